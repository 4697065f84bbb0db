package templates

import (
	"fmt"
	"path"
	"strings"
	"text/template/parse"

	"chiso/generator/internal/wire"
)

// What the things have that Hugo brings, as far as the theme uses them.
var (
	ofHugo     = map[string]value{"Sites": {listAtom{value{siteAtom{}}}}}
	ofLanguage = map[string]value{"Lang": text, "Label": text, "Locale": text, "Weight": text}
)

func (w *walker) ofSite() map[string]value {
	return map[string]value{
		"Title": text, "BaseURL": text, "Language": {langAtom{}},
		"Params": unknown, "Menus": unknown, "Data": unknown,
		"Home": w.pagesLike(func(p *Page) bool { return p.Kind == "home" }), "GetPage": {pageAtom{}},
		"Pages":        {listAtom{w.pagesLike(func(*Page) bool { return true })}},
		"RegularPages": {listAtom{w.pagesLike(func(p *Page) bool { return p.Kind == "page" })}},
	}
}

// ofPage is what a page of Hugo has under a name.
func (w *walker) ofPage(a pageAtom, name string) (value, bool, []string) {
	has := map[string]value{
		"Title": text, "LinkTitle": text, "Description": text, "Content": text, "Summary": text, "Plain": text,
		"Permalink": text, "RelPermalink": text, "Path": text, "Kind": text, "Section": text, "Type": text, "Layout": text,
		"IsHome": text, "IsPage": text, "IsSection": text, "Date": unknown, "Weight": text, "IsMenuCurrent": text, "HasMenuCurrent": text,
		"Language": {langAtom{}}, "Site": {siteAtom{}}, "Page": {a}, "Fragments": unknown, "Resources": unknown,
		"Params": unknown, "GetPage": {pageAtom{}}, "Parent": {pageAtom{}},
		"Translations": {listAtom{value{a}}}, "AllTranslations": {listAtom{value{a}}},
		"Ancestors": {listAtom{w.pagesLike(func(p *Page) bool { return p.Kind == "home" || p.Kind == "section" })}},
	}
	inFolder := func(kind string) value {
		return value{listAtom{w.pagesLike(func(p *Page) bool {
			return a.page == nil || p.Folder == a.page.Folder && p.Kind == kind
		})}}
	}
	has["RegularPages"] = inFolder("page")
	has["Pages"] = inFolder("page")
	if a.page != nil && a.page.Front != nil {
		front := structAtom{of: a.page.Front, front: true}
		has["Params"] = value{front}
		switch name {
		case "Title", "LinkTitle":
			w.look(front, "title")
		case "Description":
			w.look(front, "description")
		}
	}
	v, there := has[name]
	return v, there, sortedKeys(has)
}

// pagesLike are all kinds of pages of which something holds; one written by hand may be among them.
func (w *walker) pagesLike(holds func(*Page) bool) value {
	all := value{pageAtom{}}
	for n := range w.pages {
		if p := &w.pages[n]; holds(p) {
			all = append(all, pageAtom{p})
		}
	}
	return all
}

// getPage is the page of a folder.
func (w *walker) getPage(address value) value {
	found := value{}
	for _, a := range address {
		if t, is := a.(textAtom); is {
			for n := range w.pages {
				if p := &w.pages[n]; p.Kind == "section" && "/"+p.Folder == t.text {
					found = append(found, pageAtom{p})
				}
			}
		}
	}
	if len(found) == 0 {
		return value{pageAtom{}}
	}
	return found
}

// optionalArguments are the functions that ask whether there is something.
var optionalArguments = map[string]bool{"or": true, "and": true, "not": true, "default": true}

// Functions by what they return: a text, number or boolean; a list like the one that comes last.
var (
	toText = set(`absLangURL absURL add delimit errorf eq findRE ge gt htmlEscape humanize in int jsonify le len lower lt markdownify
		math.Max math.Min mod mul ne not path.Base path.Dir path.Ext plainify print printf querify reflect.IsMap reflect.IsSlice relLangURL relURL
		replace replaceRE safeHTML safeHTMLAttr safeURL sha256 string strings.Contains strings.HasPrefix strings.TrimPrefix
		strings.TrimSuffix sub substr time.Format title trim truncate upper urlize`)
	toList = set("after first last sort uniq where")
)

func set(names string) map[string]bool {
	all := map[string]bool{}
	for name := range strings.FieldsSeq(names) {
		all[name] = true
	}
	return all
}

// call gives what a function returns. What comes through a pipe is its last argument.
func (w *walker) call(s *scope, name string, arguments []parse.Node, dot value, last *value, optional bool) value {
	args := make([]value, 0, len(arguments)+1)
	for n, argument := range arguments {
		may := optionalArguments[name] || name == "cond" && n == 0
		args = append(args, w.operand(s, argument, dot, may))
	}
	if last != nil {
		args = append(args, *last)
	}
	argument := func(n int) value {
		if n < len(args) {
			return args[n]
		}
		return nothing
	}
	switch name {
	case "return":
		s.returns, s.whole = join(s.returns, argument(0)), true
		return nothing
	case "partial", "partialCached":
		return w.partial(arguments[0], argument(0), argument(1))
	case "i18n", "T":
		w.message(argument(0), args[1:])
		return text
	case "dict":
		return dictOf(args)
	case "merge":
		return merged(args)
	case "slice":
		return value{listAtom{join(args...)}}
	case "append":
		added := make([]value, 0, len(args))
		for _, v := range args {
			for _, a := range v {
				if list, is := a.(listAtom); is {
					added = append(added, list.item)
				} else {
					added = append(added, value{a})
				}
			}
		}
		return value{listAtom{join(added...)}}
	case "seq", "split", "apply":
		return value{listAtom{text}}
	case "index":
		v := argument(0)
		for n := 1; n < len(args); n++ {
			node := arguments[0]
			if n < len(arguments) {
				node = arguments[n]
			}
			v = w.index(node, v, args[n], optional)
		}
		return v
	case "or", "default", "cond", "and":
		return choice(name, args)
	case "reflect.IsMap":
		return isMap(argument(0))
	case "printf":
		return formatted(argument(0))
	}
	switch {
	case toList[name]:
		return w.listed(name, arguments, args)
	case name == "jsonify":
		w.readAll(argument(len(args) - 1))
		return text
	case toText[name]:
		return text
	}
	return unknown
}

