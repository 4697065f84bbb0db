package commands

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// fill types into a form as a person does: fill form.xlsx cells.txt, or, of a CSV,
// fill form.csv cells.txt. Each line of the second file is a cell and what is done to
// it: a kind of entry and the entry.
//
//	G4 number 12.5
//	G5 text 30 sản phẩm
//	K4 day 2026-01-15
//	G6 percent 0.85
//	G7 error #REF!
//	G8 formula 31         the result that a spreadsheet kept of a formula
//	L4 link https://…     words that lead there
//	G9 blank
//	L drop                the whole column
//
// In a CSV an entry of any kind is its text.
func fill(ts *testscript.TestScript, neg bool, args []string) {
	positive(ts, neg)
	var edits [][3]string
	for line := range strings.Lines(ts.ReadFile(args[1])) {
		cell, rest, _ := strings.Cut(strings.TrimRight(line, "\n"), " ")
		kind, entry, _ := strings.Cut(rest, " ")
		if cell != "" {
			edits = append(edits, [3]string{cell, kind, entry})
		}
	}
	file := ts.MkAbs(args[0])
	data, err := os.ReadFile(file)
	ts.Check(err)
	if strings.HasSuffix(file, ".csv") {
		data, err = fillCSV(data, edits)
	} else {
		data, err = fillXLSX(data, edits)
	}
	ts.Check(err)
	ts.Check(os.WriteFile(file, data, 0o644))
}

// keptResult stands in a cell until the file is written: the library keeps no results
// of formulas.
const keptResult = 987654321

func fillXLSX(data []byte, edits [][3]string) ([]byte, error) {
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	sheet := f.GetSheetName(0)
	results := map[string]string{}
	for n, e := range edits {
		cell, kind, entry := e[0], e[1], e[2]
		number, _ := strconv.ParseFloat(entry, 64)
		look := func(format string) error {
			style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
			if err != nil {
				return err
			}
			return f.SetCellStyle(sheet, cell, cell, style)
		}
		switch kind {
		case "number":
			err = f.SetCellValue(sheet, cell, number)
		case "text":
			err = f.SetCellStr(sheet, cell, entry)
		case "blank":
			err = f.SetCellValue(sheet, cell, nil)
		case "percent":
			if err = f.SetCellValue(sheet, cell, number); err == nil {
				err = look("0%")
			}
		case "day":
			var day time.Time
			if day, err = time.Parse(time.DateOnly, entry); err == nil {
				err = f.SetCellValue(sheet, cell, day)
			}
			if err == nil {
				err = look("dd/mm/yyyy")
			}
		case "link":
			if err = f.SetCellStr(sheet, cell, "Xem báo cáo"); err == nil {
				err = f.SetCellHyperLink(sheet, cell, entry, "External")
			}
		case "error", "formula":
			err = f.SetCellValue(sheet, cell, keptResult+n)
			attribute := ""
			if kind == "error" {
				attribute = ` t="e"`
			}
			results[fmt.Sprintf(`><v>%d</v>`, keptResult+n)] = attribute + `><f>Z1</f><v>` + entry + `</v>`
		case "drop":
			err = f.RemoveCol(sheet, cell)
		default:
			err = fmt.Errorf("%s: what is %q?", cell, kind)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", cell, err)
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		return nil, err
	}
	return rezip(out.Bytes(), func(_ string, text []byte) []byte {
		for from, to := range results {
			text = bytes.ReplaceAll(text, []byte(from), []byte(to))
		}
		return text
	})
}

// rezip writes the files of an archive anew with other contents.
func rezip(data []byte, change func(name string, text []byte) []byte) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		text, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		to, err := w.Create(f.Name)
		if err != nil {
			return nil, err
		}
		if _, err := to.Write(change(f.Name, text)); err != nil {
			return nil, err
		}
	}
	err = w.Close()
	return out.Bytes(), err
}

var cellName = regexp.MustCompile(`^([A-Z]+)(\d*)$`)

// fillCSV keeps the file as Excel in Vietnamese saves it: separated by semicolons.
func fillCSV(data []byte, edits [][3]string) ([]byte, error) {
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).ReadAll()
	if err != nil {
		return nil, err
	}
	for _, e := range edits {
		in := cellName.FindStringSubmatch(e[0])
		column, err := excelize.ColumnNameToNumber(in[1])
		if err != nil {
			return nil, err
		}
		if e[1] == "drop" {
			for n := range rows {
				rows[n] = slices.Delete(rows[n], column-1, column)
			}
			continue
		}
		line, err := strconv.Atoi(in[2])
		if err != nil {
			return nil, err
		}
		rows[line-1][column-1] = e[2]
	}
	var out bytes.Buffer
	out.WriteString("\ufeff")
	w := csv.NewWriter(&out)
	w.Comma, w.UseCRLF = ';', true
	if err := w.WriteAll(rows); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
