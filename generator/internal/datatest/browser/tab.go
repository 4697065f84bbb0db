package browser

import (
	"context"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"chiso/generator/internal/datatest"
)

// Tab is a tab of a real browser that notes what goes wrong in it.
type Tab struct {
	context.Context
	T       *testing.T
	Address string // of the site, with a slash at the end
	At      string // the page it shows
	Also    string // another host that may be asked

	keepsNothing page.ScriptIdentifier

	mu    sync.Mutex
	wrong []string
}

// Open starts chromium on a screen of the width, in pixels, for the real site.
func Open(t *testing.T, width int) *Tab {
	t.Helper()
	return OpenSite(t, &Real, width)
}

// OpenSite starts chromium for another site.
func OpenSite(t *testing.T, of *Site, width int, more ...chromedp.ExecAllocatorOption) *Tab {
	t.Helper()
	of.Serve(t)
	return OpenServed(t, of.listener.Addr().String(), width, more...)
}

// OpenServed starts chromium for a site that something else serves: at is where it listens,
// as host:port. Where there is no browser the test is skipped.
func OpenServed(t *testing.T, at string, width int, more ...chromedp.ExecAllocatorOption) *Tab {
	t.Helper()
	program := installed(t, programs...)
	var ctx context.Context
	var cancel context.CancelFunc
	if len(more) == 0 {
		chromium, err := running(program, at)
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel = chromedp.NewContext(chromium, chromedp.WithNewBrowserContext()) // a profile of its own
	} else {
		ctx, cancel = start(program, at, more...)
	}
	t.Cleanup(cancel)
	b := &Tab{Context: ctx, T: t, Address: Address}
	if err := chromedp.Do(ctx); err != nil { // opens the tab
		t.Fatal(err)
	}
	b.Do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}) // tabs are side by side
		return err
	}))
	if err := chromedp.Listen(ctx, b.note); err != nil {
		t.Fatal(err)
	}
	b.Do(chromedp.EmulateViewport(int64(width), 900), chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		script, err := cdp.Call(ctx, target, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: keepNothing})
		if err == nil {
			b.keepsNothing = script.Identifier
		}
		return err
	}))
	return b
}

// keepNothing says what a reader may say on the page of settings: that no page be kept on the
// device. To keep a page among others takes a third of the time that opening it does.
const keepNothing = `try { localStorage.setItem('offline ` + SubPath + `', 'off'); } catch {}`

// Keeps has the tab keep the pages that it shows on the device, as it does for a reader who has
// not switched that off. It comes before the first visit.
func (b *Tab) Keeps() {
	b.T.Helper()
	b.Do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, page.RemoveScriptToEvaluateOnNewDocument, page.RemoveScriptToEvaluateOnNewDocumentParams{Identifier: b.keepsNothing})
		return err
	}))
}

// programs are the browsers that will do. chromium-headless-shell is Chromium without windows,
// which take almost as much time as the pages in them.
var programs = []string{"chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"}

// Whole has OpenSite start a browser with windows, for what one without has not: the pages that
// were left are kept there to come back to.
func Whole(t *testing.T) chromedp.ExecAllocatorOption {
	t.Helper()
	return chromedp.ExecPath(installed(t, programs[1:]...))
}

// installed finds a program; where there is none the test is skipped.
func installed(t *testing.T, names ...string) string {
	t.Helper()
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	datatest.Skip(t, "no chromium: install it (Debian: apt-get install chromium)")
	return ""
}

// start makes a context in which chromium starts with the first action. Cancelling it
// ends chromium.
func start(program, at string, more ...chromedp.ExecAllocatorOption) (context.Context, context.CancelFunc) {
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.WindowSize(1280, 900),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("host-resolver-rules", "MAP chiso.localhost:80 "+at))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), append(options, more...)...)
	ctx, cancel := chromedp.NewContext(allocator)
	return ctx, func() { cancel(); stop() }
}

// browsers are those that run, by where the site that they show listens. To start one for
// each test takes longer than most tests do. Main ends them.
var browsers struct {
	sync.Mutex
	running map[string]context.Context
	stop    []context.CancelFunc
}

