package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"chiso/generator/internal/derive"
	"chiso/generator/internal/trial"
)

// tab is a tab of a real browser that notes what goes wrong in it.
type tab struct {
	context.Context
	t    *testing.T
	site string
	at   string // the page it shows
	also string // another host that may be asked

	mu    sync.Mutex
	wrong []string
}

// open starts chromium on a screen of the width, for the real site.
func open(t *testing.T, width int) *tab {
	t.Helper()
	return openSite(t, &realSite, width)
}

func openSite(t *testing.T, of *built, width int, more ...chromedp.ExecAllocatorOption) *tab {
	t.Helper()
	of.serve(t)
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			program = path
			break
		}
	}
	if program == "" {
		trial.Skip(t, "no chromium: install it (Debian: apt-get install chromium)")
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.WindowSize(width, 900),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("host-resolver-rules", "MAP chiso.localhost:80 "+of.listener.Addr().String()))
	options = append(options, more...)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	t.Cleanup(func() { cancel(); stop() })
	b := &tab{Context: ctx, t: t, site: address}
	if err := chromedp.Do(ctx); err != nil { // starts the browser
		t.Fatal(err)
	}
	if err := chromedp.Listen(ctx, b.note); err != nil {
		t.Fatal(err)
	}
	b.do(chromedp.EmulateViewport(int64(width), 900))
	return b
}

// note keeps console errors, exceptions, failed requests, and requests to other
// hosts.
func (b *tab) note(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		b.wrong = append(b.wrong, fmt.Sprintf("exception: %s %v", e.ExceptionDetails.Text, e.ExceptionDetails.Exception))
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning {
			b.wrong = append(b.wrong, fmt.Sprintf("console: %s", e.Args[0].Value))
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			b.wrong = append(b.wrong, "log: "+e.Entry.Text+" "+e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, b.site) && (b.also == "" || !strings.HasPrefix(e.Request.URL, b.also)) && !strings.HasPrefix(e.Request.URL, "data:") && !strings.HasPrefix(e.Request.URL, "blob:"+strings.TrimSuffix(b.site, subPath)) && e.Request.URL != "about:blank" {
			b.wrong = append(b.wrong, "request beyond the site: "+e.Request.URL)
		}
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 {
			b.wrong = append(b.wrong, fmt.Sprintf("status %d: %s", e.Response.Status, e.Response.URL))
		}
	}
}

// patience is how long a page may take. It ends what hangs, and says nothing of speed: the
// machine may be busy.
const patience = 2 * time.Minute

func (b *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.Context, patience)
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		b.t.Fatalf("at %q: %v", b.at, err)
	}
}

// visit opens a page and reports what went wrong since the last one.
func (b *tab) visit(path string) {
	b.t.Helper()
	b.at = path
	b.do(chromedp.Navigate(b.site + path))
}

// offline takes the network away, or brings it back.
func (b *tab) offline(off bool) {
	b.t.Helper()
	b.do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
			MatchedNetworkConditions: []*network.Conditions{{Offline: off, DownloadThroughput: -1, UploadThroughput: -1}}})
		return err
	}))
}

// arrives waits for a page of the site to be there, with its query if the path has one:
// the page before it may be gone at any moment.
func (b *tab) arrives(path string) {
	b.t.Helper()
	query := ""
	if strings.Contains(path, "?") {
		query = " + location.search"
	}
	at := ""
	for end := time.Now().Add(patience); at != subPath+path; time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			b.t.Fatalf("from %s one comes to %s, want %s", b.at, at, path)
		}
		at, _ = chromedp.Run(b.Context, chromedp.Evaluate[string](`document.readyState === 'complete' ? location.pathname`+query+` : ''`))
	}
	b.at = path
}

func (b *tab) clean(path string) {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, w := range b.wrong {
		b.t.Errorf("%s: %s", path, w)
	}
	b.wrong = nil
}

// value evaluates a script in the page.
func value[T any](b *tab, script string) (v T) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.Context, patience)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%s: %v", script, err)
	}
	return v
}

// until waits for an expression to become true.
func until(expression string) chromedp.Action[chromedp.Void] {
	return chromedp.Poll[chromedp.Void](expression, chromedp.WithPollingTimeout(patience))
}

// weight is what a page and its files weigh on first view, gzip-compressed: in
// all, and the scripts.
const weight = `Promise.all([location.href, ...performance.getEntriesByType('resource').map((r) => r.name)].map(async (url) => {
	const stream = (await fetch(url)).body.pipeThrough(new CompressionStream('gzip'));
	return [url.endsWith('.js'), (await new Response(stream).arrayBuffer()).byteLength];
})).then((sizes) => [sizes, sizes.filter(([script]) => script)].map((list) => list.reduce((sum, [, size]) => sum + size, 0)))`

