// Package load reads data/ into descriptors and rows of text, every value with
// its place. It knows what a file looks like, not what it means: that is for
// package validate.
package load

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/fuzzy"
	"chiso/generator/internal/parallel"
)

// DescriptorName is the file that makes a folder a data package.
const DescriptorName = "datapackage.yaml"

// otherDescriptorName is what some take for it.
const otherDescriptorName = "datapackage.yml"

// Tree is everything under data/.
type Tree struct {
	Packages []*Package
	lines    map[string][]string // of every text read, for showing beside problems
	tables   map[string]*content // by file, for the same

	descriptors Descriptors
}

// Descriptors are those that a tree was read with, by file: for reading it again, when most of
// them are what they were. To parse a hundred takes a tenth of a second.
type Descriptors map[string]parsed

// parsed is the text of a descriptor and what it says.
type parsed struct {
	text       string
	descriptor *Descriptor
	problems   diag.List
}

// Descriptors are those of the tree. Nobody may change them any more.
func (t *Tree) Descriptors() Descriptors { return t.descriptors }

// Package is a folder of data/ with a descriptor.
type Package struct {
	Name       string // of the folder
	File       string // the descriptor's, as printed in messages
	Descriptor *Descriptor
	Tables     map[string]*Table // by the path in the descriptor; a table that cannot be read is not there
	Readme     []Str             // lines of its README.md, if it has one
}

// Dir reads the data packages under dir. Problems are what a maintainer can
// fix; the error is what the machine could not do.
func Dir(dir string) (*Tree, diag.List, error) { return DirWith(dir, nil, nil) }

// DirWith reads the data packages under dir as they would be with other contents of
// some files, by their paths as messages print them. Descriptors that are known are not parsed
// again, if their text is the same.
func DirWith(dir string, changed map[string][]byte, known Descriptors) (*Tree, diag.List, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		var problems diag.List
		problems.Add(diag.Position{File: filepath.ToSlash(dir)}, "missing-file",
			diag.T("không có thư mục dữ liệu", "there is no data folder"),
			diag.T("chạy lệnh ở thư mục gốc của kho mã, hoặc dùng --data", "run the command in the root of the repository, or use --data"))
		return newTree(), problems, nil
	}
	if err != nil {
		return nil, nil, err
	}
	tree := newTree()
	var problems diag.List
	var readers []*packageReader
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), ".") || entry.Type().IsRegular() {
			continue
		}
		if !entry.IsDir() {
			problems.Add(diag.Position{File: filepath.ToSlash(filepath.Join(dir, entry.Name()))}, "path",
				diag.T("đây là liên kết, không phải thư mục", "this is a link, not a folder"),
				diag.T("đặt chính thư mục vào đây", "put the folder itself here"))
			continue
		}
		readers = append(readers, &packageReader{tree: newTree(), name: entry.Name(), dir: filepath.Join(dir, entry.Name()), changed: changed, known: known})
	}
	for n, err := range parallel.Map(len(readers), func(n int) error { return readers[n].read() }) {
		if err != nil {
			return nil, nil, err
		}
		of := readers[n].tree
		tree.Packages = append(tree.Packages, of.Packages...)
		maps.Copy(tree.lines, of.lines)
		maps.Copy(tree.tables, of.tables)
		maps.Copy(tree.descriptors, of.descriptors)
		problems = append(problems, readers[n].problems...)
	}
	return tree, problems, nil
}

func newTree() *Tree {
	return &Tree{lines: map[string][]string{}, tables: map[string]*content{}, descriptors: Descriptors{}}
}

// longestShown is as much of a line as is shown beside a problem, in bytes: a thousand of
// them may be kept, and a cell may hold a megabyte.
const longestShown = 64 << 10

// ShowSources adds to each problem the line it stands on, but none that nobody could read.
func (t *Tree) ShowSources(problems diag.List) {
	for i, p := range problems {
		line := ""
		if lines := t.lines[p.File]; p.Line > 0 && p.Line <= len(lines) {
			line = lines[p.Line-1]
		}
		if table := t.tables[p.File]; table != nil {
			line = strings.Clone(table.Line(p.Line)) // and not the block around it
		}
		if len(line) <= longestShown {
			problems[i].Source = line
		}
	}
}

// Err is the first failure to read a table again, if there was one.
func (t *Tree) Err() error {
	for file, table := range t.tables {
		if table.err != nil {
			return fmt.Errorf("%s: %w", file, table.err)
		}
	}
	return nil
}

// shownLines are the lines of a file as editors show and count them: without a byte
// order mark.
func shownLines(data []byte) []string {
	return splitLines(bytes.TrimPrefix(data, []byte(byteOrderMark)))
}

// splitLines gives the lines of a text without their ends.
func splitLines(data []byte) []string {
	var lines []string
	for _, line := range (block{text: string(data)}).lines() {
		lines = append(lines, line)
	}
	return lines
}

