package validate

import (
	"embed"
	"fmt"
	"strings"

	"golang.org/x/tools/txtar"
)

// Example is a mistake that breaks a rule in a small made-up package: a few lines
// of one file as somebody wrote them, what the check says of them, and the lines
// as they should be. What cannot be seen is written \xNN or \uNNNN.
type Example struct {
	With    map[string]string // files that it needs beside the made-up package
	File    string
	Wrong   string
	Right   string
	Message map[string]string // by language of messages
	Base    bool              // the check compares with the package as it was made up
}

//go:embed examples
var examples embed.FS

// Sections of an example's file beside the wrong lines, which are named by the
// file they stand in. "with <file>" is a file that the example needs and its page
// does not show; "base" wants a comparison with the made-up package.
const (
	withSection    = "with "
	rightSection   = "right"
	messageSection = "message."
	baseSection    = "base"
)

// Example reads examples/<rule>.txtar. That every rule has one, and that the
// check says of it what stands there, is seen by TestExamples.
func (r Rule) Example() Example {
	data, err := examples.ReadFile("examples/" + r.Name + ".txtar")
	if err != nil {
		panic(fmt.Sprintf("rule %s has no example: %v", r.Name, err)) // built into the program
	}
	e := Example{With: map[string]string{}, Message: map[string]string{}}
	for _, f := range txtar.Parse(data).Files {
		language, message := strings.CutPrefix(f.Name, messageSection)
		beside, with := strings.CutPrefix(f.Name, withSection)
		switch {
		case with:
			e.With[beside] = string(f.Data)
		case message:
			e.Message[language] = string(f.Data)
		case f.Name == baseSection:
			e.Base = true
		case f.Name == rightSection:
			e.Right = string(f.Data)
		default:
			e.File, e.Wrong = f.Name, string(f.Data)
		}
	}
	return e
}
