package pages

import (
	"bytes"
	"chiso/generator/internal/datatest/browser"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestHTML: pages of every type keep the standard (html-validate, whose rules
// stand in themes/chiso/.htmlvalidate.json). Two are not the usual ones: a
// stylesheet has no hash (see _partials/head.html; TestPolicy looks at those of
// scripts), and the one page for what is not found has a heading for each
// language.
func TestHTML(t *testing.T) {
	t.Parallel()
	dir := browser.Real.Serve(t)
	files := []string{"index.html", "404.html"}
	seen := map[string]bool{"": true} // what Like gives for a page that the data do not have
	look := func(path string) {
		if path = browser.Like(t, path); !seen[path] {
			seen[path] = true
			files = append(files, path+"index.html")
		}
	}
	for _, b := range budgets {
		for _, language := range browser.Languages(t) {
			look(language + strings.TrimPrefix(b.path, "vi"))
		}
	}
	for _, path := range []string{"vi/about/offline/", "vi/rules/foreign-key/", "vi/places/ha-giang/", "vi/datasets/policy/", "vi/indicators/local-grdp-total/", "vi/about/privacy/", "vi/about/accessibility/"} {
		look(path)
	}
	for i, name := range files {
		files[i] = filepath.Join(dir, filepath.FromSlash(name))
	}
	bad := filepath.Join(t.TempDir(), "bad.html")
	if err := os.WriteFile(bad, []byte(`<!DOCTYPE html><html lang="en"><head><title>Bad</title></head><body><p><div id="a"></div><b id="a">`), 0o644); err != nil {
		t.Fatal(err)
	}
	found := lint(t, append(files, bad))
	if len(found[bad]) < 2 {
		t.Errorf("of a bad page it says only %v", found[bad])
	}
	delete(found, bad)
	for path, complaints := range found {
		name, _ := filepath.Rel(dir, path)
		t.Errorf("%s:\n%s", name, strings.Join(complaints, "\n"))
	}
}

// lint gives what html-validate says of pages, by page.
func lint(t *testing.T, files []string) map[string][]string {
	t.Helper()
	report := filepath.Join(t.TempDir(), "report.json") // what it writes to a pipe may be cut when it ends
	command := exec.Command("node", append([]string{"node_modules/html-validate/bin/html-validate.mjs", "--config", ".htmlvalidate.json", "--formatter", "json=" + report}, files...)...)
	command.Dir = "../themes/chiso"
	var errors bytes.Buffer
	command.Stderr = &errors
	_ = command.Run() // its status is 1 when it has something to say
	output, err := os.ReadFile(report)
	if err != nil {
		t.Fatalf("html-validate: %v\n%s", err, errors.String())
	}
	var reports []struct {
		FilePath string
		Messages []struct {
			RuleID, Message, Selector string
			Line                      int
		}
	}
	if err := json.Unmarshal(output, &reports); err != nil {
		t.Fatalf("html-validate: %v\n%s%s", err, output, errors.String())
	}
	found := map[string][]string{}
	for _, r := range reports {
		for _, m := range r.Messages[:min(len(r.Messages), 5)] {
			found[r.FilePath] = append(found[r.FilePath], m.RuleID+": "+m.Message+" "+m.Selector)
		}
	}
	return found
}
