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
	"chiso/generator/internal/diag"
	"chiso/generator/internal/format"
)

// Bounds of the Markdown: a job summary holds 1 MiB, and nobody reads that much.
const (
	maxBytes = 60_000
	maxRows  = 20 // of a table
)

// Markdown is the report for a person who reviews the change, of at most 60 kB;
// what does not fit is counted.
func (r Report) Markdown(lang string) string {
	w := writer{lang: lang}
	var b strings.Builder
	fmt.Fprintf(&b, "## %s\n\n%s\n", w.say("Thay đổi của dữ liệu", "What changes in the data"), w.headline(r))
	for _, note := range w.notes(r) {
		fmt.Fprintf(&b, "\n%s\n", note)
	}
	w.lists(r, true)
	for _, d := range r.Datasets {
		w.dataset(d)
	}
	w.lists(r, false)
	left := 0
	for _, block := range w.blocks {
		if b.Len()+len(block) > maxBytes-200 { // room for the last line
			left++
			continue
		}
		b.WriteString(block)
	}
	if left > 0 {
		fmt.Fprintf(&b, "\n%s\n", w.say("… và %s phần nữa; xem đủ: `go run ./generator diff --format json`", "… and %s more parts; see all: `go run ./generator diff --format json`", w.count(left)))
	}
	return b.String()
}

// lists are the tables that belong to no dataset: those that lose something come
// before the datasets, the others after.
func (w *writer) lists(r Report, lossy bool) {
	for _, list := range r.CodeLists {
		if list.loses() == lossy {
			w.rows(w.say("Danh mục", "Code list"), list)
		}
	}
	for _, c := range r.Concordances {
		if c.loses() == lossy {
			w.rows(w.say("Bảng chuyển mã", "Concordance"), c)
		}
	}
}

type writer struct {
	lang   string
	blocks []string
}

func (w *writer) say(vi, en string, args ...any) string { return diag.T(vi, en, args...).In(w.lang) }

func (w *writer) count(n int) string { return format.Number(w.lang, float64(n), 0) }

// of counts things: "1 value", "2 values".
func (w *writer) of(n int, vi, en, many string) string {
	if n != 1 {
		en = many
	}
	return w.count(n) + " " + diag.Text{VI: vi, EN: en}.In(w.lang)
}

func (w *writer) headline(r Report) string {
	short := r.Commit[:min(7, len(r.Commit))]
	base := escape(cut(r.Base)) + " (" + short + ")"
	if r.Base == r.Commit {
		base = short
	}
	if r.Empty() && len(r.Unread) > 0 {
		return w.say("So với %s: phần đọc được không đổi.", "Compared with %s: what can be read is the same.", base)
	}
	if r.Empty() {
		return w.say("So với %s: dữ liệu không đổi.", "Compared with %s: the data are the same.", base)
	}
	parts := append(w.things(r), w.sizes(r.Counts, "")...)
	if len(parts) == 0 {
		parts = append(parts, w.say("chỉ đổi tên", "only names differ"))
	}
	return w.say("So với %s: **%s**.", "Compared with %s: **%s**.", base, strings.Join(parts, " · "))
}

// things counts the datasets and indicators that went and came.
func (w *writer) things(r Report) (parts []string) {
	datasets, indicators := map[What]int{}, map[What]int{}
	for _, d := range r.Datasets {
		datasets[d.What]++
		for _, i := range d.Indicators {
			indicators[i.What]++
		}
	}
	for _, what := range []What{Removed, Added, Renamed} {
		if n := datasets[what]; n > 0 {
			parts = append(parts, w.what(what)+" "+w.of(n, "bộ dữ liệu", "dataset", "datasets"))
		}
		if n := indicators[what]; n > 0 {
			parts = append(parts, w.what(what)+" "+w.of(n, "chỉ số", "indicator", "indicators"))
		}
	}
	return parts
}

func (w *writer) what(what What) string {
	switch what {
	case Removed:
		return w.say("mất", "removed")
	case Added:
		return w.say("thêm", "added")
	case Renamed:
		return w.say("đổi tên", "renamed")
	case Requalified:
		return w.say("đổi ghi nhận", "requalified")
	case Revised:
		return w.say("sửa số", "revised")
	}
	return w.say("đổi", "changed")
}

