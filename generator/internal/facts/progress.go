package facts

import (
	"cmp"
	"math"
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
)

// Target is one with what it is about and who sets it.
type Target struct {
	dataset.Target
	Slice   dataset.Slice    // the figures that are to reach it
	Dataset *dataset.Dataset // that sets it
}

// Targets are all of the catalog, whichever dataset sets them, in its order. They are not to
// be changed.
func (f *Facts) Targets() []*Target { return f.targets() }

func targets(c *dataset.Catalog) []*Target {
	var all []*Target
	for _, d := range c.Datasets {
		for _, t := range d.Targets {
			all = append(all, &Target{t, c.Total(t.Indicator), d})
		}
	}
	return all
}

// Progress is how far an area is on the way to a target, with the sentences about it.
type Progress struct {
	derive.Progress
	Summary []Sentence // the latest figure, and a sentence about it
	Wide    Sentence   // how figures changed over all years that may be compared, see derive.EvidenceOf; no key if that adds nothing
	Marks   []ProgressMark
	Numbers []ProgressNumber
	Formula Sentence // the ratio with its numbers put in; no key if there is none
}

// ProgressMark explains a sign of the picture of the way: "base", "latest", "planned" or "aim".
type ProgressMark struct {
	Sign string
	Text Sentence
}

// ProgressNumber is a number behind a status.
type ProgressNumber struct {
	Label string // the key of its name
	Value any    // as Args have it
}

type progressKey struct {
	target *Target
	area   dataset.Area
}

// Progress is that of an area towards a target. It is not to be changed.
func (f *Facts) Progress(t *Target, a dataset.Area) Progress {
	return f.progresses.get(progressKey{t, a}, func() Progress { return f.progress(t, a) })
}

func (f *Facts) progress(t *Target, a dataset.Area) Progress {
	set, _ := f.Catalog.Instrument(t.Instrument)
	p := Progress{Progress: derive.Toward(t.Target, t.Slice, a, dataset.YearOf(set.Issued))}
	p.Summary = progressSummary(t, p.Progress)
	if p.Status == derive.Unmeasurable || p.Lack == derive.NoFigure {
		return p
	}
	p.Wide = wide(t.Slice, a, p.Progress)
	p.Marks, p.Numbers = progressMarks(t, p.Progress), progressNumbers(t, p.Progress)
	if p.Paced && p.Status != derive.TooSoon {
		p.Formula = formula(t, p.Progress)
	}
	return p
}

func progressSummary(t *Target, p derive.Progress) []Sentence {
	switch {
	case p.Status == derive.Unmeasurable:
		return unmeasurable(t, p)
	case p.Lack == derive.NoFigure:
		return []Sentence{{Key: "progress_no_figure"}}
	}
	sentences := []Sentence{{"progress_as_of", Args{"year": p.Latest.Period, "value": level(t.Slice, p.Latest.Value, p.Upper)}}}
	switch lacks := map[derive.Lack]string{derive.OneFigure: "progress_one_figure", derive.NotComparable: "progress_not_comparable", derive.Unclear: "progress_unclear"}; {
	case p.Status == derive.TooSoon:
		sentences = append(sentences, tooSoon(t, p))
	case p.Lack != "":
		sentences = append(sentences, Sentence{Key: lacks[p.Lack]})
	case t.By.IsZero() && p.Status != derive.Reached:
		sentences = append(sentences, Sentence{Key: "progress_no_year"})
	}
	return sentences
}

// tooSoon says how little of the way has been gone, and how much a verdict needs.
func tooSoon(t *Target, p derive.Progress) Sentence {
	years := 0
	if !t.By.IsZero() {
		years = max(int(t.By.YearsSince(p.Base.Period)), 0)
	}
	return Sentence{"progress_too_soon", Args{"elapsed": int(p.Latest.Period.YearsSince(p.Base.Period)), "years": years, "figures": p.Figures,
		"wanted_figures": derive.FiguresWanted, "wanted_years": derive.YearsWanted(years)}}
}

