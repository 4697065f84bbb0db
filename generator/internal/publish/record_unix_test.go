//go:build unix

package publish

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// TestHashFolder: the hash of a folder is another one whenever a file in it is, behind a
// link too, and a pipe, a link to nowhere or one that leads back does not hold it up.
func TestHashFolder(t *testing.T) {
	root, other := filepath.Join(t.TempDir(), "data"), t.TempDir()
	write := func(path, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(filepath.Join(root, "a.csv"), "1")
	write(filepath.Join(root, "node_modules", "x.js"), "1")
	write(filepath.Join(other, "b.csv"), "1")
	if os.Symlink(root, filepath.Join(other, "back")) != nil || os.Symlink(other, filepath.Join(root, "there")) != nil || os.Symlink("nowhere", filepath.Join(root, "gone")) != nil {
		t.Skip("this system has no links")
	}
	if err := syscall.Mkfifo(filepath.Join(root, "pipe"), 0o644); err != nil {
		t.Skip(err)
	}
	sum := func() string {
		t.Helper()
		done := make(chan string, 1)
		go func() {
			hash := sha256.New()
			if err := HashFolder(hash, root, nil); err != nil {
				t.Error(err)
			}
			done <- fmt.Sprintf("%x", hash.Sum(nil))
		}()
		select {
		case s := <-done:
			return s
		case <-time.After(10 * time.Second):
			t.Fatal("it waits for a pipe")
			return ""
		}
	}
	first := sum()
	for _, step := range []struct {
		path, text string
		same       bool
	}{
		{filepath.Join(root, "node_modules", "x.js"), "2", true},
		{filepath.Join(root, "a.csv"), "2", false},
		{filepath.Join(root, "a.csv"), "1", true},
		{filepath.Join(other, "b.csv"), "2", false},
		{filepath.Join(other, "b.csv"), "1", true},
		{filepath.Join(root, "c.csv"), "", false},
	} {
		write(step.path, step.text)
		if again := sum(); (again == first) != step.same {
			t.Errorf("after %s is %q: the same hash %v, want %v", step.path, step.text, again == first, step.same)
		}
	}
	if err := HashFolder(sha256.New(), filepath.Join(root, "not-there"), nil); err != nil {
		t.Errorf("a folder that is not there: %v", err)
	}
}
