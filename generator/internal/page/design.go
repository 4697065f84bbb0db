package page

import (
	"cmp"
	"maps"
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/format"
	"chiso/generator/internal/palette"
)

// designBuilder makes the page that shows how the site looks.
type designBuilder struct{ *base }

// designPage shows what the site is made of: its colours, and every component with
// what stands in this site's data.
type designPage struct {
	Title       string        `json:"title"`
	Description string        `json:"description"`
	Layout      string        `json:"layout"`
	Sheets      []string      `json:"sheets"` // stylesheets of the sections whose components it shows
	Colours     []colour      `json:"colours,omitempty"`
	Statuses    []string      `json:"statuses"`
	Reading     *reading      `json:"reading,omitempty"`
	Indicators  []entry       `json:"indicators,omitempty"`
	Topics      []topic       `json:"topics,omitempty"`
	Downloads   []download    `json:"downloads,omitempty"`
	Goal        *goal         `json:"goal,omitempty"`
	Charts      []chartBox    `json:"charts,omitempty"` // one of each kind
	Tabs        []chartBox    `json:"tabs,omitempty"`
	Table       string        `json:"table,omitempty"`
	TableOf     string        `json:"table_of,omitempty"`
	Legend      []legendEntry `json:"legend,omitempty"`
	Footnotes   []footnote    `json:"footnotes,omitempty"`
	Map         string        `json:"map,omitempty"`
}

// colour is a token with what it comes to, as "#0a665b", and how it contrasts with
// the ground that asks most of it, as "6.4" in the page's language.
type colour struct {
	Name       string `json:"name"`
	Light      string `json:"light"`
	Dark       string `json:"dark"`
	On         string `json:"on,omitempty"`
	Least      string `json:"least,omitempty"`
	LightRatio string `json:"light_ratio,omitempty"`
	DarkRatio  string `json:"dark_ratio,omitempty"`
}

// most indicators that the page lists.
const designList = 3

func (b designBuilder) design() designPage {
	p := designPage{Title: b.translate("design", nil), Description: b.translate("design_text", nil), Layout: "design", Sheets: []string{"design", "places", "policy"},
		Colours: b.colours(), Statuses: []string{"reached", "on-track", "slow", "still", "away", "too-soon", "no-data", "unmeasurable"}}
	if i := b.catalog.Total(b.options.Headline); !i.IsZero() {
		r := summaryBuilder(b).reading(i)
		p.Reading, p.Tabs, p.Topics = &r, chartBuilder(b).charts(i), b.topics(i.Topics)
		for n := range p.Tabs { // only their kinds are shown
			p.Tabs[n] = chartBox{Kind: p.Tabs[n].Kind, View: p.Tabs[n].View, Ranks: p.Tabs[n].Ranks}
		}
		p.Downloads = []download{csvDownload(i.Dataset, i.Name)}
		for _, of := range i.Dataset.Totals()[:min(designList, len(i.Dataset.Totals()))] {
			p.Indicators = append(p.Indicators, datasetBuilder(b).entry(of))
		}
	}
	for _, g := range b.goals() {
		if g.Progress != nil && g.Progress.Picture != "" {
			p.Goal = &g
			break
		}
	}
	b.sampleCharts(&p)
	b.sampleTable(&p)
	for _, list := range slices.Sorted(maps.Keys(b.catalog.CodeLists)) {
		if p.Map = mapBuilder(b).tileMap(list, "", "../../places/"); p.Map != "" {
			break
		}
	}
	return p
}

// sampleCharts takes of each kind the chart that is the lightest, for a narrow frame.
func (b designBuilder) sampleCharts(p *designPage) {
	lightest, least, seen := map[string]chartBox{}, map[string]int{}, map[string]bool{}
	for _, d := range b.catalog.Datasets {
		for _, i := range d.Totals() {
			for _, c := range chartBuilder(b).charts(i) {
				if len(c.Pictures) == 0 {
					continue
				}
				c.Pictures = c.Pictures[:1]
				if size := len(b.options.Fragments.Piece(c.Pictures[0])); !seen[c.Kind] || size < least[c.Kind] {
					lightest[c.Kind], least[c.Kind], seen[c.Kind] = c, size, true
				}
			}
		}
	}
	for _, c := range lightest {
		p.Charts = append(p.Charts, c)
	}
	slices.SortFunc(p.Charts, func(x, y chartBox) int { return cmp.Compare(x.Kind, y.Kind) })
}

// sampleTable takes the table of the fewest figures that has marks.
func (b designBuilder) sampleTable(p *designPage) {
	all := slices.DeleteFunc(b.indicators(), func(i dataset.Slice) bool { return i.Len() == 0 })
	slices.SortStableFunc(all, func(x, y dataset.Slice) int { return cmp.Compare(x.Len(), y.Len()) })
	for _, i := range all {
		if t := tableBuilder(b).table(i); len(t.Legend) > 0 {
			p.Table, p.TableOf, p.Legend, p.Footnotes = b.hold(t.HTML), b.text(i.Title), t.Legend, t.Footnotes
			return
		}
	}
}

// colours are the tokens that must contrast, each once, with the ground on which it
// does so least; then those that need not. A colour that cannot be worked out is left
// out.
func (b designBuilder) colours() []colour {
	var all []colour
	light, dark := b.options.Palette.Light, b.options.Palette.Dark
	hex := func(s palette.Scheme, name string) string {
		c, err := s.Colour(name)
		if err != nil {
			return ""
		}
		return c.Hex()
	}
	ratio := func(s palette.Scheme, d palette.Demand) float64 {
		c, _ := s.Colour(d.Name)
		on, _ := s.Colour(d.On)
		return palette.Contrast(c, on)
	}
	seen := map[string]bool{}
	for _, d := range palette.Demands {
		if seen[d.Name] || hex(light, d.Name) == "" || hex(dark, d.Name) == "" {
			continue
		}
		seen[d.Name] = true
		worst := d
		for _, other := range palette.Demands {
			if other.Name == d.Name && min(ratio(light, other), ratio(dark, other))/other.Least < min(ratio(light, worst), ratio(dark, worst))/worst.Least {
				worst = other
			}
		}
		all = append(all, colour{d.Name, hex(light, d.Name), hex(dark, d.Name), worst.On, b.rounding(worst.Least), b.rounding(ratio(light, worst)), b.rounding(ratio(dark, worst))})
	}
	for _, name := range slices.Sorted(maps.Keys(light)) {
		if l, d := hex(light, name), hex(dark, name); !seen[name] && l != "" && d != "" {
			all = append(all, colour{Name: name, Light: l, Dark: d})
		}
	}
	return all
}

// rounding writes a ratio with one decimal, rounded down, as it must not look better
// than it is.
func (b designBuilder) rounding(f float64) string {
	return format.Number(b.language, float64(int(f*10))/10, 1)
}
