package form

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/export"
	"chiso/generator/internal/format"
	"chiso/generator/internal/i18n"
)

// Rows of the sheet: a title, a note, then the table.
const (
	titleRow  = 1
	noteRow   = 2
	headerRow = 3
)

// XLSX is the form of a place as a spreadsheet: a sheet to fill in, in which only
// what is asked for can be typed, and a sheet of notes for each language. The same
// form is the same bytes.
func (f *Form) XLSX(place dataset.Code) ([]byte, error) {
	b := &book{Form: f, file: excelize.NewFile(), place: place, sheet: f.translate("form_sheet", nil)}
	defer b.file.Close()
	b.do(b.file.SetSheetName("Sheet1", b.sheet))
	created := f.Dataset.Created + "T00:00:00Z" // of the data: nothing here depends on the clock
	b.do(export.SetProps(b.file, excelize.DocProperties{Title: b.title(f.language()), Language: f.language(), Creator: f.Dataset.Name, Created: created, Modified: created}))
	b.styles()
	statuses := b.guides()
	b.fill()
	b.limits(statuses)
	b.layout()
	b.do(b.file.SetSheetDimension(b.sheet, at(1, titleRow)+":"+at(len(columns), headerRow+len(b.rows(place)))))
	var out bytes.Buffer
	if b.err == nil {
		b.do(b.file.Write(&out))
	}
	return out.Bytes(), b.err
}

// book is a spreadsheet in the making. The first error ends it.
type book struct {
	*Form
	file  *excelize.File
	place dataset.Code
	sheet string // of the table
	style map[string]int
	err   error
}

func (b *book) do(err error) {
	if b.err == nil && err != nil {
		b.err = fmt.Errorf("%s, %s: %w", b.Dataset.Name, b.place.Slug, err)
	}
}

func (b *book) title(language string) string {
	return b.translations[language].Translate("form_title", i18n.Args{"dataset": b.Dataset.Title[language], "place": b.place.Label[language], "code": b.place.Code})
}

// at names a cell: columns from 1, rows from 1.
func at(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		panic(err) // the columns are ours, and years are few
	}
	return name
}

// The colours of cells: what is for the reader, what is to be filled in.
const (
	headColour = "1F4E5F"
	fillColour = "FFF6CC"
	lineColour = "B8C4CC"
)

// letters is the font of every cell: one that spreadsheet programs have, or have one
// of the same widths for.
const letters = "Calibri"

// styles makes each style twice: for any row, and, under its name with a mark, for the
// first row of a year, over which a line is drawn.
func (b *book) styles() {
	b.style = map[string]int{}
	wrap := &excelize.Alignment{WrapText: true, Vertical: "top"}
	centre := &excelize.Alignment{WrapText: true, Vertical: "center", Horizontal: "center"}
	locked, open := &excelize.Protection{Locked: true}, &excelize.Protection{Locked: false}
	colour := func(rgb string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{rgb}}
	}
	text, day := "@", "dd/mm/yyyy"
	for _, s := range []struct {
		name string
		excelize.Style
	}{
		{"head", excelize.Style{Font: &excelize.Font{Family: letters, Bold: true, Color: "FFFFFF"}, Fill: colour(headColour), Protection: locked, Alignment: centre}},
		{"fixed", excelize.Style{Protection: locked, Alignment: wrap, CustomNumFmt: &text}},
		{"year", excelize.Style{Protection: locked, Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "center"}}},
		{"number", excelize.Style{Protection: open, Fill: colour(fillColour), Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "right"}}},
		{"text", excelize.Style{Protection: open, Fill: colour(fillColour), Alignment: wrap, CustomNumFmt: &text}},
		{"day", excelize.Style{Protection: open, Fill: colour(fillColour), Alignment: wrap, CustomNumFmt: &day}},
		{"shut", excelize.Style{Protection: locked, Alignment: wrap}},
	} {
		line := func(side string) excelize.Border { return excelize.Border{Type: side, Color: lineColour, Style: 1} }
		for mark, top := range []excelize.Border{line("top"), {Type: "top", Color: headColour, Style: 2}} {
			s.Border = []excelize.Border{line("left"), line("right"), line("bottom"), top}
			id, err := b.file.NewStyle(&s.Style)
			b.do(err)
			b.style[s.name+[]string{"", firstOfYear}[mark]] = id
		}
	}
	for _, s := range []struct {
		name string
		excelize.Style
	}{
		{"title", excelize.Style{Font: &excelize.Font{Family: letters, Bold: true, Size: 14}}},
		{"note", excelize.Style{Font: &excelize.Font{Family: letters, Italic: true}}},
		{"heading", excelize.Style{Font: &excelize.Font{Family: letters, Bold: true, Size: 14}, Alignment: wrap}},
		{"plain", excelize.Style{Alignment: wrap}},
	} {
		id, err := b.file.NewStyle(&s.Style)
		b.do(err)
		b.style[s.name] = id
	}
}

// firstOfYear marks the styles of rows with which a year begins.
const firstOfYear = "^"

