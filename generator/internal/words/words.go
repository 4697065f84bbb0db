// Package words says the sentences of the theme: its i18n files hold them, one
// file for each language, and the figures come from the data. Hugo reads the same
// files for the words of its templates.
package words

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/template"

	"github.com/dustin/go-humanize"
	"go.yaml.in/yaml/v3"
)

// Words are those of one language.
type Words struct {
	path      string
	sentences map[string]*template.Template
	missing   []string
}

// Read reads the i18n files of a theme for some languages.
func Read(theme string, languages []string) (map[string]*Words, error) {
	all := map[string]*Words{}
	for _, language := range languages {
		w := &Words{path: filepath.ToSlash(filepath.Join(theme, "i18n", language+".yaml")), sentences: map[string]*template.Template{}}
		data, err := os.ReadFile(w.path)
		if err != nil {
			return nil, err
		}
		texts := map[string]string{}
		if err := yaml.Unmarshal(data, &texts); err != nil {
			return nil, fmt.Errorf("%s: %w", w.path, err)
		}
		for key, text := range texts {
			if w.sentences[key], err = template.New(key).Parse(text); err != nil {
				return nil, fmt.Errorf("%s: %w", w.path, err)
			}
		}
		all[language] = w
	}
	return all, nil
}

// Args are what a sentence is filled with.
type Args map[string]any

// Say fills a sentence. A whole number "rank" is there as "ordinal" too, for
// languages that write 44th. A sentence that is not in the file is noted, see Err.
func (w *Words) Say(key string, args Args) string {
	sentence := w.sentences[key]
	if sentence == nil {
		if !slices.Contains(w.missing, key) {
			w.missing = append(w.missing, key)
		}
		return key
	}
	filled := Args{}
	for name, value := range args {
		filled[name] = value
		if rank, ok := value.(int); ok && strings.HasSuffix(name, "rank") {
			filled[strings.TrimSuffix(name, "rank")+"ordinal"] = humanize.Ordinal(rank)
		}
	}
	var said strings.Builder
	if err := sentence.Execute(&said, filled); err != nil {
		w.missing = append(w.missing, fmt.Sprintf("%s (%v)", key, err))
	}
	return said.String()
}

// Err names the sentences that were wanted and could not be said.
func (w *Words) Err() error {
	if len(w.missing) == 0 {
		return nil
	}
	slices.Sort(w.missing)
	return errors.New(w.path + ": no sentence " + strings.Join(w.missing, ", "))
}
