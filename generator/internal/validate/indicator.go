package validate

import (
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
)

func (c *checker) indicator(ds *dataset.Dataset, x load.Indicator) {
	c.name(x.Name, indicatorName, diag.T("dùng chữ thường không dấu, chữ số và gạch dưới", "use lower-case letters without accents, digits and underscores"))
	if other := c.indicators[x.Name.V]; other != nil {
		c.problems.Add(x.Name.Pos, "name", diag.T("chỉ số %q đã có ở bộ dữ liệu %q", "indicator %q is already in dataset %q", x.Name.V, other.Dataset.Name),
			diag.T("đặt tên khác, ví dụ %s_%s", "choose another, as in %s_%s", ds.Name, x.Name.V))
		return
	}
	c.oneOf(x.Measure, "measure", "allowed-value", measures)
	c.oneOf(x.Direction, "direction", "allowed-value", directions)
	c.oneOf(x.Ranking, "ranking", "allowed-value", rankings)
	c.oneOf(x.OverTime, "overTime", "allowed-value", overTimes)
	i := &dataset.Indicator{
		Dataset: ds, Name: x.Name.V, Title: text(x.Title), Definition: text(x.Definition), Unit: text(x.Unit),
		Measure: dataset.Measure(x.Measure.V), Decimals: x.Decimals.V, Direction: dataset.Direction(x.Direction.V),
		Ranking: dataset.Ranking(x.Ranking.V), OverTime: x.OverTime.V == "comparable", Notes: texts(x.Notes), Topics: values(x.Topics),
		RankedOf: map[int]int{}, Annotations: map[dataset.Key][]dataset.Annotation{},
		Derive: dataset.Derivation{Rank: x.Derive.Rank.V, Mean: values(x.Derive.Mean)},
	}
	for _, b := range x.Breaks {
		i.Breaks = append(i.Breaks, dataset.Break{Year: b.Year.V, Reason: text(b.Reason)})
	}
	if len(i.Topics) == 0 {
		i.Topics = ds.Topics
	}
	inputs := x.Derive.Mean
	if x.Derive.Rank.V != "" {
		inputs = append(inputs, x.Derive.Rank)
	}
	for _, input := range inputs {
		c.later = append(c.later, func() { c.known(input, "chỉ số", "indicator", c.indicatorNames()) })
	}
	for _, t := range x.Topics {
		c.later = append(c.later, func() { c.code(t.Pos, "topics", "topics", t.V) })
	}
	c.indicators[i.Name] = i
	ds.Indicators = append(ds.Indicators, i)
}

func (c *checker) indicatorNames() []string {
	var names []string
	for _, d := range c.catalog.Datasets {
		for _, i := range d.Indicators {
			names = append(names, i.Name)
		}
	}
	return names
}
