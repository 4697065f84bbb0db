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
// record of the site to be, and what the record of the last build vouches for: no page if the
// frame is another, and no file that is not as it was written.
func (w workshop) make(ctx context.Context) (next, before record, err error) {
	next = record{Out: w.out, Made: w.Made, Parts: map[string]partRecord{}, Hugo: map[string]stamp{}}
	if w.Cache != "" {
		if next.Sources = w.Sources; next.Sources == "" {
			if next.Sources, err = w.HashSources(); err != nil {
				return next, before, err
			}
		}
		before = w.readRecord(w.out)
		before.forgetBroken(w.out)
	}
	var wanted, rest []Part
	for _, p := range w.Parts {
		if kept, there := before.Parts[p.Name]; there && before.Sources == next.Sources && p.Key != "" && kept.Key == p.Key && kept.whole {
			next.Parts[p.Name] = kept
			rest = append(rest, p)
		} else {
			wanted = append(wanted, p)
		}
	}
	if err := w.makeParts(ctx, wanted, before, next); err != nil {
		return next, before, err
	}
	if next.Frame = next.frame(); next.Frame != before.Frame { // all pages are to be written
		before.Hugo = nil
		if err := w.makeParts(ctx, rest, before, next); err != nil {
			return next, before, err
		}
	}
	return next, before, os.MkdirAll(w.fresh, 0o755)
}

// makeParts makes parts, writes their content and files, and puts them into a record.
func (w workshop) makeParts(ctx context.Context, parts []Part, before, next record) error {
	for _, batch := range batches(parts) {
		names := map[string]bool{}
		for _, p := range batch {
			names[p.Name] = true
		}
		made, err := w.Make(ctx, names)
		if err != nil {
			return err
		}
		w.stage("ghi tệp", "write")
		for _, p := range batch {
			of := partRecord{Key: p.Key, whole: true}
			if of.Pages, err = w.writeContent(made[p.Name].Content); err != nil {
				return err
			}
			was := before.Parts[p.Name]
			if before.Sources != next.Sources {
				was.Made = nil
			}
			if of.Files, of.Made, err = w.writeFiles(made[p.Name].Static, was); err != nil {
				return err
			}
			next.Parts[p.Name] = of
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

// batches divides parts among those that are made at once.
func batches(parts []Part) [][]Part {
	var all [][]Part
	size := 0
	for _, p := range parts {
		if size += p.Size; len(all) == 0 || size > mostAtOnce {
			all, size = append(all, nil), p.Size
		}
		all[len(all)-1] = append(all[len(all)-1], p)
	}
	return all
}

// writeContent writes content files for Hugo.
func (w workshop) writeContent(content map[string][]byte) (map[string]pageRecord, error) {
	paths := slices.Collect(maps.Keys(content))
	for _, path := range paths {
		if err := w.content.write(path, content[path]); err != nil {
			return nil, err
		}
	}
	pages := make(map[string]pageRecord, len(paths))
	for n, page := range parallel.Map(len(paths), func(n int) pageRecord {
		data := content[paths[n]]
		return pageRecord{hashOf(w.Fragments.Stable(data)), kept(data, headKeys)}
	}) {
		pages[paths[n]] = page
	}
	return pages, nil
}

// writeFiles writes the files of a part that are not the same as before, and says which of them Makers with a
// Key made.
func (w workshop) writeFiles(makers []Maker, before partRecord) (map[string]stamp, map[string][]string, error) {
	var mu sync.Mutex
	files, made := map[string]stamp{}, map[string][]string{}
	err := errors.Join(parallel.Map(len(makers), func(n int) error {
		of, err := w.writeMade(makers[n], before)
		mu.Lock()
		defer mu.Unlock()
		maps.Copy(files, of)
		if key := makers[n].Key; key != "" {
			made[key] = slices.Sorted(maps.Keys(of))
		}
		return err
	})...)
	return files, made, err
}

// writeMade writes the files of one maker, which is not asked if they are as before.
func (w workshop) writeMade(m Maker, before partRecord) (map[string]stamp, error) {
	of := map[string]stamp{}
	if paths := before.Made[m.Key]; m.Key != "" && len(paths) > 0 {
		for _, path := range paths {
			if is, there := before.Files[path]; there {
				of[path] = is
			}
		}
		if len(of) == len(paths) {
			return of, nil
		}
	}
	clear(of)
	for path, data := range m.Make() {
		is, err := give(w.fresh, path, data, before.Files)
		if err != nil {
			return nil, err
		}
		of[path] = is
	}
	return of, nil
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

// shorten leaves to Hugo the content files that changed, and those of sections, which list
// others, as they are; of the rest what others look at, and not to be written.
func (w workshop) shorten(next record, changed map[string]bool) error {
	heads := map[string][]byte{}
	for _, p := range next.Parts {
		for path, page := range p.Pages {
			if !changed[path] && !isSection(path) {
				heads[path] = page.Head
			}
		}
	}
	paths := slices.Collect(maps.Keys(heads))
	return errors.Join(parallel.Map(len(paths), func(n int) error {
		head := heads[paths[n]]
		if whole, err := w.content.read(paths[n]); err == nil { // it was made, and a page written by hand may show its charts
			head = kept(whole, append(slices.Clip(headKeys), "charts"))
		}
		return w.content.write(paths[n], unwritten(head))
	})...)
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

// recordPages fills in the record which files Hugo wrote, now or before.
func (w workshop) recordPages(before record, next *record) error {
	there, err := list(w.fresh)
	if err != nil {
		return err
	}
	given := map[string]bool{}
	next.eachFile(func(path string) {
		given[path] = true
		delete(there, path)
	})
	pages := slices.Collect(maps.Keys(there))
	stamps := make([]stamp, len(pages))
	err = errors.Join(parallel.Map(len(pages), func(n int) (err error) {
		stamps[n], err = stampOf(filepath.Join(w.fresh, filepath.FromSlash(pages[n])))
		return err
	})...)
	for path, is := range before.Hugo {
		if !given[path] {
			next.Hugo[path] = is
		}
	}
	for n, path := range pages {
		next.Hugo[path] = stamps[n]
	}
	return err
}

// give writes a file of the site if the old one is another.
func give(fresh, path string, data []byte, before map[string]stamp) (stamp, error) {
	hash := hashOf(data)
	if was, there := before[path]; there && was.Hash == hash {
		return was, nil
	}
	if err := writeFile(fresh, path, data); err != nil {
		return stamp{}, err
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
