package validate

import (
	"reflect"
	"testing"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/load"
)

// TestLayout: the small site's tile map is read as it stands, a part told from
// the main tiles; a list without a layout has none.
func TestLayout(t *testing.T) {
	tree, problems, err := load.Dir("../../testdata/base/data")
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	catalog, _ := Catalog(tree, []string{"vi", "en"}, nil, "")
	want := []dataset.Tile{
		{Code: "01", Row: 1, Column: 1, Short: dataset.Text{"vi": "Hà Nội", "en": "Ha Noi"}},
		{Code: "46", Row: 2, Column: 1, Short: dataset.Text{"vi": "Huế", "en": "Hue"}},
		{Code: "46", Row: 2, Column: 3, Short: dataset.Text{"vi": "Đảo", "en": "Island"}, Part: dataset.Text{"vi": "Hòn đảo của Huế", "en": "The island of Hue"}},
		{Code: "66", Row: 3, Column: 2, Short: dataset.Text{"vi": "Đắk Lắk", "en": "Dak Lak"}},
	}
	if got := catalog.CodeLists["places"].Layout; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if catalog.CodeLists["topics"].Layout != nil {
		t.Error("a list without a layout has one")
	}
}
