package validate

import (
	"chiso/generator/internal/diag"
	"chiso/generator/internal/fuzzy"
	"chiso/generator/internal/load"
)

// descriptorChecker checks what descriptors say of their packages as a whole.
type descriptorChecker struct {
	*engine
	codes    *codeChecker
	accepted *acceptances
}

// check checks what every package says of itself.
func (c *descriptorChecker) check(p *load.Package) {
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
		c.afterwards(func() { c.codes.require(t.Pos, "topics", "topics", t.V) })
	}
	if f := d.UpdateFrequency; f.V != "" {
		c.afterwards(func() { c.codes.require(f.Pos, "updateFrequency", "frequencies", f.V) })
	}
}

// publisher is the one role of a contributor that means something to the site;
// another may be named as one likes, but a typo in this one would lose it.
const publisher = "publisher"

func (c *descriptorChecker) role(role load.Str) {
	if role.V != publisher && fuzzy.Nearest(role.V, []string{publisher}) != "" {
		c.problems.Add(role.Pos, "allowed-value", diag.T("không có vai trò %q", "there is no role %q", role.V), diag.T("ý bạn là %q?", "did you mean %q?", publisher))
	}
}
