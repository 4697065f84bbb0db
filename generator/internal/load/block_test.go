package load_test

import (
	"bytes"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"chiso/generator/internal/load"
)

// nasty are pieces of which tables are made that are wrong in many ways at once.
var nasty = []string{"a", "1", "12.5", ",", ",", ",", ",", "\n", "\n", "\r\n", "\r", `"`, `""`, `="1"`, " ", "\t", ";", "|", "ế", "đ", "e\u0302", "\u00a0", "1\u00a0234",
	"\u200b", "\u00ad", "\x7f", "Ð", "µ", "Hµ", "Noäi", "Ã¡", "а", "Ω", "\ufeff", "–", "“", "<<<<<<< a", "=======", ">>>>>>>", "x,y,z\n", "1,2,3\n", "1,2,3,\n", "\"1,2,3\"\n", "1;2;3\n", "\x00", "\xff"}

func nastyText(r *rand.Rand, pieces []string, most int) string {
	var b strings.Builder
	if r.Intn(3) > 0 {
		b.WriteString("x,y,z\n")
	}
	for range r.Intn(most) {
		b.WriteString(pieces[r.Intn(len(pieces))])
	}
	return b.String()
}

// account is all that is reported of a table: its problems, its rows, its lines.
func account(t *testing.T, data string, size int64) string {
	t.Helper()
	table, problems, err := load.ReadTableInBlocks("x.csv", strings.NewReader(data), size)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, p := range problems.Sorted() {
		fmt.Fprintf(&b, "%v %q %s %s %s\n", p.Position, p.Label, p.Rule, p.What.VI, p.Hint.VI)
	}
	if table == nil {
		return b.String()
	}
	fmt.Fprintf(&b, "%q %d %d\n", table.Header, table.Len, table.Lines)
	rows := ""
	for row := range table.Rows() {
		rows += said(table, row)
		if again := said(table, table.Row(row.Line)); !strings.HasSuffix(rows, again) {
			t.Errorf("%q: row %s is read again as %s", data, rows, again)
		}
	}
	var blocks []string
	load.EachBlock(table, func(rows []load.Row) string {
		s := ""
		for _, row := range rows {
			s += said(table, row)
		}
		return s
	}, func(s string) { blocks = append(blocks, s) })
	if together := strings.Join(blocks, ""); together != rows {
		t.Errorf("%q: block by block the rows are\n%s\none by one\n%s", data, together, rows)
	}
	b.WriteString(rows)
	lines := strings.Split(strings.TrimPrefix(data, "\ufeff"), "\n")
	for _, n := range slices.Concat([]int{len(lines), 1, len(lines) / 2}, []int{1, 2, 3}) {
		if n >= 1 && n <= len(lines) && table.Line(n) != strings.TrimSuffix(lines[n-1], "\r") {
			t.Errorf("%q: line %d is %q", data, n, table.Line(n))
		}
	}
	return b.String()
}

func said(table *load.Table, row load.Row) string {
	s := fmt.Sprintf("%d", row.Line)
	for n, cell := range row.Cells {
		s += fmt.Sprintf(" %q at %v", cell, table.At(row, n))
	}
	return s + "\n"
}

// TestBlocks: where one block of a table ends and the next begins changes nothing.
func TestBlocks(t *testing.T) {
	for seed := range int64(1500) {
		r := rand.New(rand.NewSource(seed))
		pieces := nasty
		if r.Intn(4) > 0 {
			pieces = nasty[:len(nasty)-2] // such as can be read
		}
		data := nastyText(r, pieces, 40)
		if r.Intn(8) == 0 {
			data = "\ufeff" + data
		}
		want := account(t, data, 1<<12)
		for _, size := range []int64{1, 2, 3, 1 + r.Int63n(20)} {
			if got := account(t, data, size); got != want {
				t.Fatalf("%q in blocks of %d:\n%s\nin one:\n%s", data, size, got, want)
			}
		}
	}
}

// TestGlance: of a line that is passed by at a glance, no rule has anything to say.
func TestGlance(t *testing.T) {
	letters := strings.Split("a b Z 0 9 . - + = ~ ; | < > : / ' ( ) % _ à Ế đ Đ ợ – — ’ “ ” … é ç ä ø ñ Ð ð µ ª ® · × а Ω \u00a0 \u200b \u00ad \u0301 \u2028 \u0085 \x01 \x7f", " ")
	letters = append(letters, ",", ",", " ", " ", "\t", "\r", `"`, "<<<<<<<", ">>>>>>>", "=======", "e\u0302", "", "x,y,z")
	tidy := 0
	for seed := range int64(60000) {
		r := rand.New(rand.NewSource(seed))
		line := ""
		for range r.Intn(9) {
			n := len(letters)
			if seed%2 == 0 {
				n = 30 // mostly tidy
			}
			line += letters[r.Intn(n)]
			if r.Intn(2) == 0 {
				line += ","
			}
		}
		plain, clean, commas := load.Glance(line)
		if clean && !plain {
			t.Fatalf("%q is tidy and not plain", line)
		}
		if !plain {
			continue
		}
		header := strings.Repeat("h,", commas) + "h\n"
		if clean {
			tidy++
		}
		for _, p := range load.SlowProblems(header, line) {
			if clean || p.Rule != "stray-space" && p.Rule != "quote" && p.Rule != "unclosed-quote" && p.Rule != "blank-row" && !strings.HasSuffix(p.Rule, "-cell") && p.Rule != "separator" {
				t.Fatalf("%q (tidy: %v): %s %s", line, clean, p.Rule, p.What.EN)
			}
		}
	}
	if tidy < 1000 {
		t.Errorf("only %d tidy lines were tried", tidy)
	}
}

