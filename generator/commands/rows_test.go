package commands

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestRowsInAnyOrder: what is wrong with a table does not depend on the order of its
// rows, but for their lines. Tables are made up at random, with mistakes of all kinds,
// rows pasted twice and headers among them.
func TestRowsInAnyOrder(t *testing.T) {
	const header = "place,year,source,ranked_of,share_qualifier,sample_score,sample_rank,sample_share,sample_quality,sample_mean"
	place := regexp.MustCompile(`(dòng|line) \d+|\(\d+(, \d+)*(, …)?\)`)
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 5))
		pick := func(usual string, others ...string) string {
			if r.IntN(8) > 0 {
				return usual
			}
			return others[r.IntN(len(others))]
		}
		var rows []string
		for _, code := range []string{"01", "46", "66", "99", "1", "", "Huế"} {
			for _, period := range []string{"2022", "2023", "2024", "2025", "", "2O24"} {
				if r.IntN(3) == 0 {
					rows = append(rows, strings.Join([]string{code, period, pick("made-up", "made-up;other", "other,made-up", "nobody", ""), pick("3", "", "0", "x"), pick("", "~", "?"),
						pick("33", "-1", "101", `"1,5"`, "1.50"), pick("", "1", "4", "0", "2.0"), pick("12", "n/a", "36%"), pick(fmt.Sprint(len(rows)), "7", "-", ""), pick("", "=1")}, ","))
				}
			}
		}
		for range r.IntN(4) {
			if len(rows) > 0 {
				rows = append(rows, pick(rows[r.IntN(len(rows))], header))
			}
		}
		said := func() []string {
			dir := filepath.ToSlash(t.TempDir())
			if err := copyMissing("testdata/base", dir); err != nil {
				t.Fatal(err)
			}
			table := header + "\n" + strings.Join(append(rows, ""), "\n")
			if err := os.WriteFile(dir+"/data/sample/place.csv", []byte(table), 0o644); err != nil {
				t.Fatal(err)
			}
			var said []string
			for _, p := range checked(t, dir) {
				if err := p.seen(dir); err != nil {
					t.Errorf("%s: %v", p.Position, err)
				}
				p.Line = 0
				if p.Rule == "unique" || p.Rule == "reference" {
					p.Source = "" // the rows may differ elsewhere, and one of them is shown
				}
				said = append(said, place.ReplaceAllString(p.String()+p.Source, ""))
			}
			slices.Sort(said)
			return said
		}
		want := said()
		for range 3 {
			r.Shuffle(len(rows), func(a, b int) { rows[a], rows[b] = rows[b], rows[a] })
			if got := said(); !slices.Equal(got, want) {
				t.Fatalf("seed %d: of\n%s\nis said\n%s\nand in another order\n%s", seed, strings.Join(rows, "\n"), strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		}
	}
}
