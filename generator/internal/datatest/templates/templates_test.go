package templates

import (
	"reflect"
	"slices"
	"testing"
	"testing/fstest"
)

type front struct {
	Title  string          `json:"title"`
	Charts []chart         `json:"charts"`
	Best   *chart          `json:"best,omitempty"`
	By     map[string]item `json:"by"`
}

type chart struct {
	item
	Unused string `json:"unused"`
	Items  []item `json:"items"`
}

type item struct {
	Label string `json:"label"`
	Count int    `json:"count,omitempty"`
}

// check walks through the layout of a page and some partials, in a frame.
func check(t *testing.T, page string, others map[string]string) *Report {
	t.Helper()
	theme := fstest.MapFS{
		"layouts/baseof.html":       {Data: []byte(`<h1>{{ .Title }}</h1>{{ block "main" . }}{{ end }}`)},
		"layouts/charts/page.html":  {Data: []byte(`{{ define "main" }}` + "\n" + page + `{{ end }}`)},
		"layouts/page.html":         {Data: []byte(`{{ define "main" }}{{ .Content }}{{ end }}`)},
		"layouts/section.html":      {Data: []byte(`{{ define "main" }}{{ .Content }}{{ end }}`)},
		"layouts/charts/extra.html": {Data: []byte(`{{ define "main" }}{{ .Params.title }}{{ end }}`)},
		"i18n/en.yaml":              {Data: []byte(`told: "{{ .label }} is told"` + "\n" + `kind_bar: "{{ .count }} bars"`)},
	}
	for name, text := range others {
		theme["layouts/_partials/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	report, err := Check(theme, []Page{
		{Folder: "charts", Kind: "page", Front: reflect.TypeFor[front]()},
		{Folder: "charts", Kind: "page", Layout: "extra", Front: reflect.TypeFor[item]()}, // without a title
		{Folder: "charts", Kind: "section"},
		{Kind: "page"},
	})
	if err != nil {
		t.Fatal(err)
	}
	own := "layouts/charts/extra.html:1:29: no .title in templates.item"
	if !slices.Contains(report.Problems, own) {
		t.Errorf("%q is not among %q", own, report.Problems)
	}
	report.Problems = slices.DeleteFunc(report.Problems, func(p string) bool { return p == own })
	return report
}

