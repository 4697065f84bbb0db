// Package npm installs the libraries of a theme, with which charts are drawn and its scripts are
// bundled.
package npm

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/rogpeppe/go-internal/lockedfile"

	"chiso/generator/internal/diag"
)

// installed is a copy of the lock file that was last installed.
const installed = ".chiso-package-lock.json"

// installing is locked while it is installed.
const installing = ".chiso-npm.lock"

// ErrMissing says that nothing can be drawn on this machine.
var ErrMissing = errors.New("npm is not installed: install Node.js 20 or newer (https://nodejs.org)")

// patience is how long the installation may take: on a slow network, minutes.
const patience = 15 * time.Minute

// Install runs `npm ci` in a theme when its lock file is not the one that is
// installed. It must have been called before charts are drawn and the site is
// built.
func Install(ctx context.Context, theme string) error {
	lock, err := os.ReadFile(filepath.Join(theme, "package-lock.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: there is no theme with a package-lock.json here", theme)
	}
	if err != nil {
		return err
	}
	stamp := filepath.Join(theme, "node_modules", installed)
	there := func() bool {
		done, err := os.ReadFile(stamp)
		return err == nil && bytes.Equal(done, lock)
	}
	if there() {
		return nil
	}
	// Two at once would delete what the other installs; who comes second waits.
	unlock, err := lockedfile.MutexAt(filepath.Join(theme, installing)).Lock()
	if err != nil {
		return err
	}
	defer unlock()
	if there() {
		return nil
	}
	within, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	command := exec.CommandContext(within, "npm", "ci", "--no-audit", "--no-fund", "--loglevel=error")
	command.Dir = theme
	command.WaitDelay = 5 * time.Second // what npm has started may hold its pipes
	if output, err := command.CombinedOutput(); err != nil {
		if errors.Is(err, exec.ErrNotFound) {
			return ErrMissing
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if within.Err() != nil {
			return diag.Failure{Err: within.Err(), Text: diag.T(
				"npm ci trong %s chưa xong sau %v. xem mạng có tới được registry.npmjs.org không, rồi chạy lại",
				"npm ci in %s is not done after %v. see whether the network reaches registry.npmjs.org, and run again", theme, patience)}
		}
		return fmt.Errorf("npm ci in %s: %w\n%s", theme, err, output)
	}
	return os.WriteFile(stamp, lock, 0o644)
}
