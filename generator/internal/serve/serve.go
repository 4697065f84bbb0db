// Package serve shows a built site in the browser while its sources are edited:
// it serves the files, watches folders, and tells open pages to load again.
package serve

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

//go:embed reload.js
var reloadScript []byte

// reloadPath is where the script and the events are that reload a page. Pages
// allow scripts from their own host only, so it is a file and not inline.
const reloadPath = "/__chiso/"

// Server serves the folder dir, under its own names.
type Server struct {
	dir     string
	names   map[string]bool
	mu      sync.Mutex
	waiting map[chan struct{}]string // to the address of the page that waits
	ahead   map[string][]byte        // see Show
}

// New makes a server of a folder. It answers under the names by which this machine calls
// itself and those given here: the one that it listens on, those that people know it by.
func New(dir string, names ...string) *Server {
	s := &Server{dir: dir, names: map[string]bool{}, waiting: map[chan struct{}]string{}}
	for _, name := range append(names, "localhost", "127.0.0.1", "::1") {
		s.names[strings.ToLower(name)] = true
	}
	return s
}

// called says whether a request was sent to a name of the server. A page of another site
// could have its own name lead to this machine, and read here what is not published yet
// (DNS rebinding); its requests still bear its name.
func (s *Server) called(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return s.names[strings.ToLower(strings.Trim(host, "[]"))]
}

// Show serves files in the place of those of the folder, by their paths, until Renew: pages
// that were written before the rest of the site. Of the pages that are open, those that are
// another one now load again.
func (s *Server) Show(files map[string][]byte) {
	s.reload(func(path string) bool {
		now, there := files[path]
		return there && !bytes.Equal(now, s.content(path))
	})
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ahead = files
}

// Renew serves the folder again, which holds the whole site anew. Open pages load again but for those that
// were shown as they are.
func (s *Server) Renew() {
	s.mu.Lock()
	ahead := s.ahead
	s.ahead = nil
	s.mu.Unlock()
	s.reload(func(path string) bool {
		shown, there := ahead[path]
		return !there || !bytes.Equal(shown, s.content(path))
	})
}

// reload makes open pages load again, chosen by the paths of their files.
func (s *Server) reload(which func(path string) bool) {
	var again []chan struct{}
	s.mu.Lock()
	waiting := maps.Clone(s.waiting)
	s.mu.Unlock()
	for page, address := range waiting {
		if which(path.Join(address, "index.html")) {
			again = append(again, page)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, page := range again {
		if _, waits := s.waiting[page]; waits {
			close(page)
			delete(s.waiting, page)
		}
	}
}

// content is a file as it is served, nil if there is none.
func (s *Server) content(path string) []byte {
	s.mu.Lock()
	shown, there := s.ahead[path]
	s.mu.Unlock()
	if there {
		return shown
	}
	data, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(path)))
	if err != nil {
		return nil
	}
	return data
}

// Open are the addresses of the pages that are open, under the site's root: "vi/places/hue/".
func (s *Server) Open() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Compact(slices.Sorted(maps.Values(s.waiting)))
}

// Listen opens the port; a port that is taken is an error at once.
func Listen(host string, port int) (net.Listener, error) {
	return net.Listen("tcp", net.JoinHostPort(host, fmt.Sprint(port)))
}

// Run serves until the context ends.
func (s *Server) Run(ctx context.Context, listener net.Listener) error {
	server := &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second, BaseContext: func(net.Listener) context.Context { return ctx }}
	go func() {
		<-ctx.Done()
		s.reload(func(string) bool { return true }) // lets go of the pages that wait
		server.Close()
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	switch {
	case !s.called(r.Host):
		http.Error(w, "This site is only shown on this machine; to call it by another name, start it with --host. / Trang chỉ xem trên máy này; muốn gọi bằng tên khác thì chạy với --host.", http.StatusMisdirectedRequest)
		return
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "A page can only be read. / Trang chỉ để đọc.", http.StatusMethodNotAllowed)
		return
	}
	switch r.URL.Path {
	case reloadPath + "reload.js":
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		send(w, reloadScript)
	case reloadPath + "events":
		s.events(w, r)
	default:
		s.file(w, r)
	}
}

