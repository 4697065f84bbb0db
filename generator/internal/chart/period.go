package chart

import (
	"time"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/format"
	"chiso/generator/internal/i18n"
)

// PeriodName is a period in a language, by itself and in a sentence: "2025", "quý III năm 2025", "26 October 2025";
// "năm 2025", "on 26 October 2025". Of the zero Period it is empty.
func PeriodName(w *i18n.Translations, p dataset.Period) i18n.Phrase {
	first, last := p.Ends()
	args := i18n.Args{"year": p.Year(), "part": p.Part(), "months": p.Months()}
	name := func() string { return w.Translate("period_"+periodKinds[p.Frequency()], args) }
	switch p.Frequency() {
	case 0:
		return i18n.Phrase{}
	case dataset.Annual, dataset.Fiscal:
		return phrase(w, periodKinds[p.Frequency()], p.String())
	case dataset.Quarterly:
		args["roman"] = [...]string{"I", "II", "III", "IV"}[p.Part()-1]
	case dataset.Monthly:
		args["month"] = format.Date(w.Language(), "January", day(p))
	case dataset.Daily:
		return phrase(w, "day", w.Date(day(p)))
	case dataset.Several:
		if p.Part() != 1 || first.Frequency() == dataset.Annual {
			return Stretch(w, first, last)
		}
	}
	return phrase(w, periodKinds[p.Frequency()], name())
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
