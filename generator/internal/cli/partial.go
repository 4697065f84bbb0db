package cli

import (
	"bufio"
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/facts"
	"chiso/generator/internal/page"
)

// partial is data of which only one dataset, and those that it computes with, have figures:
// enough for the pages of its indicators, which show no others (see page.Uses). While somebody
// edits one table of many, reading and checking it takes a fraction of what all take.
type partial struct {
	derived
	dataset string
	whole   *facts.Facts // of all data, before the edit
}

// part reads the dataset that the edited files are tables of. It is false if other files were
// edited too, or if something is wrong with the dataset: all data are read afterwards in any case,
// and whatever is wrong is reported then.
func (d derived) part(s Settings, edited []string) (p partial, ok bool) {
	of := d.datasetOf(edited)
	if of == nil {
		return partial{}, false
	}
	uses := page.Uses(d.catalog, of)
	needed := map[string]bool{}
	for _, d := range uses {
		for _, t := range d.Tables {
			needed[t.Path] = true
		}
	}
	emptied := map[string][]byte{}
	for _, other := range d.catalog.Datasets {
		for _, t := range other.Tables {
			if needed[t.Path] || !hasFigures(t) {
				continue
			}
			head, err := firstLine(filepath.FromSlash(t.Path))
			if err != nil {
				return partial{}, false
			}
			emptied[t.Path] = head
		}
	}
	data, err := loadData(s.Data, emptied, d.descriptors)
	if err != nil {
		return partial{}, false
	}
	checked := data.check(s)
	folder := filepath.ToSlash(filepath.Join(s.Data, of.Name)) + "/"
	if slices.ContainsFunc(checked.problems, func(p diag.Problem) bool {
		return p.Severity != diag.Warning && strings.HasPrefix(p.File, folder)
	}) {
		return partial{}, false
	}
	derive.Compute(checked.catalog)
	return partial{derived{catalog: checked.catalog}, of.Name, facts.Of(d.catalog)}, true
}

// datasetOf is the one dataset that has some tables, by the names of their files; nil if there is
// another file among them.
func (d derived) datasetOf(files []string) *dataset.Dataset {
	if d.catalog == nil || len(files) == 0 {
		return nil
	}
	for _, of := range d.catalog.Datasets {
		if !slices.ContainsFunc(files, func(file string) bool {
			return !slices.ContainsFunc(of.Tables, func(t *dataset.Table) bool {
				return filepath.Clean(filepath.FromSlash(t.Path)) == filepath.Clean(file)
			})
		}) {
			return of
		}
	}
	return nil
}

// hasFigures says whether a table is one of figures, and not of questions or other records.
func hasFigures(t *dataset.Table) bool {
	return slices.ContainsFunc(t.Fields, func(f dataset.Field) bool { return f.Role == "measure" })
}

// firstLine is the first line of a file: the header of a table.
func firstLine(name string) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	line, err := bufio.NewReader(file).ReadBytes('\n')
	if len(bytes.TrimSpace(line)) == 0 {
		return nil, err
	}
	return line, nil
}
