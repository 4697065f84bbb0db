package cli

import (
	"strings"

	"chiso/generator/internal/change"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// unread finds what stands in the files and could not be read, so that a mistake
// in a row is not taken for its loss. What is only warned of has been read.
func unread(tree *load.Tree, problems diag.List) change.Unread {
	u := change.Unread{Parts: map[string]bool{}, Points: map[string]map[dataset.Key]bool{}}
	if problems.Errors() == 0 {
		return u
	}
	files, lines := map[string]bool{}, map[diag.Position]bool{}
	for _, p := range problems {
		if p.Severity == diag.Warning {
			continue
		}
		files[p.File] = true
		lines[diag.Position{File: p.File, Line: p.Line}] = true
	}
	for _, pkg := range tree.Packages {
		d := pkg.Descriptor
		if d == nil {
			u.Parts[change.Part("dataset", pkg.Name)] = true
			continue
		}
		// broken says whether rows of a table may be missing.
		broken := func(path load.Str) bool {
			table := pkg.Tables[path.V]
			return path.V != "" && (table == nil || files[table.File])
		}
		note := func(kind, name string, path load.Str) {
			if broken(path) {
				u.Parts[change.Part(kind, name)] = true
			}
		}
		for _, l := range d.CodeLists {
			note("list", l.Name.V, l.Path)
			note("list", l.Name.V, l.Layout)
			note("list", l.Name.V, l.Groups)
		}
		for _, c := range d.Concordances {
			note("concordance", c.Name.V, c.Path)
		}
		note("targets", pkg.Name, d.Targets)
		note("annotations", pkg.Name, d.Annotations)
		u.Points[pkg.Name] = map[dataset.Key]bool{}
		for _, r := range d.Resources {
			note("table", pkg.Name+"/"+r.Name.V, r.Path)
			table := pkg.Tables[r.Path.V]
			if !broken(r.Path) {
				continue
			}
			// Whether every place is reported, and not a thousand and the count of the rest.
			told := table != nil && !lines[diag.Position{File: table.File}]
			if told && keyed(table, r) && table.Lines == table.Len {
				for row := range table.Rows() {
					if lines[diag.Position{File: table.File, Line: row.Line}] {
						u.Points[pkg.Name][point(table, r, row)] = true
					}
				}
				continue
			}
			for _, f := range r.Schema.Fields { // which rows are missing is not known
				if f.Role.V == "" {
					u.Parts[change.Part("indicator", f.Name.V)] = true
				}
			}
		}
	}
	return u
}

// keyed says whether a table has the columns that tell its rows apart.
func keyed(t *load.Table, r load.Resource) bool {
	for _, k := range r.Schema.PrimaryKey {
		if t.Column(k.V) < 0 {
			return false
		}
	}
	return len(r.Schema.PrimaryKey) > 0
}

// point is what the row is about, as far as its cells tell.
func point(t *load.Table, r load.Resource, row load.Row) (key dataset.Key) {
	for _, f := range r.Schema.Fields {
		column := t.Column(f.Name.V)
		switch {
		case f.Role.V != "dimension" || column < 0:
		case dataset.IsTemporal(f.Type.V):
			key.Period, _ = dataset.ParsePeriod(row.Cells[column], 0)
		case f.CodeList.V != "":
			key.Area = dataset.Area{List: f.CodeList.V, Code: strings.Clone(row.Cells[column])} // not a part of a whole block
		}
	}
	return key
}
