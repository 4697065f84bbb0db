package fix

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/validate"
)

var shape = Shape{
	Columns: []Column{
		{Name: "place", Type: "string", CodeList: "places", Codes: map[string]int{"66": 0, "01": 1}, Names: validate.NewNames([]dataset.Code{
			{Code: "66", Label: dataset.Text{"vi": "Đắk Lắk", "en": "Dak Lak"}}, {Code: "01", Label: dataset.Text{"vi": "Hà Nội", "en": "Ha Noi"}}})}, {Name: "year", Type: "year"},
		{Name: "score", Type: "number"}, {Name: "rank", Type: "integer"}, {Name: "note", Type: "string"},
	},
}

const head = "place,year,score,rank,note\n"

func utf16(order unicode.Endianness, text string) string {
	out, err := unicode.UTF16(order, unicode.UseBOM).NewEncoder().String(text)
	if err != nil {
		panic(err)
	}
	return out
}

// TestTable: what each repair makes of a table. A blank want is the table as it
// was; left is part of the message about that.
func TestTable(t *testing.T) {
	for _, c := range []struct{ name, have, want, left string }{
		{"clean", head + "01,2025,12.5,1,\"a, b\"\n", "", ""},
		{"needless quotes stay", head + "\"01\",2025,12.5,1,\"a\"\n", "", ""},
		{"thousandths stay", head + "01,2025,1.234,1,\n", "", ""},
		{"UTF-16 with tabs", utf16(unicode.LittleEndian, "place\tyear\tscore\trank\tnote\r\n01\t2025\t12,5\t1\tHuế\r\n"), head + "01,2025,12.5,1,Huế\n", ""},
		{"UTF-16, high byte first", utf16(unicode.BigEndian, head), head, ""},
		{"half of UTF-16", "\xff\xfea\x00b", "", "neither UTF-8 nor"},
		{"Windows-1258", head + "01,2025,1,1,Hu\xea\xec\n", "", "neither UTF-8 nor"},
		{"byte order mark", "\ufeff" + head, head, ""},
		{"Excel's Unicode text", utf16(unicode.LittleEndian, "place\tyear\tscore\trank\tnote\r\n01\t2025\t12,5\t1\t\"nói \"\"có\"\"\"\r\n"), head + "01,2025,12.5,1,\"nói \"\"có\"\"\"\n", ""},
		{"mixed line ends", "place,year,score,rank,note\r01,2025,1,1,\r\n66,2025,1,1,\n01,2024,1,1,", head + "01,2025,1,1,\n66,2025,1,1,\n01,2024,1,1,\n", ""},
		{"blank lines at the end", head + "01,2025,1,1,\n\r\n\n\r\r", head + "01,2025,1,1,\n", ""},
		{"no-break and thin spaces", head + "\u202f01\u00a0,2025\u2009,1\u3000,1,\u2007a\u00a0b\n", head + "01,2025,1,1,a\u00a0b\n", ""},
		{"per cent is meaning where the unit is another", head + "01,2025,12%,1,\n66,2025,\"12,5%\",1,\n", "", `"12%" cannot be turned into a number without a guess; check says how to write it (and 1 more like it)`},
		{"codes that lost their zero", head + "1,2025,1,1,\n66,2025,1,1,\n1.0,2024,1,1,\n", head + "01,2025,1,1,\n66,2025,1,1,\n01,2024,1,1,\n", ""},
		{"names in full", head + "Tỉnh Đắk Lắk,2025,1,1,Huế\nTP. Hà Nội,2025,1,1,\n\"HANOI\",2024,1,1,\n", head + "66,2025,1,1,Huế\n01,2025,1,1,\n01,2024,1,1,\n", ""},
		{"names with a slip, and others", head + "Đăk Lăk,2025,1,1,\nHà Tây,2025,1,1,\n01,2025,1,1,\n", "", `"Đăk Lăk" cannot be turned into a code of list "places" without a guess; check says more (and 1 more like it)`},
		{"years", head + "01,2025.0,1,1,\n01,\"2,024\",1,1,\n01,２０２３,1,1,\n", head + "01,2025,1,1,\n01,2024,1,1,\n01,2023,1,1,\n", ""},
		{"years with more", head + "01,2025*,1,1,\n01,2022Q1,1,1,\n", "", `"2025*" cannot be turned into a year without a guess`},
		{"numbers as people write them", head + "01,2025,1 234,007,\n66,2025,(1.5),+5,\n01,2024,.5,1\u00a0234,\n66,2024,7.4e-05,1e+05,\n", head + "01,2025,1234,7,\n66,2025,-1.5,5,\n01,2024,0.5,1234,\n66,2024,0.000074,100000,\n", ""},
		{"numbers with more", head + "01,2025,12.3*,1,\n66,2025,7.40E-05,1,\n66,2024,-,1,\n66,2023,\"1,234*\",1,\n", "", `"12.3*" cannot be turned into a number without a guess; check says how to write it (and 3 more like it)`},
		{"cells beyond the header, though blank", head + "01,,2025,12.5,1,\n", "", "6 cells, the header 5"},
		{"line ends", "place,year,score,rank,note\r\n01,2025,1,1,\"a\r\nb\"\r\n66,2025,1,1,x", head + "01,2025,1,1,\"a\r\nb\"\n66,2025,1,1,x\n", ""},
		{"old Mac line ends", "place,year,score,rank,note\r01,2025,1,1,\r", head + "01,2025,1,1,\n", ""},
		{"decomposed", head + "01,2025,1,1,Hue\u0302\u0301\n", head + "01,2025,1,1,Huế\n", ""},
		{"semicolons", "place;year;score;rank;note\n01;2025;1.234,5;1;a, b\n", head + "01,2025,1234.5,1,\"a, b\"\n", ""},
		{"semicolons in cells", "place;year;score;rank;note\n01;2025;1;1;\"a;b\"\n", head + "01,2025,1,1,a;b\n", ""},
		{"semicolons, blank columns and rows", ";;;;;\r\nplace;year;score;rank;note;\r\n01;2025;1;1;;\r\n;;;;;\r\n", head + "01,2025,1,1,\n", ""},
		{"semicolons, another column", "place;year;score;rank;other\n01;2025;1;1;\n", "", "not exactly those"},
		{"semicolons, unclear point", "place;year;score;rank;note\n01;2025;1.234;1;\n", "", "may mean thousands"},
		{"semicolons, ragged", "place;year;score;rank;note\n01;2025;1;1;a;b\n", "", "6 cells, the header 5"},
		{"decimal commas", head + "01,2025,\"-0,125\",1,\"1,5\"\n66,2025,\"1234,567\",1,\n", head + "01,2025,-0.125,1,\"1,5\"\n66,2025,1234.567,1,\n", ""},
		{"no decimal commas in other columns", head + "01,2025,1,\"1,5\",\"1,5\"\n", "", `"1,5" cannot be turned into a number`},
		{"unclear comma", head + "01,2025,\"1,234\",1,\n66,2025,\"2,345\",1,\n", "", `"1,234" may mean thousands or decimals. write it out (and 1 more`},
		{"unclear point beside commas", head + "01,2025,1.234,1,\n66,2025,\"2,5\",1,\n", "", `"2,5" stays: "1.234" (line 2)`},
		{"marks of thousands that are none", head + "01,2025,\"12.34,5\",1,\n66,2025,\"007,5\",1,\n", head + "01,2025,\"12.34,5\",1,\n66,2025,7.5,1,\n", `"12.34,5" cannot be turned into a number`},
		{"stray spaces", " place ,year,score,rank,note\n01,\u00a02025,12.5\u200b,1,\"a\u00a0b \"\n", head + "01,2025,12.5,1,a\u00a0b\n", ""},
		{"blank rows and columns", "place,year,score,rank,note,,\n\n01,2025,1,1,,,\n,,,,,,\n \n", head + "01,2025,1,1,\n", ""},
		{"a value in a column without label", "place,year,score,rank,note,\n01,2025,1,1,,x\n", "", ""},
		{"ragged", "\ufeff" + head + "01,2025\n", "", "2 cells, the header 5"},
		{"unclosed quote", head + "01,2025,1,1,\"a\r\n", "", "a quote is not closed"},
		{"empty", " \n", "", "empty"},
		{"what is left in each column", head + "x,2025x,12%,1st,NaN\n", "", "\"12%\" cannot be turned into a number without a guess; check says how to write it\n\"1st\" cannot"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := Table([]byte(c.have), shape)
			want := c.want
			if want == "" {
				want = c.have
			}
			if string(got.Data) != want {
				t.Errorf("got  %q\nwant %q", got.Data, want)
			}
			if (len(got.Done) > 0) != (want != c.have) {
				t.Errorf("said %v", got.Done)
			}
			leaves(t, got, c.left)
			again(t, got, shape)
		})
	}
}

