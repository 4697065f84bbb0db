package fix

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"chiso/generator/internal/diag"
)

// separator puts commas between columns: Excel in Vietnamese writes semicolons,
// a copy from a sheet has tabs. It does so only if the header then has exactly
// the columns of the schema, and if no number is unclear: 1.234 may be what such
// a sheet writes for 1234, and after the repair nothing would show it.
func separator(data []byte, shape Shape) ([]byte, diag.Text, error) {
	header := firstLine(string(data))
	if strings.Contains(header, ",") {
		return data, diag.Text{}, nil
	}
	at := strings.IndexAny(header, ";\t|")
	if at < 0 {
		return data, diag.Text{}, nil
	}
	found := header[at : at+1]
	rows, err := parse(data, header[at])
	if err != nil {
		return nil, diag.Text{}, err
	}
	labels := labelsOf(rows)
	var wanted []string
	for _, column := range shape.Columns {
		wanted = append(wanted, column.Name)
	}
	slices.Sort(wanted)
	if !slices.Equal(slices.Sorted(slices.Values(labels)), wanted) {
		return nil, diag.Text{}, &Left{Line: 1, Why: diag.T("các cột cách nhau bằng %q, và tên cột không đúng là các cột mà tệp mô tả khai cho bảng",
			"columns are separated by %q, and their names are not exactly those the descriptor gives the table", found)}
	}
	if points := find(rows, shape, onePoint); len(points) > 0 {
		return nil, diag.Text{}, points.left(diag.T("chưa đổi dấu ngăn cột %q: %q có thể là số nghìn hay số thập phân. viết rõ rồi chạy lại",
			"the separator %q stays: %q may mean thousands or decimals. write it out, then run fix again", found, points[0].value))
	}
	for _, row := range rows {
		for i, raw := range row.cells {
			row.cells[i] = encode(decode(raw))
		}
	}
	return write(rows), diag.T("ngăn cột bằng dấu phẩy thay cho %q", "separate columns by commas instead of %q", found), nil
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