func TestCheck(t *testing.T) {
	const at = "layouts/charts/page.html:2:"
	for name, c := range map[string]struct {
		page   string
		others map[string]string
		want   []string
	}{
		"a key":              {page: `{{ .Params.charts }}`},
		"no key":             {page: `{{ .Params.chart }}`, want: []string{at + "10: no .chart in templates.front (did you mean .charts?)"}},
		"a method":           {page: `{{ .Permalnk }}`, want: []string{at + "3: no .Permalnk in a page of Hugo (did you mean .Permalink?)"}},
		"in a range":         {page: `{{ range .Params.charts }}{{ .label }}{{ .labell }}{{ end }}`, want: []string{at + "41: no .labell in templates.chart (did you mean .label?)"}},
		"with an index":      {page: `{{ range $n, $c := .Params.charts }}{{ $n }}{{ $c.nr }}{{ end }}`, want: []string{at + "49: no .nr in templates.chart"}},
		"in a map":           {page: `{{ range $k, $v := .Params.by }}{{ $v.count }}{{ $v.coun }}{{ end }}{{ .Params.by.any.count }}`, want: []string{at + "51: no .coun in templates.item (did you mean .count?)"}},
		"a variable":         {page: `{{ $p := .Params }}{{ with $p.best }}{{ .items }}{{ $p.bets }}{{ end }}`, want: []string{at + "54: no .bets in templates.front (did you mean .best?)"}},
		"of a text":          {page: `{{ .Params.title.x }}`, want: []string{at + "10: no .x in a text or number"}},
		"a variable twice":   {page: `{{ $c := "" }}{{ range .Params.charts }}{{ $c = . }}{{ end }}{{ with $c }}{{ .label }}{{ .lbl }}{{ end }}`, want: []string{at + "89: no .lbl in templates.chart"}},
		"index, first":       {page: `{{ (index .Params.charts 0).cont }}{{ range first 2 (after 1 .Params.charts) }}{{ .itms }}{{ end }}`, want: []string{at + "27: no .cont in templates.chart (did you mean .count?)", at + "82: no .itms in templates.chart (did you mean .items?)"}},
		"index by a key":     {page: `{{ (index .Params "best").labels }}`, want: []string{at + "25: no .labels in templates.chart (did you mean .label?)"}},
		"where":              {page: `{{ range where .Params.charts "lable" "ne" nil }}{{ .label }}{{ end }}`, want: []string{at + "30: no .lable in templates.chart (did you mean .label?)"}},
		"index a page":       {page: `{{ index .Params "wurst" }}`, want: []string{at + "17: no .wurst in templates.front"}},
		"else":               {page: `{{ with .Params.best }}{{ .label }}{{ else }}{{ .label }}{{ end }}`, want: []string{at + "48: no .label in a page of Hugo"}},
		"another page":       {page: `{{ with site.GetPage "/charts" }}{{ range .RegularPages }}{{ .Params.best }}{{ .Params.worst }}{{ end }}{{ end }}`, want: []string{at + "86: no .worst in templates.front"}},
		"the pages beside":   {page: `{{ range (index .Ancestors 0).RegularPages }}{{ .Titel }}{{ end }}`, want: []string{at + "48: no .Titel in a page of Hugo (did you mean .Title?)"}},
		"no partial":         {page: `{{ partial "none.html" . }}`, want: []string{at + `11: there is no partial "none.html"`}},
		"a partial":          {page: `{{ range .Params.charts }}{{ partial "p.html" . }}{{ end }}`, others: map[string]string{"p.html": `{{ .label }}{{ .nothing }}`}, want: []string{"layouts/_partials/p.html:1:15: no .nothing in templates.chart"}},
		"two callers":        {page: `{{ partial "p.html" .Params.best }}{{ partial "p.html" (index .Params.by "x") }}`, others: map[string]string{"p.html": `{{ .label }}{{ .items }}`}, want: []string{"layouts/_partials/p.html:1:15: no .items in templates.item"}},
		"asked for":          {page: `{{ partial "p.html" .Params.best }}{{ partial "p.html" (index .Params.by "x") }}`, others: map[string]string{"p.html": `{{ with .items }}{{ range . }}{{ .label }}{{ end }}{{ end }}`}},
		"asked for in vain":  {page: `{{ partial "p.html" .Params.best }}`, others: map[string]string{"p.html": `{{ with .itmes }}{{ . }}{{ end }}`}, want: []string{"layouts/_partials/p.html:1:8: no .itmes in templates.chart (did you mean .items?)"}},
		"a dict":             {page: `{{ partial "p.html" (dict "chart" .Params.best "bare" true) }}`, others: map[string]string{"p.html": `{{ if .bare }}{{ .chart.label }}{{ .chart.tag }}{{ end }}{{ .chrt }}`}, want: []string{"layouts/_partials/p.html:1:41: no .tag in templates.chart", "layouts/_partials/p.html:1:60: no .chrt in the dict that it is given (did you mean .chart?)"}},
		"what is returned":   {page: `{{ range partial "p.html" .Params }}{{ .name }}{{ .nam }}{{ end }}`, others: map[string]string{"p.html": `{{ $all := slice }}{{ range .charts }}{{ $all = $all | append (dict "name" .label) }}{{ end }}{{ return $all }}`}, want: []string{at + "50: no .nam in the dict that it is given (did you mean .name?)"}},
		"never reached":      {page: `{{ range .Params.charts }}{{ if reflect.IsMap .label }}{{ .label.x }}{{ end }}{{ end }}`, want: []string{at + "64: .label is never reached: no page brings a value to this branch"}},
		"never used":         {page: `-`, others: map[string]string{"p.html": `{{ .x }}`}, want: []string{"layouts/_partials/p.html: no page uses this template"}},
		"a sentence":         {page: `{{ i18n "told" .Params.best }}{{ i18n "told" (dict "lable" 1) }}`, want: []string{"i18n/en.yaml: told:1:3: no .label in the dict that it is given (did you mean .lable?)"}},
		"one of sentences":   {page: `{{ i18n (printf "kind_%s" .Params.title) .Params.best }}`},
		"what nobody knows":  {page: `{{ site.Params.x.y }}{{ with resources.Get "x" }}{{ .RelPermalink }}{{ end }}`},
		"a namespaced chain": {page: `{{ with strings.TrimPrefix "/" .Params.tilte }}{{ . }}{{ end }}`, want: []string{at + "38: no .tilte in templates.front (did you mean .title?)"}},
	} {
		t.Run(name, func(t *testing.T) {
			report := check(t, c.page, c.others)
			if !slices.Equal(report.Problems, c.want) {
				t.Errorf("%s\n got %q\nwant %q", c.page, report.Problems, c.want)
			}
		})
	}
}

// TestReads: what templates read is known by the struct that declares it, also through sentences
// and functions, and what is not known is counted.
func TestReads(t *testing.T) {
	report := check(t, `{{ range .Params.charts }}{{ .label }}{{ end }}{{ i18n (printf "kind_%s" .Kind) .Params.best }}{{ site.Params.x }}`, nil)
	for field, want := range map[fieldOf]bool{
		{reflect.TypeFor[front](), "Title"}: true, {reflect.TypeFor[front](), "Charts"}: true, {reflect.TypeFor[front](), "By"}: false,
		{reflect.TypeFor[item](), "Label"}: true, {reflect.TypeFor[item](), "Count"}: true, {reflect.TypeFor[chart](), "Unused"}: false,
	} {
		if report.Reads(field.of, field.name) != want {
			t.Errorf("%v is read: %t", field, !want)
		}
	}
	all := check(t, `{{ jsonify .Params.best }}`, nil)
	if !all.Reads(reflect.TypeFor[chart](), "Unused") {
		t.Error("jsonify does not read everything")
	}
	if unknown := report.Uses - report.Resolved; unknown != 2 { // .x of the settings, and .title of the page that has none
		t.Errorf("%d of %d uses are not known", unknown, report.Uses)
	}
}
