package page

import (
	"cmp"
	"fmt"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/facts"
	"chiso/generator/internal/format"
	"chiso/generator/internal/i18n"
)

// sentences are those of a text that is being put together.
type sentences []string

// add puts sentences at the end; an empty one is none.
func (s *sentences) add(more ...string) {
	for _, sentence := range more {
		if sentence != "" {
			*s = append(*s, sentence)
		}
	}
}

// say words a sentence; one without a key is none.
func (b *base) say(s facts.Sentence) string {
	if s.Key == "" {
		return ""
	}
	args := i18n.Args{}
	for name, arg := range s.Args {
		args[name] = b.word(arg)
	}
	return b.translate(s.Key, args)
}

// sayAll words sentences one by one.
func (b *base) sayAll(list []facts.Sentence) []string {
	var texts []string
	for _, s := range list {
		texts = append(texts, b.say(s))
	}
	return texts
}

// words writes several.
func (b *base) words(list []any) []string {
	var texts []string
	for _, x := range list {
		texts = append(texts, fmt.Sprint(b.word(x)))
	}
	return texts
}

// word writes what fills a sentence.
func (b *base) word(arg any) any {
	switch x := arg.(type) {
	case string, int, bool:
		return x
	case dataset.Period:
		return b.phrase(x)
	case dataset.Area:
		return b.catalog.Label(x, b.language)
	case dataset.Text:
		return b.text(x)
	case facts.Sentence:
		return b.say(x)
	case facts.Figure:
		return b.value(x.Slice, x.Observation)
	case facts.Figures:
		var items []string
		for _, f := range x {
			items = append(items, b.catalog.Label(f.Area, b.language)+b.translate("colon", nil)+b.value(f.Slice, f.Observation)+b.joinedUnit(f.Slice))
		}
		return strings.Join(items, ". ")
	case facts.Number:
		return b.number(x.Slice, x.Value)
	case facts.Unit:
		return b.joinedUnit(x.Slice)
	case facts.ShortUnit:
		return x.ShortUnit(b.language)
	case facts.ChangeUnit:
		return b.changeUnit(x.Slice)
	case facts.Count:
		return b.count(int(x))
	case facts.Plain:
		return minus(format.Plain(b.language, float64(x)))
	case facts.Percent:
		return minus(format.Number(b.language, float64(x)*100, 0)) + format.PercentSign(b.language)
	case facts.Share:
		return b.share(float64(x))
	case facts.Noun:
		return b.noun(string(x))
	case facts.ListTitle:
		return b.catalog.CodeLists[string(x)].TitleIn(b.language)
	case facts.Span:
		return span(x.Low, x.High)
	case facts.Listed:
		return strings.Join(b.words(x), ", ")
	case facts.Clauses:
		return b.list(b.words(x))
	case facts.Words:
		return strings.Join(b.words(x), "")
	case facts.Wanted:
		return Wanted(b.translations, b.language, x.Slice, x.Target)
	case facts.Instrument:
		if x == "" {
			return ""
		}
		instrument, _ := b.catalog.Instrument(string(x))
		return cmp.Or(instrument.Number, lawBuilder{b}.instrument(string(x)).Name)
	}
	panic(fmt.Sprintf("package page has no words for a %T", arg))
}
