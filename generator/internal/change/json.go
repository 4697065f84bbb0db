package change

import (
	_ "embed"
	"encoding/json"
	"io"
)

// Schema is the JSON Schema (draft 2020-12) of what JSON writes. Whoever reads
// that relies on it, so what is there stays, and new keys may come.
//
//go:embed report.schema.json
var Schema []byte

// JSON writes the report for programs.
func (r Report) JSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(r)
}

// shown is a text that a report always has: in data with mistakes it may be
// missing, and is then empty rather than null.
func shown(t Text) Text {
	if t == nil {
		return Text{}
	}
	return t
}
