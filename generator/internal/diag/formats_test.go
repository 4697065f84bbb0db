package diag

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	nethtml "golang.org/x/net/html"
)

// hostile are texts that some format would take for its own.
var hostile = []string{
	"::error::x", "a\n::set-output name=b::c", "a\r\n##[error]x", "100%0A::error::x", "a,line=9::b",
	"<script>alert(1)</script>", "<img src=x onerror=y>", "<!-- a", "a | b", `a \| b \`, "`a` ``b`` ` |", "[a](https://e.org)", "![a](b)",
	"https://e.org www.e.org a@e.org @everyone #12 :tada:", "**a** _b_ ~~c~~ $d$", "&lt;b&gt; &amp;", "# a", "| --- |", "\\", "a](b",
	"\x1b[31m\x00\x07", "\xff\xfe", "\u202eabc", "Thừa Thiên Huế", "Hue\u0302\u0301",
}

func hostileReport() Report {
	r := Report{Lang: "vi", Rules: []Rule{{"r", T("quy tắc", "a rule")}}}
	for i, text := range hostile {
		r.Problems = append(r.Problems, Problem{
			Position: Position{File: "data/" + text, Line: i % 3, Column: i % 2, Label: text}, Rule: "r", Severity: Severity(i % 2),
			What: Text{text, text}, Hint: Text{"sửa " + text, "fix " + text}, Source: text + ",x",
		})
	}
	return r
}

func written(t *testing.T, f Format, r Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestGitHub: a command for each problem and no other, and the runner reads from
// it what was meant.
func TestGitHub(t *testing.T) {
	r := hostileReport()
	var lines []string
	for _, p := range r.Problems {
		line := strings.TrimSuffix(written(t, github, Report{Lang: r.Lang, Problems: List{p}}), "\n")
		if strings.Contains(line, "\n") {
			t.Fatalf("several lines for a problem: %q", line)
		}
		lines = append(lines, line)
	}
	unescape := strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%")
	for i, line := range lines {
		p := r.Problems[i]
		head, message, ok := strings.Cut(strings.TrimPrefix(line, "::"), "::") // as the runner does
		command, properties, _ := strings.Cut(head, " ")
		got := map[string]string{}
		for _, property := range strings.Split(properties, ",") {
			name, value, _ := strings.Cut(property, "=")
			got[name] = unescape.Replace(value)
		}
		valid := func(s string) string { return strings.ToValidUTF8(s, "\ufffd") }
		if !ok || command != p.Severity.String() || got["file"] != valid(p.File) || got["title"] != p.Rule ||
			unescape.Replace(message) != valid(p.What.VI)+". "+valid(p.Hint.VI)+"." || strings.ContainsAny(line, "\r") ||
			p.Line > 0 && got["line"] != fmt.Sprint(p.Line) || p.Line == 0 && got["line"] != "" || strings.Count(properties, ",")+1 != len(got) {
			t.Errorf("%q\nis read as %q %q %q", line, command, got, message)
		}
	}
}

// TestGitHubLimit: of the many, those on changed lines are reported, then those in
// changed files; the others are counted, errors and warnings each by themselves.
func TestGitHubLimit(t *testing.T) {
	var r Report
	for line := range 60 {
		r.Problems = append(r.Problems, Problem{Position: Position{File: []string{"a.csv", "b.csv", "c.csv"}[line/20], Line: line + 1}, Rule: "r", Severity: Severity(line % 2), What: T("sai", "wrong"), Hint: T("sửa", "fix")})
	}
	order := List(slices.Clone(r.Problems))
	told := func(lang string) (out []string, rest string) {
		r.Lang = lang
		for line := range strings.Lines(written(t, github, r)) {
			place := regexp.MustCompile(`^::(error|warning) file=(.*),line=(\d+),`).FindStringSubmatch(line)
			if place == nil {
				rest += line
				continue
			}
			out = append(out, place[1][:1]+place[3])
		}
		return out, rest
	}
	got, rest := told("en")
	if len(got) != 20 || got[0] != "e1" || got[19] != "w20" || rest != "::notice::GitHub shows only 10 errors and 10 warnings beside lines. The others: 20 errors, 20 warnings. See all in the log and on the summary page of the run.\n" {
		t.Errorf("%q %q", got, rest)
	}
	r.Far = func(p Position) int {
		switch {
		case p.Line == 59 || p.Line == 52:
			return 0
		case p.File == "b.csv":
			return 1
		}
		return 2
	}
	got, rest = told("vi")
	if fmt.Sprint(got) != "[w52 e59 e21 w22 e23 w24 e25 w26 e27 w28 e29 w30 e31 w32 e33 w34 e35 w36 e37 w38]" || !strings.Contains(rest, "Còn lại: 20 lỗi, 20 cảnh báo.") {
		t.Errorf("%q %q", got, rest)
	}
	if !slices.Equal(r.Problems, order) {
		t.Error("the report was put in another order")
	}
	r.Problems = r.Problems[:20]
	if _, rest := told("vi"); rest != "" {
		t.Errorf("nothing is left out, and yet %q", rest)
	}
}

// TestMarkdown: what a text says is shown as it is, in a cell of its own, and
// makes no element and no link.
func TestMarkdown(t *testing.T) {
	r := hostileReport()
	var page bytes.Buffer
	reader := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithUnsafe()))
	if err := reader.Convert([]byte(written(t, markdown, r)), &page); err != nil {
		t.Fatal(err)
	}
	root, err := nethtml.Parse(&page)
	if err != nil {
		t.Fatal(err)
	}
	var cells, heads []string
	allowed := " html head body h2 p h3 table thead tbody tr th td span "
	for n := range root.Descendants() {
		switch {
		case n.Type == nethtml.CommentNode, n.Type == nethtml.ElementNode && (!strings.Contains(allowed, " "+n.Data+" ") || n.Data == "span" && len(n.Attr) > 0):
			t.Errorf("there is a %q", n.Data)
		case n.Data == "td":
			cells = append(cells, words(n))
		case n.Data == "h3":
			heads = append(heads, words(n))
		}
	}
	if len(cells) != 5*len(hostile) {
		t.Fatalf("%d cells for %d problems", len(cells), len(hostile))
	}
	for i, text := range hostile {
		if want := strings.TrimSpace(plain(text)); cells[5*i+2] != want || heads[i] != "data/"+want {
			t.Errorf("%q is shown as %q, in file %q", want, cells[5*i+2], heads[i])
		}
	}
}

