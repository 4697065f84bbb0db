package change

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/format"
)

func (w *writer) indicator(i Indicator) {
	var b strings.Builder
	fmt.Fprintf(&b, "\n#### %s%s\n", w.named(i.Title, i.Name), w.fate(i.What, i.Before))
	if sizes := w.sizes(i.Counts, w.periods(i.Values)); len(sizes) > 0 {
		unit := ""
		if i.Unit[w.lang] != "" {
			unit = " · " + escape(cut(i.Unit[w.lang]))
		}
		fmt.Fprintf(&b, "\n%s%s\n", strings.Join(sizes, " · "), unit)
	}
	w.values(&b, i)
	w.fields(&b, i.Fields)
	w.records(&b, i.Annotations)
	w.blocks = append(w.blocks, b.String())
}

// periods are those of values that came, for that is what most additions are.
func (w *writer) periods(values []Value) string {
	var periods []dataset.Period
	for _, v := range values {
		if v.What == Added && !v.Period.IsZero() {
			periods = append(periods, v.Period)
		}
	}
	if len(periods) == 0 {
		return ""
	}
	slices.SortFunc(periods, dataset.Period.Compare)
	first, last, dash := periods[0], periods[len(periods)-1], "–"
	if !yearly(values) {
		dash = " – "
	}
	span := first.String()
	if first != last {
		span += dash + last.String()
	}
	if yearly(values) {
		return w.translate(" (năm %s)", " (%s)", span)
	}
	return " (" + span + ")"
}

// yearly says whether all periods of values are calendar years.
func yearly(values []Value) bool {
	return !slices.ContainsFunc(values, func(v Value) bool { return !v.Period.IsZero() && v.Period.Frequency() != dataset.Annual })
}

func (w *writer) values(b *strings.Builder, i Indicator) {
	if len(i.Values) == 0 {
		return
	}
	when := w.translate("Năm", "Year")
	if !yearly(i.Values) {
		when = w.translate("Kỳ", "Period")
	}
	w.head(b, w.translate("Nơi", "Place"), when, ">"+w.translate("Trước", "Before"), ">"+w.translate("Sau", "After"), ">"+w.translate("Thay đổi", "Change"), w.translate("Ghi chú", "Note"))
	shown := i.Values[:min(maxRows, len(i.Values))]
	for _, v := range shown {
		before, after := w.states(v)
		w.row(b, w.place(v), v.Period.String(), before, after, w.moved(v), w.note(v))
	}
	if more := w.more(len(i.Values) - len(shown)); more != "" {
		fmt.Fprintf(b, "\n%s\n", strings.TrimSpace(more))
	}
}

func (w *writer) place(v Value) string {
	if label := v.Label[w.lang]; label != "" {
		return escape(cut(label)) + " (" + escape(cut(v.Code)) + ")"
	}
	return escape(cut(v.Code))
}

// states write the numbers of both sides with the same decimals.
func (w *writer) states(v Value) (before, after string) {
	decimals := 0
	for _, s := range []*State{v.Before, v.After} {
		if s != nil {
			decimals = max(decimals, places(s.Value), places(s.Upper))
		}
	}
	say := func(s *State) string {
		if s == nil {
			return "–"
		}
		number := format.Number(w.lang, s.Value, decimals)
		if s.Upper != 0 {
			number += "–" + format.Number(w.lang, s.Upper, decimals)
		}
		return strings.TrimSpace(escape(s.Qualifier) + " " + number)
	}
	return say(v.Before), say(v.After)
}

// places counts the decimals of a number, at most six.
func places(f float64) int {
	if math.Abs(f) >= 1e9 { // more would be lost in a binary fraction anyway
		return 0
	}
	_, decimals, _ := strings.Cut(strconv.FormatFloat(f, 'f', -1, 64), ".")
	return min(6, len(decimals))
}

func (w *writer) moved(v Value) string {
	if v.Change == nil {
		return ""
	}
	moved := w.signed(*v.Change, places(*v.Change))
	if v.Percent != nil {
		moved += " (" + w.signed(*v.Percent, 1) + "%)"
	}
	return moved
}

func (w *writer) signed(f float64, decimals int) string {
	number := format.Number(w.lang, f, decimals)
	if f > 0 {
		return "+" + number
	}
	return number
}

func (w *writer) note(v Value) string {
	var notes []string
	switch {
	case v.Large:
		notes = append(notes, "⚠ "+w.translate("sửa nhiều", "moved by much"))
	case v.What == Removed:
		notes = append(notes, "⚠ "+w.what(Removed))
	case v.What == Added:
		notes = append(notes, w.what(Added))
	}
	if shown := cmp.Or(v.After, v.Before); shown.Status == derive.Derived {
		notes = append(notes, w.translate("trang tính", "computed here"))
	}
	if v.Before != nil && v.After != nil {
		for _, f := range fields(v.Before.said(), v.After.said()) {
			notes = append(notes, w.fieldName(f.Name)+": "+dash(f.Before)+" → "+dash(f.After))
		}
	}
	return strings.Join(notes, "; ")
}

func (s State) said() map[string]string {
	return flatten(s, "Value", "Upper", "Qualifier") // the qualifier stands before the number
}
