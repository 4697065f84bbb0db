package validate

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// Types of Table Schema that a field may have.
var fieldTypes = []string{"string", "integer", "number", "year", "date", "list"}

// Numbers are written as in the standards: digits, a point, no signs of
// thousands. strconv would also take NaN, Inf, hex and 1_000.
var (
	integer      = regexp.MustCompile(`^-?(0|[1-9]\d*)$`)
	decimal      = regexp.MustCompile(`^-?(0|[1-9]\d*)(\.\d+)?$`)
	year         = regexp.MustCompile(`^(19|20|21)\d\d$`)
	decimalComma = regexp.MustCompile(`^-?\d+,\d+$`)
	grouped      = regexp.MustCompile(`^-?\d{1,3}(\.\d{3})+(,\d+)?$|^-?\d{1,3}(,\d{3})+(\.\d+)?$`)
)

// largest is as far as whole numbers are exact in a float64, in round figures.
const largest = 1e15

// cell checks one cell against its field's type and constraints. The number is
// 0 for types that are not numbers.
func (c *checker) cell(pos diag.Position, f load.Field, value string) (number float64, ok bool) {
	if value == "" {
		if f.Constraints.Required.V == "true" {
			c.problems.Add(pos, "required", diag.T("ô ở cột %q trống", "the cell in column %q is blank", f.Name.V),
				diag.T("cột này phải có giá trị", "this column needs a value"))
			return 0, false
		}
		return 0, true
	}
	if mend, bad := badType(f.Type.V, value); bad {
		what := map[string]diag.Text{
			"integer": diag.T("một số nguyên", "a whole number"), "number": diag.T("một số", "a number"),
			"year": diag.T("một năm", "a year"), "date": diag.T("một ngày", "a date"),
		}[f.Type.V]
		c.problems.Add(pos, "type", diag.Text{
			VI: fmt.Sprintf("giá trị %q ở cột %q không phải là %s", value, f.Name.V, what.VI),
			EN: fmt.Sprintf("value %q in column %q is not %s", value, f.Name.V, what.EN),
		}, mend)
		return 0, false
	}
	switch f.Type.V {
	case "integer", "number":
		number, _ = strconv.ParseFloat(value, 64)
		return number, c.bounds(pos, f, value, number)
	case "year":
		number, _ = strconv.ParseFloat(value, 64)
	}
	return number, c.words(pos, f, value)
}

func badType(kind, value string) (mend diag.Text, bad bool) {
	switch kind {
	case "integer", "number":
		pattern, want := decimal, diag.T("viết bằng chữ số, dấu chấm cho phần thập phân; không biết thì để trống", "write digits with a point for decimals; leave it blank if it is not known")
		if kind == "integer" {
			pattern, want = integer, diag.T("viết bằng chữ số; không biết thì để trống", "write digits; leave it blank if it is not known")
		}
		switch {
		case pattern.MatchString(value):
			if f, err := strconv.ParseFloat(value, 64); err == nil && math.Abs(f) <= largest {
				return diag.Text{}, false
			}
		case decimalComma.MatchString(value):
			point := strings.Replace(value, ",", ".", 1)
			return diag.T("viết %s", "write %s", point), true
		case grouped.MatchString(value):
			return diag.T("bỏ dấu ngăn cách hàng nghìn, dùng dấu chấm cho phần thập phân", "remove the marks of thousands, use a point for decimals"), true
		}
		return want, true
	case "year":
		return diag.T("viết bốn chữ số, ví dụ 2025", "write four digits, as in 2025"), !year.MatchString(value)
	case "date":
		if serial, err := strconv.Atoi(value); err == nil && serial > 20000 && serial < 80000 {
			day := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, serial).Format(time.DateOnly)
			return diag.T("bảng tính đã đổi ngày thành số; số này là %s", "a spreadsheet has turned the date into a number; this one is %s", day), true
		}
		return diag.T("viết năm-tháng-ngày, ví dụ 2026-11-22", "write year-month-day, as in 2026-11-22"), !isDate(value)
	}
	return diag.Text{}, false
}

func (c *checker) bounds(pos diag.Position, f load.Field, value string, number float64) bool {
	k := f.Constraints
	switch {
	case k.Minimum.Set && number < k.Minimum.V:
		c.problems.Add(pos, "minimum", diag.T("%s ở cột %q nhỏ hơn %v", "%s in column %q is below %v", value, f.Name.V, k.Minimum.V),
			diag.T("xem lại số liệu nguồn", "look at the source again"))
		return false
	case k.Maximum.Set && number > k.Maximum.V:
		c.problems.Add(pos, "maximum", diag.T("%s ở cột %q lớn hơn %v", "%s in column %q is above %v", value, f.Name.V, k.Maximum.V),
			diag.T("xem lại số liệu nguồn", "look at the source again"))
		return false
	}
	return true
}

func (c *checker) words(pos diag.Position, f load.Field, value string) bool {
	if enum := values(f.Constraints.Enum); len(enum) > 0 && !slices.Contains(enum, value) {
		c.problems.Add(pos, "enum", diag.T("%q không nằm trong các giá trị cho phép của cột %q", "%q is not one of the values of column %q", value, f.Name.V),
			diag.T("dùng một trong: %s", "expected one of: %s", quoteAll(enum)))
		return false
	}
	if p := f.Constraints.Pattern.V; p != "" {
		if re, err := regexp.Compile("^(?:" + p + ")$"); err == nil && !re.MatchString(value) {
			c.problems.Add(pos, "pattern", diag.T("%q ở cột %q không đúng khuôn mẫu", "%q in column %q does not fit the pattern", value, f.Name.V),
				diag.T("khuôn mẫu: %s", "the pattern is %s", p))
			return false
		}
	}
	if f.CodeList.V != "" {
		return c.code(pos, f.Name.V, f.CodeList.V, value)
	}
	return true
}