// pages lists the addresses of all pages, from the files of the site.
func pages(t *testing.T) []string {
	t.Helper()
	_, dir := site(t)
	var list []string
	err := filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		if relative, _ := filepath.Rel(dir, path); filepath.Base(path) == "index.html" && relative != "index.html" {
			list = append(list, filepath.ToSlash(filepath.Dir(relative))+"/")
		}
		return err
	})
	if err != nil || len(list) < 150 {
		t.Fatalf("%d pages, %v", len(list), err)
	}
	return list
}

// sampled says of how many pages that one template makes from rows of one kind a
// browser opens one: TestOutline and TestPolicy read all of them.
var sampled = map[string]int{"economies": 45, "provinces-63": 13, "indicators": 2, "embed": 5, "rankings": 5, "rules": 8}

// somePages lists the addresses of pages to open one by one: all, but of the hundreds
// that are made in one way some, not the same ones in both languages.
func somePages(t *testing.T) []string {
	t.Helper()
	catalog, places, seen := realCatalog(t), map[string]string{}, map[string]int{}
	for _, s := range derive.Places(catalog) {
		places[catalog.PlaceSlug(s)] = s.List
	}
	return slices.DeleteFunc(pages(t), func(path string) bool {
		parts := strings.Split(strings.TrimSuffix(path, "/"), "/") // language, section, slug, embed
		if len(parts) < 3 {
			return false
		}
		kind := parts[1]
		if kind == "places" {
			kind = places[parts[2]]
		} else if len(parts) == 4 {
			kind = parts[3]
		}
		seen[parts[0]+kind]++
		turn := seen[parts[0]+kind]
		if parts[0] == "vi" {
			turn++
		}
		return sampled[kind] > 0 && turn%sampled[kind] != 0
	})
}

// drawn says whether every chart in sight shows a picture that fits: one of its
// pictures is seen, holds shapes and words, and no word leaves it.
const drawn = `(() => [...document.querySelectorAll('.chart')].filter((chart) => chart.offsetWidth).every((chart) => {
	const seen = [...chart.querySelectorAll('svg:not(.room)')].filter((svg) => svg.getBoundingClientRect().width > 200);
	if (seen.length !== 1 || seen[0].querySelectorAll('path, circle, rect').length < 3) return false;
	const box = seen[0].getBoundingClientRect();
	const words = [...seen[0].querySelectorAll('text')].filter((t) => t.textContent);
	return words.length > 1 && words.every((t) => {
		const r = t.getBoundingClientRect();
		return r.left >= box.left - 2 && r.right <= box.right + 2 && r.top >= box.top - 2 && r.bottom <= box.bottom + 2;
	});
}))()`

// enliven reaches for every chart in sight and says whether all are alive.
const enliven = `(() => {
	const charts = [...document.querySelectorAll('.chart')].filter((chart) => chart.offsetWidth);
	for (const chart of charts) chart.dispatchEvent(new PointerEvent('pointerenter'));
	return charts.every((chart) => chart.closest('.is-live'));
})()`

// views lists the ways to look at the page's indicator.
func (b *tab) views() []string {
	return value[[]string](b, `[...document.querySelectorAll('.views .tabs input')].map((r) => r.value)`)
}

// look goes to a view by its tab.
func (b *tab) look(view string) {
	b.do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`document.querySelector('.tabs [value=%s]').click()`, view)))
}

// TestTabNotices: the tab sees what it is there to see, so that a clean page is
// clean.
func TestTabNotices(t *testing.T) {
	b := open(t, 360)
	b.visit("en/")
	b.do(chromedp.Evaluate[chromedp.Void](`console.error('seen'); setTimeout(() => { throw new Error('thrown') }); fetch('missing'); new Image().src = 'http://127.0.0.2:1/'; new Promise((r) => setTimeout(r, 300))`))
	time.Sleep(time.Second)
	b.mu.Lock()
	defer b.mu.Unlock()
	noticed := strings.Join(b.wrong, "\n")
	for _, want := range []string{"console: ", "exception: ", "status 404", "Content Security Policy"} {
		if !strings.Contains(noticed, want) {
			t.Errorf("the tab did not notice %q:\n%s", want, noticed)
		}
	}
}

