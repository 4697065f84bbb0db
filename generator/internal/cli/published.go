package cli

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/export"
	"chiso/generator/internal/form"
	"chiso/generator/internal/page"
	"chiso/generator/internal/validate"
)

// published is what a site will hold beside its hand-written pages, known before
// anything is built.
func (s Settings) published(catalog *dataset.Catalog) validate.Published {
	downloads := sync.OnceValue(func() map[string][]byte { return export.Files(catalog) }) // only if prose links to one
	pictures, forms := page.Pictures(catalog), form.Paths(catalog)
	return validate.Published{
		Languages: s.Languages, Pages: page.Addresses(catalog), Charts: chart.IDs(catalog), Terms: page.Terms(catalog),
		File: func(path string) bool {
			for _, dir := range []string{filepath.Join(s.Site, "static"), filepath.Join(s.Themes, "chiso", "static")} {
				if info, err := os.Stat(filepath.Join(dir, filepath.FromSlash(path))); err == nil && info.Mode().IsRegular() {
					return true
				}
			}
			if strings.HasPrefix(path, "data/") {
				return downloads()[path] != nil || slices.Contains(forms, path)
			}
			return slices.Contains(pictures, path)
		},
	}
}
