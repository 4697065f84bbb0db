package commands

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"chiso/generator/internal/cli"
	"chiso/generator/internal/datatest"
)

// schemaLine tells editors where the schema is.
const schemaLine = "# yaml-language-server: $schema=../datapackage.schema.json\n"

const schemaFile = "../data/datapackage.schema.json"

// TestSchema: the schema in the tree is what the types give, every descriptor
// names it and fits it, and so does the one that `new` writes.
func TestSchema(t *testing.T) {
	files, err := filepath.Glob("../data/*/datapackage.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	schema := compile(t, "../site")
	for _, file := range files {
		if err := schema.Validate(plain(t, datatest.Contents(t, file))); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
	t.Run("tree", func(t *testing.T) {
		datatest.Own(t, "..")
		if status, want := run(t, "schema"); status != 0 || want != datatest.Contents(t, schemaFile) {
			t.Errorf("status %d; write it anew: go run ./generator schema > data/datapackage.schema.json", status)
		}
		for _, file := range files {
			if !strings.HasPrefix(datatest.Contents(t, file), schemaLine) {
				t.Errorf("%s: the first line is not %s", file, schemaLine)
			}
		}
	})

	made := t.TempDir()
	if err := copyMissing("testdata/base/data", made); err != nil {
		t.Fatal(err)
	}
	if status, output := run(t, "new", "my-data", "--data", made, "--site", smallSite); status != 0 {
		t.Fatal(output)
	}
	written := filepath.Join(made, "my-data", "datapackage.yaml")
	if !strings.HasPrefix(datatest.Contents(t, written), schemaLine) {
		t.Errorf("%s: the first line is not %s", written, schemaLine)
	}
	small := compile(t, smallSite)
	for _, file := range []string{written, "testdata/base/data/sample/datapackage.yaml", "testdata/base/data/code-lists/datapackage.yaml"} { // charts of every kind among them
		if err := small.Validate(plain(t, datatest.Contents(t, file))); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

// TestSchemaRefuses: what the check would report, the editor underlines.
func TestSchemaRefuses(t *testing.T) {
	schema := compile(t, smallSite)
	sound := datatest.Contents(t, "testdata/base/data/sample/datapackage.yaml")
	for _, mistake := range []struct{ what, from, to string }{
		{"an unknown key", "updateFrequency:", "updateFrequenzy:"},
		{"an unknown key of an entry", "decimals: 1", "decimal: 1"},
		{"a value that is not allowed", "measure: score", "measure: points"},
		{"a missing key", "version: \"1.0.0\"\n", ""},
		{"a missing key of an entry", "    direction: higher\n", ""},
		{"a blank key", "version: \"1.0.0\"", "version: \"\""},
		{"a missing language", "title: {vi: Bộ mẫu, en: Sample}", "title: {vi: Bộ mẫu}"},
		{"a text in no language", "title: {vi: Bộ mẫu, en: Sample}", "title: Sample"},
		{"a date that is none", "created: 2026-11-22", "created: 22/11/2026"},
		{"a name with capitals", "name: sample_score", "name: SampleScore"},
		{"a kind of chart that does not exist", "kind: bar", "kind: bars"},
		{"a key that the kind does not use", "kind: stack, ", "kind: stack, highlight: \"66\", "},
		{"an attribute without its meaning", "role: attribute, attribute: source,", "role: attribute,"},
		{"a list that is none", "topics: [made-up]", "topics: made-up"},
		{"too many decimals", "decimals: 1", "decimals: 7"},
		{"an acceptance of what is no warning", "targets: targets.csv\n", "targets: targets.csv\naccept: [{rule: parts, date: 2026-11-22, reason: {vi: Đúng., en: Right.}}]\n"},
		{"a form without its last year", "targets: targets.csv\n", "targets: targets.csv\nreporting: {resource: place, from: 2025}\n"},
		{"a flag that is none", "constraints: {minimum: 0, maximum: 100}", "constraints: {required: yes please}"},
	} {
		broken := strings.Replace(sound, mistake.from, mistake.to, 1)
		if broken == sound {
			t.Fatalf("%s: there is no %q", mistake.what, mistake.from)
		}
		if schema.Validate(plain(t, broken)) == nil {
			t.Errorf("%s is let through: %q", mistake.what, mistake.to)
		}
	}
}

// smallSite has the settings of the data in testdata/base.
const smallSite = "testdata/base/site"

// compile gives the schema for the languages of a site, as the command schema prints it.
func compile(t *testing.T, site string) *jsonschema.Schema {
	t.Helper()
	status, text := run(t, "schema", "--site", site)
	if status != 0 {
		t.Fatal(text)
	}
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("schema.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// plain reads YAML as editors do: a day is a text to them, not a time.
func plain(t *testing.T, text string) any {
	t.Helper()
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(text), &document); err != nil {
		t.Fatal(err)
	}
	var days func(*yaml.Node)
	days = func(n *yaml.Node) {
		if n.Tag == "!!timestamp" {
			n.Tag = "!!str"
		}
		for _, child := range n.Content {
			days(child)
		}
	}
	days(&document)
	var value any
	if err := document.Decode(&value); err != nil {
		t.Fatal(err)
	}
	return value
}

// run runs the program in this process on the repository's own folders.
func run(t *testing.T, args ...string) (status int, output string) {
	t.Helper()
	var out bytes.Buffer
	args = append([]string{args[0], "--lang", "en", "--data", "../data", "--site", "../site", "--themes", "../themes"}, args[1:]...)
	status = cli.Run(args, &out, &out)
	return status, out.String()
}
