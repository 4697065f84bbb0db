package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/tidwall/gjson"

	"chiso/generator/internal/files"
)

// record says what a site was made of, so that the next build need not make again what is
// the same. It stands in the cache, which can go at any time: whatever a record does not
// vouch for is made anew.
type record struct {
	Out     string                `json:"out"`     // folder of the site
	Made    string                `json:"made"`    // hash of all that the site was made of, see Site.Current; empty if not known
	Sources string                `json:"sources"` // hash of the program, the theme, the site's folder and settings, see Site.Sources
	Frame   string                `json:"frame"`   // hash of what every page depends on, see record.frame
	Parts   map[string]partRecord `json:"parts"`
	Hugo    map[string]stamp      `json:"hugo"` // files that Hugo wrote, by path under the site's root
}

// partRecord is what was made of a Part.
type partRecord struct {
	Key   string                `json:"key"`
	Pages map[string]pageRecord `json:"pages"`          // content files, by path under content/
	Files map[string]stamp      `json:"files"`          // files that were given, by path under the site's root
	Made  map[string][]string   `json:"made,omitempty"` // which of them a Maker made, by its Key

	whole bool // all files are as they were written
}

// pageRecord is a content file.
type pageRecord struct {
	Hash string          `json:"hash"`
	Head json.RawMessage `json:"head"` // its headKeys
}

// stamp tells whether a file is still as it was written.
type stamp struct {
	Size    int64     `json:"size"`
	Changed time.Time `json:"changed"`
	Hash    string    `json:"hash,omitempty"` // of what it holds; only of files that were given
}

// stampOf looks at a file.
func stampOf(name string) (stamp, error) {
	info, err := os.Stat(name)
	if err != nil {
		return stamp{}, err
	}
	return stamp{Size: info.Size(), Changed: info.ModTime().UTC()}, nil
}

// intact says whether a file is as it was written.
func (s stamp) intact(name string) bool {
	now, err := stampOf(name)
	return err == nil && now.Size == s.Size && now.Changed.Equal(s.Changed)
}

// recordPath is where the record of a site is kept, by the folder that it goes to.
func (s Site) recordPath(out string) string {
	return filepath.Join(s.Cache, "site-"+hashOf([]byte(out))[:16]+".json")
}

// readRecord reads the record of a site; one that is missing or damaged vouches for nothing.
func (s Site) readRecord(out string) record {
	var r record
	if data, err := os.ReadFile(s.recordPath(out)); err != nil || json.Unmarshal(data, &r) != nil {
		return record{}
	}
	return r
}

// keepRecord writes a record, if there is a cache. One that cannot be written to costs time
// and nothing else.
func (s Site) keepRecord(out string, r record) {
	if s.Cache == "" {
		return
	}
	if data, err := json.Marshal(r); err == nil && files.Keep(s.recordPath(out), data) == nil {
		s.forget()
	}
}

// forget removes the records of sites that are no more.
func (s Site) forget() {
	paths, _ := filepath.Glob(filepath.Join(s.Cache, "site-*.json"))
	for _, path := range paths {
		var r struct{ Out string }
		data, err := os.ReadFile(path)
		if err != nil || json.Unmarshal(data, &r) != nil || r.Out == "" {
			continue
		}
		if _, err := os.Stat(r.Out); errors.Is(err, fs.ErrNotExist) {
			_ = os.Remove(path) // another build may have done it
		}
	}
}

// Current is whether the site that is there is what a build would make: the record of the
// last one names the same Made, every file is as it was written, and there are no others.
func (s Site) Current() bool {
	out, err := s.Place()
	if err != nil || s.Cache == "" || s.Made == "" {
		return false
	}
	r := s.readRecord(out)
	if r.Made != s.Made || len(r.Hugo) == 0 {
		return false
	}
	files := len(r.Hugo)
	r.forgetBroken(out)
	for _, p := range r.Parts {
		if !p.whole {
			return false
		}
		files += len(p.Files)
	}
	there, err := list(out)
	return err == nil && len(r.Hugo) > 0 && len(there) == files
}

// With is the hash of something that a site is made of together with its Sources.
func (s Site) With(key string) string { return hashOf([]byte(key + " " + s.Sources)) }

