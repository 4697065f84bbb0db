package load

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"chiso/generator/internal/diag"
)

// yamlSlip is a way in which people break YAML, found in the line where it stops
// being readable. The pattern matches from the place to point at.
type yamlSlip struct {
	pattern    *regexp.Regexp
	what, hint diag.Text
}

// yamlSlips are tried in this order.
var yamlSlips = []yamlSlip{
	{regexp.MustCompile(`^(<{7}|={7}|>{7})`), conflictLeft.What, conflictLeft.Hint},
	{regexp.MustCompile(`^ *(\t)`),
		diag.T("dòng thụt vào bằng phím Tab", "the line is indented with the Tab key"),
		diag.T("thụt vào bằng dấu cách, thẳng hàng với dòng trên", "indent it with spaces, in line with the one above")},
	{regexp.MustCompile(`^(?:[^"]|"(?:[^"\\]|\\.)*")*(")(?:[^"\\]|\\.)*$`),
		diag.T("dấu nháy mở ở đây không được đóng", "the quote opened here is not closed"),
		diag.T("thêm dấu nháy ở cuối giá trị", "close it at the end of the value")},
	{regexp.MustCompile(`"(?:[^"\\]|\\.)*"([\pL\d])`),
		diag.T("dấu nháy trước chữ này làm giá trị kết thúc", "the quote before this letter ends the value"),
		diag.T(`viết dấu nháy bên trong thành \"`, `write a quote inside a value as \"`)},
	{regexp.MustCompile(`[:,\[{] +([%@` + "`" + `])`),
		diag.T("giá trị bắt đầu bằng ký hiệu mà YAML không nhận", "the value begins with a sign that YAML does not take"),
		diag.T("đặt giá trị trong dấu nháy kép", "put the value in double quotes")},
	{regexp.MustCompile(`^ *(-)[^ -]`),
		diag.T("sau dấu gạch đầu dòng không có dấu cách", "there is no space after the dash"),
		diag.T("thêm một dấu cách", "put a space there")},
	{regexp.MustCompile(`^ *(?:- )?\w+ *([=：])`),
		diag.T("sau tên khóa không phải là dấu hai chấm", "the sign after the key is no colon"),
		diag.T("viết khóa, dấu hai chấm, một dấu cách, rồi giá trị", "write the key, a colon, a space, then the value")},
	{regexp.MustCompile(`^ *(?:- )?\w+(:)[^ ]`),
		diag.T("sau dấu hai chấm không có dấu cách", "there is no space after the colon"),
		diag.T("thêm một dấu cách", "put a space there")},
	{regexp.MustCompile(`^ *(?:- )?\w+: +[^"'{\[ ][^#]*?(:)(?: |$)`),
		diag.T("trong giá trị có dấu hai chấm", "the value holds a colon"),
		diag.T("đặt cả giá trị trong dấu nháy kép", "put the whole value in double quotes")},
	{regexp.MustCompile(`[{,] *\w+: [^,:{}\[\]"']*(:) `),
		diag.T("trước khóa này thiếu dấu phẩy, hoặc trong giá trị có dấu hai chấm", "a comma is missing before this key, or the value holds a colon"),
		diag.T("đặt dấu phẩy giữa hai khóa; giá trị có dấu hai chấm thì đặt trong dấu nháy kép", "put a comma between keys; put a value that holds a colon in double quotes")},
	{regexp.MustCompile(`([{\[])[^}\]]*$`),
		diag.T("ngoặc mở ở đây không được đóng", "the bracket opened here is not closed"),
		diag.T("đóng ngoặc ở cuối dòng", "close it at the end of the line")},
}

var noBreakIndent = regexp.MustCompile(`^ *\x{00a0}`)

// yamlLine is where the library says a mistake is; see unreadable.
var yamlLine = regexp.MustCompile(`^yaml: (line \d+: )?`)

// syntax turns the library's error into a problem on its line.
func (d *decoder) syntax(err error) {
	message := yamlLine.ReplaceAllString(err.Error(), "")
	pos := diag.Position{File: d.file, Line: d.unreadable()}
	for n, line := range d.lines[:pos.Line] { // read as a letter, it is missed only further down
		if found := noBreakIndent.FindString(line); found != "" {
			d.add(diag.Position{File: d.file, Line: n + 1, Column: utf8.RuneCountInString(found)}, "yaml-syntax",
				diag.T("dòng thụt vào bằng dấu cách không ngắt dòng (U+00A0)", "the line is indented with a no-break space (U+00A0)"),
				diag.T("xóa và gõ lại bằng dấu cách thường", "delete it and type plain spaces"))
			return
		}
	}
	line := d.lines[pos.Line-1]
	for _, s := range yamlSlips {
		if found := s.pattern.FindStringSubmatchIndex(line); found != nil {
			pos.Column = utf8.RuneCountInString(line[:found[2]]) + 1
			d.add(pos, "yaml-syntax", s.what, s.hint)
			return
		}
	}
	pos.Column = len(line) - len(strings.TrimLeft(line, " ")) + 1
	d.add(pos, "yaml-syntax",
		diag.Text{VI: "không đọc được YAML từ dòng này", EN: "this is not YAML: " + message},
		diag.T("xem lại dấu cách đầu dòng, dấu hai chấm và dấu nháy ở dòng này và dòng trên",
			"look at the indents, colons and quotes of this line and the one above"))
}

// longestPart is as many lines as something in brackets or quotes takes: a beginning
// that ends within it cannot be read, and the whole can.
const longestPart = 30

// patience is how many bytes are read, over and over, to find a mistake exactly:
// hundreds of times those of a real descriptor.
const patience = 8 << 20

// unreadable is the line after the longest beginning that can be read. The library
// names the line where the list or group with the mistake begins, which may be far
// above, or the one where an open quote is met again.
func (d *decoder) unreadable() int {
	left := patience
	readable := func(n int) bool {
		var document yaml.Node
		for _, line := range d.lines[:n] {
			left -= len(line) + 1
		}
		return yaml.Unmarshal([]byte(strings.Join(d.lines[:n], "\n")), &document) == nil
	}
	good, bad := 0, len(d.lines)
	for bad-good > 1 {
		if n := (good + bad) / 2; readable(n) {
			good = n
		} else {
			bad = n
		}
		for n := bad + 1; left > 0 && bad-good == 1 && n < min(bad+longestPart, len(d.lines)); n++ {
			if readable(n) {
				good, bad = n, len(d.lines)
			}
		}
	}
	return bad
}