// packageReader reads one folder. Files are opened through os.Root, so that no
// path and no symbolic link leads out of it.
type packageReader struct {
	tree     *Tree // of this folder alone
	name     string
	dir      string
	root     *os.Root
	changed  map[string][]byte // see DirWith
	known    Descriptors
	spare    []string // CSV files that the descriptor does not name
	problems diag.List
}

func (p *packageReader) read() error {
	pkg, err := p.pkg()
	if pkg != nil {
		p.tree.Packages = append(p.tree.Packages, pkg)
	}
	return err
}

func (p *packageReader) pkg() (*Package, error) {
	root, err := os.OpenRoot(p.dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	p.root = root

	file := p.print(DescriptorName)
	data, irregular, err := p.descriptor()
	if irregular {
		p.problems.Add(diag.Position{File: file}, "path", notAFile.What, notAFile.Hint)
		return nil, nil
	}
	if errors.Is(err, fs.ErrNotExist) {
		hint := diag.T("tạo tệp mô tả, hoặc chuyển thư mục ra khỏi data/", "write the descriptor, or move the folder out of data/")
		if _, err := root.Stat(otherDescriptorName); err == nil {
			hint = diag.T("đổi tên %s thành %s", "rename %s to %s", otherDescriptorName, DescriptorName)
		}
		p.problems.Add(diag.Position{File: file}, "missing-file", diag.T("thư mục %q không có %s", "folder %q has no %s", p.name, DescriptorName), hint)
		return &Package{Name: p.name, File: file}, nil
	}
	if err != nil {
		return nil, err
	}
	if len(data) <= longest {
		p.tree.lines[file] = shownLines(data)
	}
	read, same := p.known[file]
	if !same || read.text != string(data) {
		read = parsed{text: string(data)}
		read.descriptor, read.problems = ReadDescriptor(file, data)
	}
	p.tree.descriptors[file] = read
	p.problems = append(p.problems, read.problems...)
	descriptor := read.descriptor
	pkg := &Package{Name: p.name, File: file, Descriptor: descriptor, Tables: map[string]*Table{}}
	if descriptor == nil {
		return pkg, nil
	}
	if err := p.unlisted(descriptor); err != nil {
		return nil, err
	}
	for _, path := range tablePaths(descriptor) {
		if err := p.table(pkg, path); err != nil {
			return nil, err
		}
	}
	p.readme(pkg)
	for _, path := range p.spare {
		p.problems.Add(diag.Position{File: p.print(path)}, "unlisted-file",
			diag.T("tệp không được nêu trong %s", "%s does not name this file", DescriptorName),
			diag.T("thêm tệp vào resources, hoặc chuyển đi nơi khác", "add it to resources, or move it elsewhere"))
	}
	return pkg, nil
}

// readme reads the lines of README.md. What cannot be read is not shown on the site
// either.
func (p *packageReader) readme(pkg *Package) {
	const name = "README.md"
	info, irregular, err := p.stat(name)
	if irregular || err != nil {
		return
	}
	if info.Size() > longest {
		p.problems = append(p.problems, tooLarge(p.print(name), longest, diag.T("rút gọn tệp này: nó không được đọc và không lên trang; số liệu để ở tệp CSV", "shorten it: it is neither read nor published; figures belong in CSV files"))...)
		return
	}
	data, err := p.root.ReadFile(name)
	if err != nil {
		return
	}
	file := p.print(name)
	p.tree.lines[file] = shownLines(data)
	for n, line := range p.tree.lines[file] {
		pkg.Readme = append(pkg.Readme, Str{V: line, Pos: diag.Position{File: file, Line: n + 1, Column: 1}})
	}
}

var notAFile = diag.Problem{
	What: diag.T("đây không phải là một tệp thường trong thư mục này", "this is not a plain file of this folder"),
	Hint: diag.T("đặt chính tệp ấy vào đây, không dùng liên kết ra ngoài", "put the file itself here, not a link that leads out"),
}

// descriptor reads the descriptor, if it is longer than one may be no more than shows that.
func (p *packageReader) descriptor() (data []byte, irregular bool, err error) {
	if _, irregular, err := p.stat(DescriptorName); irregular || err != nil {
		return nil, irregular, err
	}
	if data, changed := p.changed[p.print(DescriptorName)]; changed {
		return data, false, nil
	}
	file, err := p.root.Open(DescriptorName)
	if err != nil {
		return nil, false, p.named(DescriptorName, err)
	}
	defer file.Close()
	data, err = io.ReadAll(io.LimitReader(file, longest+1))
	return data, false, err
}

// stat looks at a file of the folder. What is there but is no plain file of the folder
// (a folder, a pipe, a link that leads out) is irregular: a mistake to fix, not a
// failure.
func (p *packageReader) stat(path string) (info fs.FileInfo, irregular bool, err error) {
	info, err = p.root.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission):
		return nil, false, p.named(path, err)
	case err != nil || !info.Mode().IsRegular():
		return nil, true, nil
	}
	return info, false, nil
}

