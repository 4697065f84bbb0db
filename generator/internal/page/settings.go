package page

import (
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/wire"
)

// aboutBuilder makes the pages about the site itself.
type aboutBuilder struct{ *base }

func aboutPages(b *base) []file {
	return []file{
		{path: index, content: func() any { return wire.PlainPage{Title: b.translate("about_site", nil)} }}, // a site may write its own instead
		{path: "design", content: func() any { return designBuilder{b}.design() }},
		{path: "settings", content: func() any { return aboutBuilder{b}.settings() }},
		{path: "offline", content: func() any { return aboutBuilder{b}.offline() }},
	}
}

// settings is the page on which readers say what may be kept on their device.
func (b aboutBuilder) settings() wire.PlainPage {
	return wire.PlainPage{Title: b.translate("settings", nil), Description: b.translate("settings_text", nil), Layout: "settings"}
}

// offline stands in for pages that are not kept while there is no network.
func (b aboutBuilder) offline() wire.PlainPage {
	return wire.PlainPage{Title: b.translate("offline", nil), Description: b.translate("offline_text", nil), Layout: "offline", Unlisted: true,
		Build: map[string]any{"list": "never"}, Sitemap: map[string]bool{"disable": true}}
}

// newest is the day of the newest dataset, as 2026-11-22; empty if none has one.
func newest(c *dataset.Catalog) string {
	day := ""
	for _, d := range c.Datasets {
		day = max(day, d.Created)
	}
	return day
}
