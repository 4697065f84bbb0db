package wire

// Instrument is a legal instrument or another event as pages name it. What is not
// known is empty.
type Instrument struct {
	ID        string `json:"id"`              // of its entry in the timeline
	Name      string `json:"name"`            // kind and number; the subject of one that has no number
	State     string `json:"state,omitempty"` // "replaced" or "amended"
	Subject   string `json:"subject,omitempty"`
	URL       string `json:"url"` // of its entry in the timeline
	Kind      Topic  `json:"kind"`
	Issuer    Topic  `json:"issuer"`
	Issued    string `json:"issued,omitempty"`    // YYYY-MM-DD
	Effective string `json:"effective,omitempty"` // YYYY-MM-DD
}

// RelatedInstruments are the instruments that have the same relation to one.
type RelatedInstruments struct {
	Label string `json:"label"`
	Links []Link `json:"links"`
	Note  string `json:"note,omitempty"`
}

// Provision is what an article allows or asks for.
type Provision struct {
	Where  string `json:"where"` // article and clause
	Topic  Topic  `json:"topic"`
	Says   string `json:"says"`
	Source string `json:"source,omitempty"`
}
