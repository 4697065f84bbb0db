package page

import "chiso/generator/internal/dataset"

// placeURL is the address of a place's page, empty if its list has no pages.
func (b *builder) placeURL(s dataset.Area) string {
	if slug := b.catalog.PlaceSlug(s); slug != "" {
		return "places/" + slug + "/"
	}
	return ""
}
