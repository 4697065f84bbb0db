package main

import (
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// patchy serves the real site over a network that a test takes away.
type patchy struct {
	site built
	away atomic.Int32 // 0: there; 1: connections break; 2: no answer comes
}

func (p *patchy) serve(t *testing.T) {
	t.Helper()
	_, dir := site(t)
	p.site.Do(func() {})
	p.site.dir = dir
	var err error
	if p.site.listener, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
		t.Fatal(err)
	}
	files := http.StripPrefix(strings.TrimSuffix(subPath, "/"), http.FileServer(http.Dir(dir)))
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
	go server.Serve(p.site.listener)
	t.Cleanup(func() { server.Close() })
}

// kept waits until a page is kept on the device.
func kept(path string) chromedp.Action[chromedp.Void] {
	return until(`caches.match('` + subPath + path + `').then(Boolean)`)
}

// notice is what a page says of being a kept copy; empty if it says nothing.
const notice = `[...document.querySelectorAll('#kept')].filter((e) => e.offsetHeight).map((e) => e.innerText).join()`

// arrive waits until a page is there, however the browser comes to it.
func (b *tab) arrive(path string) {
	b.t.Helper()
	b.at = path
	for deadline := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		there, err := chromedp.Run(b.Context, chromedp.Evaluate[bool](`document.readyState === 'complete' && location.pathname === '`+subPath+path+`'`))
		if there && err == nil {
			return
		}
		if time.Now().After(deadline) {
			b.t.Fatalf("%s is never reached: %v", path, err)
		}
	}
}

// TestOffline: without a network, visited pages are there and say that they are
// kept copies, others are not and the page says which are; with a network what is
// shown is always fresh; and it can be switched off.
func TestOffline(t *testing.T) {
	version, err := time.Parse(time.DateOnly, realCatalog(t).Indicator("gii_rank").Dataset.Created)
	if err != nil {
		t.Fatal(err)
	}
	created := version.Format("2/1/2006")
	var network patchy
	network.serve(t)
	b := openSite(t, &network.site, 360)
	b.visit("vi/indicators/gii-rank/")
	b.do(kept("vi/indicators/gii-rank/")) // the first page, opened before there was a worker
	b.visit("en/places/dak-lak/")
	b.do(kept("en/places/dak-lak/"))
	if said := value[string](b, notice); said != "" {
		t.Errorf("a fresh page says %q", said)
	}
	b.clean("with a network")

	for _, how := range []int32{1, 2} {
		network.away.Store(how)
		began := time.Now()
		b.visit("vi/indicators/gii-rank/?place=VNM")
		if said := value[string](b, notice); !strings.Contains(said, "bản lưu ngày "+time.Now().Format("2/1/2006")) || !strings.Contains(said, "bản ngày "+created) {
			t.Errorf("network %d: a kept copy says %q", how, said)
		}
		if took := time.Since(began); how == 2 && took < 3*time.Second { // that it comes at all is seen above
			t.Errorf("the kept copy came after %s, before the network had its chance", took)
		}
		if !value[bool](b, drawn) || value[string](b, `getComputedStyle(document.querySelector('.wrap')).maxWidth`) == "none" {
			t.Errorf("network %d: the kept copy lacks its chart or its stylesheet", how)
		}
	}
	network.away.Store(1)
	b.visit("en/indicators/papi-total/")
	if got := value[string](b, `document.documentElement.lang + ' ' + document.querySelector('h1').innerText`); got != "en No network connection" {
		t.Errorf("a page that is not kept shows %q", got)
	}
	b.do(until(`document.querySelectorAll('.kept-pages li').length > 0`))
	if list := value[string](b, `[...document.querySelectorAll('.kept-pages a')].map((a) => a.pathname).sort().join(' ')`); list != subPath+"en/places/dak-lak/ "+subPath+"vi/indicators/gii-rank/" {
		t.Errorf("the offline page lists %s", list)
	}

	network.away.Store(0)
	b.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('#again button').click()`))
	time.Sleep(time.Second) // the address stays the same
	b.arrive("en/indicators/papi-total/")
	b.do(until(`document.querySelector('h1').innerText.includes('PAPI')`))
	b.visit("vi/indicators/gii-rank/")
	if said := value[string](b, notice); said != "" {
		t.Errorf("with the network back a page says %q", said)
	}
	b.wrong = nil // the broken connections

	b.visit("en/about/settings/")
	b.do(until(`document.querySelectorAll('.kept-pages li').length > 2`))
	items := value[int](b, `document.querySelectorAll('.kept-pages li').length`)
	b.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('.kept-pages li button').click()`), until(`document.querySelectorAll('.kept-pages li').length === `+string(rune('0'+items-1))))
	b.do(chromedp.Evaluate[chromedp.Void](`document.getElementById('keep').click()`), until(`document.getElementById('switched').textContent !== ''`), until(`caches.keys().then((names) => !names.length)`))
	b.visit("en/targets/")
	if value[bool](b, `navigator.serviceWorker.getRegistrations().then((list) => list.length > 0)`) || value[bool](b, `caches.keys().then((names) => names.length > 0)`) || value[string](b, `document.cookie`) != "" {
		t.Error("something is kept though it was switched off")
	}
	b.visit("en/about/settings/")
	if value[bool](b, `document.getElementById('keep').checked`) {
		t.Error("the choice was forgotten")
	}
	b.do(chromedp.Evaluate[chromedp.Void](`document.getElementById('keep').click()`), until(`document.getElementById('switched').textContent !== ''`))
	b.visit("en/targets/")
	b.do(kept("en/targets/"))
	b.clean("settings")
}

