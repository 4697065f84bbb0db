// Package i18n writes the sentences of the theme in a language. The theme's i18n files hold
// them, one file for each language, and the figures come from the data. A site may override
// some of them. Hugo reads the same files for its templates.
package i18n

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"text/template"
	"time"
	"unicode/utf8"

	"github.com/dustin/go-humanize"
	"go.yaml.in/yaml/v3"

	"chiso/generator/internal/files"
	"chiso/generator/internal/format"
)

// Translations are the sentences of one language.
type Translations struct {
	language  string
	path      string
	sentences map[string]*template.Template
	fixed     map[string]string // those with nothing to fill in, which are most

	mu      sync.Mutex // sentences may be wanted by many at once
	missing []string
}

// Read reads the translations of some languages: those of the theme, and over them those
// that the site has of its own, in its folder i18n, as Hugo does. Either may be
// without a file for a language, not both.
func Read(theme, site string, languages []string) (map[string]*Translations, error) {
	all := map[string]*Translations{}
	for _, language := range languages {
		w := &Translations{language: language, path: file(theme, language), sentences: map[string]*template.Template{}, fixed: map[string]string{}}
		missing := w.read(w.path)
		switch own := w.read(file(site, language)); {
		case missing != nil && (!errors.Is(missing, fs.ErrNotExist) || own != nil):
			return nil, missing
		case own != nil && !errors.Is(own, fs.ErrNotExist):
			return nil, own
		}
		all[language] = w
	}
	return all, nil
}

func file(folder, language string) string {
	return filepath.ToSlash(filepath.Join(folder, "i18n", language+".yaml"))
}

// read adds the sentences of a file, over those there are.
func (w *Translations) read(path string) error {
	data, err := files.Read(path, most)
	if err != nil {
		return err
	}
	texts := map[string]string{}
	if err := yaml.Unmarshal(data, &texts); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	for key, text := range texts {
		if w.sentences[key], err = template.New(key).Parse(text); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		delete(w.fixed, key)
		if !strings.Contains(text, "{{") {
			w.fixed[key] = text
		}
	}
	return nil
}

// most is how many bytes a file of sentences may have.
const most = 1 << 20

// Language is that of the sentences.
func (w *Translations) Language() string { return w.language }

// Args are what a sentence is filled with.
type Args map[string]any

// Phrase is a name and what it is within a sentence: 2025, in 2025.
type Phrase struct{ Name, In string }

func (p Phrase) String() string { return p.Name }

// Translate fills a sentence. A whole number "rank" is there as "ordinal" too, for
// languages that write 44th; a range of ranks, a text, is the same in both. A Phrase "year" is there as its name, and
// as "in_year" and, where a sentence begins, "In_year". A sentence that is not in the file is noted, see Err.
func (w *Translations) Translate(key string, args Args) string {
	if fixed, is := w.fixed[key]; is {
		return fixed
	}
	sentence := w.sentences[key]
	if sentence == nil {
		w.lacks(key)
		return key
	}
	filled := Args{}
	for name, value := range args {
		filled[name] = value
		if phrase, is := value.(Phrase); is {
			first, rest := "", phrase.In
			if _, size := utf8.DecodeRuneInString(rest); size > 0 {
				first, rest = strings.ToUpper(rest[:size]), rest[size:]
			}
			filled[name], filled["in_"+name], filled["In_"+name] = phrase.Name, phrase.In, first+rest
		}
		if before, ok := strings.CutSuffix(name, "rank"); ok {
			switch rank := value.(type) {
			case int:
				filled[before+"ordinal"] = humanize.Ordinal(rank)
			case string:
				filled[before+"ordinal"] = rank
			}
		}
	}
	var text strings.Builder
	if err := sentence.Execute(&text, filled); err != nil {
		w.lacks(fmt.Sprintf("%s (%v)", key, err))
	}
	return text.String()
}

// lacks notes a sentence that could not be written, once.
func (w *Translations) lacks(sentence string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !slices.Contains(w.missing, sentence) {
		w.missing = append(w.missing, sentence)
	}
}

// Date writes a day. The layout is a sentence, as some languages write the first of a
// month another way; the day's number is there as "day".
func (w *Translations) Date(day time.Time) string {
	return format.Date(w.language, w.Translate("date_format", Args{"day": day.Day()}), day)
}

// Err names the sentences that were wanted and could not be written.
func (w *Translations) Err() error {
	if len(w.missing) == 0 {
		return nil
	}
	slices.Sort(w.missing)
	return errors.New(w.path + ": no sentence " + strings.Join(w.missing, ", "))
}
