package chart

import (
	"time"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/format"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// PeriodName is a period in a language, by itself and in a sentence: "2025", "quý III năm 2025", "26 October 2025";
// "năm 2025", "on 26 October 2025". Of the zero Period it is empty.
func PeriodName(w *i18n.Translations, p dataset.Period) i18n.Phrase {
	kind := periodKinds[p.Frequency()]
	switch p.Frequency() {
	case 0:
		return i18n.Phrase{}
	case dataset.Annual, dataset.Fiscal:
		return phrase(w, kind, p.String())
	case dataset.Daily:
		return phrase(w, kind, w.Date(day(p)))
	case dataset.Several:
		if first, last := p.Ends(); !begun(p) {
			return Stretch(w, first, last)
		}
	}
	return phrase(w, kind, w.Translate("period_"+kind, periodArgs(w, p)))
}

// ShortPeriodName is a period where there is little room: "QIII/2025", "Q3 2025".
func ShortPeriodName(w *i18n.Translations, p dataset.Period) string {
	switch p.Frequency() {
	case dataset.Semiannual, dataset.Quarterly, dataset.Monthly, dataset.Several:
		if p.Frequency() == dataset.Several && !begun(p) {
			first, last := p.Ends()
			if first.Frequency() == dataset.Annual {
				return Stretch(w, first, last).Name
			}
			return w.Translate("period_stretch", i18n.Args{"from": ShortPeriodName(w, first), "to": ShortPeriodName(w, last)})
		}
		return w.Translate("period_"+periodKinds[p.Frequency()]+"_short", periodArgs(w, p))
	}
	return PeriodName(w, p).Name
}

// PeriodNames are the names of those periods that are no calendar years.
func PeriodNames(periods []dataset.Period, name func(dataset.Period) string) (names []wire.PeriodName) {
	for _, p := range periods {
		if name := name(p); name != p.String() {
			names = append(names, wire.PeriodName{Period: wire.PeriodOf(p), Name: name})
		}
	}
	return names
}

// begun says whether a stretch of time is the first months of a year.
func begun(p dataset.Period) bool {
	first, _ := p.Ends()
	return first.Frequency() == dataset.Monthly && first.Part() == 1 && p.Months() < 12
}

// periodArgs are what the names of periods are made of.
func periodArgs(w *i18n.Translations, p dataset.Period) i18n.Args {
	args := i18n.Args{"year": p.Year(), "part": p.Part(), "months": p.Months()}
	switch p.Frequency() {
	case dataset.Quarterly:
		args["roman"] = [...]string{"I", "II", "III", "IV"}[p.Part()-1]
	case dataset.Monthly:
		args["month"] = format.Date(w.Language(), "January", day(p))
	}
	return args
}

// periodKinds are the keys of sentences.
var periodKinds = map[dataset.Frequency]string{
	dataset.Annual: "year", dataset.Fiscal: "fiscal", dataset.Semiannual: "half", dataset.Quarterly: "quarter", dataset.Monthly: "month", dataset.Daily: "day", dataset.Several: "months",
}

// Stretch is the time from one period to another, as "2009–2025", or one alone.
func Stretch(w *i18n.Translations, first, last dataset.Period) i18n.Phrase {
	switch {
	case last.IsZero() || first == last:
		return PeriodName(w, last)
	case first.Frequency() == dataset.Annual && last.Frequency() == dataset.Annual:
		return phrase(w, "years", first.String()+"–"+last.String())
	}
	return phrase(w, "stretch", w.Translate("period_stretch", i18n.Args{"from": PeriodName(w, first).Name, "to": PeriodName(w, last).Name}))
}

func phrase(w *i18n.Translations, kind, name string) i18n.Phrase {
	return i18n.Phrase{Name: name, In: w.Translate("in_period", i18n.Args{"kind": kind, "name": name})}
}

// day is the day on which a period starts.
func day(p dataset.Period) time.Time {
	t, _ := time.Parse(time.DateOnly, p.First()) // which writes it so
	return t
}
