package validate

import (
	"fmt"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/fuzzy"
	"chiso/generator/internal/load"
)

// parameters are the keys of [params] and [languages.<language>.params] that the theme knows.
var parameters = []string{"headline", "place", "repository", "branch", "contact", "brand", "tagline", "footer", "description", "not_found", "not_found_text", "not_found_home"}

// plainSettings are the keys that hold words without any markup.
var plainSettings = []string{"title", "label", "name", "tagline", "description", "not_found", "not_found_text", "not_found_home"}

var (
	// tag is what looks like HTML.
	tag = regexp.MustCompile(`</?[a-zA-Z][^<>]*>|<!--`)
	// branchName is a branch of git, as far as an address can hold it as it is.
	branchName = regexp.MustCompile(`^[\pL\pN_][\pL\pN_.+-]*(/[\pL\pN_][\pL\pN_.+-]*)*$`)
	// mailbox is an address of e-mail as people have them.
	mailbox = regexp.MustCompile(`^[^@\s<>"'(),:;\\]+@[^@\s<>"'(),:;\\.]+(\.[^@\s<>"'(),:;\\.]+)+$`)
)

// Settings checks the texts in the settings of a site by themselves: addresses, words
// without markup, the names of keys.
func Settings(settings []load.Setting) diag.List {
	var c settingChecker
	languages := languagesOf(settings)
	for _, s := range settings {
		name := s.Key[len(s.Key)-1]
		parameter := parameterOf(s.Key)
		if parameter != "" && !slices.Contains(parameters, parameter) {
			c.unknown(s, parameter)
			continue
		}
		u, err := url.Parse(s.V)
		switch {
		case s.Other:
			if isText(s.Key) {
				c.add(s.Pos, diag.T("%q phải là một chuỗi chữ", "%q must be a text", name), diag.T("đặt giá trị trong dấu nháy kép, ví dụ %s = \"…\"", "put the value in double quotes, as in %s = \"…\"", name))
			}
		case name == "defaultContentLanguage":
			c.language(s, languages)
		case slices.Contains([]string{"baseURL", "repository", "contact"}, name) && err == nil && u.User != nil:
			c.add(s.Pos, secret(u).What, secret(u).Hint)
		case name == "baseURL", parameter == "repository":
			if s.V != "" && !webAddress(s.V) {
				c.add(s.Pos, diag.T("%q ở %q không phải là địa chỉ web", "%q in %q is not a web address", s.V, name), inFull)
			}
		case parameter == "contact":
			c.contact(s, name)
		case parameter == "branch":
			if s.V != "" && !branchName.MatchString(s.V) {
				c.add(s.Pos, diag.T("%q không phải là tên một nhánh", "%q is not the name of a branch", s.V), diag.T("viết như trong git, ví dụ main", "write it as in git, for example main"))
			}
		case parameter == "footer":
			c.footer(s, name)
		case slices.Contains(plainSettings, name):
			c.words(s, name)
		}
	}
	return c.problems
}

// settingChecker gathers the problems of settings.
type settingChecker struct{ problems diag.List }

func (c *settingChecker) add(pos diag.Position, what, hint diag.Text) {
	c.problems.Add(pos, "setting", what, hint)
}

// unknown reports a parameter that the theme does not have, if it is like one that it has.
func (c *settingChecker) unknown(s load.Setting, parameter string) {
	if near := fuzzy.Nearest(parameter, parameters); near != "" {
		c.add(s.Pos, diag.T("không có thiết lập %q", "there is no setting %q", parameter), diag.T("ý bạn là %q?", "did you mean %q?", near))
	}
}

// language checks that the language of the site's first page is one of its languages.
func (c *settingChecker) language(s load.Setting, languages []string) {
	if slices.Contains(languages, s.V) {
		return
	}
	hint := diag.T("viết một ngôn ngữ có mục [languages.…]: %s", "write a language that has a section [languages.…]: %s", quoteAll(languages))
	if len(languages) == 0 {
		hint = diag.T("thêm mục [languages.%s]", "add a section [languages.%s]", s.V)
	}
	c.add(s.Pos, diag.T("%q không phải là một ngôn ngữ của trang", "%q is not a language of the site", s.V), hint)
}

// contact checks an address to write to.
func (c *settingChecker) contact(s load.Setting, name string) {
	if s.V == "" || webAddress(s.V) || mailAddress(s.V) {
		return
	}
	hint := diag.T("viết mailto: và địa chỉ thư, như mailto:data@example.org, hoặc địa chỉ web đủ, như https://example.org/", "write mailto: and a mail address, as in mailto:data@example.org, or a web address in full, as in https://example.org/")
	if mailbox.MatchString(s.V) {
		hint = diag.T("viết %s", "write %s", "mailto:"+s.V)
	}
	c.add(s.Pos, diag.T("%q ở %q không phải là địa chỉ thư hay địa chỉ web", "%q in %q is not a mail or web address", s.V, name), hint)
}

// footer checks that a text in Markdown has no HTML and no styles.
func (c *settingChecker) footer(s load.Setting, name string) {
	_, html, attributes := s.Markdown()
	for _, a := range attributes {
		c.add(a.Pos, diag.T("%s ở %q không có tác dụng: trang không nhận kiểu dáng viết tay", "%s in %q has no effect: the site takes no styles by hand", beginning(a.V), name), diag.T("bỏ phần trong ngoặc nhọn; màu của trang đặt ở [params.brand]", "remove what stands in the braces; colours of the site are set in [params.brand]"))
	}
	for _, h := range html {
		c.add(h.Pos, diag.T("có HTML (%s) ở %q", "there is HTML (%s) in %q", beginning(h.V), name), diag.T("viết bằng Markdown: [chữ](https://example.org/), **đậm**", "write Markdown: [words](https://example.org/), **bold**"))
	}
}

