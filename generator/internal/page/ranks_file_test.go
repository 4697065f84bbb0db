package page

import (
	"fmt"
	"strings"
	"testing"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/wire"
)

// manyYears is a made-up site of four provinces with that many figures of a score and its ranks.
func manyYears(t *testing.T, figures int) *base {
	periods := map[int][4]string{}
	for n := range figures / 8 {
		periods[2022-n] = [4]string{"40", "50", "30", "20"}
	}
	return tied(t, periods)["en"]
}

// TestLeavesRanks: tables of ranks stand on the page until both together are too many figures;
// then they are in its file, and nothing of them but where they are is on the page.
func TestLeavesRanks(t *testing.T) {
	b := manyYears(t, wholeFigures-4)
	p := indicatorBuilder{b}.indicator(b.catalog.Total("score"))
	if w := (indicatorBuilder{b}).indicatorWithFile(b.catalog.Total("score")); p.RanksFile != nil || strings.Count(p.Table, " data-ranks") != 1 || w.path != "" {
		t.Errorf("of few figures the ranks are left to %q, the file %q", p.RanksFile, w.path)
	}

	b = manyYears(t, wholeFigures+8)
	score := b.catalog.Total("score")
	note := func(i dataset.Slice, text string) {
		key := dataset.Key{Area: dataset.Area{List: "provinces", Code: "Own"}, Period: dataset.Year(2022)}
		i.Annotations = map[dataset.Key][]dataset.Annotation{key: {{Note: dataset.Text{"en": text}}}}
	}
	note(score, "Of the score.")
	note(score.Ranks(), "Of the <rank>.")
	w := indicatorBuilder{b}.indicatorWithFile(score)
	page, isPage := w.page.(wire.IndicatorPage)
	left, isPiece := w.file.(piece)
	if !isPage || !isPiece || w.path != "indicators/rank.en.txt" || page.RanksFile == nil || page.RanksFile.URL != w.path || page.RanksFile.CSV.URL != "data/d/rank.csv" {
		t.Fatalf("the page has the ranks %+v, the file %q", page.RanksFile, w.path)
	}
	figures := score.Ranks().Len()
	if strings.Contains(page.Table, " data-ranks") || len(page.Footnotes) != 1 || page.RanksFile.Count != fmt.Sprint(figures) {
		t.Errorf("the page has the notes %+v, and says of its ranks %+v", page.Footnotes, page.RanksFile)
	}
	text := string(left)
	for _, want := range []string{`<table class="data figures" data-places="Own A B C" data-ranks`, `<a class="fn" href="#fn-2">2</a>`, `<li id="fn-2" value="2">Own, 2022: Of the &lt;rank&gt;.</li>`} {
		if strings.Count(text, want) != 1 {
			t.Errorf("the file does not have %s once", want)
		}
	}
	if got := strings.Count(text, `<td>`); got != figures {
		t.Errorf("the file has %d figures, there are %d", got, figures)
	}
	if written := (file{content: func() any { return w }}).write(); string(decompressed(written.file)) != text {
		t.Error("the file is not written as it is")
	}
}
