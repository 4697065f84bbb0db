package fix

import (
	"bytes"

	"chiso/generator/internal/diag"
)

// byteOrderMark removes the mark that sticks to the first label; two of them
// too, for programs add one without looking.
func byteOrderMark(data []byte, _ Shape) ([]byte, diag.Text, error) {
	return bytes.TrimLeft(data, "\ufeff"), diag.T("bỏ dấu BOM ở đầu tệp", "remove the byte order mark (BOM)"), nil
}
