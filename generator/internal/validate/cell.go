package validate

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
)

// Types of Table Schema that a field may have, and our own: a period, and a list.
var fieldTypes = []string{"string", "integer", "number", dataset.TypeYear, dataset.TypePeriod, "date", "list"}

// sourceAgain is the only hint for a number that cannot be right.
var sourceAgain = diag.T("xem lại số liệu nguồn", "look at the source again")

// largest is as far as whole numbers are exact in a float64, in round figures.
const largest = 1e15

// cellChecker checks single cells against the type and the constraints of their column.
type cellChecker struct {
	*engine
	codes *codeChecker
}

// check checks one cell against its column's type and constraints. The number is 0
// for types that are not numbers. The problem has no position yet.
func (c *cellChecker) check(x *column, value string) (number float64, problem *diag.Problem) {
	if value == "" {
		if x.Constraints.Required.V == "true" {
			return 0, &diag.Problem{Rule: "required", What: diag.T("ô ở cột %q trống", "the cell in column %q is blank", x.Name.V),
				Hint: diag.T("cột này phải có giá trị", "this column needs a value")}
		}
		return 0, nil
	}
	number, ok := read(x.Type.V, value)
	if !ok && tooLarge(x.Type.V, value) {
		return 0, &diag.Problem{Rule: "type", What: diag.T("số ở cột %q quá lớn", "the number in column %q is too large", x.Name.V), Hint: sourceAgain}
	}
	if !ok && c.enough("type") {
		return 0, &diag.Problem{Rule: "type"}
	}
	if !ok {
		what := map[string]diag.Text{
			"integer": diag.T("một số nguyên", "a whole number"), "number": diag.T("một số", "a number"),
			dataset.TypeYear: diag.T("một năm", "a year"), dataset.TypePeriod: diag.T("một kỳ", "a period"), "date": diag.T("một ngày", "a date"),
		}[x.Type.V]
		return 0, &diag.Problem{Rule: "type", What: diag.T("giá trị %q ở cột %q không phải là %s", "value %q in column %q is not %s", value, x.Name.V, what), Hint: rewrite(x, value)}
	}
	if x.Type.V == "integer" || x.Type.V == "number" {
		return number, outOfBounds(x, value, number)
	}
	return number, c.notAllowed(x, value)
}

// read reads a cell of a type of Table Schema. What is not a number is read as 0.
func read(kind, value string) (number float64, ok bool) {
	switch kind {
	case "integer", "number":
		return readNumber(value, kind == "number")
	case dataset.TypeYear:
		return float64(count(value)), isYear(value)
	case dataset.TypePeriod:
		return 0, !periodOf(value).IsZero()
	case "date":
		return 0, IsDate(value)
	}
	return 0, true
}

// readNumber reads a number that is written as in the standards: digits, a point if
// it may have a fraction, no signs of thousands. strconv would also take NaN, Inf,
// hex and 1_000.
func readNumber(s string, fraction bool) (number float64, ok bool) {
	if digits, ok := readDigits(s); ok {
		return float64(digits), true
	}
	if !IsNumber(s, fraction) {
		return 0, false
	}
	if len(s) <= shortNumber {
		return short(s), true
	}
	number, err := strconv.ParseFloat(s, 64)
	return number, err == nil && math.Abs(number) <= largest
}

// IsNumber says whether a text is a number as in the standards: see readNumber. It may
// be of any size.
func IsNumber(s string, fraction bool) bool {
	whole, parts, point := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	return isDigits(whole) && (whole[0] != '0' || len(whole) == 1) && (!point || fraction && isDigits(parts))
}

// tooLarge says that a number is written as it should be, and is larger than any of
// which a float64 holds all digits.
func tooLarge(kind, value string) bool {
	return (kind == "integer" || kind == "number") && IsNumber(value, kind == "number")
}

// shortNumber is how long a number may be for short to read it: its digits are then
// a whole number that a float64 holds, and so is the power of ten that divides it,
// which makes the quotient exact (W. Clinger, How to read floating point numbers
// accurately, 1990). strconv does the same, and takes three times as long.
const shortNumber = 15

