// Package templates checks the templates of a theme against the Go structs whose JSON they read.
//
// A template that asks for a key that nobody writes prints nothing, and nobody notices. So the
// templates are walked through as if they were carried out, with types in the place of values:
// from the front matter of a kind of page (Page.Front) through variables, with, range, dicts and
// partials. A name that the type at hand has not is a problem. What cannot be known (settings of
// the site, resources, most functions of Hugo) passes as unknown, and is counted.
package templates

import (
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"

	"go.yaml.in/yaml/v3"
)

// Page is a kind of page, by which its layout is found as Hugo finds it.
type Page struct {
	Folder string       // under content/ and under layouts/; empty for the home page, 404.html and pages of no folder
	Kind   string       // "home", "section", "page" or "404"
	Layout string       // that its front matter names, if any
	Front  reflect.Type // the struct that is its front matter; nil for a page written by hand
}

func (p Page) String() string {
	if p.Layout != "" {
		return p.Folder + "/" + p.Layout
	}
	return p.Folder + "/" + p.Kind
}

// Report is what a theme's templates read.
type Report struct {
	Problems []string // each with file, line and column
	Uses     int      // places where a template reads a field
	Resolved int      // those of them that were found in a type

	read map[fieldOf]bool
}

// Reads says whether some template reads a field of a struct.
func (r *Report) Reads(of reflect.Type, field string) bool { return r.read[fieldOf{of, field}] }

// fieldOf is a field of the struct that declares it.
type fieldOf struct {
	of   reflect.Type
	name string
}

// Check walks through all templates of a theme, given as a file system with layouts/ and i18n/.
func Check(theme fs.FS, pages []Page) (*Report, error) {
	w := &walker{
		files: map[string]*file{}, messages: map[string][]*parse.Tree{}, pages: pages,
		uses: map[place]*use{}, done: map[string]value{}, read: map[fieldOf]bool{}, seen: map[*file]bool{}, found: map[string]bool{},
	}
	if err := w.parseLayouts(theme); err != nil {
		return nil, err
	}
	if err := w.parseMessages(theme); err != nil {
		return nil, err
	}
	for n := range pages {
		w.page(&pages[n])
	}
	for _, path := range sortedKeys(w.files) {
		// Hugo itself calls these, with values of its own.
		if strings.HasPrefix(path, "_markup/") || strings.HasPrefix(path, "_shortcodes/") || path == "alias.html" {
			w.seen[w.files[path]] = true
			w.template(w.files[path].tree, w.files[path].defined, unknown)
		}
	}
	return w.report(), nil
}

// file is a template with those that it defines.
type file struct {
	tree    *parse.Tree
	defined map[string]*parse.Tree
}

func parseTree(name, text string, into map[string]*parse.Tree) (*parse.Tree, error) {
	tree := parse.New(name)
	tree.Mode = parse.SkipFuncCheck // the functions are Hugo's
	return tree.Parse(text, "", "", into)
}

func (w *walker) parseLayouts(theme fs.FS) error {
	return fs.WalkDir(theme, "layouts", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".html") {
			return err
		}
		text, err := fs.ReadFile(theme, path)
		if err != nil {
			return err
		}
		f := &file{defined: map[string]*parse.Tree{}}
		if f.tree, err = parseTree(path, string(text), f.defined); err != nil {
			return err
		}
		w.files[strings.TrimPrefix(path, "layouts/")] = f
		return nil
	})
}

// parseMessages reads the sentences of the interface, which are templates too.
func (w *walker) parseMessages(theme fs.FS) error {
	paths, err := fs.Glob(theme, "i18n/*.yaml")
	if err != nil {
		return err
	}
	for _, path := range paths {
		text, err := fs.ReadFile(theme, path)
		if err != nil {
			return err
		}
		messages := map[string]string{}
		if err := yaml.Unmarshal(text, &messages); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		for key, message := range messages {
			tree, err := parseTree(path+": "+key, message, map[string]*parse.Tree{})
			if err != nil {
				return err
			}
			w.messages[key] = append(w.messages[key], tree)
		}
	}
	return nil
}

