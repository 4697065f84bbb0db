package pages

import (
	"crypto/sha256"
	"encoding/base64"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"chiso/generator/internal/datatest"
	"chiso/generator/internal/datatest/browser"
)

// directives is what the policy of every page must say: nothing is allowed but from
// our own host, nothing inline, and text becomes neither markup nor script.
var directives = map[string]string{
	"default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "img-src": "'self' blob:", "connect-src": "'self'", "manifest-src": "'self'",
	"worker-src": "'self'", "base-uri": "'none'", "form-action": "'self'", "require-trusted-types-for": "'script'", "trusted-types": "default",
}

// loads are the attributes that make a browser fetch something by itself.
var loads = []string{"src", "srcset", "data", "poster", "background", "manifest"}

// TestPolicy reads every page that was built, also those that only send on: each
// has the policy and nothing that the policy would have to stop, asks no other
// host for anything, and its scripts are those that were meant.
func TestPolicy(t *testing.T) {
	t.Parallel()
	dir := browser.Real.Serve(t)
	pages, scripts := 0, map[string]bool{}
	err := filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".html") {
			return err
		}
		pages++
		name, _ := filepath.Rel(dir, path)
		for _, wrong := range unsafe(t, dir, datatest.Contents(t, path), scripts) {
			t.Errorf("%s: %s", name, wrong)
		}
		return nil
	})
	if all := len(browser.Pages(t)); err != nil || pages < all || len(scripts) < 4 {
		t.Fatalf("%d of %d pages, %d scripts, %v", pages, all, len(scripts), err)
	}
	for path := range scripts {
		text := datatest.Contents(t, path)
		for _, bad := range []string{"document.cookie", "sendBeacon", "eval(", "beforeunload", `"unload"`, "'unload'", "indexedDB"} {
			if strings.Contains(text, bad) && !strings.Contains(path, "chart.") { // the library's own way to read old JSON is never reached, and the policy forbids it
				t.Errorf("%s has %s", filepath.Base(path), bad)
			}
		}
		for _, address := range regexp.MustCompile(`https?://[^/"'\x60 ]+`).FindAllString(text, -1) {
			if !strings.HasSuffix(address, "www.w3.org") && !strings.Contains(path, "chart.") { // names of formats; the browser tests see that nothing is fetched
				t.Errorf("%s names %s", filepath.Base(path), address)
			}
		}
	}
}

// TestPolicyNotices: what TestPolicy looks for is found.
func TestPolicyNotices(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.js"), []byte("1"), 0o644); err != nil {
		t.Fatal(err)
	}
	policy := ""
	for name, value := range directives {
		policy += name + " " + value + "; "
	}
	head := `<html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="` + policy + `"><meta name="referrer" content="no-referrer">`
	sum := sha256.Sum256([]byte("1"))
	good := `<script type="module" src="/chiso/a.js" integrity="sha256-` + base64.StdEncoding.EncodeToString(sum[:]) + `"></script>`
	if wrong := unsafe(t, dir, head+good, map[string]bool{}); len(wrong) > 0 {
		t.Errorf("a good page: %v", wrong)
	}
	for _, bad := range []string{
		`<script>1</script>`, `<style>a{}</style>`, `<p style="color:red">`, `<p onclick="1">`, `<a href=" JavaScript:1">`, `<img src="https://example.org/a.png">`, `<img src="//example.org/a.png">`,
		`<link rel="stylesheet" href="https://example.org/a.css">`, `<script type="module" src="/chiso/a.js"></script>`, `<script type="module" src="/chiso/a.js" integrity="sha256-no"></script>`,
		`<iframe src="/chiso/">`, `<base href="/">`, `<form action="https://example.org/">`, `<svg><image href="https://example.org/a.png"/></svg>`, `<svg><use xlink:href="https://example.org/a.svg"/></svg>`,
	} {
		if len(unsafe(t, dir, head+bad, map[string]bool{})) == 0 {
			t.Errorf("%s passes", bad)
		}
	}
	for _, bad := range []string{"<html><head><meta charset=utf-8>", strings.Replace(head, "default-src 'none'", "default-src 'self'", 1), strings.Replace(head, "no-referrer", "origin", 1)} {
		if len(unsafe(t, dir, bad+good, map[string]bool{})) == 0 {
			t.Errorf("%.80s passes", bad)
		}
	}
}

