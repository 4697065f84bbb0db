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
	"sync"
	"syscall"

	"github.com/bep/logg"
	"github.com/gohugoio/hugo/common/hugo"
	"github.com/gohugoio/hugo/common/loggers"
	"github.com/gohugoio/hugo/config"
	"github.com/gohugoio/hugo/config/allconfig"
	"github.com/gohugoio/hugo/deps"
	"github.com/gohugoio/hugo/hugofs"
	"github.com/gohugoio/hugo/hugolib"
	"github.com/spf13/fsync"

	"chiso/generator/internal/diag"
)

// hugo has Hugo build the site in this process, into a folder, with settings beside those of
// the site. It is strict: whatever Hugo warns of (a missing translation, two pages at one
// address) is an error here.
//
// Hugo cannot be stopped half-way; when the context ends, no page is written any more, and
// this waits for the rest, so that nothing is written after the work folder is cleared.
func (s Site) hugo(ctx context.Context, settings string, content *contentFs, destination string) error {
	source, err := filepath.Abs(s.Source)
	if err != nil {
		return err
	}
	if strings.Contains(source+settings, ",") {
		return fmt.Errorf("hugo: the path %s has a comma, which separates paths for Hugo; move the folder", source)
	}
	var output output
	err = s.hugoBuild(ctx, source, settings, content, destination, &output)
	if err := ctx.Err(); err != nil {
		return err
	}
	var complaints []string
	for line := range strings.Lines(output.text.String()) {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "WARN") || strings.HasPrefix(line, "ERROR") {
			complaints = append(complaints, line)
		}
	}
	switch {
	case err != nil && noRoom(err.Error()+output.text.String()):
		return diag.Failure{Err: err, Text: diag.T("không ghi được trang: hết chỗ trên đĩa, hoặc vượt giới hạn kích thước tệp (ulimit -f). giải phóng đĩa hoặc nới giới hạn rồi chạy lại",
			"the site cannot be written: the disk is full, or a limit of file sizes (ulimit -f) is met. free some room or raise the limit, and run again")}
	case err != nil:
		return errors.Join(append([]error{fmt.Errorf("hugo: %w", err)}, lines(complaints)...)...)
	case len(complaints) > 0:
		return errors.Join(lines(append([]string{"hugo:"}, complaints...))...)
	}
	return nil
}

// hugoBuild is what the command `hugo` does, but that pages are finished before they are
// written.
func (s Site) hugoBuild(ctx context.Context, source, settings string, content *contentFs, destination string, output *output) (err error) {
	logger := hugoLogger(output)
	loggers.SetGlobalLogger(logger)
	flags := config.New()
	flags.Set("printI18nWarnings", true)
	flags.Set("printPathWarnings", true)
	pages := &pageFs{Fs: hugofs.Os, ctx: ctx, root: destination, write: func(path string, page []byte) error {
		return writeFile(destination, path, s.finish(path, page))
	}}
	sites, fs, err := s.openHugo(source, settings, flags, content, pages, logger)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, sites.Close()) }()
	for _, static := range sites.Static {
		syncer := fsync.NewSyncer()
		syncer.SrcFs, syncer.DestFs = static.Fs, fs.PublishDirStatic
		if err := syncer.Sync(filepath.Join(string(filepath.Separator), static.PublishFolder), string(filepath.Separator)); err != nil && !errors.Is(err, os.ErrNotExist) { // a site may have none
			return fmt.Errorf("static files: %w", err)
		}
	}
	return errors.Join(sites.Build(hugolib.BuildCfg{NoBuildLock: true}), pages.failed())
}

// hugoLogger writes what Hugo warns of.
func hugoLogger(to io.Writer) loggers.Logger {
	return loggers.New(loggers.Options{Level: logg.LevelWarn, DistinctLevel: logg.LevelWarn, StdOut: to, StdErr: to})
}

// openHugo opens Hugo over a source folder, with settings beside those of the site, flags of its
// own, generated content and the folder to which pages are written.
func (s Site) openHugo(source, settings string, flags config.Provider, content *contentFs, pages *pageFs, logger loggers.Logger) (*hugolib.HugoSites, *hugofs.Fs, error) {
	flags.Set("workingDir", source)
	flags.Set("publishDir", pages.root)
	flags.Set("noBuildLock", true)
	if s.BaseURL != "" {
		flags.Set("baseURL", s.BaseURL)
	}
	configs, err := allconfig.LoadConfig(allconfig.ConfigSourceDescriptor{
		Fs: content, Logger: logger, Flags: flags, Environment: hugo.EnvironmentProduction,
		Filename: filepath.Join(source, "hugo.toml") + "," + settings,
	})
	if err != nil {
		return nil, nil, err
	}
	fs := hugofs.NewFromSourceAndDestination(content, pages, flags)
	fs.PublishDir = hugofs.NewCreateCountingFs(fs.PublishDir) // it finds two pages at one address
	sites, err := hugolib.NewHugoSites(deps.DepsCfg{Configs: configs, Fs: fs, LogLevel: logg.LevelWarn, StdOut: logger.StdOut(), StdErr: logger.StdErr()})
	return sites, fs, err
}

// output is what Hugo says, of many goroutines.
type output struct {
	mu   sync.Mutex
	text strings.Builder
}

func (o *output) Write(data []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.Write(data)
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
