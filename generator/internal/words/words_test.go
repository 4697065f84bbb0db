package words_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chiso/generator/internal/words"
)

func TestSay(t *testing.T) {
	theme := t.TempDir()
	if err := os.MkdirAll(filepath.Join(theme, "i18n"), 0o755); err != nil {
		t.Fatal(err)
	}
	text := "rank: 'ranks {{ .ordinal }}{{ with .of }} of {{ . }}{{ end }}, was {{ .from_ordinal }}'\n"
	if err := os.WriteFile(filepath.Join(theme, "i18n", "en.yaml"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	all, err := words.Read(theme, []string{"en"})
	if err != nil {
		t.Fatal(err)
	}
	w := all["en"]
	if got, want := w.Say("rank", words.Args{"rank": 2, "from_rank": 43}), "ranks 2nd, was 43rd"; got != want {
		t.Errorf("said %q, want %q", got, want)
	}
	if err := w.Err(); err != nil {
		t.Error(err)
	}
	w.Say("lost", nil)
	if err := w.Err(); err == nil || !strings.Contains(err.Error(), "en.yaml: no sentence lost") {
		t.Errorf("%v", err)
	}
	if _, err := words.Read(theme, []string{"vi"}); err == nil {
		t.Error("a language without a file is read")
	}
}
