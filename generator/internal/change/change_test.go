package change

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/load"
	"chiso/generator/internal/validate"
)

// catalog makes one of a single indicator with values of a few places.
func catalog(name string, measure dataset.Measure, values ...float64) *dataset.Catalog {
	d := &dataset.Dataset{Name: "d", Title: Text{"vi": "Bộ", "en": "Set"}}
	i := &dataset.Indicator{Dataset: d, Name: name, Title: Text{"vi": "Chỉ số", "en": "Indicator"}, Measure: measure}
	for n, v := range values {
		i.Cube.Add(dataset.Observation{Area: dataset.Area{List: "l", Code: fmt.Sprint(n)}, Period: dataset.Year(2025), Value: v, Status: "final"})
	}
	d.Indicators = []*dataset.Indicator{i}
	return &dataset.Catalog{Datasets: []*dataset.Dataset{d}, CodeLists: map[string]*dataset.CodeList{}}
}

func diff(before, after *dataset.Catalog) Report {
	return Diff(Side{Catalog: before}, Side{Catalog: after}, true)
}

func TestLarge(t *testing.T) {
	for _, test := range []struct {
		name          string
		measure       dataset.Measure
		before, after []float64
		want          bool
	}{
		{"a point among forty", dataset.Score, []float64{10, 20, 30, 40, 50}, []float64{10, 20, 31, 40, 50}, false},
		{"half of the spread", dataset.Score, []float64{10, 20, 30, 40, 50}, []float64{10, 20, 40, 40, 50}, true},
		{"one place", dataset.Rank, []float64{1, 2, 3, 4, 5, 6, 7, 8}, []float64{2, 2, 3, 4, 5, 6, 7, 8}, false},
		{"a digit less in a small place", dataset.Amount, []float64{40, 900, 5000, 90000}, []float64{4, 900, 5000, 90000}, true},
		{"a little less in a small place", dataset.Amount, []float64{40, 900, 5000, 90000}, []float64{38, 900, 5000, 90000}, false},
		{"nothing to compare with", dataset.Score, []float64{7}, []float64{7.1}, true},
	} {
		r := diff(catalog("x", test.measure, test.before...), catalog("x", test.measure, test.after...))
		if got := r.Counts.Large == 1; r.Counts.Revised != 1 || got != test.want {
			t.Errorf("%s: %+v, large %v, want %v", test.name, r.Counts, got, test.want)
		}
	}
}

func TestLessIsExact(t *testing.T) {
	for _, test := range [][3]float64{{42.3, 42.2, 0.1}, {0.3, 0.1, 0.2}, {1e9 + 0.25, 1e9, 0.25}} {
		if got := less(test[0], test[1]); got != test[2] {
			t.Errorf("%v less %v: %v", test[0], test[1], got)
		}
	}
}

func TestRenamed(t *testing.T) {
	if r := diff(catalog("a", dataset.Score, 1, 2), catalog("b", dataset.Score, 1, 2)); r.Datasets[0].Indicators[0].Before != "a" || r.Counts.Removed != 0 {
		t.Errorf("an indicator with another name: %+v", r)
	}
	// A value more, and it is no longer certain.
	if r := diff(catalog("a", dataset.Score, 1, 2), catalog("b", dataset.Score, 1, 2, 3)); r.Counts.Removed != 2 || r.Counts.Added != 3 {
		t.Errorf("another indicator: %+v", r.Counts)
	}
	after := catalog("a", dataset.Score, 1, 3)
	after.Datasets[0].Name = "e"
	if r := diff(catalog("a", dataset.Score, 1, 2), after); len(r.Datasets) != 1 || r.Datasets[0].Before != "d" || r.Counts.Revised != 1 {
		t.Errorf("a dataset with another name: %+v", r)
	}
}

func TestMoved(t *testing.T) {
	before, after := catalog("a", dataset.Score, 1), catalog("a", dataset.Score, 1)
	other := &dataset.Dataset{Name: "other"}
	before.Datasets = append(before.Datasets, other)
	i := after.Datasets[0].Indicators[0]
	i.Dataset = &dataset.Dataset{Name: "other", Indicators: []*dataset.Indicator{i}}
	after.Datasets[0].Indicators = nil
	after.Datasets = append(after.Datasets, i.Dataset)
	r := diff(before, after)
	if r.Counts.Removed+r.Counts.Added != 0 || len(r.Datasets) != 1 || r.Datasets[0].Indicators[0].Fields[0] != (Field{"dataset", "d", "other"}) {
		t.Errorf("an indicator that moved: %+v", r)
	}
}

