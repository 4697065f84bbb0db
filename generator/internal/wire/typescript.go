package wire

import (
	"fmt"
	"go/ast"
	"go/doc/comment"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"reflect"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Contract is what a file of TypeScript is written of.
type Contract struct {
	Head   string // comment and imports
	Groups []Group
	Keys   map[string]string // types that Go does not know so closely, by "Name.key"
	Root   string            // folder of the module, whose comments are taken over
	Module string            // its path
}

// Group are types that stand together under a title.
type Group struct {
	Title string
	Types []reflect.Type
}

// TypeScript writes the structs of a contract, each once, with the comments of their source.
func (c Contract) TypeScript() (string, error) {
	w := &writer{Contract: c, comments: map[string]string{}, parsed: map[string]bool{}, named: map[string]reflect.Type{}, unused: map[string]bool{}}
	for key := range c.Keys {
		w.unused[key] = true
	}
	w.b.WriteString(c.Head)
	for _, g := range c.Groups {
		w.group = g.Title
		for _, t := range Structs(g.Types...) {
			w.define(t)
		}
	}
	for key := range w.unused {
		w.fail("there is no key %s", key)
	}
	return w.b.String(), w.err
}

type writer struct {
	Contract
	b        strings.Builder
	group    string                  // title that is still to be written
	named    map[string]reflect.Type // that have been written
	comments map[string]string       // by "package.Type" and "package.Type.Field"
	parsed   map[string]bool         // packages whose comments are known
	unused   map[string]bool         // keys of Keys
	err      error
}

func (w *writer) fail(format string, args ...any) {
	if w.err == nil {
		w.err = fmt.Errorf(format, args...)
	}
}

// name is that of a type; in TypeScript those that Go keeps to a package are as good as others.
func (w *writer) name(t reflect.Type) string {
	first, size := utf8.DecodeRuneInString(t.Name())
	return string(unicode.ToUpper(first)) + t.Name()[size:]
}

// begin writes what stands before a type, and says whether it is still to be written.
func (w *writer) begin(t reflect.Type) bool {
	name := w.name(t)
	if had, there := w.named[name]; there {
		if had != t {
			w.fail("%v and %v are both called %s", had, t, name)
		}
		return false
	}
	w.named[name] = t
	w.readComments(t.PkgPath())
	if w.group != "" {
		fmt.Fprintf(&w.b, "\n// %s\n", w.group)
		w.group = ""
	}
	text := w.comments[t.PkgPath()+"."+t.Name()]
	if rest, is := strings.CutPrefix(text, t.Name()+" "); is {
		text = name + " " + rest
	}
	w.b.WriteString("\n")
	w.comment("", text)
	return true
}

func (w *writer) define(t reflect.Type) {
	var body strings.Builder
	var texts []reflect.Type
	for _, f := range ownFields(t) {
		typed, there := w.Keys[w.name(t)+"."+f.Key]
		delete(w.unused, w.name(t)+"."+f.Key)
		if !there {
			typed = w.typed(f.Type, &texts)
		}
		mark := ""
		if f.Optional {
			mark = "?"
		} else if f.Type.Kind() == reflect.Pointer {
			typed += " | null"
		}
		w.readComments(t.PkgPath())
		if text := w.comments[t.PkgPath()+"."+t.Name()+"."+f.Name]; text != "" {
			fmt.Fprintf(&body, "  /** %s */\n", text)
		}
		fmt.Fprintf(&body, "  %s%s: %s;\n", f.Key, mark, typed)
	}
	for _, text := range texts {
		if w.begin(text) {
			fmt.Fprintf(&w.b, "export type %s = string;\n", w.name(text))
		}
	}
	if !w.begin(t) {
		return
	}
	var parents []string
	for _, embedded := range embeds(t) {
		parents = append(parents, w.name(embedded))
	}
	extends := ""
	if len(parents) > 0 {
		extends = " extends " + strings.Join(parents, ", ")
	}
	fmt.Fprintf(&w.b, "export interface %s%s {\n%s}\n", w.name(t), extends, body.String())
}

// typed is a type as TypeScript writes it. Those that are texts of a name of their own are added
// to a list.
func (w *writer) typed(t reflect.Type, texts *[]reflect.Type) string {
	switch {
	case t.Kind() == reflect.Pointer:
		return w.typed(t.Elem(), texts)
	case IsOpaque(t):
		return "unknown"
	case IsText(t):
		*texts = append(*texts, t)
		return w.name(t)
	}
	switch t.Kind() {
	case reflect.Struct:
		return w.name(t)
	case reflect.Slice, reflect.Array:
		return w.typed(t.Elem(), texts) + "[]"
	case reflect.Map:
		return "Record<string, " + w.typed(t.Elem(), texts) + ">"
	case reflect.Interface:
		return "unknown"
	case reflect.String:
		return "string"
	case reflect.Bool:
		return "boolean"
	case reflect.Chan, reflect.Func, reflect.UnsafePointer, reflect.Complex64, reflect.Complex128:
		w.fail("%v cannot be JSON", t)
	}
	return "number"
}

func (w *writer) comment(indent, text string) {
	switch {
	case text == "":
	case !strings.Contains(text, "\n"):
		fmt.Fprintf(&w.b, "%s/** %s */\n", indent, text)
	default:
		fmt.Fprintf(&w.b, "%s/**\n%s * %s\n%s */\n", indent, indent, strings.ReplaceAll(text, "\n", "\n"+indent+" * "), indent)
	}
}

// readComments finds the comments on the types of a package and their fields.
func (w *writer) readComments(path string) {
	if w.parsed[path] {
		return
	}
	w.parsed[path] = true
	inModule, is := strings.CutPrefix(path, w.Module+"/")
	if !is {
		return
	}
	files, err := filepath.Glob(filepath.Join(w.Root, filepath.FromSlash(inModule), "*.go"))
	if err == nil && len(files) == 0 {
		err = fs.ErrNotExist
	}
	if err != nil {
		w.fail("%s: %w", inModule, err)
	}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			w.fail("%w", err)
			continue
		}
		for _, d := range file.Decls {
			if types, is := d.(*ast.GenDecl); is && types.Tok == token.TYPE {
				for _, spec := range types.Specs {
					w.readType(path, types, spec.(*ast.TypeSpec))
				}
			}
		}
	}
}

func (w *writer) readType(path string, d *ast.GenDecl, spec *ast.TypeSpec) {
	of := path + "." + spec.Name.Name
	text := spec.Doc
	if text == nil {
		text = d.Doc
	}
	w.comments[of] = wrapped(text.Text())
	structure, is := spec.Type.(*ast.StructType)
	if !is {
		return
	}
	for _, f := range structure.Fields.List {
		text := f.Comment.Text()
		if text == "" {
			text = f.Doc.Text()
		}
		for _, name := range f.Names {
			w.comments[of+"."+name.Name] = strings.Join(strings.Fields(text), " ")
		}
	}
}

// wrapped is a comment as plain text in lines as long as those of the theme.
func wrapped(text string) string {
	var p comment.Parser
	lines := (&comment.Printer{TextWidth: 130}).Text(p.Parse(text))
	return strings.TrimSpace(strings.ReplaceAll(string(lines), "*/", "* /"))
}
