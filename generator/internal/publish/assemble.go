package publish

import (
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"chiso/generator/internal/parallel"
)

// compare gives the record of the site to be, without its files, and what the record of the
// last build vouches for: nothing if the frame of the pages is another, and no file that is
// not as it was written.
func (s Site) compare(out string) (next, before record, err error) {
	next = record{Out: out, Made: s.Made, Pages: map[string]string{}, Hugo: map[string]stamp{}, Files: map[string]stamp{}}
	if s.Cache == "" {
		return next, before, nil
	}
	if next.Frame, err = s.frame(); err != nil {
		return next, before, err
	}
	paths := slices.Collect(maps.Keys(s.Content))
	for n, hash := range parallel.Map(len(paths), func(n int) string { return hashOf(s.Fragments.Stable(s.Content[paths[n]])) }) {
		next.Pages[paths[n]] = hash
	}
	before = s.readRecord(out)
	intact(out, before.Files)
	if whole := len(before.Hugo); before.Frame != next.Frame || intact(out, before.Hugo) < whole {
		before.Hugo, before.Pages = nil, nil
	}
	return next, before, nil
}

// intact takes out the files that are not as they were written, and counts the others.
func intact(root string, files map[string]stamp) int {
	paths := slices.Collect(maps.Keys(files))
	for n, is := range parallel.Map(len(paths), func(n int) bool {
		return filepath.IsLocal(filepath.FromSlash(paths[n])) && files[paths[n]].intact(filepath.Join(root, filepath.FromSlash(paths[n])))
	}) {
		if !is {
			delete(files, paths[n])
		}
	}
	return len(files)
}

// changed are the content files that are not those of another record.
func (r record) changed(before record) map[string]bool {
	changed := map[string]bool{}
	for path, hash := range r.Pages {
		if before.Pages[path] != hash {
			changed[path] = true
		}
	}
	return changed
}

// linksCharts finds a chart that a page written by hand shows: it looks at the charts of the
// pages of indicators.
var linksCharts = regexp.MustCompile(`\{\{[<%]\s*chart\b`)

// shortened are the content files for Hugo: whole where they changed, and those of sections,
// which list others; of the rest what others look at, and not to be written.
func (s Site) shortened(changed map[string]bool) (map[string][]byte, error) {
	if len(changed) == len(s.Content) || s.Cache == "" {
		return s.Content, nil
	}
	keys := headKeys
	err := filepath.WalkDir(filepath.Join(s.Source, "content"), func(name string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err == nil && linksCharts.Match(data) {
			keys = append(slices.Clip(headKeys), "charts")
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	paths := slices.Collect(maps.Keys(s.Content))
	content := make(map[string][]byte, len(paths))
	for n, data := range parallel.Map(len(paths), func(n int) []byte {
		path, data := paths[n], s.Content[paths[n]]
		if changed[path] || isSection(path) {
			return data
		}
		return unwritten(kept(data, keys))
	}) {
		content[paths[n]] = data
	}
	return content, nil
}

// isSection says whether a content file is that of a section, or of the home page.
func isSection(file string) bool { return strings.HasPrefix(path.Base(file), "_index.") }

// unwritten tells Hugo not to write a page that others may link to and list.
func unwritten(content []byte) []byte {
	var page map[string]any
	if json.Unmarshal(content, &page) != nil {
		return content
	}
	build, _ := page["build"].(map[string]any)
	if build == nil {
		build = map[string]any{}
	}
	if build["render"] != "never" {
		build["render"] = "link"
	}
	page["build"] = build
	delete(page, "aliases") // their files are there
	data, err := json.Marshal(page)
	if err != nil {
		return content
	}
	return data
}

// assemble puts a site together in a folder in which Hugo may have written some pages: what
// did not change is taken over from the site that is there, the rest is written. It fills in
// the files of the record.
func (s Site) assemble(out, fresh string, before record, next *record) error {
	if err := os.MkdirAll(fresh, 0o755); err != nil {
		return err
	}
	made, err := list(fresh)
	if err != nil {
		return err
	}
	var mu sync.Mutex
	err = errors.Join(parallel.Map(len(s.Static), func(n int) error {
		for path, data := range s.Static[n]() {
			is, err := give(out, fresh, path, data, before)
			if err != nil {
				return err
			}
			mu.Lock()
			next.Files[path] = is
			mu.Unlock()
		}
		return nil
	})...)
	if err != nil {
		return err
	}
	var pages []string // what Hugo wrote, now or before
	for path := range made {
		if _, given := next.Files[path]; !given {
			pages = append(pages, path)
		}
	}
	for path := range before.Hugo {
		if _, given := next.Files[path]; !made[path] && !given {
			pages = append(pages, path)
		}
	}
	stamps := make([]stamp, len(pages))
	err = errors.Join(parallel.Map(len(pages), func(n int) (err error) {
		if !made[pages[n]] {
			err = takeOver(out, fresh, pages[n])
		}
		if err == nil {
			stamps[n], err = stampOf(filepath.Join(fresh, filepath.FromSlash(pages[n])))
		}
		return err
	})...)
	for n, path := range pages {
		next.Hugo[path] = stamps[n]
	}
	return err
}

// give writes a file of the site, or takes it over if the old one is the same.
func give(out, fresh, path string, data []byte, before record) (stamp, error) {
	hash := hashOf(data)
	if was, there := before.Files[path]; !there || was.Hash != hash || takeOver(out, fresh, path) != nil {
		if err := writeFile(fresh, path, data); err != nil {
			return stamp{}, err
		}
	}
	is, err := stampOf(filepath.Join(fresh, filepath.FromSlash(path)))
	is.Hash = hash
	return is, err
}

// list gives the files of a folder, by path with forward slashes.
func list(root string) (map[string]bool, error) {
	files := map[string]bool{}
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		path, err := filepath.Rel(root, name)
		files[filepath.ToSlash(path)] = true
		return err
	})
	return files, err
}

// takeOver puts a file of the old site into the new one without writing it again, where the
// disk can give a file two names.
func takeOver(out, fresh, path string) error {
	from, to := filepath.Join(out, filepath.FromSlash(path)), filepath.Join(fresh, filepath.FromSlash(path))
	err := inFolder(to, func() error { return os.Link(from, to) })
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}