func again(t *testing.T, first Result, shape Shape) {
	t.Helper()
	if second := Table(first.Data, shape); string(second.Data) != string(first.Data) || len(second.Done) > 0 {
		t.Errorf("the second time: %q\n%v", second.Data, second.Done)
	}
}

func TestOrder(t *testing.T) {
	shape := shape
	shape.Key = []string{"place", "year"}
	have := head + "99,2024,1,,\n01,2025,1,,first\n66,x,1,,\n01,2025,2,,second\n66,2025,1,,\n01,2024,1,,\n"
	want := head + "66,2025,1,,\n66,x,1,,\n01,2024,1,,\n01,2025,1,,first\n01,2025,2,,second\n99,2024,1,,\n"
	got := Table([]byte(have), shape)
	if string(got.Data) != want {
		t.Errorf("%s", got.Data)
	}
	again(t, got, shape)
}

func TestDescriptor(t *testing.T) {
	have := "\ufeffname: a\r\ntitle: {vi: Hue\u0302\u0301, en: Hue}\r\n"
	want := "name: a\ntitle: {vi: Huế, en: Hue}\n"
	got, d := Descriptor([]byte(have))
	if string(got.Data) != want || len(got.Done) != 3 || d == nil {
		t.Errorf("%q %v", got.Data, got.Done)
	}
	bad := "\ufeffname: [a\r\n"
	if got, d := Descriptor([]byte(bad)); string(got.Data) != bad || len(got.Left) != 1 || d != nil {
		t.Errorf("%q %v", got.Data, got.Left)
	}
}

