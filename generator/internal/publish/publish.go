// Package publish writes a site to disk. It knows paths and bytes, not datasets:
// it lays out what it is given, lets Hugo build into a fresh folder beside the
// old site, and moves what is new into the site when all is there. Whatever goes
// wrong until then, the old site stays as it was; if the program is killed while
// it moves files, the next build moves the rest before it does anything else.
package publish

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"chiso/generator/internal/fragment"
)

// Site is what to publish.
type Site struct {
	Parts    []Part
	Make     func(ctx context.Context, parts map[string]bool) (map[string]Made, error) // makes some of the Parts, by name
	Source   string                                                                    // folder of the Hugo site
	Themes   string                                                                    // folder of the themes
	BaseURL  string                                                                    // address of the site; empty for the one in hugo.toml
	Params   map[string]any                                                            // settings of the site beside those in hugo.toml
	Out      string                                                                    // where the finished site goes
	Keep     []string                                                                  // folders that the site may not be written over
	Cache    string                                                                    // folder in which a build leaves what the next one can go on from; empty for none
	Made     string                                                                    // hash of all that the site is made of, see With; empty if not known
	Sources  string                                                                    // what HashSources gives; empty to hash them then
	Language string                                                                    // the default one, whose 404 page is the site's

	Ready func() error // asked when all is made, whether the site may be published; nil for yes

	// Finish is what becomes of a page that Hugo made, by its path under the site's root
	// with forward slashes; nil leaves all as they are. It is called for many at once, and
	// before the Fragments that the page names are put in.
	Finish    func(path string, page []byte) []byte
	Finished  string // hash of what Finish depends on
	Fragments *fragment.Store
}

// Part is pages and files of a site that are made of the same things. A part of which nothing
// has changed since the last build is taken over whole and not made.
type Part struct {
	Name string
	Key  string // hash of what it is made of beside the Sources of the site; empty if not known
	Size int    // how much there is of it, in indicators; as many parts as have mostAtOnce together are made at once
}

// mostAtOnce bounds what is held in memory: parts are made and written in batches of as many
// indicators.
const mostAtOnce = 150

// Made is what a part consists of.
type Made struct {
	Content map[string][]byte // generated content files, by path under content/
	Static  []Maker           // of files that are written as they are
}

// Maker makes files.
type Maker struct {
	Key string // hash of what they are made of beside the Sources of the site; empty if not known

	// Make gives the bytes of each by its path under the site's root. It is called at most once, while others are,
	// and what it made is dropped when it has been written.
	Make func() map[string][]byte
}

// Stages are reported to whoever shows progress.
type Stages func(vi, en string)

// Build builds the site and puts it in place of the old one. Callers with long
// work before it may Restore and Check first; Build does not rely on that.
func Build(ctx context.Context, s Site, stage Stages) (err error) {
	if err := s.Check(); err != nil {
		return err
	}
	if err := s.Restore(); err != nil {
		return err
	}
	out, err := s.Place()
	if err != nil {
		return err
	}
	work, release, err := workFolder(out)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, release()) }()
	content, err := newContentFs(filepath.Join(work, "content"))
	if err != nil {
		return err
	}
	w := workshop{Site: s, out: out, work: work, content: content, fresh: filepath.Join(work, freshFolder), stage: stage}
	next, before, err := w.make(ctx)
	if err != nil {
		return err
	}
	if changed := next.changed(before); len(changed) > 0 || len(before.Hugo) == 0 {
		stage("ghi tệp", "write")
		if err := w.shorten(next, changed); err != nil {
			return err
		}
		config, err := s.hugoConfig(work, filepath.Join(s.Themes, "chiso"), filepath.Join(s.Source, "content"), content.root)
		if err != nil {
			return err
		}
		stage("Hugo", "Hugo")
		if err := s.hugo(ctx, config, content, w.fresh); err != nil {
			return err
		}
		if err := notFoundPage(w.fresh, s.Language); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	stage("ghép trang", "put the site together")
	if err := w.recordPages(before, &next); err != nil {
		return err
	}
	if s.Ready != nil {
		if err := s.Ready(); err != nil {
			return err
		}
	}
	if err := w.publish(next); err != nil {
		return err
	}
	s.keepRecord(out, next)
	return nil
}

// workshop is where a site is made.
type workshop struct {
	Site
	out     string // folder of the site
	work    string // see workFolder
	content *contentFs
	fresh   string // folder of what is new in the site
	stage   Stages
}

// writeFile writes a file under a folder, by its path with forward slashes.
func writeFile(root, path string, data []byte) error {
	if !filepath.IsLocal(filepath.FromSlash(path)) {
		return fmt.Errorf("%q leads out of the site", path)
	}
	name := filepath.Join(root, filepath.FromSlash(path))
	return inFolder(name, func() error { return os.WriteFile(name, data, 0o644) })
}

// inFolder does what makes a file, and makes its folder if that is missing, which it mostly
// is not.
func inFolder(name string, do func() error) error {
	err := do()
	if errors.Is(err, fs.ErrNotExist) {
		if err = os.MkdirAll(filepath.Dir(name), 0o755); err == nil {
			err = do()
		}
	}
	return err
}

// notFoundPage puts the default language's 404 page where hosts look for it:
// Hugo writes one per language only.
func notFoundPage(site, language string) error {
	page, err := os.ReadFile(filepath.Join(site, language, "404.html"))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(site, "404.html"), page, 0o644)
}

// hugoConfig writes the settings that depend on where things are: the mounts of
// hand-written and generated content, of the libraries, and the caches.
func (s Site) hugoConfig(work, modules string, content ...string) (string, error) {
	type mount struct {
		Source string `json:"source"`
		Target string `json:"target"`
	}
	abs := func(path string) string {
		a, err := filepath.Abs(path)
		if err != nil {
			return path
		}
		return filepath.ToSlash(a)
	}
	packages := filepath.Join(modules, "node_modules")
	mounts := []mount{
		{abs(filepath.Join(s.Source, "assets")), "assets"},
		{abs(filepath.Join(s.Source, "static")), "static"},
		{abs(filepath.Join(s.Source, "assets")), "assets"}, // for a folder that no mount names, Hugo would add its own
		{abs(filepath.Join(s.Source, "i18n")), "i18n"},
		{abs(filepath.Join(packages, "echarts")), "assets/echarts"},
		{abs(filepath.Join(packages, "zrender")), "assets/zrender"},
		{abs(filepath.Join(packages, "tslib", "tslib.es6.js")), "assets/tslib.js"},
		{abs(filepath.Join(packages, "write-excel-file", "modules")), "assets/write-excel-file"},
		{abs(filepath.Join(packages, "fflate", "esm", "browser.js")), "assets/fflate-all.js"}, // which assets/fflate.js of the theme stands before
		{abs(filepath.Join(packages, "minisearch", "dist", "es", "index.js")), "assets/minisearch.js"},
	}
	for _, folder := range content {
		mounts = append(mounts, mount{abs(folder), "content"})
	}
	config := map[string]any{
		"themesDir":   abs(s.Themes),
		"resourceDir": filepath.ToSlash(filepath.Join(work, "resources")),
		"module":      map[string]any{"mounts": mounts},
	}
	if len(s.Params) > 0 {
		config["params"] = s.Params
	}
	data, err := json.Marshal(config)
	if err != nil {
		return "", err
	}
	path := filepath.Join(work, "hugo.json")
	return path, os.WriteFile(path, data, 0o644)
}
