package change

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
)

// between parts the words of a key that is made for people.
const between = " · "

// record is a row by its key.
type record struct {
	key    string
	label  Text
	fields map[string]string
}

// fields lists the keys that differ, in alphabetical order.
func fields(before, after map[string]string) []Field {
	out := []Field{}
	names := maps.Clone(before)
	if names == nil {
		names = map[string]string{}
	}
	maps.Copy(names, after)
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if before[name] != after[name] {
			out = append(out, Field{name, before[name], after[name]})
		}
	}
	return out
}

// records compares rows by their keys, whatever their order. Rows missing on a
// side that could not be read wholly are neither lost nor new.
func records(before, after []record, unreadBefore, unreadAfter bool) []Record {
	out := []Record{}
	old, now := byKey(before), byKey(after)
	for _, key := range slices.Sorted(maps.Keys(old)) {
		b := old[key]
		a, kept := now[key]
		switch changed := fields(b.fields, a.fields); {
		case !kept && !unreadAfter:
			out = append(out, Record{Removed, key, b.label, changed})
		case kept && len(changed) > 0:
			out = append(out, Record{Changed, key, a.label, changed})
		}
	}
	for _, key := range slices.Sorted(maps.Keys(now)) {
		if _, there := old[key]; !there && !unreadBefore {
			out = append(out, Record{Added, key, now[key].label, fields(nil, now[key].fields)})
		}
	}
	slices.SortStableFunc(out, func(a, b Record) int { return cmp.Compare(gravity(a.What), gravity(b.What)) })
	return out
}

func byKey(list []record) map[string]record {
	by, seen := map[string]record{}, map[string]int{}
	for _, r := range list {
		by[unique(seen, r.key)] = r
	}
	return by
}

// gravity puts loss first.
func gravity(w What) int {
	return slices.Index([]What{Removed, Revised, Changed, Renamed, Requalified, Added}, w)
}

// The rows of each table with fixed columns.

func codes(l *dataset.CodeList) []record {
	var out []record
	for _, c := range l.Members() {
		out = append(out, record{c.Code, c.Label, flatten(c, "Code")})
	}
	if l != nil {
		seen := map[string]int{}
		for _, t := range l.Layout {
			out = append(out, record{unique(seen, "layout "+t.Code), nil, flatten(t, "Code")})
		}
		for _, g := range l.Groups {
			for _, m := range g.Members {
				out = append(out, record{unique(seen, "group "+g.Code+between+m.Code), nil, flatten(m, "Code")})
			}
		}
	}
	return out
}

func changes(c *dataset.Concordance) []record {
	var out []record
	for _, x := range c.Changes {
		out = append(out, record{x.From + " → " + x.To, nil, flatten(x, "From", "To")})
	}
	return out
}

func targets(d *dataset.Dataset) []record {
	var out []record
	for _, t := range d.Targets {
		parts := []string{t.Indicator, t.Place}
		for _, part := range []string{t.By.String(), t.Comparator, t.Instrument} {
			if part != "" {
				parts = append(parts, part)
			}
		}
		out = append(out, record{strings.Join(parts, between), nil, flatten(t, "Declared", "Indicator", "Place", "By", "Comparator", "Instrument")})
	}
	return out
}

func annotations(i *dataset.Indicator) []record {
	var out []record
	for key, notes := range i.Annotations {
		for _, note := range notes {
			name := "note"
			if note.Alternative {
				name = "alternative"
			}
			out = append(out, record{strings.TrimSuffix(key.Area.Code+"/"+key.Period.String(), "/") + between + name, nil, flatten(note, "Alternative")})
		}
	}
	// Notes on one value have no order that means something.
	slices.SortFunc(out, func(a, b record) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(said(a.fields), said(b.fields)))
	})
	return out
}

// said joins all texts of a row, to put rows in order.
func said(fields map[string]string) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		b.WriteString(name + "\x00" + fields[name] + "\x00")
	}
	return b.String()
}

func charts(d *dataset.Dataset) map[string]string {
	out, seen := map[string]string{}, map[string]int{}
	for _, c := range d.Charts {
		name := unique(seen, c.Indicator.Name+" "+c.Kind)
		out["charts["+name+"]"] = "✓" // a chart with nothing more to say is there all the same
		for key, value := range flatten(*c, "Declared", "Kind", "Indicator") {
			out["charts["+name+"]."+key] = value
		}
	}
	return out
}

// rows are those of a table: of a measured one, with figures, only the words
// beside them, for its figures are compared as values.
func rows(t *dataset.Table, measured bool) []record {
	var out []record
	compared := func(f dataset.Field) bool {
		return !slices.Contains(t.Key, f.Name) && (!measured || f.Role != "measure" && f.Role != "dimension" && !qualifies(f))
	}
	if t.Rows == nil || measured && !slices.ContainsFunc(t.Fields, compared) {
		return nil // only the other side has the table, or it has no words
	}
	for cells := range t.Rows {
		r := record{fields: map[string]string{}}
		var key, all []string
		for n, f := range t.Fields {
			if slices.Contains(t.Key, f.Name) {
				key = append(key, cells[n])
			}
			if cells[n] != "" && compared(f) {
				r.fields[f.Name] = cells[n]
			}
			all = append(all, f.Name+"="+cells[n])
		}
		if len(t.Key) == 0 {
			slices.Sort(all)
			key = all
		}
		r.key = strings.Join(key, "/")
		out = append(out, r)
	}
	return out
}

func figures(t *dataset.Table) bool {
	return slices.ContainsFunc(t.Fields, func(f dataset.Field) bool { return f.Role == "measure" })
}

// qualifies says whether a column has been read into the values it speaks of.
func qualifies(f dataset.Field) bool {
	return slices.Contains([]string{"source", "status", "qualifier", "ranked_of", "sample"}, f.Attribute)
}

func declared(t *dataset.Table) map[string]string {
	out := flatten(*t, "Name", "Path", "Fields", "Rows", "Len")
	for _, f := range t.Fields {
		skip := []string{"Name"}
		if f.Role == "measure" {
			skip = append(skip, "Title") // it is the indicator's
		}
		for key, value := range flatten(f, skip...) {
			out["fields["+f.Name+"]."+key] = value
		}
	}
	return out
}
