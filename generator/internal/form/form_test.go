package form

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/datatest"
	"chiso/generator/internal/fuzzy"
)

// real are the forms of the site's own data.
func real(t *testing.T) []*Form {
	t.Helper()
	c := datatest.Repository(t, "../../..")
	forms := All(c, datatest.TranslationsOf(t, "../../../themes/chiso", "../../../site", c.Languages))
	if len(forms) == 0 {
		datatest.Own(t, "../../..") // other data may ask nobody for figures
		t.Fatal("no form")
	}
	return forms
}

func placed(t *testing.T, f *Form, code string) dataset.Code {
	t.Helper()
	place, found := f.list.Find(code)
	if !found {
		t.Fatal(code)
	}
	return place
}

// TestSameBytes: making a form twice gives the same bytes.
func TestSameBytes(t *testing.T) {
	for _, f := range real(t) {
		for _, place := range f.Places() {
			first, err := f.XLSX(place)
			if err != nil {
				t.Fatal(err)
			}
			again, err := f.XLSX(place)
			if err != nil || !bytes.Equal(first, again) {
				t.Errorf("%s, %s: two makings differ (%v)", f.Dataset.Name, place.Code, err)
			}
		}
	}
}

// TestColumnNames: names of columns can be told from each other, and none holds what
// may stand between the columns of a CSV.
func TestColumnNames(t *testing.T) {
	f := made(t)
	for _, language := range f.catalog.Languages {
		seen := map[string]string{}
		for _, column := range columns {
			name := f.translations[language].Translate(column.key, nil)
			if strings.ContainsAny(name, ",;|\t\"") {
				t.Errorf("%s: %q holds a separator", column.key, name)
			}
			if other := seen[fuzzy.Fold(name)]; other != "" {
				t.Errorf("%s and %s are both %q", column.key, other, name)
			}
			seen[fuzzy.Fold(name)] = column.key
		}
	}
}

// TestForm: a form holds what its reader needs, lets only sound values be typed, and
// locks the rest.
func TestForm(t *testing.T) {
	f := made(t)
	book, err := excelize.OpenReader(bytes.NewReader(typed(t, f, "01", set())))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if got, want := fmt.Sprint(book.GetSheetList()), "[Biểu Hướng dẫn Guide]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	sheet := book.GetSheetName(0)
	rows, err := book.GetRows(sheet)
	if err != nil || len(rows) != headerRow+2*len(f.measures()) {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for row, want := range map[int]string{
		headerRow:     "[Biểu mẫu Mã nơi Nơi báo cáo Mã chỉ số Chỉ số Năm Giá trị Đơn vị Tình trạng Số ký hiệu báo cáo Ngày báo cáo Liên kết Mục tiêu Định nghĩa]",
		headerRow + 1: "[kpi 01 Hà Nội kpi_share Tỷ lệ 2025  %      Tỷ lệ bịa ra.]",
		headerRow + 4: "[kpi 01 Hà Nội kpi_share Tỷ lệ 2026  %      Tỷ lệ bịa ra.]",
	} {
		if got := fmt.Sprint(rows[row-1]); got != want {
			t.Errorf("row %d: %s, want %s", row, got, want)
		}
	}
	for cell, open := range map[string]bool{"A4": false, "B4": false, "F4": false, "G4": true, "H4": false, "I4": true, "I5": false, "J4": true, "K4": true, "L4": true, "M4": false, "N4": false, "G3": false} {
		id, err := book.GetCellStyle(sheet, cell)
		if err != nil {
			t.Fatal(err)
		}
		style, err := book.GetStyle(id)
		if err != nil || style.Protection == nil || style.Protection.Locked == open {
			t.Errorf("%s: open should be %v (%v)", cell, open, err)
		}
	}
	limits, err := book.GetDataValidations(sheet)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range limits {
		got = append(got, fmt.Sprint(l.Type, " ", l.Sqref, " ", l.Formula1, " ", l.Formula2, " ", *l.Error))
	}
	want := []string{
		"decimal G4 G7 0 100 Cần một số từ 0 đến 100. Chưa có số thì để trống.",
		"whole G5 G8 0 1000000000000000 Cần một số nguyên từ 0 trở lên. Chưa có số thì để trống.",
		"decimal G6 G9 -1000000000000000 1000000000000000 Cần một số. Chưa có số thì để trống.",
		"list I4 I7 'Hướng dẫn'!$A$11:$A$12  Chọn một trong danh sách; để trống nghĩa là số chính thức.",
		"date K4:K9 36526 36526 Cần một ngày, ví dụ 15/01/2026.",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for n, status := range []string{"Chính thức", "Sơ bộ"} {
		if got, _ := book.GetCellValue("Hướng dẫn", fmt.Sprintf("A%d", 11+n)); got != status {
			t.Errorf("status %d is %q", n, got)
		}
	}
	panes, err := book.GetPanes(sheet)
	if err != nil || !panes.Freeze || panes.YSplit != headerRow {
		t.Errorf("%+v %v", panes, err)
	}
	layout, err := book.GetPageLayout(sheet)
	if err != nil || *layout.Size != 9 || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 {
		t.Errorf("%+v %v", layout, err)
	}
}
