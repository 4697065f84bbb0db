package validate

import (
	"strings"
	"testing"

	"chiso/generator/internal/load"
)

// TestRewrite: what is reported of numbers as people write them; only what can be meant
// in one way is written out.
func TestRewrite(t *testing.T) {
	const unknown, broken, dash, alone = "leave blank", "error of a spreadsheet", "write 0 if the source means none; leave it blank if it is not known", "a mark of the source"
	sign := &column{Field: load.Field{Name: load.Str{V: "sign"}, Attribute: load.Str{V: attributeQualifier}}}
	state := &column{Field: load.Field{Name: load.Str{V: "state"}, Attribute: load.Str{V: attributeStatus}}}
	for kind, cases := range map[string]map[string]string{
		"number": {
			"36,5": "write 36.5", "-0,125": "write -0.125", "1.234,5": "write 1234.5", "1,234.5": "write 1234.5", "1.234.567": "write 1234567",
			"1,234,567.8": "write 1234567.8", "1 234,5": "write 1234.5", "1\u202f234": "write 1234", "1_000": "write 1000", "12’345": "write 12345",
			"1,234": "write 1234 or 1.234", "1,000": "write 1000 or 1,", "12,34,5": "write digits", "1 2": "write digits", "0x21": "write digits",
			"(5)": "write -5", "(1,234.5)": "write -1234.5", "(-5)": "write digits", "−5": "write -5", "+5": "write 5", "033": "write 33", "-007.5": "write -7.5",
			".5": "write 0.5", "-,5": "write -0.5", "33.": "write 33", "“33”": "write 33", "٣٣": "write 33", "３３": "write 33",
			"36%": "write 36, without %", "36,5 %": "write 36.5, without %", "1,234%": "write digits", "%": "write digits",
			"~36": "write 36, and ~ in column \"sign\"", "≥ 50,5": "write 50.5, and >= in column \"sign\"", "<x": "write digits",
			"1E+05": "write all the digits as in the source; 1E+05 is about 100000", "1E+999": "write digits", "7.4e-05": "write 0.000074", "-1.25e-3": "write -0.00125", "1e+05": "write 100000", "1.5e1": "write 15", "1.20e+02": "write 120", "7.40E-05": "write all the digits",
			"33*": `write 33; say what "*" means in annotations.csv`, "12.3 *": "write 12.3; say", "12,3**": "write 12.3; say", "12.3†": "write 12.3; say", "12.3¹": "write 12.3; say", "12 [1]": "write 12; say", "12.3 (a)": "write 12.3; say", "12.3bu": "write 12.3; say", "12.3 b": "write 12.3; say",
			"12 (p)": `write 12; "(p)" is a status (provisional, estimated …), which goes in column "state"`, "12p": "write 12; \"p\" is a status", "12 (sơ bộ)": "write 12; \"(sơ bộ)\" is a status", "Sơ bộ 12,5": "write 12.5; \"Sơ bộ\" is a status", "12 [e]": "write 12; \"[e]\" is a status", "36%*": "write 36; say",
			"khoảng 30": "write 30, and ~ in column \"sign\"", "Khoảng 30,5": "write 30.5, and ~ in", "hơn 55": "write 55, and > in", "trên 50": "write 50, and > in", "dưới 5": "write 5, and < in", "ít nhất 7": "write 7, and >= in", "không quá 7": "write 7, and <= in", "about 30": "write 30, and ~ in", "more than 30": "write 30, and > in", "less than 5": "write 5, and < in", "c. 30": "write 30, and ~ in", "năm 30": "write digits", "hơn 55 người": "write digits",
			"[c]": alone, "[x]": alone, "u": alone, "(p)": alone, "*": alone, ":": alone, ": c": alone, "x": "write digits", "abc": "write digits", "1,234*": "write digits",
			"-": dash, "–": dash, "—": dash, "−": dash, "--": dash, "…": unknown, "..": unknown, "n/a": unknown, "N/A": unknown, "NaN": unknown, "null": unknown,
			"#N/A": broken, "#REF!": broken, "#DIV/0!": broken, "####": broken, "#NAME?": broken, "#5": "write digits", "33 điểm": "write digits", "4O": "write digits",
		},
		"integer": {"2.0": "write 2", "2,00": "write 2", "1,234": "write 1234", "1.234": "write 1234", "1.000": "write 1000 or 1,", "1.000.000": "write 1000000", "2.5": "write digits", "12,5": "write digits"},
		"year": {"2023.0": "write 2023", "２０２３": "write 2023", "2,023": "write 2023", "23": "write four digits", "2022-2023": "such as 2023", "2015/16": "such as 2016", "1999/00": "such as 2000", "2011/12": "such as 2012", "2014–2016": "such as 2016", "2009-25": "such as 2025",
			"1850": "write 1850", "2019 (*)": `write 2019; say what "(*)" means in annotations.csv`, "2019*": "write 2019; say", "Sơ bộ 2023": `write 2023; "Sơ bộ" is a status (provisional, estimated …), which goes in column "state"`, "2023P": "write 2023; \"P\" is a status", "2023 (sơ bộ)": "write 2023; \"(sơ bộ)\" is a status", "2023 sơ bộ": "write 2023; \"sơ bộ\" is a status", "Prel. 2023": "write 2023; \"Prel.\" is a status", "Ước 2024": "write 2024; \"Ước\" is a status",
			"2022Q1": "each quarter", "Q1 2022": "each quarter", "Q1/2022": "each quarter", "quý I/2022": "each quarter", "Quý 4 năm 2022": "each quarter", "2022 IV": "each quarter", "I/2022": "each quarter", "2022-05": "each month", "5/2022": "each month", "tháng 5/2022": "each month", "2022M05": "each month", "May 2022": "each month", "2022H1": "each half", "6 tháng đầu năm 2022": "each half", "6 tháng 2022": "each half",
			"2O25": "write four digits", "0999": "the years 1000 to 2199", "2200": "the years 1000 to 2199", "850": "the years 1000 to 2199", "-500": "the years 1000 to 2199", "nay": "write four digits"},
	} {
		x := &column{Field: load.Field{Type: load.Str{V: kind}}, qualified: []*column{sign, state}}
		for value, want := range cases {
			if got := rewrite(x, value).EN; !strings.HasPrefix(got+",", want) && !strings.Contains(got, want) {
				t.Errorf("of %s %q is said %q, want %q", kind, value, got, want)
			}
		}
	}
}

// TestRewriteWithoutColumns: where a table has no column for what the source says of a
// figure, the advice names what such a column is.
func TestRewriteWithoutColumns(t *testing.T) {
	x := &column{Field: load.Field{Type: load.Str{V: "number"}}}
	for value, want := range map[string]string{
		"khoảng 30": "write 30, and ~ in a column with attribute: qualifier", "≥30": "write 30, and >= in a column with attribute: qualifier",
		"12 (p)": "which goes in a column with attribute: status", "12*": "in a column with attribute: status", strings.Repeat("1", 300) + "x": "a cell holds one value",
	} {
		if got := rewrite(x, value).EN; !strings.Contains(got, want) {
			t.Errorf("of %.20q is said %q, want %q", value, got, want)
		}
	}
}