// events holds the line open and writes one event when the site has changed.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	changed := make(chan struct{})
	s.mu.Lock()
	s.waiting[changed] = strings.TrimPrefix(r.URL.Query().Get("page"), "/")
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		delete(s.waiting, changed)
		s.mu.Unlock()
	}()
	w.Header().Set("Content-Type", "text/event-stream")
	fmt.Fprint(w, ": open\n\n")
	http.NewResponseController(w).Flush()
	select {
	case <-changed:
		fmt.Fprint(w, "event: changed\ndata: 1\n\n")
	case <-r.Context().Done():
	}
}

// file serves a file of the site; pages get the reloading script, what is not
// there the site's own 404 page.
func (s *Server) file(w http.ResponseWriter, r *http.Request) {
	root, err := os.OpenRoot(s.dir)
	if err != nil {
		http.Error(w, err.Error(), http.StatusServiceUnavailable)
		return
	}
	defer root.Close()
	name := strings.TrimPrefix(r.URL.Path, "/")
	if info, err := root.Stat(orDot(name)); err == nil && info.IsDir() {
		if name != "" && !strings.HasSuffix(name, "/") {
			http.Redirect(w, r, r.URL.Path+"/", http.StatusFound)
			return
		}
		name += "index.html"
	}
	s.mu.Lock()
	data, shown := s.ahead[name]
	s.mu.Unlock()
	status := http.StatusOK
	if !shown {
		data, err = root.ReadFile(name)
	}
	if errors.Is(err, fs.ErrNotExist) {
		language, _, _ := strings.Cut(name, "/")
		status = http.StatusNotFound
		name = "404.html"
		if data, err = root.ReadFile(filepath.Join(language, name)); err != nil {
			data, err = root.ReadFile(name)
		}
	}
	if err != nil {
		http.Error(w, http.StatusText(http.StatusNotFound), http.StatusNotFound)
		return
	}
	if strings.HasSuffix(name, ".html") {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(status)
		page := string(data)
		send(w, []byte(strings.Replace(page, "</head>", `<script src="`+reloadPath+`reload.js" defer></script></head>`, 1)))
		return
	}
	http.ServeContent(w, r, name, time.Time{}, strings.NewReader(string(data)))
}

// send writes an answer. If that fails, whoever asked has gone, and nobody is there to hear of it.
func send(w http.ResponseWriter, answer []byte) {
	_, _ = w.Write(answer)
}

func orDot(name string) string {
	if name = strings.TrimSuffix(name, "/"); name == "" {
		return "."
	}
	return name
}

// settle is how long a folder must be quiet before a change counts: editors
// write a file in several steps.
const settle = 60 * time.Millisecond

// Watcher sees changes under folders from the moment it is made.
type Watcher struct{ *fsnotify.Watcher }

// NewWatcher begins to watch folders. Folders made later are watched too.
func NewWatcher(folders []string) (Watcher, error) {
	watcher, err := fsnotify.NewWatcher()
	for _, folder := range folders {
		if err == nil {
			err = watchTree(watcher, folder)
		}
	}
	return Watcher{watcher}, err
}

// Run calls changed after each change with the names of the files that were touched since, nil if
// they are not known, until the context ends.
func (w Watcher) Run(ctx context.Context, changed func(files []string)) error {
	watcher := w.Watcher
	defer watcher.Close()
	timer := time.NewTimer(time.Hour)
	timer.Stop()
	files, known := map[string]bool{}, true
	for {
		select {
		case <-ctx.Done():
			return nil
		case event := <-watcher.Events:
			if ignored(event.Name) || event.Op == fsnotify.Chmod {
				continue
			}
			if info, err := os.Stat(event.Name); err == nil && info.IsDir() {
				if err := watchTree(watcher, event.Name); err != nil {
					return err
				}
			}
			files[event.Name] = true
			timer.Reset(settle)
		case err := <-watcher.Errors:
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				return err
			}
			known = false // more changes than could be reported
			timer.Reset(settle)
		case <-timer.C:
			var names []string
			if known {
				names = slices.Sorted(maps.Keys(files))
			}
			files, known = map[string]bool{}, true
			changed(names)
		}
	}
}

func watchTree(watcher *fsnotify.Watcher, root string) error {
	return filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case !entry.IsDir():
			return nil
		case path != root && ignored(path):
			return filepath.SkipDir
		}
		return watcher.Add(path)
	})
}

// ignored are the files that editors and npm write for themselves.
func ignored(path string) bool {
	name := filepath.Base(path)
	return name == "node_modules" || strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~")
}
