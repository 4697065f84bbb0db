package fix

import (
	"path"
	"slices"
	"strings"

	"chiso/generator/internal/load"
)

// shapes are those of the tables that a descriptor names, by path.
func shapes(d *load.Descriptor, languages []string) map[string]Shape {
	out := map[string]Shape{}
	add := func(file load.Str, shape Shape) {
		if file.V != "" {
			out[path.Clean(file.V)] = shape
		}
	}
	for _, r := range d.Resources {
		var shape Shape
		for _, f := range r.Schema.Fields {
			column := Column{Name: f.Name.V, Type: f.Type.V, CodeList: f.CodeList.V, Percent: percent(d, f.Name.V),
				Minimum: bound(f.Constraints.Minimum), Maximum: bound(f.Constraints.Maximum)}
			if f.Attribute.V == "status" {
				column.CodeList = "statuses"
			}
			shape.Columns = append(shape.Columns, column)
		}
		for _, k := range r.Schema.PrimaryKey {
			shape.Key = append(shape.Key, k.V)
		}
		add(r.Path, shape)
	}
	for _, l := range d.CodeLists {
		add(l.Path, fixed(slices.Concat(load.Columns[load.CodeRow](), load.Optional[load.CodeRow]()), languages, "label"))
		add(l.Layout, fixed(load.Columns[load.TileRow](), languages, "short", "part"))
		add(l.Groups, fixed(load.Columns[load.GroupRow](), languages))
	}
	for _, c := range d.Concordances {
		add(c.Path, fixed(load.Columns[load.ConcordanceRow](), languages))
	}
	add(d.Annotations, fixed(load.Columns[load.AnnotationRow](), languages, "note"))
	add(d.Targets, fixed(load.Columns[load.TargetRow](), languages, "note"))
	return out
}

// percent says whether an indicator has the unit %.
func percent(d *load.Descriptor, indicator string) bool {
	for _, i := range d.Indicators {
		for _, unit := range i.Unit.By {
			if i.Name.V == indicator && strings.HasPrefix(unit.V, "%") {
				return true
			}
		}
	}
	return false
}

func bound(n load.Number) *float64 {
	if !n.Set {
		return nil
	}
	return &n.V
}

// fixed is the shape of a table whose columns are the same everywhere.
func fixed(columns, languages []string, texts ...string) Shape {
	var shape Shape
	for _, name := range columns {
		column := Column{Name: name, Type: "string"}
		if name == "share" || name == "value" || name == "value_high" {
			column.Type = "number"
		}
		shape.Columns = append(shape.Columns, column)
	}
	for _, text := range texts {
		for _, language := range languages {
			shape.Columns = append(shape.Columns, Column{Name: text + "_" + language, Type: "string"})
		}
	}
	return shape
}
