package wire_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"chiso/generator/internal/wire"
)

type outer struct {
	inner
	Next    *outer                 `json:"next,omitempty"`
	None    *inner                 `json:"none"`
	By      map[string][]inner     `json:"by"`
	Raw     json.RawMessage        `json:"raw"`
	Any     []any                  `json:"any"`
	At      wire.Period            `json:"at,omitzero"`
	Each    map[wire.Period]string `json:"each,omitempty"`
	Hidden  string                 `json:"-"`
	Plain   bool
	private int
}

type inner struct {
	Inner inside `json:"inner,omitempty"` // omitempty leaves no struct out
}

type inside struct{ N int }

func TestTypeScript(t *testing.T) {
	_ = outer{}.private
	c := wire.Contract{Groups: []wire.Group{{Title: "All", Types: []reflect.Type{reflect.TypeFor[outer]()}}}, Keys: map[string]string{"Outer.any": "[number, string]"}}
	got, err := c.TypeScript()
	want := `
// All

export type Period = string;

export interface Outer extends Inner {
  next?: Outer;
  none: Inner | null;
  by: Record<string, Inner[]>;
  raw: unknown;
  any: [number, string];
  at?: Period;
  each?: Record<string, string>;
  Plain: boolean;
}

export interface Inner {
  inner: Inside;
}

export interface Inside {
  N: number;
}
`
	if err != nil || got != want {
		t.Errorf("%v\n%s\nwant\n%s", err, got, want)
	}
}

// TestTypeScriptRefuses: what would be a wrong contract is an error.
func TestTypeScriptRefuses(t *testing.T) {
	type Place struct {
		N int `json:"n"`
	}
	first := reflect.TypeFor[Place]()
	type place struct {
		M int `json:"m"`
	}
	second := reflect.TypeFor[place]()
	for want, c := range map[string]wire.Contract{
		"are both called Place": {Groups: []wire.Group{{Types: []reflect.Type{first, second}}}},
		"no key Place.x":        {Groups: []wire.Group{{Types: []reflect.Type{first}}}, Keys: map[string]string{"Place.x": "unknown"}},
		"cannot be JSON":        {Groups: []wire.Group{{Types: []reflect.Type{reflect.TypeFor[struct{ F func() }]()}}}},
		"file does not exist":   {Groups: []wire.Group{{Types: []reflect.Type{first}}}, Root: "nowhere", Module: "chiso"},
	} {
		if _, err := c.TypeScript(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}
