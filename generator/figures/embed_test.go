package figures

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"chiso/generator/internal/datatest"
	"chiso/generator/internal/datatest/browser"
)

// taken waits for a file to be there, whole.
func taken(t *testing.T, path string) string {
	t.Helper()
	for deadline := time.Now().Add(browser.Patience); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if data, err := os.ReadFile(path); err == nil && len(data) > 0 {
			return string(data)
		}
	}
	t.Fatalf("%s has not been saved", path)
	return ""
}

// TestTake: what is on screen can be taken away as SVG, PNG and CSV, as it is
// shown, with its title and where it is from.
func TestTake(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 1280)
	dir := t.TempDir()
	b.Takes(dir)
	b.Visit("en/indicators/papi-total/?place=66&with=79&from=2018&to=2022")
	b.Do(browser.Until(browser.Shows("Dak Lak")))
	for _, format := range []string{"svg", "png", "csv"} {
		b.Do(chromedp.Evaluate[chromedp.Void](`document.querySelector('[data-view=line] [data-take=` + format + `]').click()`))
	}
	count, text := datatest.Elements(t, taken(t, filepath.Join(dir, "papi-total-line.en.svg")))
	for _, want := range []string{"PAPI: total score", "Dak Lak", "Ho Chi Minh City", "CECODES", "Licence", "?place=66&with=79&from=2018&to=2022"} {
		if !strings.Contains(text, want) {
			t.Errorf("the picture lacks %q", want)
		}
	}
	if count["path"] < 10 || strings.Contains(text, "Da Nang") {
		t.Errorf("the picture is not what is on screen: %v", count)
	}
	if data := taken(t, filepath.Join(dir, "papi-total-line.en.png")); !strings.HasPrefix(data, "\x89PNG") || len(data) < 10_000 {
		t.Errorf("the PNG has %d bytes", len(data))
	}
	rows := strings.Split(strings.TrimSpace(taken(t, filepath.Join(dir, "papi-total-line.en.csv"))), "\r\n")
	if len(rows) != 1+3*5 || rows[0] != "\ufefftitle_en,indicator,code_list,code,label_en,year,value,value_upper,qualifier,status,ranked_of,sample,unit_en,source,accessed,licence,note_en" {
		t.Errorf("%d rows, %.300q", len(rows), rows)
	}
	want := ""
	for _, row := range read(t, "../data/papi/province.csv", nil) {
		if row["place"] == "66" && row["year"] == "2022" {
			want = ",66,Dak Lak,2022," + row["papi_total"] + ",,,final,,,points (8–80; until 2017: 6–60)," + row["source"] + ","
		}
	}
	if want == "" || !strings.Contains(strings.Join(rows, "\n"), want) {
		t.Errorf("no row %q among %.300q", want, rows)
	}
	b.Clean("papi-total")
}

// inside makes a script that looks at the page into one that looks at its frame.
func inside(script string) string {
	return `((document, innerWidth, innerHeight) => (` + script + `))(frames[0].document, frames[0].innerWidth, frames[0].innerHeight)`
}

// TestEmbed: the code that a page offers shows the chart in somebody else's page,
// filling the frame whatever its height, alive, and able to be taken away; with
// scripts blocked the picture is there.
func TestEmbed(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	// The test looks into the frame of another host, which a page cannot.
	b := browser.OpenSite(t, &browser.Real, 800, chromedp.Flag("disable-web-security", true), chromedp.Flag("disable-site-isolation-trials", true))
	dir := t.TempDir()
	b.Visit("vi/indicators/gii-score/")
	code := browser.Value[string](b, `document.querySelector('#embed-code').textContent`)
	if !strings.HasPrefix(code, `<iframe src="`+b.Address+`vi/indicators/gii-score/embed/"`) || strings.Contains(code, "<script") {
		t.Fatalf("the code is %s", code)
	}
	b.Clean("vi/indicators/gii-score/")
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, `<!doctype html><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,"><body>%s</body>`, strings.NewReplacer(`height="560"`, `height="`+r.URL.Query().Get("height")+`"`,
			"<iframe", `<iframe `+r.URL.Query().Get("more")).Replace(code))
	}))
	defer other.Close()
	b.Also = other.URL
	b.Takes(dir)
	for _, height := range []int{420, 560, 900} {
		for _, width := range []int64{360, 800} {
			b.Do(chromedp.EmulateViewport(width, 1000), chromedp.Navigate(fmt.Sprintf("%s/?height=%d", other.URL, height)))
			b.Do(browser.Until(inside(`document.querySelectorAll('.chart').length > 0`)))
			for _, live := range []bool{false, true} {
				if live {
					b.Do(browser.Until(inside(browser.Enliven)))
				}
				b.Do(browser.Until(inside(browser.Drawn)))
				if browser.Value[bool](b, inside(`document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth`)) {
					t.Errorf("%d px wide, %d high, alive %v: the frame scrolls", width, height, live)
				}
				if free := browser.Value[float64](b, inside(`document.querySelector('.chart').getBoundingClientRect().height - [...document.querySelectorAll('.chart svg')].find((s) => s.getBoundingClientRect().width).getBoundingClientRect().height`)); free > 2 {
					t.Errorf("%d px wide, %d high, alive %v: %.0f px of the chart's box are empty", width, height, live, free)
				}
			}
		}
	}
	b.Do(chromedp.Evaluate[chromedp.Void](inside(`document.querySelector('[data-view=rank-line] [data-take=csv]').click()`)))
	data := taken(t, filepath.Join(dir, "gii-rank-line.vi.csv"))
	if !strings.Contains(data, ",VNM,Việt Nam,2025,44,") {
		t.Error("what is taken from the frame lacks Việt Nam's rank")
	}
	// Each row says whether the repository has the rank or this site computed it, and has the licence of its own year only.
	published := map[string]string{}
	for _, row := range read(t, "../data/gii/economy.csv", nil) {
		published[row["economy"]+row["year"]] = row["gii_rank"]
	}
	for _, row := range table(t, data) {
		own := published[row["code"]+row["year"]] == ""
		if own != (row["status"] == "derived") || !own && row["value_upper"] != "" || row["source"] == "" || strings.Contains(row["licence"], "2010:") || row["licence"] == "" {
			t.Errorf("in the repository %q, in what is taken from the frame %v", published[row["code"]+row["year"]], row)
		}
	}
	b.Clean("embed")
	b.Do(chromedp.Navigate(fmt.Sprintf("%s/?height=560&more=sandbox", other.URL)), browser.Until(inside(`document.readyState === 'complete' && `+browser.Drawn)))
	if browser.Value[bool](b, inside(`!!document.querySelector('.is-live') || [...document.querySelectorAll('.controls, .take')].some((e) => e.offsetWidth)`)) {
		t.Error("with scripts blocked the frame shows what needs them")
	}
}
