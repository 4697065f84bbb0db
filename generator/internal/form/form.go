// Package form makes the forms that places fill in to report their figures, as
// spreadsheets and as CSV, and reads the ones that come back: what was filled in,
// every cell with its place in the file, or problems in the words of the check.
//
// A form has a row for each year and indicator. Whatever tells what a figure is
// stands in its row, once as a code and once in words, so that a row is understood
// wherever it is copied to, and a code that was changed is noticed.
package form

import (
	"strconv"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/page"
)

// Form is the form of one table, for any of its places.
type Form struct {
	Dataset *dataset.Dataset
	Table   *dataset.Table
	From    dataset.Period // the first
	To      dataset.Period // the last

	catalog      *dataset.Catalog
	list         *dataset.CodeList // of the places
	translations map[string]*i18n.Translations
}

// All are the forms of a catalog, in the order of its datasets, in the words of a
// theme.
func All(c *dataset.Catalog, translations map[string]*i18n.Translations) []*Form {
	var all []*Form
	for _, d := range c.Datasets {
		if d.Reporting == nil {
			continue
		}
		for _, t := range d.Tables {
			if t.Name != d.Reporting.Table {
				continue
			}
			f := &Form{Dataset: d, Table: t, From: d.Reporting.From, To: d.Reporting.To, catalog: c, translations: translations}
			f.list = c.CodeLists[f.placeField().CodeList]
			all = append(all, f)
		}
	}
	return all
}

// Files writes forms for all places: path under the site's root to bytes. The error is the
// first sentence or name that a spreadsheet could not hold.
func Files(forms []*Form) (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, f := range forms {
		for _, place := range f.Places() {
			sheet, err := f.XLSX(place)
			if err != nil {
				return nil, err
			}
			files[f.Path(place, "xlsx")], files[f.Path(place, "csv")] = sheet, f.CSV(place)
		}
	}
	return files, nil
}

// Paths are those that Files writes, known before anything is written.
func Paths(c *dataset.Catalog) []string {
	var paths []string
	for _, f := range All(c, nil) {
		for _, place := range f.Places() {
			paths = append(paths, f.Path(place, "xlsx"), f.Path(place, "csv"))
		}
	}
	return paths
}

// Path is where the form of a place stands under the site's root.
func (f *Form) Path(place dataset.Code, extension string) string {
	return "data/" + f.Dataset.Name + "/templates/" + place.Slug + "." + extension
}

// Places are those that fill in the form: the codes in force in one of its periods.
func (f *Form) Places() []dataset.Code {
	var places []dataset.Code
	for _, code := range f.list.Members() {
		ended := code.ValidTo != "" && year(code.ValidTo) < f.From.Year()
		if begun := code.ValidFrom == "" || year(code.ValidFrom) <= f.To.Year(); begun && !ended {
			places = append(places, code)
		}
	}
	return places
}

// List is the name of the code list of the places.
func (f *Form) List() string { return f.list.Name }

// Rank is how far down its list a code of a place stands.
func (f *Form) Rank(code string) int {
	return f.list.Position(code)
}

// year is that of a date.
func year(date string) int {
	n, _ := strconv.Atoi(date[:min(4, len(date))])
	return n
}

// statuses are those that a figure may be reported with. The others say what was
// done to it later.
var statuses = []string{"final", "provisional", "estimated"}

// Statuses are the codes to choose from, those of the site among statuses.
func (f *Form) Statuses() []dataset.Code {
	var codes []dataset.Code
	for _, status := range statuses {
		if code, found := f.catalog.CodeLists["statuses"].Find(status); found {
			codes = append(codes, code)
		}
	}
	return codes
}

func (f *Form) placeField() dataset.Field {
	for _, field := range f.Table.Fields {
		if field.Role == "dimension" && field.CodeList != "" {
			return field
		}
	}
	return dataset.Field{}
}

// yearField is the column of years, with the bounds of the form.
func (f *Form) yearField() dataset.Field {
	for _, field := range f.Table.Fields {
		if field.Role == "dimension" && field.Type == "year" {
			return field
		}
	}
	return dataset.Field{}
}

