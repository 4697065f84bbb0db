package fragment_test

import (
	"testing"

	"chiso/generator/internal/fragment"
)

// TestCard: a picture that stands alone keeps what programs need that are no browsers: namespaces,
// its language, titles, and texts as they are.
func TestCard(t *testing.T) {
	const card = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="420" role="img" lang="vi" xml:lang="vi" font-family="&quot;IBM Plex Sans&quot;, sans-serif"><title>GRDP &amp; dân số &lt; 5</title><desc>Hà Nội</desc><path d="M36.5 185.5L629.5 185.5" fill="none" stroke="#e2e9e6"></path><text x="24.0" y="52.9">` + "\u2067a  b\u2069" + `</text></svg>`
	const want = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="420" role="img" lang="vi" xml:lang="vi" font-family='"IBM Plex Sans", sans-serif'><title>GRDP &amp; dân số &lt; 5</title><desc>Hà Nội</desc><path d="M36.5 185.5h593" fill="none" stroke="#e2e9e6"/><text x="24" y="52.9">` + "\u2067a b\u2069" + `</text></svg>`
	if got := fragment.Card(card); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if broken := `<svg><path d="M0 0`; fragment.Card(broken) == "" {
		t.Error("what is no picture is lost")
	}
}
