package commands

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/rogpeppe/go-internal/testscript"

	"chiso/generator/internal/cli"
)

// here runs commands in this process, in the folder and with the environment of a
// script. Starting the program takes several times as long as most of them.
type here struct {
	home     string   // folder of this process
	pictures string   // drawn by any of the scripts
	names    []string // of variables that a script may have
	sync.Mutex
}

// own are the commands that get a process of their own: a site is built beside other
// scripts, and Hugo keeps state.
var own = []string{"build", "serve"}

// stopped are the exit statuses of a command that does not get as far as Hugo: a problem in
// the data, and wrong use.
var stopped = []int{1, 2}

// status runs a program and wants an exit status: status 1 generator check.
func (h *here) status(ts *testscript.TestScript, neg bool, args []string) {
	positive(ts, neg)
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if args[1] == "generator" && len(args) > 2 && (slices.Contains(stopped, want) || !slices.Contains(own, args[2])) {
		got, err = h.run(ts, args[2:])
		ts.Check(err)
	} else if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// run runs a command as if it had been started from a script. Folder and environment
// belong to the whole process, so there is one at a time; what else scripts do says both.
func (h *here) run(ts *testscript.TestScript, args []string) (status int, err error) {
	h.Lock()
	defer h.Unlock()
	before := os.Environ()
	clear := func() (err error) {
		for _, variable := range os.Environ() {
			if name, _, _ := strings.Cut(variable, "="); name != "PATH" { // scripts that start meanwhile take it over; all have the same
				err = errors.Join(err, os.Unsetenv(name))
			}
		}
		return err
	}
	defer func() {
		err = errors.Join(err, clear())
		for _, variable := range before {
			name, value, _ := strings.Cut(variable, "=")
			err = errors.Join(err, os.Setenv(name, value))
		}
		err = errors.Join(err, os.Chdir(h.home))
	}()
	if err := clear(); err != nil {
		return 0, err
	}
	for _, name := range h.names {
		if value := ts.Getenv(name); value != "" {
			if err := os.Setenv(name, value); err != nil {
				return 0, err
			}
		}
	}
	if err := os.Chdir(ts.MkAbs(".")); err != nil {
		return 0, err
	}
	return cli.Run(args, ts.Stdout(), ts.Stderr()), nil
}

var setVariable = regexp.MustCompile(`(?m)^(?:\[[^]]*\] )?env (\w+)=`)

// variables are the names of those that each script starts with, and of those that any
// script in a folder sets.
func variables(folder string) ([]string, error) {
	names := []string{"WORK", "HOME", "TMPDIR", "THEMES", "REPOSITORY", "npm_config_cache", "LANG", "CHISO_TODAY", "CHISO_CACHE"}
	scripts, err := filepath.Glob(filepath.Join(folder, "*.txtar"))
	if err != nil {
		return nil, err
	}
	for _, script := range scripts {
		text, err := os.ReadFile(script)
		if err != nil {
			return nil, err
		}
		for _, match := range setVariable.FindAllSubmatch(text, -1) {
			names = append(names, string(match[1]))
		}
	}
	return names, nil
}
