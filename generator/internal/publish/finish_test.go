package publish

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/spf13/afero"
)

// TestPageFs: a page is on the disk only when it is closed, and finished; other files pass.
func TestPageFs(t *testing.T) {
	root := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	var asked []string
	pages := &pageFs{Fs: afero.NewOsFs(), ctx: ctx, root: root, write: func(path string, page []byte) error {
		asked = append(asked, path)
		return writeFile(root, path, append(page, "!"...))
	}}
	for path, want := range map[string]string{"vi/a/index.html": "ab!", "sitemap.xml": "ab"} {
		name := filepath.Join(root, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		file, err := pages.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range []string{"a", "b"} {
			if _, err := file.WriteString(text); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := os.Stat(name); filepath.Ext(path) == ".html" && !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is there before it is finished: %v", path, err)
		}
		if err := file.Close(); err != nil {
			t.Error(err)
		}
		if got, err := os.ReadFile(name); err != nil || string(got) != want {
			t.Errorf("%s: %q %v, want %q", path, got, err, want)
		}
	}
	if len(asked) != 1 || asked[0] != "vi/a/index.html" {
		t.Errorf("%q were finished", asked)
	}
	if err := pages.failed(); err != nil {
		t.Error(err)
	}
	// Hugo does not look at what Close says.
	if err := os.Mkdir(filepath.Join(root, "b.html"), 0o755); err != nil {
		t.Fatal(err)
	}
	if file, err := pages.Create(filepath.Join(root, "b.html")); err != nil || file.Close() == nil || pages.failed() == nil {
		t.Errorf("a page that cannot be written is no error: %v", err)
	}
	cancel()
	if _, err := pages.Create(filepath.Join(root, "c.html")); !errors.Is(err, context.Canceled) {
		t.Errorf("after the end: %v", err)
	}
}
