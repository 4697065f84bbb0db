package figures

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"

	"chiso/generator/internal/datatest"
	"chiso/generator/internal/datatest/browser"
)

// computedSite is the small site with a chart of each kind that shows figures which this
// site computed: the ranks of 2025, two of them the range 2–3, and shares that
// their table calls derived.
var computedSite browser.Site

func serveComputed(t *testing.T) {
	t.Helper()
	if computedSite.Arguments == nil {
		data := filepath.Join(t.TempDir(), "data")
		if err := os.CopyFS(data, os.DirFS("testdata/base/data")); err != nil {
			t.Fatal(err)
		}
		rewrite(t, filepath.Join(data, "sample", "datapackage.yaml"),
			`  - {kind: line, for: [sample_rank], highlight: "66"}
`, `  - {kind: line, for: [sample_rank], highlight: "66", compare: ["01"]}
  - {kind: slope, for: [sample_rank], highlight: "66"}
  - {kind: dot, for: [sample_rank], highlight: "66"}
  - {kind: heat, for: [sample_rank], highlight: "66"}
  - {kind: bar, for: [sample_rank], year: latest, highlight: "66"}
  - {kind: tiles, for: [sample_rank], year: 2025, highlight: "66"}
  - {kind: multiples, for: [sample_rank]}
  - {kind: scatter, for: [sample_rank], measures: [sample_score], year: 2025, highlight: "66"}
`,
			`        - {name: sample_score,`, `        - {name: share_status, type: string, role: attribute, attribute: status, of: [sample_share], title: {vi: Tình trạng, en: Status}}
        - {name: sample_score,`)
		rewrite(t, filepath.Join(data, "sample", "place.csv"), "share_qualifier,", "share_qualifier,share_status,", "2022,made-up,3,,", "2022,made-up,3,,,", "2023,made-up,3,,", "2023,made-up,3,,,",
			"3,~,", "3,~,derived,", "3,>,", "3,>,derived,", "made-up;other,3,,", "made-up;other,3,,derived,")
		computedSite.Arguments = []string{"--data", data, "--site", "testdata/base/site"}
	}
	computedSite.Serve(t)
}

// ring is the colour of a point of a picture that is not filled; in the key it is another one.
var ring = regexp.MustCompile(`^var\(--chart-(strong|quiet|bar)\)$`)

// hollow counts the points of a picture that are not filled: circles, and the small discs on large
// ones that are the ends of lines without a length.
func hollow(t *testing.T, picture string) int {
	t.Helper()
	const ground = "var(--chart-ground)"
	document, err := html.Parse(strings.NewReader(picture))
	if err != nil {
		t.Fatal(err)
	}
	points := 0
	var count func(n *html.Node, fill, stroke string)
	count = func(n *html.Node, fill, stroke string) {
		path := ""
		for _, a := range n.Attr {
			switch a.Key {
			case "fill":
				fill = a.Val
			case "stroke":
				stroke = a.Val
			case "d":
				path = a.Val
			}
		}
		switch {
		case n.Data == "circle" && fill == ground && ring.MatchString(stroke):
			points++
		case n.Data == "path" && stroke == ground:
			points += strings.Count(path, "h0")
		}
		for c := range n.ChildNodes() {
			count(c, fill, stroke)
		}
	}
	count(document, "", "")
	return points
}

