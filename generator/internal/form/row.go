package form

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/fix"
	"chiso/generator/internal/fuzzy"
	"chiso/generator/internal/validate"
)

// row reads a row with a value. A mistake in one cell hides none of the others.
func (r *reader) row(row []cell) {
	f := r.formOf(row)
	if f == nil {
		return
	}
	before := r.problems.Errors()
	figure := Figure{At: r.get(row, columnValue).at, AtStatus: r.get(row, columnStatus).at, AtReport: r.get(row, columnReport).at}
	place, placed := r.place(f, row)
	i := r.indicator(f, row)
	period := r.period(f, row)
	if placed && !period.IsZero() {
		if problem := r.cells.InForce(dataset.Area{List: f.list.Name, Code: place.Code}, period); problem != nil {
			r.report(r.get(row, columnCode).at, problem)
		}
	}
	figure.Place, figure.Period = place, period
	if i != nil {
		figure.Indicator = i.Name
		figure.Value = r.value(f, i, r.get(row, columnValue))
		figure.Status = r.status(f, i, r.get(row, columnStatus))
	}
	figure.Report = r.source(row)
	if placed && i != nil && !period.IsZero() {
		r.once(dataset.Key{Area: dataset.Area{List: f.list.Name, Code: place.Code}, Period: period}, i, figure.At)
	}
	if r.problems.Errors() == before {
		r.filled.Figures = append(r.filled.Figures, figure)
	}
}

// once reports a value that stands twice.
func (r *reader) once(key dataset.Key, i *dataset.Indicator, at diag.Position) {
	if r.first[key] == nil {
		r.first[key] = map[string]diag.Position{}
	}
	first, twice := r.first[key][i.Name]
	if !twice {
		r.first[key][i.Name] = at
		return
	}
	where := diag.T("dòng %d", "line %d", first.Line)
	if cell := first.Cell(); cell != "" {
		where = diag.T("ô %s", "cell %s", cell)
	}
	r.add(at, "primary-key", diag.Text{VI: "giá trị năm " + key.Period.String() + " của chỉ số này đã có ở " + where.VI, EN: "the value of this indicator in " + key.Period.String() + " stands in " + where.EN + " already"},
		diag.T("xóa một trong hai, hoặc sửa năm", "delete one of the two, or fix the year"))
}

// place reads the code of the place, and holds it against its name: a code that was
// changed by mistake would be another place's. A leading zero that a spreadsheet has
// dropped is put back where the name says so.
func (r *reader) place(f *Form, row []cell) (dataset.Code, bool) {
	c, name := r.get(row, columnCode), r.get(row, columnPlace)
	_, hasName := r.in[columnPlace]
	place, known := f.list.Find(c.value)
	if !known {
		padded, found := f.list.Find("0" + c.value)
		if !found || !named(name.value, padded.Label) {
			r.report(c.at, r.cells.Code(f.list.Name, r.label(columnCode), c.value))
			return place, false
		}
		place = padded
	}
	if !hasName || named(name.value, place.Label) {
		return place, true
	}
	hint := diag.T("lấy lại mã và tên từ biểu mẫu", "take code and name from the form again")
	for _, other := range f.list.Members() {
		if named(name.value, other.Label) {
			hint = diag.Text{VI: "mã của " + other.Label.In("vi") + " là \"" + other.Code + "\"", EN: "the code of " + other.Label.In("en") + " is \"" + other.Code + "\""}
		}
	}
	r.add(c.at, "foreign-key", diag.Text{VI: "mã \"" + c.value + "\" là của " + place.Label.In("vi") + ", mà dòng này ghi \"" + name.value + "\"",
		EN: "code \"" + c.value + "\" is that of " + place.Label.In("en") + ", and the row says \"" + name.value + "\""}, hint)
	return place, false
}

// indicator reads the code of the indicator, and holds it against its title.
func (r *reader) indicator(f *Form, row []cell) *dataset.Indicator {
	c, title := r.get(row, columnIndicator), r.get(row, columnTitle)
	names := f.measures()
	if problem := r.cells.Indicator(c.value, names); problem != nil {
		for _, name := range names { // the title tells more than a code that is near
			if i := f.catalog.Indicator(name); named(title.value, i.Title) {
				problem.Hint = diag.T("mã của chỉ số ở dòng này là %q", "the code of this row's indicator is %q", name)
			}
		}
		r.report(c.at, problem)
		return nil
	}
	i := f.catalog.Indicator(c.value)
	if _, hasTitle := r.in[columnTitle]; hasTitle && !named(title.value, i.Title) {
		r.add(c.at, "reference", diag.Text{VI: "mã \"" + c.value + "\" là của chỉ số \"" + i.Title.In("vi") + "\", mà dòng này ghi \"" + title.value + "\"",
			EN: "code \"" + c.value + "\" is that of indicator \"" + i.Title.In("en") + "\", and the row says \"" + title.value + "\""},
			diag.T("lấy lại mã và tên chỉ số từ biểu mẫu", "take the indicator's code and name from the form again"))
		return nil
	}
	return i
}