// sizes says how much differs; years are those of the values that came.
func (w *writer) sizes(c Counts, periods string) (parts []string) {
	much := ""
	if c.Large > 0 {
		much = w.say(" (%s sửa nhiều)", " (%s by much)", w.count(c.Large))
	}
	for _, part := range []struct {
		n    int
		text diag.Text
	}{
		{c.Removed, diag.Text{VI: "mất " + w.of(c.Removed, "giá trị", "", ""), EN: "removed " + w.of(c.Removed, "", "value", "values")}},
		{c.Revised, diag.Text{VI: "sửa " + w.of(c.Revised, "giá trị", "", "") + much, EN: "revised " + w.of(c.Revised, "", "value", "values") + much}},
		{c.Added, diag.Text{VI: "thêm " + w.of(c.Added, "giá trị", "", "") + periods, EN: "added " + w.of(c.Added, "", "value", "values") + periods}},
		{c.Requalified, diag.Text{VI: "đổi dấu, tình trạng hay nguồn của " + w.of(c.Requalified, "giá trị", "", ""), EN: "another qualifier, status or source of " + w.of(c.Requalified, "", "value", "values")}},
		{c.Rows, diag.Text{VI: w.of(c.Rows, "dòng khác", "", ""), EN: w.of(c.Rows, "", "other row", "other rows")}},
		{c.Fields, diag.Text{VI: w.of(c.Fields, "mục mô tả", "", ""), EN: w.of(c.Fields, "", "descriptive field", "descriptive fields")}},
		{c.Unread, diag.Text{VI: w.of(c.Unread, "giá trị không đọc được để so", "", ""), EN: w.of(c.Unread, "", "value that cannot be read to compare", "values that cannot be read to compare")}},
	} {
		if part.n == 0 {
			continue
		}
		parts = append(parts, part.text.In(w.lang))
	}
	return parts
}

// notes say what stands in the way of a whole comparison.
func (w *writer) notes(r Report) (notes []string) {
	if n := r.Problems.After; n > 0 {
		notes = append(notes, w.say("⚠ Thay đổi này còn %s (xem `go run ./generator check`); chỉ so được những gì đọc được.", "⚠ This change has %s (see `go run ./generator check`); only what can be read is compared.", w.of(n, "lỗi", "problem", "problems")))
	}
	if n := r.Problems.Before; n > 0 {
		notes = append(notes, w.say("⚠ Bản cũ có %s; chỉ so được những gì đọc được.", "⚠ The old state has %s; only what can be read is compared.", w.of(n, "lỗi", "problem", "problems")))
	}
	if !r.Derived {
		notes = append(notes, w.say("Giá trị do trang tính chưa so được, vì còn lỗi.", "Values that the site computes are not compared, for there are problems."))
	}
	if len(r.Unread) > 0 {
		var shown []string
		for _, part := range r.Unread[:min(maxRows, len(r.Unread))] {
			shown = append(shown, w.part(part))
		}
		text := strings.Join(shown, ", ") + w.more(len(r.Unread)-len(shown))
		notes = append(notes, w.say("Không đọc được đủ để so: %s.", "Not read wholly, so not compared wholly: %s.", text))
	}
	return notes
}

// part names what Part names, in words.
func (w *writer) part(part string) string {
	kind, name, _ := strings.Cut(part, " ")
	if w.lang == "vi" {
		kind = map[string]string{"dataset": "bộ dữ liệu", "indicator": "chỉ số", "list": "danh mục", "concordance": "bảng chuyển mã",
			"targets": "mục tiêu", "annotations": "ghi chú", "table": "bảng"}[kind]
	}
	return kind + " " + escape(cut(name))
}

func (w *writer) more(n int) string {
	if n <= 0 {
		return ""
	}
	return w.say(" … và %s nữa", " … and %s more", w.count(n))
}

