package extract

import (
	"encoding/json"
	"strings"
)

// ldNode is an object of JSON-LD.
type ldNode map[string]any

// ldIndex holds the objects of a page, and those with an @id by it: pages
// name their author and publisher by reference.
type ldIndex struct {
	all  []ldNode
	byID map[string]ldNode
}

const (
	maxLDBytes = 512 << 10
	maxLDNodes = 2000
	maxLDDepth = 12
	maxLDSteps = 256 // to the names of one property: 16 names by reference take 49
)

// add takes a script's JSON. What is no JSON says nothing.
func (x *ldIndex) add(data string) {
	if len(data) > maxLDBytes {
		return
	}
	data = strings.TrimSpace(data)
	for _, wrap := range []string{"<!--", "//<![CDATA[", "<![CDATA["} {
		data = strings.TrimPrefix(data, wrap)
	}
	for _, wrap := range []string{"-->", "//]]>", "]]>"} {
		data = strings.TrimSuffix(data, wrap)
	}
	data = strings.TrimRight(strings.TrimSpace(data), ";")
	// Pages break lines inside strings, which JSON forbids.
	data = strings.Map(func(c rune) rune {
		if c < 0x20 {
			return ' '
		}
		return c
	}, data)
	dec := json.NewDecoder(strings.NewReader(data))
	for {
		var v any
		if err := dec.Decode(&v); err != nil {
			return
		}
		x.take(v, 0)
	}
}

func (x *ldIndex) take(v any, depth int) {
	if depth > maxLDDepth || len(x.all) > maxLDNodes {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			x.take(e, depth+1)
		}
	case map[string]any:
		node := ldNode(v)
		x.all = append(x.all, node)
		if id, ok := v["@id"].(string); ok && len(v) > 1 {
			if x.byID == nil {
				x.byID = map[string]ldNode{}
			}
			if x.byID[id] == nil {
				x.byID[id] = node
			}
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "author", "publisher", "creator"} {
			x.take(v[key], depth+1)
		}
	}
}

// articles are the objects that are reports, or a video that stands for one.
func (x *ldIndex) articles() []ldNode {
	var articles, videos []ldNode
	for _, n := range x.all {
		switch t := n.kind(); {
		case strings.HasSuffix(t, "Article"), strings.HasSuffix(t, "Posting"), t == "Report":
			articles = append(articles, n)
		case t == "VideoObject":
			videos = append(videos, n)
		}
	}
	return append(articles, videos...)
}

// kind is the first @type, without its vocabulary.
func (n ldNode) kind() string {
	t, ok := n["@type"].(string)
	if list, isList := n["@type"].([]any); isList && len(list) > 0 {
		t, ok = list[0].(string)
	}
	if !ok {
		return ""
	}
	return t[strings.LastIndexAny(t, "/#:")+1:]
}

// text is a property that is a string.
func (n ldNode) text(key string) string {
	s, ok := n[key].(string)
	if !ok {
		return ""
	}
	return strings.Join(strings.Fields(unescape(s)), " ")
}

// names are the names of the people or organisations that a property holds.
func (x *ldIndex) names(v any) []string {
	left := maxLDSteps
	return x.namesIn(v, 0, &left)
}

// namesIn is names within what is left to be looked at: references among a
// page's objects can lead in a circle, and from each to many.
func (x *ldIndex) namesIn(v any, depth int, left *int) []string {
	if *left--; *left < 0 || depth > maxLDDepth {
		return nil
	}
	switch v := v.(type) {
	case string:
		if v = strings.TrimSpace(unescape(v)); v != "" {
			return []string{v}
		}
	case []any:
		var out []string
		for _, e := range v[:min(len(v), maxHeld)] {
			out = append(out, x.namesIn(e, depth+1, left)...)
		}
		return out
	case map[string]any:
		if name, ok := v["name"]; ok {
			return x.namesIn(name, depth+1, left)
		}
		if id, ok := v["@id"].(string); ok && x.byID[id] != nil {
			return x.namesIn(x.byID[id]["name"], depth+1, left)
		}
	}
	return nil
}
