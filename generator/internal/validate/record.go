package validate

import (
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// recordRow is a row of a table of records with its cells and their places.
type recordRow struct {
	dataset.Record
	cell func(column string) load.Str
}

// recordReader reads tables whose rows are records with texts, such as terms and tools.
type recordReader struct{ *engine }

// isWhole says whether a table has what a table of that name needs: a key, so that each row
// has an address of its own, columns, and texts in every language. What it lacks is reported.
func (c *recordReader) isWhole(t *tableColumns, out *dataset.Table, key string, columns, texts []string) bool {
	whole := true
	if key != "" && !slices.Equal(out.Key, []string{key}) {
		c.problems.Add(t.r.Schema.Pos, "field", diag.T("bảng %q phải có primaryKey: [%s]", "table %q needs primaryKey: [%s]", out.Name, key),
			diag.T("viết primaryKey: [%s]", "write primaryKey: [%s]", key))
		return false
	}
	for _, name := range columns {
		if !slices.ContainsFunc(t.columns, func(x *column) bool { return x.Name.V == name }) {
			whole = false
			c.problems.Add(t.r.Schema.Pos, "field", diag.T("bảng %q thiếu cột %q", "table %q lacks column %q", out.Name, name),
				diag.T("thêm cột ấy vào tệp và vào schema", "add that column to the file and to the schema"))
		}
	}
	for _, text := range texts {
		for _, language := range c.languages {
			if t.textColumn(text, language) == nil {
				whole = false
				c.problems.Add(t.r.Schema.Pos, "field", diag.T("bảng %q thiếu cột chữ %q bằng ngôn ngữ %q", "table %q lacks a column of text %q in language %q", out.Name, text, language),
					diag.T("thêm cột có role: text, text: %s, lang: %s", "add a column with role: text, text: %s, lang: %s", text, language))
			}
		}
	}
	return whole
}

// read reads the rows of a table, and wants texts in every language.
func (c *recordReader) read(t *tableColumns, out *dataset.Table, texts ...string) []recordRow {
	records := dataset.Records(out)
	var rows []recordRow
	for row := range t.table.Rows() {
		r := recordRow{records[len(rows)], t.named(row)}
		rows = append(rows, r)
		for _, text := range texts {
			for _, language := range c.languages {
				if x := t.textColumn(text, language); r.Texts[text][language] == "" {
					c.problems.Add(t.table.At(row, x.at), "missing-translation", diag.T("thiếu %q bằng ngôn ngữ %q", "%q is missing in language %q", text, language),
						diag.T("điền cột %s", "fill in column %s", x.Name.V))
				}
			}
		}
	}
	return rows
}