// rewrite puts new texts in the place of old ones, in all of a file.
func rewrite(t *testing.T, path string, texts ...string) {
	t.Helper()
	text := datatest.Contents(t, path)
	for n := 0; n < len(texts); n += 2 {
		if !strings.Contains(text, texts[n]) {
			t.Fatalf("%s does not hold %q", path, texts[n])
		}
		text = strings.ReplaceAll(text, texts[n], texts[n+1])
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// computedWords are what each language says of a figure that this site computed.
var computedWords = map[string]struct{ mark, key, all, some string }{
	"vi": {"2–3*", "* do trang này tính", "Trang này tính từ số liệu của Người viết kiểm thử (Bộ mẫu).", "Con số có dấu * do trang này tính từ số liệu của nguồn."},
	"en": {"2–3*", "* computed by this site", "Computed by this site from data of The test's author (Sample).", "Figures marked * are computed by this site from the source’s data."},
}

// TestComputedPictures: every picture that shows a figure which this site computed marks
// it and says what the mark means; so do its description, how to read it, and the credit
// of what is sent on. A range has both ends.
func TestComputedPictures(t *testing.T) {
	serveComputed(t)
	for language, words := range computedWords {
		file := func(path string) string { return datatest.Contents(t, filepath.Join(computedSite.Serve(t), path)) }
		html := file(language + "/indicators/sample-score/index.html")
		for _, kind := range []string{"line", "slope", "dot", "heat", "bar", "tiles", "multiples", "scatter"} {
			_, figure, _ := strings.Cut(html, `id="chart-sample-rank-`+kind+`"`)
			figure, _, _ = strings.Cut(figure, "</figure>")
			picture, how, _ := strings.Cut(figure, "</svg>")
			number := words.mark
			if kind == "scatter" {
				number = "" // its dots have names, not numbers
			}
			for _, want := range []string{number, ">" + words.key + "<", strings.TrimPrefix(words.key, "* ")} {
				if !strings.Contains(picture, want) {
					t.Errorf("%s, %s: the picture lacks %q", language, kind, want)
				}
			}
			_, description, _ := strings.Cut(picture, "<desc>")
			description, _, _ = strings.Cut(description, "</desc>")
			for _, want := range []string{map[string]string{"vi": "do trang này tính từ số liệu của Người viết kiểm thử", "en": "omputed by this site from data of The test's author"}[language], map[string]string{"vi": "31–32, là một khoảng", "en": "31–32, is a range"}[language]} {
				if !strings.Contains(description, want) {
					t.Errorf("%s, %s: the description %q lacks %q", language, kind, description, want)
				}
			}
			if want := map[string]string{"vi": "do trang này tính từ số liệu của nguồn", "en": "that this site computed from the source"}[language]; !strings.Contains(how, want) {
				t.Errorf("%s, %s: how to read it lacks %q", language, kind, want)
			}
		}
		for kind, want := range map[string]int{"line": 2, "multiples": 3, "slope": 3, "scatter": 3} { // a line for who is not compared is faint
			_, figure, _ := strings.Cut(html, `id="chart-sample-rank-`+kind+`"`)
			picture, _, _ := strings.Cut(figure, "</svg>")
			if points := hollow(t, picture); points != want {
				t.Errorf("%s, %s: %d hollow points, want %d", language, kind, points, want)
			}
		}
		card := file("charts/sample-rank." + language + ".svg")
		for _, want := range []string{words.mark, words.key, words.some} {
			if !strings.Contains(card, want) {
				t.Errorf("%s: the card lacks %q", language, want)
			}
		}
		if stack := file(language + "/indicators/sample-share/index.html"); !strings.Contains(stack, words.key) || !strings.Contains(stack, "*</text>") {
			t.Errorf("%s: shares that the table calls derived are not marked", language)
		}
		if embed := file(language + "/indicators/sample-share/embed/index.html"); !strings.Contains(strings.ReplaceAll(embed, "&#39;", "'"), "<p>"+words.all) {
			t.Errorf("%s: the embedded chart does not say that all its figures are computed", language)
		}
		if radar := file(language + "/indicators/sample-quality/index.html"); !strings.Contains(radar, "37,1*") && !strings.Contains(radar, "37.1*") {
			t.Errorf("%s: the mean in a profile is not marked", language)
		}
		if score := file("charts/sample-score." + language + ".svg"); strings.Contains(score, words.key) || strings.Contains(score, words.some) {
			t.Errorf("%s: a picture of published figures says that some are computed", language)
		}
		if embed := file(language + "/indicators/sample-score/embed/index.html"); !strings.Contains(embed, "<p>"+words.some) {
			t.Errorf("%s: the embedded chart does not say that it shows computed figures", language)
		}
		if data := file("charts/sample-rank-line." + language + ".json"); !strings.Contains(data, `[2,1,3]`) || !strings.Contains(data, `"status":"derived"`) {
			t.Errorf("%s: the data of the chart lack the range or its status: %.600s", language, data)
		}
	}
}

// TestComputedInBrowser: the tooltip, the text for screen readers, the picture and the
// figures that a reader takes away say which figures are computed and give both ends of
// ranges, each row of the file with its own status, source and licence.
func TestComputedInBrowser(t *testing.T) {
	serveComputed(t)
	for language, words := range computedWords {
		b := browser.OpenSite(t, &computedSite, 1280)
		dir := t.TempDir()
		b.Takes(dir)
		b.Visit(language + "/indicators/sample-score/")
		for _, kind := range []string{"line", "slope", "dot", "heat", "bar", "tiles", "multiples", "scatter"} {
			b.Look("rank-" + kind)
			b.Do(browser.Until(browser.Enliven), browser.Until(browser.Drawn), chromedp.Evaluate[chromedp.Void](`[...document.querySelectorAll('.is-live .chart')].find((e) => e.offsetWidth).focus()`))
			b.Press("End")
			spoken := `[...document.querySelectorAll('.chart-figure')].find((e) => e.offsetWidth).querySelector('.said').textContent`
			b.Do(browser.Until(spoken + `.length > 0`))
			if text := browser.Value[string](b, spoken); !strings.Contains(text, "*;") || !strings.Contains(text, words.key) {
				t.Errorf("%s, %s: it is said %q", language, kind, text)
			}
			b.Press("Escape")
		}
		b.Visit(language + "/indicators/sample-score/?view=rank-line&place=46")
		b.Do(browser.Until(browser.Shows(words.mark+" Hu")), browser.Until(browser.Shows(words.key)))
		if text := browser.Value[string](b, `document.querySelector('.is-live [role=img]').ariaLabel`); !strings.Contains(text, "2–3 ("+strings.TrimPrefix(words.key, "* ")+")") {
			t.Errorf("%s: the picture is called %q", language, text)
		}
		for _, format := range []string{"svg", "csv"} {
			b.Do(chromedp.Evaluate[chromedp.Void](`document.querySelector('[data-view=rank-line] [data-take=` + format + `]').click()`))
		}
		if _, text := datatest.Elements(t, taken(t, filepath.Join(dir, "sample-rank-line."+language+".svg"))); !strings.Contains(text, words.some) || !strings.Contains(text, words.mark) || !strings.Contains(text, words.key) {
			t.Errorf("%s: the picture that is taken away says %q", language, text)
		}
		rows := table(t, taken(t, filepath.Join(dir, "sample-rank-line."+language+".csv")))
		for _, want := range []map[string]string{
			{"code": "46", "year": "2022", "value": "2", "value_upper": "", "status": "final", "source": "made-up", "licence": "CC0-1.0"},
			{"code": "46", "year": "2025", "value": "2", "value_upper": "3", "status": "derived", "source": "made-up", "licence": "CC-BY-4.0"},
			{"code": "01", "year": "2025", "value": "1", "value_upper": "", "status": "derived", "source": "made-up", "licence": "CC-BY-4.0"},
		} {
			if !slices.ContainsFunc(rows, func(row map[string]string) bool {
				for column, cell := range want {
					if row[column] != cell {
						return false
					}
				}
				return true
			}) {
				t.Errorf("%s: no row %v among %v", language, want, rows)
			}
		}
		// A reader who looks at published years only gets no note on computed figures.
		b.Visit(language + "/indicators/sample-score/?view=rank-bar&year=2022")
		b.Do(browser.Until(`!!document.querySelector('.is-live')`), browser.Until(browser.Drawn))
		if browser.Value[bool](b, browser.Shows("*")) {
			t.Errorf("%s: published ranks are marked", language)
		}
		b.Do(chromedp.Evaluate[chromedp.Void](`document.querySelector('[data-view=rank-bar] [data-take=svg]').click()`))
		if _, text := datatest.Elements(t, taken(t, filepath.Join(dir, "sample-rank-bar."+language+".svg"))); strings.Contains(text, words.some) || strings.Contains(text, words.all) {
			t.Errorf("%s: the picture of published ranks says %q", language, text)
		}
		b.Clean("computed")
	}
}

// table reads CSV as rows by the names of the columns.
func table(t *testing.T, text string) []map[string]string {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, cells := range all[1:] {
		row := map[string]string{}
		for n, cell := range cells {
			row[all[0][n]] = cell
		}
		rows = append(rows, row)
	}
	return rows
}

// TestComputedComparison: a comparison says which of its figures are computed in its
// table, chart, files, citation and credit, and gives both ends of ranges.
func TestComputedComparison(t *testing.T) {
	serveComputed(t)
	for language, words := range computedWords {
		b := browser.OpenSite(t, &computedSite, 1280)
		dir := t.TempDir()
		b.Takes(dir)
		b.Visit(language + "/explore/?i=sample_rank&p=01,46,66&view=line")
		b.Do(compared(1), browser.Until(browser.Drawn))
		if text := browser.Value[string](b, `[...document.querySelectorAll('.explore-tables tr[data-place="46"] td')].map((e) => e.textContent).join('|')`); text != "2–3d|2" {
			t.Errorf("%s: the table says %q", language, text)
		}
		legend := browser.Value[string](b, `document.querySelector('.explore-tables .legend').textContent`)
		for _, want := range []string{map[string]string{"vi": "d Trang này tính", "en": "d Computed by this site"}[language], "31–32"} {
			if !strings.Contains(legend, want) {
				t.Errorf("%s: the legend %q lacks %q", language, legend, want)
			}
		}
		if !browser.Value[bool](b, browser.Shows(words.mark)) || !browser.Value[bool](b, browser.Shows(words.key)) {
			t.Errorf("%s: the chart does not mark computed ranks", language)
		}
		for place, want := range map[string]string{
			".cite":          map[string]string{"vi": "3 trong 6 con số ở đây do trang này tính", "en": "Computed by this site from the source’s data: 3 of 6 figures."}[language],
			".explore-lines": map[string]string{"vi": "Một phần số liệu do trang này tính từ số liệu của nguồn.", "en": "Some figures are computed by this site from the source’s data."}[language],
		} {
			if text := browser.Value[string](b, `document.querySelector('`+place+`').textContent`); !strings.Contains(text, want) {
				t.Errorf("%s: %s says %q, not %q", language, place, text, want)
			}
		}
		for _, format := range []string{"csv", "xlsx"} {
			b.Do(chromedp.Evaluate[chromedp.Void](`document.querySelector('[data-explore=` + format + `]').click()`))
		}
		name := filepath.Join(dir, "sample-rank-2022-2025."+language)
		column := map[string]string{"vi": "Giá trị đến", "en": "Value up to"}[language]
		computed := 0
		for _, row := range table(t, taken(t, name+".csv")) {
			if row["year"] != "2025" {
				continue
			}
			computed++
			upper := map[string]string{"46": "3", "66": "3"}[row["code"]]
			if row["value_upper"] != upper || row["status"] != "derived" || row["source"] == "" {
				t.Errorf("%s: a row of the file is %v", language, row)
			}
		}
		if computed != 3 {
			t.Errorf("%s: %d rows of 2025", language, computed)
		}
		taken(t, name+".xlsx")
		book := workbook(t, name+".xlsx")
		sheets := book.GetSheetList()
		figures := sheet(t, book, sheets[1])
		if at := slices.Index(figures[0], column); at < 0 || !slices.ContainsFunc(figures, func(row []string) bool { return row[2] == "66" && row[3] == "2025" && row[4] == "2" && row[at] == "3" }) {
			t.Errorf("%s: the sheet of figures lacks the range: %v", language, figures)
		}
		shown, err := book.GetRows(sheets[0])
		if err != nil {
			t.Fatal(err)
		}
		if text := fmt.Sprint(shown); !strings.Contains(text, words.mark) || !strings.Contains(text, " 1*") || !strings.Contains(text, words.key) {
			t.Errorf("%s: the table of the workbook shows %s", language, text)
		}
		var about strings.Builder
		for _, row := range sheet(t, book, sheets[2]) {
			about.WriteString(strings.Join(row, " ") + "\n")
		}
		if !strings.Contains(about.String(), map[string]string{"vi": "3 trong 6", "en": "3 of 6"}[language]) || !strings.Contains(about.String(), "31–32") {
			t.Errorf("%s: the sheet of sources says %s", language, about.String())
		}
		b.Clean("computed")
	}
}
