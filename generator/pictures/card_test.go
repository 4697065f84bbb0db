package pictures

import (
	"bytes"
	"context"
	"image/png"
	"strings"
	"testing"

	"chiso/generator/internal/datatest"
	"chiso/generator/internal/render"
)

// hostile are words that must come out as words wherever they go.
var hostile = []string{
	`</script><script>alert(1)</script>`, `<img src=x onerror=alert(1)>`, `"'&amp;<b>`, "😀 giấy 👩‍👩‍👧", strings.Repeat("Ường", 50),
	"\u202e\u2067đảo chiều\u200f", "]]>--><!--", "{{ .Site }}{{< x >}}", "=1+1",
}

// alone draws a chart as a card with words of all kinds.
func alone(t *testing.T, words []string) render.Picture {
	t.Helper()
	job := golden(t)
	job.Width = 752
	job.Label, job.Description = words[0], strings.Join(words, " ")
	job.Card = &render.Card{Title: words[0], Subtitle: words[1], Lines: words[2:], Lang: "vi"}
	pictures, err := render.Renderer{Theme: theme(t), Cache: t.TempDir()}.All(context.Background(), []render.Job{job}, func(int, int) {})
	if err != nil {
		t.Fatal(err)
	}
	return pictures[0]
}

// TestCard: a picture that stands alone says what it shows, where from and under
// what licence, in a shape that networks show whole; as PNG it is drawn with our
// own font, so that the same bytes come out everywhere.
func TestCard(t *testing.T) {
	t.Parallel()
	words := []string{"Điểm mẫu, 2022–2025 (điểm)", "Năm 2025, một nửa có từ 42,3 trở lên.", "Nguồn: Ễ Ậ Ữ Ỵ", "Giấy phép: CC0", "https://example.org/vi/"}
	card := alone(t, words)
	if !strings.HasPrefix(card.SVG, `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="420"`) {
		t.Errorf("%.200s", card.SVG)
	}
	if !strings.Contains(card.SVG, `role="img" lang="vi"`) || !strings.Contains(card.SVG, "><title>"+words[0]+"</title><desc>") {
		t.Errorf("%.600s", card.SVG)
	}
	if strings.Contains(card.SVG, "style=") {
		t.Error("the card has a style, which a page's policy may forbid")
	}
	_, text := datatest.Elements(t, card.SVG)
	for _, want := range words {
		if !strings.Contains(text, want) {
			t.Errorf("the card lacks %q", want)
		}
	}
	image, err := png.Decode(bytes.NewReader(card.PNG))
	if err != nil {
		t.Fatal(err)
	}
	if size := image.Bounds().Size(); size.X != 1200 || size.Y != 630 || len(card.PNG) > 120_000 {
		t.Errorf("the PNG is %v and %d bytes", size, len(card.PNG))
	}
	if again := alone(t, words); !bytes.Equal(again.PNG, card.PNG) || again.SVG != card.SVG {
		t.Error("the same card is drawn in other bytes")
	}
	if other := alone(t, append([]string{"Điểm khác"}, words[1:]...)); bytes.Equal(other.PNG, card.PNG) {
		t.Error("another title leaves the PNG as it was")
	}
}

// TestHostileCard: whatever the words, the card has the elements it has with
// plain ones, and no line leaves it.
func TestHostileCard(t *testing.T) {
	t.Parallel()
	plain := make([]string, len(hostile))
	for n := range plain {
		plain[n] = "từ"
	}
	want, _ := datatest.Elements(t, alone(t, append(plain, "từ")).SVG)
	card := alone(t, append([]string{strings.Join(hostile, " ")}, hostile...))
	got, text := datatest.Elements(t, card.SVG)
	for name, count := range got {
		if name != "text" && count != want[name] { // long words take more lines
			t.Errorf("%d <%s>, %d with plain words", count, name, want[name])
		}
	}
	for _, word := range []string{"</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "😀"} {
		if !strings.Contains(text, word) {
			t.Errorf("the card lacks %q: %s", word, text)
		}
	}
	if strings.ContainsAny(text, "\u202e\u2067") {
		t.Error("the card turns the direction of what follows")
	}
	if _, err := png.Decode(bytes.NewReader(card.PNG)); err != nil {
		t.Error(err)
	}
}
