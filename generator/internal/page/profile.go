package page

import (
	"cmp"
	"fmt"
	"html"
	"math"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/format"
	"chiso/generator/internal/words"
)

// standout is an indicator in which a place is among the best or the weakest.
type standout struct {
	Title    string `json:"title"`
	URL      string `json:"url"`
	Standing string `json:"standing"`
	Year     string `json:"year"`

	year     int
	position float64 // 0 the best, 1 the weakest
}

// span of years in which a figure still says how a place stands, beside its newest.
const recent = 5

// standouts are how many stand out on either side at most.
const standouts = 4

// profiles are the views of a place's page: the place as it is, then each former one
// inside it that had other borders. Only says how many indicators only they have.
func (b *builder) profiles(s dataset.Subject) (views []profileView, only int) {
	views = []profileView{b.profile(s)}
	own := map[string]bool{}
	for _, i := range b.indicators() {
		own[i.Name] = len(derive.Figures(b.catalog, i, s)) > 0
	}
	missing := map[string]bool{}
	for _, former := range derive.Formers(b.catalog, s) {
		view := b.profile(former)
		view.URL = b.placeURL(former)
		view.Code = cmp.Or(b.catalog.PlaceSlug(former), former.List+":"+former.Code)
		views = append(views, view)
		for _, i := range b.indicators() {
			if !own[i.Name] && len(derive.Figures(b.catalog, i, former)) > 0 {
				missing[i.Name] = true
			}
		}
	}
	return views, len(missing)
}

func (b *builder) indicators() []*dataset.Indicator {
	var all []*dataset.Indicator
	for _, d := range b.catalog.Datasets {
		all = append(all, d.Indicators...)
	}
	return all
}

// profile is every indicator of a place.
func (b *builder) profile(s dataset.Subject) profileView {
	v := profileView{Title: b.placeName(s)}
	var notable []standout
	newest := 0
	for _, d := range b.catalog.Datasets {
		var rows strings.Builder
		from, to := 0, 0 // years of the figures shown
		for _, i := range d.Indicators {
			figures := derive.Figures(b.catalog, i, s)
			if len(figures) == 0 {
				continue
			}
			last := figures[len(figures)-1]
			newest, to = max(newest, last.Year), max(to, last.Year)
			if from == 0 || last.Year < from {
				from = last.Year
			}
			b.profileRow(&rows, i, s, figures)
			if n, stands := b.standsOut(i, last); stands && (i.Derive.Rank == "" || len(derive.Figures(b.catalog, b.catalog.Indicator(i.Derive.Rank), s)) == 0) { // a rank says what its score says
				notable = append(notable, n)
			}
		}
		if rows.Len() > 0 {
			v.Groups = append(v.Groups, profileGroup{Title: b.text(d.Title), URL: datasetURL(d), Table: b.profileTable(d, s, rows.String()), Lines: b.sourceLinesOf(d, from, to)})
		}
	}
	notable = slices.DeleteFunc(notable, func(n standout) bool { return n.year <= newest-recent })
	slices.SortStableFunc(notable, func(x, y standout) int { return cmp.Compare(x.position, y.position) })
	for _, n := range notable {
		if n.position < 0.25 && len(v.Best) < standouts {
			v.Best = append(v.Best, n)
		}
	}
	slices.Reverse(notable)
	for _, n := range notable {
		if n.position >= 0.75 && len(v.Weakest) < standouts {
			v.Weakest = append(v.Weakest, n)
		}
	}
	return v
}

func (b *builder) profileTable(d *dataset.Dataset, s dataset.Subject, rows string) string {
	var h strings.Builder
	fmt.Fprintf(&h, `<table class="profile" role="table"><caption class="sr">%s – %s</caption><thead role="rowgroup"><tr role="row">`, html.EscapeString(b.placeName(s)), html.EscapeString(b.text(d.Title)))
	others := "profile_region"
	if derive.Open(b.catalog, s.List) {
		others = "profile_median"
	}
	for _, key := range []string{"profile_indicator", "profile_value", "profile_standing", others, "profile_trend"} {
		fmt.Fprintf(&h, `<th role="columnheader" scope="col">%s</th>`, html.EscapeString(b.say(key, nil)))
	}
	h.WriteString("</tr></thead><tbody role=\"rowgroup\">\n" + rows + "</tbody></table>\n")
	return h.String()
}