func (w *writer) dataset(d Dataset) {
	var b strings.Builder
	fmt.Fprintf(&b, "\n### %s%s\n", w.named(d.Title, d.Name), w.fate(d.What, d.Before))
	if d.Release != nil {
		fmt.Fprintf(&b, "\n%s\n", w.release(d))
	}
	w.fields(&b, d.Fields)
	w.blocks = append(w.blocks, b.String())
	for _, i := range d.Indicators {
		w.indicator(i)
	}
	if len(d.Targets) > 0 {
		var b strings.Builder
		fmt.Fprintf(&b, "\n#### %s\n", w.say("Mục tiêu", "Targets"))
		w.records(&b, d.Targets)
		w.blocks = append(w.blocks, b.String())
	}
	for _, t := range d.Tables {
		if t.What == Changed || len(t.Records) > 0 { // one with figures is told by its values
			w.rows(w.say("Bảng", "Table"), t)
		}
	}
}

// release says what to write in the descriptor of a dataset if its figures or questions changed and
// its version did not.
func (w *writer) release(d Dataset) string {
	r := d.Release
	what := w.say("Số liệu", "Figures")
	if r.Figures == 0 {
		what = w.say("Bảng hỏi", "The questionnaire")
	}
	file := "`" + escape(d.Name) + "/datapackage.yaml`"
	switch {
	case r.VersionBefore != "" && r.Day == "":
		return w.say("⚠ %s đổi mà `version` lùi từ %s về %s: viết `version: \"%s\"` trong %s.", "⚠ %s changed and `version` went down from %s to %s: write `version: \"%s\"` in %s.", what, escape(cut(r.VersionBefore)), escape(cut(r.Version)), r.Next, file)
	case r.VersionBefore != "":
		return w.say("⚠ %s đổi mà `version` lùi từ %s về %s: viết `version: \"%s\"`, `created: %s` trong %s.", "⚠ %s changed and `version` went down from %s to %s: write `version: \"%s\"`, `created: %s` in %s.", what, escape(cut(r.VersionBefore)), escape(cut(r.Version)), r.Next, escape(r.Day), file)
	case r.Next == "" && r.CreatedBefore != "":
		return w.say("⚠ %s đổi mà `created` lùi từ %s về %s: viết `created: %s` trong %s.", "⚠ %s changed and `created` went back from %s to %s: write `created: %s` in %s.", what, escape(cut(r.CreatedBefore)), escape(cut(r.Created)), escape(r.Day), file)
	case r.Next == "":
		return w.say("⚠ %s đổi mà `created` vẫn là %s: viết `created: %s` trong %s.", "⚠ %s changed and `created` is still %s: write `created: %s` in %s.", what, escape(cut(r.Created)), escape(r.Day), file)
	case r.Day == "":
		return w.say("⚠ %s đổi mà `version` vẫn là %s: viết `version: \"%s\"` trong %s.", "⚠ %s changed and `version` is still %s: write `version: \"%s\"` in %s.", what, escape(cut(r.Version)), r.Next, file)
	}
	return w.say("⚠ %s đổi mà `version` vẫn là %s, `created` vẫn là %s: viết `version: \"%s\"`, `created: %s` trong %s.", "⚠ %s changed and `version` is still %s, `created` still %s: write `version: \"%s\"`, `created: %s` in %s.", what,
		escape(cut(r.Version)), escape(cut(r.Created)), r.Next, escape(r.Day), file)
}

// named is a title with the name that stands in the files.
func (w *writer) named(title Text, name string) string {
	if title[w.lang] == "" {
		return escape(cut(name))
	}
	return escape(cut(title[w.lang])) + " · " + escape(cut(name))
}

func (w *writer) fate(what What, before string) string {
	switch {
	case what == Changed:
		return ""
	case before != "":
		return ": " + w.say("trước là", "was") + " " + escape(cut(before))
	}
	return ": " + w.what(what)
}

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
	if first, last := periods[0], periods[len(periods)-1]; first != last {
		return w.say(" (năm %d–%d)", " (%d–%d)", first, last)
	}
	return w.say(" (năm %d)", " (%d)", periods[0])
}

