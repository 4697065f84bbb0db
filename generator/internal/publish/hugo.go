package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/gohugoio/hugo/commands"

	"chiso/generator/internal/diag"
)

// hugo builds a site in this process. It is strict: whatever Hugo warns of (a
// missing translation, two pages at one address) is an error here.
//
// Hugo cannot be stopped half-way; when the context ends, this waits for it, so
// that nothing is written after the work folder is cleared.
func hugo(ctx context.Context, source, config, destination, baseURL string) error {
	source, err := filepath.Abs(source)
	if err != nil {
		return err
	}
	if strings.Contains(source+config, ",") {
		return fmt.Errorf("hugo: the path %s has a comma, which separates paths for Hugo; move the folder", source)
	}
	args := []string{
		"--source", source, "--config", filepath.Join(source, "hugo.toml") + "," + config, "--destination", destination,
		"--noBuildLock", "--printI18nWarnings", "--printPathWarnings", "--logLevel", "warn",
	}
	if baseURL != "" {
		args = append(args, "--baseURL", baseURL)
	}
	output, err := captured(func() error { return commands.Execute(args) })
	if err := ctx.Err(); err != nil {
		return err
	}
	var complaints []string
	for line := range strings.Lines(output) {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "WARN") || strings.HasPrefix(line, "ERROR") {
			complaints = append(complaints, line)
		}
	}
	switch {
	case err != nil && noRoom(err.Error()+output):
		return diag.Failure{Err: err, Text: diag.T("không ghi được trang: hết chỗ trên đĩa, hoặc vượt giới hạn kích thước tệp (ulimit -f). giải phóng đĩa hoặc nới giới hạn rồi chạy lại",
			"the site cannot be written: the disk is full, or a limit of file sizes (ulimit -f) is met. free some room or raise the limit, and run again")}
	case err != nil:
		return errors.Join(append([]error{fmt.Errorf("hugo: %w", err)}, lines(complaints)...)...)
	case len(complaints) > 0:
		return errors.Join(lines(append([]string{"hugo:"}, complaints...))...)
	}
	return nil
}

// noRoom says whether Hugo complains, in whatever words, that it could not write.
func noRoom(complaint string) bool {
	return slices.ContainsFunc([]syscall.Errno{syscall.EFBIG, syscall.ENOSPC, syscall.EDQUOT}, func(e syscall.Errno) bool { return strings.Contains(complaint, ": "+e.Error()) })
}

func lines(list []string) []error {
	var errs []error
	for _, line := range list {
		errs = append(errs, errors.New(line))
	}
	return errs
}

// captured runs f with the process's standard outputs turned into a text: Hugo's
// command takes them from package os and offers no other way.
func captured(f func() error) (string, error) {
	read, write, err := os.Pipe()
	if err != nil {
		return "", err
	}
	stdout, stderr := os.Stdout, os.Stderr
	os.Stdout, os.Stderr = write, write
	text := make(chan string)
	go func() {
		data, _ := io.ReadAll(read)
		text <- string(data)
	}()
	defer func() { os.Stdout, os.Stderr = stdout, stderr }()
	err = f()
	write.Close()
	return <-text, err
}