// page walks through the layout of a kind of page and the frame around it.
func (w *walker) page(p *Page) {
	name := p.Kind
	if p.Layout != "" {
		name = p.Layout
	}
	layout := w.first(p.Folder+"/"+name+".html", name+".html")
	if layout == nil {
		w.problem(fmt.Sprintf("layouts: there is no layout for %v", p))
		return
	}
	w.seen[layout] = true
	tree, blocks := layout.tree, layout.defined
	if blocks["main"] != nil {
		base := w.first(p.Folder+"/baseof.html", "baseof.html")
		w.seen[base] = true
		tree = base.tree
	}
	w.template(tree, blocks, value{pageAtom{p}})
}

func (w *walker) first(paths ...string) *file {
	for _, path := range paths {
		if f := w.files[path]; f != nil {
			return f
		}
	}
	return nil
}

func (w *walker) problem(text string) {
	if !w.found[text] {
		w.found[text] = true
		w.problems = append(w.problems, text)
	}
}

// report sums up, and adds what was never reached: it would be checked by nobody.
func (w *walker) report() *Report {
	r := &Report{read: w.read}
	for _, path := range sortedKeys(w.files) {
		f := w.files[path]
		if !w.seen[f] {
			w.problem(fmt.Sprintf("layouts/%s: no page uses this template", path))
			continue
		}
		reported := map[string]bool{}
		for _, name := range sortedKeys(f.defined) {
			inspect(f.defined[name].Root, func(node parse.Node, from int, names []string) {
				for n, field := range names {
					at, u := location(node), w.uses[place{node, from + n}]
					switch {
					case u == nil:
						if n == 0 && !reported[at] { // what follows a missing name is not reached either
							reported[at] = true
							w.problem(fmt.Sprintf("%s: .%s is never reached: no page brings a value to this branch", at, field))
						}
						continue
					case u.resolved:
						r.Resolved++
					case u.missing != "":
						w.problem(at + ": " + u.missing)
					}
					r.Uses++
				}
			})
		}
	}
	for at, u := range w.uses { // names in texts, as of index and where
		if _, is := at.node.(*parse.StringNode); is && !u.resolved && u.missing != "" {
			w.problem(location(at.node) + ": " + u.missing)
		}
	}
	slices.Sort(w.problems)
	r.Problems = w.problems
	return r
}

// location is the file, line and column of a node.
func location(node parse.Node) string {
	at, _ := parse.New("").ErrorContext(node)
	return at
}

// inspect finds all fields that a template reads: the node, and its names, the first of which is
// the one with the number from.
func inspect(node parse.Node, found func(node parse.Node, from int, names []string)) {
	visit := func(nodes ...parse.Node) {
		for _, n := range nodes {
			inspect(n, found)
		}
	}
	branch := func(b *parse.BranchNode) {
		visit(b.Pipe, b.List)
		if b.ElseList != nil {
			visit(b.ElseList)
		}
	}
	switch node := node.(type) {
	case *parse.ListNode:
		visit(node.Nodes...)
	case *parse.ActionNode:
		visit(node.Pipe)
	case *parse.IfNode:
		branch(&node.BranchNode)
	case *parse.WithNode:
		branch(&node.BranchNode)
	case *parse.RangeNode:
		branch(&node.BranchNode)
	case *parse.TemplateNode:
		if node.Pipe != nil {
			visit(node.Pipe)
		}
	case *parse.PipeNode:
		for _, command := range node.Cmds {
			visit(command.Args...)
		}
	case *parse.FieldNode:
		found(node, 0, node.Ident)
	case *parse.VariableNode:
		found(node, 0, node.Ident[1:])
	case *parse.ChainNode:
		from := strings.Count(functionOf(node), ".")
		found(node, from, node.Field[from:])
		visit(node.Node)
	}
}
