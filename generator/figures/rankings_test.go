package figures

import (
	"encoding/csv"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"chiso/generator/internal/datatest"
	"chiso/generator/internal/datatest/browser"
)

// column is a column of the table in sight, by the code of each place.
func column(b *browser.Tab, key string) map[string]string {
	return browser.Value[map[string]string](b, fmt.Sprintf(`(() => {
		const table = [...document.querySelectorAll('.ranks')].find((t) => t.offsetWidth);
		const at = [...table.tHead.rows[0].cells].findIndex((th) => th.dataset.key === %q);
		return Object.fromEntries([...table.querySelectorAll('tr[data-place]')].map((tr) => [tr.dataset.place, at < 0 ? 'none' : tr.cells[at].innerText.trim()]));
	})()`, key))
}

const (
	// names of the rows in sight, in their order
	inSight = `[...[...document.querySelectorAll('.ranks')].find((t) => t.offsetWidth).querySelectorAll('tr[data-place]:not([hidden])')].map((tr) => tr.querySelector('th').textContent)`
	laid    = `!document.querySelector('[aria-busy]')` // a table that was asked for is there
	caption = `[...document.querySelectorAll('.ranks caption')].find((c) => c.offsetWidth).textContent`
)

// choose takes an entry of a list.
func choose(list, entry string) chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`(() => { const list = document.querySelector('#%s'); list.value = %q; list.dispatchEvent(new Event('change', {bubbles: true})); })()`, list, entry))
}

// TestRankings: a reader chooses year, region and order; each is in the address, so
// that a link shows the same and back leads through them.
func TestRankings(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	for _, width := range []int{360, 1280} {
		b := browser.Open(t, width)
		b.Visit("en/rankings/pci-total/")
		if tables := browser.Value[int](b, `[...document.querySelectorAll('.ranks')].filter((t) => t.offsetWidth).length`); tables != 1 {
			t.Errorf("%d tables are in sight", tables)
		}
		b.Do(choose("period", "2016"), browser.Until(browser.Query("period")+` === '2016'`), browser.Until(caption+`.endsWith('2016 · ranks of 63 provinces and cities')`))
		if small := browser.Value[string](b, `[...document.querySelectorAll('.controls :is(select, input, button), thead button')].filter((e) => e.offsetWidth).filter((e) => { const r = e.getBoundingClientRect(); return r.height < 43.5 || r.width < 43.5; }).map((e) => e.outerHTML.slice(0, 90)).join('\n')`); small != "" {
			t.Errorf("at %d px too small to touch:\n%s", width, small)
		}
		b.Do(choose("region", "2021-southeast"), browser.Until(browser.Query("region")+` === '2021-southeast'`), browser.Until(inSight+`.length === 6`))
		b.Do(browser.Until(`document.querySelector('.said').textContent.includes('6')`))
		b.Reach(".ranks [data-key=value-change] button")
		b.Press("Enter")
		b.Do(browser.Until(browser.Query("sort") + ` === '-value-change'`))
		sorted := browser.Value[string](b, inSight+`.join()`)
		if !strings.HasPrefix(sorted, "Binh Duong,") || strings.HasSuffix(sorted, "Binh Duong") {
			t.Errorf("in order of change: %s", sorted)
		}
		link := browser.Value[string](b, `location.search`)
		b.Visit("en/rankings/pci-total/" + link)
		b.Do(browser.Until(caption + `.includes('2016')`))
		if again := browser.Value[string](b, inSight+`.join()`); again != sorted {
			t.Errorf("the link %s shows %s, want %s", link, again, sorted)
		}
		b.Press("Escape")
		b.Do(choose("period", "2015"), browser.Until(caption+`.includes('2015')`))
		b.Do(chromedp.Evaluate[chromedp.Void](`history.back()`), browser.Until(caption+`.includes('2016')`), browser.Until(inSight+`.join() === '`+sorted+`'`))
		b.Do(chromedp.Evaluate[chromedp.Void](`document.querySelector('.controls [type=reset]').click()`), browser.Until(`location.search === ''`), browser.Until(caption+`.includes('2020')`))
		b.Reach("#find-row")
		b.Press("q", "u", "a", "n", "g", " ", "n", "i", "n", "h")
		b.Do(browser.Until(inSight + `.join() === 'Quang Ninh'`))
		b.Visit("en/rankings/pci-total/?year=1066&borders=99&region=2025-southeast&sort=nothing")
		if text := browser.Value[string](b, caption); !strings.Contains(text, "2020") || browser.Value[int](b, inSight+`.length`) != 63 { // the newest year of which most is known
			t.Errorf("an address that says nothing known shows %q", text)
		}
		b.Clean("pci-total")
	}
}

