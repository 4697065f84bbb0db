package form

import (
	"bytes"
	"encoding/csv"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/export"
)

// CSV is the form of a place as plain rows, with a byte order mark, without which
// Excel would take it for another encoding.
func (f *Form) CSV(place dataset.Code) []byte {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.UseCRLF = true // as spreadsheets write it
	var header []string
	for _, column := range columns {
		header = append(header, f.translate(column.key, nil))
	}
	_ = w.Write(header) // into memory, where writing cannot fail
	for _, row := range f.rows(place) {
		var cells []string
		for _, column := range columns {
			cells = append(cells, export.Safe(row[column.key]))
		}
		_ = w.Write(cells)
	}
	w.Flush()
	return b.Bytes()
}
