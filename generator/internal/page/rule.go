package page

import (
	"chiso/generator/internal/diag"
	"chiso/generator/internal/validate"
	"chiso/generator/internal/wire"
)

// ruleBuilder makes the pages of the rules that data are checked by.
type ruleBuilder struct{ *base }

func rulePages(b *base) []file {
	pages := []file{{path: index, content: func() any { return ruleBuilder{b}.rules() }}}
	for _, r := range validate.Rules {
		pages = append(pages, file{path: r.Name, content: func() any { return ruleBuilder{b}.rule(r) }})
	}
	return pages
}

func (b ruleBuilder) rules() wire.RulesPage {
	page := wire.RulesPage{Title: b.translate("rules", nil), Description: b.translate("rules_text", nil), Spoken: b.spoken()}
	for _, r := range validate.Rules {
		page.Rules = append(page.Rules, wire.RuleEntry{Name: r.Name, Title: b.ruleTitle(r), URL: "rules/" + r.Name + "/"})
	}
	return page
}

func (b ruleBuilder) rule(r validate.Rule) wire.RulePage {
	e := r.Example()
	page := wire.RulePage{Title: b.ruleTitle(r), Description: r.Why.In(b.language), Name: r.Name, Spoken: b.spoken(), Warning: r.Severity == diag.Warning,
		File: e.File, Wrong: e.Wrong, Right: e.Right, Repair: r.Repair.In(b.language)}
	page.Message = diag.Text{VI: e.Message["vi"], EN: e.Message["en"]}.In(b.language)
	return page
}

// spoken is the language of the check on a page in one that it does not speak.
func (b ruleBuilder) spoken() string {
	if language := (diag.Text{VI: "vi", EN: "en"}).In(b.language); language != b.language {
		return language
	}
	return ""
}

// ruleTitle is what a rule wants, as a title.
func (b ruleBuilder) ruleTitle(r validate.Rule) string {
	return capital(r.About.In(b.language))
}
