package load

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestProse: links and headings are found where they stand, and nothing else is.
func TestProse(t *testing.T) {
	dir := t.TempDir()
	text := "---\ntitle: Một\ndraft: true\nlink: '[no](here)'\n---\n" +
		"# Đầu đề thứ nhất!\n\n## Đầu đề thứ nhất\n\n## Khác {#rieng}\n\n## `Mã` và [liên kết](/a)\n\n" +
		"Chữ [about](about), ![ảnh](</b c.png> \"t\"), [![x](/x.png)](/y) và `[no](code)`.\n\n" +
		"{{< chart \"a-line\" >}} [ref][r] [](/z) [rỗng]() \\[no](esc) [dở](a b) [đóng](abc\n\n" +
		"[cho Hugo]({{< relref \"/about\" >}}) <https://a.example/> www.b.example <javascript:alert(1)>\n\n" +
		"    [no](indented)\n\n| [ô](/cell) |\n|---|\n| x |\n\n[r]: /ref\n"
	name := filepath.Join(dir, "guide", "one.en.md")
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte("\ufeff"+text), 0o644); err != nil {
		t.Fatal(err)
	}
	tree := &Tree{lines: map[string][]string{}}
	pages, _, err := tree.Prose(dir, []string{"vi", "en"})
	if err != nil || len(pages) != 1 {
		t.Fatal(pages, err)
	}
	p := pages[0]
	if p.Address != "/guide/one" || p.Folder != "/guide" || p.Language != "en" || !p.Draft || len(p.Charts) != 1 {
		t.Errorf("%+v", p)
	}
	if want := []string{"đầu-đề-thứ-nhất", "đầu-đề-thứ-nhất-1", "rieng", "mã-và-liên-kết"}; !slices.Equal(p.Anchors, want) {
		t.Errorf("headings %q", p.Anchors)
	}
	var got []string
	for _, l := range p.Links {
		got = append(got, fmt.Sprintf("%d:%d %s %v", l.Pos.Line, l.Pos.Column, l.V, l.Broken))
	}
	want := []string{"12:23 /a false", "14:13 about false", "14:29 /b c.png false", "14:60 /y false", "14:51 /x.png false",
		"16:24 /ref false", "16:36 /z false", "16:40  false", "16:65  true", "16:77  true",
		"18:38 https://a.example/ false", "18:58 http://www.b.example false", "18:73 javascript:alert(1) false", "22:7 /cell false"}
	if !slices.Equal(got, want) {
		t.Errorf("links\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
