package validate

import "regexp"

// What a key of a descriptor may hold, by struct and key, as in
// "Indicator.measure". The checks use the same lists; this is for those who show
// them to people while they write (see package schema).

// Allowed are the values of each key that has only a few.
func Allowed(languages, chartKinds []string) map[string][]string {
	return map[string][]string{
		"Indicator.measure": measures, "Indicator.direction": directions, "Indicator.ranking": rankings, "Indicator.overTime": overTimes,
		"Field.type": fieldTypes, "Field.role": roles, "Field.lang": languages, "Chart.kind": chartKinds,
		"Accept.rule": warnings(), "Convert.rule": converts, "Derive.ties": ties,
	}
}

// Patterns say how the names of each key are written.
var Patterns = map[string]*regexp.Regexp{
	"Descriptor.name": packageName, "Descriptor.version": versionNumber, "Source.name": packageName, "Resource.name": packageName,
	"CodeList.name": packageName, "Indicator.name": indicatorName, "Field.name": indicatorName,
}

// Dates are the keys that hold a day, Addresses those that hold a link.
var (
	Dates     = []string{"Descriptor.created", "Descriptor.nextRelease", "Source.accessed", "Accept.date"}
	Addresses = []string{"Descriptor.homepage", "Contributor.path", "License.path", "Source.path"}
)

// Flags are the keys that are true or false.
var Flags = []string{"Constraints.required", "Constraints.unique", "CodeList.places"}

// Attributes have a meaning of their own; a column may have another.
var Attributes = []string{attributeSource, attributeStatus, attributeQualifier, attributeRankedOf, attributeSample}

// Needed are the keys that a column of each role needs beside those of every
// column.
var Needed = map[string][]string{"dimension": {"title"}, "attribute": {"title", "attribute"}, "text": {"title", "text", "lang"}}
