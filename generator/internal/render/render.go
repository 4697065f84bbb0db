// Package render draws charts as SVG at build time: the same option and the same
// theme module that the browser uses, by the chart library's own server-side
// rendering in Node workers. A picture is kept in a cache under the hash of all
// that it depends on (option, meta, size, the theme's module, the library's
// version), so that a rebuild draws only what changed; the cache may be deleted
// at any time.
package render

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"
)

// Job is a chart to draw. Width is in px; the height is what the look needs.
type Job struct {
	ID     string          `json:"id"` // names the chart in errors
	Option json.RawMessage `json:"option,omitempty"`
	Meta   any             `json:"meta"`
	Width  int             `json:"width"`

	Label       string `json:"label"`       // becomes the picture's title
	Description string `json:"description"` // and its description
	Card        *Card  `json:"card,omitempty"`
}

// Card makes a picture that stands alone, with words around the chart. A job
// without an option has a figure in the chart's place.
type Card struct {
	Title    string   `json:"title"`
	Subtitle string   `json:"subtitle"`
	Lines    []string `json:"lines"`
	Figure   string   `json:"figure"`
	Lang     string   `json:"lang"`
}

// Picture is what a job becomes: an SVG, of a card also a PNG.
type Picture struct {
	SVG string
	PNG []byte
}

// Renderer draws with the workers of a theme.
type Renderer struct {
	Theme   string            // folder of the theme, its libraries installed
	Cache   string            // folder of the cache
	Brand   map[string]string // the site's own colours in the place of the theme's, by token
	Timeout time.Duration     // for one chart; 30 s if not set
	Workers int               // one for each processor if not set
}

// worker is the program that draws. A picture depends on it and on what it is
// made of: its neighbours, the look, and the versions of the libraries.
const worker = "render/worker.mjs"

var dependencies = []string{"render/*", "assets/js/look/*", "assets/js/number.js", "assets/js/years.js", "assets/css/main/tokens.css", "package-lock.json"}

// brand is the site's own colours as the worker is told of them.
func (r Renderer) brand() []byte {
	data, err := json.Marshal(r.Brand)
	if err != nil || r.Brand == nil {
		return []byte("{}")
	}
	return data
}

// answer is a line that a worker writes.
type answer struct {
	ID, SVG, Error string
	PNG            []byte // base64 on the line
}

// All draws the jobs and returns the pictures in their order. Done is told how
// many are ready.
func (r Renderer) All(ctx context.Context, jobs []Job, done func(ready, of int)) ([]Picture, error) {
	base, err := r.base()
	if err != nil {
		return nil, err
	}
	pictures := make([]Picture, len(jobs))
	keys := make([]string, len(jobs))
	var missing []int
	for n, job := range jobs {
		keys[n] = key(base, job)
		if pictures[n] = r.kept(keys[n], job); pictures[n].SVG == "" {
			missing = append(missing, n)
		}
	}
	if len(missing) == 0 {
		return pictures, nil
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	queue := make(chan int)
	var group sync.WaitGroup
	var mu sync.Mutex
	ready := len(jobs) - len(missing)
	workers := r.Workers
	if workers == 0 {
		workers = runtime.NumCPU()
	}
	for range min(workers, len(missing)) {
		group.Go(func() {
			err := r.work(ctx, queue, func(n int) Job { return jobs[n] }, func(n int, picture Picture) error {
				if err := r.keepAll(keys[n], picture); err != nil {
					return err
				}
				mu.Lock()
				defer mu.Unlock()
				pictures[n] = picture
				ready++
				done(ready, len(jobs))
				return nil
			})
			if err != nil {
				cancel(err)
			}
		})
	}
feed:
	for _, n := range missing {
		select {
		case queue <- n:
		case <-ctx.Done():
			break feed
		}
	}
	close(queue)
	group.Wait()
	if err := context.Cause(ctx); err != nil {
		return nil, err
	}
	return pictures, r.prune()
}

// work runs one worker over the queue.
func (r Renderer) work(ctx context.Context, queue <-chan int, job func(int) Job, drawn func(int, Picture) error) (err error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	command := exec.CommandContext(ctx, "node", filepath.FromSlash(worker), string(r.brand()))
	command.Dir = r.Theme
	var complaints strings.Builder
	command.Stderr = &complaints
	in, err := command.StdinPipe()
	if err != nil {
		return err
	}
	out, err := command.StdoutPipe()
	if err != nil {
		return err
	}
	if err := command.Start(); err != nil {
		if errors.Is(err, exec.ErrNotFound) {
			return errors.New("node is not installed: install Node.js 20 or newer (https://nodejs.org)")
		}
		return err
	}
	end := sync.OnceFunc(func() {
		in.Close()
		cancel(nil)
		command.Wait() // it has been told to end; what it drew is here
	})
	defer end()
	answers := bufio.NewReader(out)
	for n := range queue {
		one := job(n)
		picture, err := r.draw(ctx, cancel, in, answers, one)
		if err != nil {
			end() // so that all its complaints are here
			return fmt.Errorf("chart %q: %w %s", one.ID, err, strings.TrimSpace(complaints.String()))
		}
		if err := drawn(n, picture); err != nil {
			return err
		}
	}
	return nil
}

var errHung = errors.New("drawing took too long")

// draw sends one chart to a worker and waits for the picture; a worker that hangs
// is ended.
func (r Renderer) draw(ctx context.Context, cancel context.CancelCauseFunc, in io.Writer, answers *bufio.Reader, job Job) (Picture, error) {
	timeout := r.Timeout
	if timeout == 0 {
		timeout = 30 * time.Second
	}
	timer := time.AfterFunc(timeout, func() { cancel(errHung) })
	defer timer.Stop()
	line, err := json.Marshal(job)
	if err != nil {
		return Picture{}, err
	}
	if _, err = in.Write(append(line, '\n')); err == nil {
		line, err = answers.ReadBytes('\n')
	}
	if err != nil {
		if cause := context.Cause(ctx); cause != nil {
			return Picture{}, cause
		}
		return Picture{}, fmt.Errorf("the worker ended: %w", err)
	}
	var a answer
	if err := json.Unmarshal(line, &a); err != nil {
		return Picture{}, fmt.Errorf("the worker answered %.200q", line)
	}
	switch {
	case a.Error != "":
		return Picture{}, errors.New(a.Error)
	case a.ID != job.ID || !strings.HasPrefix(a.SVG, "<svg"), (job.Card != nil) != (len(a.PNG) > 0):
		return Picture{}, fmt.Errorf("the worker answered %.200q", line)
	}
	return Picture{a.SVG, a.PNG}, nil
}
