package readers

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/datatest"
	"chiso/generator/internal/datatest/browser"
)

const fourPillars = "/self-assessment/four-pillars/"

// chosen are answers to our questionnaire, pillar by pillar: a step of its scale, or "na".
//
// By hand: inputs (0+1+0+1)/4 = 0.5; capacity (3+3+3+2)/4 = 2.75; process (1+1+2+1)/4 = 1.25;
// outputs (2+1+2)/3 = 1.67, for the first question does not apply.
var chosen = map[string]string{
	"users": "0", "time": "1", "money": "0", "equipment": "1",
	"ideas": "3", "skills": "3", "risk": "3", "learning": "2",
	"strategy": "1", "causes": "1", "trials": "2", "speed": "1",
	"service": "na", "workflow": "2", "measured": "1", "shared": "2",
}

// TestAssessment: somebody answers by the keyboard alone, reads the result, saves it, erases it
// and opens it again; a unit's sheets are put together and compared. Nothing leaves the device.
func TestAssessment(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	c := browser.Catalog(t)
	questions := c.Assessment("four-pillars").Questions()
	for n, x := range []expected{
		{360, "Mạnh nhất ở năng lực, yếu nhất ở đầu vào", "Câu 1 trên 16", "0,5 2,8 1,3 1,7", "Cần ít nhất 3 phiếu", "Đã xóa hết", "từ 0,5 đến 2,5"},
		{1280, "Strongest in capacity, weakest in inputs", "Question 1 of 16", "0.5 2.8 1.3 1.7", "At least 3 different sheets", "All is erased", "from 0.5 to 2.5"},
	} {
		language := browser.Languages(t)[n]
		t.Run(language, func(t *testing.T) {
			a := assessed{expected: x, Tab: browser.Open(t, x.width), language: language, questions: questions}
			a.Visit(language + fourPillars)
			a.Do(browser.Until(`document.querySelector('.assess.is-alive')`), browser.Axe(t))
			requests := requested(a.Tab)

			a.answers()
			a.result()
			sheet, result := a.reopens()
			a.refuses(sheet, result)
			team := a.unit(sheet, c.Assessment("four-pillars").Pillars[0].Ask[language])
			a.compares(sheet, team)

			// Nothing was asked of any host, and after a reload the answers are there.
			if list := requests(); len(list) > 0 {
				t.Errorf("requests after the page was there: %v", list)
			}
			a.Visit(language + fourPillars)
			a.Do(browser.Until(`document.querySelectorAll('.ask :checked').length === 16 && !document.querySelector('.kept-answers').hidden`))
			a.Clean(language)
		})
	}
}

// expected is what the page says in a language, on a screen of a width.
type expected struct {
	width                                       int
	heading, heard, scores, few, erased, spread string
}

// assessed is the page with the questionnaire, in the hands of a reader.
type assessed struct {
	expected
	*browser.Tab
	language  string
	questions []dataset.Question
}

// axe checks that everybody can use the page as it is now, and that it is not too wide.
func (a assessed) axe(at string) {
	a.T.Helper()
	if found := browser.Value[string](a.Tab, `axe.run(document, {resultTypes: ['violations']}).then(({violations}) => violations.map((v) => v.id + ' ' + v.nodes[0].html.slice(0, 160)).join('\n'))`); found != "" {
		a.T.Errorf("%s: axe: %s", at, found)
	}
	if wide := browser.Value[int](a.Tab, `document.documentElement.scrollWidth`); wide > a.width {
		a.T.Errorf("%s: %d px wide on a screen of %d", at, wide, a.width)
	}
}

// text is the words of all elements that a selector finds.
func (a assessed) text(selector string) string {
	a.T.Helper()
	return browser.Value[string](a.Tab, `[...document.querySelectorAll('`+selector+`')].map((e) => e.textContent.trim()).join(' ')`)
}

