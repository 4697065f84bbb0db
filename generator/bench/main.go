// Bench measures how long the site builder takes, beside plain Hugo over the same figures in
// the same run, and prints the table of it in Markdown:
//
//	go run ./generator/bench -n 100,1000
//
// The workload is made up and the same each time: n indicators of 63 places and 13 years, in
// two languages, ten indicators a dataset, a line chart for each. With -real the same is
// measured for a copy of the repository's own data and site; plain Hugo then builds pages of
// as many made-up indicators.
//
// Each row is one process: seconds from its start to its end, seconds of all processors in it
// and its children, MiB of memory that the largest of them held at most; of the folder that it
// wrote, pages and MB (millions of bytes). Building the programs, installing the theme's
// libraries and writing the workload are not in it.
//
// How long ECharts itself takes to draw the same pictures is measured elsewhere, by
// BenchmarkCharts of generator/pictures with generator/testdata/bench/bare.mjs.
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"

	"go.yaml.in/yaml/v3"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	s, err := readSettings(os.Args[1:], os.Stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return
	case err != nil:
		fmt.Fprintf(os.Stderr, "wrong use: %v\nsee: go run ./generator/bench --help\n", err)
		os.Exit(2)
	}
	if err := run(ctx, s, os.Stdout, os.Stderr); err != nil {
		fmt.Fprintf(os.Stderr, "failure: %v\n", err)
		os.Exit(3)
	}
}

// run measures and prints.
func run(ctx context.Context, s settings, out, progress io.Writer) (err error) {
	say := func(format string, args ...any) { fmt.Fprintf(progress, "bench: "+format+"\n", args...) }
	root, err := repository(ctx)
	if err != nil {
		return err
	}
	temporary, err := os.MkdirTemp("", "chiso-bench-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(temporary)) }()
	work := filepath.Join(temporary, "work")
	if s.keep != "" {
		if work, err = emptyFolder(s.keep); err != nil {
			return err
		}
	}
	say("build the generator and Hugo")
	t := tools{generator: filepath.Join(temporary, "chiso"), hugo: filepath.Join(temporary, "hugo"), themes: filepath.Join(root, "themes")}
	for program, source := range map[string]string{t.generator: "./generator", t.hugo: "github.com/gohugoio/hugo"} {
		if err := goBuild(ctx, root, program, source); err != nil {
			return err
		}
	}
	say("build a small site, so that the theme's libraries are there")
	small := &bench{tools: t, dir: filepath.Join(temporary, "small")}
	if err := writeWorkload(root, small.dir, 1); err != nil {
		return err
	}
	if err := small.built(ctx); err != nil {
		return err
	}
	var results []result
	one := func(name, folder string, write func(dir string) error, plain int) error {
		b := &bench{tools: t, dir: filepath.Join(work, folder)}
		say("%s: write the workload", name)
		if err := write(b.dir); err != nil {
			return err
		}
		for _, r := range s.rows {
			if site, isPlain := strings.CutSuffix(r.output, "/public"); isPlain {
				if err := writeFloor(root, b.dir, site, plain); err != nil {
					return err
				}
			}
			say("%s: %s", name, r.title)
			measured, err := b.measureRow(ctx, r, s.runs)
			if err != nil {
				return err
			}
			measured.workload = name
			results = append(results, measured)
			say("%s: %s: %.2f s", name, r.title, measured.wall)
		}
		if s.keep != "" {
			say("%s: kept in %s", name, b.dir)
			return nil
		}
		return os.RemoveAll(b.dir)
	}
	for _, n := range s.sizes {
		if err := one(strconv.Itoa(n), strconv.Itoa(n), func(dir string) error { return writeWorkload(root, dir, n) }, n); err != nil {
			return err
		}
	}
	if s.real {
		n, err := countIndicators(filepath.Join(root, "data"))
		if err != nil {
			return err
		}
		if err := one(fmt.Sprintf("own data, %d", n), "real", func(dir string) error { return copyRepository(root, dir) }, n); err != nil {
			return err
		}
	}
	fmt.Fprintf(out, "%s\n\n", machine(ctx, root, t.hugo))
	return writeTable(out, results)
}

// repository is the folder of the module.
func repository(ctx context.Context) (string, error) {
	output, err := exec.CommandContext(ctx, "go", "env", "GOMOD").Output()
	file := strings.TrimSpace(string(output))
	if err == nil && filepath.Base(file) != "go.mod" {
		err = errors.New("this is not the folder of the repository")
	}
	return filepath.Dir(file), err
}

// emptyFolder makes a folder; one with something in it is refused, for it may be somebody's.
func emptyFolder(name string) (string, error) {
	dir, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	entries, err := os.ReadDir(dir)
	if err == nil && len(entries) > 0 {
		err = fmt.Errorf("%s is not empty. name another folder for -keep, or empty this one", dir)
	}
	return dir, err
}

func goBuild(ctx context.Context, root, program, source string) error {
	command := exec.CommandContext(ctx, "go", "build", "-o", program, source)
	command.Dir = root
	if output, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", command, err, output)
	}
	return nil
}

// copyRepository copies the repository's own data and site, so that a figure can be changed.
func copyRepository(root, dir string) error {
	return errors.Join(
		copyFolder(filepath.Join(root, "data"), filepath.Join(dir, "data"), ""),
		copyFolder(filepath.Join(root, "site"), filepath.Join(dir, "site"), ""),
	)
}

// countIndicators counts the indicators that the descriptors of a data folder declare.
func countIndicators(data string) (int, error) {
	descriptors, err := filepath.Glob(filepath.Join(data, "*", "datapackage.yaml"))
	if err != nil {
		return 0, err
	}
	n := 0
	for _, file := range descriptors {
		text, err := os.ReadFile(file)
		if err != nil {
			return 0, err
		}
		var declared struct{ Indicators []any }
		if err := yaml.Unmarshal(text, &declared); err != nil {
			return 0, fmt.Errorf("%s: %w", file, err)
		}
		n += len(declared.Indicators)
	}
	return n, nil
}

// machine says where the table was measured: processors, Go, Hugo and commit.
func machine(ctx context.Context, root, hugo string) string {
	words := func(name string, args ...string) []string {
		command := exec.CommandContext(ctx, name, args...)
		command.Dir = root
		output, _ := command.Output() // what is not known is left out
		return strings.Fields(string(bytes.TrimSpace(output)))
	}
	says := fmt.Sprintf("%d processors, %s/%s, %s", runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version())
	if version := words(hugo, "version"); len(version) > 1 {
		says += ", Hugo " + version[1]
	}
	if commit := words("git", "describe", "--always", "--dirty"); len(commit) == 1 {
		says += ", commit " + commit[0]
	}
	return says
}
