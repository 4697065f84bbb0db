package validate

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// RulePlaceholder is the rule on texts that keep a place for others, above all those that
// `new` wrote and nobody has replaced. While a
// site is only looked at they stop nothing.
const RulePlaceholder = "placeholder"

// placeholder reports a text of a descriptor that is still the one of `new`, or keeps a
// place for another.
func (c *textChecker) placeholder(words load.Str) {
	switch text := strings.TrimSpace(words.V); {
	case slices.Contains(c.questions, text):
		c.stillSample(words.Pos, text)
	case stopgap.MatchString(text):
		c.problems.Add(words.Pos, RulePlaceholder, diag.T("%q chỉ là chữ giữ chỗ", "%q only keeps a place", beginning(text)),
			diag.T("thay bằng nội dung thật của bộ dữ liệu này", "write what is true of this dataset in its place"))
	}
}

// stopgap is a whole text that people put where one is still to come, in brackets perhaps.
// In small letters with a capital, todo is a Spanish and a Portuguese word.
var stopgap = regexp.MustCompile(`^[\[<({«“"]*(TODO|todo|TODO:.*|(?i:fixme|fixme:.*|tbd|tba|t\.b\.[da]\.?|x{3,}|\?{2,}|…+|\.{2,}|[-_]{3,}|lorem ipsum.*|placeholder|(please )?fill (this )?in( here)?|to be (added|completed|defined|determined|done|filled in|written)|insert [a-z]+ here|(your )?text here|(indicator|dataset|source) (name|title)|(name|title) of (the |an )?(indicator|dataset|source|publisher)|(hãy )?điền vào( đây| sau)?|(viết|nhập|ghi) vào đây|chưa (viết|điền|có nội dung)|(sẽ )?(viết|điền|bổ sung) sau|tên (chỉ số|bộ dữ liệu|nguồn|cơ quan công bố)|nội dung (mẫu|ở đây)))[\]>)}»”".!… ]*$`)

// unanswered reports the questions that are left in a README, and letters that are lost.
func (c *textChecker) unanswered(p *load.Package) {
	for _, line := range p.Readme {
		if at, problem := load.LetterLost(line.V); at >= 0 {
			problem.Position = line.Pos
			problem.Column += at
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

func (c *textChecker) stillSample(pos diag.Position, text string) {
	c.problems.Add(pos, RulePlaceholder, diag.T("%q còn là câu mẫu của lệnh new", "%q is still the sample text of new", text),
		diag.T("thay bằng nội dung thật của bộ dữ liệu này", "write what is true of this dataset in its place"))
}
