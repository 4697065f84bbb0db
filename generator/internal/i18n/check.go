package i18n

import (
	"errors"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"

	"go.yaml.in/yaml/v3"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/files"
)

// Check finds what the languages of a site lack: a file of the sentences of the
// interface, or sentences of it. A language that the theme does not have is the site's
// to write, in its folder i18n. Where the theme is not at hand nothing is checked.
func Check(theme, site string, languages []string) (diag.List, error) {
	names, err := filepath.Glob(file(theme, "*"))
	if err != nil || len(names) == 0 {
		return nil, err
	}
	var problems diag.List
	all := map[string]string{}
	for _, name := range names {
		texts, err := sentences(filepath.ToSlash(name), nil)
		if err != nil {
			return nil, err
		}
		if filepath.Base(name) == pattern {
			maps.Copy(all, texts) // its words are shown
		}
		for key, text := range texts {
			if _, known := all[key]; !known {
				all[key] = text
			}
		}
	}
	for _, language := range languages {
		own := file(site, language)
		there := map[string]string{}
		found, place := false, own
		for _, name := range []string{file(theme, language), own} {
			texts, err := sentences(name, &problems)
			switch {
			case errors.Is(err, fs.ErrNotExist):
				continue
			case err != nil:
				return nil, err
			}
			found, place = true, name
			maps.Copy(there, texts)
		}
		if !found {
			problems.Add(diag.Position{File: own}, rule, diag.T("giao diện chưa có ngôn ngữ %q", "the interface has no language %q", language),
				diag.T("chép %s thành tệp này và dịch %d câu trong đó", "copy %s to this file and translate its %d texts", file(theme, "en"), len(all)))
			continue
		}
		for _, key := range slices.Sorted(maps.Keys(all)) {
			if _, known := there[key]; !known {
				problems.Add(diag.Position{File: place}, rule, diag.T("thiếu câu %q", "text %q is missing", key), diag.T("thêm %s: …; câu ấy trong %s: %q", "add %s: …; in %s it is %q", key, pattern, all[key]))
			}
		}
	}
	return problems, nil
}

// rule is that of the interface's sentences, and pattern the file to translate from.
const (
	rule    = "interface-text"
	pattern = "en.yaml"
)

// mostTexts is how many bytes a file of sentences may have.
const mostTexts = 1 << 20

// sentences reads a file of sentences. What is no YAML of texts is reported, unless
// there is no list for it.
func sentences(name string, problems *diag.List) (map[string]string, error) {
	data, err := files.Read(name, mostTexts)
	if err != nil {
		return nil, err
	}
	texts := map[string]string{}
	if err := yaml.Unmarshal(data, &texts); err != nil && problems != nil {
		problems.Add(diag.Position{File: name}, rule, diag.T("không đọc được tệp: %v", "the file cannot be read: %v", err), diag.T("mỗi dòng là tên: \"câu\"", "each line is name: \"text\""))
	}
	return texts, nil
}
