package facts_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/facts"
)

// written is a sentence as tests compare it: its key, then what fills it by name, each in
// its type's own form.
func written(s facts.Sentence) string {
	if s.Key == "" {
		return ""
	}
	parts := []string{s.Key}
	for _, name := range slices.Sorted(maps.Keys(s.Args)) {
		parts = append(parts, name+"="+writtenArg(s.Args[name]))
	}
	return strings.Join(parts, " ")
}

func writtenArg(arg any) string {
	switch x := arg.(type) {
	case dataset.Area:
		return x.List + ":" + x.Code
	case dataset.Text:
		return x["en"]
	case facts.Sentence:
		return "(" + written(x) + ")"
	case facts.Figure:
		return fmt.Sprint(x.Value, " of ", x.Slice.Name, ":", x.Area.Code, ":", x.Period)
	case facts.Figures:
		var all []any
		for _, f := range x {
			all = append(all, f)
		}
		return writtenArgs(all, "; ")
	case facts.Listed:
		return writtenArgs(x, ", ")
	case facts.Clauses:
		return writtenArgs(x, "; ")
	case facts.Words:
		return writtenArgs(x, "")
	case facts.Number:
		return fmt.Sprint(x.Value, " of ", x.Slice.Name)
	case facts.Unit:
		return "unit of " + x.Name
	case facts.ShortUnit:
		return "short unit of " + x.Name
	case facts.ChangeUnit:
		return "unit of changes of " + x.Name
	case facts.Span:
		return fmt.Sprint(x.Low, "-", x.High)
	case facts.Wanted:
		return fmt.Sprint(x.Slice.Name, " ", x.Target.Comparator, " ", x.Target.Value)
	}
	return fmt.Sprint(arg)
}

func writtenArgs(list []any, between string) string {
	var all []string
	for _, x := range list {
		all = append(all, writtenArg(x))
	}
	return "[" + strings.Join(all, between) + "]"
}

// same compares sentences with those wanted, one by one.
func same(t *testing.T, of string, got []facts.Sentence, want ...string) {
	t.Helper()
	for n := range max(len(got), len(want)) {
		switch {
		case n >= len(want):
			t.Errorf("%s says too much: %s", of, written(got[n]))
		case n >= len(got):
			t.Errorf("%s does not say %s", of, want[n])
		case written(got[n]) != want[n]:
			t.Errorf("%s says\n%s, not\n%s", of, written(got[n]), want[n])
		}
	}
}