// period reads a period of the form, zero if it is none.
func (r *reader) period(f *Form, row []cell) dataset.Period {
	c := r.get(row, columnYear)
	field := f.yearField()
	if c.value == "" {
		r.add(c.at, "required", diag.T("ô ở cột %q trống", "the cell in column %q is blank", r.label(columnYear)), diag.T("cột này phải có giá trị", "this column needs a value"))
		return dataset.Period{}
	}
	if problem := r.cells.Cell(field, r.label(columnYear), c.value); problem != nil {
		r.report(c.at, problem)
		return dataset.Period{}
	}
	period, _ := dataset.ParsePeriod(c.value, 0) // it is one
	hint := diag.T("biểu này nhận số liệu các năm %d–%d", "this form takes figures of %d–%d", f.From, f.To)
	switch {
	case period.Before(f.From):
		r.add(c.at, "minimum", diag.T("%d ở cột %q nhỏ hơn %d", "%d in column %q is below %d", period, r.label(columnYear), f.From), hint)
	case period.After(f.To):
		r.add(c.at, "maximum", diag.T("%d ở cột %q lớn hơn %d", "%d in column %q is above %d", period, r.label(columnYear), f.To), hint)
	default:
		return period
	}
	return dataset.Period{}
}

// value reads a number with care for what spreadsheets make of numbers.
func (r *reader) value(f *Form, i *dataset.Indicator, c cell) string {
	field, _ := f.measure(i.Name)
	label := r.label(columnValue)
	value := c.value
	asNumber := diag.T("định dạng ô là số (Number) rồi gõ lại con số", "format the cell as a number and type the figure again")
	switch {
	case c.formula && value == "":
		r.add(c.at, "type", diag.T("ô ở cột %q là công thức chưa có kết quả", "the cell in column %q is a formula without a result", label), diag.T("gõ con số thay cho công thức", "type the figure instead of the formula"))
		return ""
	case c.day:
		day, _ := time.Parse(time.DateOnly, value)
		shown := day.Format("02/01/2006")
		r.add(c.at, "type", diag.T("ô ở cột %q là một ngày (%s), không phải một số", "the cell in column %q is a date (%s), not a number", label, shown),
			diag.Text{VI: asNumber.VI + "; bảng tính đổi 12.5 thành ngày 12/5", EN: asNumber.EN + "; spreadsheets turn 12.5 into the 12th of May"})
		return ""
	case c.percent && (i.Measure != dataset.Share || !strings.HasPrefix(i.Unit.In("en"), "%")):
		r.add(c.at, "type", diag.T("ô ở cột %q hiện phần trăm, mà đơn vị không phải là phần trăm", "the cell in column %q shows a percentage, and the unit is no percentage", label), asNumber)
		return ""
	case c.percent:
		fraction, _ := strconv.ParseFloat(value, 64) // which a number in a spreadsheet is
		value = plain(100 * fraction)
		r.problems.Warn(c.at, "type", diag.T("ô này ghi %s và hiện %s%%: được hiểu là %s", "the cell holds %s and shows %s%%: it is taken for %s", c.value, value, value),
			diag.T("nếu không phải vậy thì gõ lại con số, không dùng định dạng phần trăm", "if that is not meant, type the figure without the percent format"))
	case c.formula && c.value[0] != '#':
		r.problems.Warn(c.at, "type", diag.T("ô này là công thức: lấy kết quả mà bảng tính đã lưu, %s", "the cell is a formula: the result that the spreadsheet kept is taken, %s", value),
			diag.T("nếu không phải vậy thì gõ con số thay cho công thức", "if that is not meant, type the figure instead of the formula"))
	}
	if c.typed {
		column := fix.Column{Type: field.Type}
		meanings := column.Meanings(value, r.separator())
		if written := r.of.separator == ','; !written && len(meanings) > 1 && validate.IsNumber(value, field.Type == "number") {
			r.add(c.at, "type", diag.T("%q ở cột %q có thể là số nghìn hay số thập phân", "%q in column %q may mean thousands or decimals", value, label),
				diag.T("viết %s hoặc %s, theo đúng báo cáo", "write %s or %s, whichever the report means", meanings[0], strings.TrimRight(strings.TrimRight(value, "0"), ".")))
			return ""
		}
		if r.separator() != ',' && len(meanings) == 1 {
			value = meanings[0]
		}
	}
	if problem := r.cells.Cell(field, label, value); problem != nil {
		r.report(c.at, problem)
	}
	return value
}

