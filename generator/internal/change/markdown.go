package change

import (
	"fmt"
	"strings"

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
	fmt.Fprintf(&b, "## %s\n\n%s\n", w.translate("Thay đổi của dữ liệu", "What changes in the data"), w.headline(r))
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
		fmt.Fprintf(&b, "\n%s\n", w.translate("… và %s phần nữa; xem đủ: `go run ./generator diff --format json`", "… and %s more parts; see all: `go run ./generator diff --format json`", w.count(left)))
	}
	return b.String()
}

// lists are the tables that belong to no dataset: those that lose something come
// before the datasets, the others after.
func (w *writer) lists(r Report, lossy bool) {
	for _, list := range r.CodeLists {
		if list.loses() == lossy {
			w.rows(w.translate("Danh mục", "Code list"), list)
		}
	}
	for _, c := range r.Concordances {
		if c.loses() == lossy {
			w.rows(w.translate("Bảng chuyển mã", "Concordance"), c)
		}
	}
}

type writer struct {
	lang   string
	blocks []string
}

func (w *writer) translate(vi, en string, args ...any) string {
	return diag.T(vi, en, args...).In(w.lang)
}

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
		return w.translate("So với %s: phần đọc được không đổi.", "Compared with %s: what can be read is the same.", base)
	}
	if r.Empty() {
		return w.translate("So với %s: dữ liệu không đổi.", "Compared with %s: the data are the same.", base)
	}
	parts := append(w.things(r), w.sizes(r.Counts, "")...)
	if len(parts) == 0 {
		parts = append(parts, w.translate("chỉ đổi tên", "only names differ"))
	}
	return w.translate("So với %s: **%s**.", "Compared with %s: **%s**.", base, strings.Join(parts, " · "))
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
		return w.translate("mất", "removed")
	case Added:
		return w.translate("thêm", "added")
	case Renamed:
		return w.translate("đổi tên", "renamed")
	case Requalified:
		return w.translate("đổi ghi nhận", "requalified")
	case Revised:
		return w.translate("sửa số", "revised")
	}
	return w.translate("đổi", "changed")
}

// sizes says how much differs; years are those of the values that came.
func (w *writer) sizes(c Counts, periods string) (parts []string) {
	much := ""
	if c.Large > 0 {
		much = w.translate(" (%s sửa nhiều)", " (%s by much)", w.count(c.Large))
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
		notes = append(notes, w.translate("⚠ Thay đổi này còn %s (xem `go run ./generator check`); chỉ so được những gì đọc được.", "⚠ This change has %s (see `go run ./generator check`); only what can be read is compared.", w.of(n, "lỗi", "problem", "problems")))
	}
	if n := r.Problems.Before; n > 0 {
		notes = append(notes, w.translate("⚠ Bản cũ có %s; chỉ so được những gì đọc được.", "⚠ The old state has %s; only what can be read is compared.", w.of(n, "lỗi", "problem", "problems")))
	}
	if !r.Derived {
		notes = append(notes, w.translate("Giá trị do trang tính chưa so được, vì còn lỗi.", "Values that the site computes are not compared, for there are problems."))
	}
	if len(r.Unread) > 0 {
		var shown []string
		for _, part := range r.Unread[:min(maxRows, len(r.Unread))] {
			shown = append(shown, w.part(part))
		}
		text := strings.Join(shown, ", ") + w.more(len(r.Unread)-len(shown))
		notes = append(notes, w.translate("Không đọc được đủ để so: %s.", "Not read wholly, so not compared wholly: %s.", text))
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
	return w.translate(" … và %s nữa", " … and %s more", w.count(n))
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
		fmt.Fprintf(&b, "\n#### %s\n", w.translate("Mục tiêu", "Targets"))
		w.records(&b, d.Targets)
		w.blocks = append(w.blocks, b.String())
	}
	for _, t := range d.Tables {
		if t.What == Changed || len(t.Records) > 0 { // one with figures is described by its values
			w.rows(w.translate("Bảng", "Table"), t)
		}
	}
}

// release says what to write in the descriptor of a dataset if its figures or questions changed and
// its version did not.
func (w *writer) release(d Dataset) string {
	r := d.Release
	what := w.translate("Số liệu", "Figures")
	if r.Figures == 0 {
		what = w.translate("Bảng hỏi", "The questionnaire")
	}
	file := "`" + escape(d.Name) + "/datapackage.yaml`"
	switch {
	case r.VersionBefore != "" && r.Day == "":
		return w.translate("⚠ %s đổi mà `version` lùi từ %s về %s: viết `version: \"%s\"` trong %s.", "⚠ %s changed and `version` went down from %s to %s: write `version: \"%s\"` in %s.", what, escape(cut(r.VersionBefore)), escape(cut(r.Version)), r.Next, file)
	case r.VersionBefore != "":
		return w.translate("⚠ %s đổi mà `version` lùi từ %s về %s: viết `version: \"%s\"`, `created: %s` trong %s.", "⚠ %s changed and `version` went down from %s to %s: write `version: \"%s\"`, `created: %s` in %s.", what, escape(cut(r.VersionBefore)), escape(cut(r.Version)), r.Next, escape(r.Day), file)
	case r.Next == "" && r.CreatedBefore != "":
		return w.translate("⚠ %s đổi mà `created` lùi từ %s về %s: viết `created: %s` trong %s.", "⚠ %s changed and `created` went back from %s to %s: write `created: %s` in %s.", what, escape(cut(r.CreatedBefore)), escape(cut(r.Created)), escape(r.Day), file)
	case r.Next == "":
		return w.translate("⚠ %s đổi mà `created` vẫn là %s: viết `created: %s` trong %s.", "⚠ %s changed and `created` is still %s: write `created: %s` in %s.", what, escape(cut(r.Created)), escape(r.Day), file)
	case r.Day == "":
		return w.translate("⚠ %s đổi mà `version` vẫn là %s: viết `version: \"%s\"` trong %s.", "⚠ %s changed and `version` is still %s: write `version: \"%s\"` in %s.", what, escape(cut(r.Version)), r.Next, file)
	}
	return w.translate("⚠ %s đổi mà `version` vẫn là %s, `created` vẫn là %s: viết `version: \"%s\"`, `created: %s` trong %s.", "⚠ %s changed and `version` is still %s, `created` still %s: write `version: \"%s\"`, `created: %s` in %s.", what,
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
		return ": " + w.translate("trước là", "was") + " " + escape(cut(before))
	}
	return ": " + w.what(what)
}