// TestEveryPage opens pages of every kind in both languages on a phone: no error, no
// request to another host, every chart drawn, nothing to scroll sideways, no
// key of a sentence left.
func TestEveryPage(t *testing.T) {
	t.Parallel()
	for _, language := range []string{"vi", "en"} {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			everyPage(t, language)
		})
	}
}

func everyPage(t *testing.T, language string) {
	b := open(t, 360)
	heaviest, heavy := []float64{0, 0}, ""
	defer func() {
		t.Logf("the heaviest page is %s: %.0f bytes compressed on first view, %.0f of them scripts", heavy, heaviest[0], heaviest[1])
	}()
	for _, path := range somePages(t) {
		if !strings.HasPrefix(path, language+"/") {
			continue
		}
		b.visit(path)
		if got := value[string](b, `document.documentElement.lang.slice(0, 2)`); got != language {
			t.Errorf("%s: language %q", path, got)
		}
		views := b.views()
		for _, view := range views {
			if b.look(view); !value[bool](b, drawn) {
				t.Errorf("%s: the chart %q is not drawn, or a word of it is cut", path, view)
			}
		}
		if len(views) == 0 && !value[bool](b, drawn) {
			t.Errorf("%s: a chart is not drawn, or a word of it is cut", path)
		}
		if library := value[int](b, `performance.getEntriesByType('resource').filter((r) => r.name.includes('/js/chart')).length`); library != 0 {
			t.Errorf("%s loads the chart library before a reader reaches for a chart", path)
		}
		if weight := value[[]float64](b, weight); weight[0] > 60_000 || weight[1] > 25_000 || weight[1] == 0 {
			t.Errorf("%s weighs %.0f bytes compressed on first view, %.0f of them scripts", path, weight[0], weight[1])
		} else if weight[0] > heaviest[0] {
			heaviest, heavy = weight, path
		}
		for _, view := range views {
			b.look(view)
			b.do(until(enliven), until(drawn))
		}
		b.do(until(enliven), until(drawn))
		if wide := value[int](b, `document.documentElement.scrollWidth`); wide > 360 {
			t.Errorf("%s: %d px wide on a phone of 360", path, wide)
		}
		// What a page quotes is not its own text: the example of a rule holds braces.
		text := value[string](b, `[...document.querySelectorAll('pre')].reduce((text, quoted) => text.replace(quoted.innerText, () => ''), document.body.innerText)`)
		for _, left := range leftovers {
			if strings.Contains(text, left) {
				t.Errorf("%s shows %q", path, left)
			}
		}
		b.clean(path)
	}
}

// TestWithoutScript: every page of an indicator holds its chart and its table
// with scripts off.
func TestWithoutScript(t *testing.T) {
	t.Parallel()
	b := open(t, 360)
	b.do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	}))
	charts := 0
	for _, path := range somePages(t) {
		if strings.Count(path, "/") < 3 || !strings.Contains(path, "/indicators/") {
			continue
		}
		b.visit(path)
		if value[bool](b, `!!document.querySelector('.figure, .lead')`) && !value[bool](b, `document.querySelectorAll('table.data tbody tr').length > 0 || !!document.querySelector('.empty')`) {
			t.Errorf("%s: no table", path)
		}
		if !value[bool](b, drawn) {
			t.Errorf("%s: a chart is not drawn", path)
		}
		charts += value[int](b, `document.querySelectorAll('.chart').length`)
		if value[bool](b, `[...document.querySelectorAll('html:not(.embed) .tabs, .controls, .filter, .take')].some((e) => e.offsetWidth)`) {
			t.Errorf("%s shows a control that needs scripts", path)
		}
	}
	if charts < 60 {
		t.Errorf("%d charts", charts)
	}
	b.clean("without scripts")
}

// TestLanguageSwitch lands on the twin of each page, and back.
func TestLanguageSwitch(t *testing.T) {
	t.Parallel()
	b := open(t, 1280)
	for _, path := range pages(t) {
		twin := strings.Replace(path, "vi/", "en/", 1)
		if strings.HasPrefix(path, "en/") {
			twin = strings.Replace(path, "en/", "vi/", 1)
		}
		_, dir := site(t)
		if _, err := os.Stat(filepath.Join(dir, twin, "index.html")); err != nil {
			t.Errorf("%s has no twin", path)
		}
		if strings.Count(path, "/") > 2 && path != "vi/indicators/gii-rank/" && path != "en/datasets/policy/" {
			continue // one page of each type is clicked through
		}
		b.visit(path)
		b.do(chromedp.Click(chromedp.CSS(`header a[hreflang]`)), chromedp.WaitReady(chromedp.CSS(`main`)))
		for deadline := time.Now().Add(patience); value[string](b, `location.pathname`) != subPath+twin; time.Sleep(50 * time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("%s: the switch leads to %s", path, value[string](b, `location.pathname`))
			}
		}
		b.do(chromedp.WaitReady(chromedp.CSS(`footer`)))
		if got, want := value[string](b, `document.querySelector('link[rel=alternate][hreflang='+(document.documentElement.lang.startsWith('vi')?'en':'vi')+']').href`), b.site+path; got != want {
			t.Errorf("%s: the twin points back to %s, want %s", path, got, want)
		}
		b.clean(path)
	}
}

