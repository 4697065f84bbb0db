package change

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"chiso/generator/internal/dataset"
)

// flatten writes a struct of the model as keys and words, such as
// "sources[gso].title.vi", so that whatever a descriptor may say is compared
// without a line for each key. Fields named in skip, and numbers and texts that
// are not set, are left out.
func flatten(of any, skip ...string) map[string]string {
	out := map[string]string{}
	v := reflect.ValueOf(of)
	for n := range v.NumField() {
		if f := v.Type().Field(n); f.IsExported() && !slices.Contains(skip, f.Name) {
			put(out, strings.ToLower(f.Name[:1])+f.Name[1:], v.Field(n))
		}
	}
	return out
}

func put(out map[string]string, at string, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		switch x := v.Interface().(type) {
		case *dataset.Indicator:
			if x != nil {
				out[at] = x.Name
			}
		case *dataset.Dataset:
			if x != nil {
				out[at] = x.Name
			}
		case *dataset.Concordance:
			if x != nil {
				out[at] = x.Name
			}
		default: // what may be left out
			if !v.IsNil() {
				put(out, at, v.Elem())
			}
		}
	case reflect.String:
		if v.Len() > 0 {
			out[at] = v.String()
		}
	case reflect.Int:
		if v.Int() != 0 {
			out[at] = strconv.FormatInt(v.Int(), 10)
		}
	case reflect.Float64:
		out[at] = strconv.FormatFloat(v.Float(), 'f', -1, 64)
	case reflect.Bool:
		out[at] = strconv.FormatBool(v.Bool())
	case reflect.Map: // texts by language, counts by period
		for _, key := range v.MapKeys() {
			put(out, fmt.Sprintf("%s.%v", at, key), v.MapIndex(key))
		}
	case reflect.Struct:
		switch x := v.Interface().(type) {
		case dataset.Period:
			if !x.IsZero() {
				out[at] = x.String()
			}
		case dataset.Slice:
			if !x.IsZero() {
				out[at] = x.Name
			}
		default:
			for key, value := range flatten(x) {
				out[at+"."+key] = value
			}
		}
	case reflect.Slice:
		putAll(out, at, v)
	default:
		panic("change: no words for " + v.Type().String()) // a new kind of field in the model
	}
}

// putAll names the members of a list by what identifies them, so that one more
// does not change all that follow.
func putAll(out map[string]string, at string, v reflect.Value) {
	if v.Type().Elem().Kind() == reflect.String {
		if v.Len() > 0 {
			out[at] = strings.Join(v.Interface().([]string), ", ")
		}
		return
	}
	seen := map[string]int{}
	for n := range v.Len() {
		name := strconv.Itoa(n + 1)
		switch x := v.Index(n).Interface().(type) {
		case dataset.License:
			name = x.Name
		case dataset.Source:
			name = x.Name
		case dataset.Break:
			name = x.Period.String()
		}
		put(out, at+"["+unique(seen, name)+"]", v.Index(n))
	}
}

// unique tells things with the same name apart.
func unique(seen map[string]int, name string) string {
	if seen[name]++; seen[name] > 1 {
		return fmt.Sprintf("%s #%d", name, seen[name])
	}
	return name
}