func (b *builder) profileRow(h *strings.Builder, i *dataset.Indicator, s dataset.Subject, figures []dataset.Observation) {
	last := figures[len(figures)-1]
	code := b.codeIn(i, last.Subject)
	fmt.Fprintf(h, `<tr role="row" data-indicator="%s" data-year="%d" data-decimals="%d"><th role="rowheader" scope="row"><a href="%s">%s</a> <small>%s</small></th>`,
		html.EscapeString(i.Name), last.Year, i.Decimals, html.EscapeString("../../"+indicatorURL(i)+"?place="+code), html.EscapeString(b.text(i.Title)),
		html.EscapeString(i.ShortUnit(b.language)+b.say("separator", nil)+yearText(last.Year)))
	fmt.Fprintf(h, `<td role="cell" class="num"><strong>%s</strong>%s</td>`, html.EscapeString(b.value(i, last)), b.carriedNote(i, last))
	fmt.Fprintf(h, `<td role="cell">%s</td>`, html.EscapeString(b.standing(i, last)))
	fmt.Fprintf(h, `<td role="cell" class="others">%s</td>`, b.others(i, last))
	fmt.Fprintf(h, `<td role="cell" class="trend">%s%s</td></tr>`+"\n", b.spark(i, s, figures), html.EscapeString(b.trend(i, figures)))
}

// standing says where a place stands with a figure: "5 of 34", in a tie, in which of
// four groups, or nothing.
func (b *builder) standing(i *dataset.Indicator, o dataset.Observation) string {
	f := b.standings.In(b.catalog, i, o.Subject.List, o.Year)
	s := f.Standings[o.Subject]
	args := words.Args{"rank": s.Rank, "of": b.count(s.Of), "noun": b.noun(o.Subject.List)}
	switch {
	case s.Rank > 0 && s.Of > 0 && i.Measure == dataset.Rank:
		return b.say("standing_of", args)
	case s.Rank > 0 && s.Of > 0 && s.Tied:
		return b.say("standing_tied", args)
	case s.Rank > 0 && s.Of > 0:
		return b.say("standing_rank", args)
	case s.Quartile > 0:
		return b.say(fmt.Sprintf("quartile_%d", s.Quartile), nil)
	}
	return ""
}

// standsOut says how far a place is from the best, 0, to the weakest, 1. A group of
// four has no order within.
func (b *builder) standsOut(i *dataset.Indicator, o dataset.Observation) (standout, bool) {
	s := b.standings.In(b.catalog, i, o.Subject.List, o.Year).Standings[o.Subject]
	n := standout{Title: b.text(i.Title), URL: indicatorURL(i), Standing: b.standing(i, o), Year: yearText(o.Year), year: o.Year}
	switch {
	case s.Rank > 0 && s.Of > 1:
		n.position = float64(s.Rank-1) / float64(s.Of-1)
		if i.Measure == dataset.Rank {
			n.Standing = b.say("standing_rank", words.Args{"rank": s.Rank, "of": b.count(s.Of), "noun": b.noun(o.Subject.List)})
		}
	case s.Quartile > 0:
		n.position = float64(s.Quartile)/4 - 0.125
	default:
		return n, false
	}
	return n, true
}

// others are the figures of the region and of the country beside a place's own, or
// the median where nobody has to be in the list.
func (b *builder) others(i *dataset.Indicator, o dataset.Observation) string {
	if i.Measure == dataset.Rank {
		return ""
	}
	var h strings.Builder
	put := func(key, value string) {
		fmt.Fprintf(&h, `<span><small>%s</small> %s</span> `, html.EscapeString(b.say(key, nil)), html.EscapeString(value))
	}
	f := b.standings.In(b.catalog, i, o.Subject.List, o.Year)
	if derive.Open(b.catalog, o.Subject.List) {
		if len(f.Figures) > 2 {
			put("profile_middle", b.number(i, derive.Median(f.Figures)))
		}
		return h.String()
	}
	code, _ := b.catalog.CodeLists[o.Subject.List].Find(o.Subject.Code)
	for _, group := range []struct{ key, parent string }{{"profile_of_region", code.Parent}, {"profile_of_country", ""}} {
		if group.key == "profile_of_region" && code.Parent == "" {
			continue // it is in none
		}
		if g := b.together(i, o.Subject.List, group.parent, o.Year); g.Complete {
			put(group.key, b.number(i, g.Value))
		}
	}
	return h.String()
}

