package validate

import (
	"hash/maphash"
	"slices"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// repeated reports the values of a column that must be unique, and the keys, that
// stand more than once, and takes the observations of those rows out again.
func (t *tableReader) repeated() {
	var again lines
	for _, x := range t.columns {
		if x.unique == nil {
			continue
		}
		x.unique.repeated(t.same("unique", []int{x.at}, &again, func(row load.Row, first int) (what, hint diag.Text) {
			return diag.T("giá trị %q đã có ở dòng %d", "value %q is already on line %d", row.Cells[x.at], first),
				diag.T("mỗi giá trị của cột này chỉ có một lần", "each value of this column may stand once")
		}))
	}
	t.keys.repeated(t.same("primary-key", t.key, &again, func(row load.Row, first int) (what, hint diag.Text) {
		return diag.T("khóa %q đã có ở dòng %d", "key %q is already on line %d", t.keyText(row), first),
			t.twice(row, t.table.Row(first))
	}))
	if again.len == 0 {
		return
	}
	for line := range again.all() {
		t.unsound.add(line)
	}
	for _, x := range t.measures {
		x.indicator.Cube.Drop(t.table.File, again.has)
	}
}

// twice says what may become of two rows with one key. They may differ in what has no
// place in the key, such as the sex of those counted.
func (t *tableReader) twice(row, before load.Row) diag.Text {
	for _, x := range t.columns {
		if len(t.measures) > 0 && x.Role.V == "attribute" && !slices.Contains(Attributes, x.Attribute.V) && row.Cells[x.at] != before.Cells[x.at] && row.Cells[x.at] != "" {
			return diag.T("hai dòng khác nhau ở cột %q: làm mỗi giá trị của nó thành một chỉ số, hoặc xóa một dòng", "the rows differ in column %q: make each of its values an indicator, or delete one row", x.Name.V)
		}
	}
	return diag.T("xóa một dòng, hoặc sửa %s", "delete one row, or fix %s", t.keyNames())
}

// same reports a line if its cells are those of another one before, and not only of
// the same hash. Once so many are reported that no more will be, lines are counted
// unseen: reading each of a million again would take hours.
func (t *tableReader) same(rule string, cells []int, again *lines, say func(row load.Row, first int) (what, hint diag.Text)) func(first, line int) {
	return func(first, line int) {
		if t.problems.Full(t.table.File, rule) {
			again.add(line)
			t.problems.Add(diag.Position{File: t.table.File}, rule, diag.Text{}, diag.Text{})
			return
		}
		row, before := t.table.Row(line), t.table.Row(first)
		if slices.ContainsFunc(cells, func(at int) bool { return row.Cells[at] != before.Cells[at] }) {
			return
		}
		again.add(line)
		what, hint := say(row, first)
		t.problems.Add(t.table.At(row, cells[0]), rule, what, hint)
	}
}

// blankKey reports a row whose key has a blank, at the first one. A problem of
// another cell of the key says enough: the row may be a total or a note.
func (t *tableReader) blankKey(row *checkedRow) {
	blank := -1
	for n, name := range t.r.Schema.PrimaryKey {
		x := t.columnOf(name.V)
		if x != nil && row.isWrong(x) {
			return
		}
		if blank < 0 && row.Cells[t.key[n]] == "" {
			blank = n
		}
	}
	t.problems.Add(t.table.At(row.Row, t.key[blank]), "primary-key", diag.T("ô ở cột %q trống", "the cell in column %q is blank", t.r.Schema.PrimaryKey[blank].V),
		diag.T("mỗi dòng cần đủ: %s", "each row needs: %s", t.keyNames()))
}

// line finds the row with a primary key.
func (t *tableReader) line(key string) (line int, there bool) {
	line = t.keys.line(maphash.String(t.seed, key))
	return line, line > 0 && t.keyText(t.table.Row(line)) == key
}
