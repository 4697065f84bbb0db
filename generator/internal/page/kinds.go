package page

// kind is a kind of page.
type kind struct {
	folder string             // under content/, which is that of the kind's layouts in the theme too; empty for the home page
	pages  func(*base) []file // those that a catalog gives rise to, by their paths in the folder
}

// index is how Hugo calls the page of a folder itself.
const index = "_index"

// kinds are all there are, in the order of the site's menu.
var kinds = []kind{
	{"", homePages},
	{"indicators", indicatorPages},
	{"rankings", rankingPages},
	{"places", placePages},
	{"targets", targetPages},
	{"datasets", datasetPages},
	{"survey", surveyPages},
	{assessmentFolder, assessmentPages},
	{"playbook", playbookPages},
	{"timeline", timelinePages},
	{"glossary", glossaryPages},
	{"explore", explorerPages},
	{"search", searchPages},
	{"rules", rulePages},
	{"about", aboutPages},
	{embedFolder, embedPages},
}

// each goes through all pages: where each stands under content/, and what makes it.
func (b *base) each(put func(file)) {
	for _, k := range kinds {
		for _, f := range k.pages(b) {
			if k.folder != "" {
				f.path = k.folder + "/" + f.path
			}
			put(f)
		}
	}
}