func short(s string) float64 {
	digits, power, sign := 0, 1, 1
	for n, past := 0, false; n < len(s); n++ {
		switch s[n] {
		case '-':
			sign = -1
		case '.':
			past = true
		default:
			digits = 10*digits + int(s[n]-'0')
			if past {
				power *= 10
			}
		}
	}
	return math.Copysign(float64(digits)/float64(power), float64(sign))
}

// readDigits reads a short whole number, which most are.
func readDigits(s string) (number int, ok bool) {
	for n := range len(s) {
		if s[n] < '0' || s[n] > '9' {
			return 0, false
		}
		number = 10*number + int(s[n]-'0')
	}
	return number, s != "" && len(s) <= shortNumber && (s[0] != '0' || len(s) == 1)
}

func isDigits(s string) bool {
	for n := range len(s) {
		if s[n] < '0' || s[n] > '9' {
			return false
		}
	}
	return s != ""
}

// IsYear says whether a text is a year as the data have it.
func IsYear(s string) bool { return isYear(s) }

// periodOf reads a period from the year 1000 to 2199, written as the data have it; any other text is the zero
// Period.
func periodOf(s string) dataset.Period {
	p, ok := dataset.ParsePeriod(s, 0)
	if !ok || p.String() != s || !isYear(s[:min(len(s), len("2025"))]) {
		return dataset.Period{}
	}
	return p
}

// isYear says whether a text is a year from 1000 to 2199.
func isYear(s string) bool {
	return len(s) == 4 && isDigits(s) && (s[0] == '1' || s[:2] == "20" || s[:2] == "21")
}

// plain writes a number as the data have it, never as 1e+06.
func plain(number float64) string { return strconv.FormatFloat(number, 'f', -1, 64) }

func outOfBounds(x *column, value string, number float64) *diag.Problem {
	switch k := x.Constraints; {
	case k.Minimum.Set && number < k.Minimum.V:
		return &diag.Problem{Rule: "minimum", What: diag.T("%s ở cột %q nhỏ hơn %s", "%s in column %q is below %s", value, x.Name.V, plain(k.Minimum.V)), Hint: sourceAgain}
	case k.Maximum.Set && number > k.Maximum.V:
		return &diag.Problem{Rule: "maximum", What: diag.T("%s ở cột %q lớn hơn %s", "%s in column %q is above %s", value, x.Name.V, plain(k.Maximum.V)), Hint: sourceAgain}
	}
	return nil
}

func (c *cellChecker) notAllowed(x *column, value string) *diag.Problem {
	if len(x.enum) > 0 && !slices.Contains(x.enum, value) {
		if c.enough("enum") {
			return &diag.Problem{Rule: "enum"}
		}
		return wrongEnum(value, x.enum, diag.T("%q không nằm trong các giá trị cho phép của cột %q", "%q is not one of the values of column %q", value, x.Name.V))
	}
	if x.pattern != nil && !x.pattern.MatchString(value) {
		if c.enough("pattern") {
			return &diag.Problem{Rule: "pattern"}
		}
		return &diag.Problem{Rule: "pattern", What: diag.T("%q ở cột %q không đúng khuôn mẫu", "%q in column %q does not fit the pattern", value, x.Name.V),
			Hint: diag.T("khuôn mẫu: %s", "the pattern is %s", x.Constraints.Pattern.V)}
	}
	if x.list == nil { // that there is no such list is reported at the schema
		return nil
	}
	for _, code := range (dataset.Field{Type: x.Type.V}).Items(value) {
		if !x.list.Has(code) {
			return c.codes.wrongCode(x.Name.V, x.CodeList.V, code, x.Role.V == "dimension")
		}
	}
	return nil
}

// wrongEnum finds a value that is none of the allowed ones.
func wrongEnum(value string, allowed []string, what diag.Text) *diag.Problem {
	if slices.Contains(allowed, value) {
		return nil
	}
	return &diag.Problem{Rule: "enum", What: what, Hint: diag.T("dùng một trong: %s", "expected one of: %s", quoteAll(allowed))}
}
