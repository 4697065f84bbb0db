package datatest

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/viper"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
)

// Datasets are those of this repository: what Own asks for.
var Datasets = []string{"dti", "egov", "four-pillars", "gii", "glossary", "grdp", "local-framework", "national-goals", "papi", "par", "pci", "pii", "playbook", "policy", "provinces", "psi-survey"}

// Own says that a test speaks of this repository's own data: it names their places and
// indicators, and compares with figures that were copied by hand. In a copy of the repository
// with other data, or in other languages, the test is skipped, also in CI: nothing is missing
// there. A test of what holds for any data does not call it.
func Own(t testing.TB, root string) {
	t.Helper()
	var lacks []string
	for _, name := range Datasets {
		if _, err := os.Stat(filepath.Join(root, "data", name, "datapackage.yaml")); err != nil {
			lacks = append(lacks, "data/"+name)
		}
	}
	spoken := SiteLanguages(t, root)
	for _, language := range Languages {
		if !slices.Contains(spoken, language) {
			lacks = append(lacks, "language "+language+" in site/hugo.toml")
		}
	}
	if len(lacks) > 0 {
		t.Skipf("this test speaks of data that are not here (%s): nothing to do in a fork with data of its own", strings.Join(lacks, ", "))
	}
}

// Repository is the data of the repository in the folder root, in the languages of its own
// site, checked and with what is derived filled in.
func Repository(t testing.TB, root string) *dataset.Catalog {
	t.Helper()
	c := CheckedIn(t, filepath.Join(root, "data"), SiteLanguages(t, root))
	derive.Compute(c)
	return c
}

// SiteLanguages are those that site/hugo.toml of the repository in the folder root names, in
// the order in which the program takes them: the default first, the others by weight.
func SiteLanguages(t testing.TB, root string) []string {
	t.Helper()
	site := settings(t, root)
	var languages []string
	for language := range site.GetStringMap("languages") {
		languages = append(languages, language)
	}
	first := site.GetString("defaultContentLanguage")
	order := func(language string) int {
		if language == first {
			return -1
		}
		return max(0, site.GetInt("languages."+language+".weight"))
	}
	slices.SortFunc(languages, func(a, b string) int { return cmp.Or(order(a)-order(b), strings.Compare(a, b)) })
	return languages
}

// SitePlace is the code of the country of that site; empty if it has none.
func SitePlace(t testing.TB, root string) string {
	t.Helper()
	return settings(t, root).GetString("params.place")
}

func settings(t testing.TB, root string) *viper.Viper {
	t.Helper()
	site := viper.New()
	site.SetConfigFile(filepath.Join(root, "site", "hugo.toml"))
	if err := site.ReadInConfig(); err != nil {
		t.Fatal(err)
	}
	return site
}
