package page

import "chiso/generator/internal/dataset"

// aboutBuilder makes the pages about the site itself.
type aboutBuilder struct{ *base }

func aboutPages(b *base) []file {
	return []file{
		{index, func() any { return plainPage{Title: b.translate("about_site", nil)} }}, // a site may write its own instead
		{"design", func() any { return designBuilder{b}.design() }},
		{"settings", func() any { return aboutBuilder{b}.settings() }},
		{"offline", func() any { return aboutBuilder{b}.offline() }},
	}
}

// plainPage holds no data, only what its layout in the theme says.
type plainPage struct {
	Title       string          `json:"title"`
	Description string          `json:"description"`
	Layout      string          `json:"layout"`
	Unlisted    bool            `json:"unlisted,omitempty"` // there, but in no list and no search
	Build       map[string]any  `json:"build,omitempty"`
	Sitemap     map[string]bool `json:"sitemap,omitempty"`
}

// settings is the page on which readers say what may be kept on their device.
func (b aboutBuilder) settings() plainPage {
	return plainPage{Title: b.translate("settings", nil), Description: b.translate("settings_text", nil), Layout: "settings"}
}

// offline stands in for pages that are not kept while there is no network.
func (b aboutBuilder) offline() plainPage {
	return plainPage{Title: b.translate("offline", nil), Description: b.translate("offline_text", nil), Layout: "offline", Unlisted: true,
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