// separator is that of a CSV; a text in a spreadsheet is as one in a CSV with commas.
func (r *reader) separator() byte {
	if r.of.separator == 0 {
		return ','
	}
	return r.of.separator
}

// status reads the code of a status, empty for a final figure.
func (r *reader) status(f *Form, i *dataset.Indicator, c cell) string {
	if c.value == "" {
		return ""
	}
	var allowed []string
	for _, code := range f.Statuses() {
		if named(c.value, code.Label) || c.value == code.Code {
			if _, found := f.Attribute("status", i.Name); !found && code.Code != final {
				r.add(c.at, "field", diag.T("bảng chưa có cột cho tình trạng của chỉ số này", "the table has no column for the status of this indicator"),
					diag.T("thêm cột attribute: status vào bảng", "add a column of attribute: status to the table"))
			}
			if code.Code == final {
				return ""
			}
			return code.Code
		}
		allowed = append(allowed, code.Label[f.language()])
	}
	r.report(c.at, r.cells.Enum(r.label(columnStatus), c.value, allowed))
	return ""
}

// final is the status of a figure that has no other; tables leave it blank.
const final = "final"

// source reads the report that a value is from.
func (r *reader) source(row []cell) Report {
	number, date, link := r.get(row, columnReport), r.get(row, columnDate), r.get(row, columnLink)
	report := Report{Number: number.value, Link: link.value}
	wants := diag.T("con số nào cũng cần số ký hiệu và ngày của báo cáo", "every figure needs the number and the date of its report")
	blank := func(c cell, key string) {
		if _, there := r.in[key]; there { // the missing column is already reported
			r.add(c.at, "required", diag.T("ô ở cột %q trống", "the cell in column %q is blank", r.label(key)), wants)
		}
	}
	switch {
	case number.value == "":
		blank(number, columnReport)
	case number.day || strings.HasPrefix(number.value, "#"):
		r.add(number.at, "type", diag.T("%q ở cột %q không phải là số ký hiệu báo cáo", "%q in column %q is no number of a report", number.value, r.label(columnReport)),
			diag.T("định dạng ô là văn bản (Text) rồi gõ lại, ví dụ 125/BC-UBND", "format the cell as text and type it again, as in 125/BC-UBND"))
	}
	if date.value == "" {
		if number.value != "" { // otherwise the missing source is already reported
			blank(date, columnDate)
		}
	} else if report.Date = day(date); report.Date == "" {
		r.add(date.at, "type", diag.T("giá trị %q ở cột %q không phải là một ngày", "value %q in column %q is not a date", date.value, r.label(columnDate)),
			diag.T("viết ngày/tháng/năm, ví dụ 15/01/2026", "write day/month/year, as in 15/01/2026"))
	} else if report.Date > r.today {
		r.add(date.at, "maximum", diag.T("ngày %s ở cột %q sau hôm nay (%s)", "the day %s in column %q is after today (%s)", report.Date, r.label(columnDate), r.today),
			diag.T("xem lại ngày của báo cáo", "look at the date of the report again"))
	}
	if report.Link != "" && validate.Address(report.Link) != nil && link.link != "" {
		report.Link = link.link // the cell shows other words
	}
	if report.Link != "" {
		if problem := validate.Address(report.Link); problem != nil {
			r.report(link.at, problem)
		}
	}
	return report
}

// Days as people write them, the day before the month.
var days = []*regexp.Regexp{
	regexp.MustCompile(`^(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})$`),
	regexp.MustCompile(`^(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})$`),
	regexp.MustCompile(`^(?:ngay )?(?P<d>\d{1,2}) thang (?P<m>\d{1,2}) nam (?P<y>\d{4})$`),
}

// day reads a day as 2026-01-15, empty if it is none.
func day(c cell) string {
	if c.day {
		return c.value
	}
	for _, form := range days {
		in := form.FindStringSubmatch(fuzzy.Fold(c.value))
		if in == nil {
			continue
		}
		part := func(name string) int {
			n, _ := strconv.Atoi(in[slices.Index(form.SubexpNames(), name)])
			return n
		}
		when := time.Date(part("y"), time.Month(part("m")), part("d"), 0, 0, 0, 0, time.UTC)
		if when.Day() == part("d") && int(when.Month()) == part("m") { // no 31st of June
			return when.Format(time.DateOnly)
		}
	}
	return ""
}