// answers answers all questions by the keyboard.
func (a assessed) answers() {
	a.T.Helper()
	if got := a.text(".progress > span:first-child"); !strings.HasPrefix(got, a.heard) {
		a.T.Errorf("it begins with %q", got)
	}
	for n, q := range a.questions {
		answer(a.Tab, q, chosen[q.Code])
		if n == 0 || q.Code == "service" {
			a.axe("question " + q.Code)
		}
		a.Press("Enter")
		if n+1 < len(a.questions) {
			a.Do(browser.Until(`document.activeElement.id === 'q-` + a.questions[n+1].Code + `'`))
		}
	}
	a.Do(browser.Until(`document.activeElement.id === 'finding'`))
}

// result checks the result with what was reckoned by hand.
func (a assessed) result() {
	a.T.Helper()
	if got := a.text("#finding"); got != a.heading {
		a.T.Errorf("the result is %q, want %q", got, a.heading)
	}
	if got := strings.Join(regexp.MustCompile(`\d[.,]\d`).FindAllString(a.text(".pillars .score"), -1), " "); got != a.scores {
		a.T.Errorf("the scores are %s, want %s", got, a.scores)
	}
	things := a.text(".monday > ol > li > h4")
	for _, code := range []string{"users", "money", "time"} { // the lowest three of the weakest pillar
		q := a.questions[slices.IndexFunc(a.questions, func(q dataset.Question) bool { return q.Code == code })]
		if !strings.Contains(things, q.Advice.Title[a.language]) {
			a.T.Errorf("what to do lacks %q: %s", q.Advice.Title[a.language], things)
		}
	}
	if got := browser.Value[int](a.Tab, `document.querySelectorAll('.monday > ol > li').length`); got != 3 {
		a.T.Errorf("%d things for Monday", got)
	}
	asked := a.text(".asked li")
	for _, figure := range []string{"≈ 68.2%", "≈ 35.7%", "> 50%", "≈ 55%", "≈ 60%"} {
		if !strings.Contains(strings.NewReplacer("\u00a0", " ", ",", ".").Replace(asked), figure) {
			a.T.Errorf("beside the answers the survey's %q is missing: %s", figure, asked)
		}
	}
	if strings.Contains(asked, "36%") { // the question does not apply
		a.T.Errorf("a figure stands beside no answer: %s", asked)
	}
	a.axe("result")
	paper(a.Tab, 1)
}

// reopens saves the sheet, erases it and opens it: the result is the same.
func (a assessed) reopens() (sheet, result string) {
	a.T.Helper()
	result = browser.Value[string](a.Tab, `document.querySelector('.result').innerHTML`)
	sheet = saved(a.Tab)
	a.Reach(".files [name=erase]")
	a.Press("Enter")
	a.Do(browser.Until(`document.activeElement.matches('.sure')`))
	a.axe("before erasing")
	a.Press("Tab", "Enter")
	a.Do(browser.Until(`!location.hash.includes('result')`))
	if kept := browser.Value[string](a.Tab, `JSON.stringify(Object.keys(localStorage).filter((k) => k.startsWith('assessment')))`); kept != "[]" || !strings.HasPrefix(a.text(".said"), a.erased) {
		a.T.Errorf("after erasing %s is kept, and the page says %q", kept, a.text(".said"))
	}
	if left := browser.Value[int](a.Tab, `document.querySelectorAll('.ask :checked').length`); left != 0 {
		a.T.Errorf("after erasing %d answers are left", left)
	}
	opens(a.Tab, "#open", file(a.T, sheet, nil))
	a.Do(browser.Until(`location.hash === '#result'`))
	if got := browser.Value[string](a.Tab, `document.querySelector('.result').innerHTML`); got != result {
		a.T.Errorf("opened again the result is another:\n%s\n%s", got, result)
	}
	return sheet, result
}

