package templates

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"chiso/generator/internal/wire"
)

// value is what may stand in a place of a template: one of several, as a partial has several
// callers. None is nothing at all: a key that was left out.
type value []atom

// atom is one thing that a value may be. Its key is the same for all that are alike.
type atom interface{ key() string }

type (
	anyAtom  struct{} // not known
	textAtom struct { // a text, number or boolean
		text string // if known; "*" for a part of it that is not
	}
	structAtom struct { // a Go struct, by its JSON keys
		of    reflect.Type
		front bool // it is the front matter of a page, which frames of several kinds of pages read
	}
	listAtom struct{ item value }
	mapAtom  struct{ item value } // of keys that are data
	dictAtom struct{ items map[string]value }
	pageAtom struct{ page *Page } // a page of Hugo, nil for one of which nothing is known
	siteAtom struct{}
	hugoAtom struct{}
	langAtom struct{}
)

var (
	unknown = value{anyAtom{}}
	text    = value{textAtom{}}
	nothing = value{}
)

func (anyAtom) key() string    { return "?" }
func (a textAtom) key() string { return fmt.Sprintf("%q", a.text) }
func (a structAtom) key() string {
	return fmt.Sprintf("%s.%s %t", a.of.PkgPath(), a.of.String(), a.front)
}
func (a listAtom) key() string { return "[" + a.item.key() + "]" }
func (a mapAtom) key() string  { return "map " + a.item.key() }
func (a dictAtom) key() string {
	var b strings.Builder
	for _, name := range sortedKeys(a.items) {
		fmt.Fprintf(&b, "%s:%s,", name, a.items[name].key())
	}
	return "{" + b.String() + "}"
}
func (a pageAtom) key() string { return fmt.Sprintf("page %v", a.page) }
func (siteAtom) key() string   { return "site" }
func (hugoAtom) key() string   { return "hugo" }
func (langAtom) key() string   { return "language" }

func (v value) key() string {
	keys := make([]string, len(v))
	for n, a := range v {
		keys[n] = a.key()
	}
	slices.Sort(keys)
	return strings.Join(keys, "|")
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// join is what is one or another of some values; several lists become one of whatever is in them.
func join(values ...value) value {
	joined, seen := value{}, map[string]bool{}
	var items value
	listed := false
	for _, v := range values {
		for _, a := range v {
			if list, is := a.(listAtom); is {
				items, listed = join(items, list.item), true
				continue
			}
			if key := a.key(); !seen[key] {
				seen[key] = true
				joined = append(joined, a)
			}
		}
	}
	if listed {
		joined = append(joined, listAtom{items})
	}
	return joined
}

// ofType is what a Go value of a type becomes as JSON.
func ofType(t reflect.Type) value {
	switch {
	case wire.IsOpaque(t):
		return unknown
	case wire.IsText(t):
		return text
	}
	switch t.Kind() {
	case reflect.Pointer:
		return ofType(t.Elem())
	case reflect.Struct:
		return value{structAtom{of: t}}
	case reflect.Slice, reflect.Array:
		return value{listAtom{ofType(t.Elem())}}
	case reflect.Map:
		return value{mapAtom{ofType(t.Elem())}}
	case reflect.Interface:
		return unknown
	}
	return text
}
