package serve

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNames: the server answers under its own names alone, and to those who read.
func TestNames(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte("<head></head>a draft"), 0o644); err != nil {
		t.Fatal(err)
	}
	s := New(dir, "Studio.example", "192.0.2.7")
	for _, c := range []struct {
		method, host string
		want         int
	}{
		{"GET", "localhost:1313", 200}, {"GET", "LocalHost", 200}, {"HEAD", "127.0.0.1:1313", 200}, {"GET", "[::1]:1313", 200}, {"GET", "[::1]", 200},
		{"GET", "studio.example:1313", 200}, {"GET", "192.0.2.7:1313", 200},
		{"GET", "evil.example:1313", 421}, {"GET", "localhost.evil.example", 421}, {"GET", "127.0.0.2", 421}, {"GET", "", 421}, {"GET", "evil.example:80:80", 421},
		{"POST", "localhost:1313", 405}, {"DELETE", "localhost:1313", 405}, {"OPTIONS", "localhost:1313", 405}, {"POST", "evil.example", 421},
	} {
		for _, path := range []string{"/", "/__chiso/reload.js"} {
			r := httptest.NewRequest(c.method, path, nil)
			r.Host = c.host
			w := httptest.NewRecorder()
			s.ServeHTTP(w, r)
			if w.Code != c.want {
				t.Errorf("%s %s of %q: %d, want %d", c.method, path, c.host, w.Code, c.want)
			}
			if c.want != http.StatusOK && (strings.Contains(w.Body.String(), "draft") || !strings.Contains(w.Body.String(), ". / ")) {
				t.Errorf("%s of %q: %q", c.method, c.host, w.Body)
			}
			if c.want == http.StatusMethodNotAllowed && w.Header().Get("Allow") != "GET, HEAD" {
				t.Errorf("%s: what is allowed: %q", c.method, w.Header().Get("Allow"))
			}
		}
	}
}