// TestFigureIsOne: what an indicator's page says, what it lets download and what
// the table in the repository holds are the same.
func TestFigureIsOne(t *testing.T) {
	b := open(t, 1280)
	source := read(t, "../data/gii/economy.csv", nil)
	printed := map[string]string{} // economy/year -> score
	ranked := ""
	for _, row := range source {
		printed[row["economy"]+"/"+row["year"]] = row["gii_score"]
		if row["year"] == "2025" {
			ranked = row["ranked_of"]
		}
	}
	b.visit("en/indicators/gii-score/")
	link := value[string](b, `document.querySelector('.downloads a').href`)
	downloaded := read(t, link, csv.NewReader(bytes.NewReader(get(t, link))))
	values := 0
	for _, row := range downloaded {
		if want := printed[row["code"]+"/"+row["year"]]; row["value"] != want {
			t.Errorf("%s %s: the download says %q, the table %q", row["code"], row["year"], row["value"], want)
		}
		values++
	}
	for _, value := range printed {
		if value != "" {
			values--
		}
	}
	if values != 0 || len(downloaded) < 1900 {
		t.Errorf("%d rows downloaded, %d more than there are scores", len(downloaded), values)
	}

	// The page shows the same numbers, with one decimal.
	shown := value[map[string]string](b, `(() => {
		const years = [...document.querySelectorAll('table.data thead th')].map((th) => th.textContent.trim());
		const cells = {};
		for (const tr of document.querySelectorAll('table.data tbody tr'))
			[...tr.children].forEach((cell, i) => { if (i > 0) cells[tr.dataset.place + '/' + years[i]] = cell.firstChild.textContent.trim(); });
		return cells;
	})()`)
	for key, cell := range shown {
		want := "–"
		if number, err := strconv.ParseFloat(printed[key], 64); err == nil {
			want = strconv.FormatFloat(number, 'f', 1, 64)
		}
		if parsed, err := strconv.ParseFloat(cell, 64); cell != want && (err != nil || abs(parsed-number(printed[key])) > 0.0501) {
			t.Errorf("%s: the page shows %q, the table holds %q", key, cell, printed[key])
		}
	}
	if len(shown) < 1900 {
		t.Errorf("the page shows %d cells", len(shown))
	}

	// The reading is computed from the same table, in each language.
	rank := ""
	for _, row := range source {
		if row["economy"] == "VNM" && row["year"] == "2025" {
			rank = row["gii_rank"]
		}
	}
	for language, want := range map[string]string{
		"en": fmt.Sprintf("In 2025 Viet Nam ranks %sth of %s economies.", rank, ranked),
		"vi": fmt.Sprintf("Năm 2025, Việt Nam xếp thứ %s trên %s nền kinh tế.", rank, ranked),
	} {
		b.visit(language + "/indicators/gii-rank/")
		if got := value[string](b, `document.querySelector('.lead').textContent.trim()`); got != want {
			t.Errorf("the page says %q, want %q", got, want)
		}
	}
	// Where two sources disagree, the publisher's number stands and the other is shown.
	if text := value[string](b, `document.querySelector('#alternatives').parentElement.innerText`); !strings.Contains(text, "44") || !strings.Contains(text, "43") {
		t.Errorf("alternatives: %q", text)
	}
	b.clean("gii")
}

func number(text string) float64 { f, _ := strconv.ParseFloat(text, 64); return f }

func abs(f float64) float64 { return max(f, -f) }

// read reads a CSV file, or what the reader gives, into a map for each row.
func read(t *testing.T, name string, reader *csv.Reader) []map[string]string {
	t.Helper()
	if reader == nil {
		file, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		reader = csv.NewReader(file)
	}
	records, err := reader.ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var rows []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, label := range records[0] {
			row[label] = record[i]
		}
		rows = append(rows, row)
	}
	return rows
}
