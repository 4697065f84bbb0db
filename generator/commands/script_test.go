package commands

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"chiso/generator/internal/cli"
	"chiso/generator/internal/npm"
	"chiso/generator/internal/validate"
)

func TestMain(m *testing.M) {
	testscript.Main(above{m}, map[string]func(){
		"generator": func() {
			status := cli.Run(os.Args[1:], os.Stdout, os.Stderr)
			if file := os.Getenv(peakFile); file != "" {
				if memory, err := os.ReadFile("/proc/self/status"); err == nil {
					_ = os.WriteFile(file, memory, 0o644) // whoever asked sees that it is not there
				}
			}
			os.Exit(status)
		},
		"csvloop": csvLoop,
	})
}

// peakFile names the variable with the file into which the command writes how much
// memory it held.
const peakFile = "TEST_PEAK_FILE"

// update writes what the program says now into the scripts, to be read and
// committed: go test ./generator/commands -run TestScripts -update.
var update = flag.Bool("update", false, "update the wanted outputs in testdata/script")

// above runs the tests from the folder above, where their data are.
type above struct{ *testing.M }

func (a above) Run() int {
	if err := os.Chdir(".."); err != nil {
		panic(err)
	}
	debug.SetGCPercent(400) // of this process, which checks hundreds of small packages; not of the commands it starts
	return a.M.Run()
}

// TestScripts runs the commands end to end: testdata/script/*.txtar, each in a
// copy of the small site in testdata/base. A file in a script stands instead of
// the one of that name in the copy.
func TestScripts(t *testing.T) {
	repository, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := exec.LookPath("npm"); err == nil { // once, before the scripts run side by side
		if err := npm.Install(context.Background(), "../themes/chiso"); err != nil {
			t.Fatal(err)
		}
	}
	home, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	h := here{home: home, pictures: filepath.Join(home, ".cache")}
	if h.names, err = variables(filepath.Join(home, "testdata/script")); err != nil {
		t.Fatal(err)
	}
	_, npm := exec.LookPath("npm")
	ci := os.Getenv("CI") != ""
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join(home, "testdata/script"),
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Vars = append(e.Vars, "THEMES="+filepath.Join(repository, "themes"), "REPOSITORY="+repository,
				"HOME="+os.Getenv("HOME"), "npm_config_cache="+os.Getenv("npm_config_cache"), "LANG=en_GB.UTF-8", "CHISO_TODAY="+today,
				"CHISO_CACHE="+h.pictures) // which scripts and other tests share: a picture is drawn once for all that have it
			return copyMissing(filepath.Join(home, "testdata/base"), e.WorkDir)
		},
		Condition: func(name string) (bool, error) {
			if name == "npm" {
				if npm != nil && ci {
					return false, errors.New("npm is not installed, and in CI nothing may skip")
				}
				return npm == nil, nil
			}
			return false, fmt.Errorf("unknown condition %q", name)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": h.status, "bytes": writeBytes, "hole": hole, "await": await, "fetch": fetch, "port": port, "nowhere": nowhere, "replace": replace, "fits": fits, "fill": fill,
		},
	})
}

// TestRules: every rule of the list is seen at work in a script, and no message
// names a rule that is not in the list.
func TestRules(t *testing.T) {
	scripts, err := filepath.Glob("testdata/script/check-*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, script := range scripts {
		text, err := os.ReadFile(script)
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range regexp.MustCompile(`(?m)^(?:data|site)\S*: .* \[([a-z-]+)\]$`).FindAllSubmatch(text, -1) {
			seen[string(match[1])] = true
		}
	}
	listed := map[string]bool{}
	for _, rule := range validate.Rules {
		listed[rule.Name] = true
		if !seen[rule.Name] {
			t.Errorf("rule %q is in the list, but no script shows it", rule.Name)
		}
	}
	for name := range seen {
		if !listed[name] {
			t.Errorf("rule %q is printed, but not in the list", name)
		}
	}
}

// copyMissing copies a tree, leaving files that are there already.
func copyMissing(from, to string) error {
	return filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		relative, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		name := filepath.Join(to, relative)
		if _, err := os.Lstat(name); err == nil {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		return os.WriteFile(name, data, 0o644)
	})
}

