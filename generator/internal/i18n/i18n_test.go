package i18n_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chiso/generator/internal/i18n"
)

func TestTranslate(t *testing.T) {
	theme := folder(t, "en", "rank: 'ranks {{ .ordinal }}{{ with .of }} of {{ . }}{{ end }}, was {{ .from_ordinal }}'\n")
	site := t.TempDir()
	all, err := i18n.Read(theme, site, []string{"en"})
	if err != nil {
		t.Fatal(err)
	}
	w := all["en"]
	if got, want := w.Translate("rank", i18n.Args{"rank": 2, "from_rank": 43}), "ranks 2nd, was 43rd"; got != want {
		t.Errorf("said %q, want %q", got, want)
	}
	if err := w.Err(); err != nil {
		t.Error(err)
	}
	w.Translate("lost", nil)
	if err := w.Err(); err == nil || !strings.Contains(err.Error(), "en.yaml: no sentence lost") {
		t.Errorf("%v", err)
	}
	if _, err := i18n.Read(theme, site, []string{"vi"}); err == nil {
		t.Error("a language without a file is read")
	}
}

// TestOwnTranslations: what a site says its own way wins; a language may be the site's
// alone; a file that cannot be read is reported.
func TestOwnTranslations(t *testing.T) {
	theme := folder(t, "en", "place: Place\nyear: Year\n")
	for _, test := range []struct{ language, text, place, year string }{
		{"en", "place: Canton\n", "Canton", "Year"},
		{"fr", "place: Canton\nyear: Année\n", "Canton", "Année"},
	} {
		all, err := i18n.Read(theme, folder(t, test.language, test.text), []string{test.language})
		if err != nil {
			t.Fatal(err)
		}
		w := all[test.language]
		if place, year := w.Translate("place", nil), w.Translate("year", nil); place != test.place || year != test.year {
			t.Errorf("%s: said %q and %q", test.language, place, year)
		}
	}
	site := folder(t, "en", "place: [\n")
	if _, err := i18n.Read(theme, site, []string{"en"}); err == nil || !strings.Contains(err.Error(), site) {
		t.Errorf("a broken file: %v", err)
	}
}

// folder makes one with the words of a language.
func folder(t *testing.T, language, text string) string {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, "i18n", language+".yaml")
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644)); err != nil {
		t.Fatal(err)
	}
	return dir
}
