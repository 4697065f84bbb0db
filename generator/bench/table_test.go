package main

import (
	"strings"
	"testing"
)

// TestTable: each row is compared with plain Hugo of its own workload, and what is not known
// is a dash.
func TestTable(t *testing.T) {
	results := []result{
		{"100", row{key: baseline, title: "plain"}, usage{2, 1.5, 61.6}, size{2_345_678, 201}},
		{"100", row{key: "cold", title: "ours"}, usage{25, 41.25, 512}, size{123_456_789, 1234}},
		{"100", row{key: "same", title: "again"}, usage{0.5, 0.25, 0}, size{0, 0}},
		{"own data, 7", row{key: "cold", title: "ours"}, usage{3, 4, 5}, size{1e6, 6}},
	}
	const want = `| indicators | build | s | times plain Hugo with a table | CPU s | peak MiB | pages | MB |
|---|---|--:|--:|--:|--:|--:|--:|
| 100 | plain | 2.00 | 1.0 | 1.50 | 62 | 201 | 2.3 |
| 100 | ours | 25.00 | 12 | 41.25 | 512 | 1234 | 123 |
| 100 | again | 0.50 | 0.25 | 0.25 | – | 0 | 0.00 |
| own data, 7 | ours | 3.00 | – | 4.00 | 5 | 6 | 1.0 |
`
	var out strings.Builder
	if err := writeTable(&out, results); err != nil {
		t.Fatal(err)
	}
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}
