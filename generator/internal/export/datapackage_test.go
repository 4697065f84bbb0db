package export_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/dlclark/regexp2/v2"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/datatest"
	"chiso/generator/internal/export"
)

// expression is a regular expression as JSON Schema has them, those of ECMAScript, with
// looking ahead, which package regexp has not.
type expression struct{ *regexp2.Regexp }

func (e expression) MatchString(s string) bool {
	found, err := e.Regexp.MatchString(s)
	return err == nil && found
}

func profile(t *testing.T) *jsonschema.Schema {
	t.Helper()
	data, err := os.ReadFile("testdata/datapackage-2.0/datapackage.json")
	if err != nil {
		t.Fatal(err)
	}
	schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	compiler.UseRegexpEngine(func(s string) (jsonschema.Regexp, error) {
		e, err := regexp2.Compile(s, regexp2.ECMAScript)
		return expression{e}, err
	})
	if err := compiler.AddResource("datapackage.json", schema); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("datapackage.json")
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

// datapackage is what the tests read of a descriptor.
type datapackage struct {
	Schema    string `json:"$schema"`
	Resources []struct {
		Name, Path, Hash string
		Bytes            int
		Schema           struct {
			Fields     []struct{ Name, Title, Type string }
			PrimaryKey []string
		}
	}
}

// TestProfile: each published descriptor keeps the profile of Data Package 2.0 that it
// names, and says of each file its length, hash, columns and key as they are.
func TestProfile(t *testing.T) {
	schema := profile(t)
	catalogs := map[string]*dataset.Catalog{"history": datatest.Archive(t, "../../testdata/history.txtar")}
	catalogs["small"], catalogs["repository"] = datatest.Catalog(t, "../../testdata/base/data"), datatest.Repository(t, "../../..")
	lists := 0
	for name, c := range catalogs {
		translations := datatest.TranslationsOf(t, "../../../themes/chiso", "../../../site", c.Languages)
		files := export.Files(export.Options{Catalog: c, Translations: translations})
		packages := 0
		for file, data := range files {
			if !strings.HasPrefix(path.Base(file), "datapackage") {
				continue
			}
			packages++
			document, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(document); err != nil {
				t.Errorf("%s, %s: %v", name, file, err)
			}
			var p datapackage
			if err := json.Unmarshal(data, &p); err != nil {
				t.Fatal(err)
			}
			if p.Schema != "https://datapackage.org/profiles/2.0/datapackage.json" {
				t.Errorf("%s, %s names the profile %q", name, file, p.Schema)
			}
			for _, r := range p.Resources {
				table := files[path.Join(path.Dir(file), r.Path)]
				hash := sha256.Sum256(table)
				if len(table) == 0 || r.Bytes != len(table) || r.Hash != "sha256:"+hex.EncodeToString(hash[:]) {
					t.Errorf("%s, %s: %s has %d bytes and the hash %s, the file has %d and %x", name, file, r.Name, r.Bytes, r.Hash, len(table), hash)
				}
				rows, err := csv.NewReader(bytes.NewReader(table)).ReadAll()
				if err != nil {
					t.Fatal(err)
				}
				var names []string
				for _, f := range r.Schema.Fields {
					names = append(names, f.Name)
					if f.Title == "" {
						t.Errorf("%s, %s: column %s of %s has no title", name, file, f.Name, r.Name)
					}
				}
				if !slices.Equal(names, rows[0]) {
					t.Errorf("%s, %s: %s has the columns %v, the file %v", name, file, r.Name, names, rows[0])
				}
				if r.Schema.PrimaryKey == nil {
					t.Errorf("%s, %s: %s has no key", name, file, r.Name)
				}
				seen := map[string]bool{}
				for _, row := range rows[1:] {
					var key []string
					for _, column := range r.Schema.PrimaryKey {
						key = append(key, row[slices.Index(rows[0], column)])
					}
					if slices.Contains(key, "") || seen[strings.Join(key, "\n")] {
						t.Errorf("%s, %s: in %s the key %q is blank or not alone", name, file, r.Name, key)
					}
					seen[strings.Join(key, "\n")] = true
				}
			}
		}
		if packages != len(c.Datasets)*len(c.Languages) {
			t.Errorf("%s: %d descriptors of %d datasets", name, packages, len(c.Datasets))
		}
		for _, d := range c.Datasets {
			for _, table := range d.Tables {
				for _, f := range table.Fields {
					if f.Type == "list" {
						lists++
					}
				}
			}
		}
	}
	if lists == 0 {
		t.Error("no table has a list, of which the profile knows nothing")
	}
}
