package page

import (
	"cmp"
	"fmt"
	"html"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/facts"
	"chiso/generator/internal/format"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// profileBuilder words the figures of a place, of all indicators.
type profileBuilder struct{ *base }

// views are those of a place's page: the place as it is, then each former one inside it that
// had other borders. Their groups are still to be worded, see word.
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
	p := b.facts.Profile(s)
	v := profileView{ProfileView: wire.ProfileView{Title: b.placeName(s), Computed: p.Computed, Best: b.standouts(p.Best), Weakest: b.standouts(p.Weakest)}, place: s}
	for _, g := range p.Groups {
		v.groups = append(v.groups, profileGroup{of: g})
	}
	return v
}

func (b profileBuilder) standouts(list []facts.Standing) []wire.Standout {
	var all []wire.Standout
	for _, s := range list {
		all = append(all, wire.Standout{Title: b.text(s.Slice.Title), URL: indicatorURL(s.Slice), Standing: computedMark(b.say(s.Alone()), s.Rank), Period: b.period(s.Period)})
	}
	return all
}

// word words the groups of a view.
func (b profileBuilder) word(v profileView) {
	for n := range v.groups {
		g := &v.groups[n]
		of := g.of
		g.Title, g.URL = b.text(of.Dataset.Title), datasetURL(of.Dataset)
		g.caption = v.Title + " – " + g.Title
		for _, d := range append([]*dataset.Dataset{of.Dataset}, of.Origins...) {
			g.lines = append(g.lines, captionBuilder(b).sourceLinesOf(d.Created, []*dataset.Dataset{d}, of.First, of.Last)...)
		}
		for _, row := range of.Rows {
			r := b.row(row)
			if g.Folded == 0 {
				r.spark = trendBuilder(b).spark(row.Slice, v.place, derive.Figures(b.catalog, row.Slice, v.place))
			}
			g.rows = append(g.rows, r)
		}
	}
}

// profileRow is an indicator of a place: its latest figure, and where and how it stands.
type profileRow struct {
	name, title, link, about string
	period, of, value        string // of: among how many a rank is, so that no rank stands beside one of another number unsaid
	decimals                 int
	how, status              string // from what the figure was converted; what it is, if it is not final
	standing                 string
	others                   []profileOther
	spark, trend, rankTrend  string // how the figure grew, as a picture and in words; how its rank did
}

// profileOther is a figure beside a place's own.
type profileOther struct{ label, value string }

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

// profileTable is a group as it stands on the page.
func (b profileBuilder) profileTable(g profileGroup, heads []string) string {
	var h strings.Builder
	fmt.Fprintf(&h, `<table class="profile"><caption class="sr">%s</caption><thead><tr>`, html.EscapeString(g.caption))
	for _, head := range heads {
		fmt.Fprintf(&h, `<th scope="col">%s</th>`, html.EscapeString(head))
	}
	h.WriteString("</tr></thead><tbody>\n")
	for _, row := range g.rows {
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
		note = fmt.Sprintf(` <details class="how"><summary>%s</summary><p>%s</p></details>`, html.EscapeString(b.translate("carried", nil)), html.EscapeString(r.how))
	case r.status != "":
		note = fmt.Sprintf(` <small class="status-note">%s</small>`, html.EscapeString(r.status))
	}
	fmt.Fprintf(h, `<td class="num"><strong>%s</strong>%s</td>`, html.EscapeString(r.value), note)
	fmt.Fprintf(h, `<td>%s</td><td class="others">`, html.EscapeString(r.standing))
	for _, other := range r.others {
		fmt.Fprintf(h, `<span><small>%s</small>&nbsp;%s</span> `, html.EscapeString(other.label), html.EscapeString(other.value))
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
		r.others = append(r.others, profileOther{b.translate(other.Key, nil), b.number(i, other.Value)})
	}
	if trend := b.say(of.RankTrend.Sentence()); trend != "" {
		r.rankTrend = b.translate("trend_of_rank", i18n.Args{"trend": trend})
	}
	return r
}

// standing says where a place stands in a row: with the figure, or in a later period, which
// is said too.
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
