package validate

import (
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

var annotationKinds = []string{"note", "alternative"}

// annotationReader reads the notes on single values.
type annotationReader struct {
	*engine
	sources    *sourceChecker
	indicators *indicatorReader
	readers    map[string]*tableReader // of the tables that were read, by dataset/table
}

// read reads the notes on single values.
func (c *annotationReader) read(p *load.Package, ds *dataset.Dataset) {
	table := p.Tables[p.Descriptor.Annotations.V]
	if table == nil {
		return
	}
	entries, problems := load.Fixed[load.AnnotationRow](table, c.languages, "note")
	c.problems.Take(problems...)
	c.pastedTwice(table)
	for _, e := range entries {
		at := e.At
		str := e.Str
		sound := c.filled(str("kind", e.V.Kind), "kind") && c.oneOf(str("kind", e.V.Kind), "kind", "enum", annotationKinds)
		sound = c.sources.inCell(at("source"), p, e.V.Source) && sound
		if _, ok := readNumber(e.V.Value, true); e.V.Kind == "alternative" && !ok {
			c.problems.Add(at("value"), "type", diag.T("%q không phải là một số", "%q is not a number", e.V.Value),
				diag.T("viết số mà nguồn khác đưa ra", "write the number that the other source gives"))
			sound = false
		}
		if e.V.Kind == "alternative" && !namesSource(e.V.Source) {
			c.sources.missing(at("source"))
			sound = false
		}
		sound = c.note(at, e.Text["note"]) && sound
		indicator, key := c.annotated(p, ds, e.V, str)
		if indicator == nil || !sound {
			continue
		}
		indicator.Annotations[key] = append(indicator.Annotations[key],
			dataset.Annotation{Alternative: e.V.Kind == "alternative", Value: e.V.Value, Note: e.Text["note"], Sources: splitSources(e.V.Source)})
	}
}

// annotated finds the value a note is about: one that stands in the table, or a
// blank that the program will fill.
func (c *annotationReader) annotated(p *load.Package, ds *dataset.Dataset, row load.AnnotationRow, str func(column, value string) load.Str) (*dataset.Indicator, dataset.Key) {
	var tables []string
	for _, r := range p.Descriptor.Resources {
		tables = append(tables, r.Name.V)
	}
	found := c.known(str("table", row.Table), "bảng", "table", tables)
	if !c.known(str("indicator", row.Indicator), "chỉ số", "indicator", indicatorNames(ds)) || !found {
		return nil, dataset.Key{}
	}
	table := c.readers[ds.Name+"/"+row.Table]
	if table == nil || table.key == nil || table.place == nil || table.period == nil || !table.sure || table.unmeasured(row.Indicator) || table.table.Lines > table.table.Len {
		return nil, dataset.Key{} // what is wrong with the table, or with a row of it, is reported already
	}
	indicator := c.indicators.byName[row.Indicator]
	key := splitKey(table.r.Schema, row.Key)
	_, printed := indicator.Total().At(key.Area, key.Period)
	line, there := table.line(row.Key)
	if printed || there && (indicator.Derives() || table.unsound.has(line)) {
		return indicator, key
	}
	if table.misnamed(key) {
		return nil, dataset.Key{}
	}
	c.problems.Add(str("key", "").Pos, "reference", diag.T("chỉ số %q không có giá trị ở %q", "indicator %q has no value at %q", row.Indicator, row.Key),
		diag.T("viết các mã của dòng như trong bảng, nối bằng dấu gạch chéo: %s", "write the key as in the table, joined by slashes: %s", strings.Join(values(table.r.Schema.PrimaryKey), "/")))
	return nil, dataset.Key{}
}

// misnamed says whether a row of the table has a code that is not in its list, or a
// year that is none: it may be the row that is missed, and what is wrong with it has
// been said. Among too many such rows it is not looked for.
func (t *tableReader) misnamed(missed dataset.Key) bool {
	const many = 1000
	if t.unsound.len > many {
		return true
	}
	if t.unsoundKeys == nil {
		t.unsoundKeys = []dataset.Key{}
		for line := range t.unsound.all() {
			t.unsoundKeys = append(t.unsoundKeys, splitKey(t.r.Schema, t.keyText(t.table.Row(line))))
		}
	}
	return slices.ContainsFunc(t.unsoundKeys, func(key dataset.Key) bool {
		known := t.catalog.CodeLists[key.Area.List].Has(key.Area.Code)
		return key.Period == missed.Period && !known || key.Area == missed.Area && key.Period.IsZero()
	})
}

// splitKey reads "VNM/2021" by the primary key of a table.
func splitKey(s load.Schema, text string) (key dataset.Key) {
	parts := strings.Split(text, "/")
	if n := slices.IndexFunc(s.PrimaryKey, func(k load.Str) bool { return isPeriod(s, k.V) }); n >= 0 && len(parts) == len(s.PrimaryKey)+1 {
		parts = slices.Replace(parts, n, n+2, parts[n]+"/"+parts[n+1]) // a stretch of time, with a / in it
	}
	if len(parts) != len(s.PrimaryKey) {
		return dataset.Key{}
	}
	for n, k := range s.PrimaryKey {
		for _, f := range s.Fields {
			switch {
			case f.Name.V != k.V:
			case dataset.IsTemporal(f.Type.V):
				key.Period = periodOf(parts[n])
			default:
				key.Area = dataset.Area{List: f.CodeList.V, Code: parts[n]}
			}
		}
	}
	return key
}

// isPeriod says whether a column of a table holds periods.
func isPeriod(s load.Schema, name string) bool {
	return slices.ContainsFunc(s.Fields, func(f load.Field) bool { return f.Name.V == name && dataset.IsTemporal(f.Type.V) })
}
