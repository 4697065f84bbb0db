package publish

import (
	"slices"
	"testing"
)

// TestContentOf: the address of a content file leads back to it.
func TestContentOf(t *testing.T) {
	for content, address := range map[string]string{
		"_index.vi.md": "vi/", "indicators/_index.en.md": "en/indicators/", "indicators/gii-score.vi.md": "vi/indicators/gii-score/", "about/settings.vi.md": "vi/about/settings/",
	} {
		if got := addressOf(content); got != address {
			t.Errorf("%s is at %q, want %q", content, got, address)
		}
		if files := ContentOf("/" + address); !slices.Contains(files, content) {
			t.Errorf("%s may have %q, not %s", address, files, content)
		}
	}
}

// TestHead: of a page written by hand its front matter stays.
func TestHead(t *testing.T) {
	for page, want := range map[string]string{
		"---\ntitle: a\n---\nText {{< chart \"x\" >}}": "---\ntitle: a\n---\n",
		"+++\ntitle = 'a'\n+++\nText":                  "+++\ntitle = 'a'\n+++\n",
		"Text":                                         "---\n---\n",
	} {
		if got := string(head([]byte(page))); got != want {
			t.Errorf("%q has the head %q, want %q", page, got, want)
		}
	}
}
