// Package render draws charts as SVG at build time: the same option and the same
// theme module that the browser uses, by the chart library's own server-side
// rendering in Node workers. A picture is kept in a cache under the hash of all
// that it depends on (option, meta, size, the theme's module, the library's
// version), so that a rebuild draws only what changed, and with a hash of its own, so
// that a damaged one is drawn again; the cache may be deleted at any time.
package render

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"time"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/fragment"
	"chiso/generator/internal/parallel"
	"chiso/generator/internal/wire"
)

// Job is a chart to draw. Width is in px; the height is what the look needs.
type Job struct {
	ID     string          `json:"id"` // names the chart in errors
	Option json.RawMessage `json:"option,omitempty"`
	Meta   *wire.Meta      `json:"meta"` // nil of a job without an option
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

// Picture is what a job becomes: an SVG, minified, of a card also a PNG.
type Picture struct {
	SVG string
	PNG []byte
}

// Renderer draws with the workers of a theme.
type Renderer struct {
	Theme   string            // folder of the theme, its libraries installed
	Cache   string            // folder of the cache
	Brand   map[string]string // the site's own colours in the place of the theme's, by token
	Timeout time.Duration     // for one chart, see patience; 30 s if not set
	Workers int               // one for each processor if not set
	Idle    *Idle             // where workers wait for the next time; nil to end them
}

// dependencies are what every picture depends on: the program that draws, the look, and
// the versions of the libraries.
var dependencies = []string{"render/*", "assets/js/look/*", "assets/js/number.js", "assets/js/period.js", "assets/css/main/tokens.css", "package-lock.json"}

// timeout is how long one chart may take.
func (r Renderer) timeout() time.Duration {
	if r.Timeout == 0 {
		return 30 * time.Second
	}
	return r.Timeout
}

// brand is the site's own colours in the form that the worker reads.
func (r Renderer) brand() []byte {
	data, err := json.Marshal(r.Brand)
	if err != nil || r.Brand == nil {
		return []byte("{}")
	}
	return data
}

// All draws the jobs and returns the pictures in their order. Done receives how
// many are ready.
func (r Renderer) All(ctx context.Context, jobs []Job, done func(ready, of int)) ([]Picture, error) {
	base, err := r.Base(ctx)
	if err != nil {
		return nil, err
	}
	keys := parallel.Map(len(jobs), func(n int) string { return key(base, jobs[n]) })
	pictures := parallel.Map(len(jobs), func(n int) Picture { return r.kept(keys[n], jobs[n]) })
	var missing []int
	for n := range jobs {
		if pictures[n].SVG == "" {
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

// work draws what is in the queue, in one worker after another.
func (r Renderer) work(ctx context.Context, queue <-chan int, job func(int) Job, drawn func(int, Picture) error) error {
	var w *worker
	defer func() { r.Idle.put(w) }()
	for n := range queue {
		one := job(n)
		var picture Picture
		for try := 0; ; try++ {
			var err error
			if w == nil {
				if w, err = r.take(ctx); err != nil {
					return err
				}
			}
			stop := context.AfterFunc(ctx, func() { w.cancel(context.Cause(ctx)) })
			picture, err = w.draw(one, r.patience(try))
			stop()
			if err == nil {
				break
			}
			complaints := w.end()
			w = nil
			switch {
			case ctx.Err() != nil:
				return context.Cause(ctx)
			case errors.As(err, new(lostError)) && try+1 < tries:
				continue
			case errors.Is(err, errHung):
				return r.hung(one)
			}
			return fmt.Errorf("chart %q: %w %s", one.ID, err, complaints)
		}
		if one.Card == nil {
			picture.SVG = fragment.Picture(picture.SVG)
		} else {
			picture.SVG = fragment.Card(picture.SVG)
		}
		if err := drawn(n, picture); err != nil {
			return err
		}
	}
	return nil
}

// tries is how many workers may try a chart: a fresh one does if the first gave no answer.
const tries = 2

// patience is how long a worker may take over a chart. On a busy machine, one that takes a
// moment may take a minute.
func (r Renderer) patience(try int) time.Duration {
	if try == 0 {
		return r.timeout()
	}
	return 4 * r.timeout()
}

// hung says that no worker drew a chart in time.
func (r Renderer) hung(job Job) error {
	return diag.Failure{Err: errHung, Text: diag.T(
		"biểu đồ %q: vẽ quá lâu (hơn %v, lần thứ hai hơn %v). có thể máy đang bận: đóng bớt chương trình rồi chạy lại, các biểu đồ đã vẽ xong được giữ; nếu vẫn chỉ biểu đồ này thì là lỗi của giao diện",
		"chart %q: drawing took too long (more than %v, and more than %v the second time). the machine may be busy: close other programs and run again, charts that are ready are kept; if it is this chart each time, it is a mistake of the theme",
		job.ID, r.patience(0), r.patience(1))}
}
