package main

import (
	"bytes"
	"context"
	"io"
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
	"go.yaml.in/yaml/v3"

	"chiso/generator/internal/cli"
	"chiso/generator/internal/trial"
)

func TestMain(m *testing.M) {
	status := m.Run()
	removeSite()
	os.Exit(status)
}

// run runs the program in this process on the repository's own folders.
func run(t *testing.T, args ...string) (status int, output string) {
	t.Helper()
	var out bytes.Buffer
	args = append([]string{args[0], "--lang", "en", "--data", "../data", "--site", "../site", "--themes", "../themes"}, args[1:]...)
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

// TestRights: what a pull request runs, which anybody may send, may only read.
func TestRights(t *testing.T) {
	var workflow struct {
		On          any            `yaml:"on"`
		Permissions map[string]any `yaml:"permissions"`
		Jobs        map[string]struct {
			Permissions any `yaml:"permissions"`
		} `yaml:"jobs"`
	}
	text := trial.Contents(t, "../.github/workflows/check.yml")
	if err := yaml.Unmarshal([]byte(text), &workflow); err != nil {
		t.Fatal(err)
	}
	if workflow.On != "pull_request" || len(workflow.Permissions) != 1 || workflow.Permissions["contents"] != "read" || strings.Contains(text, "secrets.") || strings.Contains(text, "github.token") {
		t.Errorf("on %v, permissions %v", workflow.On, workflow.Permissions)
	}
	for name, job := range workflow.Jobs {
		if job.Permissions != nil {
			t.Errorf("job %s has permissions of its own: %v", name, job.Permissions)
		}
	}
	if !strings.Contains(text, "persist-credentials: false") {
		t.Error("the token is left where the change can read it")
	}
}

// subPath is where sites are served in tests, as on a Pages project site.
const subPath = "/chiso/"

// address is the same in every run, though the port is not, because the address
// stands in pictures, which are kept from one run to the next. Browsers take
// *.localhost for a safe place, as they do a real site.
const address = "http://chiso.localhost" + subPath

// built is a site that is built once for all tests.
type built struct {
	sync.Once
	dir      string
	listener net.Listener
	failure  string
	more     []string // arguments of the build
}

// realSite is the site of the real data.
var realSite built

// repositorySite is the small site of the scripts, with the address of a repository.
var repositorySite = built{more: []string{"--data", "testdata/base/data", "--site", "testdata/base/site", "--repository", repositoryAddress}}

const repositoryAddress = "https://code.example.org/chiso"

// site builds the real site and serves it; it returns its address, with a slash
// at the end, and its folder.
func site(t *testing.T) (url, dir string) {
	t.Helper()
	realSite.serve(t)
	return address, realSite.dir
}

// serve builds the site, the first time, and serves it.
func (b *built) serve(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("npm"); err != nil {
		trial.Skip(t, "npm is not installed: install Node.js 20 or newer")
	}
	b.Do(func() {
		dir, err := os.MkdirTemp("", "chiso-test-")
		if err == nil {
			b.listener, err = net.Listen("tcp", "127.0.0.1:0")
		}
		if err != nil {
			b.failure = err.Error()
			return
		}
		b.dir = filepath.Join(dir, "public")
		if status, output := run(t, append([]string{"build", "--out", b.dir, "--base-url", address}, b.more...)...); status != 0 {
			b.failure = output
		}
		server := httptest.NewUnstartedServer(http.StripPrefix(strings.TrimSuffix(subPath, "/"), http.FileServer(http.Dir(b.dir))))
		server.Listener = b.listener
		server.Start()
	})
	if b.failure != "" {
		t.Fatal(b.failure)
	}
}

// get fetches a file of the real site.
func get(t *testing.T, url string) []byte {
	t.Helper()
	client := http.Client{Transport: &http.Transport{DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, network, realSite.listener.Addr().String())
	}}}
	response, err := client.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s, %v", url, response.Status, err)
	}
	return data
}

// removeSite clears up after the tests.
func removeSite() {
	for _, b := range []*built{&realSite, &hostileSite, &repositorySite, &secondSite, &computedSite} {
		if b.dir != "" {
			os.RemoveAll(filepath.Dir(b.dir))
		}
	}
}
