package validate

import (
	"strconv"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/fuzzy"
	"chiso/generator/internal/load"
)

// descriptor checks what every package says of itself.
func (c *checker) descriptor(p *load.Package) {
	d := p.Descriptor
	if d.Name.V != "" && d.Name.V != p.Name {
		c.problems.Add(d.Name.Pos, "name", diag.T("tên %q khác tên thư mục %q", "name %q differs from the folder's, %q", d.Name.V, p.Name),
			diag.T("viết name: %s", "write name: %s", p.Name))
	}
	c.name(d.Name, packageName, hyphens)
	c.version(d.Version)
	c.name(load.Str{V: p.Name, Pos: d.Name.Pos}, packageName, hyphens)
	c.notListPage(d.Name)
	c.notPlaceFiles(d.Name)
	c.address(d.Homepage)
	for _, x := range d.Contributors {
		c.address(x.Path)
		for _, role := range x.Roles {
			c.role(role)
		}
	}
	for _, l := range d.Licenses {
		c.address(l.Path)
		c.yearOf(l.From)
		c.yearOf(l.To)
		if l.From.V != 0 && l.To.V != 0 && l.From.V > l.To.V {
			c.problems.Add(l.From.Pos, "license-years", diag.T("from (%d) sau to (%d)", "from (%d) is after to (%d)", l.From.V, l.To.V), diag.T("đổi chỗ hai năm", "swap the two years"))
		}
	}
	c.past(d.Created, "created")
	c.nextRelease(d.NextRelease)
	seen := map[string]bool{}
	for _, s := range d.Sources {
		c.name(s.Name, packageName, hyphens)
		c.unique(s.Name, seen)
		c.address(s.Path)
		c.past(s.Accessed, "accessed")
	}
	c.createdAfterSources(d)
	for _, t := range d.Topics {
		c.later = append(c.later, func() { c.code(t.Pos, "topics", "topics", t.V) })
	}
	if f := d.UpdateFrequency; f.V != "" {
		c.later = append(c.later, func() { c.code(f.Pos, "updateFrequency", "frequencies", f.V) })
	}
}

// publisher is the one role of a contributor that means something to the site;
// another may be named as one likes, but a slip in this one would lose it.
const publisher = "publisher"

func (c *checker) role(role load.Str) {
	if role.V != publisher && fuzzy.Nearest(role.V, []string{publisher}) != "" {
		c.problems.Add(role.Pos, "allowed-value", diag.T("không có vai trò %q", "there is no role %q", role.V), diag.T("ý bạn là %q?", "did you mean %q?", publisher))
	}
}

// yearOf wants a year that may be left out.
func (c *checker) yearOf(i load.Int) {
	if i.Pos.Line > 0 && !isYear(strconv.Itoa(i.V)) {
		c.problems.Add(i.Pos, "type", diag.T("%d không phải là một năm", "%d is not a year", i.V), diag.T("viết bốn chữ số, ví dụ 2025", "write four digits, as in 2025"))
	}
}

func (c *checker) unique(name load.Str, seen map[string]bool) {
	if name.V != "" && seen[name.V] {
		c.problems.Add(name.Pos, "name", diag.T("tên %q đã có ở trên", "name %q is taken above", name.V), diag.T("đặt tên khác", "choose another"))
	}
	seen[name.V] = true
}

// dataset makes the dataset of a package whose tables hold data.
func (c *checker) dataset(p *load.Package) {
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
		c.indicator(ds, x)
		c.sourcesKnown(p, x.Discontinued.Sources)
	}
	for _, s := range d.Sums {
		c.later = append(c.later, func() { c.sum(s) })
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
	c.annotations(p, ds)
	c.targets(p, ds)
	c.reporting(d, ds)
	for _, ch := range d.Charts {
		c.later = append(c.later, func() { c.chart(ds, ch) })
	}
	c.catalog.Datasets = append(c.catalog.Datasets, ds)
}

// licensed reports periods with figures that no licence covers.
func (c *checker) licensed(d *load.Descriptor, ds *dataset.Dataset) {
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
					diag.T("sửa from, to; nguồn không nêu giấy phép thì dùng name: not-stated", "mend from and to; use name: not-stated where the source states none"))
			}
		}
	}
}

// columnless reports indicators that no table has a column for.
func (c *checker) columnless(d *load.Descriptor, ds *dataset.Dataset) {
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
