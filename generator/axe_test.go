package main

import (
	"context"
	"os"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// violations runs axe-core, contrast included, and says what it finds.
const violations = `axe.run(document, {resultTypes: ['violations']}).then(({violations}) =>
	violations.map((v) => v.id + ': ' + v.help + ' ' + v.nodes.slice(0, 2).map((n) => n.html.slice(0, 120)).join(' | ')).join('\n'))`

// TestAxe: no page type has an accessibility violation, in both languages, light
// and dark, with pictures and with living charts.
func TestAxe(t *testing.T) {
	b := open(t, 360)
	axe, err := os.ReadFile("../themes/chiso/node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	for _, scheme := range []string{"light", "dark"} {
		b.do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
			_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
				Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
			return err
		}))
		for _, language := range []string{"vi/", "en/"} {
			for _, path := range []string{"", "about/", "about/design/", "indicators/", "indicators/gii-rank/", "indicators/gii-score/", "indicators/papi-total/", "indicators/pci-total/", "indicators/gii-rank/embed/",
				"indicators/psi-process-innovation/", "indicators/local-grdp-total/", "datasets/", "datasets/gii/", "datasets/policy/", "targets/", "timeline/", "places/", "places/tuyen-quang/", "places/ha-noi/", "places/ha-giang/", "places/viet-nam/", "places/japan/", "rules/", "rules/foreign-key/", "search/", "explore/", "glossary/", "about/privacy/", "about/settings/", "about/offline/",
				"rankings/", "rankings/pci-total/?year=2016", "rankings/papi-total/", "rankings/grdp-population/?borders=63"} {
				b.visit(language + path)
				b.do(chromedp.Evaluate[chromedp.Void](string(axe)))
				if found := value[string](b, violations); found != "" {
					t.Errorf("%s%s, %s:\n%s", language, path, scheme, found)
				}
				for _, view := range b.views() {
					b.look(view)
					found := value[string](b, violations)
					b.do(until(enliven), until(drawn))
					if found += value[string](b, violations); found != "" {
						t.Errorf("%s%s?view=%s, %s:\n%s", language, path, view, scheme, found)
					}
				}
			}
		}
	}
}
