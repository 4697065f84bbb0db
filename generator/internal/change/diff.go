package change

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
)

type differ struct {
	before, after Side
	derived       bool
	report        Report
}

// Diff compares two states of the data. Computed values are compared if both
// sides have them: a mistake anywhere keeps values from being computed, and that
// is no loss.
func Diff(before, after Side, derived bool) Report {
	d := &differ{before: before, after: after, derived: derived}
	d.report = Report{Derived: derived, Datasets: []Dataset{}, Unread: []string{}}
	d.datasets()
	d.report.CodeLists = d.codeLists()
	d.report.Concordances = d.concordances()
	for _, side := range []Side{before, after} {
		d.report.Unread = slices.AppendSeq(d.report.Unread, maps.Keys(side.Unread.Parts))
	}
	slices.Sort(d.report.Unread)
	d.report.Unread = slices.Compact(d.report.Unread)
	return d.report
}

// unreadPoint says whether a value that is not there may stand in what could not
// be read of a side.
func (d *differ) unreadPoint(s Side, i *dataset.Indicator, in string, key dataset.Key) bool {
	if i != nil {
		return s.Unread.Points[i.Dataset.Name][key] || s.Unread.Parts[Part("indicator", i.Name)]
	}
	return s.Unread.Parts[Part("dataset", in)]
}

// datasets pairs the datasets of the two sides by name, and by their indicators
// where a name went and another came.
func (d *differ) datasets() {
	old, now := map[string]*dataset.Dataset{}, map[string]*dataset.Dataset{}
	for _, x := range d.before.Catalog.Datasets {
		old[x.Name] = x
	}
	for _, x := range d.after.Catalog.Datasets {
		now[x.Name] = x
	}
	var pairs [][2]*dataset.Dataset
	paired := map[string]bool{}
	for _, b := range d.before.Catalog.Datasets {
		a := now[b.Name]
		if a == nil {
			a = renamed(b, old, d.after.Catalog.Datasets)
		}
		if a != nil {
			paired[a.Name] = true
		}
		pairs = append(pairs, [2]*dataset.Dataset{b, a})
	}
	for _, a := range d.after.Catalog.Datasets {
		if !paired[a.Name] {
			pairs = append(pairs, [2]*dataset.Dataset{nil, a})
		}
	}
	moved := d.moved(pairs)
	for _, pair := range pairs {
		if change, differs := d.dataset(pair[0], pair[1], moved); differs {
			d.report.Datasets = append(d.report.Datasets, change)
		}
	}
	slices.SortStableFunc(d.report.Datasets, func(a, b Dataset) int {
		return cmp.Or(cmp.Compare(a.class(), b.class()), cmp.Compare(a.Name, b.Name))
	})
}

// renamed finds the dataset that another became. Names of indicators are unique
// over all datasets, so a new dataset with just the indicators of one that went
// is that one.
func renamed(b *dataset.Dataset, old map[string]*dataset.Dataset, after []*dataset.Dataset) *dataset.Dataset {
	for _, a := range after {
		if old[a.Name] == nil && len(b.Indicators) > 0 && slices.Equal(names(a), names(b)) {
			return a
		}
	}
	return nil
}

func names(d *dataset.Dataset) []string {
	var out []string
	for _, i := range d.Indicators {
		out = append(out, i.Name)
	}
	slices.Sort(out)
	return out
}

// moved finds indicators that went from one dataset to another: their names are
// unique over all. It gives each indicator of before its place after.
func (d *differ) moved(pairs [][2]*dataset.Dataset) map[string]*dataset.Indicator {
	moved := map[string]*dataset.Indicator{}
	for _, pair := range pairs {
		if pair[0] == nil {
			continue
		}
		for _, i := range pair[0].Indicators {
			if a := d.after.Catalog.Indicator(i.Name); a != nil && a.Dataset != pair[1] {
				moved[i.Name] = i
			}
		}
	}
	return moved
}

