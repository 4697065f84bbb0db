package diag

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// github shows problems beside their lines on the page of a pull request. The log
// of a job is read for such commands:
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
var github = Format{"github", T("ghi chú cạnh dòng trên GitHub Actions", "notes beside the lines, on GitHub Actions"), writeGitHub}

// githubShown is how many errors, and how many warnings, GitHub keeps of a step:
// the first ones.
const githubShown = 10

// writeGitHub writes no more than are shown, the nearest to what was changed
// first, and counts the others in a line.
func writeGitHub(w io.Writer, r Report) error {
	b := bufio.NewWriter(w)
	problems := r.Problems
	if r.Far != nil {
		problems = slices.Clone(problems)
		slices.SortStableFunc(problems, func(x, y Problem) int { return cmp.Compare(r.Far(x.Position), r.Far(y.Position)) })
	}
	shown := map[Severity]int{}
	var rest List
	for _, p := range problems {
		if shown[p.Severity]++; shown[p.Severity] > githubShown {
			rest = append(rest, p)
			continue
		}
		fmt.Fprintf(b, "::%s file=%s", p.Severity, githubProperty(p.File))
		if p.Line > 0 {
			fmt.Fprintf(b, ",line=%d", p.Line)
		}
		if p.Column > 0 {
			fmt.Fprintf(b, ",col=%d", p.Column)
		}
		message := p.What.In(r.Lang) + ". " + ended(p.Hint.In(r.Lang))
		if cell := p.Cell(); cell != "" { // whose line and column nobody sees
			message = cell + ": " + message
		}
		fmt.Fprintf(b, ",title=%s::%s\n", githubProperty(p.Rule), githubMessage(message))
	}
	if len(rest) > 0 {
		count := counted(rest)
		fmt.Fprintf(b, "::notice::%s\n", githubMessage(T("GitHub chỉ hiện %d lỗi và %d cảnh báo cạnh dòng. Còn lại: "+count.VI+" Xem tất cả ở nhật ký và trang tóm tắt (Summary) của lần chạy.",
			"GitHub shows only %d errors and %d warnings beside lines. The others: "+count.EN+" See all in the log and on the summary page of the run.", githubShown, githubShown).In(r.Lang)))
	}
	return b.Flush()
}

// A command ends with its line, a property with a comma or a colon. The runner
// turns these back; % comes first, for it begins each of them.
var (
	githubMessages   = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperties = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func githubMessage(s string) string { return githubMessages.Replace(strings.ToValidUTF8(s, "\ufffd")) }

func githubProperty(s string) string {
	return githubProperties.Replace(strings.ToValidUTF8(s, "\ufffd"))
}
