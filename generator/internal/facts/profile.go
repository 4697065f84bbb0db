package facts

import (
	"cmp"
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
)

// ProfileGroup is an area in the indicators of a dataset that have a figure of it.
type ProfileGroup struct {
	Dataset     *dataset.Dataset
	First, Last dataset.Period     // of the figures of the rows
	Origins     []*dataset.Dataset // others that figures of the rows come from
	Rows        []ProfileRow
	Notable     []Standing // where it may stand out, see Ends
	Computed    bool       // this site worked out the standing in one of the rows
}

// ProfileRow is an area in an indicator. There are as many as indicators times areas, so it
// holds no sentences: they are made of it when they are asked for.
type ProfileRow struct {
	Slice            dataset.Slice       // what it shows: the score, or the rank where nobody has printed the score
	Last             dataset.Observation // the latest figure
	Standing         Standing            // with that figure, or by a rank of a later period
	Others           []OtherFigure
	Trend, RankTrend Trend
	Converted        bool   // the figure is one of other borders, see Conversion
	Status           string // of a figure that was not converted, empty if it is final
}

// Standing is where an area stands with a figure.
type Standing struct {
	derive.Rank
	Slice  dataset.Slice // that has the figure
	List   string        // among whose areas
	Period dataset.Period
}

// OtherFigure is one beside an area's own: of its region, of the country, or the median.
type OtherFigure struct {
	Key   string // of its name
	Value float64
}

// OtherFigures are the keys that there are.
var OtherFigures = []string{"profile_middle", "profile_of_region", "profile_of_country", "profile_mean_of_region", "profile_mean_of_country"}

// Trend is how the last figure of an area differs from the one before it.
type Trend struct {
	Slice       dataset.Slice
	Way         Way // empty if the two may not be compared, or if it is not certain
	Since       dataset.Period
	Least, Most float64 // by how much it differs, at least and at most: ranks that are ranges leave it open
}

// Way is where a figure has gone: of a rank, to a better one is up.
type Way string

// The ways there are.
const (
	Up   Way = "up"
	Down Way = "down"
	Same Way = "same"
)

// recent is the span of years in which a figure still says how a place stands, beside its
// newest; standouts are how many stand out on either side at most.
const (
	recent    = 5
	standouts = 4
)

// ProfileGroup is an area in a dataset. It is not to be changed.
func (f *Facts) ProfileGroup(d *dataset.Dataset, a dataset.Area) ProfileGroup {
	return f.profiles.get(profileKey{d, a}, func() ProfileGroup { return f.profileGroup(d, a) })
}

type profileKey struct {
	dataset *dataset.Dataset
	area    dataset.Area
}

func (f *Facts) profileGroup(d *dataset.Dataset, a dataset.Area) ProfileGroup {
	g := ProfileGroup{Dataset: d}
	for _, i := range d.Totals() {
		row, there := f.profileRow(i, a)
		if !there {
			continue
		}
		last := row.Last
		g.Last = dataset.MaxPeriod(g.Last, last.Period)
		if g.First.IsZero() || last.Period.Before(g.First) {
			g.First = last.Period
		}
		if origin := d.Origin(last.Sources); origin != d && !slices.Contains(g.Origins, origin) {
			g.Origins = append(g.Origins, origin)
		}
		g.Rows, g.Computed = append(g.Rows, row), g.Computed || row.computed()
		if s := f.standing(row.Slice, last); s.standsOut() {
			g.Notable = append(g.Notable, s)
		}
	}
	g.Rows = slices.Clone(g.Rows) // of all areas they are many: without room to grow
	return g
}

