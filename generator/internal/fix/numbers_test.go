package fix

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestNumbers: what becomes of the numbers of a column. Cells are given one under
// the other; a blank want is as it was, and left is part of the message about that.
func TestNumbers(t *testing.T) {
	bound := func(f float64) *float64 { return &f }
	number, whole := Column{Name: "n", Type: "number"}, Column{Name: "n", Type: "integer"}
	percent := Column{Name: "n", Type: "number", Minimum: bound(0), Maximum: bound(100)}
	people := Column{Name: "n", Type: "number", Minimum: bound(100)}
	rank := Column{Name: "n", Type: "integer", Minimum: bound(1), Maximum: bound(63)}
	for _, c := range []struct {
		name             string
		column           Column
		separator        string
		have, want, left string
	}{
		{"decimals can only be decimals", number, ",", "12,5 0,125 1234,567 -7,25", "12.5 0.125 1234.567 -7.25", ""},
		{"both marks tell", number, ",", "1.234,5 1,234.5 1.234.567,8", "1234.5 1234.5 1234567.8", ""},
		{"two groups tell", number, ",", "1.234.567 1,234,567", "1234567 1234567", ""},
		{"no notation at all", number, ",", "12.34,5 007,5 1,23,456 12,5% 1\u00a0234 1,5,5 ,5 5, --1,5", "12.34,5 7.5 1,23,456 12,5% 1234 1,5,5 0.5 5 --1,5", `"12.34,5" cannot be turned into a number without a guess; check says how to write it (and 4 more like it)`},
		{"percentages", Column{Name: "n", Type: "number", Percent: true}, ",", "12,5% 36% 1,234%", "12.5 36 1,234%", `"1,234%" cannot be`},
		{"percentages out of bounds", Column{Name: "n", Type: "number", Percent: true, Maximum: bound(1)}, ",", "36%", "", `"36%" cannot be`},
		{"one comma may be either", number, ",", "1,234", "", `"1,234" may mean`},
		{"one comma among commas by many hands", number, ",", "37,1 1,234", "37.1 1,234", `"1,234" may mean`},
		{"one comma among points", number, ",", "12.5 1,234", "", `"1,234" may mean`},
		{"a point is sound", number, ",", "1.234 5.251", "", ""},
		{"a point among points is sound", number, ",", "5.251 7.5 37,1", "5.251 7.5 37.1", ""},
		{"a point among commas", number, ",", "5.251 37,1", "", `"37,1" stays: "5.251" (line 2) in the same column`},
		{"a point that is in bounds", percent, ",", "5.251 37,1 1,234", "5.251 37.1 1.234", ""},
		{"bounds that let in thousands alone", people, ",", "1,234", "1234", ""},
		{"bounds that let in both", Column{Name: "n", Type: "number", Minimum: bound(0)}, ",", "1,234", "", `"1,234" may mean`},
		{"bounds that let in neither", Column{Name: "n", Type: "number", Maximum: bound(1)}, ",", "1,234", "", `"1,234" may mean`},
		{"clear, and out of bounds", percent, ",", "112,5", "112.5", ""},
		{"sound, and out of bounds", people, ",", "1.234", "", ""},
		{"whole numbers have thousands", whole, ",", "1.234 2,345 1.234.567", "1234 2345 1234567", ""},
		{"whole numbers with zeros behind", whole, ",", "12.0 7,00", "12 7", ""},
		{"whole numbers that may have zeros behind", whole, ",", "1.000", "", `"1.000" may mean`},
		{"whole numbers that must have zeros behind", rank, ",", "1.000 2,000", "1 2", ""},
		{"whole numbers that are none", whole, ",", "12,5 1.5", "", `"12,5" cannot be turned into a number without a guess; check says how to write it (and 1 more like it)`},
		{"whole numbers among decimals", whole, ",", "12,5 1.234", "", `"1.234" may mean`},
		{"text", Column{Name: "n", Type: "string"}, ",", "12,5 1.234,5", "", ""},
		{"years", Column{Name: "n", Type: "year"}, ",", "2.025 2,025", "2025 2025", ""},

		{"a program with decimal commas", number, ";", "37,1 1,234 12", "37.1 1.234 12", ""},
		{"a program with decimal commas, in tabs", number, "\t", "1.234,5 1,234", "1234.5 1.234", ""},
		{"a program that mixes", number, ";", "37,1 1,234 12.5", "37.1 1,234 12.5", `"1,234" may mean`},
		{"a program that shows nothing", number, ";", "1,234", "1,234", `"1,234" may mean`},
		{"a program's point among commas", number, ";", "37,1 1.234", "", `the separator ";" stays: "1.234" may mean`},
		{"a program's point alone", number, ";", "1.234", "", `the separator ";" stays: "1.234" may mean`},
		{"a program's point among points", number, ";", "1.234 12.5", "1.234 12.5", ""},
		{"a program's point in bounds", percent, ";", "37,1 1.234", "37.1 1.234", ""},
		{"a program's whole numbers", whole, ";", "1.234", "1234", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			table := func(separator, cells string) string {
				out := "n" + separator + "x\n"
				for _, cell := range strings.Split(cells, " ") {
					if strings.Contains(cell, separator) {
						cell = `"` + cell + `"`
					}
					out += cell + separator + "\n"
				}
				return out
			}
			shape := Shape{Columns: []Column{c.column, {Name: "x", Type: "string"}}}
			have := table(c.separator, c.have)
			want := have
			if c.want != "" {
				want = table(",", c.want)
			}
			got := Table([]byte(have), shape)
			if string(got.Data) != want {
				t.Errorf("got  %q\nwant %q", got.Data, want)
			}
			leaves(t, got, c.left)
			again(t, got, shape)
			meant(t, []byte(have), got.Data, shape)
		})
	}
}

