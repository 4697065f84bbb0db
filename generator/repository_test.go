package main

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/rhysd/actionlint"
	"go.yaml.in/yaml/v3"

	"chiso/generator/internal/cli"
	"chiso/generator/internal/datatest"
)

// TestWorkflowsKeep: the key of a cache names files that are there, and all that what is kept
// is made of: pictures, or the whole site.
func TestWorkflowsKeep(t *testing.T) {
	for workflow, of := range map[string][]string{
		"check.yml":   {"'data/**'", "'themes/chiso/assets/js/look/**'", "'themes/chiso/assets/css/main/tokens.css'", "'themes/chiso/render/**'", "'themes/chiso/package-lock.json'"},
		"publish.yml": {"'data/**'", "'generator/**'", "'site/**'", "'themes/**'", "'go.sum'"},
	} {
		data, err := os.ReadFile(filepath.Join("../.github/workflows", workflow))
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range of {
			path := strings.TrimSuffix(strings.Trim(want, "'"), "/**")
			if _, err := os.Stat(filepath.Join("..", path)); err != nil || !strings.Contains(string(data), want) {
				t.Errorf("%s: %s: %v", workflow, want, err)
			}
		}
	}
}

// TestRealData: the repository's own data pass the check.
func TestRealData(t *testing.T) {
	var out bytes.Buffer
	if status := cli.Run([]string{"check", "--lang", "en", "--data", "../data", "--site", "../site", "--themes", "../themes"}, &out, &out); status != 0 {
		t.Fatalf("exit status %d\n%s", status, out.String())
	}
}

// TestOwnData says in the log of the check, in which it is run by itself, whether the tests of
// this repository's own data step aside: a dataset that has another name now would take them away.
func TestOwnData(t *testing.T) { datatest.Own(t, "..") }

// TestWorkflows lints the workflows.
func TestWorkflows(t *testing.T) {
	var out bytes.Buffer
	linter, err := actionlint.NewLinter(&out, &actionlint.LinterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("../.github/workflows/*.yml")
	if err != nil || len(files) < 2 {
		t.Fatalf("workflows %v, %v", files, err)
	}
	problems, err := linter.LintFiles(files, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(problems) > 0 {
		t.Error(out.String())
	}
}

// TestRights: what a pull request runs, which anybody may send, may only read. A push runs it for
// main alone.
func TestRights(t *testing.T) {
	var workflow struct {
		On          map[string]any `yaml:"on"`
		Permissions map[string]any `yaml:"permissions"`
		Jobs        map[string]struct {
			Permissions any `yaml:"permissions"`
		} `yaml:"jobs"`
	}
	text := datatest.Contents(t, "../.github/workflows/check.yml")
	if err := yaml.Unmarshal([]byte(text), &workflow); err != nil {
		t.Fatal(err)
	}
	if want := map[string]any{"pull_request": nil, "push": map[string]any{"branches": []any{"main"}}}; !reflect.DeepEqual(workflow.On, want) {
		t.Errorf("on %v, want %v", workflow.On, want)
	}
	if len(workflow.Permissions) != 1 || workflow.Permissions["contents"] != "read" || strings.Contains(text, "secrets.") || strings.Contains(text, "github.token") {
		t.Errorf("permissions %v, or a secret", workflow.Permissions)
	}
	for name, job := range workflow.Jobs {
		if job.Permissions != nil {
			t.Errorf("job %s has permissions of its own: %v", name, job.Permissions)
		}
	}
	if !strings.Contains(text, "persist-credentials: false") {
		t.Error("the token is left where the change can read it")
	}
}