// refuses checks that files that are no sheets change nothing.
func (a assessed) refuses(sheet, result string) {
	a.T.Helper()
	for _, content := range []string{
		`<script>alert(1)</script>`, `{"format":"chiso-assessment-sheet","__proto__":{"admin":1}}`, strings.Repeat("x", 70_000),
		strings.Replace(sheet, `"unit": ""`, `"unit": "<img src=x onerror=alert(1)>"`, 1), strings.Replace(sheet, `"users": 0`, `"__proto__": 0`, 1), strings.Replace(sheet, `"users": 0`, `"users": 9`, 1),
		strings.Replace(sheet, `"version": "1`, `"version": "9`, 1),
	} {
		path := file(a.T, content, nil)
		opens(a.Tab, "#open", path)
		a.Do(browser.Until(`document.querySelector('.said').textContent.includes('` + filepath.Base(path) + `')`))
		if got := browser.Value[string](a.Tab, `document.querySelector('.result').innerHTML`); got != result {
			a.T.Errorf("%.60s changed the result", content)
		}
	}
	a.axe("a file refused")
}

// unit puts the sheets of three colleagues together, and gives the file of the unit. By hand:
// inputs 0.5, 1, 2.5, median 1; capacity 2.75, 2, 1, median 2.
func (a assessed) unit(sheet, ask string) (team string) {
	a.T.Helper()
	two := file(a.T, sheet, map[string]string{"users": "1", "time": "1", "money": "1", "equipment": "1", "ideas": "2", "skills": "2", "risk": "2", "learning": "2"})
	three := file(a.T, sheet, map[string]string{"users": "3", "time": "3", "money": "2", "equipment": "2", "ideas": "1", "skills": "1", "risk": "1", "learning": "1"})
	own := file(a.T, sheet, nil)
	opens(a.Tab, "#open", own, two)
	a.Do(browser.Until(`document.querySelector('.said').textContent.includes('` + a.few + `')`))
	opens(a.Tab, "#open", own, two, own) // the same one twice
	a.Do(browser.Until(`document.querySelector('.said').textContent.includes('` + filepath.Base(two) + `')`))
	opens(a.Tab, "#open", own, two, three)
	a.Do(browser.Until(`document.querySelector('.talk:not([hidden])')`))
	got := a.text(".pillars .score")
	if first := regexp.MustCompile(`\d[.,]\d`).FindAllString(got, 1); len(first) == 0 || strings.Replace(first[0], ",", ".", 1) != "1.0" || !strings.Contains(got, a.spread) {
		a.T.Errorf("three sheets make %s", got)
	}
	if a.text(".talk li") != ask {
		a.T.Errorf("where they differ most the page asks %q, want %q", a.text(".talk li"), ask)
	}
	a.axe("a unit")
	paper(a.Tab, 1)
	team = saved(a.Tab)
	if strings.Contains(team, `"id"`) {
		a.T.Error("the file of a unit tells one sheet from another")
	}
	return team
}

// compares puts a unit beside itself as it was, and not beside a single sheet.
func (a assessed) compares(sheet, team string) {
	a.T.Helper()
	opens(a.Tab, "#compare", file(a.T, sheet, nil))
	a.Do(browser.Until(`document.querySelector('.said').textContent !== '' && !document.querySelector('.before')`))
	opens(a.Tab, "#compare", file(a.T, strings.Replace(team, `"unit": ""`, `"unit": "Sở Nội vụ"`, 1), nil))
	a.Do(browser.Until(`document.querySelectorAll('.pillars .then').length === 4`))
	if got := a.text(".pillars .before"); !strings.Contains(got, "Sở Nội vụ") || !strings.Contains(got, "±0") {
		a.T.Errorf("beside itself a unit is %s", got)
	}
	a.axe("compared")
	paper(a.Tab, 1)
}

// answer chooses an answer by the keyboard: Tab to the question, arrows to the answer.
func answer(b *browser.Tab, q dataset.Question, choice string) {
	b.T.Helper()
	b.Reach(`[data-question="` + q.Code + `"] input`)
	b.Press(" ")
	for range 5 {
		if browser.Value[bool](b, `document.activeElement.value === '`+choice+`'`) {
			return
		}
		b.Press("ArrowDown")
	}
	b.T.Fatalf("question %s has no answer %s", q.Code, choice)
}

