package page

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// timelineBuilder makes the timeline of laws and other instruments.
type timelineBuilder struct{ *base }

func timelinePages(b *base) []file {
	if len(b.catalog.Instruments) == 0 {
		return nil
	}
	return []file{{path: index, content: func() any { return timelineBuilder{b}.timeline() }}}
}

func (b timelineBuilder) timeline() wire.TimelinePage {
	p := wire.TimelinePage{Title: b.translate("timeline", nil)}
	instruments := slices.Clone(b.catalog.Instruments)
	slices.SortStableFunc(instruments, func(x, y dataset.Instrument) int {
		return cmp.Compare(last(x.Issued), last(y.Issued))
	})
	for _, x := range instruments {
		e := b.timelineEntry(x)
		period := b.period(dataset.YearOf(x.Issued))
		if n := len(p.Years); n == 0 || p.Years[n-1].Period != period {
			p.Years = append(p.Years, wire.TimelineYear{Period: period})
		}
		y := &p.Years[len(p.Years)-1]
		y.Entries = append(y.Entries, e)
		addTopic(&p.Kinds, e.Kind)
		addTopic(&p.Issuers, e.Issuer)
		for _, t := range e.Topics {
			addTopic(&p.Topics, t)
		}
	}
	b.listed("instrument-kinds", p.Kinds)
	b.listed("issuers", p.Issuers)
	b.listed("topics", p.Topics)
	if len(instruments) > 0 {
		p.Data = b.dataLink(instruments[0].Dataset)
		first, end := p.Years[0].Period, p.Years[len(p.Years)-1].Period
		if end == "" && len(p.Years) > 1 { // what has no date comes last
			end = p.Years[len(p.Years)-2].Period
		}
		p.Description = b.translate("timeline_text", i18n.Args{"count": b.count(len(instruments)), "from": first, "to": cmp.Or(end, first)})
	}
	return p
}

// last is a date that comes after all others if it is not known.
func last(date string) string { return cmp.Or(date, "9999") }

// listed puts codes in the order of their list.
func (b timelineBuilder) listed(list string, codes []wire.Topic) {
	members := b.catalog.CodeLists[list].Members()
	at := func(t wire.Topic) int {
		return slices.IndexFunc(members, func(c dataset.Code) bool { return c.Code == t.Code })
	}
	slices.SortStableFunc(codes, func(x, y wire.Topic) int { return at(x) - at(y) })
}

func (b timelineBuilder) timelineEntry(x dataset.Instrument) wire.TimelineEntry {
	e := wire.TimelineEntry{Instrument: lawBuilder(b).instrument(x.ID), Note: b.text(x.Note), Topics: b.topics(x.Topics),
		Text: x.Link, Host: host(x.Link), TextKind: x.LinkKind, Relations: lawBuilder(b).relations(x.ID), Provisions: lawBuilder(b).provisions(x.ID)}
	if d := b.datasetOf(x.Dataset); d != nil {
		e.Source = sourceBuilder(b).sourceTitles(d, x.Sources)
	}
	named := map[string]bool{}
	for _, g := range b.goals() {
		if g.target.Instrument == x.ID {
			g.Instrument, g.Progress, g.Places = nil, nil, nil // that is for the page of targets
			e.Asks = append(e.Asks, g.Goal)
			named[g.target.Indicator] = true
		}
	}
	for _, d := range b.catalog.Datasets {
		for _, c := range d.Charts {
			if i := c.Indicator; slices.Contains(c.Events, x.ID) && !named[i.Name] {
				named[i.Name] = true
				e.Marked = append(e.Marked, wire.Link{Name: i.Name, Title: b.text(i.Title), URL: indicatorURL(i)})
			}
		}
	}
	e.Whole = b.whole(b.changedBy(x))
	return e
}

// host is the name of the site that a web address leads to.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// whole are the datasets with indicators of places of some code lists.
func (b timelineBuilder) whole(lists map[string]bool) []wire.TouchedDataset {
	var out []wire.TouchedDataset
	for _, d := range b.catalog.Datasets {
		count := 0
		for _, i := range d.Totals() {
			if len(lists) > 0 && (lists[b.facts.PlaceList(i)] || slices.ContainsFunc(i.Areas(), func(s dataset.Area) bool { return lists[s.List] })) {
				count++
			}
		}
		if count > 0 {
			out = append(out, wire.TouchedDataset{Link: wire.Link{Name: d.Name, Title: b.text(d.Title), URL: datasetURL(d)}, Indicators: count})
		}
	}
	return out
}

// changedBy are the code lists whose members became others by an instrument, and
// those that they became, as the concordances say.
func (b timelineBuilder) changedBy(instrument dataset.Instrument) map[string]bool {
	lists := map[string]bool{}
	for _, c := range b.catalog.Concordances {
		for _, x := range c.Changes {
			for _, word := range strings.Fields(x.LegalBasis) { // "Resolution 202/2025/QH15"
				if named, found := b.catalog.Instrument(word); found && named.ID == instrument.ID {
					lists[c.From], lists[c.To] = true, true
				}
			}
		}
	}
	return lists
}
