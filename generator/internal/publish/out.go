package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// ErrOut says that the site may not be written where it was told to go.
var ErrOut = errors.New("out")

// Check refuses to replace what is not a site: the folder that goes is removed
// with all it holds.
func (s Site) Check() error {
	out, err := filepath.Abs(s.Out)
	if err != nil {
		return err
	}
	here, err := os.Getwd()
	if err != nil {
		return err
	}
	for _, folder := range append([]string{here, s.Source, s.Themes}, s.Keep...) {
		folder, err := filepath.Abs(folder)
		if err != nil {
			return err
		}
		inside, err := filepath.Rel(folder, out)
		if folder != here && err == nil && filepath.IsLocal(inside) {
			return fmt.Errorf("%w: %s (%s)", ErrOut, out, folder)
		}
		if around, err := filepath.Rel(out, folder); err == nil && filepath.IsLocal(around) {
			return fmt.Errorf("%w: %s (%s)", ErrOut, out, folder)
		}
	}
	entries, err := os.ReadDir(out)
	switch {
	case errors.Is(err, fs.ErrNotExist) || err == nil && len(entries) == 0:
		return nil
	case err != nil:
		return fmt.Errorf("%w: %s: %w", ErrOut, out, err)
	}
	for _, name := range []string{"index.html", "404.html", "sitemap.xml"} {
		if _, err := os.Stat(filepath.Join(out, name)); err != nil {
			return fmt.Errorf("%w: %s", ErrOut, out)
		}
	}
	return nil
}

// workFolders are the folders in which sites are built, beside the old site.
const workFolders = ".chiso-build-"

// stale is how old a work folder is that a killed build left behind.
const stale = time.Hour

// restore brings back an old site that a build killed between its last two
// steps left in its work folder, and removes work folders nobody works in.
func restore(out string) error {
	left, err := filepath.Glob(filepath.Join(filepath.Dir(out), workFolders+"*"))
	if err != nil {
		return err
	}
	for _, work := range left {
		info, err := os.Stat(work)
		if err != nil || time.Since(info.ModTime()) < stale {
			continue
		}
		if _, err := os.Stat(out); errors.Is(err, fs.ErrNotExist) {
			os.Rename(filepath.Join(work, "old"), out) // there may be none
		}
		if err := os.RemoveAll(work); err != nil {
			return err
		}
	}
	return nil
}

// swap moves the fresh site to its place; the old one is kept until then, and
// brought back if the move fails.
func swap(fresh, out, old string) error {
	if err := os.Rename(out, old); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(fresh, out); err != nil {
		return errors.Join(err, os.Rename(old, out))
	}
	return nil
}
