package publish

import (
	"context"
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

// make makes the parts of which something has changed since the last build. It gives the
// record of the site to be, without its files but those of parts that are taken over, and what
// the record of the last build vouches for: no page if the frame is another, and no file that
// is not as it was written.
func (s Site) make(ctx context.Context, out string) (next, before record, made map[string]Made, err error) {
	next = record{Out: out, Made: s.Made, Parts: map[string]partRecord{}, Hugo: map[string]stamp{}}
	if s.Cache != "" {
		if next.Sources, err = s.sources(); err != nil {
			return next, before, nil, err
		}
		before = s.readRecord(out)
		before.forgetBroken(out)
	}
	wanted := map[string]bool{}
	for _, p := range s.Parts {
		if kept, there := before.Parts[p.Name]; there && before.Sources == next.Sources && p.Key != "" && kept.Key == p.Key && kept.whole {
			next.Parts[p.Name] = kept
		} else {
			wanted[p.Name] = true
		}
	}
	if made, err = s.Make(ctx, wanted); err != nil {
		return next, before, nil, err
	}
	s.record(&next, made)
	if next.Frame = next.frame(); next.Frame == before.Frame {
		return next, before, made, nil
	}
	before.Hugo = nil // all pages are to be written, with those of parts that are the same
	rest := map[string]bool{}
	for _, p := range s.Parts {
		if !wanted[p.Name] {
			rest[p.Name] = true
		}
	}
	if len(rest) > 0 {
		more, err := s.Make(ctx, rest)
		if err != nil {
			return next, before, nil, err
		}
		maps.Copy(made, more)
		s.record(&next, more)
	}
	return next, before, made, nil
}

// record puts the pages of parts into a record.
func (s Site) record(r *record, made map[string]Made) {
	for _, p := range s.Parts {
		of, is := made[p.Name]
		if !is {
			continue
		}
		paths := slices.Collect(maps.Keys(of.Content))
		pages := make(map[string]pageRecord, len(paths))
		for n, kept := range parallel.Map(len(paths), func(n int) pageRecord {
			content := of.Content[paths[n]]
			return pageRecord{hashOf(s.Fragments.Stable(content)), kept(content, headKeys)}
		}) {
			pages[paths[n]] = kept
		}
		r.Parts[p.Name] = partRecord{Key: p.Key, Pages: pages, Files: map[string]stamp{}, whole: true}
	}
}

// forgetBroken takes out of a record the files that are not as they were written.
func (r *record) forgetBroken(out string) {
	for name, p := range r.Parts {
		whole := len(p.Files)
		p.whole = intact(out, p.Files) == whole
		r.Parts[name] = p
	}
	if whole := len(r.Hugo); intact(out, r.Hugo) < whole {
		r.Hugo, r.Frame = nil, ""
	}
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
	for name, p := range r.Parts {
		for path, page := range p.Pages {
			if len(before.Hugo) == 0 || before.Parts[name].Pages[path].Hash != page.Hash {
				changed[path] = true
			}
		}
	}
	return changed
}

// linksChart finds a chart that a page written by hand shows: it looks at the charts of the
// page of an indicator.
var linksChart = regexp.MustCompile(`\{\{[<%]\s*chart\s+"?([^"\s]*)`)

// LinkedCharts names the charts that pages written by hand show: of such a chart, the page of
// its indicator has to be there when they are written.
func LinkedCharts(source string) ([]string, error) {
	var charts []string
	err := filepath.WalkDir(filepath.Join(source, "content"), func(name string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		for _, linked := range linksChart.FindAllSubmatch(data, -1) {
			charts = append(charts, string(linked[1]))
		}
		return err
	})
	return charts, err
}

// shortened are the content files for Hugo: whole where they changed, and those of sections,
// which list others; of the rest what others look at, and not to be written.
func (s Site) shortened(next record, made map[string]Made, changed map[string]bool) map[string][]byte {
	var paths []string
	contents := map[string][]byte{}
	heads := map[string][]byte{}
	for name, p := range next.Parts {
		for path, page := range p.Pages {
			paths, heads[path] = append(paths, path), page.Head
			if content, is := made[name].Content[path]; is {
				contents[path] = content
			}
		}
	}
	content := make(map[string][]byte, len(paths))
	for n, data := range parallel.Map(len(paths), func(n int) []byte {
		path := paths[n]
		whole, is := contents[path]
		switch {
		case is && (changed[path] || isSection(path)):
			return whole
		case is:
			return unwritten(kept(whole, append(slices.Clip(headKeys), "charts")))
		}
		return unwritten(heads[path])
	}) {
		content[paths[n]] = data
	}
	return content
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
func assemble(out, fresh string, before record, next *record, made map[string]Made) error {
	if err := os.MkdirAll(fresh, 0o755); err != nil {
		return err
	}
	rendered, err := list(fresh)
	if err != nil {
		return err
	}
	given := map[string]bool{}
	var over []string // files of parts that are taken over
	for name, p := range next.Parts {
		if _, is := made[name]; is {
			files, err := p.write(out, fresh, before.Parts[name].Files, made[name].Static)
			if err != nil {
				return err
			}
			p.Files = files
			next.Parts[name] = p
		} else {
			over = slices.AppendSeq(over, maps.Keys(p.Files))
		}
		for path := range p.Files {
			given[path] = true
		}
	}
	if err := errors.Join(parallel.Map(len(over), func(n int) error { return takeOver(out, fresh, over[n]) })...); err != nil {
		return err
	}
	var pages []string // what Hugo wrote, now or before
	for path := range rendered {
		if !given[path] {
			pages = append(pages, path)
		}
	}
	for path := range before.Hugo {
		if !rendered[path] && !given[path] {
			pages = append(pages, path)
		}
	}
	stamps := make([]stamp, len(pages))
	err = errors.Join(parallel.Map(len(pages), func(n int) (err error) {
		if !rendered[pages[n]] {
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

// write writes the files of a part that was made, or takes over those that are the same.
func (p partRecord) write(out, fresh string, before map[string]stamp, makers []Maker) (map[string]stamp, error) {
	var mu sync.Mutex
	files := map[string]stamp{}
	err := errors.Join(parallel.Map(len(makers), func(n int) error {
		for path, data := range makers[n]() {
			is, err := give(out, fresh, path, data, before)
			if err != nil {
				return err
			}
			mu.Lock()
			files[path] = is
			mu.Unlock()
		}
		return nil
	})...)
	return files, err
}

// give writes a file of the site, or takes it over if the old one is the same.
func give(out, fresh, path string, data []byte, before map[string]stamp) (stamp, error) {
	hash := hashOf(data)
	if was, there := before[path]; !there || was.Hash != hash || takeOver(out, fresh, path) != nil {
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