// words checks that a text has no markup, and that the site has a name.
func (c *settingChecker) words(s load.Setting, name string) {
	if at := tag.FindStringIndex(s.V); at != nil {
		c.add(s.Within(at[0]), diag.T("có HTML (%s) ở %q", "there is HTML (%s) in %q", beginning(s.V[at[0]:at[1]]), name), diag.T("chỉ viết chữ", "write words only"))
	}
	if name == "title" && strings.TrimSpace(s.V) == "" {
		c.add(s.Pos, diag.T("%q để trống", "%q is blank", name), diag.T("viết tên trang", "write the name of the site"))
	}
}

// SettingLinks checks what the settings refer to, on a site with sound data: the indicator
// and the place of the home page, the pages in menus, the links of the footer.
func SettingLinks(settings []load.Setting, pages []load.Page, catalog *dataset.Catalog, site Published) diag.List {
	l := newLinker(pages, site)
	for _, s := range settings {
		name, parameter := s.Key[len(s.Key)-1], parameterOf(s.Key)
		from := load.Page{Address: "/", Folder: "/", Language: site.Languages[0], File: s.Pos.File}
		if s.Key[0] == "languages" && len(s.Key) > 1 && slices.Contains(site.Languages, s.Key[1]) {
			from.Language = s.Key[1]
		}
		link := load.Link{Str: s.Str}
		switch menu := slices.Contains(s.Key, "menus"); {
		case s.Other:
		case parameter == "footer":
			links, _, _ := s.Markdown()
			for _, link := range links {
				l.link(from, link)
			}
		case menu && name == "url":
			l.link(from, link)
		case menu && name == "pageRef" && !slices.Contains(optional, s.V): // which are in the menu where the data have them
			l.link(from, link)
		case parameter == "headline" && s.V != "" && catalog.Indicator(s.V) == nil:
			var names []string
			for _, d := range catalog.Datasets {
				for _, i := range d.Indicators {
					names = append(names, i.Name)
				}
			}
			hint := diag.T("viết tên (name) của một chỉ số, hoặc để trống", "write the name of an indicator, or leave it blank")
			if near := fuzzy.Nearest(s.V, names); near != "" {
				hint = diag.T("ý bạn là %q?", "did you mean %q?", near)
			}
			l.problems.Add(s.Pos, "setting", diag.T("không có chỉ số %q", "there is no indicator %q", s.V), hint)
		case parameter == "place" && s.V != "":
			if hint, wrong := noPlace(catalog, s.V); wrong {
				l.problems.Add(s.Pos, "setting", diag.T("không danh mục địa bàn nào có mã %q", "no list of places has the code %q", s.V), hint)
			}
		}
	}
	return l.problems
}

// noPlace says whether a code is in no list of places, and which was meant.
func noPlace(catalog *dataset.Catalog, code string) (hint diag.Text, wrong bool) {
	var lists, codes []string
	for _, name := range slices.Sorted(maps.Keys(catalog.CodeLists)) {
		l := catalog.CodeLists[name]
		switch {
		case !l.Places:
			continue
		case l.Has(code):
			return diag.Text{}, false
		}
		if member, only := NewNames(l.Codes).Exact(code); only {
			return diag.T("ý bạn là %q?", "did you mean %q?", member.Code), true
		}
		lists = append(lists, name)
		for _, member := range l.Codes {
			codes = append(codes, member.Code)
			if member.ISO3166 == code {
				return diag.T("ý bạn là %q?", "did you mean %q?", member.Code), true
			}
		}
	}
	if near := fuzzy.Nearest(code, codes); near != "" {
		return diag.T("ý bạn là %q?", "did you mean %q?", near), true
	}
	if len(lists) == 0 {
		return diag.T("để trống: chưa có danh mục nào có places: true", "leave it blank: no code list has places: true"), true
	}
	return diag.T("viết một mã của các danh mục: %s, hoặc để trống", "write a code of the lists %s, or leave it blank", quoteAll(lists)), true
}

// languagesOf are those of a site, in the order of their sections.
func languagesOf(settings []load.Setting) []string {
	var languages []string
	for _, s := range settings {
		if len(s.Key) > 2 && s.Key[0] == "languages" && !slices.Contains(languages, s.Key[1]) {
			languages = append(languages, s.Key[1])
		}
	}
	return languages
}

// isText says whether a setting is one that holds a text.
func isText(key []string) bool {
	name, parameter := key[len(key)-1], parameterOf(key)
	return parameter == name && parameter != "brand" || parameter == "" && slices.Contains([]string{"baseURL", "defaultContentLanguage", "theme", "title", "label", "locale", "name", "url", "pageRef"}, name)
}

// optional are the pages that a site has only where its data have what they show.
var optional = []string{"/targets", "/timeline", "/glossary", "/rankings"}

// parameterOf is the name of a parameter of the theme, "" if the key is none.
func parameterOf(key []string) string {
	switch {
	case len(key) > 1 && key[0] == "params":
		return key[1]
	case len(key) > 3 && key[0] == "languages" && key[2] == "params":
		return key[3]
	}
	return ""
}

func webAddress(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Hostname() != "" && !strings.ContainsAny(address, " \t\n\\<>\"'")
}

func mailAddress(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "mailto" {
		return false
	}
	to, err := url.PathUnescape(u.Opaque)
	return err == nil && mailbox.MatchString(to)
}

// beginning is that of a text, for a message.
func beginning(text string) string {
	first, _, _ := strings.Cut(text, "\n")
	if letters := []rune(first); len(letters) > 40 {
		return fmt.Sprintf("%s…", string(letters[:40]))
	}
	return first
}
