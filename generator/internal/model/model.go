// Package model is the dataset that `new` writes: a descriptor, a table without rows and
// a README. It knows which of its texts are questions to whoever fills it in, so that
// validate finds those that were left as they are.
package model

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"text/template"

	"chiso/generator/internal/diag"
)

//go:embed files
var files embed.FS

// Values are what the model leaves open.
type Values struct {
	Name, Column, Today, List, Topic, Frequency string
	Languages                                   []string // of the site

	questions *[]string // collects the texts that are to be written anew
}

// Text writes a text for each language of the site: in Vietnamese for that language, in
// English for any other.
func (v Values) Text(vi, en string) string {
	var texts []string
	for _, language := range v.Languages {
		texts = append(texts, fmt.Sprintf("%s: %q", language, diag.Text{VI: vi, EN: en}.In(language)))
	}
	return "{" + strings.Join(texts, ", ") + "}"
}

// Ask writes a text that somebody is to put another in the place of.
func (v Values) Ask(vi, en string) string {
	v.note(vi, en)
	return v.Text(vi, en)
}

// Question writes a sentence of the README that somebody is to answer instead.
func (v Values) Question(text string) string {
	v.note(text)
	return text
}

func (v Values) note(texts ...string) {
	if v.questions != nil {
		*v.questions = append(*v.questions, texts...)
	}
}

// Files are those of a new dataset, by name. A dataset's column is its name with
// underscores.
func Files(v Values) (map[string][]byte, error) {
	v.Column = strings.ReplaceAll(v.Name, "-", "_")
	out := map[string][]byte{}
	for _, text := range templates() {
		var b bytes.Buffer
		if err := text.Execute(&b, v); err != nil {
			return nil, err
		}
		out[text.Name()] = b.Bytes()
	}
	return out, nil
}

// templates are those of the files, each of the file's name. They are built into the program.
var templates = sync.OnceValue(func() (parsed []*template.Template) {
	names, err := fs.Glob(files, "files/*")
	if err != nil {
		panic(err)
	}
	for _, name := range names {
		parsed = append(parsed, template.Must(template.ParseFS(files, name)))
	}
	return parsed
})

// Questions are the texts of the model of a dataset that are to be written anew, in
// Vietnamese and in English.
func Questions(name string) []string {
	var texts []string
	if _, err := Files(Values{Name: name, questions: &texts}); err != nil {
		panic(err) // the model is built into the program
	}
	return texts
}
