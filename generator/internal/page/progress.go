package page

import (
	"fmt"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/facts"
	"chiso/generator/internal/wire"
)

// progress words how far an area is on the way to a target.
func (b *base) progress(t *facts.Target, a dataset.Area) wire.Progress {
	p := b.facts.Progress(t, a)
	out := wire.Progress{Status: string(p.Status), Missed: p.Missed, Scarce: p.Lack == derive.OneFigure || p.Lack == derive.NotComparable,
		Summary: strings.Join(b.sayAll(p.Summary), " "), Wide: b.say(p.Wide), Formula: b.say(p.Formula)}
	if p.Status == derive.Unmeasurable {
		out.Ended = sourceBuilder{b}.sourceTitles(t.Slice.Dataset, t.Slice.Discontinued.Sources)
		return out
	}
	if p.Lack == derive.NoFigure {
		return out
	}
	out.Picture = track(t.Slice, t.Target, p.Progress)
	for _, m := range p.Marks {
		out.Marks = append(out.Marks, wire.ProgressMark{Sign: m.Sign, Text: b.say(m.Text)})
	}
	for _, n := range p.Numbers {
		out.Facts = append(out.Facts, wire.ProgressFact{Label: b.translate(n.Label, nil), Value: fmt.Sprint(b.word(n.Value))})
	}
	return out
}

// discontinued says that an indicator is no longer published, nil if it is.
func (b *base) discontinued(i dataset.Slice) *wire.Discontinued {
	d := i.Discontinued
	if d == nil {
		return nil
	}
	return &wire.Discontinued{Text: b.say(facts.Sentence{Key: "discontinued", Args: facts.Args{"since": d.Since, "reason": d.Reason}}), Source: sourceBuilder{b}.sourceTitles(i.Dataset, d.Sources)}
}
