package page

import (
	"cmp"
	"slices"
	"strconv"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/i18n"
)

// playbookBuilder makes the pages of the playbook.
type playbookBuilder struct{ *base }

func playbookPages(b *base) []file {
	if len(b.catalog.Tools) == 0 {
		return nil
	}
	pages := []file{{index, func() any { return playbookBuilder{b}.playbook() }}}
	for n, x := range b.catalog.Tools {
		pages = append(pages, file{x.Code, func() any { return playbookBuilder{b}.tool(n) }})
	}
	if len(b.catalog.CaseStudies) > 0 {
		pages = append(pages, file{"cases", func() any { return playbookBuilder{b}.cases() }})
	}
	if len(b.catalog.Provisions) > 0 {
		pages = append(pages, file{"law", func() any { return playbookBuilder{b}.lawPage() }})
	}
	return pages
}

// Addresses of the playbook.
const (
	playbookURL = "playbook/"
	casesURL    = playbookURL + "cases/"
	lawURL      = playbookURL + "law/"
)

// playbookPage opens the playbook. Texts that a site writes for it are added by the theme.
type playbookPage struct {
	Title       string      `json:"title"`
	Description string      `json:"description"`
	Stages      []toolStage `json:"stages"`
	Cases       *link       `json:"cases,omitempty"`
	Law         *link       `json:"law,omitempty"`
	Data        link        `json:"data"` // the dataset that holds the tools
}

// toolStage is a stage of the work with the tools for it.
type toolStage struct {
	topic
	Tools []toolEntry `json:"tools"`
}

// toolEntry is a tool as lists show it.
type toolEntry struct {
	link
	Purpose string `json:"purpose"`
	Time    string `json:"time"`
}

// toolPage is the page of a tool: what it is for, its steps, a template, real cases, and
// what the law says.
type toolPage struct {
	Title       string       `json:"title"`
	Description string       `json:"description"`
	Layout      string       `json:"layout"`
	Stage       topic        `json:"stage"`
	Pillars     []topic      `json:"pillars"`
	Time        string       `json:"time"`
	People      string       `json:"people"`
	Steps       []string     `json:"steps"`
	Mistakes    []string     `json:"mistakes,omitempty"`
	Fields      []string     `json:"fields,omitempty"`
	Columns     []string     `json:"columns,omitempty"`
	Cases       []caseEntry  `json:"cases"`
	Law         []lawSection `json:"law,omitempty"`
	Sources     []source     `json:"sources,omitempty"`
	Before      *link        `json:"before,omitempty"`
	Next        *link        `json:"next,omitempty"`
}

// casesPage lists all cases.
type casesPage struct {
	Title       string      `json:"title"`
	Description string      `json:"description"`
	Layout      string      `json:"layout"`
	Cases       []caseEntry `json:"cases"`
	Pillars     []topic     `json:"pillars"`
	Outcomes    []topic     `json:"outcomes"`
	Places      []topic     `json:"places"`
	Data        link        `json:"data"`
}

// caseEntry is a case. On the page of a tool it says what it shows of it.
type caseEntry struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	URL     string   `json:"url"`
	Shows   string   `json:"shows,omitempty"`
	Place   *link    `json:"place,omitempty"` // that has a page
	Where   string   `json:"where,omitempty"`
	Code    string   `json:"code,omitempty"` // of the place
	Years   string   `json:"years,omitempty"`
	Pillar  topic    `json:"pillar"`
	Outcome topic    `json:"outcome"`
	Did     string   `json:"did"`
	Result  string   `json:"result"`
	Lesson  string   `json:"lesson"`
	Note    string   `json:"note,omitempty"`
	Tools   []link   `json:"tools,omitempty"`
	Sources []source `json:"sources,omitempty"`
}

// lawPage says what the law allows, subject by subject.
type lawPage struct {
	Title       string       `json:"title"`
	Description string       `json:"description"`
	Layout      string       `json:"layout"`
	Sections    []lawSection `json:"sections"`
}

// lawSection is what provisions say of a subject.
type lawSection struct {
	topic
	Provisions []lawEntry `json:"provisions"`
}

