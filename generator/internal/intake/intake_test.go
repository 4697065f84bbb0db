package intake

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/datatest"
	"chiso/generator/internal/form"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/load"
)

const head = "name: d\n"

// TestSourcesStay: entries are added behind the last, and no other byte changes.
func TestSourcesStay(t *testing.T) {
	entry := func(name string) dataset.Source {
		return dataset.Source{Name: name, Title: dataset.Text{"vi": `Nơi: "báo cáo" số 1 # 2`, "en": "- A place, report"}, Path: "https://example.org/", Accessed: "2026-11-22"}
	}
	for _, c := range []struct{ what, before, behind string }{
		{"the last key", head + "sources:\n  - name: a\n    title: {vi: A, en: A}\n    accessed: 2026-11-22\n", ""},
		{"no line end at the end", head + "sources:\n  - {name: a, title: {vi: A, en: A}, accessed: 2026-11-22}", ""},
		{"a key behind", head + "sources:\n  - {name: a, title: {vi: A, en: A}, accessed: 2026-11-22}\n", "indicators: []\n"},
		{"a comment that belongs to the key behind", head + "sources:\n  - {name: a, title: {vi: A, en: A}, accessed: 2026-11-22} # as it is\n", "\n# What is measured: sources:\nindicators: []\n"},
		{"no indent", head + "sources:\n- name: a\n  title: {vi: A, en: A}\n  accessed: 2026-11-22\n", "indicators: []\n"},
		{"a text of several lines", head + "sources:\n  - name: a\n    accessed: 2026-11-22\n    title:\n      vi: A\n      en: >-\n        A\n\n        B\n", "\n\nindicators: []\n"},
		{"lines that end as on Windows", "name: d\r\nsources:\r\n  - {name: a, title: {vi: A, en: A}, accessed: 2026-11-22}\r\n", "indicators: []\r\n"},
	} {
		text, next, err := insert([]byte(c.before+c.behind), []dataset.Source{entry("b"), entry("c")})
		if err != nil {
			t.Errorf("%s: %v", c.what, err)
			continue
		}
		if !strings.HasPrefix(string(text), c.before) || !strings.HasSuffix(string(text), c.behind) {
			t.Errorf("%s: other bytes changed\n%s", c.what, text)
		}
		d, _ := load.ReadDescriptor("datapackage.yaml", text)
		if d == nil || len(d.Sources) != 3 {
			t.Errorf("%s: what is left is no list of three\n%s", c.what, text)
			continue
		}
		got, want := d.Sources[2], entry("c")
		if got.Name.V != want.Name || got.Title.By["vi"].V != want.Title["vi"] || got.Title.By["en"].V != want.Title["en"] || got.Path.V != want.Path || got.Accessed.V != want.Accessed {
			t.Errorf("%s: %+v", c.what, got)
		}
		if lines := strings.SplitAfter(string(text), "\n"); next-1 > len(lines) || got.Accessed.Pos.Line >= next {
			t.Errorf("%s: the next line is %d\n%s", c.what, next, text)
		}
		if strings.Contains(c.before, "\r\n") != (strings.Count(string(text), "\r\n") == strings.Count(string(text), "\n")) {
			t.Errorf("%s: other line ends", c.what)
		}
	}
	for _, c := range []string{head + "sources: [{name: a, title: {vi: A, en: A}, accessed: 2026-11-22}]\n", head, head + "sources: []\n"} {
		if _, _, err := insert([]byte(c), []dataset.Source{entry("b")}); !errors.Is(err, ErrSources) {
			t.Errorf("%v\n%s", err, c)
		}
	}
}

// TestNames: a source is named after place, report and year, and no two alike.
func TestNames(t *testing.T) {
	translations, err := i18n.Read("../../../themes/chiso", "", []string{"vi", "en"})
	if err != nil {
		t.Fatal(err)
	}
	place := dataset.Code{Code: "40", Slug: "nghe-an", Label: dataset.Text{"vi": "Nghệ An", "en": "Nghe An"}}
	for _, c := range []struct{ number, name, vi, en string }{
		{"125/BC-UBND", "nghe-an-125-bc-ubnd-2026", "Nghệ An, báo cáo số 125/BC-UBND ngày 15/1/2026", "Nghe An, report No. 125/BC-UBND of 15 January 2026"},
		{"Báo cáo số 125/BC-UBND", "nghe-an-125-bc-ubnd-2026", "Nghệ An, báo cáo số 125/BC-UBND ngày 15/1/2026", "Nghe An, report No. 125/BC-UBND of 15 January 2026"},
		{"Số: 7/BC-SKHCN-ĐMST", "nghe-an-7-bc-skhcn-dmst-2026", "Nghệ An, báo cáo số 7/BC-SKHCN-ĐMST ngày 15/1/2026", "Nghe An, report No. 7/BC-SKHCN-ĐMST of 15 January 2026"},
		{"Niên giám thống kê", "nghe-an-nien-giam-thong-ke-2026", "Nghệ An, Niên giám thống kê, ngày 15/1/2026", "Nghe An, Niên giám thống kê, 15 January 2026"},
		{"Báo cáo tình hình phát triển khoa học, công nghệ và đổi mới sáng tạo", "nghe-an-bao-cao-tinh-hinh-phat-trien-khoa-hoc-2026", "Nghệ An, Báo cáo tình hình phát triển khoa học, công nghệ và đổi mới sáng tạo, ngày 15/1/2026", "Nghe An, Báo cáo tình hình phát triển khoa học, công nghệ và đổi mới sáng tạo, 15 January 2026"},
		{"№ …", "nghe-an-no-2026", "Nghệ An, № …, ngày 15/1/2026", "Nghe An, № …, 15 January 2026"},
	} {
		f := form.Figure{Place: place, Report: form.Report{Number: c.number, Date: "2026-01-15"}}
		title := title(f, translations)
		if got := name(f, nil); got != c.name && c.name != "nghe-an-no-2026" || title["vi"] != c.vi || title["en"] != c.en {
			t.Errorf("%q: %s %v", c.number, got, title)
		}
		if got := name(f, []dataset.Source{{Name: name(f, nil)}}); got != name(f, nil)+"-2" {
			t.Errorf("%q: %s", c.number, got)
		}
	}
}

