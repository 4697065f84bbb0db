package validate

import (
	"fmt"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// valid wants the code of a row to be in force on at least one day of its year: a
// province that is no more has no figures of a later year. It says so once a row.
func (t *tableReader) valid(row load.Row, o dataset.Observation) bool {
	code, known := t.catalog.CodeLists[o.Subject.List].Find(o.Subject.Code)
	if !known || o.Year == 0 {
		return true
	}
	first, last := fmt.Sprintf("%d-01-01", o.Year), fmt.Sprintf("%d-12-31", o.Year)
	ended, begun := code.ValidTo != "" && code.ValidTo < first, code.ValidFrom == "" || code.ValidFrom <= last
	if !ended && begun {
		return true
	}
	if t.outdated[row.Line] {
		return false
	}
	t.outdated[row.Line] = true
	key, _ := t.key(row)
	t.unsound[t.ds.Name+"/"+t.r.Name.V+"/"+key] = true // so that notes on its values are not missed too
	what := diag.T("%q (%s) chỉ có từ %s, sau năm %d", "%q (%s) begins on %s, after %d", code.Code, t.label(code), code.ValidFrom, o.Year)
	if ended {
		what = diag.T("%q (%s) đã hết hiệu lực từ %s, trước năm %d", "%q (%s) ended on %s, before %d", code.Code, t.label(code), code.ValidTo, o.Year)
	}
	pos := diag.Position{File: t.table.File, Line: row.Line}
	for i, f := range t.fields {
		if f.Role.V == "dimension" && f.CodeList.V == o.Subject.List {
			pos = t.table.At(row, t.column[i])
		}
	}
	t.problems.Add(pos, "validity", what, t.successor(o.Subject))
	return false
}

// label is a code's name in the first language of the site: messages of both
// languages name the place as its people do.
func (t *tableReader) label(code dataset.Code) string { return code.Label[t.languages[0]] }

// successor says which code became of one, if a concordance knows.
func (c *checker) successor(s dataset.Subject) diag.Text {
	for _, concordance := range c.catalog.Concordances {
		if concordance.From != s.List {
			continue
		}
		for _, row := range concordance.Changes {
			if row.From == s.Code {
				code, _ := c.catalog.CodeLists[concordance.To].Find(row.To)
				return diag.T("từ %s dùng mã %q (%s) của danh mục %q", "since %s it is code %q (%s) of code list %q", row.Effective, row.To, code.Label[c.languages[0]], concordance.To)
			}
		}
	}
	return diag.T("xem lại mã và năm", "look at the code and the year again")
}