// TestRankingFigures: ranks are those of the data, or counted from its scores where it
// has none, as the range of those that the same score leaves open; and what is taken away
// is what is shown.
func TestRankingFigures(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 1280)
	dir := t.TempDir()
	b.Takes(dir)
	for _, year := range []string{"2016", "2020"} {
		want, scores := map[string]string{}, map[string]float64{}
		for _, row := range read(t, "../data/pci/province.csv", nil) {
			if row["year"] == year {
				want[row["place"]] = row["pci_rank"]
				scores[row["place"]], _ = strconv.ParseFloat(row["pci_total"], 64)
			}
		}
		ranges := 0
		for code, score := range scores {
			if want[code] != "" {
				continue // printed, though scores may tie as they are printed
			}
			first, last := 1, 0
			for _, other := range scores {
				if other > score {
					first++
				}
				if other >= score {
					last++
				}
			}
			if want[code] = strconv.Itoa(first); last > first {
				want[code] += "–" + strconv.Itoa(last)
				ranges++
			}
			want[code] += "d" // the mark of what this site computed
		}
		if (ranges > 0) != (year == "2016") {
			t.Errorf("%d ranges in %s: take other years for the test", ranges, year)
		}
		b.Visit("en/rankings/pci-total/?year=" + year)
		b.Do(browser.Until(caption + `.includes('` + year + `')`))
		got := column(b, "rank")
		if len(got) != 63 {
			t.Errorf("%d places in %s", len(got), year)
		}
		for code, rank := range got {
			if rank = strings.TrimSpace(rank); rank != want[code] {
				t.Errorf("%s ranks %q in %s, the data say %q", code, rank, year, want[code])
			}
		}
	}
	b.Do(chromedp.Evaluate[chromedp.Void](`document.querySelector('[data-take=csv]').click()`))
	text := strings.TrimPrefix(taken(t, filepath.Join(dir, "pci-total-2020-63.en.csv")), "\ufeff")
	rows := read(t, "", csv.NewReader(strings.NewReader(text)))
	if len(rows) != 63 || rows[0]["rank"] != "1" || rows[0]["code"] != "22" || rows[0]["value"] != "75.09" || rows[0]["rank_change"] != "0" || rows[0]["of"] != "63" || rows[0]["region"] != "Red River Delta" {
		t.Errorf("%d rows, the first %v", len(rows), rows[0])
	}
	b.Clean("figures")
}