// opens chooses files in a field, as the dialog of the browser does.
func opens(b *browser.Tab, field string, files ...string) {
	b.T.Helper()
	b.Do(chromedp.Evaluate[chromedp.Void](`document.querySelector('.said').textContent = ''`), chromedp.SetUploadFiles(field, files))
}

// saved presses the button that saves, and gives what the file holds.
func saved(b *browser.Tab) string {
	b.T.Helper()
	dir := b.T.TempDir()
	b.Takes(dir)
	b.Reach("[name=save]")
	b.Press("Enter")
	for end := time.Now().Add(browser.Patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if files, _ := filepath.Glob(filepath.Join(dir, "*.json")); len(files) == 1 {
			if content, err := os.ReadFile(files[0]); err == nil && json.Valid(content) {
				return string(content)
			}
		}
	}
	b.T.Fatal("no file was saved")
	return ""
}

// file writes a sheet with other answers, and then another id, to a file of its own.
func file(t *testing.T, sheet string, answers map[string]string) string {
	t.Helper()
	if answers != nil {
		id := fmt.Sprintf("%032x", len(answers)*1000+len(answers["users"])+int(answers["users"][0]))
		sheet = regexp.MustCompile(`"id": "[0-9a-f]+"`).ReplaceAllString(sheet, `"id": "`+id+`"`)
	}
	for code, answer := range answers {
		sheet = regexp.MustCompile(`"`+code+`": [^,\n]+`).ReplaceAllString(sheet, `"`+code+`": `+answer)
	}
	f, err := os.CreateTemp(t.TempDir(), "*.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteString(sheet); err != nil {
		t.Fatal(err)
	}
	return f.Name()
}

// paper counts the pages that the page is printed on.
func paper(b *browser.Tab, want int) {
	b.T.Helper()
	pdf, err := chromedp.Run(b.Context, chromedp.PrintToPDF(chromedp.PDFPrintBackground(), chromedp.PDFPreferCSSPageSize()))
	if err != nil {
		b.T.Fatal(err)
	}
	if pages := bytes.Count(pdf, []byte("/Type /Page\n")); pages != want {
		b.T.Errorf("it is printed on %d pages, want %d", pages, want)
	}
}

// requested gives the requests that a page makes from now on, but those for files of its own.
func requested(b *browser.Tab) func() []string {
	b.T.Helper()
	b.Do(browser.Until(`document.readyState === 'complete'`))
	var mu sync.Mutex
	var list []string
	if err := chromedp.Listen(b.Context, func(event any) {
		if e, is := event.(*network.EventRequestWillBeSent); is && !strings.HasPrefix(e.Request.URL, "blob:") && !strings.HasPrefix(e.Request.URL, "data:") {
			mu.Lock()
			defer mu.Unlock()
			list = append(list, e.Request.URL)
		}
	}); err != nil {
		b.T.Fatal(err)
	}
	return func() []string {
		mu.Lock()
		defer mu.Unlock()
		return slices.Clone(list)
	}
}

