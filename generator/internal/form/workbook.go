package form

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
	"github.com/xuri/nfp"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// readXLSX reads the sheets of a spreadsheet. Formulas are not worked out: the value
// that the file keeps of one is taken. Whatever stands in the file, no more than a
// part of memory is used for it.
func readXLSX(file string, data []byte) (sheets []*sheet, problem *diag.Problem) {
	broken := &diag.Problem{Position: diag.Position{File: file}, Rule: "encoding", What: diag.T("không đọc được tệp .xlsx này", "this .xlsx cannot be read"),
		Hint: diag.T("mở bằng Excel hay LibreOffice, lưu lại ở dạng .xlsx (không đặt mật khẩu)", "open it in Excel or LibreOffice and save it as .xlsx, without a password")}
	defer func() {
		if recover() != nil { // the library met what its authors had not thought of
			sheets, problem = nil, broken
		}
	}()
	const unpacked = 2 * MostBytes // all of it in memory, none in files beside
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: unpacked, UnzipXMLSizeLimit: unpacked, RawCellValue: true})
	switch {
	case err != nil && strings.Contains(err.Error(), "unzip size exceeds"):
		return nil, tooLarge(file)
	case err != nil:
		return nil, broken
	}
	defer f.Close()
	if !bounded(f) {
		return nil, tooLarge(file)
	}
	w := workbook{file: f, name: file, styles: map[int]look{}}
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		w.from1904 = *props.Date1904
	}
	for _, name := range f.GetSheetList() {
		s, err := w.sheet(name)
		if err != nil {
			return nil, broken
		}
		if s == nil {
			return nil, tooLarge(file)
		}
		sheets = append(sheets, s)
	}
	return sheets, nil
}

// bounded says whether the sheets of a workbook fit in memory when the library lays
// them out: with a place for every cell from the first row and column to the last,
// whether or not the file has it.
func bounded(f *excelize.File) bool {
	const (
		mostLaidOut = 1_000_000
		mostDown    = 2 << 20 // rows of all sheets: programs may put down an empty one at the end of one
		mostOdd     = 1000    // rows that do not say where they are, each of which costs as much as all
	)
	cells, down, fits := 0, 0, true
	f.Pkg.Range(func(_, content any) bool { // any part may be named as a sheet
		text, _ := content.([]byte)
		last, odd := 0, 0
		d := xml.NewDecoder(bytes.NewReader(text))
		for d.CharsetReader = f.CharsetReader; fits; {
			token, err := d.RawToken()
			if err != nil {
				break // where the library ends too
			}
			element, isStart := token.(xml.StartElement)
			if !isStart {
				continue
			}
			switch element.Name.Local {
			case "row":
				row := 0
				for _, a := range element.Attr {
					if a.Name.Local == "r" {
						row, _ = strconv.Atoi(a.Value)
					}
				}
				if row <= last {
					odd++
				}
				down += max(0, row-last)
				last = max(last, row)
				cells++
			case "c":
				cells++
				for _, a := range element.Attr {
					if column, _, err := excelize.CellNameToCoordinates(a.Value); a.Name.Local == "r" && err == nil {
						cells += column - 1
					}
				}
			}
			fits = odd <= mostOdd && cells <= mostLaidOut && down <= mostDown
		}
		return fits
	})
	return fits
}

// workbook is a spreadsheet that is read.
type workbook struct {
	file     *excelize.File
	name     string
	from1904 bool // days are counted as on old Macintosh computers
	styles   map[int]look
}

// look is what the style of a cell makes of its number.
type look struct{ percent, day bool }

// sheet reads the cells of a sheet that hold something; nil if there are too many.
func (w *workbook) sheet(name string) (*sheet, error) {
	rows, err := w.file.Rows(name)
	if err != nil {
		return nil, nil // a sheet of another sort, such as a chart
	}
	defer rows.Close()
	s := &sheet{}
	for number := 1; rows.Next(); number++ {
		values, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, err
		}
		var row []cell
		something := false
		for n := range values {
			c, err := w.cell(name, n+1, number)
			if err != nil {
				return nil, err
			}
			something = something || c.value != "" || c.formula
			row = append(row, c)
		}
		if !something {
			continue
		}
		if s.rows = append(s.rows, row); len(s.rows) > mostRows || len(row) > mostColumns {
			return nil, nil
		}
	}
	return s, rows.Error()
}

func (w *workbook) cell(sheet string, column, row int) (cell, error) {
	name := at(column, row)
	c := cell{at: diag.Position{File: w.name, Sheet: sheet, Line: row, Column: column}}
	raw, err := w.file.GetCellValue(sheet, name, excelize.Options{RawCellValue: true})
	if err != nil {
		return c, err
	}
	kind, err := w.file.GetCellType(sheet, name)
	if err != nil {
		return c, err
	}
	formula, err := w.file.GetCellFormula(sheet, name)
	if err != nil {
		return c, err
	}
	c.formula = formula != ""
	c.value = load.Clean(raw)
	switch number, err := strconv.ParseFloat(raw, 64); {
	case raw == "":
	case kind == excelize.CellTypeDate:
		c.value, c.day = raw[:min(len(raw), len("2006-01-02"))], true
	case kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber || err != nil:
		c.typed = kind != excelize.CellTypeError
	default:
		c.value = plain(number)
		look, err := w.look(sheet, name)
		if err != nil {
			return c, err
		}
		c.percent = look.percent
		if day, err := excelize.ExcelDateToTime(number, w.from1904); look.day && err == nil {
			c.value, c.day = day.Format("2006-01-02"), true
		}
	}
	if c.typed {
		if found, link, err := w.file.GetCellHyperLink(sheet, name); err == nil && found {
			c.link = link
		}
	}
	return c, nil
}

// plain writes a number as the data have it, with the fifteen digits that spreadsheets
// show: 0.1+0.2 is 0.3.
func plain(number float64) string {
	if rounded, err := strconv.ParseFloat(fmt.Sprintf("%.15g", number), 64); err == nil && !math.IsInf(rounded, 0) {
		number = rounded
	}
	return strconv.FormatFloat(number, 'f', -1, 64)
}

// builtIn are the formats that a number has without naming one, by number: days and
// times (ECMA-376, part 1, 18.8.30), percentages.
func builtIn(format int) look {
	day := format >= 14 && format <= 22 || format >= 27 && format <= 36 || format >= 45 && format <= 47 || format >= 50 && format <= 58
	return look{percent: format == 9 || format == 10, day: day}
}

func (w *workbook) look(sheet, name string) (look, error) {
	id, err := w.file.GetCellStyle(sheet, name)
	if err != nil {
		return look{}, err
	}
	if known, found := w.styles[id]; found {
		return known, nil
	}
	style, err := w.file.GetStyle(id)
	if err != nil {
		return look{}, err
	}
	found := builtIn(style.NumFmt)
	if style.CustomNumFmt != nil {
		found = custom(*style.CustomNumFmt)
	}
	w.styles[id] = found
	return found, nil
}

// custom tells what a format makes of a number by its first part, that of positive
// numbers.
func custom(format string) look {
	parser := nfp.NumberFormatParser()
	var found look
	sections := parser.Parse(format)
	if len(sections) == 0 {
		return found
	}
	for _, token := range sections[0].Items {
		found.percent = found.percent || token.TType == nfp.TokenTypePercent
		found.day = found.day || token.TType == nfp.TokenTypeDateTimes || token.TType == nfp.TokenTypeElapsedDateTimes
	}
	return found
}
