package publish

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/gohugoio/hugo/hugofs"
	"github.com/spf13/afero"
)

// contentFs is the disk as Hugo reads it, but for the folder of generated content, which is in
// memory: most of its files are short and read once, and on a disk each would cost a folder,
// and a file to be made, opened and removed.
type contentFs struct {
	afero.Fs        // the disk
	root     string // of generated content
	memory   afero.Fs
}

// newContentFs makes an empty folder of generated content. Hugo looks for the folder itself on
// the disk.
func newContentFs(root string) (*contentFs, error) {
	if err := os.MkdirAll(root, 0o755); err != nil {
		return nil, err
	}
	f := &contentFs{Fs: hugofs.Os, root: root, memory: afero.NewMemMapFs()}
	return f, f.memory.MkdirAll(root, 0o755)
}

// UnwrapFilesystem tells Hugo that this is a disk.
func (f *contentFs) UnwrapFilesystem() afero.Fs { return f.Fs }

func (f *contentFs) name(path string) string {
	return filepath.Join(f.root, filepath.FromSlash(path))
}

// write writes a content file, by its path with forward slashes.
func (f *contentFs) write(path string, data []byte) error {
	if !filepath.IsLocal(filepath.FromSlash(path)) {
		return fmt.Errorf("%q leads out of the site", path)
	}
	return afero.WriteFile(f.memory, f.name(path), data, 0o644)
}

// read reads a content file.
func (f *contentFs) read(path string) ([]byte, error) {
	return afero.ReadFile(f.memory, f.name(path))
}

// of is the file system that holds a file.
func (f *contentFs) of(name string) afero.Fs {
	if rest, under := strings.CutPrefix(name, f.root); under && (rest == "" || os.IsPathSeparator(rest[0])) {
		return f.memory
	}
	return f.Fs
}

func (f *contentFs) Open(name string) (afero.File, error) { return f.of(name).Open(name) }

func (f *contentFs) OpenFile(name string, flag int, mode os.FileMode) (afero.File, error) {
	return f.of(name).OpenFile(name, flag, mode)
}

func (f *contentFs) Stat(name string) (os.FileInfo, error) { return f.of(name).Stat(name) }

// LstatIfPossible is like Stat in memory, where there are no links.
func (f *contentFs) LstatIfPossible(name string) (os.FileInfo, bool, error) {
	if disk, can := f.of(name).(afero.Lstater); can {
		return disk.LstatIfPossible(name)
	}
	info, err := f.of(name).Stat(name)
	return info, false, err
}