// measure is the column of an indicator in the table, and the indicator.
func (f *Form) measure(name string) (dataset.Field, *dataset.Indicator) {
	for _, field := range f.Table.Fields {
		if field.Name == name && field.Role == "measure" {
			return field, f.catalog.Indicator(name)
		}
	}
	return dataset.Field{}, nil
}

// measures are the names of the indicators to report, in the order of the table;
// those that are computed are not asked for.
func (f *Form) measures() []string {
	var names []string
	for _, field := range f.Table.Fields {
		if i := f.catalog.Indicator(field.Name); field.Role == "measure" && i != nil && !i.Derives() {
			names = append(names, field.Name)
		}
	}
	return names
}

// Attribute is the column that qualifies an indicator's figures, such as "status";
// one of that indicator alone goes before one of all.
func (f *Form) Attribute(name, indicator string) (dataset.Field, bool) {
	found := dataset.Field{}
	for _, field := range f.Table.Fields {
		if field.Attribute == name && field.Speaks(indicator) && (found.Name == "" || len(found.Of) == 0) {
			found = field
		}
	}
	return found, found.Name != ""
}

// language is that of the form itself; others have a page of notes.
func (f *Form) language() string { return f.catalog.Languages[0] }

func (f *Form) translate(key string, args i18n.Args) string {
	return f.translations[f.language()].Translate(key, args)
}

// Columns of a form, by the key of their names among the theme's words. The names
// hold no comma and no semicolon, so that a CSV can be read whatever separates it.
const (
	columnForm       = "form_id"
	columnCode       = "form_place_code"
	columnPlace      = "form_place"
	columnIndicator  = "form_indicator_code"
	columnTitle      = "form_indicator"
	columnUnit       = "form_unit"
	columnDefinition = "form_definition"
	columnTarget     = "form_target"
	columnYear       = "form_year"
	columnValue      = "form_value"
	columnStatus     = "form_status"
	columnReport     = "form_report"
	columnDate       = "form_date"
	columnLink       = "form_link"
)

// column is one of a form.
type column struct {
	key    string
	width  float64 // in characters, in the spreadsheet
	fill   bool    // whether it is for the place to fill in
	hidden bool    // in the spreadsheet
	needed bool    // whether a form cannot be read without
}

// columns are those of every form, from left to right.
var columns = []column{
	{key: columnForm, width: 16, hidden: true, needed: true},
	{key: columnCode, width: 7, needed: true},
	{key: columnPlace, width: 14, needed: true},
	{key: columnIndicator, width: 22, hidden: true, needed: true},
	{key: columnTitle, width: 28, needed: true},
	{key: columnYear, width: 7, needed: true},
	{key: columnValue, width: 12, fill: true, needed: true},
	{key: columnUnit, width: 15},
	{key: columnStatus, width: 14, fill: true, needed: true},
	{key: columnReport, width: 20, fill: true, needed: true},
	{key: columnDate, width: 13, fill: true, needed: true},
	{key: columnLink, width: 24, fill: true, needed: true},
	{key: columnTarget, width: 26},
	{key: columnDefinition, width: 40},
}

// rows are those of a place: for each period its indicators.
func (f *Form) rows(place dataset.Code) []map[string]string {
	var rows []map[string]string
	language := f.language()
	for period := f.From; !period.After(f.To); period = period.Add(1) {
		for _, name := range f.measures() {
			i := f.catalog.Indicator(name)
			rows = append(rows, map[string]string{
				columnForm: f.Dataset.Name, columnCode: place.Code, columnPlace: place.Label[language],
				columnIndicator: name, columnTitle: i.Title[language], columnUnit: i.Unit[language], columnDefinition: i.Definition[language],
				columnTarget: f.targets(i), columnYear: period.String(),
			})
		}
	}
	return rows
}

// targets words what each place is to reach.
func (f *Form) targets(i *dataset.Indicator) string {
	var texts []string
	for _, d := range f.catalog.Datasets {
		for _, t := range d.Targets {
			if t.Indicator != i.Name || t.Place != "province" {
				continue
			}
			texts = append(texts, f.translate("form_target_by", i18n.Args{"value": page.Wanted(f.translations[f.language()], f.language(), i.Total(), t), "by": t.By.String()}))
		}
	}
	return strings.Join(texts, f.translate("semicolon", nil))
}
