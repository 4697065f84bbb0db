package pictures

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/datatest"
	"chiso/generator/internal/npm"
	"chiso/generator/internal/render"
	"chiso/generator/internal/wire"
)

// job is a chart of the small site whose option was found good, as a phone sees
// it.
func job(t *testing.T, path string) render.Job {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var drawn wire.Drawn
	if err := json.Unmarshal(data, &drawn); err != nil {
		t.Fatal(err)
	}
	return render.Job{ID: "sample", Width: 340, Option: drawn.Frames[drawn.Start].Option, Meta: &drawn.Meta, Label: "Điểm mẫu", Description: "Biểu đồ"}
}

func golden(t *testing.T) render.Job {
	return job(t, "internal/chart/testdata/sample-score-line.vi.json")
}

// TestPictures: every option of the small site, so every kind of chart, becomes
// the picture that was looked at and found good.
func TestPictures(t *testing.T) {
	t.Parallel()
	options, err := filepath.Glob("internal/chart/testdata/*.vi.json")
	if err != nil || len(options) < len(chart.Kinds) {
		t.Fatalf("%d options, %v", len(options), err)
	}
	var jobs []render.Job
	for _, path := range options {
		jobs = append(jobs, job(t, path))
	}
	pictures, err := render.Renderer{Theme: theme(t), Cache: t.TempDir()}.All(context.Background(), jobs, func(int, int) {})
	if err != nil {
		t.Fatal(err)
	}
	for n, path := range options {
		want := filepath.Join("testdata", "pictures", strings.TrimSuffix(filepath.Base(path), ".json")+".svg")
		picture := []byte(strings.ReplaceAll(pictures[n].SVG, "><", ">\n<") + "\n") // so that a change shows on its line
		if *update {
			if err := os.WriteFile(want, picture, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if found, err := os.ReadFile(want); err != nil || !bytes.Equal(found, picture) {
			t.Errorf("%s differs; look at it, and if it is right run the test with -update (%v)", want, err)
		}
	}
}

// TestPicturesOfABusyMachine: pictures are the same on a machine that is so busy that the
// clock jumps whenever a program looks at it. The chart library measures letters only where
// that is quick, so its clock stands still.
func TestPicturesOfABusyMachine(t *testing.T) {
	options, err := filepath.Glob("internal/chart/testdata/*.vi.json")
	if err != nil || len(options) < len(chart.Kinds) {
		t.Fatalf("%d options, %v", len(options), err)
	}
	// Names so long that they are broken or cut, of letters that differ in width.
	long := strings.NewReplacer("Hà Nội", "Will Willful Illinois - Mimmi Mamma, filling till still", "Đắk Lắk", "Ba Ria - Vung Tau (fill, till, lill) million Mammoth", "Huế", "iiiiiiiii lllllllll WWWWWWWWW mmmmmmmmm")
	var jobs []render.Job
	for _, path := range options {
		for _, width := range []int{340, 720} {
			one := job(t, path)
			one.Option = json.RawMessage(long.Replace(string(one.Option)))
			one.ID, one.Width = fmt.Sprintf("%s at %d px", filepath.Base(path), width), width
			jobs = append(jobs, one)
			one.ID += ", a card"
			one.Width, one.Card = 752, &render.Card{Title: "Điểm mẫu", Lines: []string{"Nguồn: mẫu"}, Lang: "vi"}
			jobs = append(jobs, one)
		}
	}
	all := func(jobs []render.Job, workers int) []render.Picture {
		t.Helper()
		pictures, err := render.Renderer{Theme: theme(t), Cache: t.TempDir(), Workers: workers}.All(context.Background(), jobs, func(int, int) {})
		if err != nil {
			t.Fatal(err)
		}
		return pictures
	}
	calm := all(jobs, runtime.NumCPU())
	jumping, err := filepath.Abs("testdata/jumping-clock.mjs")
	if err != nil {
		t.Fatal(err)
	}
	seen := filepath.Join(t.TempDir(), "seen")
	t.Setenv("JUMPING_CLOCK_SEEN", seen)
	t.Setenv("NODE_OPTIONS", "--import="+(&url.URL{Scheme: "file", Path: jumping}).String())
	slices.Reverse(jobs) // nor does the order matter in which workers come to them, nor how many there are
	busy := all(jobs, 1)
	slices.Reverse(busy)
	slices.Reverse(jobs)
	if _, err := os.Stat(seen); err != nil {
		t.Fatalf("the clock of the worker did not jump: %v", err)
	}
	for n, job := range jobs {
		if calm[n].SVG != busy[n].SVG || !bytes.Equal(calm[n].PNG, busy[n].PNG) {
			t.Errorf("%s is another picture on a busy machine", job.ID)
		}
	}
}

func theme(t *testing.T) string {
	t.Helper()
	if _, err := exec.LookPath("npm"); err != nil {
		datatest.Skip(t, "npm is not installed: install Node.js 20 or newer")
	}
	if err := npm.Install(context.Background(), "../themes/chiso"); err != nil {
		t.Fatal(err)
	}
	return "../themes/chiso"
}

// TestRender: a chart is drawn with colours as variables, Vietnamese words and
// numbers, and nothing that a strict policy forbids; it is drawn once, and again
// when the cache is gone.
func TestRender(t *testing.T) {
	t.Parallel()
	r := render.Renderer{Theme: theme(t), Cache: t.TempDir()}
	drawn := 0
	draw := func(jobs ...render.Job) []string {
		drawn = 0
		pictures, err := r.All(context.Background(), jobs, func(int, int) { drawn++ })
		if err != nil {
			t.Fatal(err)
		}
		var drawings []string
		for _, p := range pictures {
			drawings = append(drawings, p.SVG)
		}
		return drawings
	}
	job := golden(t)
	wide := job
	wide.Width = 720
	first := draw(job, wide)
	for _, picture := range first {
		for _, want := range []string{"<svg viewBox", "<title>Điểm mẫu</title><desc>", "var(--chart-strong)", "Đắk Lắk", "42,3", "2024"} {
			if !strings.Contains(picture, want) {
				t.Errorf("the picture lacks %q: %.300s", want, picture)
			}
		}
		for _, never := range []string{"style", "<script", "http", "#000", "NaN", "id=", " class="} {
			if strings.Contains(picture, never) {
				t.Errorf("the picture holds %q", never)
			}
		}
	}
	if drawn != 2 {
		t.Errorf("%d charts drawn, want 2", drawn)
	}
	if again := draw(wide, job); drawn != 0 || again[1] != first[0] || again[0] != first[1] {
		t.Errorf("%d charts drawn again", drawn)
	}
	job.Width++
	if draw(job, wide); drawn != 1 {
		t.Errorf("%d charts drawn after one changed, want 1", drawn)
	}
	if err := os.RemoveAll(r.Cache); err != nil {
		t.Fatal(err)
	}
	if again := draw(wide); drawn != 1 || again[0] != first[1] {
		t.Errorf("%d charts drawn without cache, want 1, the same to the byte: %v", drawn, again[0] == first[1])
	}
}

// TestRenderFailure: a worker that fails, ends or hangs is an error that names
// the chart.
func TestRenderFailure(t *testing.T) {
	real := theme(t)
	broken := golden(t)
	broken.Meta = &wire.Meta{Kind: "nothing", Lang: "vi"}
	if _, err := (render.Renderer{Theme: real, Cache: t.TempDir()}).All(context.Background(), []render.Job{broken}, func(int, int) {}); err == nil || !strings.Contains(err.Error(), `chart "sample"`) {
		t.Errorf("a chart of no kind: %v", err)
	}
	for name, script := range map[string]string{
		"hangs": "setInterval(() => {}, 1000)", "ends": "process.exit(1)", "complains": "console.error('out of ink'); process.exit(1)", "babbles": "console.log('{}')",
	} {
		dir := fakeTheme(t, script)
		r := render.Renderer{Theme: dir, Cache: t.TempDir(), Timeout: time.Second} // one that hangs is ended, or the test never is
		_, err := r.All(context.Background(), []render.Job{golden(t)}, func(int, int) {})
		if err == nil || !strings.Contains(err.Error(), `chart "sample"`) {
			t.Errorf("a worker that %s: %v", name, err)
			continue
		}
		if name == "hangs" && !strings.Contains(err.Error(), "too long (more than 1s, and more than 4s the second time). the machine may be busy") || name == "complains" && !strings.Contains(err.Error(), "out of ink") {
			t.Errorf("a worker that %s: %v", name, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := (render.Renderer{Theme: real, Cache: t.TempDir()}).All(ctx, []render.Job{golden(t)}, func(int, int) {}); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

// fakeTheme is a theme with a script as its worker.
func fakeTheme(t *testing.T, script string) string {
	t.Helper()
	dir := t.TempDir()
	for _, file := range []string{"assets/js/look/index.js", "package-lock.json", "render/worker.mjs"} {
		path := filepath.Join(dir, file)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(script), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestRenderAgain: a chart over which a worker hangs or ends is tried again by a fresh
// worker, once, and so are not the charts that were drawn before.
func TestRenderAgain(t *testing.T) {
	theme(t) // needs Node
	for name, fault := range map[string]string{"hangs": "await new Promise(() => setInterval(() => {}, 1000))", "ends": "process.exit(1)"} {
		dir := fakeTheme(t, `
import { createInterface } from 'node:readline';
import { appendFileSync, existsSync } from 'node:fs';
for await (const line of createInterface({ input: process.stdin })) {
  const { id } = JSON.parse(line);
  const before = existsSync('tried-' + id);
  appendFileSync('tried-' + id, 'x');
  if (id === 'slow' && !before) { `+fault+`; }
  process.stdout.write(JSON.stringify({ id, svg: '<svg>' + id + '</svg>' }) + '\n');
}`)
		var jobs []render.Job
		for _, id := range []string{"first", "slow", "last"} {
			one := golden(t)
			one.ID = id
			jobs = append(jobs, one)
		}
		r := render.Renderer{Theme: dir, Cache: t.TempDir(), Workers: 1, Timeout: 5 * time.Second}
		pictures, err := r.All(context.Background(), jobs, func(int, int) {})
		if err != nil {
			t.Errorf("a worker that %s once: %v", name, err)
			continue
		}
		for n, want := range map[string]int{"first": 1, "slow": 2, "last": 1} {
			if tried, err := os.ReadFile(filepath.Join(dir, "tried-"+n)); err != nil || len(tried) != want {
				t.Errorf("a worker that %s once: %s was tried %d times, want %d (%v)", name, n, len(tried), want, err)
			}
		}
		if pictures[1].SVG != "<svg>slow</svg>" {
			t.Errorf("a worker that %s once: %q", name, pictures[1].SVG)
		}
	}
}

// TestNodeHangs: a node that does not even say its version is not waited for, also where
// what it has started holds its pipes.
func TestNodeHangs(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the node in the way is a script of a shell")
	}
	bin := t.TempDir()
	for says, script := range map[string]string{"no answer": "sleep 600", "out of order": "echo out of order >&2; exit 3"} {
		if err := os.WriteFile(filepath.Join(bin, "node"), []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
		t.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
		ended := make(chan error, 1)
		go func() {
			r := render.Renderer{Theme: "../themes/chiso", Cache: t.TempDir(), Timeout: time.Second}
			_, err := r.All(context.Background(), []render.Job{golden(t)}, func(int, int) {})
			ended <- err
		}()
		select {
		case err := <-ended:
			if err == nil || !strings.Contains(err.Error(), "node --version") || !strings.Contains(err.Error(), says) {
				t.Errorf("%s: %v", script, err)
			}
		case <-time.After(2 * time.Minute):
			t.Fatalf("%s: still waiting", script)
		}
	}
}

// TestDamagedCache: a picture that is not as it was put into the cache is drawn again,
// and put there again; nothing of it is published.
func TestDamagedCache(t *testing.T) {
	t.Parallel()
	script := []byte("<svg><script>alert(1)</script></svg>")
	damages := []func(file []byte) []byte{
		func(b []byte) []byte { b[0] ^= 1; return b },
		func(b []byte) []byte { b[len(b)/2] ^= 4; return b },
		func(b []byte) []byte { b[len(b)-1] ^= 1; return b },
		func(b []byte) []byte { return b[:len(b)/2] },
		func([]byte) []byte { return nil },
		func(b []byte) []byte { return append(b, 'x') },
		func(b []byte) []byte { return bytes.Replace(b, []byte(" "), []byte(" -"), 1) },
		func(b []byte) []byte { // the hash of the picture that was there
			return slices.Concat(b[:bytes.IndexByte(b, ' ')], fmt.Appendf(nil, " %d\n", len(script)), script)
		},
		nil, // the file of another
	}
	r := render.Renderer{Theme: theme(t), Cache: t.TempDir()}
	var jobs []render.Job
	for n := range damages {
		one := golden(t)
		one.Width += n
		jobs = append(jobs, one)
		one.Card = &render.Card{Title: "Điểm mẫu", Lines: []string{"Nguồn: mẫu"}, Lang: "vi"}
		jobs = append(jobs, one)
	}
	drawn := 0
	all := func() []render.Picture {
		t.Helper()
		drawn = 0
		pictures, err := r.All(context.Background(), jobs, func(int, int) { drawn++ })
		if err != nil {
			t.Fatal(err)
		}
		return pictures
	}
	sound := all()
	files, err := filepath.Glob(filepath.Join(r.Cache, "*", "*"))
	if err != nil || len(files) != len(jobs) {
		t.Fatalf("the cache holds %q, %v", files, err)
	}
	for n, file := range files {
		from := file
		damage := damages[n%len(damages)]
		if damage == nil {
			from, damage = files[(n+1)%len(files)], bytes.Clone
		}
		data, err := os.ReadFile(from)
		if err == nil {
			err = os.WriteFile(file, damage(data), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for n, picture := range all() {
		if picture.SVG != sound[n].SVG || !bytes.Equal(picture.PNG, sound[n].PNG) {
			t.Errorf("job %d: another picture came out of the cache: %.80s", n, picture.SVG)
		}
	}
	if drawn != len(jobs) {
		t.Errorf("%d drawn again, want all %d", drawn, len(jobs))
	}
	if all(); drawn != 0 {
		t.Errorf("%d drawn once more", drawn)
	}
}

// TestPrune: what nobody has asked for in a month leaves the cache; the rest
// stays.
func TestPrune(t *testing.T) {
	t.Parallel()
	r := render.Renderer{Theme: theme(t), Cache: t.TempDir()}
	old, recent := filepath.Join(r.Cache, "ab", "abcd.svg"), filepath.Join(r.Cache, "ab", "abce.png")
	if err := os.MkdirAll(filepath.Dir(old), 0o755); err != nil {
		t.Fatal(err)
	}
	for path, age := range map[string]time.Duration{old: 31 * 24 * time.Hour, recent: 29 * 24 * time.Hour} {
		then := time.Now().Add(-age)
		if err := errors.Join(os.WriteFile(path, []byte("x"), 0o644), os.Chtimes(path, then, then)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := r.All(context.Background(), []render.Job{golden(t)}, func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(old); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("an old picture is still there: %v", err)
	}
	if _, err := os.Stat(recent); err != nil {
		t.Error(err)
	}
}
