// Package intake puts the figures of a form that came back into the table they are
// for, and the reports they are from into the sources of its package. It is pure: it
// is given the bytes of the files and gives them as they would be, with what changes
// and, of every value it wrote, the place it came from.
package intake

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/form"
	"chiso/generator/internal/i18n"
)

// Files are those of a package that figures are entered into.
type Files struct {
	TableFile      string // as printed in messages
	Table          []byte
	DescriptorFile string
	Descriptor     []byte
}

// Change is a cell of the table that is written.
type Change struct {
	Place    dataset.Code
	Period   dataset.Period
	Column   string
	Old, New string
	Line     int           // in the table as it will be
	OldLine  int           // in the table as it is, 0 if the row is new
	From     diag.Position // in the form
	Value    bool          // whether it is a figure, and not what qualifies one
}

// Plan is what entering a form would do.
type Plan struct {
	Files
	Changes []Change
	Sources []dataset.Source // that are added
	Same    int              // figures that are there already

	// Conflicts are changes of figures that are there already: nobody has said yet
	// that they are to be replaced.
	Conflicts []Change

	origin map[place]diag.Position
}

type place struct {
	file  string
	line  int
	label string
}

// Origin is where in the form something came from that stands in the files as they
// will be, if it did.
func (p *Plan) Origin(at diag.Position) (from diag.Position, known bool) {
	from, known = p.origin[place{at.File, at.Line, at.Label}]
	if !known {
		from, known = p.origin[place{at.File, at.Line, ""}]
	}
	return from, known
}

// Form plans to enter a form. Values of the table that the form leaves blank stay.
// Today is the day on which the reports were taken, as 2026-11-22. The error says what
// the files cannot take.
func Form(filled *form.Filled, files Files, translations map[string]*i18n.Translations, today string) (*Plan, error) {
	p := &Plan{Files: files, origin: map[place]diag.Position{}}
	t, err := parse(files.Table)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", files.TableFile, err)
	}
	e := entry{plan: p, filled: filled, table: t}
	e.fresh()
	if e.names, err = p.sources(filled.Form, e.figures, translations, today); err != nil {
		return nil, err
	}
	for _, row := range e.rows() {
		e.enter(row)
	}
	p.Table = t.bytes()
	for n, c := range p.Changes {
		p.Changes[n].Line = t.lineOf(c.key(e))
		line := p.Changes[n].Line
		p.origin[place{files.TableFile, line, c.Column}] = c.From
		if row := (place{files.TableFile, line, ""}); p.origin[row].File == "" {
			p.origin[row] = c.From // a problem of the row is reported at its first cell
		}
	}
	for n, c := range p.Conflicts {
		p.Conflicts[n].Line = t.lineOf(c.key(e))
	}
	return p, nil
}

// entry is the work of entering figures into a table.
type entry struct {
	plan    *Plan
	filled  *form.Filled
	figures []form.Figure // that are not in the table yet
	table   *table
	names   map[form.Report]map[string]string // of sources, by report and place
}

// fresh finds the figures that the table does not have yet, and counts the others:
// a figure that is there keeps its source, whatever report says it again.
func (e *entry) fresh() {
	for _, f := range e.filled.Figures {
		row := e.table.find(e.filled.Table.Key, e.keyOf(f.Place.Code, f.Period))
		if row != nil && e.same(row, f) {
			e.plan.Same++
			continue
		}
		e.figures = append(e.figures, f)
	}
}

// same says whether a row has a figure, with its status and without a sign: what is
// reported is exact.
func (e *entry) same(row *row, f form.Figure) bool {
	old := row.get(e.table, f.Indicator)
	return old != "" && equal(old, f.Value) && e.qualified(row, "status", f.Indicator) == f.Status && e.qualified(row, "qualifier", f.Indicator) == ""
}

// qualified is what an attribute says of a figure, blank if there is none.
func (e *entry) qualified(row *row, attribute, indicator string) string {
	field, found := e.filled.Attribute(attribute, indicator)
	if !found {
		return ""
	}
	return row.get(e.table, field.Name)
}

// reported are the figures of one row of the table.
type reported struct {
	place   dataset.Code
	period  dataset.Period
	figures []form.Figure
}

// rows gathers the figures by row, in the order of the table's key.
func (e entry) rows() []*reported {
	by := map[string]*reported{}
	var rows []*reported
	for _, f := range e.figures {
		key := f.Place.Code + "/" + f.Period.String()
		if by[key] == nil {
			by[key] = &reported{place: f.Place, period: f.Period}
			rows = append(rows, by[key])
		}
		by[key].figures = append(by[key].figures, f)
	}
	slices.SortStableFunc(rows, func(a, b *reported) int {
		return e.compare(e.keyOf(a.place.Code, a.period), e.keyOf(b.place.Code, b.period))
	})
	return rows
}

// keyOf gives the key of a row in the order of the table's key.
func (e entry) keyOf(code string, period dataset.Period) []string {
	var key []string
	for _, name := range e.filled.Table.Key {
		if dataset.IsTemporal(e.field(name).Type) {
			key = append(key, period.String())
		} else {
			key = append(key, code)
		}
	}
	return key
}

func (c Change) key(e entry) (columns, values []string) {
	return e.filled.Table.Key, e.keyOf(c.Place.Code, c.Period)
}