// TestSpoilt: tables spoilt in every way that programs spoil them come back to
// the same bytes.
func TestSpoilt(t *testing.T) {
	for seed := range uint64(2000) {
		r := rand.New(rand.NewPCG(seed, 1))
		pick := func(of ...string) string { return of[r.IntN(len(of))] }
		separator := pick(",", ";", "\t")
		quote := func(cell string) string {
			if strings.ContainsAny(cell, separator+"\"") || r.IntN(9) == 0 && cell != "" {
				return `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
			}
			return cell
		}
		end, comma, form := pick("\n", "\r\n", "\r"), r.IntN(2) == 0, pick("NFC", "NFD")
		var clean, spoilt strings.Builder
		clean.WriteString(head)
		spoilt.WriteString(pick("", "\ufeff") + strings.ReplaceAll(strings.TrimSpace(head), ",", separator) + end)
		for n := range r.IntN(6) {
			score := fmt.Sprintf("%d.%d", r.IntN(5000), r.IntN(90))
			note := pick("", "Huế", "Đắk Lắk; Đà Nẵng", "a, b", `nói "có"`)
			row := []string{pick("01", "66"), fmt.Sprint(2000 + n), score, fmt.Sprint(n), note}
			for i, cell := range row {
				row[i] = encode(cell)
			}
			clean.WriteString(strings.Join(row, ",") + "\n")
			if comma {
				score = strings.Replace(score, ".", ",", 1)
			}
			if form == "NFD" {
				note = norm.NFD.String(note)
			}
			row = []string{quote(row[0]), quote(row[1]), quote(score), quote(row[3]), quote(note)}
			for i := range row {
				if !strings.HasPrefix(row[i], `"`) {
					row[i] = pick("", "", "\u00a0", " ") + row[i] + pick("", "", "\u200b", " ")
				}
			}
			spoilt.WriteString(strings.Join(row, separator) + end + pick("", "", end, strings.Repeat(separator, 4)+end))
		}
		data := spoilt.String()
		if separator == "\t" && r.IntN(2) == 0 {
			data = utf16(unicode.LittleEndian, strings.TrimPrefix(data, "\ufeff"))
		}
		got := Table([]byte(data), shape)
		if !slices.Equal(values(t, got.Data), values(t, []byte(clean.String()))) {
			t.Fatalf("seed %d: %q\ngot  %q %v\nwant %q", seed, data, got.Data, got.Left, clean.String())
		}
		again(t, got, shape)
	}
}

