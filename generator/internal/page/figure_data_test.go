package page

import (
	"fmt"
	"testing"

	"chiso/generator/internal/datatest/cases"
)

// TestShownValue: a cell says its value to scripts where they do not find it in the text.
func TestShownValue(t *testing.T) {
	for _, c := range cases.Read(t, "../../../themes/chiso").Shown {
		b := attributeBuilder{&base{wording: wording{language: c.Language}}}
		want := fmt.Sprintf(` data-value="%s"`, c.Value)
		if c.Found {
			want = ""
		}
		if got := b.valueData(c.Value, c.Text); got != want {
			t.Errorf("%s shown as %s in %s has%s, want%s", c.Value, c.Text, c.Language, got, want)
		}
	}
}
