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
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
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
	Option json.RawMessage `json:"option"`
	Meta   any             `json:"meta"`
	Width  int             `json:"width"`

	Label       string `json:"label"`       // becomes the picture's title
	Description string `json:"description"` // and its description
}

// Renderer draws with the workers of a theme.
type Renderer struct {
	Theme   string        // folder of the theme, its libraries installed
	Cache   string        // folder of the cache
	Timeout time.Duration // for one chart; 30 s if not set
}

// worker is the program that draws. A picture depends on it and on what it is
// made of: its neighbours, the look, and the versions of the libraries.
const worker = "render/worker.mjs"

var dependencies = []string{"render/*", "assets/js/look/*", "package-lock.json"}

// answer is a line that a worker writes.
type answer struct{ ID, SVG, Error string }

// All draws the jobs and returns the pictures in their order. Done is told how
// many are ready.
func (r Renderer) All(ctx context.Context, jobs []Job, done func(ready, of int)) ([]string, error) {
	base, err := r.base()
	if err != nil {
		return nil, err
	}
	pictures := make([]string, len(jobs))
	keys := make([]string, len(jobs))
	var missing []int
	for n, job := range jobs {
		keys[n] = key(base, job)
		data, err := os.ReadFile(r.path(keys[n]))
		if err != nil || len(data) == 0 {
			missing = append(missing, n)
			continue
		}
		pictures[n] = string(data)
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
	for range min(runtime.NumCPU(), len(missing)) {
		group.Go(func() {
			err := r.work(ctx, queue, func(n int) Job { return jobs[n] }, func(n int, svg string) error {
				mu.Lock()
				defer mu.Unlock()
				pictures[n] = svg
				ready++
				done(ready, len(jobs))
				return r.keep(keys[n], svg)
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
	return pictures, context.Cause(ctx)
}

// base is the hash of what every picture depends on.
func (r Renderer) base() (string, error) {
	hash := sha256.New()
	for _, pattern := range dependencies {
		paths, err := filepath.Glob(filepath.Join(r.Theme, filepath.FromSlash(pattern)))
		if err != nil {
			return "", err
		}
		for _, path := range paths { // in order of their names
			data, err := os.ReadFile(path)
			if err != nil {
				return "", err
			}
			fmt.Fprintf(hash, "%s %d\n", filepath.Base(path), len(data))
			hash.Write(data)
		}
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}

func key(base string, job Job) string {
	data, err := json.Marshal(job)
	if err != nil {
		panic(err) // jobs hold what JSON can
	}
	hash := sha256.Sum256(append([]byte(base), data...))
	return hex.EncodeToString(hash[:])
}

func (r Renderer) path(key string) string { return filepath.Join(r.Cache, key[:2], key+".svg") }

// keep puts a picture in the cache, whole or not at all.
func (r Renderer) keep(key, svg string) error {
	path := r.path(key)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	file, err := os.CreateTemp(filepath.Dir(path), "*.part")
	if err != nil {
		return err
	}
	_, err = io.WriteString(file, svg)
	if err = errors.Join(err, file.Close()); err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		os.Remove(file.Name())
	}
	return err
}

// work runs one worker over the queue.
func (r Renderer) work(ctx context.Context, queue <-chan int, job func(int) Job, drawn func(int, string) error) (err error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	command := exec.CommandContext(ctx, "node", filepath.FromSlash(worker))
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
	defer func() {
		in.Close()
		cancel(nil)
		command.Wait() // it has been told to end; what it drew is here
	}()
	answers := bufio.NewReader(out)
	for n := range queue {
		one := job(n)
		svg, err := r.draw(ctx, cancel, in, answers, one)
		if err != nil {
			return fmt.Errorf("chart %q: %w %s", one.ID, err, strings.TrimSpace(complaints.String()))
		}
		if err := drawn(n, svg); err != nil {
			return err
		}
	}
	return nil
}

var errHung = errors.New("drawing took too long")

// draw sends one chart to a worker and waits for the picture; a worker that hangs
// is ended.
func (r Renderer) draw(ctx context.Context, cancel context.CancelCauseFunc, in io.Writer, answers *bufio.Reader, job Job) (string, error) {
	timeout := r.Timeout
	if timeout == 0 {
		timeout = 30 * time.Second
	}
	timer := time.AfterFunc(timeout, func() { cancel(errHung) })
	defer timer.Stop()
	line, err := json.Marshal(job)
	if err != nil {
		return "", err
	}
	if _, err = in.Write(append(line, '\n')); err == nil {
		line, err = answers.ReadBytes('\n')
	}
	if err != nil {
		if cause := context.Cause(ctx); cause != nil {
			return "", cause
		}
		return "", fmt.Errorf("the worker ended: %w", err)
	}
	var a answer
	if err := json.Unmarshal(line, &a); err != nil {
		return "", fmt.Errorf("the worker answered %.200q", line)
	}
	switch {
	case a.Error != "":
		return "", errors.New(a.Error)
	case a.ID != job.ID || !strings.HasPrefix(a.SVG, "<svg"):
		return "", fmt.Errorf("the worker answered %.200q", line)
	}
	return a.SVG, nil
}
