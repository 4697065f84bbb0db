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
	"strings"
	"time"
)

// program is what a worker runs, in the folder of the theme.
const program = "render/worker.mjs"

// worker is a Node process that draws one chart after another: a line of JSON in, a line
// of JSON out.
type worker struct {
	ctx        context.Context
	cancel     context.CancelCauseFunc
	command    *exec.Cmd
	in         io.WriteCloser
	answers    *bufio.Reader
	complaints strings.Builder
}

// answer is a line that a worker writes.
type answer struct {
	ID, SVG, Error string
	PNG            []byte // base64 on the line
}

// lostError says that a worker ended, or had to be ended, before it answered: another
// may do better.
type lostError struct{ error }

func (e lostError) Unwrap() error { return e.error }

var errHung = errors.New("drawing took too long")

func (r Renderer) start(ctx context.Context) (*worker, error) {
	w := &worker{}
	w.ctx, w.cancel = context.WithCancelCause(ctx)
	w.command = exec.CommandContext(w.ctx, "node", filepath.FromSlash(program), string(r.brand()))
	w.command.Dir = r.Theme
	w.command.Stderr = &w.complaints
	w.command.WaitDelay = grace
	in, err := w.command.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := w.command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	w.in, w.answers = in, bufio.NewReader(out)
	if err := w.command.Start(); err != nil {
		w.cancel(nil)
		if errors.Is(err, exec.ErrNotFound) {
			return nil, errNoNode
		}
		return nil, err
	}
	return w, nil
}

// grace is how long the pipes of a process that has been ended stay open: one that it
// started may hold them.
const grace = 5 * time.Second

var errNoNode = errors.New("node is not installed: install Node.js 20 or newer (https://nodejs.org)")

// end ends a worker and returns what it complained of. What it drew has been read.
func (w *worker) end() string {
	if w == nil {
		return ""
	}
	w.in.Close()
	w.cancel(nil)
	_ = w.command.Wait() // it is ending: its input is closed and it is cancelled, so how it ends is no news
	return strings.TrimSpace(w.complaints.String())
}

// draw sends one chart to a worker and waits for the picture. A worker that takes longer
// than the timeout is ended.
func (w *worker) draw(job Job, timeout time.Duration) (Picture, error) {
	timer := time.AfterFunc(timeout, func() { w.cancel(errHung) })
	defer timer.Stop()
	line, err := json.Marshal(job)
	if err != nil {
		return Picture{}, err
	}
	if _, err = w.in.Write(append(line, '\n')); err == nil {
		line, err = w.answers.ReadBytes('\n')
	}
	if err != nil {
		if cause := context.Cause(w.ctx); cause != nil {
			return Picture{}, lostError{cause}
		}
		return Picture{}, lostError{fmt.Errorf("the worker ended: %w", err)}
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
