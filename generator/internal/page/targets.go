package page

import (
	"cmp"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// targetsBuilder makes the page of all targets.
type targetsBuilder struct{ *base }

func targetPages(b *base) []file {
	if !(goalBuilder{b}).hasTargets() {
		return nil
	}
	return []file{{path: index, content: func() any { return targetsBuilder{b}.targets() }}}
}

func (b targetsBuilder) targets() wire.TargetsPage {
	goals := b.goals()
	p := wire.TargetsPage{Title: b.translate("targets", nil), Description: b.translate("targets_text", i18n.Args{"count": b.count(len(goals))})}
	seen := map[string]bool{}
	for _, level := range []string{levelCountry, levelProvince} {
		of := slices.DeleteFunc(slices.Clone(goals), func(g goal) bool { return g.Level != level })
		if len(of) == 0 {
			continue
		}
		p.Levels = append(p.Levels, wire.GoalLevel{Level: level, Summary: b.levelSummary(level, of), Groups: b.byInstrument(of)})
		for _, g := range of {
			for _, status := range derive.Statuses {
				seen[string(status)] = seen[string(status)] || slices.Contains(strings.Fields(g.Status), string(status))
			}
			for _, t := range b.topics(topicsOf(b.catalog.Total(g.target.Indicator))) {
				if !slices.Contains(p.Topics, t) {
					p.Topics = append(p.Topics, t)
				}
			}
		}
	}
	for _, status := range derive.Statuses {
		if seen[string(status)] {
			p.Statuses = append(p.Statuses, string(status))
		}
	}
	p.Counts = b.tallies()
	timelineBuilder(b).listed("topics", p.Topics)
	p.Reported, p.Files, p.Correction = b.reported(), b.missingFiles(), correctionBuilder(b).targets()
	return p
}

// tallies count the targets of the country by status, every status there is; none if
// there are no such targets.
func (b targetsBuilder) tallies() []wire.StatusCount {
	counts := map[string]int{}
	for _, g := range b.goals() {
		if g.Progress != nil {
			counts[g.Progress.Status]++
		}
	}
	if len(counts) == 0 {
		return nil
	}
	var all []wire.StatusCount
	for _, status := range derive.Statuses {
		all = append(all, wire.StatusCount{Status: string(status), Count: b.count(counts[string(status)])})
	}
	return all
}

// levelSummary says how many targets there are, and of how many something is known.
func (b targetsBuilder) levelSummary(level string, of []goal) string {
	if level == levelProvince {
		reported, total, list := map[dataset.Area]bool{}, map[dataset.Area]bool{}, ""
		for _, g := range of {
			r := b.facts.Reports(g.target)
			list = r.List
			for _, s := range r.Areas {
				total[s] = true
			}
			for _, s := range r.Reported {
				reported[s] = true
			}
		}
		return b.translate("targets_provinces", i18n.Args{"count": b.count(len(of)), "reported": b.count(len(reported)), "total": b.count(len(total)), "noun": b.noun(list)})
	}
	known := 0
	for _, g := range of {
		if derive.Status(g.Progress.Status).Verdict() {
			known++
		}
	}
	return b.translate("targets_country", i18n.Args{"count": b.count(len(of)), "known": b.count(known)})
}

// byInstrument puts targets together by the instrument that sets them, the latest
// first; those without one come last.
func (b targetsBuilder) byInstrument(of []goal) []wire.GoalGroup {
	var groups []wire.GoalGroup
	var by []string // the instrument of each
	for _, g := range of {
		at := slices.Index(by, g.target.Instrument)
		if at < 0 {
			at = len(groups)
			by = append(by, g.target.Instrument)
			groups = append(groups, wire.GoalGroup{Instrument: g.Instrument, Dataset: wire.Link{Name: g.target.Dataset.Name, Title: b.text(g.target.Dataset.Title), URL: datasetURL(g.target.Dataset)}})
		}
		groups[at].Goals = append(groups[at].Goals, g.Goal)
	}
	for _, g := range groups { // those of which something is known come first
		slices.SortStableFunc(g.Goals, func(x, y wire.Goal) int { return cmp.Compare(known(y), known(x)) })
	}
	issued := func(g wire.GoalGroup) string {
		if g.Instrument == nil {
			return ""
		}
		return g.Instrument.Issued
	}
	slices.SortStableFunc(groups, func(x, y wire.GoalGroup) int { return cmp.Compare(issued(y), issued(x)) })
	return groups
}

// known is 1 for a target of which there are figures.
func known(g wire.Goal) int {
	if g.Progress != nil && g.Progress.Facts != nil || g.Places != nil && g.Places.Statuses != nil {
		return 1
	}
	return 0
}

// reported are the indicators of the datasets that set targets which have figures and
// no target.
func (b targetsBuilder) reported() []wire.ReportedIndicator {
	wanted := map[string]bool{}
	for _, g := range b.goals() {
		wanted[g.target.Indicator] = true
	}
	var out []wire.ReportedIndicator
	for _, d := range b.catalog.Datasets {
		for _, i := range d.Totals() {
			if len(d.Targets) == 0 || wanted[i.Name] || i.Len() == 0 {
				continue
			}
			r := wire.ReportedIndicator{Link: wire.Link{Name: i.Name, Title: b.text(i.Title), URL: indicatorURL(i)}, Summary: b.summary(i).Sentences[0], Notes: b.texts(i.Notes)}
			for _, o := range i.In(i.Latest()) {
				for _, a := range i.Annotations[o.Key()] {
					if !a.Alternative {
						r.Notes = append([]string{b.text(a.Note)}, r.Notes...)
					}
				}
			}
			out = append(out, r)
		}
	}
	return out
}

// missingFiles are the tables of indicators that have a target and no figure, though
// somebody may still print one.
func (b targetsBuilder) missingFiles() []wire.MissingFile {
	var files []wire.MissingFile
	count := map[string]int{}
	seen := map[string]bool{}
	for _, g := range b.goals() {
		i := b.catalog.Total(g.target.Indicator)
		if i.Len() > 0 || i.Discontinued != nil || seen[i.Name] {
			continue
		}
		seen[i.Name] = true
		path := correctionBuilder(b).filesOf(i)[0]
		if count[path]++; count[path] == 1 {
			files = append(files, wire.MissingFile{Path: path, Dataset: wire.Link{Name: i.Dataset.Name, Title: b.text(i.Dataset.Title), URL: datasetURL(i.Dataset)}, Forms: len(b.options.Forms[i.Dataset.Name]) > 0})
		}
	}
	for n := range files {
		files[n].Missing = b.count(count[files[n].Path])
	}
	return files
}
