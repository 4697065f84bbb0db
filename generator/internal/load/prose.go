package load

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"unicode/utf8"

	"chiso/generator/internal/diag"
)

// shortcode is a chart put into a hand-written page: {{< chart "gii-rank-line" >}}.
var shortcode = regexp.MustCompile(`\{\{[<%]\s*chart\s+(?:"([^"]*)"|([^\s"<>%]+))`)

// Prose finds the charts that the hand-written pages under a folder put in, by
// name. A folder that is not there has none.
func (t *Tree) Prose(dir string) ([]Str, error) {
	var names []Str
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil && path == dir && os.IsNotExist(err) {
			return fs.SkipAll
		}
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".md" {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		file := filepath.ToSlash(path)
		t.lines[file] = splitLines(data)
		for n, line := range t.lines[file] {
			for _, found := range shortcode.FindAllStringSubmatchIndex(line, -1) {
				at := max(found[2], found[4]) // one of the two groups took part
				end := max(found[3], found[5])
				names = append(names, Str{V: line[at:end], Pos: diag.Position{File: file, Line: n + 1, Column: utf8.RuneCountInString(line[:at]) + 1}})
			}
		}
		return nil
	})
	return names, err
}