func (d *differ) dataset(b, a *dataset.Dataset, moved map[string]*dataset.Indicator) (out Dataset, differs bool) {
	empty := &dataset.Dataset{}
	switch {
	case a == nil && d.after.Unread.Parts[Part("dataset", b.Name)] || b == nil && d.before.Unread.Parts[Part("dataset", a.Name)]:
		return out, false
	case a == nil:
		out.What, out.Name, out.Title, a = Removed, b.Name, b.Title, empty
	case b == nil:
		out.What, out.Name, out.Title, b = Added, a.Name, a.Title, empty
	case a.Name != b.Name:
		out.What, out.Name, out.Title, out.Before = Renamed, a.Name, a.Title, b.Name
	default:
		out.What, out.Name, out.Title = Changed, a.Name, a.Title
	}
	out.Title = shown(out.Title)
	out.Fields = fields(words(b), words(a))
	out.Indicators = d.indicators(b, a, moved)
	out.Tables = d.tables(b, a)
	out.Targets = records(targets(b), targets(a), d.before.Unread.Parts[Part("targets", b.Name)], d.after.Unread.Parts[Part("targets", a.Name)])
	d.report.Counts.Fields += counted(out.What, out.Fields)
	d.report.Counts.Rows += len(out.Targets)
	for _, t := range out.Tables {
		d.report.Counts.Rows += len(t.Records)
		d.report.Counts.Fields += len(t.Fields)
	}
	return out, out.What != Changed || len(out.Fields)+len(out.Indicators)+len(out.Tables)+len(out.Targets) > 0
}

// counted leaves out the words about what came or went as a whole: it is counted
// itself.
func counted(what What, list []Field) int {
	if what == Added || what == Removed {
		return 0
	}
	return len(list)
}

// words is what the descriptor says of the dataset itself.
func words(x *dataset.Dataset) map[string]string {
	own := *x
	own.Sources = slices.DeleteFunc(slices.Clone(x.Sources), func(s dataset.Source) bool { return s.From != nil }) // borrowed ones are compared where they are from
	out := flatten(own, "Name", "Indicators", "Tables", "Charts", "Targets")
	maps.Copy(out, charts(x))
	return out
}

// indicators pairs those of two states of a dataset: by name, also from another
// dataset, and by all that they say where a name went and another came.
func (d *differ) indicators(b, a *dataset.Dataset, moved map[string]*dataset.Indicator) []Indicator {
	out := []Indicator{}
	var gone, come []*dataset.Indicator
	add := func(before, after *dataset.Indicator) {
		if change, differs := d.indicator(before, after, b.Name); differs {
			d.report.Counts.add(change.Counts)
			out = append(out, change)
		}
	}
	for _, i := range b.Indicators {
		switch next := indicator(a, i.Name); {
		case next != nil:
			add(i, next)
		case moved[i.Name] == nil:
			gone = append(gone, i)
		}
	}
	for _, i := range a.Indicators {
		switch {
		case indicator(b, i.Name) != nil:
		case moved[i.Name] != nil:
			add(moved[i.Name], i)
		default:
			come = append(come, i)
		}
	}
	for _, i := range gone {
		n := slices.IndexFunc(come, func(x *dataset.Indicator) bool { return d.twin(i, x) })
		if n < 0 {
			add(i, nil)
			continue
		}
		add(i, come[n])
		come = slices.Delete(come, n, n+1)
	}
	for _, i := range come {
		add(nil, i)
	}
	slices.SortStableFunc(out, func(x, y Indicator) int {
		return cmp.Or(cmp.Compare(x.class(), y.class()), cmp.Compare(y.furthest(), x.furthest()))
	})
	return out
}

func indicator(in *dataset.Dataset, name string) *dataset.Indicator {
	for _, i := range in.Indicators {
		if i.Name == name {
			return i
		}
	}
	return nil
}

