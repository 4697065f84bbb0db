package validate

import (
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/fuzzy"
	"chiso/generator/internal/load"
)

// Published is what hand-written pages may name.
type Published struct {
	Languages []string
	Pages     []string               // addresses of the pages made from the data, as in "/indicators/gii-rank"
	Charts    map[string]string      // by name of a chart, the slug of the indicator with the page that shows it
	Terms     []string               // anchors of the glossary
	File      func(path string) bool // whether a file stands at an address under the site's root
}

// Prose checks what hand-written pages put in and link to. Nothing is fetched:
// whether another site still has a page is not looked at.
func Prose(pages []load.Page, site Published) diag.List {
	l := newLinker(pages, site)
	for _, p := range pages {
		l.problems = append(l.problems, chartNames(p, slices.Sorted(maps.Keys(site.Charts)))...)
		for _, link := range p.Links {
			l.link(p, link)
		}
		for _, html := range p.HTML {
			l.problems.Add(html.Pos, "html", diag.T("có HTML (%s) trong trang viết tay", "there is HTML (%s) in a hand-written page", beginning(html.V)),
				diag.T("viết bằng Markdown; chỉ muốn hiện ra chữ ấy thì viết \\<", "write Markdown; to show the sign itself, write \\<"))
		}
	}
	return l.problems
}

func newLinker(pages []load.Page, site Published) *linker {
	l := &linker{Published: site, written: map[string]load.Page{}}
	for _, p := range pages {
		if !p.Draft {
			l.written[p.Language+p.Address] = p
			if section, _, deeper := strings.Cut(p.Address[1:], "/"); deeper { // Hugo makes one
				l.Pages = append(l.Pages, "/"+section)
			}
		}
	}
	return l
}

type linker struct {
	Published
	written  map[string]load.Page // by language and address
	problems diag.List
}

func (l *linker) report(link load.Link, what, hint diag.Text) {
	l.problems.Add(link.Pos, "link", what, hint)
}

var (
	inFull  = diag.T("viết đủ, ví dụ https://example.org/", "write it in full, as in https://example.org/")
	inPlace = diag.T("viết đường dẫn của trang, như /indicators/gii-rank, hoặc của tệp, như /data/gii/economy.csv; trang web khác thì viết đủ địa chỉ, như https://example.org/",
		"write the place of a page, as in /indicators/gii-rank, or of a file, as in /data/gii/economy.csv; another site in full, as in https://example.org/")
	schemes = []string{"https", "http", "mailto", "tel"}
)

func (l *linker) link(p load.Page, link load.Link) {
	u, err := url.Parse(link.V)
	switch {
	case link.Broken:
		l.report(link, diag.T("chỗ này không thành liên kết: địa chỉ có dấu cách hoặc thiếu ngoặc", "this does not become a link: its address has a space, or a bracket is missing"),
			diag.Text{VI: "viết dấu cách thành %20, đóng ngoặc; không phải liên kết thì viết \\[", EN: "write a space as %20, close the brackets; if it is no link, write \\["})
	case link.V == "":
		l.report(link, diag.T("liên kết không có địa chỉ", "the link has no address"),
			diag.T("viết địa chỉ vào ngoặc tròn, hoặc bỏ các dấu ngoặc", "write the address between the round brackets, or remove the brackets"))
	case err != nil || strings.ContainsAny(link.V, " \\"):
		l.report(link, diag.T("%q không phải là một địa chỉ", "%q is not an address", link.V),
			diag.Text{VI: "viết dấu cách thành %20, dấu \\ thành /", EN: "write a space as %20, and \\ as /"})
	case u.Scheme != "":
		l.outside(link, u)
	case u.Host != "":
		l.report(link, diag.T("địa chỉ %q thiếu https:", "address %q lacks https:", link.V), diag.T("viết %s", "write %s", "https:"+link.V))
	default:
		l.inside(p, link, u)
	}
}

