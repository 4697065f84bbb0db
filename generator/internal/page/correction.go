package page

import (
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/wire"
)

// correctionBuilder makes where the figures of a page stand in the repository, for whoever finds a mistake.
type correctionBuilder struct{ *base }

// inRepository is the path of a file of the data as the repository knows it: data read
// from elsewhere ("../data", "/srv/data") stand there in the folder of that name.
func (b correctionBuilder) inRepository(file string) string {
	folder := filepath.ToSlash(filepath.Clean(b.options.Data))
	rest, inside := strings.CutPrefix(file, folder+"/")
	if !inside || filepath.IsLocal(b.options.Data) {
		return file
	}
	return path.Join(path.Base(folder), rest)
}

// keyFigure is the latest figure of the place that the summary of an indicator is about.
func (b correctionBuilder) keyFigure(i dataset.Slice) (dataset.Observation, bool) {
	return derive.Lead(b.catalog, i)
}

// figureLine is where a figure stands; it has no line if it was worked out.
func (b correctionBuilder) figureLine(i dataset.Slice, o dataset.Observation, label string) (wire.FigureLine, bool) {
	return wire.FigureLine{Label: label + b.translate("colon", nil) + b.value(i, o) + descriptionBuilder(b).unitOf(i), File: b.inRepository(o.File), Line: o.Line}, o.File != ""
}

func (b correctionBuilder) indicator(i dataset.Slice) *wire.Correction {
	m := &wire.Correction{Files: b.filesOf(i), Of: b.text(i.Title)}
	for _, column := range i.WithRanks() {
		m.Choose = m.Choose || slices.ContainsFunc(column.Observations(), func(o dataset.Observation) bool { return o.File != "" })
		if o, known := b.keyFigure(column); known {
			if f, stands := b.figureLine(column, o, b.catalog.Label(o.Area, b.language)+", "+b.period(o.Period)); stands {
				m.Figures = append(m.Figures, f)
			}
		}
	}
	return m
}

// filesOf are the tables that have a column of an indicator, the last one first: it has
// the newest figures.
func (b correctionBuilder) filesOf(i dataset.Slice) []string {
	var files []string
	for _, t := range slices.Backward(i.Dataset.Tables) {
		if slices.ContainsFunc(t.Fields, func(f dataset.Field) bool { return f.Name == i.Name || i.Rank != nil && f.Name == i.Rank.Name }) {
			files = append(files, b.inRepository(t.Path))
		}
	}
	return files
}

func (b correctionBuilder) dataset(d *dataset.Dataset) *wire.Correction {
	m := &wire.Correction{Of: b.text(d.Title)}
	for _, t := range d.Tables {
		m.Files = append(m.Files, b.inRepository(t.Path))
	}
	if len(m.Files) > 0 {
		m.Files = append(m.Files, path.Join(path.Dir(m.Files[0]), "datapackage.yaml"))
	}
	return m
}

// placeCorrection has the figures of a place that are in sight and stand in a file.
func placeCorrection(p placePage) *wire.Correction {
	m := &wire.Correction{Of: p.Title, Folded: p.File != ""}
	for _, view := range p.views {
		for _, group := range view.groups {
			for _, f := range group.figures {
				if len(p.views) > 1 && view.Title != p.Title {
					f.Label += " – " + view.Title
				}
				if !slices.Contains(m.Files, f.File) {
					m.Files = append(m.Files, f.File)
				}
				m.Figures = append(m.Figures, f)
			}
		}
	}
	if len(m.Files) == 0 {
		return nil
	}
	return m
}

// targets has every target with its line.
func (b correctionBuilder) targets() *wire.Correction {
	m := &wire.Correction{Of: b.translate("targets", nil)}
	for _, g := range b.goals() {
		at := g.target.Declared
		at.File = b.inRepository(at.File)
		if !slices.Contains(m.Files, at.File) {
			m.Files = append(m.Files, at.File)
		}
		label := g.Indicator.Title + b.translate("colon", nil) + g.Value
		if g.By != "" {
			label += " (" + g.By + ")"
		}
		m.Figures = append(m.Figures, wire.FigureLine{Label: label, File: at.File, Line: at.Line})
	}
	return m
}

// lines says of a row of a table of values on which line of a file each of its figures
// stands, blank if none does, with a number for each figure in sight: the line of the
// first that stands in the file, then by how many lines each one is above the one before, and 0
// for a figure that does not stand in the file. The 1s at the end, which years mostly are, are
// left out. Steps are alike from row to row where lines are not, and a page is sent compressed.
func lines(file string, row []dataset.Observation) string {
	var steps []string
	before := 0 // the line of the figure before, once one stood in the file
	for _, o := range row {
		switch {
		case o.File != file || file == "":
			steps = append(steps, "0")
			continue
		case before == 0:
			steps = append(steps, strconv.Itoa(o.Line))
		default:
			steps = append(steps, strconv.Itoa(before-o.Line))
		}
		before = o.Line
	}
	if before == 0 {
		return ""
	}
	for len(steps) > 1 && steps[len(steps)-1] == "1" {
		steps = steps[:len(steps)-1]
	}
	return strings.Join(steps, " ")
}

// fileOf is the file that most of some figures stand in, empty if they were worked out.
func fileOf(in map[dataset.Key]dataset.Observation) string {
	count := map[string]int{}
	most := ""
	for _, o := range in {
		if o.File == "" {
			continue
		}
		count[o.File]++
		if n := count[o.File]; n > count[most] || n == count[most] && o.File < most {
			most = o.File
		}
	}
	return most
}
