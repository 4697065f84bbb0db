package export

import (
	"encoding/json"
	"slices"

	"chiso/generator/internal/dataset"
)

// dataPackage: a Frictionless Data Package v2 descriptor, one per language
// because its profile allows a title in one language only. datapackage.json is
// the English one (of a site without English, that of its first language),
// datapackage.<language>.json the others.
var dataPackage = Format{"datapackage", func(c *dataset.Catalog, d *dataset.Dataset) map[string][]byte {
	files := map[string][]byte{}
	for _, language := range c.Languages {
		data, err := json.MarshalIndent(descriptor(c, d, language), "", "  ")
		if err != nil {
			panic(err) // texts and numbers only
		}
		files[DescriptorName(c.Languages, language)] = append(data, '\n')
	}
	return files
}}

// DescriptorName is the file of a data package's descriptor in one of a site's
// languages.
func DescriptorName(languages []string, language string) string {
	if language == "en" || language == languages[0] && !slices.Contains(languages, "en") {
		return "datapackage.json"
	}
	return "datapackage." + language + ".json"
}

type object = map[string]any

func descriptor(c *dataset.Catalog, d *dataset.Dataset, language string) object {
	out := object{
		"$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
		"name":    d.Name, "title": d.Title[language], "description": d.Description[language],
		"version": d.Version, "created": d.Created + "T00:00:00Z", "language": language,
	}
	set(out, "homepage", d.Homepage)
	set(out, "citation", d.Citation[language])
	set(out, "method", d.Method[language])
	set(out, "updateFrequency", d.UpdateFrequency)
	set(out, "nextRelease", d.NextRelease)
	var licensed, sources, contributors, resources []object
	for _, l := range licenses(d) {
		license := object{"name": l.Name, "title": l.Title[language]}
		set(license, "path", l.Path)
		if l.From != 0 {
			license["from"] = l.From
		}
		if l.To != 0 {
			license["to"] = l.To
		}
		licensed = append(licensed, license)
	}
	for _, s := range d.Sources {
		source := object{"name": s.Name, "title": s.Title[language], "accessed": s.Accessed}
		set(source, "path", s.Path)
		sources = append(sources, source)
	}
	for _, x := range d.Contributors {
		contributor := object{"title": x.Title[language], "roles": x.Roles}
		set(contributor, "path", x.Path)
		contributors = append(contributors, contributor)
	}
	for _, t := range d.Tables {
		resources = append(resources, resource(t.Name, t.Title[language], tableFields(c, d, t, language)))
	}
	for _, i := range d.Indicators {
		resources = append(resources, resource(i.Name, i.Title[language], indicatorFields(c, i)))
	}
	put(out, "licenses", licensed)
	put(out, "sources", sources)
	put(out, "contributors", contributors)
	put(out, "resources", resources)
	return out
}

// licenses are those of a dataset, and those of what its figures were computed from.
func licenses(d *dataset.Dataset) []dataset.License {
	all := slices.Clone(d.Licenses)
	seen := map[*dataset.Dataset]bool{nil: true}
	for _, s := range d.Sources {
		if !seen[s.From] {
			seen[s.From] = true
			all = append(all, s.From.Licenses...)
		}
	}
	return all
}

func set(o object, key, value string) {
	if value != "" {
		o[key] = value
	}
}

func put(o object, key string, list []object) {
	if len(list) > 0 {
		o[key] = list
	}
}

func resource(name, title string, fields []object) object {
	return object{
		"name": name, "path": name + ".csv", "title": title, "type": "table", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
		"schema": object{"fields": fields, "missingValues": []string{""}},
	}
}

func tableFields(c *dataset.Catalog, d *dataset.Dataset, t *dataset.Table, language string) []object {
	var fields []object
	for _, f := range t.Fields {
		out := object{"name": f.Name, "type": f.Type}
		set(out, "title", f.Title[language])
		if i := slices.IndexFunc(d.Indicators, func(i *dataset.Indicator) bool { return i.Name == f.Name }); i >= 0 {
			set(out, "description", d.Indicators[i].Definition[language])
			set(out, "unit", d.Indicators[i].Unit[language])
		}
		if f.Type == "list" {
			out["delimiter"] = ";"
		}
		if f.Required {
			out["constraints"] = object{"required": true}
		}
		fields = append(fields, out)
		if f.CodeList != "" {
			for _, l := range c.Languages {
				fields = append(fields, object{"name": f.Name + "_label_" + l, "type": "string"})
			}
		}
	}
	return fields
}

func indicatorFields(c *dataset.Catalog, i *dataset.Indicator) []object {
	var fields []object
	add := func(kind string, names ...string) {
		for _, name := range names {
			fields = append(fields, object{"name": name, "type": kind})
		}
	}
	each := func(prefix string) {
		for _, language := range c.Languages {
			add("string", prefix+language)
		}
	}
	add("string", "indicator", "code_list", "code")
	each("label_")
	add("year", "year")
	add("number", "value", "value_upper")
	add("string", "qualifier", "status")
	add("integer", "ranked_of", "sample")
	each("unit_")
	add("string", "source", "accessed", "licence")
	each("note_")
	return fields
}