// TestOddFiles: tables that are one line, have no last line end, or are larger than a
// block.
func TestOddFiles(t *testing.T) {
	for _, c := range []struct {
		data       string
		rows, told int
	}{
		{"a,b\n1,2", 1, 0}, {"a,b\r\n1,2\r\n", 1, 0}, {"a,b\r\n1,2", 1, 0}, {"a,b", 0, 0},
		{"a,b\n" + strings.Repeat("1,2\n", 200000), 200000, 0},
		{"a,b\n1," + strings.Repeat("x", 1<<20-2), 1, 0},
		{"a,b\n1," + strings.Repeat("x", 1<<20-2) + "\r\n1,2\n", 2, 0},
		{"a,b\n1," + strings.Repeat("x", 1<<20-1), 0, 1},
		{"a,b\n1," + strings.Repeat("x", 1<<20-1) + "\r\n1,2\n", 1, 1},
		{strings.Repeat("a", 60<<10) + ",b\n1,2\n", 1, 0},
		{"a,b\n" + strings.Repeat("x;", 1<<19), 0, 1},
		{"a" + strings.Repeat(",", 60<<10), 0, 0},
		{"a,b\r\n" + strings.Repeat("1,2\r\n", 1<<17), 1 << 17, 0},
	} {
		table, problems, err := load.ReadTable("x.csv", bytes.NewReader([]byte(c.data)))
		if err != nil || table == nil || table.Len != c.rows || len(problems) != c.told {
			t.Errorf("%.20q…: %v %v", c.data, problems, err)
		}
	}
}

// TestLongLines: a line that is too long is reported, at the cell that makes it so, and the
// lines around it are read, wherever blocks end.
func TestLongLines(t *testing.T) {
	const most = 1 << 20
	for name, line := range map[string]string{
		"one byte too many":      "1," + strings.Repeat("x", most-1),
		"letters of three bytes": "1," + strings.Repeat("ế", most/3+1),
		"three times as long":    "1," + strings.Repeat("x", 3*most),
		"many cells":             "1,2" + strings.Repeat(",3", most),
		"quoted":                 `1,"` + strings.Repeat("x,", most) + `"`,
	} {
		for _, end := range []string{"\n", "\r\n"} {
			data := "a,b" + end + "1,2" + end + line + end + "3,4" + end + line + end + line
			want := ""
			for _, size := range []int64{1 << 18, 1 << 10, 300_007, most} {
				table, problems, err := load.ReadTableInBlocks("x.csv", strings.NewReader(data), size)
				if err != nil || table == nil || len(problems) != 3 {
					t.Fatalf("%s: %d problems, %v", name, len(problems), err)
				}
				got := fmt.Sprint(table.Len, table.Lines, problems.Sorted())
				for row := range table.Rows() {
					got += said(table, row)
				}
				for n, p := range problems.Sorted() {
					if p.Rule != "size" || p.Line != []int{3, 5, 6}[n] {
						t.Errorf("%s: %v %s", name, p.Position, p.Rule)
					}
					if name != "many cells" && (p.Column != 3 || p.Label != "b") {
						t.Errorf("%s: the cell at %v, %q", name, p.Position, p.Label)
					}
				}
				if table.Line(4) != "3,4" || table.Len != 2 {
					t.Errorf("%s: %d rows, line 4 is %.20q", name, table.Len, table.Line(4))
				}
				if want == "" {
					want = got
				}
				if got != want {
					t.Errorf("%s: in blocks of %d:\n%s\nfirst:\n%s", name, size, got, want)
				}
			}
		}
	}
}

// TestLongHeader: what is longer than any line of names is a whole file.
func TestLongHeader(t *testing.T) {
	for _, data := range []string{strings.Repeat("a", 1<<20) + ",b\n1,2\n", strings.Repeat("a,", 1<<20)} {
		table, problems, err := load.ReadTable("x.csv", bytes.NewReader([]byte(data)))
		if err != nil || table != nil || len(problems) != 1 || problems[0].Rule != "encoding" {
			t.Errorf("%.20q…: %v %v", data, problems, err)
		}
	}
}
