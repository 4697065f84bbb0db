package diag

import (
	"io"
	"strings"
)

// Report is what one run found, to be written in any of the formats.
type Report struct {
	Lang     string // of the words, vi or en
	Problems List   // sorted
	Rules    []Rule // all there are, whether or not they are broken here
	Colour   bool   // where the format has any

	// Far is how far a place is from what the work in hand has changed, 0 for a
	// line of it; nil if that is not known. It matters where not all is shown.
	Far func(Position) int
}

// Rule is a kind of problem, as the reports speak of it.
type Rule struct {
	Name  string
	About Text
}

// Format is a way to write a report.
type Format struct {
	Name  string
	About Text
	Write func(io.Writer, Report) error
}

// Formats is the list of all there are, the default first.
var Formats = []Format{Terminal, github, markdown, jsonFormat, sarif}

// FormatNamed finds a format in the list.
func FormatNamed(name string) (Format, bool) {
	for _, f := range Formats {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// FormatNames lists the names for a message: "terminal | github | …".
func FormatNames() string {
	var names []string
	for _, f := range Formats {
		names = append(names, f.Name)
	}
	return strings.Join(names, " | ")
}
