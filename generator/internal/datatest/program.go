package datatest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/rogpeppe/go-internal/lockedfile"
)

// Program builds the program of the folder generator/, which home leads to, and gives its path.
// It is for tests that have it do something and are about what it leaves: a package that links
// Hugo into its tests does so for ten seconds, and here it is done once for all of them. Go sees
// for itself whether what was built last is still the same.
func Program(home string) (path string, err error) {
	cache, err := filepath.Abs(filepath.Join(home, ".cache"))
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(cache, 0o755); err != nil {
		return "", err
	}
	unlock, err := lockedfile.MutexAt(filepath.Join(cache, "program.lock")).Lock()
	if err != nil {
		return "", err
	}
	defer unlock()
	path = filepath.Join(cache, "generator")
	// Without the commit, which a test binary does not have either, and which would have it linked again.
	command := exec.Command("go", "build", "-buildvcs=false", "-o", path, ".")
	command.Dir = home
	if out, err := command.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build: %w\n%s", err, out)
	}
	return path, nil
}
