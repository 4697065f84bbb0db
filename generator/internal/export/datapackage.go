package export

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/i18n"
)

// dataPackage: a Frictionless Data Package v2 descriptor, one per language
// because its profile allows a title in one language only. datapackage.json is
// the English one (of a site without English, that of its first language),
// datapackage.<language>.json the others. It says of each CSV file how long it is and
// what its hash is, so the files must have been written before.
//
// Two things of our own descriptors have no place in the published profile of version
// 2.0: a field of type list, which the text of the standard has and the profile has not,
// so it is published as a string; and foreign keys to code lists, since these are in
// another package.
var dataPackage = Format{"datapackage", func(c *dataset.Catalog, d *dataset.Dataset) []string {
	var names []string
	for _, language := range c.Languages {
		names = append(names, DescriptorName(c.Languages, language))
	}
	return names
}, func(o Options, d *dataset.Dataset, files map[string][]byte) {
	for _, language := range o.Catalog.Languages {
		p := packager{o, d, language, o.Translations[language], files}
		data, err := json.MarshalIndent(p.descriptor(), "", "  ")
		if err != nil {
			panic(err) // texts and numbers only
		}
		files[DescriptorName(o.Catalog.Languages, language)] = append(data, '\n')
	}
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

// packager writes the descriptor of a dataset in a language.
type packager struct {
	Options
	dataset      *dataset.Dataset
	language     string
	translations *i18n.Translations
	files        map[string][]byte // what has been written of the dataset, by path
}

func (p packager) descriptor() object {
	d, language := p.dataset, p.language
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
		if !l.From.IsZero() {
			license["from"] = l.From
		}
		if !l.To.IsZero() {
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
		resources = append(resources, p.resource(t.Name, t.Title[language], p.tableFields(t), t.Key))
	}
	for _, i := range d.Columns() {
		resources = append(resources, p.resource(i.Name, i.Title[language], p.indicatorFields(i), indicatorKey(i)))
	}
	put(out, "licenses", licensed)
	put(out, "sources", sources)
	put(out, "contributors", contributors)
	put(out, "resources", resources)
	return out
}

// licenses are those of a dataset, and those of what its figures were computed from.
func licenses(d *dataset.Dataset) []dataset.License {
	var all []dataset.License
	for _, origin := range d.Origins() {
		all = append(all, origin.Licenses...)
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

func (p packager) resource(name, title string, fields []object, key []string) object {
	data := p.files[name+".csv"]
	hash := sha256.Sum256(data)
	schema := object{"fields": fields, "missingValues": []string{""}}
	if len(key) > 0 {
		schema["primaryKey"] = key
	}
	return object{
		"name": name, "path": name + ".csv", "title": title, "type": "table", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
		"bytes": len(data), "hash": "sha256:" + hex.EncodeToString(hash[:]), "schema": schema,
	}
}

func (p packager) tableFields(t *dataset.Table) []object {
	d, language := p.dataset, p.language
	var fields []object
	for _, f := range t.Fields {
		out := object{"name": f.Name, "type": f.Type}
		set(out, "title", f.Title[language])
		if i := slices.IndexFunc(d.Indicators, func(i *dataset.Indicator) bool { return i.Name == f.Name }); i >= 0 {
			set(out, "title", d.Indicators[i].Title[language])
			set(out, "description", d.Indicators[i].Definition[language])
			set(out, "unit", d.Indicators[i].Unit[language])
		}
		switch f.Type { // the types that are our own
		case "list":
			out["type"] = "string"
			out["description"] = p.translations.Translate("column_list_text", nil)
		case dataset.TypePeriod:
			out["type"] = "string"
			out["description"] = p.translations.Translate("column_period_text", nil)
		}
		constraints := object{}
		if f.Required {
			constraints["required"] = true
		}
		if f.Minimum != nil {
			constraints["minimum"] = *f.Minimum
		}
		if f.Maximum != nil {
			constraints["maximum"] = *f.Maximum
		}
		if len(constraints) > 0 {
			out["constraints"] = constraints
		}
		fields = append(fields, out)
		if f.CodeList != "" {
			for _, l := range p.Catalog.Languages {
				label := object{"name": f.Name + "_label_" + l, "type": "string"}
				set(label, "title", p.in(f.Title[language], l))
				fields = append(fields, label)
			}
		}
	}
	return fields
}

// in is the title of a column with texts in one language.
func (p packager) in(title, language string) string {
	if title == "" {
		return ""
	}
	return p.translations.Translate("column_in", i18n.Args{"title": title, "language": language})
}

// figureTypes are the types of the columns of a file of figures that are not strings.
var figureTypes = map[string]string{"year": "year", "value": "number", "value_upper": "number", "ranked_of": "integer", "sample": "integer"}

// explained are the columns of a file of figures that a title alone does not explain;
// the words of the theme have column_NAME_text for each.
var explained = []string{"period", "value", "value_upper", "qualifier", "status", "source", "accessed", "licence"}

// indicatorFields are the columns of figureHeader.
func (p packager) indicatorFields(i dataset.Slice) []object {
	var fields []object
	for _, name := range figureHeader(p.Catalog, !i.IsYearly()) {
		field := object{"name": name, "type": "string"}
		if kind, there := figureTypes[name]; there {
			field["type"] = kind
		}
		if name == "accessed" && !severalDates(i) {
			field["type"] = "date"
		}
		base, of := name, ""
		for _, l := range p.Catalog.Languages {
			if cut, is := strings.CutSuffix(name, "_"+l); is {
				base, of = cut, l
			}
		}
		if field["title"] = p.translations.Translate("column_"+base, nil); of != "" {
			field["title"] = p.in(p.translations.Translate("column_"+base, nil), of)
		}
		if slices.Contains(explained, name) {
			field["description"] = p.translations.Translate("column_"+name+"_text", nil)
		}
		fields = append(fields, field)
	}
	return fields
}

// severalDates says whether a figure of the indicator is from sources that were taken on
// different days.
func severalDates(i dataset.Slice) bool {
	for o := range i.All() {
		if strings.Contains(Accessed(i.Dataset, o.Sources), dataset.ListSeparator) {
			return true
		}
	}
	return false
}

// indicatorKey are the columns that tell the rows of an indicator's file apart: without
// the period if its figures are of none. Where only some are, there is no key, for a key
// may not be blank.
func indicatorKey(i dataset.Slice) []string {
	dated, undated := false, false
	for o := range i.All() {
		dated, undated = dated || !o.Period.IsZero(), undated || o.Period.IsZero()
	}
	switch {
	case !undated && !i.IsYearly():
		return []string{"code_list", "code", "period"}
	case !undated:
		return []string{"code_list", "code", "year"}
	case !dated:
		return []string{"code_list", "code"}
	}
	return nil
}
