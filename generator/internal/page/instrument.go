package page

import (
	"fmt"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/fuzzy"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// lawBuilder makes laws and other instruments, their provisions and relations, as pages link to them.
type lawBuilder struct{ *base }

const timelineURL = "timeline/"

// instrument finds an instrument by its ID, or by a number that no other one has.
func (b lawBuilder) instrument(name string) wire.Instrument {
	x, _ := b.catalog.Instrument(name)
	id := b.anchors()[x.ID]
	out := wire.Instrument{ID: id, Name: x.Number, Subject: b.text(x.Subject), URL: timelineURL + "#" + id, Issued: x.Issued, Effective: x.Effective,
		Kind: b.coded("instrument-kinds", x.Kind), Issuer: b.coded("issuers", x.Issuer), State: b.state(x.ID)}
	switch {
	case x.Number == "":
		out.Name, out.Subject = out.Subject, ""
	case x.Kind != "":
		out.Name = b.translate("instrument_name", i18n.Args{"kind": out.Kind.Label, "number": x.Number})
	}
	return out
}

// state says whether another instrument has replaced or amended one.
func (b lawBuilder) state(id string) (state string) {
	for _, r := range b.catalog.RelationsOf(id) {
		switch r.Kind {
		case dataset.ReplacedBy:
			return "replaced"
		case dataset.AmendedBy:
			state = "amended"
		}
	}
	return state
}

// relations are those of an instrument, by kind in the order of their list.
func (b lawBuilder) relations(id string) []wire.RelatedInstruments {
	var out []wire.RelatedInstruments
	of := b.catalog.RelationsOf(id)
	for _, kind := range b.catalog.CodeLists[dataset.InstrumentRelations].Members() {
		group := wire.RelatedInstruments{Label: kind.Label[b.language]}
		for _, r := range of {
			if r.Kind == kind.Code {
				x := b.instrument(r.To)
				group.Links = append(group.Links, wire.Link{Title: x.Name, URL: x.URL})
				group.Note = strings.TrimSpace(group.Note + " " + b.text(r.Note))
			}
		}
		if len(group.Links) > 0 {
			out = append(out, group)
		}
	}
	return out
}

func (b lawBuilder) provisions(id string) []wire.Provision {
	var out []wire.Provision
	for _, p := range b.catalog.ProvisionsOf(id) {
		out = append(out, b.provision(p))
	}
	return out
}

func (b lawBuilder) provision(p dataset.Provision) wire.Provision {
	provision := wire.Provision{Where: b.translate("provision_article", i18n.Args{"article": p.Article, "clause": p.Clause}), Topic: b.coded("provision-topics", p.Topic), Says: b.text(p.Says)}
	if d := b.datasetOf(p.Dataset); d != nil {
		provision.Source = sourceBuilder(b).sourceTitles(d, p.Sources)
	}
	return provision
}

// basis names the instrument that a legal basis speaks of ("Nghị quyết số
// 202/2025/QH15"), with its entry in the timeline; one that is not listed stays as it
// is written.
func (b lawBuilder) basis(written string) (name string, entry *wire.Link) {
	for _, word := range strings.Fields(written) {
		if _, listed := b.catalog.Instrument(word); listed {
			x := b.instrument(word)
			return x.Name, &wire.Link{Title: x.Name, URL: x.URL}
		}
	}
	return written, nil
}

// coded is a code with its label.
func (b lawBuilder) coded(list, code string) wire.Topic {
	if code == "" {
		return wire.Topic{}
	}
	return wire.Topic{Code: code, Label: b.catalog.CodeLists[list].Label(code, b.language)}
}

// allAnchors are the ids of the entries of the timeline, by the IDs of instruments; see
// base.anchors.
func (b lawBuilder) allAnchors() map[string]string {
	anchors := map[string]string{}
	taken := map[string]bool{}
	for _, x := range b.catalog.Instruments {
		anchors[x.ID] = unique(fuzzy.Slug(x.ID), taken)
	}
	return anchors
}

// unique is an id that is not taken yet: itself, or with the first number that is free.
func unique(id string, taken map[string]bool) string {
	free := id
	for n := 2; taken[free]; n++ {
		free = fmt.Sprintf("%s-%d", id, n)
	}
	taken[free] = true
	return free
}
