package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// The shape of the made-up figures: one for each indicator, place and year.
const (
	firstYear  = 2011
	lastYear   = 2023
	perDataset = 10             // indicators of a dataset, at most
	placeList  = "provinces-63" // code list of the places
)

// subjects are what the made-up indicators speak of, in turn.
var subjects = []struct{ vi, en, unitVI, unitEN string }{
	{"Chi cho nghiên cứu và phát triển", "Spending on research and development", "tỷ đồng", "billion dong"},
	{"Doanh nghiệp có đổi mới", "Firms that innovate", "%", "%"},
	{"Đơn sáng chế", "Patent applications", "trên 1 triệu dân", "per million people"},
	{"Lao động qua đào tạo", "Trained workers", "%", "%"},
	{"Hộ có internet", "Households with internet", "%", "%"},
	{"Giá trị xuất khẩu", "Value of exports", "triệu đô la", "million dollars"},
	{"Năng suất lao động", "Output per worker", "triệu đồng", "million dong"},
	{"Dịch vụ công trực tuyến", "Public services online", "%", "%"},
	{"Vốn đầu tư mạo hiểm", "Venture capital", "tỷ đồng", "billion dong"},
	{"Cán bộ nghiên cứu", "Researchers", "trên 1 vạn dân", "per ten thousand people"},
}

// indicator is a made-up indicator.
type indicator struct {
	number int // from 1
	figures
}

// figures are hundredths of the unit, by place and year. They are whole numbers, so that
// every processor makes the same ones.
type figures [][]int

func (i indicator) name() string { return fmt.Sprintf("bench_%d", i.number) }

// title, definition and unit in a language.
func (i indicator) words(language string) (title, definition, unit string) {
	s := subjects[(i.number-1)%len(subjects)]
	if language == "vi" {
		title = fmt.Sprintf("%s %d", s.vi, i.number)
		return title, fmt.Sprintf("%s, theo tỉnh, thành phố và năm, %d–%d; số liệu bịa ra.", title, firstYear, lastYear), s.unitVI
	}
	title = fmt.Sprintf("%s %d", s.en, i.number)
	return title, fmt.Sprintf("%s, by province and year, %d–%d; made-up figures.", title, firstYear, lastYear), s.unitEN
}

// makeIndicator makes up the figures of an indicator. They depend on its number alone: each
// place starts between 5 and 95 and changes by -8% to +9% a year.
func makeIndicator(number, places int) indicator {
	random := rand.New(rand.NewPCG(uint64(number), 63))
	made := make(figures, places)
	for place := range made {
		figure := 500 + random.IntN(9001)
		for range lastYear - firstYear + 1 {
			figure = max(10, figure+figure*(random.IntN(1701)-800)/10_000)
			made[place] = append(made[place], figure)
		}
	}
	return indicator{number, made}
}

// text writes a figure with its two decimals.
func text(hundredths int) string { return fmt.Sprintf("%d.%02d", hundredths/100, hundredths%100) }

// writeWorkload writes made-up data of n indicators and a site over them into the folders
// data and site of dir. Code lists, concordances, layouts and settings are those of the
// repository root. The same n gives the same bytes.
func writeWorkload(root, dir string, n int) error {
	for _, folder := range []string{"data/code-lists", "data/concordances", "site"} {
		if err := copyFolder(filepath.Join(root, folder), filepath.Join(dir, folder), "content"); err != nil {
			return err
		}
	}
	places, err := placeCodes(root)
	if err != nil {
		return err
	}
	for first := 1; first <= n; first += perDataset {
		var indicators []indicator
		for number := first; number <= min(n, first+perDataset-1); number++ {
			indicators = append(indicators, makeIndicator(number, len(places)))
		}
		if err := writeDataset(filepath.Join(dir, "data"), first/perDataset+1, places, indicators); err != nil {
			return err
		}
	}
	settings := filepath.Join(dir, "site", "hugo.toml")
	toml, err := os.ReadFile(settings)
	if err != nil {
		return err
	}
	return os.WriteFile(settings, []byte(settingsFor(string(toml), indicator{number: 1}.name())), 0o644)
}

// placeCodes are the codes of the places, in the order of their list.
func placeCodes(root string) ([]string, error) {
	file, err := os.Open(filepath.Join(root, "data", "code-lists", placeList+".csv"))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		return nil, err
	}
	var codes []string
	for _, row := range rows[1:] {
		codes = append(codes, row[0])
	}
	return codes, nil
}

// writeDataset writes a dataset into its folder: table, descriptor and README.
func writeDataset(data string, number int, places []string, indicators []indicator) error {
	name := fmt.Sprintf("bench-%d", number)
	var table bytes.Buffer
	table.WriteString("place,year,source")
	for _, i := range indicators {
		table.WriteString("," + i.name())
	}
	table.WriteString("\n")
	for p, place := range places {
		for year := firstYear; year <= lastYear; year++ {
			fmt.Fprintf(&table, "%s,%d,yearbook", place, year)
			for _, i := range indicators {
				table.WriteString("," + text(i.figures[p][year-firstYear]))
			}
			table.WriteString("\n")
		}
	}
	return writeFiles(filepath.Join(data, name), map[string]string{
		"province.csv":     table.String(),
		"datapackage.yaml": descriptor(name, number, indicators),
		"README.md":        fmt.Sprintf(datasetReadme, number, firstYear, lastYear),
	})
}

