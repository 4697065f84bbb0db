package cli

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"golang.org/x/term"

	"chiso/generator/internal/diag"
)

// progress tells how far long work is: on a terminal one line that is written
// over, elsewhere a line for each stage that took a while.
type progress struct {
	w        io.Writer
	lang     string
	terminal bool
	quiet    bool // elsewhere than on a terminal: where the output must not depend on the machine
	name     string
	began    time.Time
	stages   []string // with their times
}

func newProgress(w io.Writer, lang string) *progress {
	return &progress{w: w, lang: lang, terminal: isTerminal(w) && os.Getenv("TERM") != "dumb"}
}

func isTerminal(w io.Writer) bool {
	f, isFile := w.(*os.File)
	return isFile && term.IsTerminal(int(f.Fd()))
}

// slow is how long a stage takes before it is worth a plain line.
const slow = 2 * time.Second

func (p *progress) stage(vi, en string) {
	p.finish()
	p.name, p.began = diag.Text{VI: vi, EN: en}.In(p.lang), time.Now()
	if p.terminal {
		fmt.Fprintf(p.w, "\r\033[K%s …", p.name)
	}
}

// count shows how far a stage is, on a terminal.
func (p *progress) count(ready, of int) {
	if p.terminal {
		fmt.Fprintf(p.w, "\r\033[K%s … %d/%d", p.name, ready, of)
	}
}

func (p *progress) finish() {
	if p.name == "" {
		return
	}
	took := time.Since(p.began)
	entry := fmt.Sprintf("%s %.1f s", p.name, took.Seconds())
	p.stages = append(p.stages, entry)
	if !p.terminal && !p.quiet && took > slow {
		fmt.Fprintln(p.w, entry)
	}
	p.name = ""
}

// done ends the last stage and clears the line.
func (p *progress) done() {
	p.finish()
	if p.terminal {
		fmt.Fprint(p.w, "\r\033[K")
	}
}

// times lists the stages so far with the seconds each took.
func (p *progress) times() string { return strings.Join(p.stages, ", ") }
