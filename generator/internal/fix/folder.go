package fix

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	bounds "chiso/generator/internal/files"
	"chiso/generator/internal/load"
	"chiso/generator/internal/validate"
)

// File is a file of the data folder before and after the repairs.
type File struct {
	Path string // within the folder, with forward slashes
	Old  []byte
	Result

	large bool // too large to be fixed, and not read
}

// Bounds of the files that are fixed, in bytes: a file is held in memory, several times.
const (
	LargestTable      = 100 << 20
	LargestDescriptor = 512 << 10
)

// Changed tells whether there is something to write.
func (f File) Changed() bool { return !bytes.Equal(f.Old, f.Data) }

// Text is the old file for showing: UTF-16 would be noise.
func (f File) Text() []byte {
	if text, _, err := encoding(f.Old, Shape{}); err == nil {
		return text
	}
	return f.Old
}

// Folder is a data folder. Files are opened through os.Root, so that no link
// leads out of it.
type Folder struct{ root *os.Root }

// Open opens a data folder.
func Open(dir string) (*Folder, error) {
	root, err := os.OpenRoot(dir)
	return &Folder{root}, err
}

// Close closes it.
func (f *Folder) Close() error { return f.root.Close() }

// Fix fixes every table and descriptor in memory. With sort it also puts the
// rows in order: that loses nothing, but is left to the maintainer, for the order
// of a table can be meant (as printed in the source, newest first).
func (f *Folder) Fix(languages []string, sort bool) ([]File, error) {
	files, err := f.read()
	if err != nil {
		return nil, err
	}
	known, lists := describe(files, languages)
	codes := map[string]list{}
	for i, file := range files { // the lists come first: other tables hold their codes
		if file.large {
			continue
		}
		if name, is := lists[file.Path]; is {
			files[i].Result = Table(file.Old, known[file.Path])
			codes[name] = listOf(files[i].Data)
		}
	}
	for i, file := range files {
		if _, is := lists[file.Path]; is || file.large || !isTable(file.Path) {
			continue
		}
		shape := known[file.Path]
		for n, column := range shape.Columns {
			shape.Columns[n].Codes, shape.Columns[n].Names = codes[column.CodeList].places, codes[column.CodeList].names
		}
		if !sort {
			shape.Key = nil
		}
		files[i].Result = Table(file.Old, shape)
	}
	return files, nil
}

// describe fixes the descriptors, and reads from them the shapes of tables and
// the names of code lists, each by its path.
func describe(files []File, languages []string) (known map[string]Shape, lists map[string]string) {
	known, lists = map[string]Shape{}, map[string]string{}
	for i, file := range files {
		if isTable(file.Path) || file.large {
			continue
		}
		result, descriptor := Descriptor(file.Old)
		files[i].Result = result
		if descriptor == nil {
			continue
		}
		dir := path.Dir(file.Path)
		for name, shape := range shapes(descriptor, languages) {
			known[path.Join(dir, name)] = shape
		}
		for _, list := range descriptor.CodeLists {
			lists[path.Join(dir, list.Path.V)] = list.Name.V
		}
	}
	return known, lists
}

func isTable(name string) bool { return strings.EqualFold(path.Ext(name), ".csv") }

// read reads the tables and descriptors. Links and files hidden by a dot (as
// macOS writes beside every file on a foreign disk) are no files of ours.
func (f *Folder) read() ([]File, error) {
	var files []File
	err := fs.WalkDir(f.root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if name != "." && strings.HasPrefix(entry.Name(), ".") {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if !entry.Type().IsRegular() || !isTable(name) && entry.Name() != load.DescriptorName {
			return nil
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		most := int64(LargestDescriptor)
		if isTable(name) {
			most = LargestTable
		}
		if info.Size() > most {
			left := Left{Why: diag.T("tệp lớn hơn %s", "the file is larger than %s", bounds.Size(most))}
			files = append(files, File{Path: name, Result: Result{Left: []Left{left}}, large: true})
			return nil
		}
		data, err := f.root.ReadFile(name)
		files = append(files, File{Path: name, Old: data, Result: Result{Data: data}})
		return err
	})
	return files, err
}

// Write puts the fixed file in the place of the old one, in one step, with the
// same mode.
func (f *Folder) Write(file File) error {
	info, err := f.root.Lstat(file.Path)
	if err != nil {
		return err
	}
	beside := path.Join(path.Dir(file.Path), fmt.Sprintf(".%s.fix-%d", path.Base(file.Path), os.Getpid()))
	if err := f.fill(beside, file.Data, info.Mode().Perm()); err != nil {
		return errors.Join(err, f.root.Remove(beside))
	}
	if err := f.root.Rename(beside, file.Path); err != nil {
		return errors.Join(err, f.root.Remove(beside))
	}
	return nil
}

// WriteAll puts several files in the place of old ones. If one cannot be, those that
// have been are put back as they were.
func (f *Folder) WriteAll(files ...File) error {
	for n, file := range files {
		if err := f.Write(file); err != nil {
			for _, done := range files[:n] {
				done.Data = done.Old
				err = errors.Join(err, f.Write(done))
			}
			return err
		}
	}
	return nil
}

func (f *Folder) fill(name string, data []byte, mode fs.FileMode) error {
	out, err := f.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = out.Write(data)
	return errors.Join(err, out.Chmod(mode), out.Sync(), out.Close())
}

// list is a code list: the place of each code from its top, and its names.
type list struct {
	places map[string]int
	names  *validate.Names
}

// listOf reads a code list as far as it can be.
func listOf(data []byte) list {
	rows, err := parse(data, ',')
	if err != nil {
		return list{}
	}
	labels := labelsOf(rows)
	at := slices.Index(labels, "code")
	if at < 0 {
		return list{}
	}
	out := list{places: map[string]int{}}
	var codes []dataset.Code
	for i, row := range rows[1:] {
		code := dataset.Code{Code: decode(row.cells[at]), Label: dataset.Text{}}
		for n, label := range labels {
			value := decode(row.cells[n])
			switch language, is := strings.CutPrefix(label, "label_"); {
			case is && value != "":
				code.Label[language] = value
			case label == "other_names" && value != "":
				code.OtherNames = strings.Split(value, ";")
			}
		}
		out.places[code.Code] = i
		codes = append(codes, code)
	}
	out.names = validate.NewNames(codes)
	return out
}
