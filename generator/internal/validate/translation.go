package validate

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// textChecker checks the texts of a descriptor and of a README: that each is there in every
// language, and that nobody forgot to write it.
type textChecker struct {
	*engine
	questions []string // texts of the model of the package that is read
}

// translations walks an addressable part of a descriptor and reports every text that lacks a
// language.
func (c *textChecker) translations(v reflect.Value) {
	switch {
	case v.Type() == textType:
		c.translated(v.Addr().Interface().(*load.Text))
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			c.translations(v.Index(i))
		}
	case v.Kind() == reflect.Struct:
		for _, i := range fieldsWithTexts(v.Type()) {
			c.translations(v.Field(i))
		}
	}
}

// translated reports the languages that a text lacks.
func (c *textChecker) translated(text *load.Text) {
	if text.By == nil || text.Unsound {
		return // left out, or broken; if that matters, the reader has reported it
	}
	for _, language := range slices.Sorted(maps.Keys(text.By)) {
		words := text.By[language]
		c.placeholder(words)
		if lost := load.LostLetters(words.V); lost != nil {
			problem := *lost.Problem()
			problem.Position = words.Pos
			c.problems.Take(problem)
		}
	}
	for _, language := range c.languages {
		if strings.TrimSpace(text.By[language].V) != "" {
			continue
		}
		hint := diag.T("thêm %s: …", "add %s: …", language)
		for _, given := range slices.Sorted(maps.Keys(text.By)) { // vn and eng are not vi and en
			if given[0] == language[0] && !slices.Contains(c.languages, given) {
				hint = diag.T("viết %s thay cho %s", "write %s instead of %s", language, given)
			}
		}
		c.problems.Add(text.Pos, "missing-translation", diag.T("thiếu nội dung bằng ngôn ngữ %q", "the text for language %q is missing", language), hint)
	}
}

var textType = reflect.TypeFor[load.Text]()

// textFields are the fields of struct types that fieldsWithTexts has found. Most fields of a
// descriptor hold none, and there may be thousands of indicators.
var textFields sync.Map // of reflect.Type to []int

// fieldsWithTexts are the fields of a struct type, by their positions, in which texts stand.
func fieldsWithTexts(t reflect.Type) []int {
	if known, ok := textFields.Load(t); ok {
		return known.([]int)
	}
	var fields []int
	for i := range t.NumField() {
		of := t.Field(i).Type
		if of.Kind() == reflect.Slice {
			of = of.Elem()
		}
		if of == textType || of.Kind() == reflect.Struct && len(fieldsWithTexts(of)) > 0 {
			fields = append(fields, i)
		}
	}
	textFields.Store(t, fields)
	return fields
}
