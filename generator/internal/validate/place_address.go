package validate

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// listPage is the name that the page of a folder has, so that nothing within it may.
const listPage = "index"

// notListPage refuses the name of the page that lists all the others.
func (c *engine) notListPage(name load.Str) {
	if name.V == listPage {
		c.problems.Add(name.Pos, "name", diag.T("tên index dành cho trang danh sách", "the name index is that of the list page"), diag.T("đặt tên khác", "choose another"))
	}
}

// placeFiles is the folder under data/ that the files of places are in, see package
// export.
const placeFiles = "places"

// notPlaceFiles refuses a dataset whose files would stand among those of places.
func (c *engine) notPlaceFiles(name load.Str) {
	if name.V == placeFiles {
		c.problems.Add(name.Pos, "name", diag.T("tên places dành cho tệp tải về của các nơi", "the name places is that of the downloads of places"), diag.T("đặt tên khác", "choose another"))
	}
}

// placeAddresses wants every place that has a page to have one of its own, whichever
// list it is of: the later of two would take the place of the other.
func (c *codeListReader) placeAddresses() {
	taken := map[string]dataset.Area{}
	depth := func(list string) (n int) { // how many lists came after it
		for later := range c.catalog.CodeLists {
			if c.catalog.Supersedes(later, list) {
				n++
			}
		}
		return n
	}
	lists := slices.SortedFunc(maps.Keys(c.catalog.CodeLists), func(x, y string) int { // those of today first: it is the former one that gives way
		return cmp.Or(depth(x)-depth(y), strings.Compare(x, y))
	})
	for _, list := range lists {
		for _, code := range c.catalog.CodeLists[list].Members() {
			s := dataset.Area{List: list, Code: code.Code}
			slug := c.catalog.PlaceSlug(s)
			if slug == "" || c.catalog.Latest(s) != s { // it has no page, or shares that of today
				continue
			}
			other, is := taken[slug]
			if !is {
				taken[slug] = s
				continue
			}
			if other.List == list && slug == code.Slug {
				continue // which is reported already where codes of one list are read
			}
			hint := diag.T("đổi slug của một trong hai nơi", "give one of the two another slug")
			if c.catalog.Supersedes(other.List, list) && code.ValidTo == "" {
				hint = diag.T("điền valid_to: năm hết hiệu lực phân biệt nơi cũ với nơi nay mang tên ấy", "fill in valid_to: the year of its end tells it apart from the place that bears its name now")
			}
			theirs, _ := c.catalog.CodeLists[other.List].Find(other.Code)
			c.problems.Add(c.slugs[s], "name", diag.T("địa chỉ %q đã là trang của %q (%s) trong danh mục %q", "address %q is the page of %q (%s) of code list %q",
				"places/"+slug, other.Code, c.codes.label(theirs), other.List), hint)
		}
	}
}
