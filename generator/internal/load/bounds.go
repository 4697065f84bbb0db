package load

import (
	"chiso/generator/internal/diag"
	"chiso/generator/internal/files"
)

// Bounds of what is read, so that no file takes all memory of the machine. They stand in
// data/README.md. Sizes are in bytes.
const (
	longestLine = 1 << 20   // of a table, without its end
	longestPage = 1 << 20   // a page written by hand
	longest     = 512 << 10 // a descriptor. Real ones have a few dozen thousand; YAML takes up to a hundred times as much in memory as in a file

	// largestTable is that of a table: it is read block by block, but each of its values is
	// kept in 24 bytes.
	largestTable = 1 << 30
)

// tooLarge says that a file is larger than it may be.
func tooLarge(file string, most int64, fix diag.Text) diag.List {
	var problems diag.List
	problems.Add(diag.Position{File: file}, "size", diag.T("tệp lớn hơn %s", "the file is larger than %s", files.Size(most)), fix)
	return problems
}

// tooLong says that a line is longer than it may be, at the cell where it gets too long.
func (t *Table) tooLong(b block) diag.Problem {
	cell, quoted := 0, false
	for n := range len(b.text) {
		switch b.text[n] {
		case '"':
			quoted = !quoted
		case ',':
			if !quoted {
				cell = n + 1
			}
		}
	}
	return diag.Problem{Position: t.within(b.line, b.text, characters(b.text[:cell])+1), Rule: "size",
		What: diag.T("dòng dài hơn %s", "the line is longer than %s", files.Size(longestLine)),
		Hint: diag.T("rút gọn ô này; văn bản dài để trong README.md. nếu nhiều dòng dính vào nhau thì xuống dòng lại", "shorten this cell; a long text belongs in README.md. if lines have run together, break them again")}
}
