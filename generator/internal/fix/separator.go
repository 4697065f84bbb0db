package fix

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"chiso/generator/internal/diag"
)

// separator puts commas between columns: Excel in Vietnamese writes semicolons,
// a copy from a sheet has tabs. It does so only if the header then has exactly
// the columns of the schema.
func separator(data []byte, shape Shape) ([]byte, diag.Text, error) {
	found := separatorOf(data)
	if found == ',' {
		return data, diag.Text{}, nil
	}
	rows, err := parse(data, found)
	if err != nil {
		return nil, diag.Text{}, err
	}
	var wanted []string
	for _, column := range shape.Columns {
		wanted = append(wanted, column.Name)
	}
	slices.Sort(wanted)
	if !slices.Equal(slices.Sorted(slices.Values(labelsOf(rows))), wanted) {
		return nil, diag.Text{}, &Left{Line: 1, Why: diag.T("các cột cách nhau bằng %q, và tên cột không đúng là các cột mà tệp mô tả khai cho bảng",
			"columns are separated by %q, and their names are not exactly those the descriptor gives the table", string(found))}
	}
	for _, row := range rows {
		for i, raw := range row.cells {
			row.cells[i] = encode(decode(raw))
		}
	}
	return write(rows), diag.T("ngăn cột bằng dấu phẩy thay cho %q", "separate columns by commas instead of %q", string(found)), nil
}

// separatorOf is what stands between the columns: a comma unless the header has
// none, and another mark that programs write.
func separatorOf(data []byte) byte {
	header := firstLine(string(data))
	if at := strings.IndexAny(header, ";\t|"); at >= 0 && !strings.Contains(header, ",") {
		return header[at]
	}
	return ','
}

// firstLine is the first line that holds more than separators and spaces.
func firstLine(text string) string {
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimFunc(line, func(r rune) bool { return unseen(r) || strings.ContainsRune(",;|\"", r) }) != "" {
			return line
		}
	}
	return ""
}

// labelsOf are the labels of the header as they will be, without the blank ones
// at its end.
func labelsOf(rows []row) []string {
	var labels []string
	for _, raw := range header(rows).cells {
		labels = append(labels, trim(norm.NFC.String(decode(raw))))
	}
	for len(labels) > 0 && labels[len(labels)-1] == "" {
		labels = labels[:len(labels)-1]
	}
	return labels
}