func (e entry) field(name string) dataset.Field {
	n := slices.IndexFunc(e.filled.Table.Fields, func(f dataset.Field) bool { return f.Name == name })
	return e.filled.Table.Fields[n]
}

// compare orders keys: codes as in their list, years as numbers.
func (e entry) compare(a, b []string) int {
	for n, name := range e.filled.Table.Key {
		if order := cmp.Compare(e.rank(name, a[n]), e.rank(name, b[n])); order != 0 {
			return order
		}
	}
	return 0
}

func (e entry) rank(name, value string) int {
	if e.field(name).Type == "year" {
		year, _ := strconv.Atoi(value)
		return year
	}
	return e.filled.Rank(value)
}

// enter writes the figures of one row.
func (e entry) enter(r *reported) {
	columns, key := e.filled.Table.Key, e.keyOf(r.place.Code, r.period)
	row := e.table.find(columns, key)
	if row == nil {
		row = e.table.insert(columns, key, e.compare)
	}
	for _, f := range r.figures {
		e.figure(row, r, f)
	}
	e.unsign(row, r)
	e.cite(row, r)
}

// unsign takes away the sign (about, more than …) that a row had for figures which are
// now exact, unless it speaks of others of the row, too.
func (e entry) unsign(row *row, r *reported) {
	for _, field := range e.filled.Table.Fields {
		given := map[string]bool{}
		var from diag.Position
		for _, f := range r.figures {
			if of, found := e.filled.Attribute("qualifier", f.Indicator); found && of.Name == field.Name {
				given[f.Indicator], from = true, f.At
			}
		}
		old := ""
		if len(given) > 0 {
			old = row.get(e.table, field.Name)
		}
		if old == "" || e.stays(row, field, given) {
			continue
		}
		row.set(e.table, field.Name, "")
		change := Change{Place: r.place, Period: r.period, Column: field.Name, Old: old, OldLine: row.line, From: from}
		e.plan.Changes, e.plan.Conflicts = append(e.plan.Changes, change), append(e.plan.Conflicts, change)
	}
}

// figure writes a value and its status.
func (e entry) figure(row *row, r *reported, f form.Figure) {
	old := row.get(e.table, f.Indicator)
	status, hasStatus := e.filled.Attribute("status", f.Indicator)
	before := ""
	if hasStatus {
		before = row.get(e.table, status.Name)
	}
	change := Change{Place: r.place, Period: r.period, OldLine: row.line}
	value, qualified := change, change
	value.Column, value.Old, value.New, value.From, value.Value = f.Indicator, old, f.Value, f.At, true
	qualified.Column, qualified.Old, qualified.New, qualified.From = status.Name, before, f.Status, f.AtStatus
	if old == "" || !equal(old, f.Value) {
		row.set(e.table, f.Indicator, f.Value)
		e.plan.Changes = append(e.plan.Changes, value)
		if old != "" {
			e.plan.Conflicts = append(e.plan.Conflicts, value)
		}
	}
	if before != f.Status && hasStatus {
		row.set(e.table, status.Name, f.Status)
		e.plan.Changes = append(e.plan.Changes, qualified)
		if old != "" {
			e.plan.Conflicts = append(e.plan.Conflicts, qualified)
		}
	}
}

// equal says whether two numbers are one, however they are written.
func equal(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	return a == b || errX == nil && errY == nil && x == y
}

// cite writes the sources of a row. Those that were there stay as long as a value of
// theirs may stay; of a row that is all replaced they go.
func (e entry) cite(row *row, r *reported) {
	for _, field := range e.filled.Table.Fields {
		if field.Attribute != "source" {
			continue
		}
		var added []string
		var from diag.Position
		given := map[string]bool{} // indicators whose value this form gives anew
		for _, f := range r.figures {
			if of, found := e.filled.Attribute("source", f.Indicator); !found || of.Name != field.Name {
				continue
			}
			if from.File == "" {
				from = f.AtReport
			}
			added = append(added, e.names[f.Report][f.Place.Code])
			given[f.Indicator] = slices.ContainsFunc(e.plan.Changes, func(c Change) bool {
				return c.Value && c.Place.Code == r.place.Code && c.Period == r.period && c.Column == f.Indicator
			})
		}
		old := row.get(e.table, field.Name)
		var names []string
		if e.stays(row, field, given) {
			names = strings.FieldsFunc(old, func(r rune) bool { return r == ';' })
		}
		for _, name := range added {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		if cited := strings.Join(names, ";"); len(added) > 0 && cited != old {
			row.set(e.table, field.Name, cited)
			e.plan.Changes = append(e.plan.Changes, Change{Place: r.place, Period: r.period, Column: field.Name, Old: old, New: cited, OldLine: row.line, From: from})
		}
	}
}

// stays says whether a value that an attribute column speaks of is not from this form.
func (e entry) stays(row *row, attribute dataset.Field, given map[string]bool) bool {
	for _, field := range e.filled.Table.Fields {
		if field.Role != "measure" || given[field.Name] || row.get(e.table, field.Name) == "" {
			continue
		}
		if of, found := e.filled.Attribute(attribute.Attribute, field.Name); found && of.Name == attribute.Name {
			return true
		}
	}
	return false
}
