package chart

import (
	"time"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/format"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// PeriodName is a period in a language: "2025", "quý III năm 2025", "26 October 2025". Of the zero Period it is
// empty.
func PeriodName(w *i18n.Translations, p dataset.Period) string { return nameOf(w, p, "") }

// ShortPeriodName is a period where there is little room: "QIII/2025", "Q3 2025".
func ShortPeriodName(w *i18n.Translations, p dataset.Period) string { return nameOf(w, p, "_short") }

// StretchName is the time from one period to another, as "2009–2025", or one alone.
func StretchName(w *i18n.Translations, first, last dataset.Period) string {
	return stretch(w, first, last, "")
}

// PeriodPhrase is a period by its name and in a sentence: "năm 2025", "on 26 October 2025".
func PeriodPhrase(w *i18n.Translations, p dataset.Period) i18n.Phrase { return StretchPhrase(w, p, p) }

// StretchPhrase is the same of the time from one period to another.
func StretchPhrase(w *i18n.Translations, first, last dataset.Period) i18n.Phrase {
	if last.IsZero() {
		return i18n.Phrase{}
	}
	name := StretchName(w, first, last)
	if first == last && !begun(last) {
		first, last = last.Ends()
	}
	kind := periodKinds[last.Frequency()]
	if first != last {
		kind = "stretch"
		if first.Frequency() == dataset.Annual && last.Frequency() == dataset.Annual {
			kind = "years"
		}
	}
	return i18n.Phrase{Name: name, In: w.Translate("in_period", i18n.Args{"kind": kind, "name": name})}
}

// nameOf is a period in one of the forms of its sentence, by the end of their keys.
func nameOf(w *i18n.Translations, p dataset.Period, form string) string {
	switch p.Frequency() {
	case 0:
		return ""
	case dataset.Annual, dataset.Fiscal:
		return p.String()
	case dataset.Daily:
		return w.Date(day(p))
	case dataset.Several:
		if first, last := p.Ends(); !begun(p) {
			return stretch(w, first, last, form)
		}
	}
	return w.Translate("period_"+periodKinds[p.Frequency()]+form, periodArgs(w, p))
}

func stretch(w *i18n.Translations, first, last dataset.Period, form string) string {
	switch {
	case last.IsZero() || first == last:
		return nameOf(w, last, form)
	case first.Frequency() == dataset.Annual && last.Frequency() == dataset.Annual:
		return first.String() + "–" + last.String()
	}
	return w.Translate("period_stretch", i18n.Args{"from": nameOf(w, first, form), "to": nameOf(w, last, form)})
}

// PeriodNames are the names of those periods that are no calendar years.
func PeriodNames(periods []dataset.Period, name func(dataset.Period) string) (names []wire.PeriodName) {
	for _, p := range periods {
		if p.Frequency() == dataset.Annual {
			continue
		}
		if name := name(p); name != p.String() {
			names = append(names, wire.PeriodName{Period: wire.PeriodOf(p), Name: name})
		}
	}
	return names
}

// begun says whether a period is the first months of a year.
func begun(p dataset.Period) bool {
	first, _ := p.Ends()
	return p.Frequency() == dataset.Several && first.Frequency() == dataset.Monthly && first.Part() == 1 && p.Months() < 12
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

// day is the day on which a period starts.
func day(p dataset.Period) time.Time {
	t, _ := time.Parse(time.DateOnly, p.First()) // which writes it so
	return t
}
