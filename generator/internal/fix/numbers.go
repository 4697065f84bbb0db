package fix

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"chiso/generator/internal/validate"
)

// notation is a way to write numbers: a mark between thousands and one before
// decimals.
type notation struct {
	thousands, decimal string
	form               *regexp.Regexp
}

// English notation without thousands is that of the data.
var (
	vietnamese = notation{".", ",", regexp.MustCompile(`^-?(0|[1-9]\d*|[1-9]\d{0,2}(\.\d{3})+)(,\d+)?$`)}
	english    = notation{",", ".", regexp.MustCompile(`^-?(0|[1-9]\d*|[1-9]\d{0,2}(,\d{3})+)(\.\d+)?$`)}
	both       = []notation{vietnamese, english}
)

var wholeDecimals = regexp.MustCompile(`\.0+$`)

// read writes a number of this notation plainly: 1.234,5 as 1234.5.
func (n notation) read(value string) (plain string, ok bool) {
	if !n.form.MatchString(value) {
		return "", false
	}
	return strings.Replace(strings.ReplaceAll(value, n.thousands, ""), n.decimal, ".", 1), true
}

// only says whether the number can be of this notation alone: 12,5 is Vietnamese,
// 12.5 English, 12 and 1,234 may be either.
func (n notation) only(value string) bool {
	for _, other := range both {
		if _, is := other.read(value); is != (other.form == n.form) {
			return false
		}
	}
	return true
}

// measured says whether a column holds numbers.
func (c Column) measured() bool { return c.Type == "number" || c.Type == "integer" }

// sound says whether a value is a number as the data have it. Such a cell is never
// changed, whatever else it may have meant.
func (c Column) sound(value string) bool { return validate.IsNumber(value, c.Type == "number") }

// readings are the numbers that a value may mean in this column, by the
// notations: a number with decimals is nothing for a column of whole numbers, and
// what the bounds of the column leave out counts only if they leave out all but
// one.
func (c Column) readings(value string, by []notation) []string {
	var out, within []string
	for _, n := range by {
		plain, ok := n.read(value)
		if c.Type == "integer" {
			plain = wholeDecimals.ReplaceAllString(plain, "")
			ok = ok && c.sound(plain)
		}
		if !ok || slices.Contains(out, plain) {
			continue
		}
		out = append(out, plain)
		if c.admits(plain) {
			within = append(within, plain)
		}
	}
	if len(within) == 1 {
		return within
	}
	return out
}

// admits says whether the bounds of the column let a plain number in.
func (c Column) admits(plain string) bool {
	number, err := strconv.ParseFloat(plain, 64)
	return err == nil && (c.Minimum == nil || number >= *c.Minimum) && (c.Maximum == nil || number <= *c.Maximum)
}
