package change

import (
	"fmt"
	"slices"
	"strings"
)

func (w *writer) fieldName(name string) string {
	switch name {
	case "status":
		return w.translate("tình trạng", "status")
	case "sources":
		return w.translate("nguồn", "source")
	case "sample":
		return w.translate("cỡ mẫu", "sample")
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
	w.head(b, w.translate("Mục", "Field"), w.translate("Trước", "Before"), w.translate("Sau", "After"))
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
	w.head(b, w.translate("Dòng", "Row"), "", w.translate("Mục", "Field"), w.translate("Trước", "Before"), w.translate("Sau", "After"))
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
