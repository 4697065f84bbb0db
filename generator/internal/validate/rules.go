package validate

import (
	"slices"

	"chiso/generator/internal/diag"
)

// Rule is one kind of problem. Names follow frictionless where it has one. All
// that its page on the site says stands here, but for its example
// (see example.go).
type Rule struct {
	Name     string
	Severity diag.Severity
	About    diag.Text // what it wants
	Why      diag.Text // why that matters
	Repair   diag.Text // what somebody who meets it does
}

// Rules is the list of all there are, in the order in which they are met. Each stands in
// the file of its group: rules_file.go, rules_table.go and so on.
var Rules = slices.Concat(fileRules, tableRules, descriptorRules, valueRules, figureRules, datasetRules, siteRules)
