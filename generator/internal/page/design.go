package page

import (
	"cmp"
	"maps"
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/format"
	"chiso/generator/internal/palette"
	"chiso/generator/internal/wire"
)

// designBuilder makes the page that shows how the site looks.
type designBuilder struct{ *base }

// most indicators that the page lists.
const designList = 3

func (b designBuilder) design() wire.DesignPage {
	p := wire.DesignPage{Title: b.translate("design", nil), Description: b.translate("design_text", nil), Layout: "design", Sheets: []string{"design", "places", "policy"},
		Colours: b.colours(), Statuses: []string{"reached", "on-track", "slow", "still", "away", "too-soon", "no-data", "unmeasurable"}}
	if i := b.catalog.Total(b.options.Headline); !i.IsZero() {
		r := b.summary(i)
		p.Summary, p.Tabs, p.Topics = &r, chartBuilder(b).charts(i), b.topics(i.Topics)
		for n := range p.Tabs { // only their kinds are shown
			p.Tabs[n] = wire.ChartBox{Kind: p.Tabs[n].Kind, View: p.Tabs[n].View, Ranks: p.Tabs[n].Ranks}
		}
		p.Downloads = []wire.Download{csvDownload(i.Dataset, i.Name)}
		for _, of := range i.Dataset.Totals()[:min(designList, len(i.Dataset.Totals()))] {
			p.Indicators = append(p.Indicators, datasetBuilder(b).entry(of))
		}
	}
	for _, g := range b.goals() {
		if g.Progress != nil && g.Progress.Picture != "" {
			p.Goal = &g.Goal
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

// sampleCharts are of each kind the chart of the fewest figures, for a narrow frame.
func (b designBuilder) sampleCharts(p *wire.DesignPage) {
	for _, c := range samples(b.catalog) {
		box := chartBuilder(b).chart(c)
		if len(box.Pictures) > 0 {
			box.Pictures = box.Pictures[:1]
			p.Charts = append(p.Charts, box)
		}
	}
	slices.SortFunc(p.Charts, func(x, y wire.ChartBox) int { return cmp.Compare(x.Kind, y.Kind) })
}

// samples are of each kind the chart of the fewest figures, the first of them.
func samples(c *dataset.Catalog) []*dataset.Chart {
	var least []*dataset.Chart
	for _, d := range c.Datasets {
		for _, of := range d.Charts {
			at := slices.IndexFunc(least, func(x *dataset.Chart) bool { return x.Kind == of.Kind })
			switch {
			case at < 0:
				least = append(least, of)
			case of.Indicator.Len() < least[at].Indicator.Len():
				least[at] = of
			}
		}
	}
	return least
}

// CommonCharts are those that stand on pages of the part of a site that has no name, see Uses:
// those of the headline, and samples.
func CommonCharts(c *dataset.Catalog, headline string) []*dataset.Chart {
	charts := samples(c)
	if i := c.Total(headline); !i.IsZero() {
		charts = append(charts, c.ChartsOf(i)...)
	}
	return charts
}

// sampleTable takes the table of the fewest figures that has marks.
func (b designBuilder) sampleTable(p *wire.DesignPage) {
	all := slices.DeleteFunc(b.indicators(), func(i dataset.Slice) bool {
		for o := range i.All() {
			if o.Status != final {
				return false
			}
		}
		return true
	})
	slices.SortStableFunc(all, func(x, y dataset.Slice) int { return cmp.Compare(x.Len(), y.Len()) })
	for _, i := range all {
		if t := tableBuilder(b).table(i); len(t.explained) > 0 {
			p.Table, p.TableOf, p.Legend, p.Footnotes = b.hold(t.HTML), b.text(i.Title), markBuilder(b).legend(t.marks), markBuilder(b).footnotes(t.marks)
			return
		}
	}
}

// colours are the tokens that must contrast, each once, with the ground on which it
// does so least; then those that need not. A colour that cannot be worked out is left
// out.
func (b designBuilder) colours() []wire.Colour {
	var all []wire.Colour
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
		all = append(all, wire.Colour{Name: d.Name, Light: hex(light, d.Name), Dark: hex(dark, d.Name), On: worst.On, Least: b.rounding(worst.Least), LightRatio: b.rounding(ratio(light, worst)), DarkRatio: b.rounding(ratio(dark, worst))})
	}
	for _, name := range slices.Sorted(maps.Keys(light)) {
		if l, d := hex(light, name), hex(dark, name); !seen[name] && l != "" && d != "" {
			all = append(all, wire.Colour{Name: name, Light: l, Dark: d})
		}
	}
	return all
}

// rounding writes a ratio with one decimal, rounded down, as it must not look better
// than it is.
func (b designBuilder) rounding(f float64) string {
	return format.Number(b.language, float64(int(f*10))/10, 1)
}
