package figures

import (
	"cmp"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/datatest"
	"chiso/generator/internal/datatest/browser"
	"chiso/generator/internal/derive"
)

// published are the figures of an indicator's file in data/, by list, code and year.
func published(t *testing.T, dir string, i dataset.Slice) map[string]map[string]string {
	t.Helper()
	figures := map[string]map[string]string{}
	for _, row := range read(t, filepath.Join(dir, "data", i.Dataset.Name, i.Name+".csv"), nil) {
		figures[placed(row)] = row
	}
	return figures
}

func placed(row map[string]string) string {
	return row["code_list"] + " " + row["code"] + " " + cmp.Or(row["period"], row["year"])
}

// taking saves a file of figures by a script, and gives its rows.
func taking(b *browser.Tab, dir, script string) []map[string]string {
	b.T.Helper()
	b.Do(chromedp.Evaluate[chromedp.Void](script))
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		files, err := filepath.Glob(filepath.Join(dir, "*.csv"))
		if err != nil {
			b.T.Fatal(err)
		}
		if len(files) == 0 {
			continue
		}
		if info, err := os.Stat(files[0]); err != nil || info.Size() == 0 {
			continue
		}
		text := strings.TrimPrefix(taken(b.T, files[0]), "\ufeff")
		if err := os.Remove(files[0]); err != nil {
			b.T.Fatal(err)
		}
		return read(b.T, "", csv.NewReader(strings.NewReader(text)))
	}
	b.T.Fatalf("%s: %s saves nothing", b.At, script)
	return nil
}

// same compares a row of a page's file with the figure in data/, in every column that
// both have, and says whether it is the figure of our own.
func same(t *testing.T, where string, row map[string]string, figures map[string]map[string]string, but ...string) (derived bool) {
	t.Helper()
	want, there := figures[placed(row)]
	if !there && row["value"] == "" && row["rank"] != "" { // a place whose rank alone was published
		return false
	}
	if !there {
		t.Errorf("%s has a figure that is not in data/: %v", where, row)
		return false
	}
	columns := 0
	for column, value := range row {
		other, both := want[column]
		if !both || slices.Contains(but, column) {
			continue
		}
		if columns++; value != other {
			t.Errorf("%s, %s: %s is %q, in data/ it is %q", where, placed(row), column, value, other)
		}
	}
	if columns < 13 {
		t.Errorf("%s has only %d columns of those in data/: %v", where, columns, row)
	}
	return row["status"] == derive.Derived
}

// TestSameFigures: whatever a reader takes away from a page has each figure as the file in
// data/ has it: value, status, qualifier, number ranked, source, licence and all else. Of
// rankings, those of all indicators with figures of our own; of the page for comparing
// and of charts, some of every kind.
func TestSameFigures(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	x := taker{Tab: browser.Open(t, 1280), site: browser.Real.Serve(t), dir: t.TempDir(), c: browser.Catalog(t), figures: map[string]map[string]map[string]string{}}
	x.Takes(x.dir)
	x.rankings(t)
	x.manyDigits(t)
	x.comparison(t)
	x.charts(t)
	x.Clean("same figures")
	x.tables(t)
}

// taker is a reader who takes files away from the pages of the real site.
type taker struct {
	*browser.Tab
	site, dir string // the site, and where what is taken is saved
	c         *dataset.Catalog
	figures   map[string]map[string]map[string]string // of indicators, as they were read
}

// published are the figures of an indicator by its name.
func (x taker) published(t *testing.T, indicator string) map[string]map[string]string {
	t.Helper()
	if _, known := x.figures[indicator]; !known {
		x.figures[indicator] = published(t, x.site, x.c.Total(indicator))
	}
	return x.figures[indicator]
}

func (x taker) rankings(t *testing.T) {
	t.Helper()
	pages, figures, derived := 0, 0, 0
	for _, d := range x.c.Datasets {
		for _, i := range d.Totals() {
			page := "en/rankings/" + i.Slug() + "/"
			ours := 0
			for o := range i.All() {
				if o.Status == derive.Derived {
					ours++
				}
			}
			if _, err := os.Stat(filepath.Join(x.site, filepath.FromSlash(page))); err != nil || ours == 0 {
				continue
			}
			want := x.published(t, i.Name)
			x.Visit(page)
			pages++
			years := browser.Value[[]string](x.Tab, `[...document.querySelectorAll('#period option')].map((o) => o.value)`)
			for _, year := range years[:min(len(years), 4)] {
				x.Do(choose("period", year), browser.Until(`[...document.querySelectorAll('.rankings details')].some((d) => d.offsetWidth && d.dataset.period === '`+year+`')`))
				for _, row := range taking(x.Tab, x.dir, `document.querySelector('[data-take=csv]').click()`) {
					figures++
					if same(t, page, row, want) {
						derived++
					}
				}
			}
		}
	}
	t.Logf("rankings: %d pages, %d figures, %d of them our own", pages, figures, derived)
	if pages == 0 || figures == 0 || derived == 0 {
		t.Error("no ranking with figures of our own has been looked at")
	}
}