// descriptor writes the datapackage.yaml of a dataset, with a line chart for each indicator.
func descriptor(name string, number int, indicators []indicator) string {
	var b strings.Builder
	fmt.Fprintf(&b, descriptorHead, name, number)
	var names []string
	for _, i := range indicators {
		titleVI, definitionVI, unitVI := i.words("vi")
		titleEN, definitionEN, unitEN := i.words("en")
		fmt.Fprintf(&b, descriptorIndicator, i.name(), titleVI, titleEN, definitionVI, definitionEN, unitVI, unitEN)
		names = append(names, i.name())
	}
	fmt.Fprintf(&b, descriptorTable, placeList)
	for _, name := range names {
		fmt.Fprintf(&b, "        - {name: %s, type: number}\n", name)
	}
	fmt.Fprintf(&b, descriptorEnd, strings.Join(names, ", "))
	return b.String()
}

const descriptorHead = `# yaml-language-server: $schema=../datapackage.schema.json
name: %s
title: {vi: "Bộ số liệu thử %[2]d", en: "Trial figures %[2]d"}
description: {vi: "Số liệu bịa ra, chỉ để đo thời gian dựng trang.", en: "Made-up figures, there only to measure how long a site takes to build."}
version: "1.0.0"
created: 2026-11-22
topics: [innovation]
updateFrequency: annual
licenses:
  - {name: CC0-1.0, title: {vi: "CC0 1.0", en: "CC0 1.0"}}
sources:
  - {name: yearbook, title: {vi: "Niên giám bịa ra", en: "Made-up yearbook"}, accessed: 2026-11-22}
indicators:
`

const descriptorIndicator = `  - name: %s
    title: {vi: "%s", en: "%s"}
    definition: {vi: "%s", en: "%s"}
    unit: {vi: "%s", en: "%s"}
    measure: amount
    decimals: 2
    direction: higher
    ranking: rank
    overTime: comparable
`

const descriptorTable = `resources:
  - name: province
    path: province.csv
    title: {vi: "Theo tỉnh, thành phố", en: "By province"}
    schema:
      fields:
        - {name: place, type: string, role: dimension, codeList: %s, title: {vi: "Nơi", en: "Place"}}
        - {name: year, type: year, role: dimension, title: {vi: "Năm", en: "Year"}}
        - {name: source, type: list, delimiter: ";", role: attribute, attribute: source, title: {vi: "Nguồn", en: "Source"}}
`

const descriptorEnd = `      primaryKey: [place, year]
charts:
  - {kind: line, for: [%s], highlight: "01"}
`

const datasetReadme = `# Bộ số liệu thử %[1]d

## Dữ liệu

Mỗi dòng của province.csv là một tỉnh, thành phố trong một năm, %[2]d–%[3]d.

## Cách chuẩn bị

Số liệu bịa ra, để đo thời gian dựng trang.

## Giấy phép

CC0 1.0.

# Trial figures %[1]d

## Data

Each line of province.csv is a province or city in a year, %[2]d–%[3]d.

## How it was made

The figures are made up, to measure how long a site takes to build.

## Licence

CC0 1.0.
`

// absent are the pages that a site over the made-up data does not have.
var absent = []string{"/targets", "/timeline", "/glossary", "/survey", "/self-assessment", "/playbook", "/about/privacy", "/about/accessibility"}

var (
	menuTarget  = regexp.MustCompile(`^\s*pageRef\s*=\s*"([^"]*)"`)
	headlineKey = regexp.MustCompile(`(?m)^(\s*headline\s*=\s*)"[^"]*"`)
)

// settingsFor takes the menu entries of absent pages out of a hugo.toml and sets the
// indicator that opens the home page.
func settingsFor(toml, headline string) string {
	var kept, entry []string
	leads := "" // where the menu entry that is being read leads to
	end := func() {
		if !slices.Contains(absent, leads) {
			kept = append(kept, entry...)
		}
		entry, leads = nil, ""
	}
	for line := range strings.Lines(toml) {
		if head := strings.TrimSpace(line); head == "" || strings.HasPrefix(head, "[") || strings.HasPrefix(head, "#") {
			end()
		}
		if target := menuTarget.FindStringSubmatch(line); target != nil {
			leads = target[1]
		}
		entry = append(entry, line)
	}
	end()
	return headlineKey.ReplaceAllString(strings.Join(kept, ""), `${1}"`+headline+`"`)
}

// copyFolder copies a folder without the folder at its top that is named.
func copyFolder(from, to, without string) error {
	source := os.DirFS(from)
	return fs.WalkDir(source, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && name == without:
			return fs.SkipDir
		case entry.IsDir():
			return os.MkdirAll(filepath.Join(to, filepath.FromSlash(name)), 0o755)
		}
		data, err := fs.ReadFile(source, name)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, filepath.FromSlash(name)), data, 0o644)
	})
}

// writeFiles writes files under a folder, by their paths there.
func writeFiles(dir string, files map[string]string) error {
	var failed []error
	for name, content := range files {
		file := filepath.Join(dir, filepath.FromSlash(path.Clean(name)))
		failed = append(failed, os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(content), 0o644))
	}
	return errors.Join(failed...)
}
