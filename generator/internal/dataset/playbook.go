package dataset

import "slices"

// Names of the tables of a playbook: the tools; their parts, a step or a blank to fill in to
// a row; real cases; and what a case shows of a tool. All stand in one dataset.
const (
	Tools       = "tools"
	ToolParts   = "tool-parts"
	CaseStudies = "case-studies"
	ToolCases   = "tool-cases"
)

// PlaybookPages are the addresses of pages beside those of tools, which no tool may have.
var PlaybookPages = []string{"cases", "law"}

// Parts of a tool.
const (
	StepPart    = "step"
	MistakePart = "mistake"
	FieldPart   = "field"  // a blank of its template, to be filled in
	ColumnPart  = "column" // of the table in its template
)

// Tool is a method that a public servant can use: what it is for, its steps, and a template
// to copy or print.
type Tool struct {
	Code    string   // and its address
	Stage   string   // code of "innovation-stages"
	Pillars []string // that it strengthens, codes of "innovation-pillars"
	Topics  []string // of provisions that matter for it, codes of "provision-topics"
	Title   Text
	Purpose Text // when to use it, and what one has then
	Time    Text // how long it takes, in words
	People  Text // who takes part
	Parts   map[string][]Text
	Shows   []Shown
	Dataset string
	Sources []string // names of that dataset's sources
}

// Shown is what a case shows of a tool.
type Shown struct {
	Case string // code of a CaseStudy
	Says Text
}

// CaseStudy is something that public bodies really did, and what came of it.
type CaseStudy struct {
	Code     string
	Title    Text
	List     string // code list of its place
	Place    string // code, empty if it is of none or of several
	Where    Text   // in words
	Level    string // code of "government-levels"
	From, To string // years, empty if not known
	Kind     string // code of "innovation-kinds"
	Pillar   string // code of "innovation-pillars"
	Outcome  string // code of "case-outcomes"
	Did      Text
	Result   Text
	Lesson   Text
	Note     Text // limits of what is known
	Dataset  string
	Sources  []string // names of that dataset's sources
}

// Tool reads that of a record, without its parts and cases.
func (d *Dataset) Tool(r Record) Tool {
	return Tool{Code: r.Cells["tool"], Stage: r.Cells["stage"], Pillars: r.List("pillars"), Topics: r.List("topics"),
		Title: r.Texts["title"], Purpose: r.Texts["purpose"], Time: r.Texts["time"], People: r.Texts["people"],
		Parts: map[string][]Text{}, Dataset: d.Name, Sources: r.Sources}
}

// CaseStudy reads that of a record; places is the code list of its place.
func (d *Dataset) CaseStudy(r Record, places string) CaseStudy {
	return CaseStudy{Code: r.Cells["case"], Title: r.Texts["title"], List: places, Place: r.Cells["place"], Where: r.Texts["where"],
		Level: r.Cells["level"], From: r.Cells["from"], To: r.Cells["to"], Kind: r.Cells["kind"], Pillar: r.Cells["pillar"], Outcome: r.Cells["outcome"],
		Did: r.Texts["did"], Result: r.Texts["result"], Lesson: r.Texts["lesson"], Note: r.Texts["note"], Dataset: d.Name, Sources: r.Sources}
}

// CaseStudy finds a case by its code.
func (c *Catalog) CaseStudy(code string) (CaseStudy, bool) {
	n := slices.IndexFunc(c.CaseStudies, func(x CaseStudy) bool { return x.Code == code })
	if n < 0 {
		return CaseStudy{}, false
	}
	return c.CaseStudies[n], true
}