// TestRankingsApart: places of today and former ones are never in one table nor in one
// comparison, and each have regions of their own.
func TestRankingsApart(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 1280)
	for _, c := range []struct {
		address, of string
		change      bool
	}{
		{"pii-score/", "2025 · ranks of 34 ", false}, // other places the year before
		{"pii-score/?year=2024", "2024 · ranks of 63 ", true},
		{"pii-score/?year=2023", "2023 · ranks of 63 ", false}, // the first
		{"pci-total/?year=2012", "2012 · ranks of 63 ", true},
		{"pci-total/?year=2013", "2013 · ranks of 63 ", false}, // a break
		{"grdp-per-capita/", "2025 · ranks of 34 ", true},
		{"grdp-per-capita/?borders=63", "2022 · ranks of 63 ", true},
	} {
		b.Visit("en/rankings/" + c.address)
		b.Do(browser.Until(laid))
		if text := browser.Value[string](b, caption); !strings.Contains(text, c.of) {
			t.Errorf("%s says %q", c.address, text)
		}
		if change := column(b, "rank-change")["01"]; (change != "none") != c.change {
			t.Errorf("%s: Ha Noi's change of rank is %q", c.address, change)
		}
	}
	b.Visit("en/rankings/grdp-per-capita/?region=2025-southeast")
	b.Do(browser.Until(inSight + `.length === 3`))
	b.Do(choose("borders", "63"), browser.Until(browser.Query("region")+` === null`), browser.Until(inSight+`.length === 63`))
	if wrong := browser.Value[string](b, `[...document.querySelectorAll('#region option:not([hidden])')].filter((o) => o.value && !o.value.startsWith('2021-')).map((o) => o.value).join()`); wrong != "" {
		t.Errorf("regions of today for former provinces: %s", wrong)
	}
	b.Visit("en/rankings/pii-score/?year=2023")
	b.Do(browser.Until(laid))
	if borders := browser.Value[string](b, `document.querySelector('#borders').value`); borders != "63" {
		t.Errorf("2023 is shown with borders %q", borders)
	}

	// No order of places within a group, and none that a link could make.
	b.Visit("en/rankings/papi-total/?sort=-value")
	if order := browser.Value[string](b, `[...document.querySelectorAll('details[open] .ranks tbody')].map((body) => [...body.querySelectorAll('tr[data-place] th')].map((th) => th.textContent)).filter((names) => names.some((name, i) => i && names[i - 1].localeCompare(name, 'en') > 0)).join('; ')`); order != "" {
		t.Errorf("not in order of name: %s", order)
	}
	if groups := browser.Value[int](b, `document.querySelectorAll('details[open] .ranks tbody .group').length`); groups != 4 {
		t.Errorf("%d groups", groups)
	}
	if sorts := browser.Value[string](b, `[...document.querySelectorAll('details[open] .ranks thead th')].filter((th) => th.querySelector('button')).map((th) => th.dataset.key).join()`); sorts != "name,region" {
		t.Errorf("the groups can be sorted by %s", sorts)
	}
	b.Clean("apart")
}

// TestRankingsWithoutScript: the table shown first of each set of borders is there, with
// the way to all other periods, and no control.
func TestRankingsWithoutScript(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 360)
	b.WithoutScripts()
	b.Visit("vi/rankings/grdp-per-capita/")
	if tables := browser.Value[int](b, `document.querySelectorAll('.ranks').length`); tables != 2 { // 34 places, 63 places
		t.Errorf("%d tables", tables)
	}
	if text := browser.Value[string](b, `[...document.querySelectorAll('summary')].filter((s) => s.offsetWidth).map((s) => s.textContent).join('\n')`); strings.Count(text, "thứ hạng trên 34") != 1 || strings.Count(text, "thứ hạng trên 63") != 1 {
		t.Errorf("the years are %q", text)
	}
	ways := browser.Value[[]string](b, `[...document.querySelectorAll('noscript p')].filter((p) => p.offsetWidth).map((p) => p.textContent.replace(/\s+/g, ' ') + p.querySelector('a').href)`)
	if len(ways) != 2 || !strings.Contains(ways[0], "(2024, 2022, 2021, 2020, 2019, 2018)") || !strings.Contains(ways[1], "(2021, 2020, 2019, 2018)") || !strings.HasSuffix(ways[0], "/vi/indicators/grdp-per-capita/") {
		t.Errorf("the ways to the other periods are %q", ways)
	}
	if browser.Value[bool](b, `[...document.querySelectorAll('.controls, .take, .filter')].some((e) => e.offsetWidth) || document.querySelector('details').open !== true`) {
		t.Error("a control that needs scripts is there, or the latest year is closed")
	}
	if wide := browser.Value[int](b, `document.documentElement.scrollWidth`); wide > 360 {
		t.Errorf("%d px wide on a phone of 360", wide)
	}
	b.Clean("without scripts")
}
