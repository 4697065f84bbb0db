package figures

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/xuri/excelize/v2"

	"chiso/generator/internal/datatest"
	"chiso/generator/internal/datatest/browser"
)

// compared waits until a comparison is on the page, with so many living charts.
func compared(charts int) chromedp.Action[chromedp.Void] {
	return browser.Until(fmt.Sprintf(`!document.querySelector('.explore.is-busy') && document.querySelectorAll('.explore-charts .is-live').length === %d`, charts))
}

// TestJournalist: from the page of an indicator to a workbook of it for the members of
// ASEAN, with every figure as in the repository and what a paper must print beside it.
func TestJournalist(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 1280)
	b.Keeps()
	dir := t.TempDir()
	b.Takes(dir)
	b.Visit("en/indicators/gii-score/")
	b.Do(chromedp.Click(chromedp.CSS(`a[href$="explore/?i=gii_rank"]`)), chromedp.WaitReady(chromedp.CSS(`.picked-p button:enabled`)))
	b.Do(compared(1))
	b.Do(chromedp.Click(chromedp.CSS(`[data-pick=p] summary`)), browser.Until(`document.querySelector('[data-pick=p] .groups button')`))
	b.Do(chromedp.Evaluate[chromedp.Void](`document.querySelector('[data-pick=p] [name=clear]').click()`), browser.Until(browser.Query("p")+` === ''`),
		chromedp.Evaluate[chromedp.Void](`[...document.querySelectorAll('[data-pick=p] .groups button')].find((e) => e.textContent.startsWith('ASEAN')).click()`),
		browser.Until(browser.Query("p")+`.split(',').length === 11`))
	for _, year := range []string{"from:2013", "to:2025"} {
		name, value, _ := strings.Cut(year, ":")
		b.Do(chromedp.Evaluate[chromedp.Void](`(() => { const s = document.querySelector('#` + name + `'); s.value = '` + value + `'; s.dispatchEvent(new Event('change')); })()`))
	}
	b.Do(browser.Until(browser.Query("from")+` === '2013' && `+browser.Query("to")+` === '2025'`), compared(1), browser.Until(browser.Drawn))
	if text := browser.Value[string](b, `document.querySelector('.explore-notes').textContent`); !strings.Contains(text, "no figures for Timor-Leste") {
		t.Errorf("it is not said who has no figures: %q", text)
	}
	b.Do(chromedp.Evaluate[chromedp.Void](`document.querySelector('[data-explore=xlsx]').click()`))
	path := filepath.Join(dir, "gii-rank-2013-2025.en.xlsx")
	taken(t, path)
	book := workbook(t, path)

	members := []string{"IDN", "MYS", "PHL", "SGP", "THA", "BRN", "VNM", "LAO", "MMR", "KHM"}
	shown := browser.Value[map[string]string](b, `(() => {
		const years = [...document.querySelectorAll('.explore-tables thead th')].map((th) => th.textContent);
		const cells = {};
		for (const tr of document.querySelectorAll('.explore-tables tbody tr')) [...tr.cells].forEach((cell, n) => { if (n) cells[tr.dataset.place + '/' + years[n]] = cell.firstChild.textContent; });
		return cells;
	})()`)
	if len(shown) != len(members)*13 {
		t.Errorf("the table shows %d cells", len(shown))
	}
	if read := exceljs(t, path)[path]["Figures"]; len(read) != len(sheet(t, book, "Figures")) || read[1][2] == nil {
		t.Errorf("ExcelJS reads %d rows of the workbook", len(read))
	}
	figuresSheet(t, book, members, shown)
	tableSheet(t, book, members)
	sourcesSheet(t, book, browser.Value[string](b, `document.querySelector('.cite').textContent`))
	b.Clean("journalist")
}

