package validate

import (
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// Release is what is wrong with the version of a dataset that differs from that of a base:
// see change.Release.
type Release struct {
	Figures       int    // how many differ
	Rows          int    // how many rows of a questionnaire differ
	Next          string // version to write; empty if it has been raised
	Day           string // day to write at created; empty if it has been changed
	VersionBefore string // if it was higher
	CreatedBefore string // if it was later
}

// version reports what is not the number of a version. A blank is none, and no problem.
func (c *engine) version(s load.Str) bool {
	if s.V == "" || versionNumber.MatchString(s.V) {
		return s.V != ""
	}
	c.problems.Add(s.Pos, "name", diag.T("%q không phải là số phiên bản", "%q is not the number of a version", s.V), diag.T("viết ba số, ví dụ \"1.0.0\"", "write three numbers, as in \"1.0.0\""))
	return false
}

// Unreleased is the problem of a dataset that differs from that of a base while its version,
// or the day of it, has not gone up. To see it takes two states of the data, so it is found
// by whoever compares them.
func Unreleased(d *load.Descriptor, base string, r Release) diag.Problem {
	differ := diag.T("số liệu khác với %s", "figures differ from %s", base)
	counted := diag.T("%d con số khác với %s", "%d figures differ from %s", r.Figures, base)
	switch r.Figures {
	case 0:
		differ = diag.T("bảng hỏi khác với %s", "the questionnaire differs from %s", base)
		counted = diag.T("%d dòng của bảng hỏi khác với %s", "%d rows of the questionnaire differ from %s", r.Rows, base)
		if r.Rows == 1 {
			counted.EN = diag.T("", "1 row of the questionnaire differs from %s", base).EN
		}
	case 1:
		counted.EN = diag.T("", "1 figure differs from %s", base).EN
	}
	p := diag.Problem{Position: d.Version.Pos, Rule: "version",
		What: diag.T("%s, mà version vẫn là %q", "%s, and version is still %q", counted, d.Version.V),
		Hint: diag.T("viết version: %q", "write version: %q", r.Next)}
	switch {
	case r.Next == "":
		p.Position = d.Created.Pos
		p.What = diag.T("%s và version là %q, mà created vẫn là %s", "%s and version is %q, and created is still %s", differ, d.Version.V, d.Created.V)
		if r.CreatedBefore != "" {
			p.What = diag.T("%s, mà created lùi từ %s về %s", "%s, and created went back from %s to %s", differ, r.CreatedBefore, d.Created.V)
		}
		p.Hint = diag.T("viết created: %s", "write created: %s", r.Day)
		return p
	case r.VersionBefore != "":
		p.What = diag.T("%s, mà version lùi từ %q về %q: phiên bản sau phải có số lớn hơn", "%s, and version went down from %q to %q: a later version has a higher number", differ, r.VersionBefore, d.Version.V)
	}
	if r.Day != "" {
		p.Hint = diag.T("viết version: %q, created: %s", "write version: %q, created: %s", r.Next, r.Day)
	}
	return p
}

// Reworded is the problem of a question with a text or answers that differ from a base while
// its "since" does not: see change.Reworded.
func Reworded(p *load.Package, question, base string) diag.Problem {
	d := p.Descriptor
	problem := diag.Problem{Position: d.Version.Pos, Rule: "version",
		What: diag.T("câu hỏi %q khác lời với %s, mà since không tăng: câu trả lời cũ sẽ bị tính cho câu mới", "question %q has other words than in %s, and since has not gone up: former answers would count for the new question", question, base),
		Hint: diag.T("viết since bằng phiên bản mới của bảng hỏi", "write the new version of the questionnaire at since")}
	for _, r := range d.Resources {
		t := p.Tables[r.Path.V]
		if r.Name.V != dataset.AssessmentQuestions || t == nil {
			continue
		}
		code, since := t.Column("question"), t.Column("since")
		for row := range t.Rows() {
			if code >= 0 && since >= 0 && row.Cells[code] == question {
				problem.Position = t.At(row, since)
			}
		}
	}
	return problem
}