// TestAssessmentOnPaper: without scripts the questionnaire is there as a whole, with its
// scoring sheet and what to do; with them it is printed like that, without anybody's answers.
func TestAssessmentOnPaper(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	c := browser.Catalog(t)
	questions := len(c.Assessment("four-pillars").Questions())
	const seen = `['fieldset', '.by-hand tbody [scope=row]:not([colspan])', '.advice > .thing', '.answer input'].map((s) => [...document.querySelectorAll(s)].filter((e) => e.getClientRects().length).length)`
	want := []int{questions, questions, questions, 0}
	for _, q := range c.Assessment("four-pillars").Questions() {
		want[3] += len(q.Answers)
		if q.MayNotApply {
			want[3]++
		}
	}
	for _, language := range browser.Languages(t) {
		bare := browser.Open(t, 360)
		bare.WithoutScripts()
		bare.Visit(language + fourPillars)
		if got := browser.Value[[]int](bare, seen); !slices.Equal(got, want) {
			t.Errorf("%s: without scripts one sees questions, rows, advice, answers %v, want %v", language, got, want)
		}
		if left := browser.Value[string](bare, `[...document.querySelectorAll('.assess button, .assess input[type=file], .result')].filter((e) => e.offsetHeight).map((e) => e.outerHTML.slice(0, 60)).join()`); left != "" {
			t.Errorf("%s: without scripts there is %s", language, left)
		}
		b := browser.Open(t, 700)
		b.Visit(language + fourPillars)
		b.Do(browser.Until(`document.querySelector('.assess.is-alive')`), chromedp.Evaluate[chromedp.Void](`document.querySelector('.answer input').click()`))
		if got := browser.Value[[]int](b, seen); got[0] != 1 || got[1] != 0 {
			t.Errorf("%s: on the screen one sees %v", language, got)
		}
		b.Print()
		if got := browser.Value[[]int](b, seen); !slices.Equal(got, want) {
			t.Errorf("%s: on paper there are questions, rows, advice, answers %v, want %v", language, got, want)
		}
		if shown := browser.Value[string](b, `getComputedStyle(document.querySelector('.answer :checked')).appearance`); shown != "none" {
			t.Errorf("%s: an answer is printed", language)
		}
		b.Clean(language)
	}
}

// TestAssessmentOverTime: somebody compares two of their own sheets, and one of a version that
// asked otherwise is opened without its answers, with a note.
func TestAssessmentOverTime(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 360)
	sheet := func(id int, day, version string, answers map[string]string) string {
		var list []string
		for code, answer := range answers {
			if answer == "na" {
				answer = `"na"`
			}
			list = append(list, fmt.Sprintf("%q: %s", code, answer))
		}
		return file(t, fmt.Sprintf(`{"format": "chiso-assessment-sheet", "questionnaire": "four-pillars", "version": %q, "id": "%032x", "day": %q, "unit": "", "answers": {%s}}`, version, id, day, strings.Join(list, ", ")), nil)
	}
	before := map[string]string{}
	for code := range chosen {
		before[code] = "1"
	}
	b.Visit("vi" + fourPillars)
	b.Do(browser.Until(`document.querySelector('.assess.is-alive')`))
	opens(b, "#open", sheet(1, "2026-11-30", "1.0.0", chosen))
	b.Do(browser.Until(`document.querySelector('.pillars .score')`))
	opens(b, "#compare", sheet(2, "2026-05-04", "1.0.0", before))
	b.Do(browser.Until(`document.querySelectorAll('.pillars .then').length === 4`))
	// By hand: 0.5, 2.75, 1.25 and 1.67 now, 1 each before.
	got := browser.Value[string](b, `[...document.querySelectorAll('.pillars .before')].map((e) => e.textContent).join(' | ')`)
	if want := "phiếu ngày 4/5/2026: 1,0 (−0,5) | phiếu ngày 4/5/2026: 1,0 (+1,8) | phiếu ngày 4/5/2026: 1,0 (+0,3) | phiếu ngày 4/5/2026: 1,0 (+0,7)"; got != want {
		t.Errorf("compared with an earlier sheet: %s, want %s", got, want)
	}
	b.Visit("vi" + fourPillars)
	b.Do(browser.Until(`document.querySelector('.assess.is-alive')`))
	opens(b, "#open", sheet(3, "2026-05-04", "0.9.0", before))
	b.Do(browser.Until(`document.activeElement.matches('.sure')`))
	b.Press("Tab", "Enter")
	b.Do(browser.Until(`document.querySelector('.said').textContent.includes('0.9.0')`))
	if left := browser.Value[int](b, `document.querySelectorAll('.ask :checked').length`); left != 0 {
		t.Errorf("%d answers to other questions were taken over", left)
	}
	b.Clean("vi")
}
