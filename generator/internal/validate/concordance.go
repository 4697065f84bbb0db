package validate

import (
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// oneChain says how lists follow one another: if two ways led from one to the other,
// whatever is converted would be counted twice.
var oneChain = diag.T("mỗi danh mục chỉ thành một danh mục sau nó; thêm dòng vào bảng đã có, hoặc tạo danh mục cho mỗi lần sắp xếp",
	"each list becomes one later list; add rows to the concordance that is there, or make a list for each reorganisation")

// concordanceReader reads which codes of a later list those of a former one became.
type concordanceReader struct {
	*engine
	codes   *codeChecker
	sources *sourceChecker
}

// read reads data/concordances/<name>.csv.
func (c *concordanceReader) read(p *load.Package, r load.Concordance) {
	table := p.Tables[r.Path.V]
	if table == nil {
		return
	}
	entries, problems := load.Fixed[load.ConcordanceRow](table, c.languages)
	c.problems.Take(problems...)
	c.pastedTwice(table)
	c.sources.declared(p, r.Sources)
	lists := c.known(r.From, "danh mục mã", "code list", c.codes.listNames())
	if !c.known(r.To, "danh mục mã", "code list", c.codes.listNames()) || !lists {
		return
	}
	if r.From.V == r.To.V || c.catalog.Supersedes(r.From.V, r.To.V) {
		c.problems.Add(r.To.Pos, "reference", diag.T("danh mục %q không có sau %q", "list %q does not come after %q", r.To.V, r.From.V),
			diag.T("mỗi lần sắp xếp đi từ một danh mục đến danh mục sau nó", "a reorganisation leads from one list to a later one"))
		return
	}
	for _, other := range c.catalog.Concordances {
		switch {
		case other.From == r.From.V:
			c.problems.Add(r.From.Pos, "reference", diag.T("bảng chuyển đổi %q đã đi từ danh mục %q", "concordance %q leads from list %q already", other.Name, other.From), oneChain)
			return
		case other.To == r.To.V:
			c.problems.Add(r.To.Pos, "reference", diag.T("bảng chuyển đổi %q đã đến danh mục %q", "concordance %q leads to list %q already", other.Name, other.To), oneChain)
			return
		}
	}
	out := &dataset.Concordance{Name: r.Name.V, Title: text(r.Title), From: r.From.V, To: r.To.V}
	var units []*goneTo
	gone := map[string]*goneTo{}
	sound := len(entries) == table.Lines
	for _, e := range entries {
		at := e.At
		c.sources.inCell(at("source"), p, e.V.Source)
		from, to := c.codes.require(at("from"), "from", r.From.V, e.V.From), c.codes.require(at("to"), "to", r.To.V, e.V.To)
		sound = sound && from && to
		unit := gone[e.V.From]
		if unit == nil {
			unit = &goneTo{code: e.V.From, known: true}
			gone[e.V.From], units = unit, append(units, unit)
		}
		unit.last = at("share")
		share := 1.0
		if e.V.Share != "" {
			value, ok := readNumber(e.V.Share, true)
			if !ok || value <= 0 || value > 1 {
				c.problems.Add(at("share"), "type", diag.T("%q không phải là phần từ 0 đến 1", "%q is not a share between 0 and 1", e.V.Share),
					diag.T("viết số thập phân, ví dụ 0.4; để trống nếu là toàn bộ", "write a decimal, as in 0.4; leave it blank for the whole"))
				unit.known = false
			}
			share = value
		}
		if !slices.Contains(unit.rows, e.V) { // that a row was pasted twice is reported already
			unit.share, unit.rows = unit.share+share, append(unit.rows, e.V)
		}
		if effective := e.Str("effective", e.V.Effective); c.filled(effective, "effective") && c.date(effective) {
			c.inForce(r, e.V, at)
		}
		out.Changes = append(out.Changes, dataset.Change{From: e.V.From, To: e.V.To, Share: share, Effective: e.V.Effective, LegalBasis: e.V.LegalBasis})
	}
	if len(entries) == table.Lines { // otherwise a row that is missing may be the rest
		c.shares(units)
	}
	if sound {
		c.everyone(r, out)
	}
	c.catalog.Concordances = append(c.catalog.Concordances, out)
}

func (c *concordanceReader) readAll(p *load.Package) {
	for _, r := range p.Descriptor.Concordances {
		c.read(p, r)
	}
}
