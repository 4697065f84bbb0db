package page

import (
	"chiso/generator/internal/diag"
	"chiso/generator/internal/validate"
)

// ruleBuilder makes the pages of the rules that data are checked by.
type ruleBuilder struct{ *base }

func rulePages(b *base) []file {
	pages := []file{{index, func() any { return ruleBuilder{b}.rules() }}}
	for _, r := range validate.Rules {
		pages = append(pages, file{r.Name, func() any { return ruleBuilder{b}.rule(r) }})
	}
	return pages
}

type rulesPage struct {
	Title       string      `json:"title"`
	Description string      `json:"description"`
	Spoken      string      `json:"spoken,omitempty"` // the language of the rules, if it is not that of the page
	Rules       []ruleEntry `json:"rules"`
}

type ruleEntry struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	URL   string `json:"url"`
}

// rulePage says of one rule of the check why it is there, what breaks it, and how
// to fix that.
type rulePage struct {
	Title       string `json:"title"`
	Description string `json:"description"`
	Name        string `json:"name"`
	Spoken      string `json:"spoken,omitempty"` // the language of the rule, if it is not that of the page
	Warning     bool   `json:"warning"`
	File        string `json:"file"`
	Wrong       string `json:"wrong"`
	Message     string `json:"message"`
	Repair      string `json:"repair"`
	Right       string `json:"right"`
}

func (b ruleBuilder) rules() rulesPage {
	page := rulesPage{Title: b.translate("rules", nil), Description: b.translate("rules_text", nil), Spoken: b.spoken()}
	for _, r := range validate.Rules {
		page.Rules = append(page.Rules, ruleEntry{Name: r.Name, Title: b.ruleTitle(r), URL: "rules/" + r.Name + "/"})
	}
	return page
}

func (b ruleBuilder) rule(r validate.Rule) rulePage {
	e := r.Example()
	page := rulePage{Title: b.ruleTitle(r), Description: r.Why.In(b.language), Name: r.Name, Spoken: b.spoken(), Warning: r.Severity == diag.Warning,
		File: e.File, Wrong: e.Wrong, Right: e.Right, Repair: r.Repair.In(b.language)}
	page.Message = diag.Text{VI: e.Message["vi"], EN: e.Message["en"]}.In(b.language)
	return page
}

// spoken is the language of the check on a page in one that it does not speak.
func (b ruleBuilder) spoken() string {
	if said := (diag.Text{VI: "vi", EN: "en"}).In(b.language); said != b.language {
		return said
	}
	return ""
}

// ruleTitle is what a rule wants, as a title.
func (b ruleBuilder) ruleTitle(r validate.Rule) string {
	return capital(r.About.In(b.language))
}
