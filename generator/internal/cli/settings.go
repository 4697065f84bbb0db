package cli

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/pflag"
	"github.com/spf13/viper"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/files"
	"chiso/generator/internal/validate"
)

// Settings are what can be set for the commands. Flags win over the environment
// (CHISO_DATA, CHISO_BASE_URL, …), that over the file .chiso.yaml, that over the
// defaults. What the site is (languages, menus, address) stands in
// site/hugo.toml and is read from there.
type Settings struct {
	Data       string // folder of the data packages
	Site       string // folder of the Hugo site
	Themes     string // folder of the themes
	Out        string // where the site is written
	Cache      string // where drawn charts are kept; may be deleted at any time
	BaseURL    string // address of the site, with a slash at its end; that of hugo.toml unless it is set
	Address    string // published address, which pictures name while the site is served at another; BaseURL if empty
	Repository string // address of the repository, where hugo.toml names none
	Lang       string // of messages: vi or en
	Host       string // of serve
	Port       int    // of serve
	Today      string // the day it is, as 2026-11-22
	Draft      bool   // the site is looked at while it is written, and not published

	Languages []string       // of the site, the default first
	Headline  string         // name of the indicator on the home page
	Place     string         // code of the site's own country
	Params    map[string]any // of the site, beside those in hugo.toml
	Brand     Brand          // colours of its own
}

const settingsFile = ".chiso.yaml"

func newViper(flags *pflag.FlagSet, lang string) (*viper.Viper, error) {
	v := viper.New()
	v.SetDefault("data", "data")
	v.SetDefault("site", "site")
	v.SetDefault("themes", "themes")
	v.SetDefault("out", "public")
	v.SetDefault("cache", ".cache")
	v.SetDefault("base-url", "")
	v.SetDefault("repository", "")
	v.SetDefault("lang", lang)
	v.SetDefault("host", "localhost")
	v.SetDefault("port", 1313)
	v.SetDefault("today", today())
	v.SetEnvPrefix("CHISO")
	v.SetEnvKeyReplacer(strings.NewReplacer("-", "_"))
	v.AutomaticEnv()
	if err := readSettingsFile(v); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, usageError{fmt.Errorf("%s: %w", settingsFile, err)}
	}
	return v, v.BindPFlags(flags)
}

// readSettingsFile reads the settings file, unless it is too large.
func readSettingsFile(v *viper.Viper) error {
	v.SetConfigFile(settingsFile)
	text, err := files.Read(settingsFile, mostSettings)
	if err != nil {
		return err
	}
	return v.ReadConfig(bytes.NewReader(text))
}

// readSettings gathers the settings for a command.
func readSettings(flags *pflag.FlagSet, lang string) (Settings, error) {
	v, err := newViper(flags, lang)
	if err != nil {
		return Settings{}, err
	}
	if err := checkSettings(v); err != nil {
		return Settings{}, err
	}
	s := Settings{
		Data: v.GetString("data"), Site: v.GetString("site"), Themes: v.GetString("themes"), Out: v.GetString("out"), Cache: v.GetString("cache"),
		BaseURL: v.GetString("base-url"), Repository: v.GetString("repository"), Lang: v.GetString("lang"), Host: v.GetString("host"), Port: v.GetInt("port"),
		Today: day(v),
	}
	return s, s.readSite()
}

// checkSettings refuses values that would be taken for something else.
func checkSettings(v *viper.Viper) error {
	wrong := func(vi, en string, args ...any) error {
		return usageError{errors.New(diag.T(vi, en, args...).In(v.GetString("lang")))}
	}
	for _, key := range v.AllKeys() {
		if !slices.Contains(settingKeys, key) && v.InConfig(key) {
			return wrong("%s: không có thiết lập %q. các thiết lập: %s", "%s: there is no setting %q. the settings are: %s", settingsFile, key, strings.Join(settingKeys, ", "))
		}
	}
	if lang := v.GetString("lang"); lang != "vi" && lang != "en" {
		return wrong("lang %q: thông báo chỉ có bằng vi hoặc en", "lang %q: messages are in vi or en only", lang)
	}
	if port, err := strconv.Atoi(v.GetString("port")); err != nil || port < 0 || port > 65535 {
		return wrong("port %q không phải là một cổng. viết một số từ 0 đến 65535", "port %q is no port. write a number from 0 to 65535", v.GetString("port"))
	}
	if day := day(v); !validate.IsDate(day) {
		advice := validate.NoSuchDay(day)
		return wrong("today %q không phải là một ngày. %s", "today %q is not a day. %s", day, advice.In(v.GetString("lang")))
	}
	for _, key := range []string{"base-url", "repository"} {
		if address := v.GetString(key); address != "" {
			if u, err := url.Parse(address); err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
				return wrong("%s %q không phải là địa chỉ web đầy đủ. viết cả https:// và tên miền, ví dụ https://example.org/trang/", "%s %q is not a web address in full. write it with https:// and the host, as in https://example.org/site/", key, address)
			} else if u.User != nil {
				return wrong("%s: trong địa chỉ có tên đăng nhập hay mật khẩu, mà trang là công khai. bỏ phần trước dấu @", "%s: there is a user name or a password in the address, and the site is public. leave out what stands before the @", key)
			}
		}
	}
	return nil
}