// guides writes the notes, one sheet for each language, and gives the cells of the
// first that hold the words of the statuses, from which readers choose.
func (b *book) guides() (statuses string) {
	for _, language := range b.catalog.Languages {
		translations := b.translations[language]
		name := translations.Translate("form_guide", nil)
		_, err := b.file.NewSheet(name)
		b.do(err)
		row := 0
		put := func(text, style string, wide, apart float64) {
			row++
			b.do(b.file.SetCellStr(name, at(1, row), text))
			b.do(b.file.SetCellStyle(name, at(1, row), at(1, row), b.style[style]))
			b.do(b.file.SetRowHeight(name, row, wide*height(text, guideWidth/wide)+apart))
		}
		const larger, apart = 1.4, 8 // a heading, and the space behind a paragraph
		put(translations.Translate("form_guide_title", i18n.Args{"dataset": b.Dataset.Title[language]}), "heading", larger, apart)
		text := translations.Translate("form_guide_text", i18n.Args{"place": b.place.Label[language], "from": b.From.String(), "to": b.To.String(), "sheet": b.sheet, "value": b.translate(columnValue, nil),
			"status": b.translate(columnStatus, nil), "report": b.translate(columnReport, nil), "date": b.translate(columnDate, nil), "link": b.translate(columnLink, nil)}) // as they stand on the form
		for line := range strings.SplitSeq(text, "\n") {
			put(line, "plain", 1, apart)
		}
		if codes := b.Statuses(); len(codes) > 0 {
			put(translations.Translate("form_guide_statuses", nil), "heading", larger, 0)
			first := row + 1
			for _, status := range codes {
				label := status.Label[b.language()] // as it is chosen on the form
				if language != b.language() {
					label += translations.Translate("colon", nil) + status.Label[language]
				}
				put(label, "plain", 1, 0)
			}
			if language == b.language() {
				statuses = fmt.Sprintf("'%s'!$A$%d:$A$%d", strings.ReplaceAll(name, "'", "''"), first, row)
			}
		}
		b.do(b.file.SetColWidth(name, "A", "A", guideWidth))
		b.page(name, "portrait", language)
		b.protect(name)
	}
	return statuses
}

// fill writes the table.
func (b *book) fill() {
	b.do(b.file.SetCellStr(b.sheet, at(2, titleRow), b.title(b.language())))
	b.do(b.file.SetCellStyle(b.sheet, at(2, titleRow), at(2, titleRow), b.style["title"]))
	b.do(b.file.SetCellStr(b.sheet, at(2, noteRow), b.translate("form_note", i18n.Args{"guide": b.translate("form_guide", nil)})))
	b.do(b.file.SetCellStyle(b.sheet, at(2, noteRow), at(2, noteRow), b.style["note"]))
	for n, column := range columns {
		b.do(b.file.SetCellStr(b.sheet, at(n+1, headerRow), b.translate(column.key, nil)))
	}
	b.do(b.file.SetCellStyle(b.sheet, at(1, headerRow), at(len(columns), headerRow), b.style["head"]))
	b.do(b.file.SetRowHeight(b.sheet, headerRow, 2*lineHeight))
	for r, row := range b.rows(b.place) {
		line, tall := headerRow+1+r, float64(lineHeight)
		for n, column := range columns {
			cell := at(n+1, line)
			if value, isYear := row[column.key], column.key == columnYear; isYear {
				year, _ := strconv.Atoi(value)
				b.do(b.file.SetCellInt(b.sheet, cell, int64(year)))
			} else if value != "" {
				b.do(b.file.SetCellStr(b.sheet, cell, value))
				if !column.hidden {
					tall = max(tall, height(value, column.width))
				}
			}
			style := b.styleOf(column, row)
			if r > 0 && r%len(b.measures()) == 0 {
				style += firstOfYear
			}
			b.do(b.file.SetCellStyle(b.sheet, cell, cell, b.style[style]))
		}
		b.do(b.file.SetRowHeight(b.sheet, line, tall))
	}
}

// styleOf names the style of a cell. A status that the table has no column for
// cannot be given.
func (b *book) styleOf(c column, row map[string]string) string {
	switch c.key {
	case columnYear:
		return "year"
	case columnValue:
		return "number"
	case columnDate:
		return "day"
	case columnStatus:
		if _, found := b.Attribute("status", row[columnIndicator]); !found {
			return "shut"
		}
	}
	if c.fill {
		return "text"
	}
	return "fixed"
}

