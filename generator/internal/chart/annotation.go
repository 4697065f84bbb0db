package chart

import (
	"fmt"
	"slices"
	"time"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/format"
	"chiso/generator/internal/words"
)

// targets are the wanted values of the indicator that belong on the chart: those
// of the country if it is the country that stands out, those of each province if
// provinces are drawn.
func (d *drawing) targets() []Target {
	scope := "province"
	if d.chart.Highlight == d.Place {
		scope = "country"
	}
	var wanted []Target
	for _, ds := range d.Catalog.Datasets {
		for _, t := range ds.Targets {
			if t.Indicator != d.indicator.Name || t.Place != scope {
				continue
			}
			target := Target{Value: t.Value, High: t.High, Label: d.targetLabel(t)}
			if !slices.Contains(wanted, target) { // two instruments may want the same
				wanted = append(wanted, target)
			}
		}
	}
	return wanted
}

var signs = map[string]string{">=": "≥\u00a0", ">": ">\u00a0", "<=": "≤\u00a0", "<": "<\u00a0"}

func (d *drawing) targetLabel(t dataset.Target) string {
	value := signs[t.Comparator] + format.Plain(d.language, t.Value)
	if t.Comparator == "range" {
		value = format.Plain(d.language, t.Value) + "–" + format.Plain(d.language, t.High)
	}
	if d.indicator.Measure == dataset.Share {
		value += "%"
	}
	args := words.Args{"value": value}
	if t.By != 0 {
		args["by"] = fmt.Sprint(t.By)
	}
	return d.say("chart_target", args)
}

// events are the declared instruments that fall within the years of the chart.
func (d *drawing) events(first, last int) []Event {
	var marked []Event
	for _, number := range d.chart.Events {
		e, _ := d.Catalog.Instrument(number)
		date, err := time.Parse(time.DateOnly, e.Date())
		if err != nil {
			continue // not dated, so nowhere on the axis
		}
		days := time.Date(date.Year()+1, 1, 1, 0, 0, 0, 0, time.UTC).Sub(time.Date(date.Year(), 1, 1, 0, 0, 0, 0, time.UTC)).Hours() / 24
		at := float64(date.Year()) - 0.5 + float64(date.YearDay()-1)/days
		if at < float64(first) || at > float64(last)+0.5 {
			continue
		}
		marked = append(marked, Event{At: float64(int(at*100)) / 100, Label: e.Number, Title: e.Subject[d.language]})
	}
	return marked
}

// breaks are those between the years of the chart.
func (d *drawing) breaks(first, last int) []Break {
	var breaks []Break
	for _, b := range d.indicator.Breaks {
		if b.Year > first && b.Year <= last {
			breaks = append(breaks, Break{b.Year, b.Reason[d.language]})
		}
	}
	return breaks
}
