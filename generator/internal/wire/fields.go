package wire

import (
	"encoding"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
)

// Field is a key of a struct as JSON.
type Field struct {
	Of       reflect.Type // the struct that declares it
	Name     string       // in Go
	Key      string
	Type     reflect.Type
	Optional bool // it may be left out
}

// Fields are the keys of a struct, with those of the structs that it embeds.
func Fields(t reflect.Type) []Field {
	fields := ownFields(t)
	for _, embedded := range embeds(t) {
		fields = append(Fields(embedded), fields...)
	}
	return fields
}

func ownFields(t reflect.Type) []Field {
	var fields []Field
	for f := range t.Fields() {
		tag := f.Tag.Get("json")
		name, options, _ := strings.Cut(tag, ",")
		if tag == "-" || f.Anonymous && name == "" || !f.IsExported() {
			continue
		}
		if name == "" {
			name = f.Name
		}
		optional := strings.Contains(options, "omitempty") && f.Type.Kind() != reflect.Struct || strings.Contains(options, "omitzero")
		fields = append(fields, Field{t, f.Name, name, f.Type, optional})
	}
	return fields
}

// embeds are the structs whose keys a struct has as its own.
func embeds(t reflect.Type) []reflect.Type {
	var all []reflect.Type
	for f := range t.Fields() {
		if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); f.Anonymous && name == "" {
			all = append(all, f.Type)
		}
	}
	return all
}

// IsText says whether a type is a kind of text with a name of its own, as Period is.
func IsText(t reflect.Type) bool {
	return t.Kind() == reflect.String && t.PkgPath() != "" || t.Implements(reflect.TypeFor[encoding.TextMarshaler]())
}

// IsOpaque says whether a type writes itself as whatever it wants.
func IsOpaque(t reflect.Type) bool { return t.Implements(reflect.TypeFor[json.Marshaler]()) }

// Structs are those that stand in JSON of some types, these among them, each before what is in it.
func Structs(types ...reflect.Type) []reflect.Type {
	var all []reflect.Type
	var visit func(reflect.Type)
	visit = func(t reflect.Type) {
		switch {
		case IsText(t) || IsOpaque(t) || slices.Contains(all, t):
			return
		case t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Array || t.Kind() == reflect.Map:
			visit(t.Elem())
		case t.Kind() == reflect.Struct:
			all = append(all, t)
			for _, embedded := range embeds(t) {
				visit(embedded)
			}
			for _, f := range ownFields(t) {
				visit(f.Type)
			}
		}
	}
	for _, t := range types {
		visit(t)
	}
	return all
}