// figuresSheet checks each figure of a workbook of ranks of the GII, from 2013 to 2025, with
// those of the page and of the repository.
func figuresSheet(t *testing.T, book *excelize.File, members []string, shown map[string]string) {
	t.Helper()
	want := map[string]string{}
	for _, row := range read(t, "../data/gii/economy.csv", nil) {
		if year := number(row["year"]); slices.Contains(members, row["economy"]) && year >= 2013 && year <= 2025 && row["gii_rank"] != "" {
			want[row["economy"]+"/"+row["year"]] = row["gii_rank"]
		}
	}
	rows := sheet(t, book, "Figures")
	figures, holes := 0, 0
	for n, row := range rows[1:] {
		key := row[2] + "/" + row[3]
		if row[4] == "" {
			holes++
			if row[7] != "no figure" || want[key] != "" {
				t.Errorf("%s has no figure in the workbook, and %q in the repository; it says %q", key, want[key], row[7])
			}
			continue
		}
		figures++
		if want[key] != "" && row[4] != want[key] || shown[key] != strings.TrimSuffix(row[4]+"–"+row[5], "–") {
			t.Errorf("%s: the workbook says %q, the page %q, the repository %q", key, row[4], shown[key], want[key])
		}
		if kind, err := book.GetCellType("Figures", fmt.Sprintf("E%d", n+2)); err != nil || kind != excelize.CellTypeNumber && kind != excelize.CellTypeUnset {
			t.Errorf("%s is not a number in the workbook: %v, %v", key, kind, err)
		}
		if own := want[key] == ""; own != (row[7] == "Computed by this site") || own != strings.HasPrefix(row[10], "Computed by this site from: ") {
			t.Errorf("%s: in the repository %q, in the workbook %q", key, want[key], row)
		}
		if row[8] != "rank" || row[10] == "" || !strings.Contains(row[11], map[bool]string{true: "No licence stated", false: "Creative Commons"}[row[3] <= "2016"]) {
			t.Errorf("%s lacks its unit, source or licence: %q", key, row)
		}
		delete(want, key)
	}
	if figures+holes != len(members)*13 || figures < 110 || len(want) > 0 {
		t.Errorf("the workbook has %d figures and %d holes; it lacks %v", figures, holes, want)
	}
}

// tableSheet checks the table of a workbook: places down, years across.
func tableSheet(t *testing.T, book *excelize.File, members []string) {
	t.Helper()
	table := sheet(t, book, "Table")
	if note := table[len(table)-1][0]; note == "* computed by this site" { // where some are
		table = table[:len(table)-1]
	}
	if len(table) != len(members)+1 || len(table[0]) != 4+13 || table[0][4] != "2013" {
		t.Errorf("the table of the workbook has %d rows, %q", len(table), table[0])
	}
	if panes, err := book.GetPanes("Table"); err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("the head does not stay in sight: %+v, %v", panes, err)
	}
}

// sourcesSheet checks what a workbook says of its figures, and the citation on the page.
func sourcesSheet(t *testing.T, book *excelize.File, cited string) {
	t.Helper()
	var about strings.Builder
	for _, row := range sheet(t, book, "Sources and citation") {
		about.WriteString(strings.Join(row, " ") + "\n")
	}
	for _, want := range []string{"World Intellectual Property Organization", "Licence: ", "Creative Commons Attribution 4.0", "Figures taken on", "explore/?i=gii_rank&p=IDN,MYS,PHL,SGP,THA,BRN,VNM,LAO,MMR,KHM,TLS&from=2013&to=2025", "accessed "} {
		if !strings.Contains(about.String(), want) {
			t.Errorf("the workbook does not say %q of its figures:\n%s", want, about.String())
		}
		if want != "World Intellectual Property Organization" && !strings.Contains(cited, want) {
			t.Errorf("the citation does not say %q: %s", want, cited)
		}
	}
}

func workbook(t *testing.T, path string) *excelize.File {
	t.Helper()
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = book.Close() })
	return book
}

