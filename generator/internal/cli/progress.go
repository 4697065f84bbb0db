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
	stages   []string // in the order in which they began
	took     map[string]time.Duration
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
	if _, again := p.took[p.name]; !again {
		p.stages = append(p.stages, p.name)
	}
	if p.took == nil {
		p.took = map[string]time.Duration{}
	}
	p.took[p.name] += took
	if !p.terminal && !p.quiet && took > slow {
		fmt.Fprintln(p.w, seconds(p.name, took))
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

// times lists the stages so far with the seconds each took, those that came more than once
// together.
func (p *progress) times() string {
	var all []string
	for _, name := range p.stages {
		all = append(all, seconds(name, p.took[name]))
	}
	return strings.Join(all, ", ")
}

func seconds(name string, took time.Duration) string {
	return fmt.Sprintf("%s %.1f s", name, took.Seconds())
}
