package dataset

import "slices"

// geography is what is looked up of concordances and code lists for every figure of a
// place: worked out once, and anew when lists or concordances have come.
type geography struct {
	size       geographySize
	formedFrom map[Area][]Part
	became     map[Area][]Part
	slugs      map[Area]string // of the areas that have a page, see Catalog.PlaceSlug
}

// geographySize tells whether a geography is still that of its catalog: a catalog that is
// being read gains lists and concordances, and never loses one.
type geographySize struct{ lists, concordances, changes int }

func (c *Catalog) geography() *geography {
	size := geographySize{lists: len(c.CodeLists), concordances: len(c.Concordances)}
	for _, k := range c.Concordances {
		size.changes += len(k.Changes)
	}
	if g := c.known.Load(); g != nil && g.size == size {
		return g
	}
	g := &geography{size: size, formedFrom: map[Area][]Part{}, became: map[Area][]Part{}}
	for _, k := range c.Concordances {
		for _, x := range k.Changes {
			from, to := Area{k.From, x.From}, Area{k.To, x.To}
			g.formedFrom[to] = append(g.formedFrom[to], Part{from, x.Share, x.Effective, x.LegalBasis})
			g.became[from] = append(g.became[from], Part{to, x.Share, x.Effective, x.LegalBasis})
		}
	}
	g.slugs = map[Area]string{}
	for name, list := range c.CodeLists {
		for _, code := range list.Members() {
			if s := (Area{name, code.Code}); list.Places {
				g.slugs[s] = c.slug(g.latest(s))
			}
		}
	}
	c.known.Store(g)
	return g
}

func (g *geography) sameBorders(s Area) (Area, bool) {
	from := g.formedFrom[s]
	if len(from) != 1 || len(g.became[from[0].Area]) != 1 {
		return Area{}, false
	}
	return from[0].Area, true
}

func (g *geography) still(s Area) (Area, bool) {
	for _, became := range g.became[s] {
		if former, same := g.sameBorders(became.Area); same && former == s {
			return became.Area, true
		}
	}
	return s, false
}

func (g *geography) latest(s Area) Area {
	for next, same := g.still(s); same; next, same = g.still(s) {
		s = next
	}
	return s
}

// slug is the name in addresses of a place that is the latest of its borders.
func (c *Catalog) slug(s Area) string {
	list := c.CodeLists[s.List]
	if list == nil || !list.Places {
		return ""
	}
	code, _ := list.Find(s.Code)
	for name, later := range c.CodeLists {
		taken := slices.ContainsFunc(later.Members(), func(other Code) bool { return other.Slug == code.Slug })
		if taken && c.Supersedes(name, s.List) && len(code.ValidTo) >= 4 {
			return code.Slug + "-to-" + code.ValidTo[:4]
		}
	}
	return code.Slug
}