// limits lets only numbers within the bounds of their columns be typed, only
// statuses that there are, and only dates.
func (b *book) limits(statuses string) {
	rows := b.rows(b.place)
	cells := func(key string, of func(indicator string) bool) []string {
		n := slices.IndexFunc(columns, func(c column) bool { return c.key == key }) + 1
		var list []string
		for r := 0; r < len(rows); r++ {
			first := r
			for r < len(rows) && of(rows[r][columnIndicator]) {
				r++
			}
			switch r - first {
			case 0:
			case 1:
				list = append(list, at(n, headerRow+r))
			default:
				list = append(list, at(n, headerRow+1+first)+":"+at(n, headerRow+r))
			}
		}
		return list
	}
	add := func(list []string, message string, set func(*excelize.DataValidation) error) {
		if len(list) == 0 {
			return
		}
		v := excelize.NewDataValidation(true)
		b.do(set(v))
		v.SetSqref(strings.Join(list, " "))
		v.SetError(excelize.DataValidationErrorStyleStop, b.translate("form_error", nil), message)
		b.do(b.file.AddDataValidation(b.sheet, v))
	}
	for _, name := range b.measures() {
		field, _ := b.measure(name)
		add(cells(columnValue, func(indicator string) bool { return indicator == name }), b.bounds(field), func(v *excelize.DataValidation) error { return limit(v, field) })
	}
	if statuses != "" {
		withStatus := func(indicator string) bool { _, found := b.Attribute("status", indicator); return found }
		add(cells(columnStatus, withStatus), b.translate("form_status_choose", nil), func(v *excelize.DataValidation) error {
			v.SetSqrefDropList(statuses)
			return nil
		})
	}
	add(cells(columnDate, func(string) bool { return true }), b.translate("form_date_write", nil), func(v *excelize.DataValidation) error {
		const year2000 = 36526 // as spreadsheets count days
		return v.SetRange(year2000, year2000, excelize.DataValidationTypeDate, excelize.DataValidationOperatorGreaterThanOrEqual)
	})
}

// limit sets the bounds of a column.
func limit(v *excelize.DataValidation, f dataset.Field) error {
	kind := excelize.DataValidationTypeDecimal
	if f.Type == "integer" {
		kind = excelize.DataValidationTypeWhole
	}
	const largest = 1e15 // as in package validate
	low, high := -largest, float64(largest)
	if f.Minimum != nil {
		low = *f.Minimum
	}
	if f.Maximum != nil {
		high = *f.Maximum
	}
	return v.SetRange(low, high, kind, excelize.DataValidationOperatorBetween)
}

// bounds says in words what limit sets.
func (b *book) bounds(f dataset.Field) string {
	key, args := "form_value_", i18n.Args{}
	if f.Type == "integer" {
		key = "form_whole_"
	}
	if f.Minimum != nil {
		args["low"] = format.Plain(b.language(), *f.Minimum)
	}
	if f.Maximum != nil {
		args["high"] = format.Plain(b.language(), *f.Maximum)
	}
	switch {
	case f.Minimum != nil && f.Maximum != nil:
		return b.translate(key+"between", args)
	case f.Minimum != nil:
		return b.translate(key+"least", args)
	case f.Maximum != nil:
		return b.translate(key+"most", args)
	}
	return b.translate(key+"any", args)
}

// layout sets how the sheet is seen and printed: the head stays in sight, A4 across
// holds all columns, and only what is asked for can be changed.
func (b *book) layout() {
	for n, column := range columns {
		name, err := excelize.ColumnNumberToName(n + 1)
		b.do(err)
		b.do(b.file.SetColWidth(b.sheet, name, name, column.width))
		if column.hidden {
			b.do(b.file.SetColVisible(b.sheet, name, false))
		}
	}
	fixed := slices.IndexFunc(columns, func(c column) bool { return c.key == columnTitle }) + 1
	corner, first := at(fixed+1, headerRow+1), at(slices.IndexFunc(columns, func(c column) bool { return c.fill })+1, headerRow+1)
	b.do(b.file.SetPanes(b.sheet, &excelize.Panes{Freeze: true, XSplit: fixed, YSplit: headerRow, TopLeftCell: corner, ActivePane: "bottomRight",
		Selection: []excelize.Selection{{ActiveCell: first, SQRef: first, Pane: "bottomRight"}}}))
	b.page(b.sheet, "landscape", b.language())
	head := fmt.Sprintf("'%s'!$%d:$%d", strings.ReplaceAll(b.sheet, "'", "''"), headerRow, headerRow)
	b.do(b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: head, Scope: b.sheet}))
	b.protect(b.sheet)
	b.file.SetActiveSheet(0)
}

// page sets a sheet up for A4.
func (b *book) page(sheet, orientation, language string) {
	const a4 = 9
	size, wide, long, fit, margin := a4, 1, 0, true, 0.4 // as long as it takes
	b.do(b.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &long}))
	b.do(b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
	bottom := 0.6
	b.do(b.file.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{Left: &margin, Right: &margin, Top: &margin, Bottom: &bottom}))
	b.do(b.file.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: "&L" + strings.ReplaceAll(b.place.Label[language], "&", "&&") + "&R" + b.translations[language].Translate("form_page", nil)}))
}

// protect locks a sheet but for its open cells. There is no password: it guards
// against slips, and what comes back is checked.
func (b *book) protect(sheet string) {
	b.do(b.file.ProtectSheet(sheet, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true, EditScenarios: true}))
}

// lineHeight is that of a line of text in points, guideWidth that of the notes in
// characters.
const (
	lineHeight = 15
	guideWidth = 88
)

// height is that of a text that is wrapped in a column, in points: a little more than
// it takes, for how wide letters are differs from one computer to another.
func height(text string, width float64) float64 {
	lines := math.Ceil(float64(utf8.RuneCountInString(text)) * 1.25 / width)
	return lineHeight * max(1, lines)
}