// unsafe says what a page should not have, and notes the files of its scripts.
func unsafe(t *testing.T, dir, page string, scripts map[string]bool) (wrong []string) {
	t.Helper()
	g := guard{dir: dir, scripts: scripts, before: true}
	tokens := html.NewTokenizer(strings.NewReader(page))
	for kind := tokens.Next(); kind != html.ErrorToken; kind = tokens.Next() {
		if kind == html.StartTagToken || kind == html.SelfClosingTagToken {
			g.tag(tokens.Token())
		}
	}
	if g.policies != 1 || !g.referrer {
		g.complain("no policy, or none for what other sites learn")
	}
	return g.wrong
}

// guard goes through the tags of a page.
type guard struct {
	dir      string
	scripts  map[string]bool // the files of scripts that were met
	policies int
	referrer bool // other sites do not learn from where a reader comes
	before   bool // nothing has come that the policy is about
	wrong    []string
}

func (g *guard) complain(what string) { g.wrong = append(g.wrong, what) }

func (g *guard) tag(tag html.Token) {
	of := map[string]string{}
	for _, a := range tag.Attr {
		of[a.Key] = a.Val
		g.attribute(tag, a)
	}
	switch tag.Data {
	case "meta":
		if strings.EqualFold(of["http-equiv"], "Content-Security-Policy") {
			g.policy(of["content"])
		}
		g.referrer = g.referrer || of["name"] == "referrer" && of["content"] == "no-referrer"
	case "style", "iframe", "frame", "object", "embed", "applet", "base":
		g.complain("element: " + tag.String())
	case "script":
		g.script(tag, of)
	case "link":
		g.before = g.before && !slices.Contains([]string{"stylesheet", "icon", "manifest", "preload"}, of["rel"])
		if !slices.Contains([]string{"canonical", "alternate"}, of["rel"]) && elsewhere(of["href"]) {
			g.complain("another host: " + tag.String())
		}
	case "image", "use", "feimage":
		if elsewhere(of["href"]) || elsewhere(of["xlink:href"]) {
			g.complain("another host: " + tag.String())
		}
	case "form":
		if elsewhere(of["action"]) {
			g.complain("another host: " + tag.String())
		}
	}
}

// attribute checks one that any tag may have.
func (g *guard) attribute(tag html.Token, a html.Attribute) {
	address := strings.TrimSpace(a.Val)
	target, err := url.Parse(address)
	switch {
	case a.Key == "style" || strings.HasPrefix(a.Key, "on") || a.Key == "srcdoc":
		g.complain("inline: " + tag.String())
	case slices.Contains([]string{"href", "xlink:href", "action", "formaction"}, a.Key) && (err != nil || slices.Contains([]string{"javascript", "data", "vbscript"}, target.Scheme)):
		g.complain("address: " + tag.String())
	case slices.Contains(loads, a.Key) && elsewhere(address):
		g.complain("another host: " + tag.String())
	}
}

// policy checks that a page has just the directives that it must have, before what they are about.
func (g *guard) policy(content string) {
	g.policies++
	said := map[string]string{}
	for directive := range strings.SplitSeq(content, ";") {
		if name, value, _ := strings.Cut(strings.TrimSpace(directive), " "); name != "" {
			said[name] = value
		}
	}
	for name, value := range directives {
		if said[name] != value {
			g.complain("policy: " + name + " " + said[name])
		}
	}
	if len(said) != len(directives) || !g.before {
		g.complain("policy: it has something else too, or comes after what it is about")
	}
}

// script checks that a script is a file of ours that has the sum the page names.
func (g *guard) script(tag html.Token, of map[string]string) {
	g.before = false
	path := filepath.Join(g.dir, filepath.FromSlash(strings.TrimPrefix(of["src"], browser.SubPath)))
	data, err := os.ReadFile(path)
	sum := sha256.Sum256(data)
	if of["src"] == "" || err != nil || of["integrity"] != "sha256-"+base64.StdEncoding.EncodeToString(sum[:]) {
		g.complain("script: " + tag.String())
	}
	g.scripts[path] = true
}

// elsewhere says whether an address leads to another host, or nowhere.
func elsewhere(address string) bool {
	target, err := url.Parse(address)
	return err != nil || target.Host != "" && target.Host != "chiso.localhost"
}
