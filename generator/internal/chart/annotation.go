package chart

import (
	"cmp"
	"slices"
	"time"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/format"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// targets are the wanted values of the indicator that belong on the chart: those
// of the country if it is the country that stands out, those of each province if
// provinces are drawn.
func (d *drawing) targets() []wire.Target {
	scope := "province"
	if d.chart.Highlight == d.Place || d.whole.Code != "" && d.whole.Code == d.Place {
		scope = "country"
	}
	var wanted []wire.Target
	for _, ds := range d.Catalog.Datasets {
		for _, t := range ds.Targets {
			if t.Indicator != d.indicator.Name || t.Place != scope {
				continue
			}
			target := wire.Target{Value: t.Value, High: t.High, Label: d.targetLabel(t)}
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
		value += format.PercentSign(d.language)
	}
	args := i18n.Args{"value": value}
	if !t.By.IsZero() {
		args["by"] = t.By.String()
	}
	return d.translate("chart_target", args)
}

// events are the declared instruments that fall within the periods of the chart.
func (d *drawing) events(first, last dataset.Period) []Event {
	var marked []Event
	for _, id := range d.chart.Events {
		e, _ := d.Catalog.Instrument(id)
		date, err := time.Parse(time.DateOnly, e.Date())
		if err != nil {
			continue // not dated, so nowhere on the axis
		}
		days := time.Date(date.Year()+1, 1, 1, 0, 0, 0, 0, time.UTC).Sub(time.Date(date.Year(), 1, 1, 0, 0, 0, 0, time.UTC)).Hours() / 24
		at := float64(date.Year()) - 0.5 + float64(date.YearDay()-1)/days
		if at < first.Position() || at > last.Position()+0.5 {
			continue
		}
		marked = append(marked, Event{ID: e.ID, Event: wire.Event{At: float64(int(at*100)) / 100, Label: cmp.Or(e.Number, e.Subject[d.language]), Title: e.Subject[d.language]}})
	}
	return marked
}

// breaks are those between the periods of the chart.
func (d *drawing) breaks(first, last dataset.Period) []Break {
	return slices.DeleteFunc(Breaks(d.Options, d.indicator, d.language), func(b Break) bool { return !b.Period.After(first) || b.Period.After(last) })
}

// Breaks are those of an indicator, in words of a language.
func Breaks(o Options, i dataset.Slice, language string) []Break {
	var breaks []Break
	for _, b := range i.Breaks {
		reason := b.Reason[language]
		if b.Boundary != nil {
			reason = o.boundary(i, b.Boundary, language)
		}
		breaks = append(breaks, Break{b.Period, reason})
	}
	return breaks
}

// boundary says what was reorganised, and why the figures cannot be converted across it.
func (o Options) boundary(i dataset.Slice, k *dataset.Concordance, language string) string {
	from, to := o.Catalog.CodeLists[k.From], o.Catalog.CodeLists[k.To]
	effective := ""
	for _, x := range k.Changes {
		effective = max(effective, x.Effective)
	}
	translations := o.Translations[language]
	if date, err := time.Parse(time.DateOnly, effective); err == nil {
		effective = translations.Date(date)
	}
	args := i18n.Args{"date": effective, "from": format.Number(language, float64(len(from.Members())), 0), "to": format.Number(language, float64(len(to.Members())), 0), "noun": to.NounIn(language)}
	why := i.Convert.Reason[language]
	if why == "" {
		why = translations.Translate("not_convertible_"+string(i.Measure), nil)
	}
	return translations.Translate("boundary", args) + " " + why
}