type lawEntry struct {
	provision
	Instrument link `json:"instrument"`
}

func (b playbookBuilder) playbook() playbookPage {
	tools := b.catalog.Tools
	p := playbookPage{Title: b.translate("playbook", nil), Description: b.translate("playbook_text", i18n.Args{"count": b.count(len(tools)), "cases": b.count(len(b.catalog.CaseStudies))}),
		Data: b.dataLink(tools[0].Dataset)}
	for _, code := range b.catalog.CodeLists["innovation-stages"].Members() {
		stage := toolStage{topic: topic{code.Code, b.text(code.Label)}}
		for _, x := range tools {
			if x.Stage == code.Code {
				stage.Tools = append(stage.Tools, toolEntry{b.toolLink(x), b.text(x.Purpose), b.text(x.Time)})
			}
		}
		if len(stage.Tools) > 0 {
			p.Stages = append(p.Stages, stage)
		}
	}
	if len(b.catalog.CaseStudies) > 0 {
		p.Cases = &link{Title: b.translate("cases", nil), URL: casesURL}
	}
	if len(b.catalog.Provisions) > 0 {
		p.Law = &link{Title: b.translate("law", nil), URL: lawURL}
	}
	return p
}

func (b playbookBuilder) toolLink(x dataset.Tool) link {
	return link{Name: x.Code, Title: b.text(x.Title), URL: playbookURL + x.Code + "/"}
}

func (b playbookBuilder) tool(n int) toolPage {
	x := b.catalog.Tools[n]
	p := toolPage{Title: b.text(x.Title), Description: b.text(x.Purpose), Layout: "tool", Stage: lawBuilder(b).coded("innovation-stages", x.Stage), Time: b.text(x.Time), People: b.text(x.People),
		Steps: b.texts(x.Parts[dataset.StepPart]), Mistakes: b.texts(x.Parts[dataset.MistakePart]), Fields: b.texts(x.Parts[dataset.FieldPart]), Columns: b.texts(x.Parts[dataset.ColumnPart]),
		Law: b.law(x.Topics), Sources: sourceBuilder(b).sourcesNamed(b.datasetOf(x.Dataset), x.Sources)}
	for _, code := range x.Pillars {
		p.Pillars = append(p.Pillars, lawBuilder(b).coded("innovation-pillars", code))
	}
	for _, shown := range x.Shows {
		if study, found := b.catalog.CaseStudy(shown.Case); found {
			e := b.caseEntry(study)
			e.Shows, e.Tools = b.text(shown.Says), nil
			p.Cases = append(p.Cases, e)
		}
	}
	if n > 0 {
		before := b.toolLink(b.catalog.Tools[n-1])
		p.Before = &before
	}
	if n+1 < len(b.catalog.Tools) {
		next := b.toolLink(b.catalog.Tools[n+1])
		p.Next = &next
	}
	return p
}

func caseURL(x dataset.CaseStudy) string { return casesURL + "#" + x.Code }

func (b playbookBuilder) cases() casesPage {
	studies := b.catalog.CaseStudies
	p := casesPage{Title: b.translate("cases", nil), Description: b.translate("cases_text", i18n.Args{"count": b.count(len(studies))}), Layout: "cases", Data: b.dataLink(studies[0].Dataset)}
	for _, x := range studies {
		e := b.caseEntry(x)
		p.Cases = append(p.Cases, e)
		addTopic(&p.Pillars, e.Pillar)
		addTopic(&p.Outcomes, e.Outcome)
		if x.Place != "" {
			addTopic(&p.Places, lawBuilder(b).coded(x.List, x.Place))
		}
	}
	timelineBuilder(b).listed("innovation-pillars", p.Pillars)
	timelineBuilder(b).listed("case-outcomes", p.Outcomes)
	timelineBuilder(b).listed(studies[0].List, p.Places)
	return p
}

