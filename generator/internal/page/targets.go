package page

import (
	"cmp"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/i18n"
)

// targetsBuilder makes the page of all targets.
type targetsBuilder struct{ *base }

func targetPages(b *base) []file {
	if !(goalBuilder{b}).hasTargets() {
		return nil
	}
	return []file{{index, func() any { return targetsBuilder{b}.targets() }}}
}

type targetsPage struct {
	Title       string        `json:"title"`
	Description string        `json:"description"`
	Counts      []tally       `json:"counts,omitempty"` // of the targets of the country
	Levels      []goalLevel   `json:"levels"`
	Topics      []topic       `json:"topics"`
	Statuses    []string      `json:"statuses"`           // that come up
	Reported    []reported    `json:"reported,omitempty"` // figures for which nobody has set a target
	Files       []missingFile `json:"files,omitempty"`    // tables that lack figures
	Mend        *mend         `json:"mend"`
}

// goalLevel is the targets of the country, or those of each province.
type goalLevel struct {
	Level   string      `json:"level"`
	Summary string      `json:"summary"`
	Groups  []goalGroup `json:"groups"`
}

// goalGroup is the targets that an instrument sets.
type goalGroup struct {
	Instrument *instrument `json:"instrument,omitempty"`
	Dataset    link        `json:"dataset"` // that holds them
	Goals      []goal      `json:"goals"`
}

// reported is an indicator that has figures and no target.
type reported struct {
	link
	Summary string   `json:"summary"`
	Notes   []string `json:"notes,omitempty"`
}

// missingFile is a table in which figures are missing.
type missingFile struct {
	Path    string `json:"path"`
	Dataset link   `json:"dataset"`
	Missing string `json:"missing"` // how many indicators have none
	Forms   bool   `json:"forms"`   // places have forms to report with
}

func (b targetsBuilder) targets() targetsPage {
	goals := b.goals()
	p := targetsPage{Title: b.translate("targets", nil), Description: b.translate("targets_text", i18n.Args{"count": b.count(len(goals))})}
	seen := map[string]bool{}
	for _, level := range []string{levelCountry, levelProvince} {
		of := slices.DeleteFunc(slices.Clone(goals), func(g goal) bool { return g.Level != level })
		if len(of) == 0 {
			continue
		}
		p.Levels = append(p.Levels, goalLevel{Level: level, Summary: b.levelSummary(level, of), Groups: b.byInstrument(of)})
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
	p.Reported, p.Files, p.Mend = b.reported(), b.missingFiles(), fixBuilder(b).mendTargets()
	return p
}

// tallies count the targets of the country by status, every status there is; none if
// there are no such targets.
func (b targetsBuilder) tallies() []tally {
	counts := map[string]int{}
	for _, g := range b.goals() {
		if g.Progress != nil {
			counts[g.Progress.Status]++
		}
	}
	if len(counts) == 0 {
		return nil
	}
	var all []tally
	for _, status := range derive.Statuses {
		all = append(all, tally{Status: string(status), Count: b.count(counts[string(status)])})
	}
	return all
}

// levelSummary says how many targets there are, and of how many something is known.
func (b targetsBuilder) levelSummary(level string, of []goal) string {
	if level == levelProvince {
		reported, total, list := map[dataset.Area]bool{}, map[dataset.Area]bool{}, ""
		for _, g := range of {
			list = goalBuilder(b).placeList(b.catalog.Total(g.target.Indicator))
			for _, s := range goalBuilder(b).ofToday(list) {
				total[s] = true
				if progressBuilder(b).toward(g.target, s).Lack != derive.NoFigure {
					reported[s] = true
				}
			}
		}
		return b.translate("targets_provinces", i18n.Args{"count": b.count(len(of)), "reported": b.count(len(reported)), "total": b.count(len(total)), "noun": goalBuilder(b).nounOf(list)})
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
func (b targetsBuilder) byInstrument(of []goal) []goalGroup {
	var groups []goalGroup
	for _, g := range of {
		at := slices.IndexFunc(groups, func(x goalGroup) bool { return x.Goals[0].target.Instrument == g.target.Instrument })
		if at < 0 {
			at = len(groups)
			groups = append(groups, goalGroup{Instrument: g.Instrument, Dataset: link{Name: g.dataset.Name, Title: b.text(g.dataset.Title), URL: datasetURL(g.dataset)}})
		}
		groups[at].Goals = append(groups[at].Goals, g)
	}
	for _, g := range groups { // those of which something is known come first
		slices.SortStableFunc(g.Goals, func(x, y goal) int { return cmp.Compare(known(y), known(x)) })
	}
	issued := func(g goalGroup) string {
		if g.Instrument == nil {
			return ""
		}
		return g.Instrument.Issued
	}
	slices.SortStableFunc(groups, func(x, y goalGroup) int { return cmp.Compare(issued(y), issued(x)) })
	return groups
}

// known is 1 for a target of which there are figures.
func known(g goal) int {
	if g.Progress != nil && g.Progress.Facts != nil || g.Places != nil && g.Places.Statuses != nil {
		return 1
	}
	return 0
}

// reported are the indicators of the datasets that set targets which have figures and
// no target.
func (b targetsBuilder) reported() []reported {
	wanted := map[string]bool{}
	for _, g := range b.goals() {
		wanted[g.target.Indicator] = true
	}
	var out []reported
	for _, d := range b.catalog.Datasets {
		for _, i := range d.Totals() {
			if len(d.Targets) == 0 || wanted[i.Name] || i.Len() == 0 {
				continue
			}
			r := reported{link: link{Name: i.Name, Title: b.text(i.Title), URL: indicatorURL(i)}, Summary: summaryBuilder(b).reading(i).Sentences[0], Notes: b.texts(i.Notes)}
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
func (b targetsBuilder) missingFiles() []missingFile {
	var files []missingFile
	count := map[string]int{}
	seen := map[string]bool{}
	for _, g := range b.goals() {
		i := b.catalog.Total(g.target.Indicator)
		if i.Len() > 0 || i.Discontinued != nil || seen[i.Name] {
			continue
		}
		seen[i.Name] = true
		path := fixBuilder(b).filesOf(i)[0]
		if count[path]++; count[path] == 1 {
			files = append(files, missingFile{Path: path, Dataset: link{Name: i.Dataset.Name, Title: b.text(i.Dataset.Title), URL: datasetURL(i.Dataset)}, Forms: len(b.options.Forms[i.Dataset.Name]) > 0})
		}
	}
	for n := range files {
		files[n].Missing = b.count(count[files[n].Path])
	}
	return files
}
