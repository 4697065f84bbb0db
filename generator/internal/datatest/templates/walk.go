package templates

import (
	"fmt"
	"strings"
	"text/template/parse"

	"chiso/generator/internal/fuzzy"
	"chiso/generator/internal/wire"
)

// walker goes through templates with types in the place of values.
type walker struct {
	files    map[string]*file // by path under layouts/
	messages map[string][]*parse.Tree
	pages    []Page

	uses     map[place]*use
	done     map[string]value // what partials return, by name and what they are given
	read     map[fieldOf]bool
	seen     map[*file]bool
	found    map[string]bool // problems already found
	problems []string
	guess    bool // what is walked through is only perhaps used this way: nothing that is missing is a problem
}

// place is where a template reads a field: the nth name of a node.
type place struct {
	node parse.Node
	n    int
}

// use is what came of a field in all the ways by which a template is reached.
type use struct {
	resolved, unknown bool
	missing           string // what to say if it was never there
}

// scope is what a template sees while it is walked through.
type scope struct {
	tree    *parse.Tree
	blocks  map[string]*parse.Tree
	vars    []variable
	returns value
	whole   bool // it has returned something
}

type variable struct {
	name  string
	value value
}

func (s *scope) put(name string, v value) { s.vars = append(s.vars, variable{name, v}) }

// add says that a variable may hold another value too: the branch may not be taken.
func (s *scope) add(name string, v value) {
	for n := len(s.vars) - 1; n >= 0; n-- {
		if s.vars[n].name == name {
			s.vars[n].value = join(s.vars[n].value, v)
			return
		}
	}
}

func (s *scope) get(name string) value {
	for n := len(s.vars) - 1; n >= 0; n-- {
		if s.vars[n].name == name {
			return s.vars[n].value
		}
	}
	return unknown
}

// within walks through a branch, whose variables end with it.
func (w *walker) within(s *scope, list *parse.ListNode, dot value) {
	before := len(s.vars)
	w.list(s, list, dot)
	s.vars = s.vars[:before]
}

// template walks through a template and gives what it returns.
func (w *walker) template(tree *parse.Tree, blocks map[string]*parse.Tree, dot value) value {
	s := &scope{tree: tree, blocks: blocks}
	s.put("$", dot)
	w.list(s, tree.Root, dot)
	if s.whole {
		return s.returns
	}
	return text
}

func (w *walker) list(s *scope, list *parse.ListNode, dot value) {
	if list == nil {
		return
	}
	for _, node := range list.Nodes {
		w.node(s, node, dot)
	}
}

func (w *walker) node(s *scope, node parse.Node, dot value) {
	before := len(s.vars)
	switch node := node.(type) {
	case *parse.ActionNode:
		w.pipe(s, node.Pipe, dot, false)
		return // its variables last
	case *parse.IfNode:
		if v := w.pipe(s, node.Pipe, dot, true); len(v) > 0 {
			w.within(s, node.List, dot)
		}
		w.within(s, node.ElseList, dot)
	case *parse.WithNode:
		if v := w.pipe(s, node.Pipe, dot, true); len(v) > 0 {
			w.within(s, node.List, v)
		}
		w.within(s, node.ElseList, dot)
	case *parse.RangeNode:
		w.rangeOver(s, node, dot)
	case *parse.TemplateNode:
		v := nothing
		if node.Pipe != nil {
			v = w.pipe(s, node.Pipe, dot, false)
		}
		if tree := s.blocks[node.Name]; tree != nil {
			w.template(tree, s.blocks, v)
		}
	}
	s.vars = s.vars[:before]
}

func (w *walker) rangeOver(s *scope, node *parse.RangeNode, dot value) {
	declared := node.Pipe.Decl
	node.Pipe.Decl = nil // each is not the list, but something in it
	over := w.pipe(s, node.Pipe, dot, true)
	node.Pipe.Decl = declared
	if item := itemsOf(over); len(item) > 0 {
		switch len(declared) {
		case 1:
			s.put(declared[0].Ident[0], item)
		case 2:
			s.put(declared[0].Ident[0], text)
			s.put(declared[1].Ident[0], item)
		}
		w.within(s, node.List, item)
	}
	w.within(s, node.ElseList, dot)
}

// itemsOf is what may be in a list or under the keys of a map.
func itemsOf(v value) value {
	var items value
	for _, a := range v {
		switch a := a.(type) {
		case listAtom:
			items = join(items, a.item)
		case mapAtom:
			items = join(items, a.item)
		case dictAtom:
			for _, name := range sortedKeys(a.items) {
				items = join(items, a.items[name])
			}
		case textAtom: // a number counts
			items = join(items, text)
		default:
			items = join(items, unknown)
		}
	}
	return items
}

// pipe gives the value of a pipeline. An optional one may ask for a field that only some of its
// values have.
func (w *walker) pipe(s *scope, pipe *parse.PipeNode, dot value, optional bool) value {
	v := nothing
	for n, command := range pipe.Cmds {
		may := optional && len(pipe.Cmds) == 1
		if n+1 < len(pipe.Cmds) {
			may = optionalArguments[functionOf(pipe.Cmds[n+1].Args[0])]
		}
		var last *value
		if n > 0 {
			before := v
			last = &before
		}
		v = w.command(s, command, dot, last, may)
	}
	for _, declared := range pipe.Decl {
		if pipe.IsAssign {
			s.add(declared.Ident[0], v)
		} else {
			s.put(declared.Ident[0], v)
		}
	}
	return v
}

