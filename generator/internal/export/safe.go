package export

import (
	"regexp"
	"strings"
)

// A spreadsheet program takes a cell for a formula when it begins with one of the signs
// = + - @, in Japanese and Chinese editions of full width too. A text gets there not only
// at its own beginning. Where the program separates cells at ; or at tabs, as Excel does
// in Vietnamese and in most of Europe, a cell of a file with commas is only a part of a
// line, its quotes mean nothing, and any ; tab or line break in the text begins a cell.
// Such a program also drops spaces and quotes before the sign. See OWASP, "CSV Injection".
var (
	formula = regexp.MustCompile("(^|[;\\t\\r\\n])([ \u00a0\u3000\"]*)([=+\\-@＝＋－＠])")
	signs   = "=+-@＝＋－＠\t\r\n" // of which one must be there
	control = regexp.MustCompile(`^[\t\r\n]`)
	decimal = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)
)

// Safe keeps a text of a CSV file from becoming a formula in a spreadsheet, whatever it
// separates cells by: an apostrophe goes before each sign that may begin one. A number
// stays as it is, a negative one too. The theme's assets/js/csv.js does the same.
func Safe(text string) string {
	if !strings.ContainsAny(text, signs) { // nearly always, and soon seen
		return text
	}
	if !begins(text) || decimal.MatchString(text) {
		return text
	}
	text = formula.ReplaceAllString(text, "$1$2'$3")
	if control.MatchString(text) {
		return "'" + text
	}
	return text
}

// begins says whether a sign may stand where a cell begins: most signs are hyphens within words.
func begins(text string) bool {
	return strings.ContainsAny(text, ";\t\r\n") || strings.IndexAny(strings.TrimLeft(text, " \u00a0\u3000\""), signs) == 0
}
