// Package schema says in JSON Schema what a datapackage.yaml may hold, for
// editors that complete and underline while people type. All of it comes from
// the Go types that read the file and from the lists that the check uses; only
// what a key means is written here (see keys.go).
//
// It is draft 7, the one that the language server for YAML knows best, and it
// refers to nothing: editors show no description beside a reference.
package schema

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/load"
	"chiso/generator/internal/validate"
)

type node = map[string]any

// Of writes the schema for a site in the languages.
func Of(languages []string) ([]byte, error) {
	w := writer{languages: languages, allowed: validate.Allowed(languages, chart.Names())}
	root := w.group(reflect.TypeFor[load.Descriptor]())
	root["$schema"] = "http://json-schema.org/draft-07/schema#"
	root["title"] = load.DescriptorName
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(root)
	return b.Bytes(), err
}

type writer struct {
	languages []string
	allowed   map[string][]string
}

// group is a struct of package load.
func (w writer) group(t reflect.Type) node {
	properties, required := node{}, []string{}
	for i := range t.NumField() {
		key, must := load.Key(t.Field(i))
		if key == "" {
			continue
		}
		value := w.value(t.Field(i).Type, t.Name()+"."+key, must)
		value["description"] = about(t.Name() + "." + key)
		properties[key] = value
		if must {
			required = append(required, key)
		}
	}
	group := node{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		group["required"] = required
	}
	if conditions := w.conditions(t.Name()); len(conditions) > 0 {
		group["allOf"] = conditions
	}
	return group
}

func (w writer) value(t reflect.Type, key string, must bool) node {
	switch {
	case t == reflect.TypeFor[load.Str]():
		return w.scalar(key, must)
	case t == reflect.TypeFor[load.Int]():
		if key == "Indicator.decimals" {
			return node{"type": "integer", "minimum": 0, "maximum": validate.MaxDecimals}
		}
		return node{"type": "integer"}
	case t == reflect.TypeFor[load.Number]():
		return node{"type": "number"}
	case t == reflect.TypeFor[load.Text]():
		words := node{}
		for _, language := range w.languages {
			words[language] = node{"type": scalars, "minLength": 1}
		}
		return node{"type": "object", "properties": words, "required": w.languages, "additionalProperties": false}
	case t.Kind() == reflect.Slice:
		list := node{"type": "array", "items": w.value(t.Elem(), key, false)}
		if must {
			list["minItems"] = 1
		}
		return list
	}
	return w.group(t)
}

// scalars: what is written without quotes may be a number to YAML (a code, a
// year) and is a text to us.
var scalars = []string{"string", "number", "boolean"}

func (w writer) scalar(key string, must bool) node {
	value := node{"type": scalars}
	if must {
		value["minLength"] = 1
	}
	if allowed := w.allowed[key]; allowed != nil {
		value = node{"enum": allowed}
	}
	if pattern := validate.Patterns[key]; pattern != nil {
		value["type"], value["pattern"] = "string", pattern.String()
	}
	switch {
	case slices.Contains(validate.Dates, key):
		value["type"], value["format"] = "string", "date"
	case slices.Contains(validate.Addresses, key):
		value["type"], value["format"] = "string", "uri"
	case slices.Contains(validate.Flags, key):
		value = node{"type": "boolean"}
	case key == "Field.attribute":
		value["examples"] = validate.Attributes
	}
	return value
}

// conditions are what one key asks of the others.
func (w writer) conditions(group string) []node {
	when := func(key, value string, then node) node {
		return node{"if": node{"properties": node{key: node{"const": value}}, "required": []string{key}}, "then": then}
	}
	var conditions []node
	switch group {
	case "Field":
		for _, role := range w.allowed["Field.role"] {
			conditions = append(conditions, when("role", role, node{"required": validate.Needed[role]}))
		}
	case "Chart":
		var all []string
		for _, k := range chart.Kinds {
			all = append(all, k.Uses...)
		}
		for _, k := range chart.Kinds {
			unused := node{}
			for _, key := range all {
				if !slices.Contains(k.Uses, key) {
					unused[key] = false
				}
			}
			conditions = append(conditions, when("kind", k.Name, node{"properties": unused}))
		}
	}
	return conditions
}

// about describes a key in both languages, for an editor cannot be asked which
// one its reader speaks.
func about(key string) string {
	lines := []string{keys[key].VI, keys[key].EN}
	if key == "Chart.kind" {
		for _, k := range chart.Kinds {
			lines[0] += "\n- " + k.Name + ": " + k.About.VI
			lines[1] += "\n- " + k.Name + ": " + k.About.EN
		}
	}
	return strings.Join(lines, "\n\n")
}
