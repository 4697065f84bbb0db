// Package datatest reads data for tests as the program reads them.
package datatest

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/txtar"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/load"
	"chiso/generator/internal/validate"
)

// Languages are those of the catalogs.
var Languages = []string{"vi", "en"}

// Catalog reads a data folder in which there is no problem, and fills in what is
// derived.
func Catalog(t testing.TB, dir string) *dataset.Catalog {
	t.Helper()
	c := Checked(t, dir)
	derive.Compute(c)
	return c
}

// Checked reads a data folder in which there is no problem.
func Checked(t testing.TB, dir string) *dataset.Catalog {
	t.Helper()
	return CheckedIn(t, dir, Languages)
}

// CheckedIn is Checked for data in other languages.
func CheckedIn(t testing.TB, dir string, languages []string) *dataset.Catalog {
	t.Helper()
	tree, problems, err := load.Dir(dir)
	if err != nil {
		t.Fatal(err)
	}
	c, found := validate.Catalog(tree, languages, chart.Names(), "")
	if problems = append(problems, found...); len(problems) > 0 {
		t.Fatalf("%s: %+v", dir, problems[0])
	}
	return c
}

// Archive is Catalog of the folder data in a txtar archive.
func Archive(t testing.TB, file string) *dataset.Catalog {
	t.Helper()
	return Catalog(t, filepath.Join(Unpacked(t, file), "data"))
}

// Unpacked is a folder with the files of a txtar archive.
func Unpacked(t testing.TB, file string) string {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	files, err := txtar.FS(archive)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, files); err != nil {
		t.Fatal(err)
	}
	return dir
}

// Translations are those of a theme; a sentence that is missing among them is reported when the
// test ends.
func Translations(t testing.TB, theme string) map[string]*i18n.Translations {
	t.Helper()
	return TranslationsOf(t, theme, "", Languages)
}

// TranslationsOf is Words of a site that may have words of its own, in its languages.
func TranslationsOf(t testing.TB, theme, site string, languages []string) map[string]*i18n.Translations {
	t.Helper()
	translations, err := i18n.Read(theme, site, languages)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		for _, w := range translations {
			if err := w.Err(); err != nil {
				t.Error(err)
			}
		}
	})
	return translations
}