// together is derive.Together of the members of a region, or of all, remembered.
func (b *builder) together(i *dataset.Indicator, list, parent string, year int) derive.Group {
	key := groupKey{i, list, parent, year}
	g, known := b.groups[key]
	if !known {
		var members []dataset.Subject
		for _, code := range b.catalog.CodeLists[list].Members() {
			if parent == "" || code.Parent == parent {
				members = append(members, dataset.Subject{List: list, Code: code.Code})
			}
		}
		g = derive.Together(b.catalog, i, members, year)
		b.groups[key] = g
	}
	return g
}

type groupKey struct {
	indicator    *dataset.Indicator
	list, parent string
	year         int
}

// trend says how the last figure differs from the one before it, where the two may be
// compared: within the same borders, on the same side of every break and, for a rank,
// among as many.
func (b *builder) trend(i *dataset.Indicator, figures []dataset.Observation) string {
	if len(figures) < 2 {
		return ""
	}
	last, before := figures[len(figures)-1], figures[len(figures)-2]
	if last.Subject != before.Subject || !i.SameSegment(before.Year, last.Year) || last.Qualifier != "" || before.Qualifier != "" ||
		i.Measure == dataset.Rank && i.RankedOf[last.Year] != i.RankedOf[before.Year] {
		return ""
	}
	power := math.Pow10(i.Decimals)
	change := math.Round(last.Value*power)/power - math.Round(before.Value*power)/power // as shown, or the two would not differ by it
	args := words.Args{"year": yearText(before.Year), "change": b.number(i, max(change, -change)), "unit": ""}
	if i.Measure == dataset.Share {
		args["unit"] = b.say("trend_points", nil)
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
	return b.say(key, args)
}

// carriedNote says of a figure that was carried over a boundary change from what: each
// former place with its figure and, of a mean, its weight.
func (b *builder) carriedNote(i *dataset.Indicator, o dataset.Observation) string {
	if _, same := b.catalog.SameBorders(o.Subject); same || !o.Carried {
		return ""
	}
	return fmt.Sprintf(` <details class="how"><summary>%s</summary><p>%s</p></details>`, html.EscapeString(b.say("carried", nil)), html.EscapeString(b.carried(i, o)))
}

func (b *builder) carried(i *dataset.Indicator, o dataset.Observation) string {
	if i.Convert.Rule == dataset.Recompute {
		var inputs []string
		for _, name := range i.Inputs() {
			input := b.catalog.Indicator(name)
			value, _ := input.At(o.Subject, o.Year)
			inputs = append(inputs, b.text(input.Title)+" "+b.value(input, value))
		}
		return b.say("carried_recompute", words.Args{"inputs": strings.Join(inputs, "; ")})
	}
	carried := derive.Carry(b.catalog, i, o.Subject, o.Year)
	weights := b.catalog.Indicator(i.Convert.Weight)
	var parts []string
	for _, part := range carried.Parts {
		name := b.catalog.Label(part.Subject, b.language)
		if part.Share < 1 {
			name = b.say("place_share", words.Args{"name": name, "share": b.share(part.Share)})
		}
		said := name + " " + b.value(i, part.Value)
		if weights != nil {
			said = b.say("carried_part", words.Args{"part": said, "weight": b.value(weights, part.Weight)})
		}
		parts = append(parts, said)
	}
	args := words.Args{"parts": strings.Join(parts, "; ")}
	if weights != nil {
		args["weight"] = b.text(weights.Title)
	}
	return b.say("carried_"+strings.ReplaceAll(string(i.Convert.Rule), "-", "_"), args)
}

// share writes a part of a whole as a percentage.
func (b *builder) share(part float64) string { return format.Plain(b.language, part*100) + "%" }
