package validate

import (
	"hash/maphash"
	"iter"
	"regexp"
	"slices"
	"strings"
	"sync"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/fuzzy"
	"chiso/generator/internal/load"
)

// tableReader turns the rows of one resource into observations. Rows are checked
// one by one on all cores (row.go); what needs to know those before it follows in
// the order of the file (observation.go).
type tableReader struct {
	*checker
	p       *load.Package
	ds      *dataset.Dataset
	r       load.Resource
	table   *load.Table
	columns []*column // of the fields that are in the table

	place, period *column // the dimensions, nil if there is none
	measures      []*column
	qualifiers    []*column // attributes that qualify a measure
	counts        []*column // those of them that say how many were ranked

	sure          bool // the dimensions are as they must be, so that it is clear what each figure is about
	sourceColumns []*column
	accessed      map[string]int // the year in which each source was taken, by name
	firstAccessed int            // the earliest of them, 0 if none is known

	key  []int // cells of the primary key, nil if there is none or one is missing
	seed maphash.Seed
	keys *seen

	unknown     strangers     // sources that are not declared
	unsound     lines         // of rows with a mistake
	unsoundKeys []dataset.Key // of those, once they are asked for

	area       dataset.Area // of the row before
	areas      int          // how often it has changed
	attributes []string     // of the row before, by qualifier
	qualities  int          // how often they have changed
}

// column is a field and what its cells are checked against.
type column struct {
	load.Field
	number    int               // among the columns
	at        int               // in the table
	list      *dataset.CodeList // nil if there is none
	enum      []string
	pattern   *regexp.Regexp
	indicator *dataset.Indicator // of a measure
	qualified []*column          // by which attributes, of a measure
	onForm    bool               // not of a table, but of a form for somebody to fill in
	unique    *seen              // nil if values may stand more than once

	area, quality     uint32 // numbers of those of the last observation
	areaOf, qualityOf int    // and how often they had changed then

	tallies map[tallied]*tally // of a column of counts of those ranked, by period and count
}

func (c *checker) resource(p *load.Package, ds *dataset.Dataset, r load.Resource) {
	r.Schema.Fields = c.schema(r, ds)
	if p.Tables[r.Path.V] == nil {
		c.partly[ds] = true
		return
	}
	table := new(load.Table)
	*table = *p.Tables[r.Path.V]
	table.Header = slices.Clone(table.Header) // labels with a slip are read as what was meant
	c.tables[table.File] = table
	t := &tableReader{checker: c, p: p, ds: ds, r: r, table: table, seed: maphash.MakeSeed(), keys: newSeen(0), unknown: strangers{}, areas: 1, qualities: 1}
	t.labels()
	out := &dataset.Table{Name: r.Name.V, Path: table.File, Title: text(r.Title), Key: values(r.Schema.PrimaryKey), Rows: t.cells(), Len: table.Len}
	for _, x := range t.columns {
		out.Fields = append(out.Fields, t.field(x.Field))
	}
	t.attributes = make([]string, len(t.qualifiers))
	t.sourceless()
	t.rows()
	if len(t.measures) > 0 && !t.sure || table.Len < table.Lines || t.unsound.len > 0 || len(t.columns) < len(r.Schema.Fields) {
		c.partly[ds] = true
	}
	ds.Tables = append(ds.Tables, out)
	c.instrumentTables(t, out)
	c.playbookTables(t, out)
	c.surveyTables(t, out)
	c.assessmentTables(t, out)
	if r.Name.V == dataset.Terms {
		c.terms(t, out)
	}
	c.readers[ds.Name+"/"+r.Name.V] = t
}

// cells are those of the fields, row by row.
func (t *tableReader) cells() iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		for row := range t.table.Rows() {
			var cells []string
			for _, x := range t.columns {
				cells = append(cells, row.Cells[x.at])
			}
			if !yield(cells) {
				return
			}
		}
	}
}

// rows reads the table.
func (t *tableReader) rows() {
	var enough sync.Map // rules of which so much has been told that no more will be
	rooms := sync.Pool{New: func() any { return &checked{} }}
	load.EachBlock(t.table,
		func(rows []load.Row) *checked { return t.check(rows, rooms.Get().(*checked), &enough) },
		func(block *checked) {
			defer rooms.Put(block)
			t.problems.Merge(&block.problems)
			t.unknown.take(block.unknown)
			for _, rule := range Rules {
				if t.problems.Full(t.table.File, rule.Name) {
					enough.Store(rule.Name, true)
				}
			}
			for n := range block.rows {
				t.take(&block.rows[n])
			}
		})
	t.problems.Take(t.unknown.told()...)
	t.repeated()
	t.rankedOf()
}