// TestColumnsApart: in a file with commas each column speaks for itself; in one
// that a program wrote, all do.
func TestColumnsApart(t *testing.T) {
	for have, want := range map[string]string{
		"a,b\n\"12,5\",5.251\n":           "a,b\n12.5,5.251\n",
		"a,b\n\"12,5\",\"1,234\"\n":       "a,b\n12.5,\"1,234\"\n",
		"a;b\n12,5;1,234\n":               "a,b\n12.5,1.234\n",
		"a;b\n12,5;5.251\n":               "a;b\n12,5;5.251\n",
		"a;r\n12,5;1,234\n":               "a;r\n12,5;1,234\n",
		"a;b\n1;\"1,5\"\n2;\u00a01,234\n": "a,b\n1,1.5\n2,1.234\n",
	} {
		shape := Shape{Columns: []Column{{Name: "a", Type: "number"}, {Name: "b", Type: "number"}}}
		if strings.Contains(have, "r") {
			shape.Columns[1] = Column{Name: "r", Type: "integer"}
		}
		got := Table([]byte(have), shape)
		if string(got.Data) != want {
			t.Errorf("%q: got %q, want %q", have, got.Data, want)
		}
		again(t, got, shape)
	}
}

// meant wants every number that was sound to be as it was, and every other one as
// one of the things it may have meant, digit by digit.
func meant(t *testing.T, before, after []byte, shape Shape) {
	t.Helper()
	old, err := parse(before, separatorOf(before))
	if err != nil || string(before) == string(after) {
		return
	}
	now, err := parse(after, ',')
	if err != nil {
		t.Fatal(err)
	}
	was, is := numbers(slices.DeleteFunc(old, row.blank), shape), numbers(slices.DeleteFunc(now, row.blank), shape)
	if len(was) != len(is) {
		t.Fatalf("%d numbers of %d", len(is), len(was))
	}
	marks := regexp.MustCompile(`[.,%\x{a0}]`)
	for i := range was {
		b, a := was[i].value, is[i].value
		if b == a {
			continue
		}
		digits := marks.ReplaceAllString(b, "")
		if was[i].sound(b) || !slices.Contains(was[i].meanings(both), a) && was[i].Type == "number" ||
			strings.Trim(digits, "0") != strings.Trim(marks.ReplaceAllString(a, ""), "0") {
			t.Errorf("%q became %q", b, a)
		}
	}
}
