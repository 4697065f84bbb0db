package validate

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// textChecker checks the texts of a descriptor and of a README: that each is there in every
// language, and that nobody forgot to write it.
type textChecker struct {
	*engine
	questions []string // texts of the model of the package that is read
}

// translations walks a descriptor and reports every text that lacks a language.
func (c *textChecker) translations(v reflect.Value) {
	switch value := v.Interface().(type) {
	case load.Text:
		if value.By == nil || value.Unsound {
			return // left out, or broken; if that matters, the reader has reported it
		}
		for _, language := range slices.Sorted(maps.Keys(value.By)) {
			words := value.By[language]
			c.placeholder(words)
			if lost := load.LostLetters(words.V); lost != nil {
				problem := *lost.Problem()
				problem.Position = words.Pos
				c.problems.Take(problem)
			}
		}
		for _, language := range c.languages {
			if strings.TrimSpace(value.By[language].V) != "" {
				continue
			}
			hint := diag.T("thêm %s: …", "add %s: …", language)
			for _, given := range slices.Sorted(maps.Keys(value.By)) { // vn and eng are not vi and en
				if given[0] == language[0] && !slices.Contains(c.languages, given) {
					hint = diag.T("viết %s thay cho %s", "write %s instead of %s", language, given)
				}
			}
			c.problems.Add(value.Pos, "missing-translation", diag.T("thiếu nội dung bằng ngôn ngữ %q", "the text for language %q is missing", language), hint)
		}
		return
	}
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			c.translations(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				c.translations(v.Field(i))
			}
		}
	}
}
