package validate

import (
	"cmp"
	"maps"
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
)

// edition is a count of those ranked in a year, as some rows of a table give it.
type edition struct{ year, among int }

// tally is how many rows give an edition, and the line of the first.
type tally struct{ rows, line int }

// manyEditions are more than a table has in which anything is right.
const manyEditions = 10_000

// counted notes how many were ranked in the year of a row.
func (t *tableReader) counted(row *checkedRow) {
	for _, x := range t.qualifiers {
		if x.editions == nil || row.numbers[x.number] <= 0 {
			continue
		}
		e := edition{row.year, int(row.numbers[x.number])}
		of := x.editions[e]
		if of == nil {
			if len(x.editions) == manyEditions {
				continue
			}
			of = &tally{line: row.Line}
			x.editions[e] = of
		}
		of.rows++
	}
}

// rankedOf gives each ranking the count of those ranked in each year. If the rows of
// a year give several, most of them are right, and each other count is told where it
// stands first.
func (t *tableReader) rankedOf() {
	for _, x := range t.qualifiers {
		editions := slices.SortedFunc(maps.Keys(x.editions), func(a, b edition) int {
			of, other := x.editions[a], x.editions[b]
			return cmp.Or(cmp.Compare(a.year, b.year), cmp.Compare(other.rows, of.rows), cmp.Compare(of.line, other.line))
		})
		for n, e := range editions {
			if n > 0 && editions[n-1].year == e.year {
				t.twoCounts(x, e, editions[n-1].among)
				editions[n].among = editions[n-1].among
				continue
			}
			for _, measure := range t.measures {
				if slices.Contains(measure.qualified, x) {
					t.among(measure.indicator, x, e)
				}
			}
		}
	}
}

// among gives an indicator the count of a year, which another table may have given.
func (t *tableReader) among(i *dataset.Indicator, x *column, e edition) {
	if before := i.RankedOf[e.year]; before > 0 && before != e.among {
		t.twoCounts(x, e, before)
		return
	}
	i.RankedOf[e.year] = e.among
}

func (t *tableReader) twoCounts(x *column, e edition, usual int) {
	row := t.table.Row(x.editions[e].line)
	t.problems.Add(t.table.At(row, x.at), "ranked-of", diag.T("năm %d có hai số nơi được xếp hạng: %d và %d", "%d has two counts of places ranked: %d and %d", e.year, usual, e.among),
		diag.T("mỗi năm chỉ có một", "a year has one"))
}
