package page

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/fold"
	"chiso/generator/internal/words"
)

// instrument is a legal instrument or another event as pages name it. What is not
// known is empty.
type instrument struct {
	ID        string `json:"id"`   // of its entry in the timeline
	Name      string `json:"name"` // kind and number
	Subject   string `json:"subject,omitempty"`
	URL       string `json:"url"` // of its entry in the timeline
	Kind      topic  `json:"kind"`
	Issuer    topic  `json:"issuer"`
	Issued    string `json:"issued,omitempty"`    // YYYY-MM-DD
	Effective string `json:"effective,omitempty"` // YYYY-MM-DD
}

const timelineURL = "timeline/"

// instrument finds an instrument by its number.
func (b *builder) instrument(number string) instrument {
	x, _ := b.catalog.Instrument(number)
	id := b.anchors()[number]
	out := instrument{ID: id, Name: number, Subject: b.text(x.Subject), URL: timelineURL + "#" + id, Issued: x.Issued, Effective: x.Effective,
		Kind: b.coded("instrument-kinds", x.Kind), Issuer: b.coded("issuers", x.Issuer)}
	if x.Kind != "" {
		out.Name = b.say("instrument_name", words.Args{"kind": out.Kind.Label, "number": number})
	}
	return out
}

// basis names the instrument that a legal basis speaks of ("Nghị quyết số
// 202/2025/QH15"), with its entry in the timeline; one that is not listed stays as it
// is written.
func (b *builder) basis(written string) (name string, entry *link) {
	for _, word := range strings.Fields(written) {
		if _, listed := b.catalog.Instrument(word); listed {
			x := b.instrument(word)
			return x.Name, &link{Title: x.Name, URL: x.URL}
		}
	}
	return written, nil
}

// coded is a code with its label.
func (b *builder) coded(list, code string) topic {
	if code == "" {
		return topic{}
	}
	return topic{code, b.catalog.CodeLists[list].Label(code, b.language)}
}

// anchors are the ids of the entries of the timeline, by the numbers of instruments:
// 57-NQ/TW is 57-nq-tw.
func (b *builder) anchors() map[string]string {
	if b.allAnchors == nil {
		b.allAnchors = map[string]string{}
		taken := map[string]bool{}
		for _, x := range b.catalog.Instruments {
			b.allAnchors[x.Number] = unique(anchor(x.Number), taken)
		}
	}
	return b.allAnchors
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

func anchor(number string) string {
	return strings.Join(strings.FieldsFunc(fold.Fold(number), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), "-")
}

// yearOf is the year of a date YYYY-MM-DD, 0 if there is none.
func yearOf(date string) int {
	head, _, _ := strings.Cut(date, "-")
	year, _ := strconv.Atoi(head)
	return year
}

// datasetOf finds a dataset by its name.
func (b *builder) datasetOf(name string) *dataset.Dataset {
	for _, d := range b.catalog.Datasets {
		if d.Name == name {
			return d
		}
	}
	return nil
}