func words(n *nethtml.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == nethtml.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// TestMarkdownSize: however much is wrong, the summary is not dropped, and says
// how much it leaves out.
func TestMarkdownSize(t *testing.T) {
	for _, lang := range []string{"vi", "en"} {
		r := Report{Lang: lang}
		for i := range 60000 {
			r.Problems = append(r.Problems, Problem{Position: Position{File: "a.csv", Line: i + 1}, Rule: "r",
				What: Text{strings.Repeat("ặ", i%600), strings.Repeat("w", i%600)}, Hint: T("sửa", "fix")})
		}
		text := written(t, markdown, r)
		shown := strings.Count(text, "| r |")
		if left := fmt.Sprintf("… %s %d ", T("và", "and").In(lang), len(r.Problems)-shown); len(text) > 1<<20 || !strings.Contains(text, left) {
			t.Errorf("%d bytes, %d shown, no %q", len(text), shown, left)
		}
	}
}

// TestSchemas: the two formats for programs keep to their schemas, ours and that
// of the standard (testdata has it from docs.oasis-open.org).
func TestSchemas(t *testing.T) {
	standard, err := os.ReadFile("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		format Format
		schema []byte
	}{{jsonFormat, Schema}, {sarif, standard}} {
		document, err := jsonschema.UnmarshalJSON(bytes.NewReader(c.schema))
		if err != nil {
			t.Fatal(err)
		}
		compiler := jsonschema.NewCompiler()
		compiler.AssertFormat()
		if err := compiler.AddResource("file:///schema.json", document); err != nil {
			t.Fatal(err)
		}
		schema, err := compiler.Compile("file:///schema.json")
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range []Report{{Lang: "en"}, hostileReport()} {
			text := written(t, c.format, r)
			report, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(report); err != nil {
				t.Errorf("%s: %v\n%s", c.format.Name, err, text)
			}
		}
		if schema.Validate(map[string]any{"errors": -1, "version": "3"}) == nil {
			t.Errorf("%s: the schema takes anything", c.format.Name)
		}
	}
}

// TestSchemaIsWhole: every key that is written is in our schema.
func TestSchemaIsWhole(t *testing.T) {
	var schema struct {
		Properties map[string]any `json:"properties"`
		Defs       map[string]struct {
			Properties map[string]any `json:"properties"`
		} `json:"$defs"`
	}
	if err := json.Unmarshal(Schema, &schema); err != nil {
		t.Fatal(err)
	}
	var report map[string]json.RawMessage
	var problems []map[string]any
	r := hostileReport()
	r.Problems[0].Sheet, r.Problems[0].Line = "S", 1 // a place of every sort in one
	if err := json.Unmarshal([]byte(written(t, jsonFormat, r)), &report); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(report["problems"], &problems); err != nil {
		t.Fatal(err)
	}
	if len(report) != len(schema.Properties) || len(problems[0]) != len(schema.Defs["problem"].Properties) {
		t.Errorf("keys %v %v, schema %v %v", report, problems[0], schema.Properties, schema.Defs["problem"].Properties)
	}
}

// TestSARIF: places and words, as the standard writes them.
func TestSARIF(t *testing.T) {
	for path, want := range map[string]string{
		"data/a b/ô.csv": "data/a%20b/%C3%B4.csv", "/tmp/x.csv": "file:///tmp/x.csv", "a:b.csv": "./a:b.csv", "a%#?.csv": "a%25%23%3F.csv",
	} {
		if got := fileURI(path); got != want {
			t.Errorf("fileURI(%q) = %q, want %q", path, got, want)
		}
	}
	for text, want := range map[string]string{"write [a, b]": "write [a, b]", "[a](https://e.org)": `\[a](https://e.org)`} {
		if got := sarifMessage(text).Text; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