// partial walks through a partial with what it is given.
func (w *walker) partial(at parse.Node, names, given value) value {
	var returned []value
	for _, a := range names {
		name, is := a.(textAtom)
		f := w.files["_partials/"+name.text]
		if !is || f == nil {
			w.problem(fmt.Sprintf("%s: there is no partial %q", location(at), name.text))
			continue
		}
		w.seen[f] = true
		key := name.text + " " + given.key()
		if _, done := w.done[key]; !done {
			w.done[key] = text // for one that calls itself
			w.done[key] = w.template(f.tree, f.defined, given)
		}
		returned = append(returned, w.done[key])
	}
	return join(returned...)
}

// message walks through a sentence of the interface. Of a key that is only partly known any that
// fits may be meant, and need not be.
func (w *walker) message(keys value, given []value) {
	for _, a := range keys {
		key, is := a.(textAtom)
		if !is || key.text == "" {
			continue
		}
		if !strings.Contains(key.text, "*") {
			v := value{dictAtom{}}
			if len(given) > 0 {
				v = given[0]
			}
			for _, tree := range w.messages[key.text] {
				w.template(tree, nil, v)
			}
			continue
		}
		if len(given) == 0 {
			continue
		}
		before := w.guess
		w.guess = true
		for _, name := range sortedKeys(w.messages) {
			if fits, _ := path.Match(key.text, name); fits {
				for _, tree := range w.messages[name] {
					w.template(tree, nil, given[0])
				}
			}
		}
		w.guess = before
	}
}

func dictOf(args []value) value {
	items := map[string]value{}
	for n := 0; n+1 < len(args); n += 2 {
		name, known := only(args[n])
		if !known {
			return unknown
		}
		items[name] = args[n+1]
	}
	return value{dictAtom{items}}
}

// only is the text that a value is, if it is known.
func only(v value) (string, bool) {
	if len(v) != 1 {
		return "", false
	}
	t, is := v[0].(textAtom)
	return t.text, is && t.text != "" && !strings.Contains(t.text, "*")
}

func merged(args []value) value {
	items := map[string]value{}
	for _, v := range args {
		if len(v) != 1 {
			return unknown
		}
		d, is := v[0].(dictAtom)
		if !is {
			return unknown
		}
		for name, item := range d.items {
			items[name] = item
		}
	}
	return value{dictAtom{items}}
}

func choice(name string, args []value) value {
	switch name {
	case "default": // the one to fall back on comes first
		return join(args...)
	case "cond":
		if len(args) == 3 {
			return join(args[1:]...)
		}
	case "and":
		for _, v := range args {
			if len(v) == 0 {
				return nothing
			}
		}
		return args[len(args)-1]
	}
	return join(args...)
}

// isMap is nothing where no map can be, so that the branch behind it is not walked through.
func isMap(v value) value {
	for _, a := range v {
		switch a.(type) {
		case textAtom, listAtom:
		default:
			return text
		}
	}
	return nothing
}

// formatted is what is known of a text that printf makes.
func formatted(format value) value {
	var all value
	for _, a := range format {
		t, is := a.(textAtom)
		if !is || strings.ContainsAny(t.text, "<>\"") {
			return text
		}
		all = append(all, textAtom{strings.NewReplacer("%s", "*", "%d", "*").Replace(t.text)})
	}
	return all
}

// index gives what stands under a key or a number.
func (w *walker) index(node parse.Node, v, by value, optional bool) value {
	var results []value
	for _, a := range v {
		switch a := a.(type) {
		case structAtom, dictAtom:
			if name, known := only(by); known {
				results = append(results, w.field(place{node, 0}, name, value{a}, optional))
			} else if d, is := a.(dictAtom); is {
				results = append(results, itemsOf(value{d}))
			} else {
				results = append(results, unknown)
			}
		default:
			results = append(results, itemsOf(value{a}))
		}
	}
	return join(results...)
}

// listed is the list that a function takes a part of or sorts. The field that it goes by is one
// that is read, too.
func (w *walker) listed(name string, arguments []parse.Node, args []value) value {
	list := args[len(args)-1]
	if name == "sort" || name == "where" {
		list = args[0]
		if len(args) > 1 {
			if by, known := only(args[1]); known {
				w.fields(arguments[1], strings.Split(by, "."), 0, itemsOf(list), false)
			}
		}
	}
	return list
}

// readAll notes that everything in a value is read.
func (w *walker) readAll(v value) {
	for _, a := range v {
		switch a := a.(type) {
		case structAtom:
			for _, t := range wire.Structs(a.of) {
				for _, f := range wire.Fields(t) {
					w.read[fieldOf{f.Of, f.Name}] = true
				}
			}
		case listAtom:
			w.readAll(a.item)
		case mapAtom:
			w.readAll(a.item)
		case dictAtom:
			for _, item := range a.items {
				w.readAll(item)
			}
		}
	}
}
