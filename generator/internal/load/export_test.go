package load

import (
	"strings"

	"chiso/generator/internal/diag"
)

// ReadTableInBlocks is ReadTable with another size of blocks.
func ReadTableInBlocks(file string, source Bytes, size int64) (*Table, diag.List, error) {
	return readTable(file, &content{source: source, size: size})
}

// Glance is what lets a line pass by.
var Glance = glance

// SlowProblems are those of the second line of a table when it is not passed by.
func SlowProblems(header, line string) diag.List {
	t := &Table{File: "x.csv", content: newContent(strings.NewReader(header))}
	s := &structure{table: t}
	s.header()
	f := &found{}
	if conflictMark(line) {
		f.problems.Take(*conflict(t.File, 2))
	}
	if _, bad := firstNotNFC(line); bad {
		f.problems.Take(notNFC)
	}
	s.line(f, &lineReader{}, 2, line, false)
	if f.separated != nil {
		f.problems.Take(*f.separated)
	}
	return f.problems.List()
}
