package fix

import (
	"bytes"

	"chiso/generator/internal/diag"
)

var endsFixed = diag.T("kết thúc mỗi dòng bằng LF", "end every line with LF")

// lineEnds makes the line ends of a descriptor LF. Its last line is left alone:
// a line end there may belong to a text.
func lineEnds(data []byte, _ Shape) ([]byte, diag.Text, error) {
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(data, []byte("\r"), []byte("\n")), endsFixed, nil
}

// rowEnds makes the ends of rows LF, that of the last row too. Line ends within
// quotes are part of a cell and stay.
func rowEnds(data []byte, _ Shape) ([]byte, diag.Text, error) {
	var out bytes.Buffer
	quoted := false
	for i, b := range data {
		switch {
		case b == '"':
			quoted = !quoted
			out.WriteByte(b)
		case b == '\r' && !quoted:
			if i+1 == len(data) || data[i+1] != '\n' {
				out.WriteByte('\n')
			}
		default:
			out.WriteByte(b)
		}
	}
	if n := out.Len(); n > 0 && out.Bytes()[n-1] != '\n' {
		out.WriteByte('\n')
	}
	return out.Bytes(), endsFixed, nil
}
