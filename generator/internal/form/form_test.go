package form

import (
	"bytes"
	"os"
	"testing"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/load"
	"chiso/generator/internal/validate"
	"chiso/generator/internal/words"
)

// real are the forms of the site's own data.
func real(t *testing.T) []*Form {
	t.Helper()
	tree, problems, err := load.Dir("../../../data")
	if err != nil {
		t.Fatal(err)
	}
	languages := []string{"vi", "en"}
	catalog, found := validate.Catalog(tree, languages, chart.Names(), "2026-11-22")
	if problems = append(problems, found...); problems.Errors() > 0 {
		t.Fatal(problems)
	}
	said, err := words.Read("../../../themes/chiso", languages)
	if err != nil {
		t.Fatal(err)
	}
	forms := All(catalog, said)
	if len(forms) == 0 {
		t.Fatal("no form")
	}
	t.Cleanup(func() {
		for _, w := range said {
			if err := w.Err(); err != nil {
				t.Error(err)
			}
		}
	})
	return forms
}

func placed(t *testing.T, f *Form, code string) dataset.Code {
	t.Helper()
	place, found := f.list.Find(code)
	if !found {
		t.Fatal(code)
	}
	return place
}

// TestSameBytes: making a form twice gives the same bytes.
func TestSameBytes(t *testing.T) {
	for _, f := range real(t) {
		for _, place := range f.Places() {
			first, err := f.XLSX(place)
			if err != nil {
				t.Fatal(err)
			}
			again, err := f.XLSX(place)
			if err != nil || !bytes.Equal(first, again) {
				t.Errorf("%s, %s: two makings differ (%v)", f.Dataset.Name, place.Code, err)
			}
		}
	}
	if path := os.Getenv("FORM_OUT"); path != "" {
		f := real(t)[0]
		data, _ := f.XLSX(placed(t, f, "40"))
		os.WriteFile(path+".xlsx", data, 0o644)
		os.WriteFile(path+".csv", f.CSV(placed(t, f, "40")), 0o644)
	}
}