func TestLossComesFirst(t *testing.T) {
	before, after := catalog("revised", dataset.Score, 1, 2, 3), catalog("revised", dataset.Score, 9, 2, 3)
	for name, sizes := range map[string][2]int{"lost": {2, 1}, "grown": {1, 2}} {
		for n, c := range []*dataset.Catalog{before, after} {
			i := catalog(name, dataset.Score, []float64{1, 2}[:sizes[n]]...).Datasets[0].Indicators[0]
			i.Dataset = c.Datasets[0]
			c.Datasets[0].Indicators = append(c.Datasets[0].Indicators, i)
		}
	}
	var order []string
	for _, i := range diff(before, after).Datasets[0].Indicators {
		order = append(order, i.Name)
	}
	if got := strings.Join(order, " "); got != "lost revised grown" {
		t.Errorf("order: %s", got)
	}
}

func TestUnreadIsNotLost(t *testing.T) {
	before, after := catalog("a", dataset.Score, 1, 2), catalog("a", dataset.Score, 1)
	key := before.Datasets[0].Indicators[0].Total().Observations()[1].Key()
	r := Diff(Side{Catalog: before}, Side{after, Unread{Points: map[string]map[dataset.Key]bool{"d": {key: true}}}}, false)
	if r.Counts.Removed != 0 || r.Counts.Unread != 1 {
		t.Errorf("%+v", r.Counts)
	}
}

func TestInstruments(t *testing.T) {
	table := func(rows ...[]string) *dataset.Catalog {
		return &dataset.Catalog{Datasets: []*dataset.Dataset{{Name: "policy", Tables: []*dataset.Table{{
			Name: "instruments", Key: []string{"number"}, Fields: []dataset.Field{{Name: "number", Role: "attribute"}, {Name: "subject", Role: "text"}}, Rows: slices.Values(rows), Len: len(rows)}}}}}
	}
	r := diff(table([]string{"1", "a"}, []string{"2", "b"}), table([]string{"2", "c"}, []string{"3", "d"}))
	var got []string
	for _, x := range r.Datasets[0].Tables[0].Records {
		got = append(got, string(x.What)+" "+x.Key)
	}
	if strings.Join(got, ", ") != "removed 1, changed 2, added 3" || r.Counts.Rows != 3 {
		t.Errorf("%v %+v", got, r.Counts)
	}
}

// TestMarkdownIsBounded: however much differs, and however it is written.
func TestMarkdownIsBounded(t *testing.T) {
	before := &dataset.Catalog{}
	for n := range 400 {
		d := catalog(fmt.Sprint("i", n), dataset.Score, make([]float64, 50)...).Datasets[0]
		d.Name = fmt.Sprint("d", n)
		d.Title = Text{"vi": strings.Repeat("@*", 4000)}
		before.Datasets = append(before.Datasets, d)
	}
	for _, lang := range []string{"vi", "en"} {
		got := diff(before, &dataset.Catalog{}).Markdown(lang)
		if len(got) > maxBytes || !strings.Contains(got, "30") || !strings.Contains(got, "--format json") {
			t.Errorf("%s: %d bytes, end %q", lang, len(got), got[len(got)-200:])
		}
	}
}

// TestDataStayData: no word of the data becomes markup.
func TestDataStayData(t *testing.T) {
	hostile := "<img src=x> | [a](http://b.c) ![p](q) `code` **bold** _it_ ~~no~~ http://x.y www.x.y a@b.c @user #12 $x$ &amp; \\| \n# head\n| x | \u202e\u200b :smile:"
	before := catalog("a", dataset.Score, 1)
	before.Datasets[0].Indicators[0].Title, before.Datasets[0].Title = Text{"en": hostile}, Text{"en": hostile}
	before.Datasets[0].Indicators[0].Cube = dataset.NewCube(dataset.Observation{Area: dataset.Area{List: "l", Code: hostile}, Period: dataset.Year(2025), Value: 1, Status: "final"})
	after := catalog("a", dataset.Score, 2)
	after.Datasets[0].Indicators[0].Title, after.Datasets[0].Title = Text{"en": hostile + "!"}, Text{"en": hostile}
	r := diff(before, after)
	r.Base = hostile
	var page bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithUnsafe())).Convert([]byte(r.Markdown("en")), &page); err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(page.String(), unseen, "")
	for _, tag := range regexp.MustCompile(`<([a-z]\w*)[^>]*>`).FindAllStringSubmatch(text, -1) {
		if !strings.Contains(" h2 h3 h4 p table thead tbody tr th td strong ", " "+tag[1]+" ") {
			t.Errorf("the data made %s of\n%s", tag[0], r.Markdown("en"))
		}
	}
	if n := strings.Count(text, "<strong>"); n != 1 {
		t.Errorf("%d bold texts", n)
	}
}

