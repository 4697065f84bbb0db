package page_test

import (
	"maps"

	"chiso/generator/internal/page"
)

// pages are those of all parts of a site.
func pages(parts map[string]*page.Part) map[string][]byte {
	all := map[string][]byte{}
	for _, part := range parts {
		maps.Copy(all, part.Pages)
	}
	return all
}

// fetched are the files that scripts of the pages of all parts fetch.
func fetched(parts map[string]*page.Part) map[string][]byte {
	files := map[string][]byte{}
	for _, part := range parts {
		for _, make := range part.Files {
			maps.Copy(files, make())
		}
	}
	return files
}
