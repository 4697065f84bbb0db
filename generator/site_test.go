package main

import (
	"bytes"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/rhysd/actionlint"

	"chiso/generator/internal/cli"
)

// skip skips a test that needs what this machine lacks; in CI nothing may skip.
func skip(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal(why + " (in CI nothing may skip)")
	}
	t.Skip(why)
}

// run runs the program in this process on the repository's own folders.
func run(t *testing.T, args ...string) (status int, output string) {
	t.Helper()
	var out bytes.Buffer
	args = append(args, "--lang", "en", "--data", "../data", "--site", "../site", "--themes", "../themes")
	status = cli.Run(args, &out, &out)
	return status, out.String()
}

// TestRealData: the repository's own data pass the check.
func TestRealData(t *testing.T) {
	if status, output := run(t, "check"); status != 0 {
		t.Fatalf("exit status %d\n%s", status, output)
	}
}

// TestWorkflows lints the workflows.
func TestWorkflows(t *testing.T) {
	var out bytes.Buffer
	linter, err := actionlint.NewLinter(&out, &actionlint.LinterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("../.github/workflows/*.yml")
	if err != nil || len(files) < 2 {
		t.Fatalf("workflows %v, %v", files, err)
	}
	problems, err := linter.LintFiles(files, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(problems) > 0 {
		t.Error(out.String())
	}
}

// subPath is where the site is served in tests, as on a Pages project site.
const subPath = "/chiso/"

// realSite is the site of the real data, built once for all tests.
var realSite struct {
	sync.Once
	dir, url string
	failure  string
}

// site builds the real site and serves it; it returns its address, with a slash
// at the end, and its folder.
func site(t *testing.T) (url, dir string) {
	t.Helper()
	if _, err := exec.LookPath("npm"); err != nil {
		skip(t, "npm is not installed: install Node.js 20 or newer")
	}
	realSite.Do(func() {
		dir, err := os.MkdirTemp("", "chiso-test-")
		if err != nil {
			realSite.failure = err.Error()
			return
		}
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			realSite.failure = err.Error()
			return
		}
		realSite.dir = filepath.Join(dir, "public")
		realSite.url = "http://" + listener.Addr().String() + subPath
		if status, output := run(t, "build", "--out", realSite.dir, "--base-url", realSite.url); status != 0 {
			realSite.failure = output
		}
		server := httptest.NewUnstartedServer(http.StripPrefix(strings.TrimSuffix(subPath, "/"), http.FileServer(http.Dir(realSite.dir))))
		server.Listener = listener
		server.Start()
	})
	if realSite.failure != "" {
		t.Fatal(realSite.failure)
	}
	return realSite.url, realSite.dir
}

// removeSite clears up after the tests.
func removeSite() {
	if realSite.dir != "" {
		os.RemoveAll(filepath.Dir(realSite.dir))
	}
}
