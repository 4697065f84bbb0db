package page

import (
	"cmp"
	"slices"
	"strconv"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// playbookBuilder makes the pages of the playbook.
type playbookBuilder struct{ *base }

func playbookPages(b *base) []file {
	if len(b.catalog.Tools) == 0 {
		return nil
	}
	pages := []file{{path: index, content: func() any { return playbookBuilder{b}.playbook() }}}
	for n, x := range b.catalog.Tools {
		pages = append(pages, file{path: x.Code, content: func() any { return playbookBuilder{b}.tool(n) }})
	}
	if len(b.catalog.CaseStudies) > 0 {
		pages = append(pages, file{path: "cases", content: func() any { return playbookBuilder{b}.cases() }})
	}
	if len(b.catalog.Provisions) > 0 {
		pages = append(pages, file{path: "law", content: func() any { return playbookBuilder{b}.lawPage() }})
	}
	return pages
}

// Addresses of the playbook.
const (
	playbookURL = "playbook/"
	casesURL    = playbookURL + "cases/"
	lawURL      = playbookURL + "law/"
)

func (b playbookBuilder) playbook() wire.PlaybookPage {
	tools := b.catalog.Tools
	p := wire.PlaybookPage{Title: b.translate("playbook", nil), Description: b.translate("playbook_text", i18n.Args{"count": b.count(len(tools)), "cases": b.count(len(b.catalog.CaseStudies))}),
		Data: b.dataLink(tools[0].Dataset)}
	for _, code := range b.catalog.CodeLists["innovation-stages"].Members() {
		stage := wire.ToolStage{Topic: wire.Topic{Code: code.Code, Label: b.text(code.Label)}}
		for _, x := range tools {
			if x.Stage == code.Code {
				stage.Tools = append(stage.Tools, wire.ToolEntry{Link: b.toolLink(x), Purpose: b.text(x.Purpose), Time: b.text(x.Time)})
			}
		}
		if len(stage.Tools) > 0 {
			p.Stages = append(p.Stages, stage)
		}
	}
	if len(b.catalog.CaseStudies) > 0 {
		p.Cases = &wire.Link{Title: b.translate("cases", nil), URL: casesURL}
	}
	if len(b.catalog.Provisions) > 0 {
		p.Law = &wire.Link{Title: b.translate("law", nil), URL: lawURL}
	}
	return p
}

func (b playbookBuilder) toolLink(x dataset.Tool) wire.Link {
	return wire.Link{Name: x.Code, Title: b.text(x.Title), URL: playbookURL + x.Code + "/"}
}

func (b playbookBuilder) tool(n int) wire.ToolPage {
	x := b.catalog.Tools[n]
	p := wire.ToolPage{Title: b.text(x.Title), Description: b.text(x.Purpose), Layout: "tool", Stage: lawBuilder(b).coded("innovation-stages", x.Stage), Time: b.text(x.Time), People: b.text(x.People),
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

func (b playbookBuilder) cases() wire.CasesPage {
	studies := b.catalog.CaseStudies
	p := wire.CasesPage{Title: b.translate("cases", nil), Description: b.translate("cases_text", i18n.Args{"count": b.count(len(studies))}), Layout: "cases", Data: b.dataLink(studies[0].Dataset)}
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

func (b playbookBuilder) caseEntry(x dataset.CaseStudy) wire.CaseEntry {
	e := wire.CaseEntry{ID: x.Code, Title: b.text(x.Title), URL: caseURL(x), Where: b.text(x.Where), Code: x.Place,
		Years: b.caseYears(x), Pillar: lawBuilder(b).coded("innovation-pillars", x.Pillar), Outcome: lawBuilder(b).coded("case-outcomes", x.Outcome),
		Did: b.text(x.Did), Result: b.text(x.Result), Lesson: b.text(x.Lesson), Note: b.text(x.Note), Sources: sourceBuilder(b).sourcesNamed(b.datasetOf(x.Dataset), x.Sources)}
	if s := (dataset.Area{List: x.List, Code: x.Place}); x.Place != "" && slices.Contains(b.facts.Places(), s) {
		e.Place = &wire.Link{Title: b.catalog.Label(s, b.language), URL: b.placeURL(s)}
	}
	for _, tool := range b.catalog.Tools {
		if slices.ContainsFunc(tool.Shows, func(s dataset.Shown) bool { return s.Case == x.Code }) {
			e.Tools = append(e.Tools, b.toolLink(tool))
		}
	}
	return e
}

// casesAt lists the cases that happened in a place, and gives the address of the list of them.
func (b playbookBuilder) casesAt(s dataset.Area) (cases []wire.PlaceCase, url string) {
	if len(b.catalog.Tools) == 0 {
		return nil, "" // there is no playbook to lead to
	}
	for _, x := range b.catalog.CaseStudies {
		if x.List == s.List && x.Place == s.Code {
			cases = append(cases, wire.PlaceCase{Link: wire.Link{Title: b.text(x.Title), URL: caseURL(x)}, Years: b.caseYears(x), Outcome: lawBuilder(b).coded("case-outcomes", x.Outcome).Label})
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

func (b playbookBuilder) lawPage() wire.LawPage {
	var codes []string
	for _, code := range b.catalog.CodeLists["provision-topics"].Members() {
		codes = append(codes, code.Code)
	}
	return wire.LawPage{Title: b.translate("law", nil), Description: b.translate("law_text", nil), Layout: "law", Sections: b.law(codes)}
}

// law is what the provisions of some subjects say, in the order of their list.
func (b playbookBuilder) law(codes []string) []wire.LawSection {
	var out []wire.LawSection
	for _, code := range b.catalog.CodeLists["provision-topics"].Members() {
		if !slices.Contains(codes, code.Code) {
			continue
		}
		section := wire.LawSection{Topic: wire.Topic{Code: code.Code, Label: b.text(code.Label)}}
		for _, p := range b.catalog.Provisions {
			if p.Topic == code.Code {
				x := lawBuilder(b).instrument(p.Instrument)
				section.Provisions = append(section.Provisions, wire.LawEntry{Provision: lawBuilder(b).provision(p), Instrument: wire.Link{Title: x.Name, URL: x.URL}})
			}
		}
		if len(section.Provisions) > 0 {
			out = append(out, section)
		}
	}
	return out
}

// findTools lists the tools and cases for the search.
func (b playbookBuilder) findTools() []wire.FoundSet {
	if len(b.catalog.Tools) == 0 {
		return nil
	}
	tools := wire.FoundSet{Title: b.translate("playbook_tools", nil)}
	for _, x := range b.catalog.Tools {
		l := b.toolLink(x)
		tools.Items = append(tools.Items, wire.Found{Title: l.Title, URL: l.URL, Note: b.text(x.Purpose), Names: searchBuilder(b).otherTitles(x.Title)})
	}
	cases := wire.FoundSet{Title: b.translate("cases", nil)}
	for _, x := range b.catalog.CaseStudies {
		cases.Items = append(cases.Items, wire.Found{Title: b.text(x.Title), URL: caseURL(x), Note: searchBuilder(b).join(b.text(x.Where), b.caseYears(x)), Names: searchBuilder(b).otherTitles(x.Title)})
	}
	return []wire.FoundSet{tools, cases}
}
