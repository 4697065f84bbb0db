package publish

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"chiso/generator/internal/parallel"
)

// updateFile is in a work folder once the new site is whole, and says what is still to be
// done: an update. From then on the site is the new one, whatever happens: if the program is
// killed, the next build does the rest.
const updateFile = "update.json"

// update is what leads from the old site to the new one, beside the files in freshFolder that
// move to their places.
type update struct {
	Gone []string `json:"gone"` // files of the old site that are not in the new one, by path under its root
}

// freshFolder is in a work folder and holds the files of a site that are new or changed.
const freshFolder = "public"

// publish puts the files of the work folder into the site. Of a site of thousands of files
// mostly a few change, and the others are not touched.
func (w workshop) publish(next record) error {
	if err := os.Remove(w.out); err == nil || errors.Is(err, fs.ErrNotExist) { // there was no file
		return os.Rename(w.fresh, w.out)
	}
	there, err := list(w.out)
	if err != nil {
		return err
	}
	next.eachFile(func(path string) { delete(there, path) })
	var u update
	for path := range there {
		u.Gone = append(u.Gone, path)
	}
	slices.Sort(u.Gone)
	data, err := json.Marshal(u)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(w.work, updateFile), data, 0o644); err != nil {
		return err
	}
	return finishUpdate(w.work, w.out)
}

// finishUpdate does what is still to be done of an update, if a work folder holds one.
func finishUpdate(work, out string) error {
	data, err := os.ReadFile(filepath.Join(work, updateFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	var u update
	if err := errors.Join(err, json.Unmarshal(data, &u)); err != nil {
		return err
	}
	for _, gone := range u.Gone {
		if err := removeFile(out, gone); err != nil {
			return err
		}
	}
	fresh := filepath.Join(work, freshFolder)
	moving, err := list(fresh)
	if err != nil {
		return err
	}
	paths := make([]string, 0, len(moving))
	for path := range moving {
		paths = append(paths, path)
	}
	err = errors.Join(parallel.Map(len(paths), func(n int) error {
		name := filepath.FromSlash(paths[n])
		to := filepath.Join(out, name)
		return inFolder(to, func() error { return os.Rename(filepath.Join(fresh, name), to) })
	})...)
	if err != nil {
		return err
	}
	return os.Remove(filepath.Join(work, updateFile))
}

// removeFile removes a file of a site, and the folders that it leaves empty.
func removeFile(out, file string) error {
	if !filepath.IsLocal(filepath.FromSlash(file)) {
		return nil // it is no file of the site
	}
	if err := os.Remove(filepath.Join(out, filepath.FromSlash(file))); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for folder := path.Dir(file); folder != "."; folder = path.Dir(folder) {
		if os.Remove(filepath.Join(out, filepath.FromSlash(folder))) != nil {
			break // it holds something else
		}
	}
	return nil
}

// eachFile calls do for each file of a site, by its path under the root.
func (r record) eachFile(do func(path string)) {
	for _, p := range r.Parts {
		for path := range p.Files {
			do(path)
		}
	}
	for path := range r.Hugo {
		do(path)
	}
}
