package validate

import (
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// nextRelease warns of a release that was due before today. Where no day is given
// there is nothing to say: how often a source publishes does not tell when.
func (c *descriptorChecker) nextRelease(due load.Str) {
	if due.V == "" || !c.date(due) || due.V >= c.today { // written so, days compare as texts
		return
	}
	c.afterwards(func() {
		c.accepted.warnHere("next-release", due.Pos, diag.T("kỳ công bố sau đã đến hạn ngày %s", "the next release was due on %s", due.V),
			diag.T("thêm số liệu mới và sửa nextRelease; nguồn chậm thì chấp nhận bằng accept: {rule: next-release, …}", "add the new figures and fix nextRelease; if the source is late, accept it by accept: {rule: next-release, …}"))
	})
}
