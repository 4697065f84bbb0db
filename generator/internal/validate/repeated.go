package validate

import (
	"hash/maphash"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// repeated reports the values of a column that must be unique, and the keys, that
// stand more than once, and takes the observations of those rows out again.
func (t *tableReader) repeated() {
	again := map[int]bool{} // lines
	for _, x := range t.columns {
		if x.unique == nil {
			continue
		}
		x.unique.repeated(func(first, line int) {
			row := t.table.Row(line)
			if value := row.Cells[x.at]; value == t.table.Row(first).Cells[x.at] {
				again[line] = true
				t.problems.Add(t.table.At(row, x.at), "unique", diag.T("giá trị %q đã có ở dòng %d", "value %q is already on line %d", value, first),
					diag.T("mỗi giá trị của cột này chỉ có một lần", "each value of this column may stand once"))
			}
		})
	}
	t.keys.repeated(func(first, line int) {
		row := t.table.Row(line)
		if key := t.keyText(row); key == t.keyText(t.table.Row(first)) {
			again[line] = true
			t.problems.Add(t.table.At(row, t.key[0]), "primary-key", diag.T("khóa %q đã có ở dòng %d", "key %q is already on line %d", key, first),
				diag.T("xóa một dòng, hoặc sửa %s", "delete one row, or mend %s", strings.Join(values(t.r.Schema.PrimaryKey), ", ")))
		}
	})
	if len(again) == 0 {
		return
	}
	for line := range again {
		t.unsound[line] = true
	}
	for _, x := range t.measures {
		x.indicator.Observations.Drop(t.table.File, again)
	}
}

// blankKey reports a row whose key has a blank.
func (t *tableReader) blankKey(row load.Row) {
	t.problems.Add(t.table.At(row, t.key[0]), "primary-key", diag.T("khóa %q có ô trống", "key %q has a blank cell", t.keyText(row)),
		diag.T("điền đủ: %s", "fill in: %s", strings.Join(values(t.r.Schema.PrimaryKey), ", ")))
}

// hash is that of the cells of the primary key, joined as annotations write them.
func (t *tableReader) hash(row load.Row) (hash uint64, complete bool) {
	var h maphash.Hash
	h.SetSeed(t.seed)
	complete = true
	for n, at := range t.key {
		if n > 0 {
			h.WriteByte('/')
		}
		h.WriteString(row.Cells[at])
		complete = complete && row.Cells[at] != ""
	}
	return h.Sum64(), complete
}

// keyText is the primary key of a row as annotations write it.
func (t *tableReader) keyText(row load.Row) string {
	var cells []string
	for _, at := range t.key {
		cells = append(cells, row.Cells[at])
	}
	return strings.Join(cells, "/")
}

// line finds the row with a primary key.
func (t *tableReader) line(key string) (line int, there bool) {
	line = t.keys.line(maphash.String(t.seed, key))
	return line, line > 0 && t.keyText(t.table.Row(line)) == key
}

// once puts the values of the dataset's indicators in order, and reports those that
// two of its tables give.
func (c *checker) once(ds *dataset.Dataset) {
	for _, i := range ds.Indicators {
		c.catalog.Sort(i)
		i.Observations.Repeated(func(first, again dataset.Observation) {
			c.problems.Add(c.place(i, again), "primary-key", diag.T("giá trị này đã có ở %s", "this value is already at %s", c.place(i, first)), diag.T("xóa một trong hai", "delete one of the two"))
		})
	}
}
