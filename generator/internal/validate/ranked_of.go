package validate

import (
	"cmp"
	"maps"
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
)

// tally is a count of those ranked in a year: how many rows of a table give it, and
// the line of the first.
type tally struct{ year, among, rows, line int }

// manyTallies are more than a table has in which anything is right.
const manyTallies = 10_000

// counted notes how many were ranked in the year of a row.
func (t *tableReader) counted(row *checkedRow) {
	for _, x := range t.counts {
		among := int(row.numbers[x.number])
		if among <= 0 {
			continue
		}
		key := uint64(among)<<12 | uint64(row.year)
		of := x.tallies[key]
		if of == nil && len(x.tallies) < manyTallies {
			of = &tally{year: row.year, among: among, line: row.Line}
			x.tallies[key] = of
		}
		if of != nil {
			of.rows++
		}
	}
}

// rankedOf gives each ranking the count of those ranked in each year. If the rows of
// a year give several, the one that most of them give is right, and each other is
// told where it stands first.
func (t *tableReader) rankedOf() {
	for _, x := range t.counts {
		usual := map[int]int{} // by year
		for _, of := range slices.SortedFunc(maps.Values(x.tallies), func(a, b *tally) int { return cmp.Or(cmp.Compare(b.rows, a.rows), cmp.Compare(a.line, b.line)) }) {
			if usual[of.year] > 0 {
				t.twoCounts(x, of, usual[of.year])
				continue
			}
			usual[of.year] = of.among
			for _, measure := range t.measures {
				if slices.Contains(measure.qualified, x) {
					t.among(measure.indicator, x, of)
				}
			}
		}
	}
}

// among gives an indicator the count of a year, which another table may have given.
func (t *tableReader) among(i *dataset.Indicator, x *column, of *tally) {
	if before := i.RankedOf[of.year]; before > 0 && before != of.among {
		t.twoCounts(x, of, before)
		return
	}
	i.RankedOf[of.year] = of.among
}

func (t *tableReader) twoCounts(x *column, of *tally, usual int) {
	t.problems.Add(t.table.At(t.table.Row(of.line), x.at), "ranked-of", diag.T("năm %d có hai số nơi được xếp hạng: %d và %d", "%d has two counts of places ranked: %d and %d", of.year, usual, of.among),
		diag.T("mỗi năm chỉ có một", "a year has one"))
}
