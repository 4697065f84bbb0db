package wire

// RulesPage lists the rules of the check.
type RulesPage struct {
	Title       string      `json:"title"`
	Description string      `json:"description"`
	Spoken      string      `json:"spoken,omitempty"` // the language of the rules, if it is not that of the page
	Rules       []RuleEntry `json:"rules"`
}

// RuleEntry is a rule in the list of them.
type RuleEntry struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	URL   string `json:"url"`
}

// RulePage says of one rule of the check why it is there, what breaks it, and how
// to fix that.
type RulePage struct {
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