// sheet gives the cells of a sheet, all rows as long as the first.
func sheet(t *testing.T, book *excelize.File, name string) [][]string {
	t.Helper()
	rows, err := book.GetRows(name, excelize.Options{RawCellValue: true})
	if err != nil || len(rows) < 2 {
		t.Fatalf("sheet %q: %d rows, %v", name, len(rows), err)
	}
	for n := range rows {
		rows[n] = append(rows[n], make([]string, max(0, len(rows[0])-len(rows[n])))...)
	}
	return rows
}

// TestSharedComparison: a link shows what its sender saw, back and forward lead through
// what was seen, and codes that are nowhere are said to be.
func TestSharedComparison(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 360)
	b.Visit("vi/explore/?i=gii_rank,gii_score&p=VNM,THA&from=2018&to=2024&view=heat")
	b.Do(compared(2))
	state := func() string {
		return browser.Value[string](b, `[document.querySelector('#from').value, document.querySelector('#to').value, document.querySelector('[name=view]:checked').value, ...[...document.querySelectorAll('.picked button')].map((e) => e.firstChild.textContent), document.querySelector('.explore-tables').innerText].join('|')`)
	}
	first := state()
	for _, want := range []string{"2018|2024|heat|", "Thái Lan", "Việt Nam", "Điểm đổi mới sáng tạo toàn cầu"} {
		if !strings.Contains(first, want) {
			t.Errorf("the link does not show %q: %s", want, first)
		}
	}
	b.Do(chromedp.Evaluate[chromedp.Void](`document.querySelector('.picked-p button').click()`), browser.Until(browser.Query("p")+` === 'THA'`), compared(2))
	if state() == first {
		t.Error("nothing changes when a place is removed")
	}
	b.Do(chromedp.Evaluate[chromedp.Void](`history.back()`), browser.Until(browser.Query("p")+` === 'VNM,THA'`), compared(2), browser.Until(`document.querySelectorAll('.picked-p button').length === 2`))
	if back := state(); back != first {
		t.Errorf("back shows\n%s\nand not\n%s", back, first)
	}
	b.Do(chromedp.Evaluate[chromedp.Void](`history.forward()`), browser.Until(browser.Query("p")+` === 'THA'`), browser.Until(`document.querySelectorAll('.picked-p button').length === 1`))
	b.Visit("vi/explore/?i=gii_rank,unheard_of&p=VNM,ATL&from=1066&view=pie")
	b.Do(compared(1))
	if notes := browser.Value[string](b, `document.querySelector('.explore-notes').textContent`); !strings.Contains(notes, "unheard_of, ATL") {
		t.Errorf("it is not said what the link names in vain: %q", notes)
	}
	b.Visit("vi/indicators/pci-total/?place=24&with=provinces-34:24,01") // a place that is another one in the list of today
	b.Do(chromedp.Click(chromedp.CSS(`[data-carry]`)), chromedp.WaitReady(chromedp.CSS(`.picked-p button:enabled`)))
	b.Do(compared(1))
	if picked := browser.Value[string](b, `document.querySelector('.picked-p').textContent`); !strings.Contains(picked, "Bắc Giang (đến 2025)") || !strings.Contains(picked, "Hà Nội") {
		t.Errorf("the page for comparing shows %q", picked)
	}
	b.Clean("shared comparison")
}

