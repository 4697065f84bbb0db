package page

import (
	"cmp"
	"fmt"
	"html"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/facts"
	"chiso/generator/internal/format"
	"chiso/generator/internal/fragment"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/kept"
	"chiso/generator/internal/wire"
)

// profileBuilder words the figures of a place, of all indicators.
type profileBuilder struct{ *base }

// placeGroup is what the page of a place needs to know of its rows in the indicators of a dataset. It is kept
// from build to build, as are the rows, see foldedRows, and the table of them.
type placeGroup struct {
	Count      int      // of rows
	Sources    []string // source and licence, in lines
	Indicators []string // that have a row
	Computed   bool     // see facts.ProfileGroup, and Last and Notable too
	Last       string
	Notable    []notable
	Missing    []string // see facts.Missing
}

// notable is a facts.Standing.
type notable struct {
	derive.Rank
	Indicator, List, Period string
}

// placeTable is a group as it stands on a page.
type placeTable struct {
	HTML    string            // minified
	Figures []wire.FigureLine // that stand in a file of the data
}

// keep gives a piece of a dataset on a place in the page's language.
func keep[T any](b *base, d *dataset.Dataset, s dataset.Area, what string, make func() T) T {
	return kept.Of(b.options.Kept, d, what+" "+b.language, s, make)
}

// views are those of a place's page: the place as it is, then each former one inside it that
// had other borders.
func (b profileBuilder) views(s dataset.Area) []profileView {
	views := []profileView{b.view(s)}
	for _, former := range b.facts.Formers(s) {
		view := b.view(former)
		view.URL = b.placeURL(former)
		view.Code = cmp.Or(b.catalog.PlaceSlug(former), former.List+":"+former.Code)
		views = append(views, view)
	}
	return views
}

func (b profileBuilder) view(s dataset.Area) profileView {
	v := profileView{ProfileView: wire.ProfileView{Title: b.placeName(s)}, place: s}
	var standings []facts.Standing
	var newest dataset.Period
	for _, d := range b.catalog.Datasets {
		g := keep(b.base, d, s, "group", func() placeGroup { return b.group(d, s) })
		v.missing = append(v.missing, g.Missing...)
		if g.Count == 0 {
			continue
		}
		v.groups = append(v.groups, profileGroup{ProfileGroup: wire.ProfileGroup{Title: b.text(d.Title), URL: datasetURL(d)}, of: d, placeGroup: g})
		v.Computed = v.Computed || g.Computed
		last, _ := dataset.ParsePeriod(g.Last, 0)
		newest = dataset.MaxPeriod(newest, last)
		for _, n := range g.Notable {
			period, _ := dataset.ParsePeriod(n.Period, 0)
			standings = append(standings, facts.Standing{Rank: n.Rank, Slice: d.Indicator(n.Indicator).Total(), List: n.List, Period: period})
		}
	}
	best, weakest := facts.Ends(standings, newest)
	v.Best, v.Weakest = b.standouts(best), b.standouts(weakest)
	v.Computed = v.Computed || slices.ContainsFunc(slices.Concat(best, weakest), func(s facts.Standing) bool { return s.Computed })
	return v
}

// onlyFormer counts the indicators that have figures of the former places within a place, and
// none of itself.
func onlyFormer(views []profileView) int {
	own, missing := map[string]bool{}, map[string]bool{}
	for n, view := range views {
		for _, g := range view.groups {
			for _, name := range g.Indicators {
				if n == 0 {
					own[name] = true
				} else if !own[name] {
					missing[name] = true
				}
			}
		}
	}
	return len(missing)
}

func (b profileBuilder) standouts(list []facts.Standing) []wire.Standout {
	var all []wire.Standout
	for _, s := range list {
		all = append(all, wire.Standout{Title: b.text(s.Slice.Title), URL: indicatorURL(s.Slice), Standing: computedMark(b.say(s.Alone()), s.Rank), Period: b.period(s.Period)})
	}
	return all
}

// group words the rows of a place in a dataset.
func (b profileBuilder) group(d *dataset.Dataset, s dataset.Area) placeGroup {
	of := b.facts.ProfileGroup(d, s)
	g := placeGroup{Computed: of.Computed, Last: of.Last.String(), Missing: b.sayAll(b.facts.Missing(d, s))}
	if len(of.Rows) == 0 {
		return g
	}
	for _, d := range append([]*dataset.Dataset{d}, of.Origins...) {
		g.Sources = append(g.Sources, captionBuilder(b).sourceLinesOf(d.Created, []*dataset.Dataset{d}, of.First, of.Last)...)
	}
	g.Count = len(of.Rows)
	for _, row := range of.Rows {
		g.Indicators = append(g.Indicators, row.Slice.Main().Name)
	}
	for _, n := range of.Notable {
		g.Notable = append(g.Notable, notable{n.Rank, n.Slice.Name, n.List, n.Period.String()})
	}
	return g
}

// table writes a group as it stands on a page under a caption.
func (b profileBuilder) table(d *dataset.Dataset, s dataset.Area, caption string, heads []string) placeTable {
	var t placeTable
	var rows []profileRow
	for _, row := range b.facts.ProfileGroup(d, s).Rows {
		r := b.row(row)
		r.spark = trendBuilder(b).spark(row.Slice, s, derive.Figures(b.catalog, row.Slice, s))
		rows = append(rows, r)
		if f, stands := correctionBuilder(b).figureLine(row.Slice, row.Last, b.text(row.Slice.Title)+", "+b.period(row.Last.Period)); stands {
			t.Figures = append(t.Figures, f)
		}
	}
	t.HTML = fragment.Minified(b.profileTable(caption, heads, rows))
	return t
}

