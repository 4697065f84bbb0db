package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// github shows each problem beside its line on the page of a pull request. The
// log of a job is read for such commands:
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
var github = Format{"github", T("ghi chú cạnh dòng trên GitHub Actions", "notes beside the lines, on GitHub Actions"), writeGitHub}

func writeGitHub(w io.Writer, r Report) error {
	b := bufio.NewWriter(w)
	for _, p := range r.Problems {
		fmt.Fprintf(b, "::%s file=%s", p.Severity, githubProperty(p.File))
		if p.Line > 0 {
			fmt.Fprintf(b, ",line=%d", p.Line)
		}
		if p.Column > 0 {
			fmt.Fprintf(b, ",col=%d", p.Column)
		}
		message := p.What.In(r.Lang) + ". " + ended(p.Mend.In(r.Lang))
		fmt.Fprintf(b, ",title=%s::%s\n", githubProperty(p.Rule), githubMessage(message))
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