// TestOfflineBound: the device does not fill up, and an embedded chart keeps
// nothing.
func TestOfflineBound(t *testing.T) {
	b := open(t, 360)
	b.visit("en/indicators/gii-rank/embed/")
	b.visit("vi/indicators/gii-rank/embed/")
	if value[bool](b, `navigator.serviceWorker.getRegistrations().then((list) => list.length > 0)`) {
		t.Error("an embedded chart registers a worker")
	}
	b.visit("en/rules/")
	b.do(kept("en/rules/"))
	b.do(chromedp.Evaluate[chromedp.Void](`(async () => {
		const name = (await caches.keys())[0], cache = await caches.open(name);
		const put = (path, used, size, title, needs) => cache.put(path, new Response('', {headers: {'content-type': 'text/html', 'x-kept-used': used, 'x-kept-size': size, 'x-kept-title': title, 'x-kept-day': used, 'x-kept-needs': needs}}));
		for (let i = 1; i <= 80; i++) await put('`+subPath+`en/made-up/' + i + '/', i, 300000, 'page', '/chiso/css/old.' + 'a'.repeat(64) + '.css');
		await put('`+subPath+`css/old.' + 'a'.repeat(64) + '.css', 1, 10, '', '');
		await put('`+subPath+`css/older.' + 'a'.repeat(64) + '.css', 1, 10, '', '');
	})()`, chromedp.EvalAwaitPromise))
	b.visit("en/datasets/")
	b.do(kept("en/datasets/"), until(`caches.match('`+subPath+`en/made-up/20/').then((kept) => !kept)`), until(`caches.match('`+subPath+`css/older.`+strings.Repeat("a", 64)+`.css').then((kept) => !kept)`))
	if !value[bool](b, `caches.match('`+subPath+`css/old.`+strings.Repeat("a", 64)+`.css').then(Boolean)`) || !value[bool](b, `caches.match('`+subPath+`en/made-up/80/').then(Boolean)`) || !value[bool](b, `caches.match('`+subPath+`vi/about/offline/').then(Boolean)`) {
		t.Error("what is still needed is gone")
	}
	if n := value[int](b, `caches.keys().then(([name]) => caches.open(name)).then((cache) => cache.keys()).then((keys) => keys.filter((r) => r.url.endsWith('/')).length)`); n > 64 || n < 50 {
		t.Errorf("%d pages are kept", n)
	}
	b.clean("bound")
}

// TestBackForward: browsers keep the page one leaves as it is, to come back to at
// once.
func TestBackForward(t *testing.T) {
	b := open(t, 360)
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
	b.visit("en/rules/")
	b.do(kept("en/rules/")) // the worker has started; only its first start may cost a page its place
	for _, path := range []string{"en/", "en/indicators/", "en/indicators/gii-rank/", "en/places/dak-lak/", "en/rankings/papi-total/", "en/targets/", "en/about/settings/"} {
		b.visit(path)
		b.do(until(enliven))
		b.do(chromedp.Evaluate[chromedp.Void](`addEventListener('pageshow', (e) => { window.again = e.persisted; }); 0`))
		b.visit("en/about/")
		b.do(chromedp.Evaluate[chromedp.Void](`history.back()`))
		b.arrive(path)
		if !value[bool](b, `window.again === true`) {
			reasons := ""
			for len(why) > 0 {
				reasons += " " + <-why
			}
			t.Errorf("%s is loaded anew on the way back:%s", path, reasons)
		}
	}
}
