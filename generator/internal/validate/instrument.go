package validate

import (
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/fuzzy"
	"chiso/generator/internal/load"
)

// instrumentReader reads legal instruments, their relations and provisions, and finds an
// instrument by its name.
type instrumentReader struct {
	*engine
	records *recordReader
	ids     map[string][]string // by all that names an instrument: ID or number
}

// read reads the tables of legal instruments: the list itself, what one
// does to another, and what their articles allow. References to instruments are
// resolved once all packages are read, for any dataset may hold the list.
func (c *instrumentReader) read(t *tableColumns, out *dataset.Table) {
	switch t.r.Name.V {
	case dataset.Instruments:
		c.list(t, out)
	case dataset.InstrumentRelations:
		c.relations(t, out)
	case dataset.Provisions:
		c.provisions(t, out)
	}
}

// list gives each instrument its ID: what the table says or, where it says
// nothing, the number as a slug. What may be written to name an instrument is its ID or
// its number.
func (c *instrumentReader) list(t *tableColumns, out *dataset.Table) {
	identified := t.table.Column("id") >= 0
	for _, r := range c.records.read(t, out) {
		x, cell := t.ds.Instrument(r.Record), r.cell
		if identified && x.ID != "" {
			c.name(cell("id"), packageName, hyphens)
		}
		if x.ID == "" {
			x.ID = fuzzy.Slug(x.Number)
		}
		for _, name := range slices.Compact([]string{x.ID, x.Number}) {
			if name != "" && !slices.Contains(c.ids[name], x.ID) {
				c.ids[name] = append(c.ids[name], x.ID)
			}
		}
		if (x.Link == "") != (x.LinkKind == "") {
			blank, given := "link", "link_kind"
			if x.LinkKind == "" {
				blank, given = given, blank
			}
			c.problems.Add(cell(blank).Pos, "required", diag.T("ô ở cột %q trống, còn cột %q có giá trị", "the cell in column %q is blank, and column %q has a value", blank, given),
				diag.T("điền cả hai, hoặc để trống cả hai khi chưa tìm được địa chỉ của văn bản", "fill in both, or leave both blank where no address of the text was found"))
		}
		c.catalog.Instruments = append(c.catalog.Instruments, x)
	}
}

// id gives the ID of a legal instrument that is named by its ID or by a number
// that no other one has; empty if none is named, or if that is reported.
func (c *instrumentReader) id(s load.Str) string {
	ids := c.ids[s.V]
	switch {
	case s.V == "" || len(ids) == 1:
		return strings.Join(ids, "")
	case slices.Contains(ids, s.V): // an ID that is the number of another one too
		return s.V
	case len(ids) > 1:
		c.problems.Add(s.Pos, "foreign-key", diag.T("có %d văn bản mang số %q", "%d instruments have the number %q", len(ids), s.V),
			diag.T("viết id của văn bản muốn nói: %s", "write the id of the one that is meant: %s", strings.Join(ids, ", ")))
		return ""
	}
	hint := diag.T("thêm văn bản vào đó trước", "add it there first")
	if near := fuzzy.Nearest(s.V, c.names()); near != "" {
		hint = diag.T("ý bạn là %q?", "did you mean %q?", near)
	}
	c.problems.Add(s.Pos, "foreign-key", diag.T("văn bản %q không có trong bảng %q", "instrument %q is not in table %q", s.V, dataset.Instruments), hint)
	return ""
}

// names are the numbers of instruments, and IDs where a number does not name
// one alone.
func (c *instrumentReader) names() []string {
	var names []string
	for _, x := range c.catalog.Instruments {
		if x.Number != "" && len(c.ids[x.Number]) == 1 {
			names = append(names, x.Number)
		} else {
			names = append(names, x.ID)
		}
	}
	slices.Sort(names)
	return names
}

