package web

import (
	"crypto/sha256"
	"embed"
	"fmt"
	"net/http"
	"path"
	"strings"
)

//go:embed assets
var assets embed.FS

// asset hands out the style, the script and the mark of the pages.
func asset(w http.ResponseWriter, r *http.Request) {
	data, err := assets.ReadFile(strings.TrimPrefix(r.URL.Path, "/"))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", assetTypes[path.Ext(r.URL.Path)])
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	_, _ = w.Write(data) // a reader who went away needs no style
}

// assetTypes are told here, since a machine can have others for the same endings.
var assetTypes = map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}

// assetAddress is the address of an asset, which changes with what is in it: so
// browsers may keep it for ever.
func assetAddress(name string) (string, error) {
	data, err := assets.ReadFile("assets/" + name)
	if err != nil {
		return "", fmt.Errorf("reading an asset: %w", err)
	}
	return fmt.Sprintf("/assets/%s?v=%x", name, sha256.Sum256(data))[:len("/assets/?v=")+len(name)+8], nil
}
