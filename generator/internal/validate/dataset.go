package validate

import (
	"reflect"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
	"chiso/generator/internal/model"
)

// datasetReader makes datasets of packages. It hands each part of a descriptor, and each
// table, to the reader of its kind.
type datasetReader struct {
	*engine
	codes       *codeChecker
	cells       *cellChecker
	sources     *sourceChecker
	texts       *textChecker
	descriptors *descriptorChecker
	indicators  *indicatorReader
	sums        *sumChecker
	schemas     *schemaChecker
	instruments *instrumentReader
	terms       *termReader
	playbook    *playbookReader
	surveys     *surveyReader
	assessments *assessmentReader
	annotations *annotationReader
	targets     *targetReader
	charts      *chartReader
}

// read reads a package. One that only declares code lists has no dataset.
func (c *datasetReader) read(p *load.Package) {
	d := p.Descriptor
	c.texts.questions = model.Questions(p.Name)
	c.texts.translations(reflect.ValueOf(d).Elem())
	c.texts.unanswered(p)
	c.descriptors.check(p)
	lists := len(d.CodeLists)+len(d.Concordances) > 0
	if lists && len(d.Indicators)+len(d.Resources)+len(d.Charts) == 0 {
		return
	}
	c.dataset(p)
}

// dataset makes the dataset of a package whose tables hold data.
func (c *datasetReader) dataset(p *load.Package) {
	d := p.Descriptor
	ds := &dataset.Dataset{
		Name: p.Name, Title: text(d.Title), Description: text(d.Description), Version: d.Version.V, Created: d.Created.V,
		Homepage: d.Homepage.V, Topics: values(d.Topics), UpdateFrequency: d.UpdateFrequency.V, NextRelease: d.NextRelease.V,
		Citation: text(d.Citation), Method: text(d.Method), Limits: texts(d.Limits),
	}
	for _, x := range d.Contributors {
		ds.Contributors = append(ds.Contributors, dataset.Contributor{Title: text(x.Title), Path: x.Path.V, Roles: values(x.Roles)})
	}
	for _, x := range d.Licenses {
		ds.Licenses = append(ds.Licenses, dataset.License{Name: x.Name.V, Title: text(x.Title), Path: x.Path.V, From: dataset.Year(x.From.V), To: dataset.Year(x.To.V)})
	}
	for _, x := range d.Sources {
		ds.Sources = append(ds.Sources, dataset.Source{Name: x.Name.V, Title: text(x.Title), Path: x.Path.V, Accessed: x.Accessed.V})
	}
	for _, x := range d.Indicators {
		c.indicators.read(ds, x)
		c.sources.declared(p, x.Discontinued.Sources)
	}
	for _, s := range d.Sums {
		c.afterwards(func() { c.sums.check(s) })
	}
	seen := map[string]bool{} // a table and an indicator of one name would be one file to download
	for _, x := range d.Indicators {
		seen[x.Name.V] = true
	}
	tables := map[string]string{} // by file
	for _, r := range d.Resources {
		c.name(r.Name, packageName, hyphens)
		c.unique(r.Name, seen)
		if first, taken := tables[r.Path.V]; taken && r.Path.V != "" {
			c.problems.Add(r.Path.Pos, "name", diag.T("tệp %q đã là của bảng %q", "file %q is already that of table %q", r.Path.V, first),
				diag.T("viết tệp khác ở path, hoặc bỏ một trong hai bảng", "name another file in path, or remove one of the two tables"))
			continue
		}
		tables[r.Path.V] = r.Name.V
		c.resource(p, ds, r)
	}
	c.once(ds)
	c.columnless(d, ds)
	c.licensed(d, ds)
	c.annotations.read(p, ds)
	c.targets.read(p, ds)
	c.reporting(d, ds)
	for _, ch := range d.Charts {
		c.afterwards(func() { c.charts.read(ds, ch) })
	}
	c.catalog.Datasets = append(c.catalog.Datasets, ds)
}

// licensed reports periods with figures that no licence covers.
func (c *datasetReader) licensed(d *load.Descriptor, ds *dataset.Dataset) {
	reported := map[dataset.Period]bool{}
	for _, i := range ds.Indicators {
		for _, period := range i.Total().Periods() {
			covered := reported[period]
			for _, l := range ds.Licenses {
				covered = covered || l.Covers(period)
			}
			if !covered && len(d.Licenses) > 0 {
				reported[period] = true
				c.problems.Add(d.Licenses[0].Pos, "license-years", diag.T("không giấy phép nào áp dụng cho số liệu năm %s", "no licence covers the figures of %s", period),
					diag.T("sửa from, to; nguồn không nêu giấy phép thì dùng name: not-stated", "fix from and to; use name: not-stated where the source states none"))
			}
		}
	}
}

// columnless reports indicators that no table has a column for.
func (c *datasetReader) columnless(d *load.Descriptor, ds *dataset.Dataset) {
	columns := map[string]bool{}
	for _, r := range d.Resources {
		for _, f := range r.Schema.Fields {
			columns[f.Name.V] = true
		}
	}
	for _, i := range d.Indicators {
		if i.Name.V != "" && !columns[i.Name.V] {
			c.problems.Add(i.Name.Pos, "field", diag.T("không bảng nào có cột %q", "no table has a column %q", i.Name.V),
				diag.T("thêm cột vào schema.fields và vào tệp CSV", "add the column to schema.fields and to the CSV"))
		}
	}
}

// once puts the values of the dataset's indicators in order, and reports those that
// two of its tables give.
func (c *datasetReader) once(ds *dataset.Dataset) {
	for _, i := range ds.Indicators {
		c.catalog.Sort(i)
		i.Cube.Repeated(func(first, again dataset.Observation) {
			rule := "primary-key"
			c.problems.Add(c.positionOf(rule, i.Total(), again), rule, diag.T("giá trị này đã có ở %s", "this value is already at %s", c.positionOf(rule, i.Total(), first)), diag.T("xóa một trong hai", "delete one of the two"))
		})
	}
}
