package diag

import (
	"io"
	"net/url"
	"slices"
	"strings"
)

// sarif is the standard format of tools that read what other tools found:
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/. Here is the part that we use.
var sarif = Format{"sarif", T("SARIF 2.1.0, cho trình soạn thảo và công cụ khác", "SARIF 2.1.0, for editors and other tools"), writeSARIF}

const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		Language   string        `json:"language"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID               string    `json:"id"`
		ShortDescription sarifText `json:"shortDescription"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations"`
	}
	sarifLocation struct {
		PhysicalLocation sarifPhysical  `json:"physicalLocation"`
		LogicalLocations []sarifLogical `json:"logicalLocations,omitempty"` // the cell of a spreadsheet
	}
	sarifLogical struct {
		FullyQualifiedName string `json:"fullyQualifiedName"`
	}
	sarifPhysical struct {
		ArtifactLocation sarifArtifact `json:"artifactLocation"`
		Region           *sarifRegion  `json:"region,omitempty"` // none: the whole file
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
	}
)

func writeSARIF(w io.Writer, r Report) error {
	run := sarifRun{Language: r.Lang, ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "chiso", Rules: []sarifRule{}}
	for _, rule := range r.Rules {
		if !slices.ContainsFunc(r.Problems, func(p Problem) bool { return p.Rule == rule.Name }) {
			continue // only what the results refer to
		}
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{rule.Name, sarifText{rule.About.In(r.Lang)}})
	}
	for _, p := range r.Problems {
		place := sarifPhysical{ArtifactLocation: sarifArtifact{fileURI(p.File)}}
		if p.Line > 0 {
			place.Region = &sarifRegion{p.Line, p.Column}
		}
		location := sarifLocation{PhysicalLocation: place}
		if cell := p.Cell(); cell != "" {
			location.LogicalLocations = []sarifLogical{{cell}}
		}
		run.Results = append(run.Results, sarifResult{
			RuleID: p.Rule, Level: p.Severity.String(),
			Message:   sarifMessage(p.What.In(r.Lang) + ". " + ended(p.Hint.In(r.Lang))),
			Locations: []sarifLocation{location},
		})
	}
	return encode(w, sarifLog{sarifSchema, "2.1.0", []sarifRun{run}})
}

// sarifMessage keeps a text from holding a link, which SARIF writes [text](place).
func sarifMessage(s string) sarifText {
	if strings.Contains(s, "](") {
		s = strings.ReplaceAll(s, "[", `\[`)
	}
	return sarifText{s}
}

// fileURI is a path as an address: relative to the repository, unless the data
// are somewhere else altogether.
func fileURI(path string) string {
	u := url.URL{Path: path}
	if strings.HasPrefix(path, "/") {
		u.Scheme = "file"
	}
	return u.String()
}
