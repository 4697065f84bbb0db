package page

import (
	"cmp"
	"fmt"
	"html"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/format"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// profileBuilder makes the figures of a place, of all indicators.
type profileBuilder struct{ *base }

// standout is one with what it is chosen by.
type standout struct {
	wire.Standout
	period   dataset.Period
	position float64 // 0 the best, 1 the weakest
	worst    float64 // the same of the worst rank that it may have
	dataset  string
	computed bool // the standing is this site's
}

// span of years in which a figure still says how a place stands, beside its newest.
const recent = 5

// standouts are how many stand out on either side at most.
const standouts = 4

// profiles are the views of a place's page: the place as it is, then each former one
// inside it that had other borders. Only says how many indicators only they have.
func (b profileBuilder) profiles(s dataset.Area) (views []profileView, only int) {
	views = []profileView{b.profile(s)}
	own := map[string]bool{}
	for _, i := range b.indicators() {
		own[i.Name] = b.shows(i, s)
	}
	missing := map[string]bool{}
	for _, former := range b.facts.Formers(s) {
		view := b.profile(former)
		view.URL = b.placeURL(former)
		view.Code = cmp.Or(b.catalog.PlaceSlug(former), former.List+":"+former.Code)
		views = append(views, view)
		for _, i := range b.indicators() {
			if !own[i.Name] && b.shows(i, former) {
				missing[i.Name] = true
			}
		}
	}
	return views, len(missing)
}

// profile is every indicator of a place.
func (b profileBuilder) profile(s dataset.Area) profileView {
	v := profileView{ProfileView: wire.ProfileView{Title: b.placeName(s)}}
	var notable []standout
	var newest dataset.Period
	for _, d := range b.catalog.Datasets {
		var rows []profileRow
		var stand []wire.MendFigure
		var from, to dataset.Period    // of the figures shown
		var origins []*dataset.Dataset // of those that are from other datasets
		for _, i := range d.Totals() {
			i, figures := b.shown(i, s)
			if len(figures) == 0 {
				continue
			}
			last := figures[len(figures)-1]
			newest, to = dataset.MaxPeriod(newest, last.Period), dataset.MaxPeriod(to, last.Period)
			if from.IsZero() || last.Period.Before(from) {
				from = last.Period
			}
			row, computed := b.profileRow(i, s, figures)
			rows, v.Computed = append(rows, row), v.Computed || computed
			if origin := d.Origin(last.Sources); origin != d && !slices.Contains(origins, origin) {
				origins = append(origins, origin)
			}
			if f, stands := fixBuilder(b).figureLine(i, last, b.text(i.Title)+", "+b.period(last.Period)); stands {
				stand = append(stand, f)
			}
			if n, stands := b.standsOut(i, last); stands {
				notable = append(notable, n)
			}
		}
		if len(rows) > 0 {
			g := profileGroup{ProfileGroup: wire.ProfileGroup{Title: b.text(d.Title), URL: datasetURL(d), Lines: captionBuilder(b).sourceLinesOf(d.Created, []*dataset.Dataset{d}, from, to)}, caption: b.placeName(s) + " – " + b.text(d.Title), rows: rows, figures: stand}
			for _, origin := range origins {
				g.Lines = append(g.Lines, captionBuilder(b).sourceLinesOf(origin.Created, []*dataset.Dataset{origin}, from, to)...)
			}
			v.groups = append(v.groups, g)
		}
	}
	notable = slices.DeleteFunc(notable, func(n standout) bool { return !n.period.After(newest.Add(-recent)) })
	newer := func(x, y standout) int { return y.period.Compare(x.period) } // of what is as good or as weak, the newer figure
	slices.SortStableFunc(notable, func(x, y standout) int { return cmp.Or(cmp.Compare(x.position, y.position), newer(x, y)) })
	best := chosen(notable, func(n standout) bool { return n.worst < 0.25 })
	slices.SortStableFunc(notable, func(x, y standout) int { return cmp.Or(cmp.Compare(y.position, x.position), newer(x, y)) })
	weakest := chosen(notable, func(n standout) bool { return n.position >= 0.75 })
	v.Computed = v.Computed || slices.ContainsFunc(slices.Concat(best, weakest), func(n standout) bool { return n.computed })
	for _, n := range best {
		v.Best = append(v.Best, n.Standout)
	}
	for _, n := range weakest {
		v.Weakest = append(v.Weakest, n.Standout)
	}
	return v
}

// shown is what the row of an indicator shows of a place, with its figures: the score, or
// the rank where nobody has printed the score.
func (b profileBuilder) shown(i dataset.Slice, s dataset.Area) (dataset.Slice, []dataset.Observation) {
	if figures := derive.Figures(b.catalog, i, s); len(figures) > 0 {
		return i, figures
	}
	return i.Ranks(), derive.Figures(b.catalog, i.Ranks(), s)
}

// shows says whether there is anything to show in the row.
func (b profileBuilder) shows(i dataset.Slice, s dataset.Area) bool {
	return slices.ContainsFunc(derive.Selves(b.catalog, s), func(self dataset.Area) bool { return i.Has(self) || i.Ranks().Has(self) })
}

// chosen are the first that stand out, two of a dataset at most: the parts of one index
// tell much the same.
func chosen(from []standout, out func(standout) bool) []standout {
	var list []standout
	of := map[string]int{}
	for _, n := range from {
		if out(n) && of[n.dataset] < 2 && len(list) < standouts {
			of[n.dataset]++
			list = append(list, n)
		}
	}
	return list
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

// profileRow makes the row of an indicator, and says whether this site worked out the
// standing in it.
func (b profileBuilder) profileRow(i dataset.Slice, s dataset.Area, figures []dataset.Observation) (r profileRow, computed bool) {
	last := figures[len(figures)-1]
	r = profileRow{name: i.Name, title: b.text(i.Title), link: indicatorURL(i) + "?place=" + b.codeIn(i, last.Area), about: i.ShortUnit(b.language), period: last.Period.String(),
		decimals: i.Decimals, value: b.value(i, last), how: b.conversionNote(i, last), others: b.others(i, last), spark: trendBuilder(b).spark(i, s, figures), trend: b.trend(i, figures)}
	if !last.Period.IsZero() {
		r.about += b.translate("separator", nil) + b.period(last.Period)
	}
	if i.Measure == dataset.Rank {
		r.of = fmt.Sprint(b.facts.Ranking(i, last.Area.List, last.Period).Ranks[last.Area].Of)
	}
	if r.how == "" {
		r.status = b.statusNote(i, last)
	}
	r.standing, computed = b.standing(i, last)
	ranks := derive.Figures(b.catalog, i.Ranks(), s)
	if newer, ranked := b.laterRank(i, ranks, last.Period); newer != "" {
		r.standing, computed = newer, ranked
	}
	if trend := b.trend(i.Ranks(), ranks); trend != "" {
		r.rankTrend = b.translate("trend_of_rank", i18n.Args{"trend": trend})
	}
	return r, computed
}

// laterRank is the rank of a place in a later period than its score, which is no longer where
// it stands; empty if there is none. Computed says whether this site worked it out.
func (b profileBuilder) laterRank(i dataset.Slice, ranks []dataset.Observation, scored dataset.Period) (standing string, computed bool) {
	if len(ranks) == 0 || !ranks[len(ranks)-1].Period.After(scored) {
		return "", false
	}
	n, stands := b.standsOut(i.Ranks(), ranks[len(ranks)-1])
	if !stands {
		return "", false
	}
	return n.Standing + " (" + n.Period + ")", n.computed
}

// standing says where a place stands with a figure: "5 of 34", in a tie, in which of
// four groups, or nothing. Computed says whether this site worked that out, and the mark
// of computed figures stands behind it.
func (b profileBuilder) standing(i dataset.Slice, o dataset.Observation) (standing string, computed bool) {
	f := b.facts.Ranking(i, o.Area.List, o.Period)
	s := f.Ranks[o.Area]
	args := i18n.Args{"rank": span(s.Rank, s.High), "of": b.count(s.Of), "noun": b.noun(o.Area.List)}
	switch {
	case s.Rank > 0 && s.Of > 0 && i.Measure == dataset.Rank:
		return b.translate("standing_of", args), false
	case s.Rank > 0 && s.Of > 0 && s.Tied:
		standing = b.translate("standing_tied", args)
	case s.Rank > 0 && s.Of > 0:
		standing = b.translate("standing_rank", args)
	case s.Quartile > 0:
		standing = b.translate(fmt.Sprintf("quartile_%d", s.Quartile), nil)
	default:
		return "", false
	}
	return computedMark(standing, s), s.Computed
}

// computedMark puts the mark of computed figures behind a standing that this site worked out.
func computedMark(standing string, s derive.Rank) string {
	if s.Computed {
		return standing + "*"
	}
	return standing
}

// standsOut says how far a place is from the best, 0, to the weakest, 1. A group of
// four has no order within.
func (b profileBuilder) standsOut(i dataset.Slice, o dataset.Observation) (standout, bool) {
	s := b.facts.Ranking(i, o.Area.List, o.Period).Ranks[o.Area]
	standing, computed := b.standing(i, o)
	n := standout{Standout: wire.Standout{Title: b.text(i.Title), URL: indicatorURL(i), Standing: standing, Period: b.period(o.Period)}, computed: computed, period: o.Period, dataset: i.Dataset.Name}
	switch {
	case s.Rank > 0 && s.Of > 1:
		n.position, n.worst = float64(s.Rank-1)/float64(s.Of-1), float64(s.High-1)/float64(s.Of-1)
		if i.Measure == dataset.Rank {
			n.computed = s.Computed
			n.Standing = computedMark(b.translate("standing_rank", i18n.Args{"rank": span(s.Rank, s.High), "of": b.count(s.Of), "noun": b.noun(o.Area.List)}), s)
		}
	case s.Quartile > 0:
		n.position = float64(s.Quartile)/4 - 0.125
		n.worst = n.position
	default:
		return n, false
	}
	return n, true
}

// others are the figures of the region and of the country beside a place's own, or
// the median where nobody has to be in the list.
func (b profileBuilder) others(i dataset.Slice, o dataset.Observation) (others []profileOther) {
	if i.Measure == dataset.Rank {
		return nil
	}
	put := func(key, value string) { others = append(others, profileOther{b.translate(key, nil), value}) }
	f := b.facts.Ranking(i, o.Area.List, o.Period)
	if derive.Open(b.catalog, o.Area.List) {
		if len(f.Figures) > 2 {
			put("profile_middle", b.number(i, derive.Median(f.Figures)))
		}
		return others
	}
	code, _ := b.catalog.CodeLists[o.Area.List].Find(o.Area.Code)
	said := "profile_of_"
	if i.Convert.Rule == dataset.NotConvertible { // nobody's figure of the whole, and not to be taken for it
		said = "profile_mean_of_"
	}
	for _, group := range []struct{ key, parent string }{{"region", code.Parent}, {"country", ""}} {
		if group.key == "region" && code.Parent == "" {
			continue // it is in none
		}
		if g := b.facts.Group(i, o.Area.List, group.parent, o.Period); g.Complete {
			put(said+group.key, b.number(i, g.Value))
		}
	}
	return others
}

// trend says how the last figure differs from the one before it, where the two may be
// compared: within the same borders, on the same side of every break and, for a rank,
// among as many.
func (b profileBuilder) trend(i dataset.Slice, figures []dataset.Observation) string {
	if len(figures) < 2 {
		return ""
	}
	last, before := figures[len(figures)-1], figures[len(figures)-2]
	if last.Area != before.Area || !i.SameSegment(before.Period, last.Period) || last.Qualifier != "" || before.Qualifier != "" ||
		i.Measure == dataset.Rank && i.RankedOf[last.Period] != i.RankedOf[before.Period] {
		return ""
	}
	if last.Ranged() || before.Ranged() {
		return b.rangeTrend(before, last)
	}
	change := derive.ChangeShown(i, before.Value, last.Value)
	args := i18n.Args{"year": b.period(before.Period), "change": b.number(i, max(change, -change)), "unit": ""}
	if i.Measure == dataset.Share {
		args["unit"] = b.translate("trend_points", args)
	}
	key := "trend_same"
	switch {
	case i.Measure == dataset.Rank && change < 0:
		key = "trend_rank_up"
	case i.Measure == dataset.Rank && change > 0:
		key = "trend_rank_down"
	case change > 0:
		key = "trend_up"
	case change < 0:
		key = "trend_down"
	}
	return b.translate(key, args)
}

// rangeTrend says by how many places a rank has changed where one of the two is only
// known as a range; nothing if it may have got better as well as worse.
func (b profileBuilder) rangeTrend(before, last dataset.Observation) string {
	args := i18n.Args{"year": b.period(before.Period)}
	switch least, most := derive.Gained(before, last); {
	case least > 0:
		args["change"] = span(least, most)
		return b.translate("trend_rank_up", args)
	case most < 0:
		args["change"] = span(-most, -least)
		return b.translate("trend_rank_down", args)
	}
	return ""
}

// conversionNote says of a figure that was converted across a boundary change from what: each
// former place with its figure and, of a mean, its weight.
func (b profileBuilder) conversionNote(i dataset.Slice, o dataset.Observation) string {
	if _, same := b.catalog.SameBorders(o.Area); same || !o.Converted {
		return ""
	}
	return b.conversion(i, o)
}

// statusNote says of a figure that is not final what it is, and that a range is one.
func (b profileBuilder) statusNote(i dataset.Slice, o dataset.Observation) string {
	status := derive.Published(b.catalog, i, o).Status
	if status == "" || status == "final" {
		return ""
	}
	note := b.catalog.CodeLists["statuses"].Label(status, b.language)
	if o.Ranged() {
		note = searchBuilder(b).join(note, b.translate("range_title", nil))
	}
	return note
}

func (b profileBuilder) conversion(i dataset.Slice, o dataset.Observation) string {
	if i.Convert.Rule == dataset.Recompute {
		var inputs []string
		for _, name := range i.Inputs() {
			input := b.catalog.Total(name)
			value, _ := input.At(o.Area, o.Period)
			inputs = append(inputs, b.text(input.Title)+" "+b.value(input, value))
		}
		return b.translate("carried_recompute", i18n.Args{"inputs": b.list(inputs)})
	}
	converted := derive.Convert(b.catalog, i, o.Area, o.Period)
	weights := b.catalog.Total(i.Convert.Weight)
	var parts []string
	for _, part := range converted.Parts {
		name := b.catalog.Label(part.Area, b.language)
		if part.Share < 1 {
			name = b.translate("place_share", i18n.Args{"name": name, "share": b.share(part.Share)})
		}
		said := name + " " + b.value(i, part.Value)
		if !weights.IsZero() {
			said = b.translate("carried_part", i18n.Args{"part": said, "weight": b.value(weights, part.Weight)})
		}
		parts = append(parts, said)
	}
	args := i18n.Args{"parts": b.list(parts)}
	if !weights.IsZero() {
		args["weight"], args["unit"] = b.text(weights.Title), weights.ShortUnit(b.language)
	}
	return b.translate("carried_"+strings.ReplaceAll(string(i.Convert.Rule), "-", "_"), args)
}

// missing says which figures that former places have could not be converted to one
// of today for want of a part, after the last that could.
func (b profileBuilder) missing(s dataset.Area) []string {
	var said []string
	for _, i := range b.indicators() {
		last := derive.LastFigure(b.catalog, i, s)
		var period dataset.Period
		for _, part := range b.catalog.FormedFrom(s) {
			period = dataset.MaxPeriod(period, i.Last(part.Area))
		}
		if !period.After(last) {
			continue
		}
		var names []string
		for _, part := range derive.Convert(b.catalog, i, s, period).Parts {
			switch {
			case !part.HasValue:
				names = append(names, b.catalog.Label(part.Area, b.language))
			case !part.HasWeight:
				names = append(names, b.translate("carried_no_weight", i18n.Args{"place": b.catalog.Label(part.Area, b.language)}))
			}
		}
		if len(names) > 0 {
			said = append(said, b.translate("carried_missing", i18n.Args{"title": b.text(i.Title), "year": b.period(period), "names": strings.Join(names, ", ")}))
		}
	}
	return said
}

// share writes a part of a whole as a percentage.
func (b profileBuilder) share(part float64) string {
	return format.Plain(b.language, part*100) + format.PercentSign(b.language)
}