func TestMarkdownOfManyRows(t *testing.T) {
	got := diff(catalog("a", dataset.Score), catalog("a", dataset.Score, make([]float64, 432)...)).Markdown("en")
	if !strings.Contains(got, "… and 412 more") {
		t.Error(got[len(got)-300:])
	}
}

// sample reads the small data of the tests with another table of figures.
func sample(tb testing.TB, csv []byte) (Side, bool) {
	tb.Helper()
	tree, _, err := load.Dir("../../testdata/base/data")
	if err != nil {
		tb.Fatal(err)
	}
	var problems int
	for _, p := range tree.Packages {
		if p.Name == "sample" {
			table, found, err := load.ReadTable("place.csv", bytes.NewReader(csv))
			if err != nil {
				tb.Fatal(err)
			}
			problems = len(found)
			delete(p.Tables, "place.csv")
			if table != nil {
				p.Tables["place.csv"] = table
			}
		}
	}
	c, found := validate.Catalog(tree, []string{"vi", "en"}, []string{"line", "slope", "dot", "multiples", "heat", "bar", "tiles", "radar", "scatter", "stack"}, "")
	if problems += len(found); problems == 0 {
		derive.Compute(c)
	}
	return Side{Catalog: c}, problems == 0
}

func size(s Side, derived bool) int {
	n := 0
	for _, d := range s.Catalog.Datasets {
		for _, i := range d.Columns() {
			for o := range i.All() {
				if derived || o.Status != derive.Derived {
					n++
				}
			}
		}
	}
	return n
}

// FuzzDiff compares two tables whatever stands in them: nothing differs from
// itself, what one way is lost is new the other way, and the sizes fit.
func FuzzDiff(f *testing.F) {
	const head = "place,year,source,ranked_of,share_qualifier,sample_score,sample_rank,sample_share,sample_quality,sample_mean\n"
	f.Add([]byte(head+"01,2022,made-up,3,,50.5,1,,10,\n"), []byte(head+"01,2022,made-up,3,,5.05,1,,10,\n46,2022,made-up,3,,40,2,,20,\n"))
	f.Add([]byte(head+"01,2022,made-up,3,,50.5,1,,10,\n01,2022,made-up,3,,50.5,1,,10,\n"), []byte(head+"66,2022,other,,~,,,99999999999999999999,-1e3,\n"))
	f.Add([]byte(head+"01,2025,made-up;other,3,>=,0,,0,0,0\n"), []byte("year,place\n2025,01\n"))
	f.Add([]byte("\"\n"), []byte{0xff, 0xfe})
	f.Fuzz(func(t *testing.T, a, b []byte) {
		x, soundX := sample(t, a)
		y, soundY := sample(t, b)
		derived := soundX && soundY
		if same := Diff(x, x, derived); !same.Empty() {
			t.Fatalf("differs from itself: %+v", same)
		}
		there, back := Diff(x, y, derived), Diff(y, x, derived)
		c, r := there.Counts, back.Counts
		if c.Removed != r.Added || c.Added != r.Removed || c.Revised != r.Revised || c.Requalified != r.Requalified || c.Rows != r.Rows || c.Fields != r.Fields {
			t.Errorf("there %+v, back %+v", c, r)
		}
		if size(y, derived)-size(x, derived) != c.Added-c.Removed {
			t.Errorf("from %d to %d values, but %+v", size(x, derived), size(y, derived), c)
		}
		for _, lang := range []string{"vi", "en"} {
			if got := there.Markdown(lang); len(got) > maxBytes {
				t.Errorf("%d bytes", len(got))
			}
		}
		fits(t, there)
	})
}
