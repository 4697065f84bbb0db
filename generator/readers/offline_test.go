package readers

import (
	"errors"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"chiso/generator/internal/datatest"
	"chiso/generator/internal/datatest/browser"
)

// patchy serves the real site over a network that a test takes away.
type patchy struct {
	listener net.Listener
	away     atomic.Int32 // 0: there; 1: connections break; 2: no answer comes
}

func (p *patchy) serve(t *testing.T) {
	t.Helper()
	dir := browser.Real.Serve(t)
	var err error
	if p.listener, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
		t.Fatal(err)
	}
	files := http.StripPrefix(strings.TrimSuffix(browser.SubPath, "/"), http.FileServer(http.Dir(dir)))
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch p.away.Load() {
		case 1:
			panic(http.ErrAbortHandler)
		case 2:
			<-r.Context().Done()
		default:
			w.Header().Set("Cache-Control", "no-cache") // what the browser itself has kept is not what is tested
			files.ServeHTTP(w, r)
		}
	})}
	served := make(chan error)
	go func() { served <- server.Serve(p.listener) }()
	t.Cleanup(func() {
		if err := errors.Join(server.Close(), <-served); !errors.Is(err, http.ErrServerClosed) {
			t.Error(err)
		}
	})
}

// kept waits until a page is kept on the device.
func kept(path string) chromedp.Action[chromedp.Void] {
	return browser.Until(`caches.match('` + browser.SubPath + path + `').then(Boolean)`)
}

// notice is what a page says of being a kept copy; empty if it says nothing.
const notice = `[...document.querySelectorAll('#kept')].filter((e) => e.offsetHeight).map((e) => e.innerText).join()`

// arrive waits until a page is there, however the browser comes to it.
func arrive(b *browser.Tab, path string) {
	b.T.Helper()
	b.At = path
	for deadline := time.Now().Add(browser.Patience); ; time.Sleep(50 * time.Millisecond) {
		there, err := chromedp.Run(b.Context, chromedp.Evaluate[bool](`document.readyState === 'complete' && location.pathname === '`+browser.SubPath+path+`'`))
		if there && err == nil {
			return
		}
		if time.Now().After(deadline) {
			b.T.Fatalf("%s is never reached: %v", path, err)
		}
	}
}

// TestOffline: without a network, visited pages are there and say that they are
// kept copies, others are not and the page says which are; with a network what is
// shown is always fresh; and it can be switched off.
func TestOffline(t *testing.T) {
	datatest.Own(t, browser.Root)
	version, err := time.Parse(time.DateOnly, browser.Catalog(t).Indicator("gii_rank").Dataset.Created)
	if err != nil {
		t.Fatal(err)
	}
	created := version.Format("2/1/2006")
	var network patchy
	network.serve(t)
	b := browser.OpenServed(t, network.listener.Addr().String(), 360)
	b.Keeps()
	b.Visit("vi/indicators/gii-score/")
	b.Do(kept("vi/indicators/gii-score/"))                     // the first page, opened before there was a worker
	b.Visit("vi/indicators/gii-score/?view=table#ranks-table") // with a table that it fetches
	b.Do(kept("indicators/gii-rank.vi.txt"))
	b.Visit("en/places/dak-lak/")
	b.Do(kept("en/places/dak-lak/"))
	if said := browser.Value[string](b, notice); said != "" {
		t.Errorf("a fresh page says %q", said)
	}
	b.Clean("with a network")

	for _, how := range []int32{1, 2} {
		network.away.Store(how)
		began := time.Now()
		b.Visit("vi/indicators/gii-score/?place=VNM")
		if said := browser.Value[string](b, notice); !strings.Contains(said, "bản lưu ngày "+time.Now().Format("2/1/2006")) || !strings.Contains(said, "bản ngày "+created) {
			t.Errorf("network %d: a kept copy says %q", how, said)
		}
		if took := time.Since(began); how == 2 && took < 3*time.Second { // that it comes at all is seen above
			t.Errorf("the kept copy came after %s, before the network had its chance", took)
		}
		if !browser.Value[bool](b, browser.Drawn) || browser.Value[string](b, `getComputedStyle(document.querySelector('.wrap')).maxWidth`) == "none" {
			t.Errorf("network %d: the kept copy lacks its chart or its stylesheet", how)
		}
	}
	network.away.Store(1)
	b.Visit("vi/indicators/gii-score/?view=rank-heat")
	b.Do(browser.Until(`document.querySelectorAll('.is-left table tbody tr').length > 100`))
	b.Visit("en/indicators/papi-total/")
	if got := browser.Value[string](b, `document.documentElement.lang + ' ' + document.querySelector('h1').innerText`); got != "en No network connection" {
		t.Errorf("a page that is not kept shows %q", got)
	}
	b.Do(browser.Until(`document.querySelectorAll('.kept-pages li').length > 0`))
	if list := browser.Value[string](b, `[...document.querySelectorAll('.kept-pages a')].map((a) => a.pathname).sort().join(' ')`); list != browser.SubPath+"en/places/dak-lak/ "+browser.SubPath+"vi/indicators/gii-score/" {
		t.Errorf("the offline page lists %s", list)
	}

	network.away.Store(0)
	b.Do(chromedp.Evaluate[chromedp.Void](`document.querySelector('#again button').click()`))
	time.Sleep(time.Second) // the address stays the same
	arrive(b, "en/indicators/papi-total/")
	b.Do(browser.Until(`document.querySelector('h1').innerText.includes('PAPI')`))
	b.Visit("vi/indicators/gii-score/")
	if said := browser.Value[string](b, notice); said != "" {
		t.Errorf("with the network back a page says %q", said)
	}
	b.Noticed() // the broken connections, which were meant

	b.Visit("en/about/settings/")
	b.Do(browser.Until(`document.querySelectorAll('.kept-pages li').length > 2`))
	items := browser.Value[int](b, `document.querySelectorAll('.kept-pages li').length`)
	b.Do(chromedp.Evaluate[chromedp.Void](`document.querySelector('.kept-pages li button').click()`), browser.Until(`document.querySelectorAll('.kept-pages li').length === `+string(rune('0'+items-1))))
	b.Do(chromedp.Evaluate[chromedp.Void](`document.getElementById('keep').click()`), browser.Until(`document.getElementById('switched').textContent !== ''`), browser.Until(`caches.keys().then((names) => !names.length)`))
	b.Visit("en/targets/")
	if browser.Value[bool](b, `navigator.serviceWorker.getRegistrations().then((list) => list.length > 0)`) || browser.Value[bool](b, `caches.keys().then((names) => names.length > 0)`) || browser.Value[string](b, `document.cookie`) != "" {
		t.Error("something is kept though it was switched off")
	}
	b.Visit("en/about/settings/")
	if browser.Value[bool](b, `document.getElementById('keep').checked`) {
		t.Error("the choice was forgotten")
	}
	b.Do(chromedp.Evaluate[chromedp.Void](`document.getElementById('keep').click()`), browser.Until(`document.getElementById('switched').textContent !== ''`))
	b.Visit("en/targets/")
	b.Do(kept("en/targets/"))
	b.Clean("settings")
}