// unmeasurable says since when a publisher no longer prints what a target is about, and
// why; then the last figure, and whether it met the target.
func unmeasurable(t *Target, p derive.Progress) []Sentence {
	stopped := t.Slice.Discontinued
	sentences := []Sentence{{"progress_unmeasurable", Args{"since": stopped.Since, "reason": stopped.Reason}}}
	if p.Lack == derive.NoFigure {
		return sentences
	}
	met := func(value float64) bool { return derive.Meets(t.Target, t.Slice.Direction, value) }
	return append(sentences, Sentence{"progress_last_figure", Args{"year": p.Latest.Period, "value": level(t.Slice, p.Latest.Value, p.Upper),
		"met": met(p.Latest.Value) && (p.Upper == 0 || met(p.Upper))}})
}

// wide says how an indicator changed over all periods that may be compared with the latest
// one, where they begin before the base of the progress: from the first, and from the worst
// and the best between.
func wide(i dataset.Slice, a dataset.Area, p derive.Progress) Sentence {
	e, there := derive.EvidenceOf(i, a)
	if !there || e.Latest.Period != p.Latest.Period || p.Moved && !e.First.Period.Before(p.Base.Period) {
		return Sentence{}
	}
	changes := Clauses{since("wide_first", i, e.First, e.Latest)}
	if !e.Worst.Period.IsZero() {
		changes = append(changes, since("wide_worst", i, e.Worst, e.Latest))
	}
	if !e.Best.Period.IsZero() {
		changes = append(changes, since("wide_best", i, e.Best, e.Latest))
	}
	return Sentence{"wide", Args{"changes": changes}}
}

func since(key string, i dataset.Slice, from, to derive.Point) Sentence {
	change := Words{pace(i, to.Value-from.Value)}
	if i.Measure != dataset.Rank && i.Measure != dataset.Share && to.Value != from.Value {
		change = append(change, Unit{i})
	}
	return Sentence{key, Args{"change": change, "year": from.Period, "value": level(i, from.Value, 0)}}
}

func progressMarks(t *Target, p derive.Progress) []ProgressMark {
	var marks []ProgressMark
	add := func(sign string, at derive.Point, upper float64) {
		marks = append(marks, ProgressMark{sign, Sentence{"mark_" + sign, Args{"year": at.Period, "value": level(t.Slice, at.Value, upper)}}})
	}
	if p.Moved {
		add("base", p.Base, 0)
	}
	add("latest", p.Latest, p.Upper)
	if p.Planned != p.Aim && p.Paced && !p.Missed {
		add("planned", derive.Point{Period: p.Latest.Period, Value: p.Planned}, 0)
	}
	return append(marks, ProgressMark{"aim", Sentence{"mark_aim", Args{"by": t.By, "value": Wanted{t.Slice, t.Target}}}})
}

func progressNumbers(t *Target, p derive.Progress) []ProgressNumber {
	var numbers []ProgressNumber
	add := func(label string, value any) { numbers = append(numbers, ProgressNumber{label, value}) }
	at := func(x derive.Point, upper float64) Sentence {
		return Sentence{"progress_point", Args{"year": x.Period, "value": level(t.Slice, x.Value, upper)}}
	}
	if p.Moved {
		add("fact_base", at(p.Base, 0))
	}
	add("fact_latest", at(p.Latest, p.Upper))
	add("fact_aim", Sentence{"progress_aim", Args{"by": t.By, "value": Wanted{t.Slice, t.Target}}})
	if p.Paced {
		add("fact_required", pace(t.Slice, p.Required))
	}
	if p.Moved {
		add("fact_actual", pace(t.Slice, p.Actual))
	}
	if p.Paced && p.Status != derive.TooSoon { // it would be a verdict
		add("fact_ratio", Percent(p.Ratio))
	}
	if p.Ahead {
		add("fact_needed", pace(t.Slice, p.Needed))
	}
	return numbers
}

