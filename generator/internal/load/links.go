package load

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"chiso/generator/internal/diag"
)

// siteParts are what of the folder of a site goes into it.
var siteParts = []string{"hugo.toml", "archetypes", "assets", "content", "data", "i18n", "layouts", "static"}

// SiteLinks finds links, pipes and devices in the folders of a site: Hugo silently skips links
// within its folders, and follows a folder that is itself a link wherever it leads.
func SiteLinks(dir string) (diag.List, error) {
	var problems diag.List
	for _, part := range siteParts {
		err := filepath.WalkDir(filepath.Join(dir, part), func(name string, entry fs.DirEntry, err error) error {
			switch {
			case errors.Is(err, fs.ErrNotExist):
				return nil
			case err != nil || entry.IsDir() || entry.Type().IsRegular():
				return err
			}
			what := diag.T("đây là một đường ống (pipe) hay thiết bị, không phải tệp", "this is a pipe or a device, not a file")
			if entry.Type()&fs.ModeSymlink != 0 {
				to, _ := os.Readlink(name)
				what = diag.T("đây là liên kết đến %q, không phải tệp hay thư mục của trang", "this is a link to %q, not a file or folder of the site", filepath.ToSlash(to))
			}
			problems.Add(diag.Position{File: filepath.ToSlash(name)}, "path", what, diag.T("đặt chính tệp hay thư mục ấy vào đây", "put the file or folder itself here"))
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return problems, nil
}
