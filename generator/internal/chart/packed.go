package chart

import (
	"maps"
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/wire"
)

// pack is the option of a chart over time as it is sent: the periods of all points once, and those
// of each series by position. assets/js/look/packed.js gives each point its period back.
func pack(chart *charts.Line) map[string]any {
	found := map[dataset.Period]bool{}
	for _, s := range chart.MultiSeries {
		for _, point := range s.Data.([][]any) {
			found[point[0].(dataset.Period)] = true
		}
	}
	periods := dataset.SortedPeriods(maps.Keys(found))
	at := map[dataset.Period]int{}
	for n, period := range periods {
		at[period] = n
	}
	for n := range chart.MultiSeries {
		s := &chart.MultiSeries[n]
		s.Data = packedPoints(s.Data.([][]any), at)
	}
	chart.Validate()
	option := keep(chart.JSON(), "xAxis", "yAxis", "series")
	option["periods"] = wire.Periods(periods)
	return option
}

// packedPoints are the points of a series; at numbers the periods of all. A period without a point is null.
func packedPoints(points [][]any, at map[dataset.Period]int) wire.Points {
	slices.SortStableFunc(points, func(x, y []any) int { return x[0].(dataset.Period).Compare(y[0].(dataset.Period)) })
	from, to := at[points[0][0].(dataset.Period)], at[points[len(points)-1][0].(dataset.Period)]
	packed := wire.Points{From: from, Values: make([]any, to-from+1)}
	for _, point := range points {
		n := at[point[0].(dataset.Period)] - from
		if rest := point[1:]; len(rest) == 1 {
			packed.Values[n] = rest[0]
		} else {
			packed.Values[n] = rest
		}
	}
	return packed
}
