package publish

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"golang.org/x/sync/errgroup"
)

// finish rewrites the pages of a site that Finish changes.
func (s Site) finish(root string) error {
	if s.Finish == nil {
		return nil
	}
	var group errgroup.Group
	group.SetLimit(runtime.NumCPU())
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(name) != ".html" {
			return err
		}
		group.Go(func() error {
			page, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			path, err := filepath.Rel(root, name)
			if err != nil {
				return err
			}
			if finished := s.Finish(filepath.ToSlash(path), page); !bytes.Equal(finished, page) {
				return os.WriteFile(name, finished, 0o644)
			}
			return nil
		})
		return nil
	})
	if waited := group.Wait(); err == nil {
		err = waited
	}
	return err
}
