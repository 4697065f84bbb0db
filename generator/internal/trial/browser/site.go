package browser

import (
	"bytes"
	"context"
	"fmt"
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

	"github.com/rogpeppe/go-internal/lockedfile"

	"chiso/generator/internal/cli"
	"chiso/generator/internal/trial"
)

// left are the folders of sites that were built, which Main removes.
var left struct {
	sync.Mutex
	folders []string
}

// leave has Main remove a folder.
func leave(dir string) {
	left.Lock()
	defer left.Unlock()
	left.folders = append(left.folders, dir)
}

// Main runs the tests of a package from the folder above its own, generator/, where their
// data are, ends the browsers and removes the sites that they had built. It gives the status to exit with.
func Main(m *testing.M) (status int) {
	if err := os.Chdir(".."); err != nil {
		panic(err)
	}
	defer func() {
		for _, stop := range browsers.stop {
			stop()
		}
		for _, dir := range left.folders {
			if err := os.RemoveAll(dir); err != nil {
				fmt.Fprintln(os.Stderr, err)
				status = 1
			}
		}
	}()
	return m.Run()
}

// SubPath is where sites are served in tests, as on a Pages project site.
const SubPath = "/chiso/"

// Address is the same in every run, though the port is not, because the address
// stands in pictures, which are kept from one run to the next. Browsers take
// *.localhost for a safe place, as they do a real site.
const Address = "http://chiso.localhost" + SubPath

// cache is where the tests keep pictures, as seen from generator/.
const cache = ".cache"

// Site is a site that is built once for all tests of a package, into a folder that Main
// removes when they are done.
type Site struct {
	Arguments []string // of the build, after those for this repository's own data and settings

	once     sync.Once
	dir      string
	listener net.Listener
	failure  string
}

// Real is the site of this repository's data and settings.
var Real Site

// Serve builds the site, the first time, serves it at Address, and gives its folder.
func (s *Site) Serve(t *testing.T) (dir string) {
	t.Helper()
	if _, err := exec.LookPath("npm"); err != nil {
		trial.Skip(t, "npm is not installed: install Node.js 20 or newer")
	}
	s.once.Do(func() {
		dir, err := os.MkdirTemp("", "chiso-test-")
		if err == nil {
			leave(dir)
			s.listener, err = net.Listen("tcp", "127.0.0.1:0")
		}
		if err != nil {
			s.failure = err.Error()
			return
		}
		s.dir = filepath.Join(dir, "public")
		// Of packages tested at the same time one draws the pictures, and the next finds them.
		if err := os.MkdirAll(cache, 0o755); err != nil {
			s.failure = err.Error()
			return
		}
		unlock, err := lockedfile.MutexAt(filepath.Join(cache, "tests.lock")).Lock()
		if err != nil {
			s.failure = err.Error()
			return
		}
		defer unlock()
		var out bytes.Buffer
		if status := cli.Run(append([]string{"build", "--lang", "en", "--data", "../data", "--site", "../site", "--themes", "../themes", "--cache", cache, "--out", s.dir, "--base-url", Address}, s.Arguments...), &out, &out); status != 0 {
			s.failure = out.String()
		}
		server := httptest.NewUnstartedServer(http.StripPrefix(strings.TrimSuffix(SubPath, "/"), http.FileServer(http.Dir(s.dir))))
		server.Listener = s.listener
		server.Start()
	})
	if s.failure != "" {
		t.Fatal(s.failure)
	}
	return s.dir
}

// Get fetches a file of the real site by its full address.
func Get(t *testing.T, url string) []byte {
	t.Helper()
	client := http.Client{Transport: &http.Transport{DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, network, Real.listener.Addr().String())
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
