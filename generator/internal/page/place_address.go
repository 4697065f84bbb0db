package page

import (
	"slices"

	"chiso/generator/internal/dataset"
)

// placeURL is the address of a place's page, empty if its list has no pages.
func (b *builder) placeURL(s dataset.Subject) string {
	if slug := placeSlug(b.catalog, s); slug != "" {
		return "places/" + slug + "/"
	}
	return ""
}

// placeSlug is a place's name in addresses. A former place whose borders are those of
// one of today is that place; one whose name a later place bears has the year of its
// end beside its own: "tuyen-quang-to-2025".
func placeSlug(c *dataset.Catalog, s dataset.Subject) string {
	list := c.CodeLists[s.List]
	if list == nil || !list.Places {
		return ""
	}
	code, _ := list.Find(s.Code)
	for _, became := range c.Became(s) {
		if former, same := c.SameBorders(became.Subject); same && former == s {
			return placeSlug(c, became.Subject)
		}
	}
	for name, later := range c.CodeLists {
		taken := slices.ContainsFunc(later.Members(), func(other dataset.Code) bool { return other.Slug == code.Slug })
		if taken && c.Supersedes(name, s.List) && len(code.ValidTo) >= 4 {
			return code.Slug + "-to-" + code.ValidTo[:4]
		}
	}
	return code.Slug
}