// manyDigits: a figure with more digits than are shown, in Vietnamese.
func (x taker) manyDigits(t *testing.T) {
	t.Helper()
	const density = "grdp_population_density"
	x.Visit("vi/rankings/grdp-population-density/")
	rows := taking(x.Tab, x.dir, `document.querySelector('[data-take=csv]').click()`)
	shown := column(x.Tab, "value")
	want := x.published(t, density)
	longer := 0
	for _, row := range rows {
		same(t, x.At, row, want)
		if digits, _, _ := strings.Cut(shown[row["code"]], "d"); strings.Replace(strings.ReplaceAll(digits, ".", ""), ",", ".", 1) != row["value"] {
			longer++
		}
	}
	if longer == 0 {
		t.Errorf("each value of %s is as it is shown: take another indicator for the test", density)
	}
}

// comparison: the page for comparing.
func (x taker) comparison(t *testing.T) {
	t.Helper()
	figures, derived := 0, 0
	for _, query := range []string{"i=grdp_population_density,pci_rank,grdp_per_capita", "i=gii_rank,gii_score,gii_output_score&from=2013", "i=papi_total,pii_rank"} {
		x.Visit("vi/explore/?" + query)
		x.Do(compared(strings.Count(query, ",") + 1))
		for _, row := range taking(x.Tab, x.dir, `document.querySelector('[data-explore=csv]').click()`) {
			if row["value"] == "" {
				if row["note_vi"] == "" || row["status"] != "" {
					t.Errorf("%s: it is not said why there is no figure: %v", x.At, row)
				}
				continue
			}
			figures++
			if same(t, x.At, row, x.published(t, row["indicator"])) {
				derived++
			}
			if !strings.Contains(row["address"], "vi/explore/?i=") {
				t.Errorf("%s: the address is %q", x.At, row["address"])
			}
		}
	}
	t.Logf("comparison: %d figures, %d of them our own", figures, derived)
	if figures == 0 || derived == 0 {
		t.Error("no comparison has been looked at")
	}
}

// charts are of every kind.
func (x taker) charts(t *testing.T) {
	t.Helper()
	figures, derived := 0, 0
	kinds, own := map[string]bool{}, 0
	for _, slug := range []string{"grdp-population-density", "gii-score", "pci-total", "papi-total", "grdp-per-capita", "pii-score"} {
		x.Visit("en/indicators/" + slug + "/")
		for _, view := range x.Views() {
			if x.Look(view); view == "table" {
				continue
			}
			x.Do(browser.Until(browser.Enliven))
			kinds[view] = true
			for _, row := range taking(x.Tab, x.dir, `[...document.querySelectorAll('.is-live [data-take=csv]')].find((e) => e.offsetWidth).click()`) {
				if row["code_list"] == "" { // a median
					own++
					if row["status"] != derive.Derived || row["source"] != "" || row["code"] != "" {
						t.Errorf("%s, %s: %v is in no file of data/", x.At, view, row)
					}
					continue
				}
				figures++
				if same(t, x.At+" "+view, row, x.published(t, row["indicator"]), "label_en") { // a chart tells namesakes apart
					derived++
				}
			}
		}
	}
	t.Logf("charts: %d kinds, %d figures, %d of them our own, %d medians", len(kinds), figures, derived, own)
	if len(kinds) < 5 || figures == 0 || derived == 0 || own == 0 {
		t.Errorf("%d kinds of charts, %d figures, %d of them our own, %d medians", len(kinds), figures, derived, own)
	}
}

// tables are those of data/: what a source prints stands there as in the file of its indicator.
func (x taker) tables(t *testing.T) {
	t.Helper()
	printed := 0
	for _, d := range x.c.Datasets {
		for _, table := range d.Tables {
			var of []dataset.Slice
			for _, f := range table.Fields {
				if i := x.c.Total(f.Name); !i.IsZero() && f.Role == "measure" {
					of = append(of, i)
				}
			}
			if len(of) == 0 {
				continue
			}
			rows := read(t, filepath.Join(x.site, "data", d.Name, table.Name+".csv"), nil)
			for _, i := range of {
				figures := x.published(t, i.Name)
				for _, row := range rows {
					if row[i.Name] == "" {
						continue
					}
					list := table.Fields[slices.IndexFunc(table.Fields, func(f dataset.Field) bool { return f.Role == "dimension" && f.CodeList != "" })]
					period := table.Fields[slices.IndexFunc(table.Fields, func(f dataset.Field) bool { return f.Role == "dimension" && dataset.IsTemporal(f.Type) })]
					printed++
					if got := figures[list.CodeList+" "+row[list.Name]+" "+row[period.Name]]["value"]; got != row[i.Name] {
						t.Errorf("%s/%s, %s: %s is %q, in the indicator's file %q", d.Name, table.Name, row[list.Name], i.Name, row[i.Name], got)
					}
				}
			}
		}
	}
	t.Logf("tables: %d figures", printed)
	if printed == 0 {
		t.Error("no table has been looked at")
	}
}