// positive refuses a command with "!": it has no meaning there.
func positive(ts *testscript.TestScript, neg bool) {
	if neg {
		ts.Fatalf("this command takes no !")
	}
}

var escape = regexp.MustCompile(`\\(x[0-9a-f]{2}|u[0-9a-f]{4}(\{[0-9]+\})?|r|\n)`)

// unescape gives what a text file stands for that cannot hold it as it is: \xNN,
// \uNNNN and \r as in Go, and a line that ends in \ goes on in the next. A number in
// braces says how often a character stands there: \u0061{1000000}.
func unescape(text string) string {
	return escape.ReplaceAllStringFunc(text, func(s string) string {
		s, times, _ := strings.Cut(s, "{")
		if n, err := strconv.Atoi(strings.TrimSuffix(times, "}")); err == nil {
			return strings.Repeat(unescape(s), n)
		}
		if s == "\\\n" {
			return ""
		}
		plain, err := strconv.Unquote(`"` + s + `"`)
		if err != nil {
			panic(err) // the pattern lets only escapes of Go through
		}
		return plain
	})
}

// writeBytes writes a file with the escapes of another: bytes target source.
func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	positive(ts, neg)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(unescape(ts.ReadFile(args[1]))), 0o644))
}

// hole makes a file of so many bytes, which takes no room on the disk: hole file size.
func hole(ts *testscript.TestScript, neg bool, args []string) {
	positive(ts, neg)
	size, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(errors.Join(f.Truncate(size), f.Close()))
}

// replace replaces a text in a file, with \n for line ends: replace file old new.
func replace(ts *testscript.TestScript, neg bool, args []string) {
	positive(ts, neg)
	before := ts.ReadFile(args[0])
	after := strings.Replace(before, args[1], strings.ReplaceAll(args[2], `\n`, "\n"), 1)
	if before == after {
		ts.Fatalf("%s does not hold %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(after), 0o644))
}

// fits wants a JSON document to be as a schema says: fits stdout schema.json.
func fits(ts *testscript.TestScript, neg bool, args []string) {
	positive(ts, neg)
	read := func(name string) any {
		document, err := jsonschema.UnmarshalJSON(strings.NewReader(ts.ReadFile(name)))
		ts.Check(err)
		return document
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	ts.Check(compiler.AddResource("file:///schema.json", read(args[1])))
	schema, err := compiler.Compile("file:///schema.json")
	ts.Check(err)
	ts.Check(schema.Validate(read(args[0])))
}

// patience is how long something in the background may take.
const patience = 5 * time.Minute

func eventually(ts *testscript.TestScript, what string, done func() bool) {
	for deadline := time.Now().Add(patience); !done(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			ts.Fatalf("waited in vain for %s", what)
		}
	}
}

// await waits until a file matches a pattern.
func await(ts *testscript.TestScript, neg bool, args []string) {
	positive(ts, neg)
	eventually(ts, args[0], func() bool {
		found, err := filepath.Glob(ts.MkAbs(args[0]))
		ts.Check(err)
		return len(found) > 0
	})
}

// nowhere wants no file to match a pattern.
func nowhere(ts *testscript.TestScript, neg bool, args []string) {
	positive(ts, neg)
	found, err := filepath.Glob(ts.MkAbs(args[0]))
	ts.Check(err)
	if len(found) > 0 {
		ts.Fatalf("there is %s", found)
	}
}

// port puts a free port in a variable.
func port(ts *testscript.TestScript, neg bool, args []string) {
	positive(ts, neg)
	listener, err := net.Listen("tcp", "localhost:0")
	ts.Check(err)
	ts.Setenv(args[0], fmt.Sprint(listener.Addr().(*net.TCPAddr).Port))
	ts.Check(listener.Close())
}

// fetch waits until the text at an address holds (or, negated, lacks) a text.
func fetch(ts *testscript.TestScript, neg bool, args []string) {
	eventually(ts, strings.Join(args, " "), func() bool {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, args[0], nil)
		ts.Check(err)
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			return false
		}
		defer response.Body.Close()
		data, err := io.ReadAll(response.Body)
		return err == nil && bytes.Contains(data, []byte(args[1])) != neg
	})
}