// twin says whether two indicators differ in nothing but the name, and have
// values to tell by: only then is a new name certain.
func (d *differ) twin(b, a *dataset.Indicator) bool {
	if b.Cube.Len() == 0 || len(fields(about(b), about(a))) > 0 {
		return false
	}
	values, counts := d.values(b, a, b.Dataset.Name)
	return len(values) == 0 && counts.Unread == 0
}

func about(i *dataset.Indicator) map[string]string {
	if i == nil {
		return nil
	}
	skip := []string{"Dataset", "Name", "Annotations", "Cube"}
	if i.Derive.Within != nil {
		skip = append(skip, "RankedOf") // counted, not declared
	}
	return flatten(*i, skip...)
}

func (d *differ) indicator(b, a *dataset.Indicator, in string) (out Indicator, differs bool) {
	named := a
	switch {
	case a == nil:
		out.What, named = Removed, b
	case b == nil:
		out.What = Added
	case a.Name != b.Name:
		out.What, out.Before = Renamed, b.Name
	default:
		out.What = Changed
	}
	out.Name, out.Title, out.Unit, out.Measure = named.Name, shown(named.Title), shown(named.Unit), named.Measure
	out.Fields = fields(about(b), about(a))
	out.Annotations = []Record{}
	var notesBefore, notesAfter []record
	var gapBefore, gapAfter bool
	if b != nil {
		notesBefore, gapBefore = annotations(b), d.before.Unread.notes(b)
		out.Spread = Spread(d.observations(b))
		in = b.Dataset.Name
	}
	if a != nil {
		notesAfter, gapAfter = annotations(a), d.after.Unread.notes(a)
		if b != nil && b.Dataset.Name != a.Dataset.Name {
			out.Fields = append(out.Fields, Field{"dataset", b.Dataset.Name, a.Dataset.Name})
		}
	}
	if d.before.Unread.rows(b) || d.after.Unread.rows(a) { // how many were ranked stands in the rows
		out.Fields = slices.DeleteFunc(out.Fields, func(f Field) bool { return strings.HasPrefix(f.Name, "rankedOf.") })
	}
	out.Annotations = records(notesBefore, notesAfter, gapBefore, gapAfter)
	out.Values, out.Counts = d.values(b, a, in)
	out.Counts.Fields, out.Counts.Rows = counted(out.What, out.Fields), len(out.Annotations)
	return out, out.What != Changed || len(out.Fields)+len(out.Annotations)+len(out.Values)+out.Counts.Unread > 0
}

// tables compares the tables by name: of those with figures only the words
// beside them.
func (d *differ) tables(b, a *dataset.Dataset) []Rows {
	out := []Rows{}
	old, now := map[string]*dataset.Table{}, map[string]*dataset.Table{}
	for _, t := range b.Tables {
		old[t.Name] = t
	}
	for _, t := range a.Tables {
		now[t.Name] = t
	}
	both := maps.Clone(old)
	maps.Copy(both, now)
	for _, name := range slices.Sorted(maps.Keys(both)) {
		before, after := old[name], now[name]
		change := Rows{Name: name, What: Changed, Title: shown(both[name].Title)}
		gapBefore := d.before.Unread.Parts[Part("table", b.Name+"/"+name)]
		gapAfter := d.after.Unread.Parts[Part("table", a.Name+"/"+name)]
		switch {
		case before == nil && gapBefore, after == nil && gapAfter:
			continue
		case before == nil:
			change.What, before = Added, &dataset.Table{}
		case after == nil:
			change.What, after = Removed, &dataset.Table{}
		}
		measured := figures(before) || figures(after)
		change.Records = records(rows(before, measured), rows(after, measured), gapBefore, gapAfter)
		if measured { // its rows come and go as values
			change.Records = slices.DeleteFunc(change.Records, func(r Record) bool { return r.What != Changed })
		}
		if change.What == Changed {
			change.Fields = fields(declared(before), declared(after))
		} else {
			change.Fields = []Field{}
		}
		if change.What != Changed || len(change.Fields)+len(change.Records) > 0 {
			out = append(out, change)
		}
	}
	return out
}

