package cli

import "runtime/debug"

// version is the commit that the program was built from, with its time, as in
// "c51ab27… 2026-11-30T08:00:00Z". Go notes both in what `go build` makes within
// a repository; `go run` and `go test` leave them out, and then it is unknown.
func version(settings []debug.BuildSetting) string {
	values := map[string]string{}
	for _, s := range settings {
		values[s.Key] = s.Value
	}
	text := values["vcs.revision"]
	if text == "" {
		return "unknown"
	}
	if time := values["vcs.time"]; time != "" {
		text += " " + time
	}
	if values["vcs.modified"] == "true" {
		text += " (modified)"
	}
	return text
}

// built is the version of the program that runs.
func built() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return version(nil)
	}
	return version(info.Settings)
}
