package chart_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/datatest"
)

// TestKindsAreWhole: every kind of chart of the list has all that one needs, in the theme
// and in the handbook; what is missing is named with the file that lacks it.
func TestKindsAreWhole(t *testing.T) {
	const theme = "../../../themes/chiso"
	languages, err := filepath.Glob(filepath.Join(theme, "i18n", "*.yaml"))
	if err != nil || len(languages) == 0 {
		t.Fatal(languages, err)
	}
	looks := datatest.Contents(t, filepath.Join(theme, "assets/js/look/index.js"))
	list := regexp.MustCompile(`const kinds = \{([^}]*)\}`).FindStringSubmatch(looks)
	if list == nil {
		t.Fatal("look/index.js has no list of kinds")
	}
	registered := strings.FieldsFunc(list[1], func(r rune) bool { return r == ',' || r == ' ' || r == '\n' })
	controls := datatest.Contents(t, filepath.Join(theme, "layouts/_partials/controls.html"))
	handbook := datatest.Contents(t, "../../../data/README.md")
	for _, k := range chart.Kinds {
		for _, file := range languages {
			for _, key := range []string{"view_", "describe_", "how_"} { // how_line_strong is one of several ways to read a line
				if !regexp.MustCompile(`(?m)^` + key + k.Name + `(_\w+)?:`).MatchString(datatest.Contents(t, file)) {
					t.Errorf("%s: no sentence %s%s", file, key, k.Name)
				}
			}
		}
		if !slices.Contains(registered, k.Name) {
			t.Errorf("look/index.js: %s is not among the kinds", k.Name)
		}
		if _, err := os.Stat(filepath.Join(theme, "assets/js/look", k.Name+".js")); err != nil {
			t.Error(err)
		}
		if k.About.VI == "" || k.About.EN == "" || k.Shows == "" || len(k.Controls) == 0 {
			t.Errorf("%s: about %+v, shows %q, controls %v", k.Name, k.About, k.Shows, k.Controls)
		}
		for _, control := range k.Controls {
			if !slices.Contains(chart.Controls, control) || !strings.Contains(controls, `data-control="`+string(control)+`"`) {
				t.Errorf("controls.html: nothing to choose %s with, which %s offers", control, k.Name)
			}
		}
		if rows := strings.Count(handbook, "\n| `"+k.Name+"` | "); rows != 2 {
			t.Errorf("data/README.md: %d rows on %s, want one in each language", rows, k.Name)
		}
	}
	for _, name := range registered {
		if !slices.Contains(chart.Names(), name) {
			t.Errorf("look/index.js: %s is no kind of package chart", name)
		}
	}
}
