package validate

import (
	"cmp"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// Allowed values of an indicator's keys.
var (
	measures   = []string{string(dataset.Rank), string(dataset.Score), string(dataset.Share), string(dataset.Count), string(dataset.Amount)}
	directions = []string{string(dataset.LowerIsBetter), string(dataset.HigherIsBetter), string(dataset.NeitherBetter)}
	rankings   = []string{string(dataset.Ranked), string(dataset.Quartiles), string(dataset.Unranked)}
	overTimes  = []string{"comparable", "not-comparable"}
	ties       = []string{string(dataset.BrokenTies), string(dataset.SharedTies)}
	converts   = []string{string(dataset.Sum), string(dataset.WeightedMean), string(dataset.Recompute), string(dataset.NotConvertible)}
)

// indicatorReader reads the indicators that descriptors declare, and checks what they say of
// each other: what one is computed from, whose rank and part it is, how it is converted.
type indicatorReader struct {
	*engine
	codes  *codeChecker
	byName map[string]*dataset.Indicator
}

func (c *indicatorReader) read(ds *dataset.Dataset, x load.Indicator) {
	c.name(x.Name, indicatorName, underscores)
	if other := c.byName[x.Name.V]; other != nil {
		c.problems.Add(x.Name.Pos, "name", diag.T("chỉ số %q đã có ở bộ dữ liệu %q", "indicator %q is already in dataset %q", x.Name.V, other.Dataset.Name),
			diag.T("đặt tên khác, ví dụ %s_%s", "choose another, as in %s_%s", ds.Name, x.Name.V))
		return
	}
	c.notListPage(x.Name)
	if x.Decimals.V < 0 || x.Decimals.V > MaxDecimals {
		c.problems.Add(x.Decimals.Pos, "allowed-value", diag.T("decimals là %d", "decimals is %d", x.Decimals.V), diag.T("viết từ 0 đến %d", "write 0 to %d", MaxDecimals))
		x.Decimals.V = 0
	}
	c.oneOf(x.Measure, "measure", "allowed-value", measures)
	c.oneOf(x.Direction, "direction", "allowed-value", directions)
	c.oneOf(x.Ranking, "ranking", "allowed-value", rankings)
	c.oneOf(x.OverTime, "overTime", "allowed-value", overTimes)
	i := &dataset.Indicator{
		Dataset: ds, Name: x.Name.V, Title: text(x.Title), Definition: text(x.Definition), Unit: text(x.Unit),
		Measure: dataset.Measure(x.Measure.V), Decimals: x.Decimals.V, Direction: dataset.Direction(x.Direction.V),
		Ranking: dataset.Ranking(x.Ranking.V), OverTime: x.OverTime.V == "comparable", Notes: texts(x.Notes), Topics: values(x.Topics),
		RankedOf: map[dataset.Period]int{}, Annotations: map[dataset.Key][]dataset.Annotation{},
		Derive:  dataset.Derivation{Rank: x.Derive.Rank.V, Ties: tieRule(x.Derive), Mean: values(x.Derive.Mean), Ratio: ratio(x.Derive.Ratio), Within: inGroup(x.Derive.RankWithin)},
		Convert: dataset.Conversion{Rule: dataset.NotConvertible},
	}
	if x.Derive.Ties.V != "" {
		c.oneOf(x.Derive.Ties, "ties", "allowed-value", ties)
	}
	if x.Convert.Rule.V != "" {
		c.oneOf(x.Convert.Rule, "rule", "allowed-value", converts)
		i.Convert = dataset.Conversion{Rule: dataset.ConversionRule(x.Convert.Rule.V), Weight: x.Convert.Weight.V, Reason: text(x.Convert.Reason)}
	}
	for _, b := range x.Breaks {
		c.yearOf(b.Year)
		i.Breaks = append(i.Breaks, dataset.Break{Period: dataset.Year(b.Year.V), Reason: text(b.Reason)})
	}
	if x.Discontinued.Since.V != 0 {
		i.Discontinued = &dataset.Discontinued{Since: dataset.Year(x.Discontinued.Since.V), Reason: text(x.Discontinued.Reason), Sources: values(x.Discontinued.Sources)}
		c.afterwards(func() { c.discontinued(i.Total(), x.Discontinued) })
	}
	if len(i.Topics) == 0 {
		i.Topics = ds.Topics
	}
	c.afterwards(func() {
		c.derivation(ds, x)
		c.hierarchy(ds, x)
		c.conversion(i, x.Convert)
	})
	for _, t := range x.Topics {
		c.afterwards(func() { c.codes.require(t.Pos, "topics", "topics", t.V) })
	}
	c.byName[i.Name] = i
	ds.Indicators = append(ds.Indicators, i)
}

// MaxDecimals is as many as a reader can use.
const MaxDecimals = 6

// tieRule is what a descriptor declares of equal scores. Where it declares nothing,
// nobody knows how the publisher orders them, so no rank of theirs is certain.
func tieRule(d load.Derive) dataset.TieRule {
	if d.Rank.V == "" {
		return ""
	}
	return cmp.Or(dataset.TieRule(d.Ties.V), dataset.BrokenTies)
}

func ratio(r load.Ratio) *dataset.Ratio {
	if r.Of.V == "" {
		return nil
	}
	times := 1.0
	if r.Times.Set {
		times = r.Times.V
	}
	return &dataset.Ratio{Of: r.Of.V, Per: r.Per.V, Times: times}
}

func inGroup(w load.RankWithin) *dataset.Within {
	if w.Of.V == "" {
		return nil
	}
	return &dataset.Within{Of: w.Of.V, Group: w.Group.V, Place: w.Place.V}
}

// derivation checks that what an indicator is computed from exists and can be
// computed: a mean or ratio of printed indicators, or the rank of one with a
// direction. Inputs are of the same dataset, so that sources and licence stay true; a
// rank within a group, which knows where it is from, see rankWithin.
func (c *indicatorReader) derivation(ds *dataset.Dataset, x load.Indicator) {
	d := x.Derive
	refuse := func(pos diag.Position, what diag.Text) {
		c.problems.Add(pos, "derive", what, diag.T("viết derive: {rank: <chỉ số>}, {mean: [<chỉ số>, …]} hoặc {ratio: {of: <chỉ số>, per: <chỉ số>}}",
			"write derive: {rank: <indicator>}, {mean: [<indicator>, …]} or {ratio: {of: <indicator>, per: <indicator>}}"))
	}
	if d.RankWithin.Of.V != "" {
		c.rankWithin(x)
	}
	inputs := d.Mean
	ways := 0
	for _, given := range []bool{d.Rank.V != "", len(d.Mean) > 0, d.Ratio.Of.V != ""} {
		if given {
			ways++
		}
	}
	if ways > 1 {
		refuse(d.Pos, diag.T("chỉ dùng một trong rank, mean và ratio", "only one of rank, mean and ratio may be used"))
	}
	if d.Ratio.Of.V != "" {
		inputs = []load.Str{d.Ratio.Of, d.Ratio.Per}
	}
	names := indicatorNames(ds)
	seen := map[string]bool{x.Name.V: true}
	for _, input := range inputs {
		switch other := c.byName[input.V]; {
		case !c.known(input, "chỉ số", "indicator", names):
		case seen[input.V]:
			refuse(input.Pos, diag.T("%q không thể là đầu vào của chính nó, hay hai lần", "%q cannot be an input of itself, or twice", input.V))
		case other.Derives():
			refuse(input.Pos, diag.T("%q cũng do tính ra", "%q is computed itself", input.V))
		}
		seen[input.V] = true
	}
	if d.Ties.V != "" && d.Rank.V == "" {
		refuse(d.Ties.Pos, diag.T("ties chỉ dùng cùng với rank", "ties goes with rank only"))
	}
	if d.Rank.V == "" || !c.known(d.Rank, "chỉ số", "indicator", names) {
		return
	}
	switch other := c.byName[d.Rank.V]; {
	case d.Rank.V == x.Name.V || other.Derive.Rank != "":
		refuse(d.Rank.Pos, diag.T("không thể xếp hạng theo một thứ hạng", "a rank cannot be ranked"))
	case other.Direction == dataset.NeitherBetter:
		refuse(d.Rank.Pos, diag.T("%q không có chiều tốt hơn (direction: none)", "%q has no better direction (direction: none)", d.Rank.V))
	}
}

func (c *indicatorReader) names() []string {
	return indicatorNames(c.catalog.Datasets...)
}

func indicatorNames(of ...*dataset.Dataset) []string {
	var names []string
	for _, ds := range of {
		for _, i := range ds.Indicators {
			names = append(names, i.Name)
		}
	}
	return names
}