// HashSources gives the hash of the program, the settings, the theme and the site's folder.
func (s Site) HashSources() (string, error) {
	running, err := program()
	if err != nil {
		return "", err
	}
	settings, err := json.Marshal([]any{running, s.BaseURL, s.Params, s.Language, s.Finished})
	if err != nil {
		return "", err
	}
	hash := sha256.New()
	hash.Write(settings)
	for _, root := range []string{filepath.Join(s.Themes, "chiso"), s.Source} {
		if err := HashFolder(hash, root, nil); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// program is the hash of the program that is running: another one may make other pages.
var program = sync.OnceValues(func() (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	hash := sha256.New()
	if err := hashFile(hash, name); err != nil {
		return "", err
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
})

// frame is the hash of what every page depends on beside its own content: the sources, and
// which pages there are, with their addresses; of sections also what they are called.
func (r record) frame() string {
	heads := map[string][]byte{}
	for _, p := range r.Parts {
		for path, page := range p.Pages {
			heads[path] = page.Head
		}
	}
	hash := sha256.New()
	fmt.Fprintln(hash, r.Sources)
	for _, path := range slices.Sorted(maps.Keys(heads)) {
		keys := addressKeys
		if isSection(path) {
			keys = headKeys
		}
		fmt.Fprintln(hash, path, hashOf(kept(heads[path], keys)))
	}
	return hex.EncodeToString(hash.Sum(nil))
}

// HashFolder adds to a hash the names and contents of all files of a folder, those behind links
// too, but for files that are to be left out, by their names with the root before them; nil
// leaves out none. Libraries stand for themselves by their lock file; whatever is not a plain file, as
// a pipe, which may never end, by its name.
func HashFolder(to io.Writer, root string, leftOut func(name string) bool) error {
	return hashUnseen(to, root, leftOut, map[string]bool{})
}

// hashUnseen is HashFolder but for folders that have been seen: a link may lead back.
func hashUnseen(to io.Writer, root string, leftOut func(name string) bool, seen map[string]bool) error {
	real, err := filepath.EvalSymlinks(root)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil || seen[real] {
		return err
	}
	seen[real] = true
	return filepath.WalkDir(real, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && entry.Name() == "node_modules":
			return fs.SkipDir
		case entry.IsDir() || leftOut != nil && leftOut(filepath.Join(root, strings.TrimPrefix(name, real))):
			return nil
		}
		info, err := os.Stat(name)
		if err != nil { // a link to nowhere
			_, err := fmt.Fprintf(to, "%s -\n", filepath.ToSlash(strings.TrimPrefix(name, real)))
			return err
		}
		fmt.Fprintf(to, "%s %s %d\n", filepath.ToSlash(strings.TrimPrefix(name, real)), info.Mode().Type(), info.Size())
		switch {
		case info.IsDir(): // behind a link
			return hashUnseen(to, name, leftOut, seen)
		case info.Mode().IsRegular():
			return hashFile(to, name)
		}
		return nil
	})
}

// hashFile adds the content of a file, which may be too large to be held.
func hashFile(to io.Writer, name string) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = io.Copy(to, file)
	return err
}

// headKeys are the keys of a content file that Hugo, or the template of another page, may
// look at.
var headKeys = []string{"title", "description", "linktitle", "url", "slug", "layout", "type", "aliases", "build", "sitemap", "outputs", "weight", "date", "unlisted", "draft"}

// addressKeys are those of them that every page may look at. Only sections, which are
// written whenever a page is, and pages written by hand list the others.
var addressKeys = []string{"url", "slug", "layout", "type", "aliases", "build", "outputs", "draft"}

// kept writes a content file with some of its keys; one that is no JSON object stays as it
// is. Content files are large and read for every build, so values are passed over unread.
func kept(content []byte, keys []string) []byte {
	whole := gjson.ParseBytes(content)
	if !whole.IsObject() {
		return content
	}
	var out bytes.Buffer
	separator := "{"
	whole.ForEach(func(key, value gjson.Result) bool {
		if slices.Contains(keys, strings.ToLower(key.Str)) {
			out.WriteString(separator + key.Raw + ":" + value.Raw)
			separator = ","
		}
		return true
	})
	if out.Len() == 0 {
		out.WriteString(separator)
	}
	out.WriteString("}")
	return out.Bytes()
}
