package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/validate"
)

// report is one that was asked for: --format json, or --format json=report.json.
type report struct {
	format diag.Format
	file   string                  // "" for a stream
	far    func(diag.Position) int // see diag.Report
}

// fillsOut tells whether the report goes to standard output.
func (r report) fillsOut() bool { return r.file == "" && r.format.Name != diag.Terminal.Name }

// bounded tells whether the report is cut where it is read.
func (r report) bounded() bool { return r.format.Name == "github" }

// formats explains the formats there are, for --help.
func (a *app) formats() string {
	lines := []string{a.translate("Định dạng của báo cáo:", "Formats of the report:")}
	for _, f := range diag.Formats {
		lines = append(lines, fmt.Sprintf("  %-8s  %s", f.Name, f.About.In(a.lang)))
	}
	return strings.Join(lines, "\n")
}

// reports reads what --format says.
func (a *app) reports(specs []string) ([]report, error) {
	var reports []report
	taken := false
	for _, spec := range specs {
		name, file, toFile := strings.Cut(spec, "=")
		format, known := diag.FormatNamed(name)
		if !known || toFile && file == "" {
			return nil, usageError{errors.New(a.translate("--format %q: không có định dạng này. dùng một trong: %s", "--format %q: there is no such format. use one of: %s", spec, diag.FormatNames()))}
		}
		r := report{format: format, file: file}
		if r.fillsOut() && taken {
			return nil, usageError{errors.New(a.translate("--format %q: hai báo cáo cùng ra một nơi; ghi một cái vào tệp: %s=tệp", "--format %q: two reports go to the same place; write one to a file: %s=file", spec, name))}
		}
		taken = taken || r.fillsOut()
		reports = append(reports, r)
	}
	return reports, nil
}

// order tells the reports that cannot show everything which lines were changed
// since a base. Without one, and where git has none, nothing is nearer than the
// rest.
func (a *app) order(ctx context.Context, reports []report, base string) error {
	if !slices.ContainsFunc(reports, report.bounded) {
		return nil
	}
	lines, err := comparison{a}.changed(ctx, base)
	if err != nil && base == "" && ctx.Err() == nil {
		return nil
	}
	if err != nil {
		return err
	}
	for i := range reports {
		if !reports[i].bounded() {
			continue
		}
		reports[i].far = func(p diag.Position) int {
			switch {
			case lines.Line(p.File, p.Line), p.Line == 0 && lines.File(p.File):
				return 0
			case lines.File(p.File):
				return 1
			}
			return 2
		}
	}
	return nil
}

// write writes a report: for people to standard error, as all that is printed for
// them while a command works; for programs to standard output or a file.
func (a *app) write(r report, problems diag.List) error {
	out := diag.Report{Lang: a.lang, Problems: problems, Far: r.far}
	for _, rule := range validate.Rules {
		out.Rules = append(out.Rules, diag.Rule{Name: rule.Name, About: rule.About})
	}
	switch {
	case r.file != "":
		return writeFile(r.file, func(w io.Writer) error { return r.format.Write(w, out) })
	case r.fillsOut():
		return r.format.Write(a.out, out)
	}
	out.Colour = isTerminal(a.err) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	return r.format.Write(a.err, out)
}

func writeFile(path string, write func(io.Writer) error) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}