// relations reads what instruments do to each other. A relation is written once,
// from either side; the other side is shown by the code that is its opposite.
func (c *instrumentReader) relations(t *tableColumns, out *dataset.Table) {
	rows := c.records.read(t, out)
	c.afterwards(func() {
		kinds := c.catalog.CodeLists[dataset.InstrumentRelations]
		type said struct{ from, kind, to string }
		lines := map[said]int{}
		for _, row := range rows {
			r, cell := row.Relation(), row.cell
			r.From, r.To = c.id(cell("instrument")), c.id(cell("other"))
			if r.From == "" || r.To == "" || !kinds.Has(r.Kind) {
				continue // a code that there is not has been reported by its column
			}
			inverse := kinds.Inverse(r.Kind)
			at := cell("other").Pos
			switch line := max(lines[said{r.From, r.Kind, r.To}], lines[said{r.To, inverse, r.From}]); {
			case kinds.Inverse(inverse) != r.Kind:
				c.problems.Add(cell("relation").Pos, "relation", diag.T("quan hệ %q không có chiều ngược lại", "relation %q has no opposite", r.Kind),
					diag.T("ở danh mục %q, cột type của hai chiều phải ghi mã của nhau", "in the list %q the two directions name each other in column type", dataset.InstrumentRelations))
				continue
			case r.From == r.To:
				c.problems.Add(at, "relation", diag.T("văn bản %q có quan hệ với chính nó", "instrument %q is related to itself", r.From), diag.T("sửa một trong hai", "correct one of the two"))
				continue
			case line > 0:
				c.problems.Add(at, "relation", diag.T("quan hệ này đã ghi ở dòng %d", "this relation is on line %d already", line), diag.T("bỏ một dòng; chiều ngược lại tự hiện", "remove one of them; the other direction shows by itself"))
				continue
			case lines[said{r.To, r.Kind, r.From}] > 0 || lines[said{r.From, inverse, r.To}] > 0:
				c.problems.Add(at, "relation", diag.T("ngược với dòng %d: hai văn bản không thể cùng làm một việc với nhau", "this contradicts line %d: two instruments cannot do the same to each other", max(lines[said{r.To, r.Kind, r.From}], lines[said{r.From, inverse, r.To}])),
					diag.T("xem lại văn bản nào tác động đến văn bản nào", "look again at which one acts on which"))
				continue
			}
			lines[said{r.From, r.Kind, r.To}] = at.Line
			c.order(r, inverse, at)
			c.catalog.Relations = append(c.catalog.Relations, r)
		}
	})
}

// order wants the instrument that changes another one to be issued after it.
func (c *instrumentReader) order(r dataset.Relation, inverse string, at diag.Position) {
	from, _ := c.catalog.Instrument(r.From)
	to, _ := c.catalog.Instrument(r.To)
	switch {
	case slices.Contains([]string{dataset.AmendedBy, dataset.ReplacedBy}, r.Kind):
		from, to = to, from
	case !slices.Contains([]string{dataset.AmendedBy, dataset.ReplacedBy}, inverse):
		return
	}
	if from.Issued != "" && to.Issued != "" && from.Issued < to.Issued {
		c.problems.Add(at, "relation", diag.T("%q ban hành ngày %s, trước %q (%s)", "%q was issued on %s, before %q (%s)", from.ID, from.Issued, to.ID, to.Issued),
			diag.T("xem lại chiều của quan hệ, hoặc ngày ban hành", "look again at the direction of the relation, or at the days of issue"))
	}
}

// provisions reads what articles of instruments allow.
func (c *instrumentReader) provisions(t *tableColumns, out *dataset.Table) {
	for _, r := range c.records.read(t, out) {
		p, cell := t.ds.Provision(r.Record), r.cell
		for _, language := range c.languages {
			if x := t.textColumn("says", language); x != nil && p.Says[language] == "" {
				c.problems.Add(cell(x.Name.V).Pos, "missing-translation", diag.T("quy định thiếu nội dung bằng ngôn ngữ %q", "the provision lacks its text in language %q", language),
					diag.T("điền cột %s", "fill in column %s", x.Name.V))
			}
		}
		c.afterwards(func() {
			if p.Instrument = c.id(cell("instrument")); p.Instrument != "" {
				c.catalog.Provisions = append(c.catalog.Provisions, p)
			}
		})
	}
}
