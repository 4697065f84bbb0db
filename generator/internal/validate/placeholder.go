package validate

import (
	"slices"
	"strings"
	"unicode/utf8"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// RulePlaceholder is the rule on texts that `new` wrote and nobody has replaced. While a
// site is only looked at they stop nothing.
const RulePlaceholder = "placeholder"

// placeholder reports a text of a descriptor that is still the one of `new`.
func (c *checker) placeholder(words load.Str) {
	if text := strings.TrimSpace(words.V); slices.Contains(c.questions, text) {
		c.stillSample(words.Pos, text)
	}
}

// unanswered reports the questions that are left in a README, and letters that are lost.
func (c *checker) unanswered(p *load.Package) {
	for _, line := range p.Readme {
		if at, problem := load.LetterLost(line.V); at >= 0 {
			problem.Position = line.Pos
			problem.Position.Column += at
			c.problems.Take(problem)
		}
		for _, question := range c.questions {
			if before, _, found := strings.Cut(line.V, question); found && strings.HasSuffix(question, "?") {
				pos := line.Pos
				pos.Column += utf8.RuneCountInString(before)
				c.stillSample(pos, question)
			}
		}
	}
}

func (c *checker) stillSample(pos diag.Position, text string) {
	c.problems.Add(pos, RulePlaceholder, diag.T("%q còn là câu mẫu của lệnh new", "%q is still the sample text of new", text),
		diag.T("thay bằng nội dung thật của bộ dữ liệu này", "write what is true of this dataset in its place"))
}
