// Package page writes the content files of the site: one for each page and
// language, holding only front matter in JSON. Numbers are ready in the page's
// language, labels come from the data, and sentences from the theme's i18n files
// (see package i18n).
//
// Long tables are finished here as HTML, because Hugo's templates take seconds
// for what Go does in milliseconds. Whatever goes into them from the data is escaped
// here: the templates put them on the page as they are.
package page

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/facts"
	"chiso/generator/internal/fragment"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/palette"
	"chiso/generator/internal/parallel"
)

// Options say what a site puts forward.
type Options struct {
	Headline     string                        // name of the indicator that opens the home page
	Place        string                        // code of the site's own country, strong in tables and readings
	Translations map[string]*i18n.Translations // by language
	BaseURL      string                        // address of the site, with a slash at its end
	Data         string                        // folder from which the data were read, see inRepository
	Charts       map[chart.Ref]chart.Drawn     // captioned, see CaptionAll
	Pictures     map[chart.Ref][]string        // of each chart as SVG, or what Fragments has for it, the narrow one first
	Forms        map[string][]Form             // that places fill in, by dataset
	Palette      palette.Palette               // the site's colours, see design

	Facts *facts.Facts // of the catalog; nil to compute them anew

	Fragments *fragment.Store // where large pieces of HTML are kept apart from the pages; nil to leave them in

	Profiles        map[chart.Profile]chart.Drawn // of places, captioned
	ProfilePictures map[chart.Profile][]string
}

// Form is where the form of a place stands under the site's root, as a spreadsheet
// and as CSV.
type Form struct {
	List      string // of the place
	Place     dataset.Code
	XLSX, CSV string
}

// Site writes all pages: path under content/ to bytes.
func Site(c *dataset.Catalog, o Options) map[string][]byte {
	if o.Facts == nil {
		o.Facts = facts.Of(c)
	}
	var files []file
	for _, language := range c.Languages {
		b := newBase(c, o, language)
		b.each(func(path string, page func() any) { files = append(files, file{path + "." + language + ".md", page}) })
	}
	return write(files)
}

// Makers make the files that the scripts of pages fetch, one by one: those of the page for
// comparing, of rankings and of places. All of them at once would need much memory.
func Makers(c *dataset.Catalog, o Options) []func() map[string][]byte {
	var makers []func() map[string][]byte
	for _, f := range slices.Concat(explorerFiles(c, o), rankingFiles(c, o), placeFiles(c, o)) {
		makers = append(makers, func() map[string][]byte { return map[string][]byte{f.path: f.bytes()} })
	}
	return makers
}

// file is a file that is JSON, and what makes its content.
type file struct {
	path    string
	content func() any
}

func (f file) bytes() []byte {
	data, err := json.Marshal(f.content())
	if err != nil {
		panic(fmt.Sprintf("%s: %v", f.path, err)) // only values that JSON can hold are put in
	}
	return data
}

// write makes files, many at once.
func write(files []file) map[string][]byte {
	written := parallel.Map(len(files), func(n int) []byte { return files[n].bytes() })
	all := make(map[string][]byte, len(files))
	for n, f := range files {
		all[f.path] = written[n]
	}
	return all
}

// Addresses are those of the pages that Site writes, as prose links to them:
// without a language, "/" being the home page. Embedded charts are for others'
// pages, so they are left out.
func Addresses(c *dataset.Catalog) []string {
	var addresses []string
	newBase(c, Options{}, "").each(func(path string, _ func() any) {
		if !strings.HasPrefix(path, embedFolder+"/") {
			addresses = append(addresses, "/"+strings.TrimSuffix(strings.TrimSuffix(path, index), "/"))
		}
	})
	return addresses
}
