package fix

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"

	"chiso/generator/internal/diag"
)

// encoding turns UTF-16, which Excel calls "Unicode text", into UTF-8. Other
// encodings cannot be told from each other without guessing.
func encoding(data []byte, _ Shape) ([]byte, diag.Text, error) {
	plain := data
	for mark, order := range map[string]unicode.Endianness{"\xff\xfe": unicode.LittleEndian, "\xfe\xff": unicode.BigEndian} {
		if !bytes.HasPrefix(data, []byte(mark)) {
			continue
		}
		utf16 := unicode.UTF16(order, unicode.IgnoreBOM)
		decoded, err := utf16.NewDecoder().Bytes(data)
		if err != nil {
			return nil, diag.Text{}, notText
		}
		if back, err := utf16.NewEncoder().Bytes(decoded); err != nil || !bytes.Equal(back, data) { // half a character
			return nil, diag.Text{}, notText
		}
		plain = bytes.TrimPrefix(decoded, []byte("\ufeff"))
	}
	if !utf8.Valid(plain) || bytes.IndexByte(plain, 0) >= 0 {
		return nil, diag.Text{}, notText
	}
	return plain, diag.T("đổi UTF-16 thành UTF-8", "turn UTF-16 into UTF-8"), nil
}

var notText = &Left{Why: diag.T("tệp không phải UTF-8 hay UTF-16; lưu lại dưới dạng CSV UTF-8", "the file is neither UTF-8 nor UTF-16; save it as CSV UTF-8")}