// outside checks how an address of another site is written.
func (l *linker) outside(link load.Link, u *url.URL) {
	switch {
	case link.Picture && u.Host != "":
		l.report(link, diag.T("hình %q ở trang khác: trang này không lấy gì từ máy chủ khác, nên hình không hiện", "picture %q is on another site: this site loads nothing from other hosts, so it would not show", link.V),
			diag.T("đặt tệp hình vào site/static và viết địa chỉ từ gốc trang, như /images/logo.svg", "put the file into site/static and write its address from the root of the site, as in /images/logo.svg"))
	case u.User != nil:
		l.report(link, secret(u).What, secret(u).Hint)
	case !slices.Contains(schemes, u.Scheme):
		hint := inFull
		if near := fuzzy.Nearest(u.Scheme, schemes); near != "" {
			hint = diag.T("ý bạn là %q?", "did you mean %q?", near+link.V[len(u.Scheme):])
		}
		l.report(link, diag.T("liên kết không được bắt đầu bằng %q", "a link may not begin with %q", u.Scheme+":"), hint)
	case strings.HasPrefix(u.Scheme, "http") && u.Hostname() == "", u.Scheme == "mailto" && !strings.Contains(u.Opaque, "@"):
		l.report(link, diag.T("%q không phải là địa chỉ web hay thư điện tử", "%q is not a web or mail address", link.V), inFull)
	}
}

// inside checks an address of this site: that of a page, with a heading perhaps,
// or of a file.
func (l *linker) inside(p load.Page, link load.Link, u *url.URL) {
	at := p.Address
	if u.Path != "" {
		at = path.Join(p.Folder, u.Path)
		if path.IsAbs(u.Path) {
			at = path.Clean(u.Path)
		}
	}
	page := strings.ToLower(strings.TrimSuffix(at, ".md"))
	target, written := l.written[p.Language+page]
	if u.Path == "" {
		target, written = p, true // a draft, too, links to itself
	}
	switch {
	case written:
		anchors := slices.Clone(target.Anchors)
		for _, chart := range target.Charts {
			anchors = append(anchors, chartAnchor+chart.V)
		}
		l.anchor(link, u.Fragment, anchors)
	case page == glossary && slices.Contains(l.Pages, page):
		l.anchor(link, u.Fragment, l.Terms)
	case slices.Contains(l.Pages, page):
		if strings.HasPrefix(u.Fragment, chartAnchor) { // the other headings are the theme's
			var anchors []string
			for name, on := range l.Charts {
				if indicator, of := strings.CutPrefix(page, "/indicators/"); !of || on == indicator {
					anchors = append(anchors, chartAnchor+name)
				}
			}
			l.anchor(link, u.Fragment, anchors)
		}
	case slices.Contains(p.Beside, path.Clean(u.Path)), path.IsAbs(u.Path) && l.File(at[1:]):
	default:
		l.report(link, diag.T("%q không dẫn đến đâu", "%q leads nowhere", link.V), l.hint(p, u, page))
	}
}

// glossary is the page whose headings are terms.
const glossary = "/glossary"

// chartAnchor begins the name by which a chart in a page is linked to.
const chartAnchor = "chart-"

func (l *linker) anchor(link load.Link, fragment string, anchors []string) {
	if fragment == "" || slices.Contains(anchors, fragment) {
		return
	}
	hint := diag.T("trang ấy không có mục nào", "that page has no headings")
	if len(anchors) > 0 {
		hint = diag.T("các mục: %s", "its headings: %s", "#"+strings.Join(anchors, ", #"))
	}
	if near := fuzzy.Nearest(fragment, anchors); near != "" {
		hint = diag.T("ý bạn là %q?", "did you mean %q?", "#"+near)
	}
	l.report(link, diag.T("không có mục %q ở trang ấy", "that page has no heading %q", "#"+fragment), hint)
}

// hint finds what a link to nowhere may have been meant to be.
func (l *linker) hint(p load.Page, u *url.URL, page string) diag.Text {
	first, rest, _ := strings.Cut(strings.TrimPrefix(page, "/"), "/")
	domain, _, _ := strings.Cut(u.Path, "/")
	known := slices.Clone(l.Pages)
	for _, other := range l.written {
		if other.Language == p.Language {
			known = append(known, other.Address)
		} else if other.Address == page {
			return diag.T("trang ấy chưa có bằng ngôn ngữ %q; viết thêm, hoặc bỏ liên kết", "that page is not there in language %q; write it, or remove the link", p.Language)
		}
	}
	slices.Sort(known) // of two that are as near, the same one each time
	near := fuzzy.Nearest(page, known)
	switch {
	case slices.Contains(l.Languages, first):
		return diag.T("bỏ phần ngôn ngữ, trang tự chọn: %s", "leave the language out, the page chooses: %s", "/"+rest)
	case strings.HasPrefix(domain, "www.") || strings.HasPrefix(domain, "http"):
		return inFull
	case near != "":
		return diag.T("ý bạn là %q?", "did you mean %q?", near)
	}
	return inPlace
}