func (t *tableReader) field(f load.Field) dataset.Field {
	out := dataset.Field{Name: f.Name.V, Type: f.Type.V, Title: text(f.Title), Role: f.Role.V, Attribute: f.Attribute.V,
		Of: values(f.Of), CodeList: f.CodeList.V, Lang: f.Lang.V, Text: f.Text.V, Required: f.Constraints.Required.V == "true",
		Minimum: bound(f.Constraints.Minimum), Maximum: bound(f.Constraints.Maximum)}
	if f.Role.V == "" {
		out.Role = "measure"
		if i := t.indicators[f.Name.V]; i != nil {
			out.Title = i.Title
		}
	}
	return out
}

func bound(n load.Number) *float64 {
	if !n.Set {
		return nil
	}
	return &n.V
}

// labels matches the header with the fields of the schema.
func (t *tableReader) labels() {
	var names, missing []string
	for _, f := range t.r.Schema.Fields {
		names = append(names, f.Name.V)
		if t.table.Column(f.Name.V) < 0 {
			missing = append(missing, f.Name.V)
		}
	}
	if problem := t.wide(names); problem != nil {
		t.problems.Take(*problem)
		return
	}
	if problem := t.table.Headless(names); problem != nil {
		t.problems.Take(*problem)
		return
	}
	blank, unnamed := t.table.Unnamed(names)
	t.problems.Take(blank...)
	for i, label := range t.table.Header {
		if label == "" && unnamed != "" {
			t.table.Header[i] = unnamed
			missing = nil
		}
		if label == "" || slices.Contains(names, label) {
			continue
		}
		mend := diag.T("các cột của bảng này: %s", "the columns of this table are: %s", strings.Join(names, ", "))
		at, meant := t.table.AtLabel(i), fuzzy.Nearest(label, missing)
		if meant != "" {
			mend = diag.T("ý bạn là %q?", "did you mean %q?", meant)
			t.table.Header[i] = meant
			missing = slices.DeleteFunc(missing, func(name string) bool { return name == meant })
		}
		t.problems.Add(at, "extra-label", diag.T("cột %q không có trong schema của bảng", "column %q is not in the table's schema", label), mend)
	}
	for _, f := range t.r.Schema.Fields {
		at := t.table.Column(f.Name.V)
		if at < 0 {
			t.problems.Add(diag.Position{File: t.table.File, Line: 1}, "missing-label", diag.T("thiếu cột %q", "column %q is missing", f.Name.V),
				diag.T("thêm cột, hoặc bỏ nó khỏi schema.fields", "add the column, or remove it from schema.fields"))
			continue
		}
		t.columns = append(t.columns, t.column(f, at))
	}
	t.sort()
	t.sure = twoDimensions(t.r.Schema) && keyed(t.r.Schema)
	if len(t.measures) > 0 && !t.sure {
		return // rows that are no duplicates would be reported as such
	}
	for _, k := range t.r.Schema.PrimaryKey {
		if at := t.table.Column(k.V); at >= 0 {
			t.key = append(t.key, at)
		}
	}
	if len(t.key) < len(t.r.Schema.PrimaryKey) {
		t.key = nil
	}
	if t.key != nil {
		t.keys = newSeen(t.table.Len)
	}
}

// sort tells the columns apart by what they are for.
func (t *tableReader) sort() {
	for _, x := range t.columns {
		switch {
		case x.indicator != nil:
			t.measures = append(t.measures, x)
		case x.Role.V == "dimension" && x.Type.V == "year":
			t.period = x
		case x.Role.V == "dimension" && x.CodeList.V != "":
			t.place = x
		case slices.Contains(Attributes, x.Attribute.V):
			t.qualifiers = append(t.qualifiers, x)
			if x.tallies != nil {
				t.counts = append(t.counts, x)
			}
			if x.Attribute.V == attributeSource {
				t.sourceColumns = append(t.sourceColumns, x)
			}
		}
	}
	if t.period != nil {
		t.period.qualified = t.qualifiers // what is typed beside a year belongs there
	}
	for _, measure := range t.measures {
		for _, x := range t.qualifiers {
			if of := values(x.Of); len(of) == 0 || slices.Contains(of, measure.Name.V) { // without `of` it speaks of all
				measure.qualified = append(measure.qualified, x)
			}
		}
	}
}

func (t *tableReader) column(f load.Field, at int) *column {
	x := &column{Field: f, number: len(t.columns), at: at, list: t.catalog.CodeLists[f.CodeList.V], enum: values(f.Constraints.Enum)}
	if p := f.Constraints.Pattern.V; p != "" {
		x.pattern, _ = regexp.Compile("^(?:" + p + ")$") // that it cannot be read has been said
	}
	if f.Constraints.Unique.V == "true" {
		x.unique = newSeen(t.table.Len)
	}
	if f.Attribute.V == attributeRankedOf {
		x.tallies = map[tallied]*tally{}
	}
	if i := t.indicators[f.Name.V]; i != nil && i.Dataset == t.ds && f.Role.V == "" && (f.Type.V == "number" || f.Type.V == "integer") {
		x.indicator = i
		i.Cube.Grow(t.table.Len)
	}
	return x
}