// TestOfflineBound: the device does not fill up, and an embedded chart keeps
// nothing.
func TestOfflineBound(t *testing.T) {
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 360)
	b.Keeps()
	b.Visit("en/indicators/gii-score/embed/")
	b.Visit("vi/indicators/gii-score/embed/")
	if browser.Value[bool](b, `navigator.serviceWorker.getRegistrations().then((list) => list.length > 0)`) {
		t.Error("an embedded chart registers a worker")
	}
	b.Visit("en/rules/")
	b.Do(kept("en/rules/"))
	b.Do(chromedp.Evaluate[chromedp.Void](`(async () => {
		const name = (await caches.keys())[0], cache = await caches.open(name);
		const put = (path, used, size, title, needs) => cache.put(path, new Response('', {headers: {'content-type': 'text/html', 'x-kept-used': used, 'x-kept-size': size, 'x-kept-title': title, 'x-kept-day': used, 'x-kept-needs': needs}}));
		for (let i = 1; i <= 80; i++) await put('`+browser.SubPath+`en/made-up/' + i + '/', i, 300000, 'page', '/chiso/css/old.' + 'a'.repeat(64) + '.css');
		await put('`+browser.SubPath+`css/old.' + 'a'.repeat(64) + '.css', 1, 10, '', '');
		await put('`+browser.SubPath+`css/older.' + 'a'.repeat(64) + '.css', 1, 10, '', '');
	})()`, chromedp.EvalAwaitPromise))
	b.Visit("en/datasets/")
	b.Do(kept("en/datasets/"), browser.Until(`caches.match('`+browser.SubPath+`en/made-up/20/').then((kept) => !kept)`), browser.Until(`caches.match('`+browser.SubPath+`css/older.`+strings.Repeat("a", 64)+`.css').then((kept) => !kept)`))
	if !browser.Value[bool](b, `caches.match('`+browser.SubPath+`css/old.`+strings.Repeat("a", 64)+`.css').then(Boolean)`) || !browser.Value[bool](b, `caches.match('`+browser.SubPath+`en/made-up/80/').then(Boolean)`) || !browser.Value[bool](b, `caches.match('`+browser.SubPath+`vi/about/offline/').then(Boolean)`) {
		t.Error("what is still needed is gone")
	}
	if n := browser.Value[int](b, `caches.keys().then(([name]) => caches.open(name)).then((cache) => cache.keys()).then((keys) => keys.filter((r) => r.url.endsWith('/')).length)`); n > 64 || n < 50 {
		t.Errorf("%d pages are kept", n)
	}
	b.Clean("bound")
}

// TestBackForward: browsers keep the page one leaves as it is, to come back to at
// once.
func TestBackForward(t *testing.T) {
	datatest.Own(t, browser.Root)
	b := browser.OpenSite(t, &browser.Real, 360, browser.Whole(t))
	b.Keeps()
	why := make(chan string, 10)
	if err := chromedp.Listen(b.Context, func(event any) {
		if e, ok := event.(*page.EventBackForwardCacheNotUsed); ok {
			for _, r := range e.NotRestoredExplanations {
				why <- string(r.Reason)
			}
		}
	}); err != nil {
		t.Fatal(err)
	}
	b.Visit("en/rules/")
	b.Do(kept("en/rules/")) // the worker has started; only its first start may cost a page its place
	for _, path := range []string{"en/", "en/indicators/", "en/indicators/gii-score/", "en/places/dak-lak/", "en/rankings/papi-total/", "en/targets/", "en/about/settings/"} {
		b.Visit(path)
		b.Do(browser.Until(browser.Enliven))
		b.Do(chromedp.Evaluate[chromedp.Void](`addEventListener('pageshow', (e) => { window.again = e.persisted; }); 0`))
		b.Visit("en/about/")
		b.Do(chromedp.Evaluate[chromedp.Void](`history.back()`))
		arrive(b, path)
		if !browser.Value[bool](b, `window.again === true`) {
			reasons := ""
			for len(why) > 0 {
				reasons += " " + <-why
			}
			t.Errorf("%s is loaded anew on the way back:%s", path, reasons)
		}
	}
}