// TestTooMuch: of more than a screen or a chart can hold the first part is shown, it is
// said so, and the files hold all. What does not exist is said, not drawn.
func TestTooMuch(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 1280)
	dir := t.TempDir()
	b.Takes(dir)
	b.Visit("en/explore/")
	all := browser.Value[string](b, `fetch('../../explore/index.en.json').then((r) => r.json()).then((x) => x.lists.find((l) => l.name === 'economies').places.map((p) => p.key).join(','))`)
	names := "gii_rank,gii_score,gii_input_rank,gii_output_rank,gii_institutions_score,gii_human_capital_score,gii_infrastructure_score,gii_market_score"
	b.Visit("en/explore/?i=" + names + "&p=" + all)
	b.Do(compared(6), browser.Until(browser.Drawn))
	notes := browser.Value[string](b, `document.querySelector('.explore-notes').innerText`)
	for _, want := range []string{"Only the first 6 of 8 indicators are drawn", "the chart draws the first 70 of", "may not be compared with each other"} {
		if !strings.Contains(notes, want) {
			t.Errorf("it is not said that %q:\n%s", want, notes)
		}
	}
	cells := browser.Value[int](b, `document.querySelectorAll('.explore-tables td').length`)
	if cells > 5000 || cells < 4000 || !strings.Contains(browser.Value[string](b, `document.querySelector('.explore-tables').innerText`), "leave out the last") {
		t.Errorf("the tables have %d cells, and do not say that some are left out", cells)
	}
	b.Do(chromedp.Evaluate[chromedp.Void](`document.querySelector('[data-explore=xlsx]').click()`))
	book := workbook(t, savedAs(t, dir, "compare-2009-2025.en.xlsx"))
	if rows := sheet(t, book, "Figures"); len(rows) < 3*cells {
		t.Errorf("the workbook has %d rows", len(rows))
	}
	b.Visit("en/explore/?i=gii_rank&p=01,79") // provinces are in no index of economies
	b.Do(browser.Until(`document.querySelector('.explore-notes').textContent.includes('there are no figures for any place chosen') && !document.querySelector('.explore.is-busy')`))
	if browser.Value[bool](b, `!!document.querySelector('.explore-charts figure') || !!document.querySelector('.explore-tables table')`) {
		t.Error("an empty chart or table is shown")
	}
	b.Visit("en/explore/?i=papi_total&p=01,66&from=2023&to=2023") // not ranked: no bars in order
	b.Do(compared(1), browser.Until(browser.Drawn))
	if browser.Value[bool](b, `!document.querySelector('[name=view][value=bar]').parentElement.hidden || !document.querySelector('.explore-notes').textContent.includes('asks that places not be ranked')`) {
		t.Error("places are put in order though the publisher asks that they be not")
	}
	b.Visit("en/explore/?i=pci_total&p=79")
	b.Do(browser.Until(`document.querySelector('.explore-notes button')`), chromedp.Evaluate[chromedp.Void](`document.querySelector('.explore-notes button').click()`), compared(1),
		browser.Until(`document.querySelector('.explore-tables').textContent.includes('Ho Chi Minh City (until 2025)')`))
	b.Clean("too much")
}

func savedAs(t *testing.T, dir, name string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	taken(t, path)
	return path
}

// TestExploreKeyboard: who has only a keyboard picks an indicator, a group and years,
// and saves the figures.
func TestExploreKeyboard(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 360)
	dir := t.TempDir()
	b.Takes(dir)
	b.Visit("vi/explore/")
	b.Do(browser.Until(`document.querySelector('.picked-i button:enabled')`))
	b.Reach("[data-pick=i] summary")
	b.Press("Enter")
	b.Do(browser.Until(`document.querySelectorAll('[data-pick=i] .places input').length > 50`))
	b.Reach("#find-i")
	b.Press("p", "c", "i", " ", "t", "o", "n", "g")
	b.Reach("[data-pick=i] .places input")
	b.Press(" ")
	b.Do(browser.Until(browser.Query("i")+` === 'gii_rank,pci_total'`), browser.Until(`!document.querySelector('.is-busy')`))
	b.Press("Escape")
	if !browser.Value[bool](b, `document.activeElement.matches('[data-pick=i] summary') && !document.activeElement.parentElement.open`) {
		t.Error("Escape does not close the list")
	}
	b.Reach(".picked-i button")
	b.Press("Enter")
	b.Do(browser.Until(browser.Query("i") + ` === 'pci_total'`))
	b.Reach("[data-pick=p] summary")
	b.Press("Enter")
	b.Reach("[data-pick=p] .groups button:not([hidden])")
	b.Press("Enter")
	b.Do(browser.Until(browser.Query("p")+`.split(',').length > 10`), browser.Until(`document.querySelector('.groups button[aria-pressed=true]')`), compared(1))
	b.Press("Escape")
	b.Reach("#from")
	b.Press("2", "0", "1", "6")
	b.Do(browser.Until(browser.Query("from")+` === '2016'`), compared(1), browser.Until(browser.Drawn))
	b.Reach("[data-explore=csv]")
	b.Press("Enter")
	b.Do(browser.Until(`document.querySelectorAll('.explore-tables thead th').length > 3`))
	years := browser.Value[string](b, `(() => { const years = [...document.querySelectorAll('.explore-tables thead th')].slice(1).map((th) => th.textContent); return years.at(-1) + '-' + years[0]; })()`)
	data := taken(t, filepath.Join(dir, "pci-total-"+years+".vi.csv"))
	if !strings.HasPrefix(data, "\ufefftitle_vi,indicator,code_list,code,label_vi,year,value,") || !strings.Contains(data, "không có số liệu") || !strings.Contains(data, "?i=pci_total") {
		t.Errorf("the file says %.400s", data)
	}
	if wide := browser.Value[int](b, `document.documentElement.scrollWidth`); wide > 360 {
		t.Errorf("%d px wide on a phone of 360", wide)
	}
	b.Clean("explore by keyboard")
}