func (b playbookBuilder) caseEntry(x dataset.CaseStudy) caseEntry {
	e := caseEntry{ID: x.Code, Title: b.text(x.Title), URL: caseURL(x), Where: b.text(x.Where), Code: x.Place,
		Years: b.caseYears(x), Pillar: lawBuilder(b).coded("innovation-pillars", x.Pillar), Outcome: lawBuilder(b).coded("case-outcomes", x.Outcome),
		Did: b.text(x.Did), Result: b.text(x.Result), Lesson: b.text(x.Lesson), Note: b.text(x.Note), Sources: sourceBuilder(b).sourcesNamed(b.datasetOf(x.Dataset), x.Sources)}
	if s := (dataset.Area{List: x.List, Code: x.Place}); x.Place != "" && slices.Contains(b.facts.Places(), s) {
		e.Place = &link{Title: b.catalog.Label(s, b.language), URL: b.placeURL(s)}
	}
	for _, tool := range b.catalog.Tools {
		if slices.ContainsFunc(tool.Shows, func(s dataset.Shown) bool { return s.Case == x.Code }) {
			e.Tools = append(e.Tools, b.toolLink(tool))
		}
	}
	return e
}

// placeCase is a case as the page of its place shows it.
type placeCase struct {
	link
	Years   string `json:"years,omitempty"`
	Outcome string `json:"outcome"`
}

// casesAt lists the cases that happened in a place, and gives the address of the list of them.
func (b playbookBuilder) casesAt(s dataset.Area) (cases []placeCase, url string) {
	if len(b.catalog.Tools) == 0 {
		return nil, "" // there is no playbook to lead to
	}
	for _, x := range b.catalog.CaseStudies {
		if x.List == s.List && x.Place == s.Code {
			cases = append(cases, placeCase{link{Title: b.text(x.Title), URL: caseURL(x)}, b.caseYears(x), lawBuilder(b).coded("case-outcomes", x.Outcome).Label})
			url = casesURL + "?place=" + s.Code
		}
	}
	return cases, url
}

// caseYears is from when to when a case went; of one whose end is not known, the beginning.
func (b playbookBuilder) caseYears(x dataset.CaseStudy) string {
	from, _ := strconv.Atoi(x.From)
	to, _ := strconv.Atoi(x.To)
	return b.fromTo(dataset.Year(cmp.Or(from, to)), dataset.Year(cmp.Or(to, from)))
}

func (b playbookBuilder) lawPage() lawPage {
	var codes []string
	for _, code := range b.catalog.CodeLists["provision-topics"].Members() {
		codes = append(codes, code.Code)
	}
	return lawPage{Title: b.translate("law", nil), Description: b.translate("law_text", nil), Layout: "law", Sections: b.law(codes)}
}

// law is what the provisions of some subjects say, in the order of their list.
func (b playbookBuilder) law(codes []string) []lawSection {
	var out []lawSection
	for _, code := range b.catalog.CodeLists["provision-topics"].Members() {
		if !slices.Contains(codes, code.Code) {
			continue
		}
		section := lawSection{topic: topic{code.Code, b.text(code.Label)}}
		for _, p := range b.catalog.Provisions {
			if p.Topic == code.Code {
				x := lawBuilder(b).instrument(p.Instrument)
				section.Provisions = append(section.Provisions, lawEntry{lawBuilder(b).provision(p), link{Title: x.Name, URL: x.URL}})
			}
		}
		if len(section.Provisions) > 0 {
			out = append(out, section)
		}
	}
	return out
}

// findTools lists the tools and cases for the search.
func (b playbookBuilder) findTools() []foundSet {
	if len(b.catalog.Tools) == 0 {
		return nil
	}
	tools := foundSet{Title: b.translate("playbook_tools", nil)}
	for _, x := range b.catalog.Tools {
		l := b.toolLink(x)
		tools.Items = append(tools.Items, found{Title: l.Title, URL: l.URL, Note: b.text(x.Purpose), Names: searchBuilder(b).otherTitles(x.Title)})
	}
	cases := foundSet{Title: b.translate("cases", nil)}
	for _, x := range b.catalog.CaseStudies {
		cases.Items = append(cases.Items, found{Title: b.text(x.Title), URL: caseURL(x), Note: searchBuilder(b).join(b.text(x.Where), b.caseYears(x)), Names: searchBuilder(b).otherTitles(x.Title)})
	}
	return []foundSet{tools, cases}
}
