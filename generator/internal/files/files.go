// Package files reads files that people wrote or sent, and of no file more than it may
// have: one that is no plain file, or too large, is an error before it is read. It writes
// those of a cache whole or not at all.
package files

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"chiso/generator/internal/diag"
)

// Why a file is not read. The errors that Read returns are a diag.Failure with one of
// these as its cause, or one of package os.
var (
	ErrTooLarge  = errors.New("too large")
	ErrIrregular = errors.New("not a plain file")
)

// Read reads a plain file of at most so many bytes. A pipe or a device, which may never
// end, is not opened.
func Read(path string, most int64) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, irregular(path, info.Mode())
	}
	if info.Size() > most {
		return nil, tooLarge(path, most)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, most+1)) // it may have grown
	if err == nil && int64(len(data)) > most {
		err = tooLarge(path, most)
	}
	if err != nil {
		return nil, err
	}
	return data, nil
}

func tooLarge(path string, most int64) error {
	return diag.Failure{Err: ErrTooLarge, Text: diag.T("%s: tệp lớn hơn %s, quá lớn để đọc", "%s: the file is larger than %s, too large to be read", filepath.ToSlash(path), Size(most))}
}

func irregular(path string, mode os.FileMode) error {
	what := diag.T("một thiết bị hay đường ống (pipe)", "a pipe or a device")
	if mode.IsDir() {
		what = diag.T("một thư mục", "a folder")
	}
	return diag.Failure{Err: ErrIrregular, Text: diag.Text{
		VI: fmt.Sprintf("%s không phải là tệp mà là %s. ghi nội dung vào một tệp thường", filepath.ToSlash(path), what.VI),
		EN: fmt.Sprintf("%s is not a file but %s. save what it holds as a plain file", filepath.ToSlash(path), what.EN)}}
}

// Size is a number of bytes as people write it: 512 kB.
func Size(bytes int64) string {
	for _, unit := range []struct {
		bytes int64
		name  string
	}{{1 << 30, "GB"}, {1 << 20, "MB"}, {1 << 10, "kB"}} {
		if bytes >= unit.bytes {
			return strings.TrimSuffix(fmt.Sprintf("%.1f", float64(bytes)/float64(unit.bytes)), ".0") + " " + unit.name
		}
	}
	return fmt.Sprintf("%d B", bytes)
}

// Keep puts a file in a cache, whole or not at all, and makes its folder if there is none.
func Keep(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	file, err := os.CreateTemp(filepath.Dir(path), "*.part")
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err = errors.Join(err, file.Close()); err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		_ = os.Remove(file.Name()) // what failed before says why
	}
	return err
}
