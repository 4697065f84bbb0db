package render

import (
	"context"
	"sync"
)

// Idle is where workers wait between one All and the next, so that a picture takes a tenth of
// a second and not the time that Node takes to begin. A nil Idle holds none.
type Idle struct {
	ctx context.Context

	mu      sync.Mutex
	base    string // what the workers draw with, see Renderer.Base
	workers []*worker
}

// NewIdle makes a place for workers that end with a context.
func NewIdle(ctx context.Context) *Idle {
	i := &Idle{ctx: ctx}
	context.AfterFunc(ctx, i.clear)
	return i
}

// take gives a worker that waits, or a new one.
func (r Renderer) take(ctx context.Context) (*worker, error) {
	if r.Idle == nil {
		return r.start(ctx)
	}
	base, err := r.Base(ctx)
	if err != nil {
		return nil, err
	}
	if w := r.Idle.take(base); w != nil {
		return w, nil
	}
	return r.start(r.Idle.ctx)
}

// take gives one that draws with the base; those that draw with another are ended.
func (i *Idle) take(base string) *worker {
	i.mu.Lock()
	same := i.base == base
	i.mu.Unlock()
	if !same {
		i.clear()
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	i.base = base
	if len(i.workers) == 0 {
		return nil
	}
	w := i.workers[len(i.workers)-1]
	i.workers = i.workers[:len(i.workers)-1]
	return w
}

// put lets a worker wait; without a place to wait it ends.
func (i *Idle) put(w *worker) {
	if i == nil || w == nil || w.ctx.Err() != nil {
		w.end()
		return
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	i.workers = append(i.workers, w)
}

func (i *Idle) clear() {
	i.mu.Lock()
	defer i.mu.Unlock()
	for _, w := range i.workers {
		w.end()
	}
	i.workers = nil
}
