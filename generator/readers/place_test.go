package readers

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"chiso/generator/internal/datatest"
	"chiso/generator/internal/datatest/browser"
)

// TestFindPlace: whoever types a name of today, a former name, a short one, with or
// without diacritics and spaces, finds the province.
func TestFindPlace(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 360)
	b.Visit("vi/places/")
	found := func(typed string) []string {
		b.Do(chromedp.Evaluate[chromedp.Void](`(() => { const q = document.querySelector('#q'); q.value = ` + browser.Quoted(typed) + `; q.dispatchEvent(new Event('input', {bubbles: true})); })()`))
		return browser.Value[[]string](b, `[...document.querySelectorAll('[data-find]')].filter((li) => li.offsetParent).map((li) => li.querySelector('a').textContent)`)
	}
	for typed, want := range map[string]string{
		"dak lak": "Đắk Lắk", "sai gon": "Thành phố Hồ Chí Minh", "Đắk Lắk": "Đắk Lắk", "Daklak": "Đắk Lắk", "DAK LAK": "Đắk Lắk", "phú yên": "Đắk Lắk", "phuyen": "Đắk Lắk",
		"ha giang": "Tuyên Quang", "thừa thiên huế": "Huế", "tp hcm": "Thành phố Hồ Chí Minh", "hcm": "Thành phố Hồ Chí Minh", "vung tau": "Thành phố Hồ Chí Minh", "viet nam": "Việt Nam", "hoang sa": "Đà Nẵng",
	} {
		if got := found(typed); len(got) == 0 || len(got) > 6 || !slices.Contains(got, want) {
			t.Errorf("%q finds %q, and not %q", typed, got, want)
		}
	}
	if got := found("atlantis"); len(got) != 0 || browser.Value[string](b, `document.querySelector('form.filter [role=status]').textContent`) == "" {
		t.Errorf("a name that nobody has finds %q", got)
	}
	b.Visit("vi/places/?q=phu+yen") // a link to what was found
	if got := browser.Value[string](b, `document.querySelector('#q').value`); got != "phu yen" {
		t.Errorf("the address says phu yen, the field %q", got)
	}
	b.Clean("vi/places/")
}

// TestBorders: a province that was formed from others shows itself, or them; a link
// shows what its sender saw; back leads back; paper shows both.
func TestBorders(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 360)
	seen := func(title string) string {
		return `[...document.querySelectorAll('.borders')].some((v) => v.offsetParent && v.textContent.includes('` + title + `'))`
	}
	b.Visit("vi/places/tuyen-quang/")
	b.Do(browser.Until(seen("thứ 32 trên 34")), browser.Until(`!`+seen("trên 63")))
	b.Do(chromedp.Evaluate[chromedp.Void](`document.querySelector('[name=borders][value=former]').click()`), browser.Until(browser.Query("borders")+` === 'former'`), browser.Until(seen("trên 63")), browser.Until(`!`+seen("thứ 32 trên 34")))
	b.Do(chromedp.Evaluate[chromedp.Void](`history.back()`), browser.Until(seen("thứ 32 trên 34")))
	b.Visit("vi/places/tuyen-quang/?borders=former&compare=ha-noi")
	b.Do(browser.Until(seen("trên 63")))
	b.Do(chromedp.Evaluate[chromedp.Void](`document.querySelector('[name=borders][value=now]').click()`), browser.Until(`[...document.querySelectorAll('.beside')].some((e) => e.textContent === 'Hà Nội: 179,29')`))
	if got := browser.Value[string](b, `location.search`); got != "?compare=ha-noi" {
		t.Errorf("the address is %s", got)
	}
	b.Do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		return err
	}))
	if !browser.Value[bool](b, seen("thứ 32 trên 34")+` && `+seen("trên 63")+` && !document.querySelector('.tabs').offsetParent`) {
		t.Error("on paper a part of the profile is missing, or a control is left")
	}
	b.Clean("vi/places/tuyen-quang/")
}

// TestFormerPlace: a former name leads to a page that says where it went, and from
// there to the place of today.
func TestFormerPlace(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 360)
	for path, want := range map[string]string{
		"vi/places/ha-giang/": "Từ ngày 1/7/2025, Hà Giang cũ thuộc Tuyên Quang mới", "en/places/tuyen-quang-to-2025/": "Since 1\u00a0July\u00a02025, the former Tuyen Quang has been part of the new Tuyen Quang",
		"vi/places/ho-chi-minh/": "từ Bình Dương, Bà Rịa - Vũng Tàu và Thành phố Hồ Chí Minh cũ", "vi/places/hue/": "Thừa Thiên Huế",
	} {
		b.Visit(path)
		if text := browser.Value[string](b, `document.querySelector('article header').innerText`); !strings.Contains(text, want) {
			t.Errorf("%s says %q, and not %q", path, text, want)
		}
	}
	b.Visit("vi/places/ha-giang/")
	if to := browser.Value[string](b, `[...document.querySelectorAll('.chips a')].find((a) => a.textContent === 'Tuyên Quang').href`); !strings.HasSuffix(to, "/vi/places/tuyen-quang/") {
		t.Errorf("from Hà Giang the way leads to %s", to)
	}
	b.Clean("former places")
}
