package validate

import (
	"hash/maphash"
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/load"
)

// resource reads a table: the fields of its schema, its header, its rows and, if it is one
// of records such as terms or instruments, what these say.
func (c *datasetReader) resource(p *load.Package, ds *dataset.Dataset, r load.Resource) {
	r.Schema.Fields = c.schemas.check(r, ds)
	if p.Tables[r.Path.V] == nil {
		c.partly[ds] = true
		return
	}
	table := new(load.Table)
	*table = *p.Tables[r.Path.V]
	table.Header = slices.Clone(table.Header) // labels with a typo are read as what was meant
	c.tables[table.File] = table
	t := &tableColumns{p: p, ds: ds, r: r, table: table, seed: maphash.MakeSeed()}
	header := headerReader{c.engine, c.indicators, t}
	header.labels()
	out := &dataset.Table{Name: r.Name.V, Path: table.File, Title: text(r.Title), Key: values(r.Schema.PrimaryKey), Rows: t.cells(), Len: table.Len}
	for _, x := range t.columns {
		out.Fields = append(out.Fields, header.field(x.Field))
	}
	header.sourceless()
	rows := newTableReader(c.engine, t)
	rows.read(&rowChecker{engine: c.engine, tableColumns: t, cells: c.cells, codes: c.codes, sources: c.sources})
	if len(t.measures) > 0 && !t.sure || table.Len < table.Lines || rows.unsound.len > 0 || len(t.columns) < len(r.Schema.Fields) {
		c.partly[ds] = true
	}
	ds.Tables = append(ds.Tables, out)
	c.instruments.read(t, out)
	c.playbook.read(t, out)
	c.surveys.read(t, out)
	c.assessments.read(t, out)
	if r.Name.V == dataset.Terms {
		c.terms.read(t, out)
	}
	c.annotations.readers[ds.Name+"/"+r.Name.V] = rows
}