// running gives the browser for a site, and starts it the first time.
func running(program, at string) (context.Context, error) {
	browsers.Lock()
	defer browsers.Unlock()
	if ctx, there := browsers.running[at]; there {
		return ctx, nil
	}
	ctx, stop := start(program, at)
	if err := chromedp.Do(ctx); err != nil {
		stop()
		return nil, err
	}
	if browsers.running == nil {
		browsers.running = map[string]context.Context{}
	}
	browsers.running[at] = ctx
	browsers.stop = append(browsers.stop, stop)
	return ctx, nil
}

// note keeps console errors, exceptions, failed requests, and requests to other
// hosts.
func (b *Tab) note(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		b.wrong = append(b.wrong, fmt.Sprintf("exception: %s %v", e.ExceptionDetails.Text, e.ExceptionDetails.Exception))
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning {
			b.wrong = append(b.wrong, fmt.Sprintf("console: %s", e.Args[0].Value))
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			b.wrong = append(b.wrong, "log: "+e.Entry.Text+" "+e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, b.Address) && (b.Also == "" || !strings.HasPrefix(e.Request.URL, b.Also)) && !strings.HasPrefix(e.Request.URL, "data:") && !strings.HasPrefix(e.Request.URL, "blob:"+strings.TrimSuffix(b.Address, SubPath)) && e.Request.URL != "about:blank" {
			b.wrong = append(b.wrong, "request beyond the site: "+e.Request.URL)
		}
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 {
			b.wrong = append(b.wrong, fmt.Sprintf("status %d: %s", e.Response.Status, e.Response.URL))
		}
	}
}

// Patience is how long a page may take. It ends what hangs, and says nothing of speed: the
// machine may be busy.
const Patience = 2 * time.Minute

// Do runs actions one after another; one that fails ends the test.
func (b *Tab) Do(actions ...chromedp.Action[chromedp.Void]) {
	b.T.Helper()
	ctx, cancel := context.WithTimeout(b.Context, Patience)
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		b.T.Fatalf("at %q: %v", b.At, err)
	}
}

// Visit opens a page, named by its path after the address of the site.
func (b *Tab) Visit(path string) {
	b.T.Helper()
	b.At = path
	b.Do(chromedp.Navigate(b.Address + path))
}

// Offline takes the network away, or brings it back.
func (b *Tab) Offline(off bool) {
	b.T.Helper()
	b.Do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
			MatchedNetworkConditions: []*network.Conditions{{Offline: off, DownloadThroughput: -1, UploadThroughput: -1}}})
		return err
	}))
}

// Arrives waits for a page of the site to be there, with its query if the path has one:
// the page before it may be gone at any moment.
func (b *Tab) Arrives(path string) {
	b.T.Helper()
	query := ""
	if strings.Contains(path, "?") {
		query = " + location.search"
	}
	at := ""
	for end := time.Now().Add(Patience); at != SubPath+path; time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			b.T.Fatalf("from %s one comes to %s, want %s", b.At, at, path)
		}
		at, _ = chromedp.Run(b.Context, chromedp.Evaluate[string](`document.readyState === 'complete' ? location.pathname`+query+` : ''`))
	}
	b.At = path
}

// Clean fails the test with what has gone wrong in the tab, if anything, and forgets it. The
// path says where that was.
func (b *Tab) Clean(path string) {
	b.T.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, w := range b.wrong {
		b.T.Errorf("%s: %s", path, w)
	}
	b.wrong = nil
}

// Noticed gives what has gone wrong in the tab, one line each, and forgets it.
func (b *Tab) Noticed() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	noticed := strings.Join(b.wrong, "\n")
	b.wrong = nil
	return noticed
}

// Value evaluates a script in the page.
func Value[T any](b *Tab, script string) (v T) {
	b.T.Helper()
	ctx, cancel := context.WithTimeout(b.Context, Patience)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		b.T.Fatalf("%s: %v", script, err)
	}
	return v
}

// Until waits for an expression to become true.
func Until(expression string) chromedp.Action[chromedp.Void] {
	return chromedp.Poll[chromedp.Void](expression, chromedp.WithPollingTimeout(Patience))
}