func (d *differ) codeLists() []Rows {
	out := []Rows{}
	both := maps.Clone(d.before.Catalog.CodeLists)
	maps.Copy(both, d.after.Catalog.CodeLists)
	for _, name := range slices.Sorted(maps.Keys(both)) {
		b, a := d.before.Catalog.CodeLists[name], d.after.Catalog.CodeLists[name]
		var before, after map[string]string
		if b != nil {
			before = flatten(*b, "Name", "Codes", "Layout", "Groups")
		}
		if a != nil {
			after = flatten(*a, "Name", "Codes", "Layout", "Groups")
		}
		out = d.named(out, Part("list", name), Rows{Name: name, Title: shown(both[name].Title), Fields: fields(before, after)}, b != nil, a != nil, codes(b), codes(a))
	}
	return out
}

func (d *differ) concordances() []Rows {
	out := []Rows{}
	old, now := map[string]*dataset.Concordance{}, map[string]*dataset.Concordance{}
	for _, c := range d.before.Catalog.Concordances {
		old[c.Name] = c
	}
	for _, c := range d.after.Catalog.Concordances {
		now[c.Name] = c
	}
	both := maps.Clone(old)
	maps.Copy(both, now)
	empty := &dataset.Concordance{}
	for _, name := range slices.Sorted(maps.Keys(both)) {
		b, a := cmp.Or(old[name], empty), cmp.Or(now[name], empty)
		differ := fields(flatten(*b, "Name", "Changes"), flatten(*a, "Name", "Changes"))
		out = d.named(out, Part("concordance", name), Rows{Name: name, Title: shown(both[name].Title), Fields: differ}, b != empty, a != empty, changes(b), changes(a))
	}
	return out
}

// named adds what differs in a table that has a name of its own on the site.
func (d *differ) named(out []Rows, part string, change Rows, before, after bool, old, now []record) []Rows {
	gapBefore, gapAfter := d.before.Unread.Parts[part], d.after.Unread.Parts[part]
	switch {
	case !before && gapBefore, !after && gapAfter:
		return out
	case !before:
		change.What = Added
	case !after:
		change.What = Removed
	default:
		change.What = Changed
	}
	change.Records = records(old, now, gapBefore, gapAfter)
	if change.What == Changed && len(change.Fields)+len(change.Records) == 0 {
		return out
	}
	d.report.Counts.Fields += counted(change.What, change.Fields)
	d.report.Counts.Rows += len(change.Records)
	return append(out, change)
}

// Classes of changes, the gravest first.
const (
	loss = iota
	largeRevision
	revision
	addition
	wording
)

func (i Indicator) class() int {
	switch c := i.Counts; {
	case i.What == Removed || c.Removed > 0:
		return loss
	case c.Large > 0:
		return largeRevision
	case c.Revised > 0:
		return revision
	case i.What == Added || c.Added > 0:
		return addition
	}
	return wording
}

// furthest is the size of the indicator's greatest revision, in spreads.
func (i Indicator) furthest() float64 {
	far := 0.0
	for _, v := range i.Values {
		far = max(far, v.far())
	}
	return far
}

func (d Dataset) class() int {
	class := wording
	switch d.What {
	case Removed:
		return loss
	case Added:
		class = addition
	}
	for _, i := range d.Indicators {
		class = min(class, i.class())
	}
	if slices.ContainsFunc(d.Tables, Rows.loses) || (Rows{Records: d.Targets}).loses() {
		return loss
	}
	return class
}

// loses says whether rows went.
func (r Rows) loses() bool {
	return r.What == Removed || slices.ContainsFunc(r.Records, func(x Record) bool { return x.What == Removed })
}
