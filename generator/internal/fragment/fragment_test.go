package fragment

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// piece is a table of so many rows.
func piece(rows int, cell string) string {
	return "<table><tbody>\n" + strings.Repeat("<tr><td>"+cell+"</td></tr>\n", rows) + "</tbody></table>\n"
}

func TestStore(t *testing.T) {
	s := New()
	a, b, short := piece(100, "a"), piece(100, "b"), piece(1, "c")
	markA, markB := s.Hold(a), s.Hold(b)
	if s.Hold(short) != short {
		t.Error("a short piece has a mark")
	}
	if len(markA) > 200 || markA == markB || s.Hold(a) != markA {
		t.Errorf("the marks are %q and %q", markA, markB)
	}
	page := "<main>" + markA + "<p>" + markB + "</p>" + markA + "</main>"
	if got, want := string(s.Fill([]byte(page))), "<main>"+a+"<p>"+b+"</p>"+a+"</main>"; got != want {
		t.Errorf("filled: %d bytes, want %d", len(got), len(want))
	}
	if s.Piece(markB) != b || s.Piece("text") != "text" {
		t.Error("a mark does not give its piece")
	}
	other := New()
	if other.Hold(a) == markA {
		t.Error("another build has the same mark, so that a text can be written that is taken for it")
	}
	if x, y := string(s.Stable([]byte(page))), string(other.Stable([]byte("<main>"+other.Hold(a)+"<p>"+other.Hold(b)+"</p>"+other.Hold(a)+"</main>"))); x != y {
		t.Errorf("%s\nis in the next build\n%s", x, y)
	}
	if x, y := string(s.Stable([]byte(markA))), string(s.Stable([]byte(markB))); x == y {
		t.Error("what is stable of a mark does not tell one piece from another")
	}
}

// TestNoMark: what only looks like a mark stays as it is.
func TestNoMark(t *testing.T) {
	s := New()
	mark := s.Hold(piece(100, "a"))
	for _, text := range []string{"", "fragment-", mark[:len(mark)-1], string(s.prefix), string(s.prefix) + strings.Repeat("0", hashLength), New().Hold(piece(100, "a"))} {
		if got := string(s.Fill([]byte("<p>" + text + "</p>"))); got != "<p>"+text+"</p>" {
			t.Errorf("%q became %.80q", text, got)
		}
	}
	var none *Store
	if text := piece(100, "a"); none.Hold(text) != text || none.Piece(text) != text || string(none.Fill([]byte(text))) != text || string(none.Stable([]byte(text))) != text {
		t.Error("without a store something is kept")
	}
}

// TestMinified: a piece that is written without the minifier is as the minifier writes it.
func TestMinified(t *testing.T) {
	for n, piece := range []string{
		piece(3, "a"), piece(3, "R&amp;D, &#34;x&#34; &amp; y"), `<table class="data"><tbody><tr><td class="" title=""> a b</td></tr></tbody></table>`,
		`<table><tr><td><svg class="spark" viewBox="0 0 10 10"><path d="M3.0 4.50L5.0 4.50"/></svg></td></tr></table>` + "\n",
		`<table><caption><span>a</span></caption><thead><tr><th scope="col">a</th><th scope="col" class="num">2020</th></tr></thead><tbody>` + "\n" +
			`<tr data-place="01"><th scope="row">Hà Nội</th><td class="num" data-value="1.50">1,50<sup class="mark">d</sup><a class="fn" href="#fn-1">1</a></td></tr>` + "\n</tbody></table>\n<table></table>\n",
	} {
		want, err := minifier.String("text/html", piece)
		if err != nil {
			t.Fatal(err)
		}
		if got := Minified(piece); got != want {
			t.Errorf("%d: %s\nwant\n%s", n, got, want)
		}
	}
}

func BenchmarkMinified(b *testing.B) {
	for _, cell := range []string{"a", "R&amp;D"} {
		b.Run(fmt.Sprint(cell == "a"), func(b *testing.B) {
			text := piece(5000, cell)
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Minified(text)
			}
		})
	}
}

// TestPromise: a page waits for a piece that is still to be made.
func TestPromise(t *testing.T) {
	s := New()
	mark, keep := s.Promise()
	filled := make(chan string)
	go func() { filled <- string(s.Fill([]byte("<p>" + mark + "</p>"))) }()
	select {
	case page := <-filled:
		t.Fatalf("without its piece the page is %s", page)
	case <-time.After(20 * time.Millisecond):
	}
	keep("short")
	if page := <-filled; page != "<p>short</p>" || s.Piece(mark) != "short" {
		t.Errorf("the page is %s", page)
	}
}
