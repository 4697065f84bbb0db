package figures

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chiso/generator/internal/datatest"
	"chiso/generator/internal/datatest/browser"
)

// TestAreaChart: a chart of shares over time, a kind of chart that is one entry of the
// list of kinds and its look, has all that a page gives a chart: its controls, its state in
// the address (and in an address of before), its figures to take away, a gap where a year
// has no figure, a picture without scripts, and an embedded form.
func TestAreaChart(t *testing.T) {
	t.Parallel()
	b := browser.OpenSite(t, sharesSite(t), 360)
	downloads := t.TempDir()
	b.Takes(downloads)
	caption := `document.querySelector('figcaption').textContent`
	b.Visit("en/indicators/jobs-farms/")
	if got := browser.Value[string](b, `[...document.querySelectorAll('[data-control]:not([hidden])')].map((e) => e.dataset.control).join(' ')`); got != "place span" {
		t.Errorf("it offers %q", got)
	}
	if got := browser.Value[string](b, caption); got != "Work on farms – Town A, 2019–2025 (%)" {
		t.Errorf("it begins as %q", got)
	}
	b.Visit("en/indicators/jobs-farms/?place=b&from=2021")
	b.Do(browser.Until(browser.Enliven), browser.Until(caption+` === 'Work on farms – Town B, 2021–2025 (%)'`))

	// What a reader takes away are the figures that are shown, of all parts.
	var got []string
	for _, row := range taking(b, downloads, `document.querySelector('[data-take=csv]').click()`) {
		got = append(got, strings.Join([]string{row["indicator"], row["code"], row["year"], row["value"]}, " "))
	}
	if len(got) != 12 || got[0] != "jobs_farms b 2021 18" || got[11] != "jobs_services b 2025 54" {
		t.Errorf("the file has %v", got)
	}

	b.Visit("vi/indicators/jobs-farms/embed/?place=b")
	b.Do(browser.Until(browser.Enliven), browser.Until(caption+`.startsWith('Việc làm ở nông trại – Thị trấn B')`))
	b.WithoutScripts()
	b.Visit("vi/indicators/jobs-farms/")
	if got := browser.Value[int](b, `document.querySelectorAll('.chart-area svg').length`); got < 2 {
		t.Errorf("without scripts there are %d pictures", got)
	}
}

// sharesSite is a site of the made-up shares of testdata/shares.txtar.
func sharesSite(t *testing.T) *browser.Site {
	t.Helper()
	dir := datatest.Unpacked(t, "testdata/shares.txtar")
	if err := os.CopyFS(filepath.Join(dir, "site"), os.DirFS("testdata/base/site")); err != nil {
		t.Fatal(err)
	}
	settings := filepath.Join(dir, "site", "hugo.toml")
	text := strings.Replace(datatest.Contents(t, settings), "sample_score", "jobs_farms", 1)
	if err := os.WriteFile(settings, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return &browser.Site{Arguments: []string{"--data", filepath.Join(dir, "data"), "--site", filepath.Join(dir, "site")}}
}
