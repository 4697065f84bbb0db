package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// usage is what a command took.
type usage struct {
	wall float64 // seconds from start to end
	cpu  float64 // seconds of all processors, user and system, its children's included
	peak float64 // MiB of memory that its largest process held at most, a child's if that was larger; 0 if the system does not say
}

// size is what a command wrote.
type size struct {
	bytes int64
	pages int // files that end in .html
}

// measure runs a command in a folder and takes what it took. What the command prints is
// shown only if it fails. Settings of the generator and of Hugo in the environment are left
// out.
//
// On Linux a command cannot show less memory than this program holds when it starts it,
// which is why this program holds little: it writes the workload piece by piece and uses
// none of the generator's packages.
func measure(ctx context.Context, dir, name string, args ...string) (usage, error) {
	command := exec.CommandContext(ctx, name, args...)
	command.Dir = dir
	for _, setting := range os.Environ() {
		if !strings.HasPrefix(setting, "CHISO_") && !strings.HasPrefix(setting, "HUGO_") {
			command.Env = append(command.Env, setting)
		}
	}
	command.Cancel = func() error { return command.Process.Signal(os.Interrupt) } // it ends its children
	command.WaitDelay = 10 * time.Second
	var output bytes.Buffer
	command.Stdout, command.Stderr = &output, &output
	began := time.Now()
	err := command.Run()
	took := time.Since(began)
	if err != nil {
		if ctx.Err() != nil {
			return usage{}, ctx.Err()
		}
		return usage{}, fmt.Errorf("%s: %w\n%s", command, err, output.String())
	}
	state := command.ProcessState
	return usage{
		wall: took.Seconds(),
		cpu:  (state.UserTime() + state.SystemTime()).Seconds(),
		peak: peakMemory(state),
	}, nil
}

// sizeOf adds up the files of a folder.
func sizeOf(dir string) (size, error) {
	var s size
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		s.bytes += info.Size()
		if strings.HasSuffix(name, ".html") {
			s.pages++
		}
		return nil
	})
	return s, err
}
