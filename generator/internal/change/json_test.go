package change

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"chiso/generator/internal/dataset"
)

var compiled = sync.OnceValues(func() (*jsonschema.Schema, error) {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema))
	if err != nil {
		return nil, err
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("file:///schema.json", document); err != nil {
		return nil, err
	}
	return compiler.Compile("file:///schema.json")
})

// fits wants what is written of a report to be as the schema says, and returns
// it. A report that was compared with nothing in git gets a base.
func fits(t *testing.T, r Report) map[string]any {
	t.Helper()
	if r.Base == "" {
		r.Base, r.Commit = "main", strings.Repeat("0", 40)
	}
	schema, err := compiled()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := r.JSON(&b); err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(document); err != nil {
		t.Errorf("%v\n%s", err, b.String())
	}
	return document.(map[string]any)
}

// TestSchema: reports of every sort keep to the schema: nothing at all, all lost,
// all new, names gone, texts missing, parts unread, bytes that are no text.
func TestSchema(t *testing.T) {
	none := &dataset.Catalog{CodeLists: map[string]*dataset.CodeList{}}
	one, two := catalog("a", dataset.Score, 1, 2, 0), catalog("a", dataset.Rank, 1, 3)
	bare := catalog("a", dataset.Measure("\xff"), 1, 5)
	d, i := bare.Datasets[0], bare.Datasets[0].Indicators[0]
	d.Title, i.Title, i.Unit = nil, nil, nil
	d.Tables = []*dataset.Table{{Name: "t"}}
	bare.CodeLists = map[string]*dataset.CodeList{"l": {Name: "l", Codes: []dataset.Code{{Code: "0"}}}}
	bare.Concordances = []*dataset.Concordance{{Name: "c", Changes: []dataset.Change{{From: "1", To: "2"}}}}
	renamed, moved := catalog("b", dataset.Score, 1, 2, 0), catalog("a", dataset.Score, 1, 2, 0)
	moved.Datasets[0].Name = "e"
	qualified := catalog("a", dataset.Score, 1, 2, 0)
	values := qualified.Datasets[0].Indicators[0].Total().Observations()
	for n := range values {
		values[n].Qualifier, values[n].Sources, values[n].Sample = ">", []string{"s"}, 9
	}
	qualified.Datasets[0].Indicators[0].Cube = dataset.NewCube(values...)
	sides := []*dataset.Catalog{none, one, two, bare, renamed, moved, qualified}
	for _, before := range sides {
		for _, after := range sides {
			fits(t, diff(before, after))
			unread := Unread{Parts: map[string]bool{Part("dataset", "d"): true, Part("indicator", "a"): true, Part("table", "d/t"): true, Part("targets", "d"): true}}
			fits(t, Diff(Side{before, unread}, Side{Catalog: after}, false))
			fits(t, Diff(Side{Catalog: before}, Side{after, unread}, false))
		}
	}
}

// TestSchemaRefuses: the schema is about something.
func TestSchemaRefuses(t *testing.T) {
	schema, err := compiled()
	if err != nil {
		t.Fatal(err)
	}
	value := func(report map[string]any) map[string]any {
		in := func(of any, key string) map[string]any { return of.(map[string]any)[key].([]any)[0].(map[string]any) }
		return in(in(in(report, "datasets"), "indicators"), "values")
	}
	for what, spoil := range map[string]func(map[string]any){
		"a list that is null":                func(r map[string]any) { r["datasets"] = nil },
		"a missing key":                      func(r map[string]any) { delete(r, "counts") },
		"a commit that is none":              func(r map[string]any) { r["commit"] = "main" },
		"a count below nothing":              func(r map[string]any) { r["problems"].(map[string]any)["after"] = -1 },
		"an unknown part":                    func(r map[string]any) { r["unread"] = []any{"page x"} },
		"an unknown change":                  func(r map[string]any) { value(r)["what"] = "moved" },
		"a revised value without its size":   func(r map[string]any) { delete(value(r), "change") },
		"a revised value that was not there": func(r map[string]any) { delete(value(r), "before") },
		"an added value that was there":      func(r map[string]any) { value(r)["what"] = "added" },
		"a value that is a text":             func(r map[string]any) { value(r)["after"].(map[string]any)["value"] = "1" },
	} {
		report := fits(t, diff(catalog("a", dataset.Score, 1), catalog("a", dataset.Score, 2)))
		spoil(report)
		if schema.Validate(report) == nil {
			t.Errorf("%s is let through", what)
		}
	}
}

// TestSchemaIsWhole: the schema has every key that may be written, and no other;
// those that are always written are required.
func TestSchemaIsWhole(t *testing.T) {
	type object struct {
		Required   []string       `json:"required"`
		Properties map[string]any `json:"properties"`
	}
	var schema struct {
		object
		Defs map[string]object `json:"$defs"`
	}
	if err := json.Unmarshal(Schema, &schema); err != nil {
		t.Fatal(err)
	}
	var whole func(reflect.Type, object)
	seen := map[reflect.Type]bool{}
	whole = func(of reflect.Type, is object) {
		seen[of] = true
		var required, all []string
		for n := range of.NumField() {
			field := of.Field(n)
			name, omit, _ := strings.Cut(field.Tag.Get("json"), ",")
			if all = append(all, name); omit == "" {
				required = append(required, name)
			}
			inner := field.Type
			for inner.Kind() == reflect.Slice || inner.Kind() == reflect.Pointer {
				inner = inner.Elem()
			}
			if inner.Kind() == reflect.Struct && inner != reflect.TypeFor[dataset.Period]() && !seen[inner] {
				whole(inner, schema.Defs[strings.ToLower(inner.Name())])
			}
		}
		var have []string
		for name := range is.Properties {
			have = append(have, name)
		}
		slices.Sort(all)
		slices.Sort(have)
		if !slices.Equal(have, all) || !slices.Equal(is.Required, required) {
			t.Errorf("%s: keys %v, in the schema %v; always there %v, in the schema %v", of.Name(), all, have, required, is.Required)
		}
	}
	whole(reflect.TypeFor[Report](), schema.object)
}