// inMemory is the largest file that is kept whole. A larger one stays on the disk
// and is read again, block by block, whenever its rows are wanted.
const inMemory = 8 << 20

// source opens a table.
func (p *packageReader) source(path string) (source Bytes, irregular bool, err error) {
	info, irregular, err := p.stat(path)
	data, changed := p.changed[p.print(path)]
	switch {
	case irregular || err != nil:
		return nil, irregular, err
	case changed:
		return bytes.NewReader(data), false, nil
	case info.Size() <= inMemory:
		data, err := p.root.ReadFile(path)
		return bytes.NewReader(data), false, p.named(path, err)
	}
	file, err := p.root.Open(path) // closed when nobody holds the table any more
	if err != nil {
		return nil, false, p.named(path, err)
	}
	return io.NewSectionReader(file, 0, info.Size()), false, nil
}

// named puts the path of the file into a failure: os.Root only knows its name in the folder.
func (p *packageReader) named(path string, err error) error {
	if of := (*fs.PathError)(nil); errors.As(err, &of) {
		return &fs.PathError{Op: "open", Path: p.print(path), Err: of.Err}
	}
	return err
}

// print is a path as shown in messages: with forward slashes, from where the
// program was started.
func (p *packageReader) print(path string) string {
	return filepath.ToSlash(filepath.Join(p.dir, path))
}

func tablePaths(d *Descriptor) []Str {
	var paths []Str
	for _, r := range d.Resources {
		paths = append(paths, r.Path)
	}
	for _, l := range d.CodeLists {
		paths = append(paths, l.Path, l.Layout, l.Groups)
	}
	for _, c := range d.Concordances {
		paths = append(paths, c.Path)
	}
	paths = append(paths, d.Annotations, d.Targets)
	return slices.DeleteFunc(paths, func(s Str) bool { return s.V == "" })
}

func (p *packageReader) table(pkg *Package, path Str) error {
	if _, done := pkg.Tables[path.V]; done {
		return nil
	}
	if !filepath.IsLocal(path.V) || strings.Contains(path.V, `\`) {
		inside := diag.T("đặt tệp CSV trong thư mục của bộ dữ liệu và viết tên tệp, ví dụ %s", "put the CSV in the package's folder and write its name, for example %s", "table.csv")
		if near := p.meant(path.V); near != "" {
			inside = diag.T("ý bạn là %q?", "did you mean %q?", near)
		}
		what := diag.T("đường dẫn %q ra ngoài thư mục của bộ dữ liệu", "path %q leads out of the package", path.V)
		if strings.Contains(path.V, `\`) {
			what = diag.T(`trong đường dẫn có dấu \`, `there is a \ in the path`)
		}
		p.problems.Add(path.Pos, "path", what, inside)
		return nil
	}
	source, irregular, err := p.source(path.V)
	switch {
	case irregular:
		p.problems.Add(path.Pos, "path", notAFile.What, notAFile.Hint)
		return nil
	case errors.Is(err, fs.ErrNotExist):
		hint := diag.T("thêm tệp vào %s, hoặc sửa tên", "add the file to %s, or fix the name", filepath.ToSlash(p.dir))
		if near := p.meant(path.V); near != "" {
			hint = diag.T("ý bạn là %q?", "did you mean %q?", near)
		}
		p.problems.Add(path.Pos, "missing-file", diag.T("không có tệp %q", "there is no file %q", path.V), hint)
		return nil
	case err != nil:
		return err
	}
	file := p.print(path.V)
	lines := newContent(source)
	p.tree.tables[file] = lines
	table, problems, err := readTable(file, lines)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	p.problems = append(p.problems, problems...)
	if table != nil {
		pkg.Tables[path.V] = table
	}
	return nil
}

// unlisted finds the CSV files that no entry of the descriptor names: a table that
// silently does not appear on the site is a mistake.
func (p *packageReader) unlisted(d *Descriptor) error {
	listed := map[string]bool{}
	for _, path := range tablePaths(d) {
		listed[filepath.ToSlash(filepath.Clean(path.V))] = true
	}
	return fs.WalkDir(p.root.FS(), ".", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && strings.EqualFold(filepath.Ext(path), ".csv") && !listed[path] {
			p.spare = append(p.spare, path)
		}
		return err
	})
}

// meant finds the file that a wrong path was to name, "" if there is none. The file
// is not reported as well: that would be to say one slip twice.
func (p *packageReader) meant(wrong string) string {
	near := fuzzy.Nearest(wrong, p.spare)
	if near == "" {
		near = fuzzy.Nearest(path.Base(strings.ReplaceAll(wrong, `\`, "/")), p.spare)
	}
	p.spare = slices.DeleteFunc(p.spare, func(spare string) bool { return spare == near })
	return near
}
