package validate

import (
	"strings"
	"testing"

	"chiso/generator/internal/load"
)

// TestRewrite: what is said of numbers as people write them; only what can be meant
// in one way is written out.
func TestRewrite(t *testing.T) {
	const unknown, broken = "leave blank", "error of a spreadsheet"
	sign := &column{Field: load.Field{Name: load.Str{V: "sign"}, Attribute: load.Str{V: attributeQualifier}}}
	for kind, cases := range map[string]map[string]string{
		"number": {
			"36,5": "write 36.5", "-0,125": "write -0.125", "1.234,5": "write 1234.5", "1,234.5": "write 1234.5", "1.234.567": "write 1234567",
			"1,234,567.8": "write 1234567.8", "1 234,5": "write 1234.5", "1\u202f234": "write 1234", "1_000": "write 1000", "12’345": "write 12345",
			"1,234": "write 1234 or 1.234", "1,000": "write 1000 or 1,", "12,34,5": "write digits", "1 2": "write digits", "0x21": "write digits",
			"(5)": "write -5", "(1,234.5)": "write -1234.5", "(-5)": "write digits", "−5": "write -5", "+5": "write 5", "033": "write 33", "-007.5": "write -7.5",
			".5": "write 0.5", "-,5": "write -0.5", "33.": "write 33", "“33”": "write 33", "٣٣": "write 33", "３３": "write 33",
			"36%": "write 36, without %", "36,5 %": "write 36.5, without %", "1,234%": "write digits", "%": "write digits",
			"~36": "write 36, and ~ in column \"sign\"", "≥ 50,5": "write 50.5, and >= in column \"sign\"", "<x": "write digits",
			"1E+05": "write all the digits as in the source; 1E+05 is about 100000", "1E+999": "write digits",
			"-": unknown, "–": unknown, "…": unknown, "..": unknown, "n/a": unknown, "N/A": unknown, "NaN": unknown, "null": unknown,
			"#N/A": broken, "#REF!": broken, "#DIV/0!": broken, "####": broken, "#NAME?": broken, "#5": "write digits", "33*": "write digits", "33 điểm": "write digits", "4O": "write digits",
		},
		"integer": {"2.0": "write 2", "2,00": "write 2", "1,234": "write 1234", "1.234": "write 1234", "1.000": "write 1000 or 1,", "1.000.000": "write 1000000", "2.5": "write digits", "12,5": "write digits"},
		"year":    {"2023.0": "write 2023", "２０２３": "write 2023", "2,023": "write 2023", "23": "write four digits", "2022-2023": "write four digits"},
	} {
		x := &column{Field: load.Field{Type: load.Str{V: kind}}, qualified: []*column{sign}}
		for value, want := range cases {
			if got := rewrite(x, value).EN; !strings.HasPrefix(got+",", want) && !strings.Contains(got, want) {
				t.Errorf("of %s %q is said %q, want %q", kind, value, got, want)
			}
		}
	}
}
