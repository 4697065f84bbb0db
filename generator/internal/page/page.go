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
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/klauspost/compress/s2"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/facts"
	"chiso/generator/internal/fragment"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/kept"
	"chiso/generator/internal/palette"
	"chiso/generator/internal/parallel"
)

// Options say what a site puts forward.
type Options struct {
	Headline     string                        // name of the indicator that opens the home page
	Place        string                        // code of the site's own country, strong in tables and readings
	Translations map[string]*i18n.Translations // by language
	BaseURL      string                        // address of the site as pictures that are sent on name it, with a slash at its end
	Data         string                        // folder from which the data were read, see inRepository
	Charts       map[chart.Ref]chart.Drawn     // captioned, see CaptionAll
	Pictures     map[chart.Ref][]string        // of each chart as SVG, or what Fragments has for it, the narrow one first
	Forms        map[string][]Form             // that places fill in, by dataset
	Palette      palette.Palette               // the site's colours, see design

	Facts *facts.Facts // of the catalog; nil to compute them anew
	Kept  *kept.Store  // what was made of the datasets in builds before; nil to make all anew

	Parts map[string]bool // which parts of the site to make, see Uses; nil for all
	Paths []string        // which pages of them, by their paths under content/; nil for all

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

// Part is what a part of the site consists of, see Uses.
type Part struct {
	Pages map[string][]byte          // by their paths under content/
	Files []func() map[string][]byte // makers of the files that the scripts of its pages fetch, by their paths under the site's root
}

// Site writes the parts of a site that the options want, all if they do not say. The files of
// rankings and of places are made with their pages and kept compressed; those of the page for
// comparing are made when they are asked for.
func Site(c *dataset.Catalog, o Options) map[string]*Part {
	if o.Facts == nil {
		o.Facts = facts.Of(c)
	}
	var languages []*base
	for _, language := range c.Languages {
		languages = append(languages, newBase(c, o, language))
	}
	share(languages)
	var pages, fetched []file
	for _, b := range languages {
		b.each(func(f file) {
			if f.path += "." + b.language + ".md"; o.wants(f.part) && (o.Paths == nil || slices.Contains(o.Paths, f.path)) {
				pages = append(pages, f)
			}
		})
		if o.Paths != nil {
			continue
		}
		fetched = append(fetched, slices.DeleteFunc(explorerFiles(b), func(f file) bool { return !o.wants(f.part) })...)
	}
	parts := map[string]*Part{}
	part := func(name string) *Part {
		if parts[name] == nil {
			parts[name] = &Part{Pages: map[string][]byte{}}
		}
		return parts[name]
	}
	for n, w := range parallel.Map(len(pages), func(n int) writtenPage { return pages[n].write() }) {
		p := part(pages[n].part)
		p.Pages[pages[n].path] = w.page
		if w.path != "" {
			p.Files = append(p.Files, func() map[string][]byte { return map[string][]byte{w.path: decompressed(w.file)} })
		}
	}
	for _, f := range fetched {
		p := part(f.part)
		p.Files = append(p.Files, func() map[string][]byte { return map[string][]byte{f.path: f.write().page} })
	}
	return parts
}

// wants says whether a part of the site is to be made.
func (o Options) wants(part string) bool { return o.Parts == nil || o.Parts[part] }

// file is a file that is JSON, and what makes its content.
type file struct {
	path    string
	content func() any
	part    string // see Uses
}

// withFile is the content of a page together with that of the file that its script fetches,
// which says what the page says and more.
type withFile struct {
	page any
	path string // of the file, under the site's root; empty if the page has all
	file any
}

// writtenPage is a page as JSON, with the file that its script fetches.
type writtenPage struct {
	page []byte
	path string
	file []byte // compressed
}

func (f file) write() writtenPage {
	content := f.content()
	both, hasFile := content.(withFile)
	if !hasFile {
		return writtenPage{page: f.marshal(content)}
	}
	w := writtenPage{page: f.marshal(both.page), path: both.path}
	if both.path != "" {
		w.file = compressed(f.marshal(both.file))
	}
	return w
}

func (f file) marshal(content any) []byte {
	if text, is := content.(piece); is {
		return []byte(text)
	}
	data, err := json.Marshal(content)
	if err != nil {
		panic(fmt.Sprintf("%s: %v", f.path, err)) // only values that JSON can hold are put in
	}
	return data
}

// compressed is a file as it is kept until it is written: there are gigabytes of them at a
// large site.
func compressed(data []byte) []byte { return bytes.Clone(s2.Encode(nil, data)) }

func decompressed(data []byte) []byte {
	plain, err := s2.Decode(nil, data)
	if err != nil {
		panic(err) // it has been compressed here
	}
	return plain
}

// Addresses are those of the pages that Site writes, as prose links to them:
// without a language, "/" being the home page. Embedded charts are for others'
// pages, so they are left out.
func Addresses(c *dataset.Catalog) []string {
	var addresses []string
	newBase(c, Options{}, "").each(func(f file) {
		if !strings.HasPrefix(f.path, embedFolder+"/") {
			addresses = append(addresses, "/"+strings.TrimSuffix(strings.TrimSuffix(f.path, index), "/"))
		}
	})
	return addresses
}