// TestExploreOffline: without the network it is said, what is on the page stays, and the
// next try may succeed.
func TestExploreOffline(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 360)
	b.Keeps()
	b.Visit("vi/explore/")
	b.Do(browser.Until(`document.querySelector('.picked-p button:enabled')`))
	b.Offline(true)
	b.Do(chromedp.Evaluate[chromedp.Void](`document.querySelector('.picked-p button').click()`), browser.Until(`document.querySelector('.explore > .said').textContent.startsWith('Không tải được')`), browser.Until(browser.Drawn))
	if !browser.Value[bool](b, `!!document.querySelector('.explore-tables table')`) {
		t.Error("the table is gone")
	}
	b.Offline(false)
	b.Do(chromedp.Evaluate[chromedp.Void](`document.querySelector('.picked-p button').click()`), compared(1), browser.Until(browser.Drawn))
}

// TestExploreAccessible: no accessibility violation with a comparison on the page and its
// lists open, and everything can be touched.
func TestExploreAccessible(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 360)
	axe, err := os.ReadFile("../themes/chiso/node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"vi/explore/", "en/explore/?i=gii_rank,pci_total,grdp_per_capita&p=VNM,THA,01,79,66&from=2016"} {
		b.Visit(path)
		b.Do(browser.Until(`document.querySelector('.picked-p button:enabled') && !document.querySelector('.is-busy')`))
		for _, list := range []string{"", "i", "p"} {
			b.Do(chromedp.Evaluate[chromedp.Void](string(axe)+`; document.querySelectorAll('.picker').forEach((d) => { d.open = d.dataset.pick === '`+list+`'; })`),
				browser.Until(`![...document.querySelectorAll('.picker[open]')].some((d) => !d.querySelector('.places label'))`))
			if found := browser.Value[string](b, browser.Violations); found != "" {
				t.Errorf("%s, list %q:\n%s", path, list, found)
			}
			small := browser.Value[string](b, `[...document.querySelectorAll('.pick :is(button, select, summary, label), .explore-share button')].filter((e) => e.offsetWidth && !e.matches('.range label, .picker > div > label'))
				.filter((e) => { const r = e.getBoundingClientRect(); return r.height < 43.5 || r.width < 43.5; }).map((e) => e.outerHTML.slice(0, 90)).join('\n')`)
			if small != "" {
				t.Errorf("%s, list %q: too small to touch:\n%s", path, list, small)
			}
			if wide := browser.Value[int](b, `document.documentElement.scrollWidth`); wide > 360 {
				t.Errorf("%s, list %q: %d px wide on a phone of 360", path, list, wide)
			}
		}
		b.Clean(path)
	}
}
