package load

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/files"
)

// Page is a hand-written page of the site.
type Page struct {
	File     string
	Address  string // under the site's root, as pages link to it: "/about", "/" for the home page
	Folder   string // that relative links start from, as an address
	Language string
	Draft    bool // it is not published
	Charts   []Str
	Links    []Link
	HTML     []Str    // tags, which do not come out on the site
	Anchors  []string // of its headings
	Beside   []string // other files in its folder, if it has one of its own
}

// Link is a link or a picture. Broken is text that was meant to be one: its
// address cannot be read.
type Link struct {
	Str
	Broken  bool
	Picture bool
}

var (
	// chartCode is a chart put into a page: {{< chart "gii-rank-line" >}}.
	chartCode = regexp.MustCompile(`\{\{[<%]\s*chart\s+(?:"([^"]*)"|([^\s"<>%]+))`)
	// shortcode is any of Hugo's shortcodes, which are no Markdown.
	shortcode = regexp.MustCompile(`(?s)\{\{(?:<.*?>|%.*?%)\}\}`)
)

// Prose reads the hand-written pages under a folder. A page whose file names no
// language is in the first one. A folder that is not there has none. Problems are pages
// that are too large.
func (t *Tree) Prose(dir string, languages []string) ([]Page, diag.List, error) {
	var pages []Page
	var problems diag.List
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil && name == dir && os.IsNotExist(err) {
			return fs.SkipAll
		}
		if err != nil || !entry.Type().IsRegular() || filepath.Ext(name) != ".md" {
			return err
		}
		data, err := files.Read(name, longestPage)
		if errors.Is(err, files.ErrTooLarge) {
			problems = append(problems, tooLarge(filepath.ToSlash(name), longestPage, diag.T("chia trang này thành nhiều trang", "split the page into several"))...)
			return nil
		}
		if err != nil {
			return err
		}
		inside, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		file := filepath.ToSlash(name)
		data = bytes.TrimPrefix(data, []byte(byteOrderMark)) // which Hugo passes over
		t.lines[file] = splitLines(data)
		page := newPage(filepath.ToSlash(inside), languages)
		page.File = file
		if page.Address == page.Folder {
			if page.Beside, err = beside(filepath.Dir(name)); err != nil {
				return err
			}
		}
		page.Charts = charts(file, t.lines[file])
		page.read(data)
		pages = append(pages, page)
		return nil
	})
	return pages, problems, err
}

// newPage knows what the name of a file says, as Hugo reads it.
func newPage(inside string, languages []string) Page {
	name := strings.ToLower(strings.TrimSuffix(inside, ".md"))
	p := Page{Language: languages[0]}
	if language := strings.TrimPrefix(path.Ext(name), "."); slices.Contains(languages, language) {
		p.Language, name = language, strings.TrimSuffix(name, "."+language)
	}
	p.Address = "/" + name
	p.Folder = path.Dir(p.Address)
	if base := path.Base(name); base == "_index" || base == "index" {
		p.Address = p.Folder
	}
	return p
}

// beside lists the files of a folder that are no pages.
func beside(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	var names []string
	for _, entry := range entries {
		if entry.Type().IsRegular() && filepath.Ext(entry.Name()) != ".md" {
			names = append(names, entry.Name())
		}
	}
	return names, err
}

// charts finds the charts that a page puts in, by name.
func charts(file string, lines []string) []Str {
	var names []Str
	for n, line := range lines {
		for _, found := range chartCode.FindAllStringSubmatchIndex(line, -1) {
			at := max(found[2], found[4]) // one of the two groups took part
			end := max(found[3], found[5])
			names = append(names, Str{V: line[at:end], Pos: diag.Position{File: file, Line: n + 1, Column: utf8.RuneCountInString(line[:at]) + 1}})
		}
	}
	return names
}

// frontMatter is what stands above the text of a page, in YAML or in TOML.
var frontMatter = regexp.MustCompile(`(?s)\A(?:---\r?\n(.*?\n)?---|\+\+\+\r?\n.*?\n\+\+\+)[ \t]*(?:\r?\n|\z)`)

// read finds links and headings. What is no Markdown is written over, so that
// every other byte keeps its place.
func (p *Page) read(data []byte) {
	text := bytes.Clone(data)
	if at := frontMatter.FindSubmatchIndex(text); at != nil {
		if at[2] >= 0 {
			var head struct{ Draft bool }
			p.Draft = yaml.Unmarshal(text[at[2]:at[3]], &head) == nil && head.Draft
		}
		writeOver(text, at[:2], ' ')
	}
	codes := shortcode.FindAllIndex(text, -1)
	for _, at := range codes {
		writeOver(text, at, 'x')
	}
	p.markdown(text, codes)
	p.HTML = rawHTML(p.File, text)
}

func writeOver(text []byte, at []int, with byte) {
	for i := at[0]; i < at[1]; i++ {
		if text[i] != '\n' {
			text[i] = with
		}
	}
}