// values are all cells, with the ends of rows.
func values(t *testing.T, data []byte) []string {
	t.Helper()
	rows, err := parse(data, ',')
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, row := range rows {
		for _, raw := range row.cells {
			out = append(out, decode(raw))
		}
		out = append(out, "\n")
	}
	return out
}

// FuzzTable: whatever the bytes, fixing twice is fixing once, what is left whole
// is left whole, and of a table with commas no value changes but as documented.
func FuzzTable(f *testing.F) {
	for _, seed := range []string{head, "\ufeff" + head + "01,2025,\"1,5\",1,\r\n", "place;year;score;rank;note\n01;2025;1,5;1;\"a\r\nb\"\n", "a,b,\n\n\"\",\" \",\n", head + "01,2025,\"1,234\",1.000,\n66,2024,\"1.234,5\",\"2,345\",\n", "place;year;score;rank;note\n01;2025;1,5;1;\n66;2025;1,234;1.234;\n", "a,b\n\"a\"\"\u037e\",b\n", "\r\r\"\r\"", "\xff\xfea\x00"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got := Table(data, shape)
		again(t, got, shape)
		if len(got.Done) > 0 {
			meant(t, mustEnds(data), got.Data, shape)
		}
		if len(got.Done) == 0 {
			if string(got.Data) != string(data) {
				t.Fatalf("changed, and nothing said: %q", got.Data)
			}
			return
		}
		before, left := run(tables, data, Shape{}) // without a schema no number and no separator changes
		if left != nil {
			return
		}
		rows, err := parse(mustEnds(data), ',')
		if err != nil {
			return
		}
		var want []string
		for _, row := range rows {
			for _, raw := range row.cells {
				if v := trim(norm.NFC.String(decode(raw))); v != "" {
					want = append(want, v)
				}
			}
		}
		have := slices.DeleteFunc(values(t, before.Data), func(v string) bool { return v == "" || v == "\n" })
		if !slices.Equal(have, want) {
			t.Fatalf("values %q, want %q", have, want)
		}
	})
}

// mustEnds runs the repairs that come before cells can be told apart.
func mustEnds(data []byte) []byte {
	for _, do := range Repairs[:4] {
		if do.On&tables != 0 {
			data, _, _ = do.Do(data, Shape{})
		}
	}
	return data
}

// leaves wants a report of what was not fixed, in these words, or nothing to be left.
func leaves(t *testing.T, got Result, want string) {
	t.Helper()
	var left []string
	for _, l := range got.Left {
		left = append(left, l.Why.EN)
	}
	if said := strings.Join(left, "\n"); (said != "") != (want != "") || !strings.Contains(said, want) {
		t.Errorf("left %q, want %q", said, want)
	}
}