// formula is the ratio with its numbers put in. The result is that of exact numbers,
// the steps are written as shown elsewhere.
func formula(t *Target, p derive.Progress) Sentence {
	return Sentence{"progress_formula", Args{
		"latest": Plain(p.Latest.Value), "base": Plain(p.Base.Value), "aim": Plain(p.Aim), "elapsed": int(p.Latest.Period.YearsSince(p.Base.Period)), "years": int(t.By.YearsSince(p.Base.Period)),
		"actual": Plain(roundedPace(t.Slice, p.Actual)), "required": Plain(roundedPace(t.Slice, p.Required)), "ratio": Percent(p.Ratio),
	}}
}

// level is a value with its unit; of a rank the rank, or the range up to upper if that is not 0.
func level(i dataset.Slice, value, upper float64) Sentence {
	if i.Measure == dataset.Rank {
		low := int(math.Round(value))
		return Sentence{"target_rank_exactly", Args{"rank": Span{low, max(low, int(upper))}}}
	}
	return Sentence{"target_exactly", Args{"value": Number{i, value}, "unit": Unit{i}}}
}

// pace says a change a year: up or down, ranks by places, shares by points of percent.
func pace(i dataset.Slice, change float64) Sentence {
	change = roundedPace(i, change)
	up, kind := change > 0, ""
	switch i.Measure {
	case dataset.Rank:
		up, kind = !up, "rank_" // a larger number is a lower rank
	case dataset.Share:
		kind = "share_"
	}
	args := Args{"change": Plain(math.Abs(change))}
	switch {
	case change == 0:
		return Sentence{Key: "pace_same"}
	case up:
		return Sentence{"pace_" + kind + "up", args}
	}
	return Sentence{"pace_" + kind + "down", args}
}

// roundedPace keeps two decimals more than the indicator's figures have: a yearly change is a
// part of a difference of figures.
func roundedPace(i dataset.Slice, change float64) float64 {
	power := math.Pow10(i.Decimals + 2)
	return math.Round(change*power) / power
}

// Reports are how far the areas of today are on the way to a target that each of them has.
type Reports struct {
	List     string // their code list
	Areas    []dataset.Area
	Reported []dataset.Area                   // those with a figure
	Of       map[derive.Status][]dataset.Area // those with a figure, and those that nobody measures any longer
}

// Reports are those of a target. They are not to be changed.
func (f *Facts) Reports(t *Target) Reports {
	return f.reports.get(t, func() Reports {
		r := Reports{List: f.PlaceList(t.Slice), Of: map[derive.Status][]dataset.Area{}}
		for _, code := range f.Catalog.CodeLists[r.List].Members() {
			if code.ValidTo != "" {
				continue // it is no longer in force
			}
			a := dataset.Area{List: r.List, Code: code.Code}
			r.Areas = append(r.Areas, a)
			p := f.Progress(t, a)
			if p.Lack != derive.NoFigure {
				r.Reported = append(r.Reported, a)
			}
			if p.Lack != derive.NoFigure || p.Status == derive.Unmeasurable {
				r.Of[p.Status] = append(r.Of[p.Status], a)
			}
		}
		return r
	})
}

// Silent is whether nothing is known of some of the areas, or there are none.
func (r Reports) Silent() bool {
	known := 0
	for _, areas := range r.Of {
		known += len(areas)
	}
	return known < len(r.Areas) || len(r.Areas) == 0
}

// PlaceList is the code list of the places that report an indicator: that of its latest
// values, or if there are none, of its last table; in either case the one that it has
// become by now.
func (f *Facts) PlaceList(i dataset.Slice) string {
	list := cmp.Or(f.MainList(i), TableList(i))
	for _, k := range f.Catalog.Reorganisations() {
		if k.From == list {
			list = k.To
		}
	}
	return list
}

// TableList is the code list of the places of an indicator's last table.
func TableList(i dataset.Slice) (list string) {
	for _, t := range i.Dataset.Tables {
		if !slices.ContainsFunc(t.Fields, func(f dataset.Field) bool { return f.Name == i.Name }) {
			continue
		}
		for _, f := range t.Fields {
			if f.Role == "dimension" && f.CodeList != "" {
				list = f.CodeList
			}
		}
	}
	return list
}
