package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/wire"
)

// tiles: a map of one year with an equal tile for each place, where the layout of
// its code list puts it.
var tiles = Kind{
	Name:     "tiles",
	About:    diag.T("bản đồ ô vuông: mỗi nơi một ô bằng nhau, màu đậm là tốt hơn", "tile map: an equal tile for each place, the deeper the better"),
	Uses:     []string{"highlight", "year"},
	Controls: []Control{ChoosePlace, ChoosePeriod},
	Shows:    ShowsAll,
	Traits:   []Trait{Quarters, SideBySide},
	carry:    carryTiles,
	periods:  tilePeriods,
	draw:     drawTiles,
}

func carryTiles(d *drawing) *reason {
	in := d.in(d.period)
	switch {
	case len(in) == 0:
		return &noData
	case len(d.layout(in)) == 0:
		return &reason{diag.T("danh mục mã %q chưa có bố cục ô", "code list %q has no layout of tiles", in[0].Area.List),
			diag.T("thêm layout cho danh mục đó, hoặc dùng kind: bar", "give the list a layout, or use kind: bar")}
	case !d.highlighted(in):
		return noHighlight(d.chart.Highlight, d.period)
	}
	return nil
}

func (d *drawing) layout(in []dataset.Observation) []dataset.Tile {
	return d.Catalog.CodeLists[in[0].Area.List].Layout
}

func tilePeriods(d *drawing) []dataset.Period {
	var periods []dataset.Period
	for _, period := range d.indicator.Periods() {
		if in := d.in(period); len(in) > 0 && len(d.layout(in)) > 0 {
			periods = append(periods, period)
		}
	}
	return periods
}

func drawTiles(d *drawing, period dataset.Period) map[string]any {
	in := d.in(period)
	values := map[string]dataset.Observation{}
	for _, o := range in {
		values[o.Area.Code] = o
	}
	list := in[0].Area.List
	columns, rows := 0, 0
	var data []wire.Tile
	for _, t := range d.layout(in) {
		columns, rows = max(columns, t.Column), max(rows, t.Row)
		area := dataset.Area{List: list, Code: t.Code}
		one := wire.Tile{Item: wire.Item{Name: d.label(area), Value: []any{t.Column, t.Row, gap}, Code: d.code(area)}, Short: t.Short[d.language], Part: t.Part[d.language]}
		if o, ok := values[t.Code]; ok {
			one.Item = d.item(d.indicator, o)
			one.Value = []any{t.Column, t.Row, one.Value}
		}
		data = append(data, one)
	}
	chart := charts.NewHeatMap()
	chart.SetGlobalOptions(
		charts.WithXAxisOpts(opts.XAxis{Type: "value", Min: 1, Max: columns}),
		charts.WithYAxisOpts(opts.YAxis{Type: "value", Min: 1, Max: rows, Inverse: yes()}),
	)
	chart.AddSeries(d.indicator.Title[d.language], nil, charts.WithSeriesId("tiles"))
	chart.MultiSeries[0].Data = data
	chart.Validate()
	return keep(chart.JSON(), "xAxis", "yAxis", "series")
}
