package intake

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/form"
	"chiso/generator/internal/fuzzy"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/load"
)

// sources adds the reports that figures are from to the sources of the package, and
// names the source of each report. One that is there already is used as it is.
func (p *Plan) sources(of *form.Form, figures []form.Figure, translations map[string]*i18n.Translations, today string) (map[form.Report]map[string]string, error) {
	names := map[form.Report]map[string]string{}
	all := of.Dataset.Sources
	links := map[form.Report]string{} // which a report may have in one row only
	for _, f := range figures {
		if bare := (form.Report{Number: f.Report.Number, Date: f.Report.Date}); links[bare] == "" {
			links[bare] = f.Report.Link
		}
	}
	var from []diag.Position
	for _, f := range figures {
		if names[f.Report] == nil {
			names[f.Report] = map[string]string{}
		}
		if names[f.Report][f.Place.Code] != "" {
			continue
		}
		source := dataset.Source{Title: title(f, translations), Path: cmp.Or(f.Report.Link, links[f.Report]), Accessed: today}
		if known := find(all, source); known != "" {
			names[f.Report][f.Place.Code] = known
			continue
		}
		source.Name = name(f, all)
		names[f.Report][f.Place.Code] = source.Name
		all, p.Sources, from = append(all, source), append(p.Sources, source), append(from, f.AtReport)
	}
	if len(p.Sources) == 0 {
		return names, nil
	}
	text, line, err := insert(p.Descriptor, p.Sources)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p.DescriptorFile, err)
	}
	p.Descriptor = text
	d, _ := load.ReadDescriptor(p.DescriptorFile, text)
	if d == nil || len(d.Sources) != len(all) {
		return nil, fmt.Errorf("%s: %w", p.DescriptorFile, ErrSources)
	}
	for n := range p.Sources { // a problem in any of their lines is reported for the form
		first, end := d.Sources[len(of.Dataset.Sources)+n].Pos.Line, line
		if n+1 < len(p.Sources) {
			end = d.Sources[len(of.Dataset.Sources)+n+1].Pos.Line
		}
		for at := first; at < end; at++ {
			p.origin[place{p.DescriptorFile, at, ""}] = from[n]
		}
	}
	return names, nil
}

// ErrSources says that the sources of a descriptor are not written so that others
// can be added line by line.
var ErrSources = errors.New("sources is not a list with an entry on each line")

// find is the name of a source that says the same, empty if there is none. A report
// without a link is the one that is there, whatever its link.
func find(all []dataset.Source, source dataset.Source) string {
	for _, other := range all {
		same := source.Path == "" || source.Path == other.Path
		for language, words := range source.Title {
			same = same && other.Title[language] == words
		}
		if same {
			return other.Name
		}
	}
	return ""
}

// title words a report in each language: its number if it has one, else its title.
func title(f form.Figure, translations map[string]*i18n.Translations) dataset.Text {
	out := dataset.Text{}
	key := "form_source_other"
	number := numberWord.ReplaceAllString(f.Report.Number, "")
	if number != "" && number[0] >= '0' && number[0] <= '9' {
		key = "form_source_report"
	} else {
		number = f.Report.Number
	}
	when, _ := time.Parse(time.DateOnly, f.Report.Date) // which it is
	for language, w := range translations {
		out[language] = w.Translate(key, i18n.Args{"place": f.Place.Label[language], "report": number, "date": w.Date(when)})
	}
	return out
}

// numberWord is what people write before the number of a report.
var numberWord = regexp.MustCompile(`(?i)^(báo cáo )?số:? *`)

// longestName is as long as the part of a name is that comes from a report's number.
const longestName = 40

// name makes the name of a source that no other has: place, number and year.
func name(f form.Figure, all []dataset.Source) string {
	number := strings.Trim(notName.ReplaceAllString(fuzzy.Fold(numberWord.ReplaceAllString(f.Report.Number, "")), "-"), "-")
	if len(number) > longestName {
		number = number[:longestName]
		number = number[:max(strings.LastIndexByte(number, '-'), longestName/2)]
	}
	parts := []string{f.Place.Slug}
	if number != "" {
		parts = append(parts, strings.Trim(number, "-"))
	}
	base := strings.Join(append(parts, f.Report.Date[:4]), "-")
	taken := map[string]bool{}
	for _, s := range all {
		taken[s.Name] = true
	}
	for n, name := 2, base; ; n++ {
		if !taken[name] {
			return name
		}
		name = fmt.Sprintf("%s-%d", base, n)
	}
}

var notName = regexp.MustCompile(`[^a-z0-9]+`)

// insert adds entries to the sources of a descriptor, behind the last one, and
// leaves every other byte as it is. It gives the line behind what was added.
func insert(data []byte, sources []dataset.Source) (text []byte, next int, err error) {
	var document yaml.Node
	if err := yaml.Unmarshal(data, &document); err != nil {
		return nil, 0, err
	}
	list, after := value(document.Content[0], "sources")
	if list == nil || list.Kind != yaml.SequenceNode || list.Style&yaml.FlowStyle != 0 || len(list.Content) == 0 {
		return nil, 0, ErrSources
	}
	lines := bytes.SplitAfter(data, []byte("\n"))
	end := len(lines) // where the next key begins, from 0
	if after != nil {
		end = after.Line - 1
	}
	for last := list.Content[len(list.Content)-1].Line; end > last; end-- { // what stands before that key goes with it
		line := bytes.TrimSpace(lines[end-1])
		if len(line) > 0 && line[0] != '#' {
			break
		}
	}
	ending := "\n"
	if bytes.HasSuffix(lines[0], []byte("\r\n")) {
		ending = "\r\n"
	}
	indent := strings.Repeat(" ", list.Content[0].Column-1-len("- "))
	added := ""
	for _, source := range sources {
		entry, err := encode(source)
		if err != nil {
			return nil, 0, err
		}
		for n, line := range strings.Split(strings.TrimSuffix(entry, "\n"), "\n") {
			lead := "  "
			if n == 0 {
				lead = "- "
			}
			added += indent + lead + line + ending
		}
	}
	before := bytes.Join(lines[:end], nil)
	if len(before) > 0 && before[len(before)-1] != '\n' {
		before = append(before, ending...)
	}
	return bytes.Join([][]byte{before, []byte(added), bytes.Join(lines[end:], nil)}, nil), end + strings.Count(added, "\n") + 1, nil
}

// value finds the value of a key in a mapping, and the key behind it.
func value(mapping *yaml.Node, key string) (found, after *yaml.Node) {
	for n := 0; n+1 < len(mapping.Content); n += 2 {
		if mapping.Content[n].Value == key {
			if n+2 < len(mapping.Content) {
				after = mapping.Content[n+2]
			}
			return mapping.Content[n+1], after
		}
	}
	return nil, nil
}

// encode writes a source as the entries beside it are written.
func encode(s dataset.Source) (string, error) {
	text := func(v string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: v} }
	group := func(pairs ...*yaml.Node) *yaml.Node { return &yaml.Node{Kind: yaml.MappingNode, Content: pairs} }
	title := group()
	for _, language := range slices.SortedFunc(maps.Keys(s.Title), func(a, b string) int { return strings.Compare(b, a) }) { // vi before en, as in the data
		title.Content = append(title.Content, text(language), text(s.Title[language]))
	}
	entry := group(text("name"), text(s.Name), text("title"), title)
	if s.Path != "" {
		entry.Content = append(entry.Content, text("path"), text(s.Path))
	}
	entry.Content = append(entry.Content, text("accessed"), &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!timestamp", Value: s.Accessed})
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	err := e.Encode(entry)
	return b.String(), err
}