// profileRow is an indicator of a place: its latest figure, and where and how it stands.
type profileRow struct {
	name, title, link, about string
	period, of, value        string // of: among how many a rank is, so that no rank stands beside one of another number unsaid
	decimals                 int
	how, status              string // from what the figure was converted; what it is, if it is not final
	standing                 string
	others                   []facts.OtherFigure
	otherValues              []string // as they are written
	spark, trend, rankTrend  string   // how the figure grew, as a picture and in words; how its rank did
}

// profileHeads are those of the columns of a profile.
func (b profileBuilder) profileHeads(s dataset.Area) []string {
	others := "profile_region"
	if derive.Open(b.catalog, s.List) {
		others = "profile_median"
	}
	var heads []string
	for _, key := range []string{"profile_indicator", "profile_value", "profile_standing", others, "profile_trend"} {
		heads = append(heads, b.translate(key, nil))
	}
	return heads
}

// profileTable is rows as they stand on the page.
func (b profileBuilder) profileTable(caption string, heads []string, rows []profileRow) string {
	var h strings.Builder
	fmt.Fprintf(&h, `<table class="profile"><caption class="sr">%s</caption><thead><tr>`, html.EscapeString(caption))
	for _, head := range heads {
		fmt.Fprintf(&h, `<th scope="col">%s</th>`, html.EscapeString(head))
	}
	h.WriteString("</tr></thead><tbody>\n")
	for _, row := range rows {
		b.rowHTML(&h, row)
	}
	h.WriteString("</tbody></table>\n")
	return h.String()
}

// rowHTML writes a row; assets/js/place-group.js makes the same of the page's file.
func (b profileBuilder) rowHTML(h *strings.Builder, r profileRow) {
	of := ""
	if r.of != "" {
		of = attribute("of", r.of)
	}
	fmt.Fprintf(h, `<tr data-indicator="%s" data-period="%s" data-decimals="%d"%s><th scope="row"><a href="%s">%s</a> <small>%s</small></th>`,
		html.EscapeString(r.name), r.period, r.decimals, of, html.EscapeString("../../"+r.link), html.EscapeString(r.title), html.EscapeString(r.about))
	note := ""
	switch {
	case r.how != "":
		note = fmt.Sprintf(` <details class="how"><summary>%s</summary><p>%s</p></details>`, html.EscapeString(b.translate("converted", nil)), html.EscapeString(r.how))
	case r.status != "":
		note = fmt.Sprintf(` <small class="status-note">%s</small>`, html.EscapeString(r.status))
	}
	fmt.Fprintf(h, `<td><strong>%s</strong>%s</td>`, html.EscapeString(r.value), note)
	fmt.Fprintf(h, `<td>%s</td><td class="others">`, html.EscapeString(r.standing))
	for n, other := range r.others {
		fmt.Fprintf(h, `<span><small>%s</small>&nbsp;%s</span> `, html.EscapeString(b.translate(other.Key, nil)), html.EscapeString(r.otherValues[n]))
	}
	rank := ""
	if r.rankTrend != "" {
		rank = fmt.Sprintf(` <small>%s</small>`, html.EscapeString(r.rankTrend))
	}
	fmt.Fprintf(h, `</td><td class="trend">%s%s%s</td></tr>`+"\n", r.spark, html.EscapeString(r.trend), rank)
}

// row words a row, all but its picture.
func (b profileBuilder) row(of facts.ProfileRow) profileRow {
	i, last := of.Slice, of.Last
	r := profileRow{name: i.Name, title: b.text(i.Title), link: indicatorURL(i) + "?place=" + b.codeIn(i, last.Area), about: i.ShortUnit(b.language), period: last.Period.String(),
		decimals: i.Decimals, value: b.value(i, last), status: b.statusNote(of), standing: b.standing(of), trend: b.say(of.Trend.Sentence())}
	if !last.Period.IsZero() {
		r.about += b.translate("separator", nil) + b.period(last.Period)
	}
	if i.Measure == dataset.Rank {
		r.of = fmt.Sprint(of.Standing.Of)
	}
	if of.Converted {
		r.how = b.say(b.facts.Conversion(i, last))
	}
	for _, other := range of.Others {
		r.others, r.otherValues = append(r.others, other), append(r.otherValues, b.number(i, other.Value))
	}
	if trend := b.say(of.RankTrend.Sentence()); trend != "" {
		r.rankTrend = b.translate("trend_of_rank", i18n.Args{"trend": trend})
	}
	return r
}

// standing words where a place stands in a row: with the figure, or in a later period, which
// then is named.
func (b profileBuilder) standing(of facts.ProfileRow) string {
	s := of.Standing
	switch {
	case of.Later():
		return computedMark(b.say(s.Alone()), s.Rank) + " (" + b.period(s.Period) + ")"
	case s.Slice.Measure == dataset.Rank: // the rank is the figure, and has its mark
		return b.say(s.Sentence())
	}
	return computedMark(b.say(s.Sentence()), s.Rank)
}

// computedMark puts the mark of computed figures behind a standing that this site worked out.
func computedMark(standing string, s derive.Rank) string {
	if s.Computed {
		return standing + "*"
	}
	return standing
}

// statusNote says of a figure that is not final what it is, and that a range is one.
func (b profileBuilder) statusNote(of facts.ProfileRow) string {
	if of.Status == "" {
		return ""
	}
	note := b.catalog.CodeLists["statuses"].Label(of.Status, b.language)
	if of.Last.Ranged() {
		note = searchBuilder(b).join(note, b.translate("range_title", nil))
	}
	return note
}

// share writes a part of a whole as a percentage.
func (w wording) share(part float64) string {
	return format.Plain(w.language, part*100) + format.PercentSign(w.language)
}
