package validate

import (
	"cmp"
	"maps"
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
)

// tally is a count of those ranked in a period: how many rows of a table give it, and
// the line of the first.
type tally struct {
	tallied
	rows, line int
}

// tallied is what rows may agree on: how many were ranked in a period.
type tallied struct {
	period dataset.Period
	among  int
}

// manyTallies are more than a table has in which anything is right.
const manyTallies = 10_000

// counted notes how many were ranked in the period of a row.
func (t *tableReader) counted(row *checkedRow) {
	for _, x := range t.counts {
		among := int(row.numbers[x.number])
		if among <= 0 {
			continue
		}
		key := tallied{row.period, among}
		of := x.tallies[key]
		if of == nil && len(x.tallies) < manyTallies {
			of = &tally{tallied: key, line: row.Line}
			x.tallies[key] = of
		}
		if of != nil {
			of.rows++
		}
	}
}

// rankedOf gives each ranking the count of those ranked in each period. If the rows of
// a period give several, the one that most of them give is right, and each other is
// reported where it stands first.
func (t *tableReader) rankedOf() {
	for _, x := range t.counts {
		usual := map[dataset.Period]int{}
		for _, of := range slices.SortedFunc(maps.Values(x.tallies), func(a, b *tally) int { return cmp.Or(cmp.Compare(b.rows, a.rows), cmp.Compare(a.line, b.line)) }) {
			if usual[of.period] > 0 {
				t.twoCounts(x, of, usual[of.period])
				continue
			}
			usual[of.period] = of.among
			for _, measure := range t.measures {
				if slices.Contains(measure.qualified, x) {
					t.among(measure.indicator, x, of)
				}
			}
		}
	}
}

// among gives an indicator the count of a period, which another table may have given.
func (t *tableReader) among(i *dataset.Indicator, x *column, of *tally) {
	if before := i.RankedOf[of.period]; before > 0 && before != of.among {
		t.twoCounts(x, of, before)
		return
	}
	i.RankedOf[of.period] = of.among
}

func (t *tableReader) twoCounts(x *column, of *tally, usual int) {
	t.problems.Add(t.table.At(t.table.Row(of.line), x.at), "ranked-of", diag.T("năm %s có hai số nơi được xếp hạng: %d và %d", "%s has two counts of places ranked: %d and %d", of.period, usual, of.among),
		diag.T("mỗi năm chỉ có một", "a year has one"))
}