// Ends are the standings of an area nearest to the best and to the weakest, of figures that
// are not much older than its newest.
func Ends(notable []Standing, newest dataset.Period) (best, weakest []Standing) {
	notable = slices.DeleteFunc(slices.Clone(notable), func(s Standing) bool { return !s.Period.After(newest.Add(-recent)) })
	order := func(way int) func(x, y Standing) int {
		return func(x, y Standing) int { // of what is as good or as weak, the newer figure
			return cmp.Or(way*cmp.Compare(x.position(x.Rank.Rank), y.position(y.Rank.Rank)), y.Period.Compare(x.Period))
		}
	}
	slices.SortStableFunc(notable, order(1))
	best = chosen(notable, func(s Standing) bool { return s.position(s.High) < 0.25 })
	slices.SortStableFunc(notable, order(-1))
	return best, chosen(notable, func(s Standing) bool { return s.position(s.Rank.Rank) >= 0.75 })
}

// chosen are the first that stand out, two of a dataset at most: the parts of one index
// tell much the same.
func chosen(from []Standing, out func(Standing) bool) (list []Standing) {
	of := map[*dataset.Dataset]int{}
	for _, s := range from {
		if d := s.Slice.Dataset; out(s) && of[d] < 2 && len(list) < standouts {
			of[d]++
			list = append(list, s)
		}
	}
	return list
}

// profileRow is the row of an indicator, if it has a figure of an area.
func (f *Facts) profileRow(i dataset.Slice, a dataset.Area) (row ProfileRow, there bool) {
	figures, ranks := derive.Figures(f.Catalog, i, a), derive.Figures(f.Catalog, i.Ranks(), a)
	if len(figures) == 0 { // nobody has printed the score
		i, figures, ranks = i.Ranks(), ranks, nil
	}
	if len(figures) == 0 {
		return row, false
	}
	last := figures[len(figures)-1]
	row = ProfileRow{Slice: i, Last: last, Standing: f.standing(i, last), Others: f.others(i, last), Trend: trend(i, figures), RankTrend: trend(i.Ranks(), ranks)}
	if len(ranks) > 0 && ranks[len(ranks)-1].Period.After(last.Period) { // where it stood with the score is the past
		if later := f.standing(i.Ranks(), ranks[len(ranks)-1]); later.standsOut() {
			row.Standing = later
		}
	}
	if _, same := f.Catalog.SameBorders(last.Area); last.Converted && !same {
		row.Converted = true
	} else if status := derive.Published(f.Catalog, i, last).Status; status != "final" {
		row.Status = status
	}
	return row, true
}

// Later says whether the standing is by a rank of a later period than the figure.
func (r ProfileRow) Later() bool { return r.Standing.Slice != r.Slice }

// computed is whether this site worked the standing out. A rank that is the figure itself is
// not only the standing.
func (r ProfileRow) computed() bool {
	return r.Standing.Computed && (r.Later() || r.Slice.Measure != dataset.Rank)
}

// standing is where an area stands with a figure.
func (f *Facts) standing(i dataset.Slice, o dataset.Observation) Standing {
	return Standing{f.Ranking(i, o.Area.List, o.Period).Ranks[o.Area], i, o.Area.List, o.Period}
}

// standsOut says whether it is known how far from the best and from the weakest it is.
func (s Standing) standsOut() bool { return s.Rank.Rank > 0 && s.Of > 1 || s.Quartile > 0 }

// position is how far a rank is from the best, 0, to the weakest, 1. A group of four has no
// order within.
func (s Standing) position(rank int) float64 {
	if s.Rank.Rank > 0 && s.Of > 1 {
		return float64(rank-1) / float64(s.Of-1)
	}
	return float64(s.Quartile)/4 - 0.125
}

// Sentence says where it stands beside its figure: "rank 5 of 34", in a tie, in which of four
// groups; of a rank, among how many it is one. It has no key if it stands nowhere.
func (s Standing) Sentence() Sentence {
	ranked := s.Rank.Rank > 0 && s.Of > 0
	switch {
	case ranked && s.Slice.Measure == dataset.Rank:
		return Sentence{"standing_of", s.args()}
	case ranked && s.Tied:
		return Sentence{"standing_tied", s.args()}
	case ranked:
		return Sentence{"standing_rank", s.args()}
	case s.Quartile > 0:
		return Sentence{Key: [...]string{"", "quartile_1", "quartile_2", "quartile_3", "quartile_4"}[s.Quartile]}
	}
	return Sentence{}
}