func (w *writer) values(b *strings.Builder, i Indicator) {
	if len(i.Values) == 0 {
		return
	}
	w.head(b, w.say("Nơi", "Place"), w.say("Năm", "Year"), ">"+w.say("Trước", "Before"), ">"+w.say("Sau", "After"), ">"+w.say("Thay đổi", "Change"), w.say("Ghi chú", "Note"))
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
		notes = append(notes, "⚠ "+w.say("sửa nhiều", "moved by much"))
	case v.What == Removed:
		notes = append(notes, "⚠ "+w.what(Removed))
	case v.What == Added:
		notes = append(notes, w.what(Added))
	}
	if shown := cmp.Or(v.After, v.Before); shown.Status == derive.Derived {
		notes = append(notes, w.say("trang tính", "computed here"))
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

func (w *writer) fieldName(name string) string {
	switch name {
	case "status":
		return w.say("tình trạng", "status")
	case "sources":
		return w.say("nguồn", "source")
	case "sample":
		return w.say("cỡ mẫu", "sample")
	}
	return escape(name)
}

func dash(s string) string {
	if s == "" {
		return "–"
	}
	return escape(cut(s))
}

func (w *writer) fields(b *strings.Builder, list []Field) {
	if len(list) == 0 || oneSided(list) {
		return
	}
	w.head(b, w.say("Mục", "Field"), w.say("Trước", "Before"), w.say("Sau", "After"))
	shown := list[:min(maxRows, len(list))]
	for _, f := range shown {
		before, after := cutBoth(f.Before, f.After)
		w.row(b, escape(cut(f.Name)), dash(before), dash(after))
	}
	if more := w.more(len(list) - len(shown)); more != "" {
		fmt.Fprintf(b, "\n%s\n", strings.TrimSpace(more))
	}
}

// oneSided says whether fields are those of a thing that came or went, told by
// its title; the rest of a descriptor stands in the pull request.
func oneSided(list []Field) bool {
	return slices.ContainsFunc(list, func(f Field) bool { return f.Name == "title.vi" && (f.Before == "" || f.After == "") }) &&
		!slices.ContainsFunc(list, func(f Field) bool { return f.Before != "" && f.After != "" })
}

func (w *writer) rows(kind string, r Rows) {
	var b strings.Builder
	fmt.Fprintf(&b, "\n#### %s: %s%s\n", kind, w.named(r.Title, r.Name), w.fate(r.What, ""))
	w.fields(&b, r.Fields)
	w.records(&b, r.Records)
	w.blocks = append(w.blocks, b.String())
}

// records gives a line for each field of a row that changed, and one for a row
// that came or went.
func (w *writer) records(b *strings.Builder, list []Record) {
	if len(list) == 0 {
		return
	}
	w.head(b, w.say("Dòng", "Row"), "", w.say("Mục", "Field"), w.say("Trước", "Before"), w.say("Sau", "After"))
	lines, done := 0, 0
	for _, r := range list {
		if lines >= maxRows {
			break
		}
		done++
		name := escape(cut(r.Key))
		if label := r.Label[w.lang]; label != "" {
			name = escape(cut(label)) + " (" + name + ")"
		}
		fields := r.Fields
		if r.What != Changed {
			fields = []Field{whole(r)}
		}
		for _, f := range fields {
			before, after := cutBoth(f.Before, f.After)
			w.row(b, name, w.mark(r.What), escape(f.Name), dash(before), dash(after))
			lines++
		}
	}
	if more := w.more(len(list) - done); more != "" {
		fmt.Fprintf(b, "\n%s\n", strings.TrimSpace(more))
	}
}

func (w *writer) mark(what What) string {
	if what == Removed {
		return "⚠ " + w.what(what)
	}
	return w.what(what)
}

// whole is a row that came or went as one text.
func whole(r Record) Field {
	var out Field
	var before, after []string
	for _, f := range r.Fields {
		if f.Before != "" {
			before = append(before, f.Before)
		}
		if f.After != "" {
			after = append(after, f.After)
		}
	}
	out.Before, out.After = strings.Join(before, "; "), strings.Join(after, "; ")
	return out
}

// head begins a table; a label with ">" before it is that of numbers.
func (w *writer) head(b *strings.Builder, labels ...string) {
	b.WriteString("\n|")
	rule := "|"
	for _, label := range labels {
		label, number := strings.CutPrefix(label, ">")
		b.WriteString(" " + label + " |")
		if number {
			rule += " ---: |"
		} else {
			rule += " --- |"
		}
	}
	b.WriteString("\n" + rule + "\n")
}

func (w *writer) row(b *strings.Builder, cells ...string) {
	b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}
