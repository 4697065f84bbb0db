package annotate

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	tokens "golang.org/x/net/html"
)

func term(id string, marked bool, spellings ...string) Term {
	return Term{ID: id, Name: spellings[0], Explanation: "what " + id + " is", Spellings: spellings, Marked: marked}
}

var vietnamese = New([]Term{
	term("innovation", true, "Đổi mới sáng tạo", "ĐMST"),
	term("renewal", true, "Đổi mới"),
	term("gii", true, "Chỉ số Đổi mới sáng tạo toàn cầu", "GII"),
	term("rd", true, "Nghiên cứu và phát triển", "R&D"),
	term("indicator", false, "Chỉ số"),
	term("sub-index", true, "Chỉ số thành phần"),
	term("hostile", true, `<b>"x"</b>`),
}, "Bảng thuật ngữ")

var note = regexp.MustCompile(`<span class="term-note".*?</a></span>`)

// brief writes a page with [id:words] for each marked term.
func brief(page string) string {
	page = note.ReplaceAllString(page, "")
	return regexp.MustCompile(`<a class="term" href="([^"]*)#([^"]*)" aria-describedby="term-[^"]*">((?s:.*?))</a>`).ReplaceAllString(page, "[$2:$3]")
}

func TestPage(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"the longest", "Đổi mới sáng tạo và đổi mới", "[innovation:Đổi mới sáng tạo] và [renewal:đổi mới]"},
		{"once, and no shorter term within it later", "ĐMST là đổi mới sáng tạo; Đổi mới sáng tạo", "[innovation:ĐMST] là đổi mới sáng tạo; Đổi mới sáng tạo"},
		{"an index that has its name", "Chỉ số Đổi mới sáng tạo toàn cầu", "[gii:Chỉ số Đổi mới sáng tạo toàn cầu]"},
		{"one that is only listed keeps nothing but itself", "chỉ số đổi mới", "chỉ số [renewal:đổi mới]"},
		{"a longer one than it", "một chỉ số thành phần", "một [sub-index:chỉ số thành phần]"},
		{"diacritics count", "đôi mới, đổi mời, doi moi", "đôi mới, đổi mời, doi moi"},
		{"letters taken apart are not the same", "đo\u0302\u0309i mo\u031b\u0301i, GI\u0323I, GII\u0323", "đo\u0302\u0309i mo\u031b\u0301i, GI\u0323I, GII\u0323"},
		{"within a word", "xđổi mới, đổi mớix, GIIs, eGII, GII-2, pre-GII", "xđổi mới, đổi mớix, GIIs, eGII, GII-2, pre-GII"},
		{"between other signs", "(GII), “đổi mới”/x", "([gii:GII]), “[renewal:đổi mới]”/x"},
		{"abbreviations keep their capitals", "gii, Gii", "gii, Gii"},
		{"others do not", "ĐỔI MỚI", "[renewal:ĐỔI MỚI]"},
		{"part of a name", "Viện Chỉ số Thành phần", "Viện Chỉ số Thành phần"},
		{"not in the name of a work", "<cite>GII</cite>", "<cite>GII</cite>"},
		{"a space that does not break", "đổi\u00a0mới", "[renewal:đổi\u00a0mới]"},
		{"a line end", "đổi\nmới", "[renewal:đổi\nmới]"},
		{"an entity", "R&amp;D &lt;GII&gt;", "[rd:R&amp;D] &lt;[gii:GII]&gt;"},
		{"not in links, headings, buttons, code and pictures",
			"<a href=\"x\">GII</a><h2>GII</h2><button>GII</button><code>GII</code><pre><i>GII</i></pre><svg><text>GII</text></svg><summary>GII</summary><a><span>GII</span><em>GII</em></a>",
			"<a href=\"x\">GII</a><h2>GII</h2><button>GII</button><code>GII</code><pre><i>GII</i></pre><svg><text>GII</text></svg><summary>GII</summary><a><span>GII</span><em>GII</em></a>"},
		{"after them", "<h2>GII</h2><p>GII</p>", "<h2>GII</h2><p>[gii:GII]</p>"},
		{"within the same element", "<div>x</div><div><p>GII</p></div>", "<div>x</div><div><p>[gii:GII]</p></div>"},
		{"not in attributes and comments", "<p title=\"GII\"><!-- GII --></p>", "<p title=\"GII\"><!-- GII --></p>"},
		{"nothing", "", ""},
	} {
		got := string(vietnamese.Page([]byte("<p>GII</p><div data-terms>"+c.page+"</div><p>GII đổi mới</p>"), "../glossary/"))
		if want := "<p>GII</p><div data-terms>" + c.want + "</div><p>GII đổi mới</p>"; brief(got) != want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, brief(got), want)
		}
	}
}

func TestPageOverall(t *testing.T) {
	page := `<div data-terms class="x">GII</div><p>data-terms</p><ul data-terms><li>GII, ĐMST</li></ul><p title="data-terms">đổi mới</p>`
	want := `<div data-terms class="x">[gii:GII]</div><p>data-terms</p><ul data-terms><li>GII, [innovation:ĐMST]</li></ul><p title="data-terms">đổi mới</p>`
	if got := brief(string(vietnamese.Page([]byte(page), "../"))); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	for _, same := range []string{"", "<p>GII</p>", "<p>data-terms GII</p>", `<p title="a data-terms">GII</p>`, "data-terms"} {
		if got := vietnamese.Page([]byte(same), "../"); string(got) != same {
			t.Errorf("%q became %q", same, got)
		}
	}
	if got := New(nil, "").Page([]byte(page), "../"); string(got) != page {
		t.Errorf("without terms a page became %q", got)
	}
}

// TestHostile: whatever a term holds, it stays text.
func TestHostile(t *testing.T) {
	evil := `"><script>alert(1)</script><b x='`
	m := New([]Term{{ID: `x" onclick="y`, Name: evil, Explanation: evil + " & more", Spellings: []string{evil, "GII", "a$1b"}, Marked: true}}, `<i>more</i>`)
	for _, text := range []string{"GII", tokens.EscapeString(evil), "a$1b", `GII & "x" <`, "&#60;script>GII"} {
		page := "<div data-terms><p>" + text + "</p></div>"
		got := m.Page([]byte(page), `../"glossary/`)
		z := tokens.NewTokenizer(bytes.NewReader(got))
		var said strings.Builder
		for z.Next() != tokens.ErrorToken {
			token := z.Token()
			said.WriteString(map[bool]string{true: token.Data}[token.Type == tokens.TextToken])
			for _, a := range token.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "x" {
					t.Errorf("%s has attribute %s: %s", token.Data, a.Key, got)
				}
			}
			if (token.Type == tokens.StartTagToken) && !strings.Contains(" div p a span b ", " "+token.Data+" ") {
				t.Errorf("%s has element %s", got, token.Data)
			}
		}
		if !strings.Contains(said.String(), "& more") {
			t.Errorf("not marked: %s", got)
		}
	}
}

// FuzzPage: no page loses or changes a byte of its own, but for its terms.
func FuzzPage(f *testing.F) {
	f.Add("<p>GII</p>")
	f.Add("<div>đổi mới</div><a>GII")
	f.Add("</div>&amp;<svg><text>R&amp;D")
	f.Fuzz(func(t *testing.T, inside string) {
		page := "<div data-terms>" + inside + "</div>"
		got := string(vietnamese.Page([]byte(page), "../"))
		if !strings.Contains(got, `class="term"`) && got != page {
			t.Errorf("%q became %q", page, got)
		}
	})
}
