package export

import "chiso/generator/internal/dataset"

// column is one of a table as it is published: a field, or after a field of codes their
// label in a language.
type column struct {
	name     string
	at       int // of the field in the table
	field    dataset.Field
	language string // empty for the field itself
}

func tableColumns(c *dataset.Catalog, t *dataset.Table) []column {
	var columns []column
	for n, f := range t.Fields {
		columns = append(columns, column{f.Name, n, f, ""})
		if f.CodeList != "" {
			for _, language := range c.Languages {
				columns = append(columns, column{f.Name + "_label_" + language, n, f, language})
			}
		}
	}
	return columns
}

// text is what a column holds in a row of the table.
func (x column) text(c *dataset.Catalog, cells []string) string {
	if x.language == "" {
		return cells[x.at]
	}
	return c.CellLabel(x.field, cells[x.at], x.language)
}

func header(columns []column) []string {
	var names []string
	for _, x := range columns {
		names = append(names, x.name)
	}
	return names
}
