package browser

import (
	"context"
	"errors"
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
	"time"

	"github.com/rogpeppe/go-internal/lockedfile"
	"golang.org/x/mod/sumdb/dirhash"

	"chiso/generator/internal/datatest"
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
		datatest.Skip(t, "npm is not installed: install Node.js 20 or newer")
	}
	s.once.Do(func() {
		var err error
		if s.listener, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
			s.failure = err.Error()
			return
		}
		// Of packages tested at the same time one draws the pictures and builds the real site, and
		// the next finds them.
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
		if s.dir, err = s.folder(); err != nil {
			s.failure = err.Error()
			return
		}
		if _, err := os.Stat(s.dir); err != nil { // a build that fails leaves nothing there
			program, err := datatest.Program(".")
			if err != nil {
				s.failure = err.Error()
				return
			}
			command := exec.Command(program, append([]string{"build", "--lang", "en", "--data", "../data", "--site", "../site", "--themes", "../themes", "--cache", cache, "--out", s.dir, "--base-url", Address}, s.Arguments...)...)
			if out, err := command.CombinedOutput(); err != nil {
				s.failure = fmt.Sprintf("%v\n%s", err, out)
			}
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

// folder says where the site is, or is to be built. That of the real one bears the hash of all
// that it is made from, so that the same one serves several packages and runs; older ones go.
// A test may read it and must not write there.
func (s *Site) folder() (string, error) {
	if s != &Real {
		dir, err := os.MkdirTemp("", "chiso-test-")
		leave(dir)
		return filepath.Join(dir, "public"), err
	}
	var files []string
	for _, root := range []string{"../go.mod", "../go.sum", "../data", "../site", "../themes", "."} {
		err := filepath.WalkDir(root, func(path string, entry os.DirEntry, err error) error {
			name := filepath.Base(path)
			switch {
			case err != nil:
				return err
			case path == root && entry.IsDir():
			case strings.HasPrefix(name, ".") || name == "node_modules" || name == "testdata" || name == "datatest": // locks, caches; what is installed goes by its lock file; helpers of tests
				if entry.IsDir() {
					return filepath.SkipDir
				}
			case entry.Type().IsRegular() && !strings.HasSuffix(name, "_test.go"):
				files = append(files, filepath.ToSlash(path))
			}
			return nil
		})
		if err != nil {
			return "", err
		}
	}
	hash, err := dirhash.Hash1(files, func(path string) (io.ReadCloser, error) { return os.Open(path) })
	if err != nil {
		return "", err
	}
	sites := filepath.Join(cache, "sites")
	if err := os.MkdirAll(sites, 0o755); err != nil {
		return "", err
	}
	name := fmt.Sprintf("%x", hash+Address)
	others, err := os.ReadDir(sites)
	for _, other := range others { // a run that is not over may still read one of them
		if info, gone := other.Info(); gone == nil && other.Name() != name && time.Since(info.ModTime()) > time.Hour {
			err = errors.Join(err, os.RemoveAll(filepath.Join(sites, other.Name())))
		}
	}
	return filepath.Join(sites, name), err
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
