package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/fsnotify/fsnotify"
	"github.com/gohugoio/hugo/common/hmaps"
	"github.com/gohugoio/hugo/common/types"
	"github.com/gohugoio/hugo/config"
	"github.com/gohugoio/hugo/hugolib"
	"github.com/spf13/afero"
)

// Live is Hugo held open over a site that was built, so that single pages can be written in
// tenths of a second while somebody edits the data: it knows of all other pages only what
// they are called and where they are. It may be used by one at a time.
type Live struct {
	work    string
	content *contentFs
	root    string // of the pages, in memory
	sites   *hugolib.HugoSites
	written *written
	sources string // see Site.Sources
}

// NewLive opens Hugo over the site that the last build has recorded. Its folder is to be
// removed by Close.
func (s Site) NewLive() (*Live, error) {
	out, err := s.Place()
	if err != nil {
		return nil, err
	}
	r := s.readRecord(out)
	if len(r.Hugo) == 0 {
		return nil, errors.New("there is no site that was built")
	}
	work, err := os.MkdirTemp("", "chiso-live-")
	if err != nil {
		return nil, err
	}
	content, err := newContentFs(filepath.Join(work, "content"))
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(work))
	}
	l := &Live{work: work, content: content, root: filepath.Join(work, "public"), sources: r.Sources, written: &written{pages: map[string][]byte{}}}
	if err := errors.Join(l.writeHeads(r), l.copyHeads(filepath.Join(s.Source, "content"))); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	if err := l.open(s); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return l, nil
}

// writeHeads writes what other pages look at of those that were generated.
func (l *Live) writeHeads(r record) error {
	for _, p := range r.Parts {
		for path, page := range p.Pages {
			if err := l.content.write(path, unwritten(page.Head)); err != nil {
				return err
			}
		}
	}
	return nil
}

// copyHeads copies the front matter of pages written by hand, to which menus lead.
func (l *Live) copyHeads(folder string) error {
	return filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || entry.IsDir() || filepath.Ext(name) != ".md" {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		path, err := filepath.Rel(folder, name)
		if err != nil {
			return err
		}
		return l.content.write(filepath.ToSlash(path), head(data))
	})
}

// head is the front matter of a page in YAML or TOML; any other page has none.
func head(page []byte) []byte {
	for _, fence := range []string{"---", "+++"} {
		if rest, is := strings.CutPrefix(string(page), fence+"\n"); is {
			if inside, _, closed := strings.Cut(rest, "\n"+fence); closed {
				return []byte(fence + "\n" + inside + "\n" + fence + "\n")
			}
		}
	}
	return []byte("---\n---\n")
}

func (l *Live) open(s Site) error {
	settings, err := s.hugoConfig(l.work, filepath.Join(s.Themes, "chiso"), l.content.root)
	if err != nil {
		return err
	}
	source, err := filepath.Abs(s.Source)
	if err != nil {
		return err
	}
	flags := config.New()
	flags.Set("internal", hmaps.Params{"running": true, "watch": true, "fastRenderMode": true})
	flags.Set("disableLiveReload", true) // package serve has its own
	pages := &pageFs{Fs: afero.NewMemMapFs(), ctx: context.Background(), root: l.root, write: l.written.add}
	if l.sites, _, err = s.openHugo(source, settings, flags, l.content, pages, hugoLogger(io.Discard)); err != nil { // what is wrong is reported when the whole site is built
		return err
	}
	return l.sites.Build(hugolib.BuildCfg{NoBuildLock: true})
}

// Fits says whether the site is still made of the same program, theme, settings and folder.
func (l *Live) Fits(s Site) bool {
	sources, err := s.HashSources()
	return err == nil && sources == l.sources
}

// Render writes pages, by their paths under content/, and gives what they become under the
// site's root, finished.
func (l *Live) Render(s Site, content map[string][]byte) (map[string][]byte, error) {
	l.written.clear()
	if len(content) == 0 {
		return nil, nil
	}
	touched := types.NewEvictingQueue[string](len(content))
	var events []fsnotify.Event
	for path, data := range content {
		if err := l.content.write(path, data); err != nil {
			return nil, err
		}
		events = append(events, fsnotify.Event{Name: l.content.name(path), Op: fsnotify.Write})
		touched.Add("/" + addressOf(path))
	}
	if err := l.sites.Build(hugolib.BuildCfg{NoBuildLock: true, RecentlyTouched: touched}, events...); err != nil {
		return nil, fmt.Errorf("hugo: %w", err)
	}
	pages := map[string][]byte{}
	for path, page := range l.written.all() {
		pages[path] = s.finish(path, page)
	}
	return pages, nil
}

// addressOf is where a content file's page stands under the site's root: that of
// "places/hue.vi.md" is "vi/places/hue/".
func addressOf(content string) string {
	name, language, _ := cutLast(strings.TrimSuffix(content, ".md"), ".")
	name = strings.TrimSuffix(strings.TrimSuffix(name, "_index"), "/")
	if name != "" {
		name += "/"
	}
	return language + "/" + name
}

// ContentOf are the content files that a page may have, by its address: the other way round.
func ContentOf(address string) []string {
	language, rest, _ := strings.Cut(strings.Trim(address, "/"), "/")
	if rest == "" {
		return []string{"_index." + language + ".md"}
	}
	return []string{rest + "." + language + ".md", rest + "/_index." + language + ".md"}
}

func cutLast(s, sep string) (before, after string, found bool) {
	at := strings.LastIndex(s, sep)
	if at < 0 {
		return s, "", false
	}
	return s[:at], s[at+len(sep):], true
}

// Close ends Hugo and removes its folder.
func (l *Live) Close() error {
	var err error
	if l.sites != nil {
		err = l.sites.Close()
	}
	return errors.Join(err, os.RemoveAll(l.work))
}

// written are pages in memory, by their paths under the site's root.
type written struct {
	mu    sync.Mutex
	pages map[string][]byte
}

func (w *written) add(path string, page []byte) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.pages[path] = page
	return nil
}

func (w *written) clear() {
	w.mu.Lock()
	defer w.mu.Unlock()
	clear(w.pages)
}

func (w *written) all() map[string][]byte {
	w.mu.Lock()
	defer w.mu.Unlock()
	all := make(map[string][]byte, len(w.pages))
	for path, page := range w.pages {
		all[path] = page
	}
	return all
}
