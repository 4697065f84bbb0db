package revision

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Lines are those of files that differ from a commit, as they are numbered in the
// working tree.
type Lines struct {
	repository *Repository
	by         map[string][]span // by the name of the file in the repository
}

type span struct{ first, last int }

// whole is the span of a file that git does not have.
var whole = span{1, math.MaxInt}

// File says whether something differs in the file, named from the current folder.
func (l Lines) File(name string) bool {
	_, differs := l.of(name)
	return differs
}

// Within says whether something differs in a folder, named from the current one. A file
// that is no longer there does not count unless another one of the folder has changed.
func (l Lines) Within(dir string) bool {
	name, err := l.repository.inside(dir)
	if err != nil {
		return false
	}
	for file := range l.by {
		if name == "" || strings.HasPrefix(file, name+"/") {
			return true
		}
	}
	return false
}

// Line says whether the line differs.
func (l Lines) Line(name string, line int) bool {
	spans, _ := l.of(name)
	return slices.ContainsFunc(spans, func(s span) bool { return s.first <= line && line <= s.last })
}

func (l Lines) of(name string) ([]span, bool) {
	name, err := l.repository.inside(name)
	spans, differs := l.by[name]
	return spans, differs && err == nil
}

// Changed gives the lines that were changed since a commit, committed or not.
func (r *Repository) Changed(ctx context.Context, commit string) (Lines, error) {
	// What a user may have set of the form of a diff is set back.
	out, err := git(ctx, r.top, "-c", "core.quotePath=false", "diff", "--unified=0", "--no-relative", "--find-renames", "--no-color", "--no-ext-diff", "--no-textconv", "--text",
		"--inter-hunk-context=0", "--ignore-submodules", "--src-prefix=a/", "--dst-prefix=b/", commit, "--")
	if err != nil {
		return Lines{}, err
	}
	lines, err := changed(out)
	if err != nil {
		return Lines{}, err
	}
	added, err := git(ctx, r.top, "ls-files", "-z", "--others", "--exclude-standard")
	for name := range strings.SplitSeq(added, "\x00") {
		if name != "" {
			lines[name] = []span{whole}
		}
	}
	return Lines{r, lines}, err
}

// changed reads a diff without context.
func changed(diff string) (map[string][]span, error) {
	lines := map[string][]span{}
	name, skip := "", 0 // lines of a hunk, which may look like anything
	for line := range strings.SplitSeq(diff, "\n") {
		switch {
		case skip > 0 && !strings.HasPrefix(line, `\`):
			skip--
		case strings.HasPrefix(line, "+++ "):
			to := strings.TrimSuffix(line[len("+++ "):], "\t")
			if quoted, err := strconv.Unquote(to); err == nil {
				to = quoted
			}
			if name, _ = strings.CutPrefix(to, "b/"); to == "/dev/null" {
				name = ""
				continue
			}
			lines[name] = nil
		case strings.HasPrefix(line, "@@ "):
			fields := strings.Fields(line)
			if len(fields) < 3 {
				return nil, fmt.Errorf("git diff: %q", line)
			}
			_, before, err := hunk(fields[1])
			if err != nil {
				return nil, err
			}
			first, after, err := hunk(fields[2])
			if err != nil {
				return nil, err
			}
			if skip = before + after; name != "" && after > 0 {
				lines[name] = append(lines[name], span{first, first + after - 1})
			}
		}
	}
	return lines, nil
}

// hunk reads -4,2 or +7: where a hunk begins and how many lines it has.
func hunk(field string) (first, count int, err error) {
	at, size, several := strings.Cut(field[1:], ",")
	if first, err = strconv.Atoi(at); err != nil {
		return 0, 0, fmt.Errorf("git diff: %w", err)
	}
	if count = 1; several {
		count, err = strconv.Atoi(size)
	}
	return first, count, err
}