// mostSettings is how many bytes the settings of a site may have.
const mostSettings = 1 << 20

// settingKeys are those of the settings file.
var settingKeys = []string{"data", "site", "themes", "out", "cache", "base-url", "repository", "lang", "host", "port", "today"}

// readSite takes the languages and the headline from Hugo's settings, so that
// they are written in one place.
func (s *Settings) readSite() error {
	s.Languages = nil
	path := filepath.Join(s.Site, "hugo.toml")
	text, err := files.Read(path, mostSettings)
	site := viper.New()
	site.SetConfigType("toml")
	if err == nil {
		err = site.ReadConfig(bytes.NewReader(text))
	}
	if err != nil {
		return usageError{fmt.Errorf("%s: %w", filepath.ToSlash(path), err)}
	}
	languages := site.GetStringMap("languages")
	for language := range languages {
		s.Languages = append(s.Languages, language)
	}
	first := site.GetString("defaultContentLanguage")
	slices.SortFunc(s.Languages, func(a, b string) int {
		if a == first || b == first {
			return btoi(b == first) - btoi(a == first)
		}
		return cmp.Or(site.GetInt("languages."+a+".weight")-site.GetInt("languages."+b+".weight"), strings.Compare(a, b))
	})
	if len(s.Languages) == 0 {
		return usageError{errors.New(diag.T("%s: không có ngôn ngữ nào. thêm mục [languages.vi]", "%s: there is no language. add a section [languages.vi]", filepath.ToSlash(path)).In(s.Lang))}
	}
	if s.BaseURL == "" {
		s.BaseURL = site.GetString("baseURL")
	}
	s.BaseURL = strings.TrimSuffix(s.BaseURL, "/") + "/"
	if s.Params = nil; s.Repository != "" && site.GetString("params.repository") == "" {
		s.Params = map[string]any{"repository": strings.TrimSuffix(s.Repository, "/")}
	}
	s.Headline, s.Place = site.GetString("params.headline"), site.GetString("params.place")
	return s.readBrand(site, path)
}

// today is the day it is where nothing tells another: that of SOURCE_DATE_EPOCH,
// by which builds are repeated (reproducible-builds.org), or of the clock. Days
// are those of UTC, so that every machine has the same one. Nothing on the site
// depends on it, only what check says and what new writes.
func today() string {
	now := time.Now()
	if seconds, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
		now = time.Unix(seconds, 0)
	}
	return now.UTC().Format(time.DateOnly)
}

// day is the setting today; in a settings file without quotes it is a time to YAML.
func day(v *viper.Viper) string {
	if t, ok := v.Get("today").(time.Time); ok {
		return t.Format(time.DateOnly)
	}
	return v.GetString("today")
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// messageLanguage finds the language of messages before flags are read, for --help and
// for what is wrong with the flags: --lang, CHISO_LANG, lang in the settings file, an
// English locale, else Vietnamese.
func messageLanguage(args []string) string {
	for i, a := range args {
		if value, ok := strings.CutPrefix(a, "--lang="); ok {
			return value
		}
		if a == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
	}
	if lang := os.Getenv("CHISO_LANG"); lang != "" {
		return lang
	}
	file := viper.New()
	if err := readSettingsFile(file); err == nil && file.GetString("lang") != "" { // of a file that cannot be read, readSettings says so
		return file.GetString("lang")
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale := os.Getenv(name); locale != "" {
			if strings.HasPrefix(locale, "en") {
				return "en"
			}
			return "vi"
		}
	}
	return "vi"
}
