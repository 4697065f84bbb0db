package schema

import (
	"reflect"
	"testing"

	"chiso/generator/internal/load"
	"chiso/generator/internal/validate"
)

// TestKeys: every key of a descriptor is described, and nothing else is.
func TestKeys(t *testing.T) {
	used := map[string]bool{}
	walk(reflect.TypeFor[load.Descriptor](), used)
	for key := range used {
		if keys[key].VI == "" || keys[key].EN == "" {
			t.Errorf("%s: what does it hold?", key)
		}
	}
	lists := map[string]bool{}
	for key := range keys {
		lists[key] = true
	}
	for key := range validate.Allowed(nil, nil) {
		lists[key] = true
	}
	for key := range validate.Patterns {
		lists[key] = true
	}
	for _, list := range [][]string{validate.Dates, validate.Addresses, validate.Flags} {
		for _, key := range list {
			lists[key] = true
		}
	}
	for key := range lists {
		if !used[key] {
			t.Errorf("no descriptor has a key %s", key)
		}
	}
}

func walk(t reflect.Type, used map[string]bool) {
	for t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return
	}
	for i := range t.NumField() {
		if key, _ := load.Key(t.Field(i)); key != "" {
			used[t.Name()+"."+key] = true
			walk(t.Field(i).Type, used)
		}
	}
}
