package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// The two plain sites, by the folders that they are written to.
const (
	plainEmpty = "plain-empty" // title and description
	plainTable = "plain-table" // and a table of the figures
)

// writeFloor writes a site for plain Hugo over the made-up figures of n indicators: one page
// for each of them and language, and for the site plainTable also one CSV for each, from
// which the template makes a table of places by years. It is the least that a builder on
// Hugo can do.
func writeFloor(root, dir, site string, n int) error {
	places, err := placeCodes(root)
	if err != nil {
		return err
	}
	body := ""
	if site == plainTable {
		body = fmt.Sprintf(floorTable, lastYear-firstYear+1, firstYear, lastYear, len(places)-1, lastYear-firstYear)
	}
	dir = filepath.Join(dir, site)
	if err := writeFiles(dir, map[string]string{
		"hugo.toml":            floorSettings,
		"layouts/single.html":  floorHead + body + "</body></html>\n",
		"layouts/section.html": floorHead + floorList + "</body></html>\n",
		"layouts/home.html":    floorHead + floorList + "</body></html>\n",
	}); err != nil {
		return err
	}
	for number := 1; number <= n; number++ {
		i := makeIndicator(number, len(places))
		for _, language := range []string{"vi", "en"} {
			title, definition, _ := i.words(language)
			page, err := json.Marshal(map[string]string{"title": title, "description": definition, "id": i.name()})
			if err != nil {
				return err
			}
			if err := writeFiles(dir, map[string]string{fmt.Sprintf("content/indicators/%s.%s.md", i.name(), language): string(page) + "\n"}); err != nil {
				return err
			}
		}
		if site == plainTable {
			if err := writeFiles(dir, map[string]string{"assets/csv/" + i.name() + ".csv": floorCSV(i, places)}); err != nil {
				return err
			}
		}
	}
	return nil
}

// floorCSV writes the figures of an indicator one to a line, with what readers of a figure
// need beside it.
func floorCSV(i indicator, places []string) string {
	_, _, unit := i.words("vi")
	var b bytes.Buffer
	b.WriteString("place,year,value,unit,status,source\n")
	for p, place := range places {
		for year := firstYear; year <= lastYear; year++ {
			fmt.Fprintf(&b, "%s,%d,%s,%s,final,yearbook\n", place, year, text(i.figures[p][year-firstYear]), unit)
		}
	}
	return b.String()
}

const floorSettings = `baseURL = "https://example.org/"
defaultContentLanguage = "vi"
defaultContentLanguageInSubdir = true
disableKinds = ["taxonomy", "term", "rss", "sitemap"]
[languages.vi]
  weight = 1
[languages.en]
  weight = 2
`

const floorHead = `<!doctype html><html lang="{{ site.Language.Lang }}"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1><p>{{ .Params.description }}</p>`

const floorList = `<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>`

// floorTable takes the number of years, the first and the last year, the last place and the
// last year as numbers from 0. The rows of the CSV stand in the order of the table.
const floorTable = `{{ $years := %d }}{{ $rows := resources.Get (printf "csv/%%s.csv" .Params.id) | transform.Unmarshal }}` +
	`<table><tr><th></th>{{ range seq %d %d }}<th>{{ . }}</th>{{ end }}</tr>` +
	`{{ range $p := seq 0 %d }}{{ $first := add 1 (mul $p $years) }}<tr><th>{{ index (index $rows $first) 0 }}</th>` +
	`{{ range $y := seq 0 %d }}<td>{{ index (index $rows (add $first $y)) 2 }}</td>{{ end }}</tr>{{ end }}</table>`

// clearFloor removes what Hugo has written.
func clearFloor(dir, site string) error {
	return removeAll(filepath.Join(dir, site, "public"), filepath.Join(dir, site, "resources"))
}

// removeAll removes files and folders that may not be there.
func removeAll(paths ...string) error {
	for _, path := range paths {
		if err := os.RemoveAll(path); err != nil {
			return err
		}
	}
	return nil
}