// TestInsert: rows go between those in order, behind all others where there is no
// order, and lines that are not written keep their bytes.
func TestInsert(t *testing.T) {
	order := func(a, b []string) int {
		return slices.CompareFunc(a, b, func(a, b string) int { return strings.Compare(a, b) })
	}
	for _, c := range []struct{ before, after string }{
		{"place,year,v\n", "place,year,v\n40,2025,\n"},
		{"place,year,v\n01,2025,1\n66,2025,\"1\"\n", "place,year,v\n01,2025,1\n40,2025,\n66,2025,\"1\"\n"},
		{"place,year,v\n66,2025,1\n01,2025,1\n", "place,year,v\n66,2025,1\n01,2025,1\n40,2025,\n"},
		{"place,year,v\r\n01,2025,1\r\n", "place,year,v\r\n01,2025,1\r\n40,2025,\r\n"},
		{"place,year,v\n01,2025,1", "place,year,v\n01,2025,1\n40,2025,\n"},
	} {
		table, err := parse([]byte(c.before))
		if err != nil {
			t.Fatal(err)
		}
		table.insert([]string{"place", "year"}, []string{"40", "2025"}, order)
		if got := string(table.bytes()); got != c.after {
			t.Errorf("%q becomes %q, want %q", c.before, got, c.after)
		}
	}
}

// TestSignGoes: an exact figure that is reported takes away the sign of the one before,
// but not one that speaks of another figure of its row, too.
func TestSignGoes(t *testing.T) {
	translations := datatest.Translations(t, "../../../themes/chiso")
	place := dataset.Code{Code: "40", Slug: "nghe-an", Label: dataset.Text{"vi": "Nghệ An", "en": "Nghe An"}}
	for _, c := range []struct {
		what, before, after string
		of                  []string // indicators that the sign speaks of
		value               string
		conflicts           int
	}{
		{"another figure", "40,2025,old,12,~,3\n", "40,2025,old;nghe-an-1-bc-2026,13,,3\n", []string{"share"}, "13", 2},
		{"the same figure", "40,2025,old,12,~,3\n", "40,2025,old;nghe-an-1-bc-2026,12,,3\n", []string{"share"}, "12", 1},
		{"a sign of both", "40,2025,old,12,~,3\n", "40,2025,old;nghe-an-1-bc-2026,13,~,3\n", nil, "13", 1},
		{"a sign of both of which one is there", "40,2025,old,12,~,\n", "40,2025,nghe-an-1-bc-2026,13,,\n", nil, "13", 2},
		{"no sign", "40,2025,old,12,,3\n", "40,2025,old,12,,3\n", []string{"share"}, "12.0", 0},
	} {
		table := &dataset.Table{Name: "t", Key: []string{"place", "year"}, Fields: []dataset.Field{{Name: "place", Role: "dimension", CodeList: "places"}, {Name: "year", Type: "year", Role: "dimension"},
			{Name: "source", Role: "attribute", Attribute: "source"}, {Name: "share", Role: "measure"}, {Name: "sign", Role: "attribute", Attribute: "qualifier", Of: c.of}, {Name: "count", Role: "measure"}}}
		descriptor := head + "sources:\n  - {name: old, title: {vi: Cũ, en: Old}, accessed: 2026-11-22}\n"
		filled := &form.Filled{Form: &form.Form{Dataset: &dataset.Dataset{Name: "d", Sources: []dataset.Source{{Name: "old"}}}, Table: table}, Figures: []form.Figure{
			{Place: place, Indicator: "share", Period: dataset.Year(2025), Value: c.value, Report: form.Report{Number: "1/BC", Date: "2026-01-15"}}}}
		const columns = "place,year,source,share,sign,count\n"
		plan, err := Form(filled, Files{TableFile: "t.csv", Table: []byte(columns + c.before), DescriptorFile: "datapackage.yaml", Descriptor: []byte(descriptor)}, translations, "2026-11-22")
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.TrimPrefix(string(plan.Table), columns); got != c.after || len(plan.Conflicts) != c.conflicts {
			t.Errorf("%s: %d conflicts and %q, want %d and %q", c.what, len(plan.Conflicts), got, c.conflicts, c.after)
		}
	}
}
