package publish

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"sync"

	"github.com/spf13/afero"
	"github.com/spf13/afero/mem"
)

// finish is what becomes of a page that Hugo made, by its path under the site's root.
func (s Site) finish(path string, page []byte) []byte {
	if s.Finish != nil {
		page = s.Finish(path, page)
	}
	return s.Fragments.Fill(page)
}

// pageFs is the disk as Hugo writes to it: a page is kept in memory until Hugo closes it, and
// goes to the disk once, as it is to be.
type pageFs struct {
	afero.Fs
	ctx   context.Context
	root  string                               // folder of the site
	write func(path string, page []byte) error // of a page, by its path under the root with forward slashes

	mu  sync.Mutex
	err error // the first one of those that Hugo does not look at
}

// failed is the first error with which a page was not written.
func (f *pageFs) failed() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.err
}

func (f *pageFs) Create(name string) (afero.File, error) {
	return f.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o666)
}

func (f *pageFs) OpenFile(name string, flag int, mode os.FileMode) (afero.File, error) {
	if err := f.ctx.Err(); err != nil {
		return nil, err
	}
	if flag&(os.O_WRONLY|os.O_RDWR) == 0 || filepath.Ext(name) != ".html" {
		return f.Fs.OpenFile(name, flag, mode)
	}
	return &page{File: mem.NewFileHandle(mem.CreateFile(name)), fs: f}, nil
}

// page is a page that Hugo is writing.
type page struct {
	afero.File
	fs *pageFs
}

func (p *page) Close() error {
	err := p.write()
	if err != nil {
		p.fs.mu.Lock()
		defer p.fs.mu.Unlock()
		if p.fs.err == nil {
			p.fs.err = err
		}
	}
	return err
}

func (p *page) write() error {
	if _, err := p.Seek(0, io.SeekStart); err != nil {
		return err
	}
	var made bytes.Buffer
	if _, err := made.ReadFrom(p.File); err != nil {
		return err
	}
	path, err := filepath.Rel(p.fs.root, p.Name())
	if err != nil {
		return err
	}
	return p.fs.write(filepath.ToSlash(path), made.Bytes())
}