// Alone is the sentence for where the figure is not shown, so that it has the rank as well.
func (s Standing) Alone() Sentence {
	if s.Slice.Measure == dataset.Rank && s.Rank.Rank > 0 && s.Of > 1 {
		return Sentence{"standing_rank", s.args()}
	}
	return s.Sentence()
}

func (s Standing) args() Args {
	return Args{"rank": Span{s.Rank.Rank, s.High}, "of": Count(s.Of), "noun": Noun(s.List)}
}

// others are the figures of the region and of the country beside an area's own, or the median
// where nobody has to be in the list.
func (f *Facts) others(i dataset.Slice, o dataset.Observation) (others []OtherFigure) {
	if i.Measure == dataset.Rank {
		return nil
	}
	if derive.Open(f.Catalog, o.Area.List) {
		if in := f.Ranking(i, o.Area.List, o.Period).Figures; len(in) > 2 {
			others = append(others, OtherFigure{"profile_middle", derive.Median(in)})
		}
		return others
	}
	region, country := "profile_of_region", "profile_of_country"
	if i.Convert.Rule == dataset.NotConvertible { // nobody's figure of the whole, and not to be taken for it
		region, country = "profile_mean_of_region", "profile_mean_of_country"
	}
	code, _ := f.Catalog.CodeLists[o.Area.List].Find(o.Area.Code)
	if code.Parent != "" {
		if g := f.Group(i, o.Area.List, code.Parent, o.Period); g.Complete {
			others = append(others, OtherFigure{region, g.Value})
		}
	}
	if g := f.Group(i, o.Area.List, "", o.Period); g.Complete {
		others = append(others, OtherFigure{country, g.Value})
	}
	return others
}

// trend compares the last figure with the one before it, where that is allowed: within the
// same borders, on the same side of every break and, for a rank, among as many.
func trend(i dataset.Slice, figures []dataset.Observation) (t Trend) {
	if len(figures) < 2 {
		return t
	}
	last, before := figures[len(figures)-1], figures[len(figures)-2]
	if last.Area != before.Area || !i.SameSegment(before.Period, last.Period) || last.Qualifier != "" || before.Qualifier != "" ||
		i.Measure == dataset.Rank && i.RankedOf[last.Period] != i.RankedOf[before.Period] {
		return t
	}
	t = Trend{Slice: i, Since: before.Period}
	if last.Ranged() || before.Ranged() {
		switch least, most := derive.Gained(before, last); {
		case least > 0:
			t.Way, t.Least, t.Most = Up, float64(least), float64(most)
		case most < 0:
			t.Way, t.Least, t.Most = Down, float64(-most), float64(-least)
		}
		return t
	}
	change := derive.ChangeShown(i, before.Value, last.Value)
	t.Least = max(change, -change)
	t.Most = t.Least
	switch {
	case change == 0:
		t.Way = Same
	case change > 0 == (i.Measure != dataset.Rank):
		t.Way = Up
	default:
		t.Way = Down
	}
	return t
}

// Sentence says how the figure has changed; it has no key if that is not known.
func (t Trend) Sentence() Sentence {
	if t.Way == "" {
		return Sentence{}
	}
	args := Args{"year": t.Since, "change": Number{t.Slice, t.Least}, "unit": ""}
	if t.Least != t.Most {
		args["change"] = Span{int(t.Least), int(t.Most)}
	}
	if t.Slice.Measure == dataset.Share {
		args["unit"] = Sentence{"trend_points", Args{"change": args["change"]}}
	}
	key := "trend_"
	if t.Slice.Measure == dataset.Rank && t.Way != Same {
		key = "trend_rank_"
	}
	return Sentence{key + string(t.Way), args}
}
