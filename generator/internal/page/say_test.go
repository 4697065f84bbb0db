package page

import (
	"strings"
	"testing"

	"chiso/generator/internal/facts"
)

// TestNoWords: what fills a sentence and has no words is named, not written as Go writes it.
func TestNoWords(t *testing.T) {
	defer func() {
		if said, _ := recover().(string); !strings.Contains(said, "float64") {
			t.Errorf("of a float64 it is said %q", said)
		}
	}()
	nation(t).say(facts.Sentence{Key: "summary_value", Args: facts.Args{"value": 1.5}})
}
