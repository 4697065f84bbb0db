package i18n_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const theme = "../../../themes/chiso/"

var (
	partialUsed = regexp.MustCompile(`partial(?:Cached)? "([^"]+)"`)
	assetUsed   = regexp.MustCompile(`resources\.Get "([^"]+)"`)
	sheetUsed   = regexp.MustCompile(`slice "base"([^}]*)`)
)

// TestLayoutsFiles: what the layouts name is there, for Hugo passes in silence over an
// asset that is not; and no partial and no part of the stylesheet is left that nothing
// uses.
func TestLayoutsFiles(t *testing.T) {
	used := map[string]bool{}
	err := filepath.WalkDir(theme+"layouts", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		layout, err := os.ReadFile(path)
		for _, m := range partialUsed.FindAllSubmatch(layout, -1) {
			used["layouts/_partials/"+string(m[1])] = true
		}
		for _, m := range assetUsed.FindAllSubmatch(layout, -1) {
			used["assets/"+string(m[1])] = true
		}
		for _, m := range sheetUsed.FindAllString(string(layout), -1) {
			for _, name := range strings.Fields(strings.TrimPrefix(m, "slice ")) {
				used["assets/css/main/"+strings.Trim(name, `"`)+".css"] = true
			}
		}
		return err
	})
	if err != nil || !used["assets/css/main/parts/terms.css"] {
		t.Fatal(err, used)
	}
	for name := range used {
		if _, err := os.Stat(theme + name); err != nil {
			t.Errorf("the layouts use a file that is not there: %v", err)
		}
	}
	for _, pattern := range []string{"layouts/_partials/*.html", "assets/css/main/*.css", "assets/css/main/*/*.css"} {
		files, _ := filepath.Glob(theme + pattern)
		for _, file := range files {
			if name := strings.TrimPrefix(filepath.ToSlash(file), theme); !used[name] {
				t.Errorf("nothing uses %s", name)
			}
		}
	}
}