func (w *walker) command(s *scope, command *parse.CommandNode, dot value, last *value, optional bool) value {
	first := command.Args[0]
	if name := functionOf(first); name != "" {
		v := w.call(s, name, command.Args[1:], dot, last, optional)
		if chain, is := first.(*parse.ChainNode); is {
			v = w.fields(chain, chain.Field[strings.Count(name, "."):], strings.Count(name, "."), v, optional)
		}
		return v
	}
	arguments := command.Args[1:]
	values := make([]value, len(arguments))
	for n, argument := range arguments {
		values[n] = w.operand(s, argument, dot, false)
	}
	v := w.operand(s, first, dot, optional)
	if len(arguments) > 0 { // a method: only GetPage gives something to follow
		for _, a := range v {
			if _, is := a.(pageAtom); is && len(values) == 1 {
				return w.getPage(values[0])
			}
		}
	}
	return v
}

// functionOf is the name of the function that a node calls, with its namespace; nothing if it is
// none. Site and hugo are values.
func functionOf(node parse.Node) string {
	switch node := node.(type) {
	case *parse.IdentifierNode:
		if node.Ident != "site" && node.Ident != "hugo" {
			return node.Ident
		}
	case *parse.ChainNode:
		if identifier, is := node.Node.(*parse.IdentifierNode); is && identifier.Ident != "site" && identifier.Ident != "hugo" {
			return identifier.Ident + "." + node.Field[0]
		}
	}
	return ""
}

func (w *walker) operand(s *scope, node parse.Node, dot value, optional bool) value {
	switch node := node.(type) {
	case *parse.DotNode:
		return dot
	case *parse.FieldNode:
		return w.fields(node, node.Ident, 0, dot, optional)
	case *parse.VariableNode:
		return w.fields(node, node.Ident[1:], 0, s.get(node.Ident[0]), optional)
	case *parse.PipeNode:
		return w.pipe(s, node, dot, optional)
	case *parse.ChainNode:
		if functionOf(node) != "" {
			return w.command(s, &parse.CommandNode{Args: []parse.Node{node}}, dot, nil, optional)
		}
		return w.fields(node, node.Field, 0, w.operand(s, node.Node, dot, optional), optional)
	case *parse.IdentifierNode:
		switch node.Ident {
		case "site":
			return value{siteAtom{}}
		case "hugo":
			return value{hugoAtom{}}
		}
		return w.call(s, node.Ident, nil, dot, nil, optional)
	case *parse.StringNode:
		if node.Text != "" { // which counts as nothing
			return value{textAtom{node.Text}}
		}
		return nothing
	case *parse.BoolNode:
		if !node.True {
			return nothing
		}
	case *parse.NilNode:
		return nothing
	}
	return text
}

// fields follows names, the first of which is the nth of a node.
func (w *walker) fields(node parse.Node, names []string, n int, v value, optional bool) value {
	for i, name := range names {
		if len(v) == 0 {
			return v
		}
		v = w.field(place{node, n + i}, name, v, optional)
	}
	return v
}

// field gives what the things that a value may be have under a name, and notes what came of it.
func (w *walker) field(at place, name string, v value, optional bool) value {
	u := w.uses[at]
	if u == nil {
		u = &use{}
		w.uses[at] = u
	}
	var results []value
	for _, a := range v {
		if _, is := a.(anyAtom); is {
			u.unknown = true
			results = append(results, unknown)
			continue
		}
		result, there, of, names := w.look(a, name)
		if there {
			u.resolved = true
			results = append(results, result)
			continue
		}
		if w.guess {
			continue
		}
		missing := fmt.Sprintf("no .%s in %s%s", name, of, nearest(name, names))
		if u.missing == "" {
			u.missing = missing
		}
		if s, is := a.(structAtom); !optional && (!is || !s.front) {
			w.problem(location(at.node) + ": " + missing)
		}
	}
	return join(results...)
}

func nearest(name string, names []string) string {
	if near := fuzzy.Nearest(name, names); near != "" {
		return fmt.Sprintf(" (did you mean .%s?)", near)
	}
	return ""
}

// look finds a name in a thing: what it is, whether it is there; else what the thing is called
// and which names it has.
func (w *walker) look(a atom, name string) (v value, there bool, of string, names []string) {
	switch a := a.(type) {
	case structAtom:
		for _, f := range wire.Fields(a.of) {
			if f.Key == name {
				w.read[fieldOf{f.Of, f.Name}] = true
				return ofType(f.Type), true, "", nil
			}
			names = append(names, f.Key)
		}
		return nil, false, a.of.String(), names
	case mapAtom:
		return a.item, true, "", nil
	case dictAtom:
		v, there := a.items[name]
		return v, there, "the dict that it is given", sortedKeys(a.items)
	case pageAtom:
		v, there, names := w.ofPage(a, name)
		return v, there, "a page of Hugo", names
	case siteAtom:
		v, there := w.ofSite()[name]
		return v, there, "the site", sortedKeys(w.ofSite())
	case hugoAtom:
		v, there := ofHugo[name]
		return v, there, "hugo", sortedKeys(ofHugo)
	case langAtom:
		v, there := ofLanguage[name]
		return v, there, "a language", sortedKeys(ofLanguage)
	case listAtom:
		return value{a}, name == "Reverse" || name == "ByTitle" || name == "ByWeight", "a list", []string{"Reverse"}
	}
	return nil, false, "a text or number", nil
}
