package diag

import (
	_ "embed"
	"encoding/json"
	"io"
)

// jsonFormat is for programs. Its shape is in report.schema.json: whoever reads
// it relies on that, so what is there stays, and new keys may come.
var jsonFormat = Format{"json", T("cho chương trình khác, theo --print-schema", "for programs, as in --print-schema"), writeJSON}

// Schema is the JSON Schema (draft 2020-12) of the format json.
//
//go:embed report.schema.json
var Schema []byte

type jsonReport struct {
	Problems []jsonProblem `json:"problems"`
	Errors   int           `json:"errors"`
	Warnings int           `json:"warnings"`
}

type jsonProblem struct {
	File       string   `json:"file"`
	Line       int      `json:"line"`
	Column     int      `json:"column"`
	ColumnName string   `json:"columnName,omitempty"`
	Cell       string   `json:"cell,omitempty"`
	Rule       string   `json:"rule"`
	Severity   string   `json:"severity"`
	What       jsonText `json:"what"`
	Hint       jsonText `json:"mend"`
	Source     string   `json:"source"`
}

type jsonText struct {
	VI string `json:"vi"`
	EN string `json:"en"`
}

// writeJSON writes both languages, whatever that of the report.
func writeJSON(w io.Writer, r Report) error {
	out := jsonReport{Problems: []jsonProblem{}, Errors: r.Problems.Errors(), Warnings: r.Problems.Warnings()}
	for _, p := range r.Problems {
		out.Problems = append(out.Problems, jsonProblem{
			File: p.File, Line: p.Line, Column: p.Column, ColumnName: p.Label, Cell: p.Cell(), Rule: p.Rule, Severity: p.Severity.String(),
			What: jsonText(p.What), Hint: jsonText(p.Hint), Source: p.Source,
		})
	}
	return encode(w, out)
}

// encode writes one JSON document for people to read too. The signs < > & stay
// escaped, so that it may stand in a page.
func encode(w io.Writer, document any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(document)
}
