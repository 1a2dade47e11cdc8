package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// TestServePrograms protects that what other programs ask is answered beside the
// pages: the API, its description, feeds, an assistant's tools and metrics.
func TestServePrograms(t *testing.T) {
	dir := kept(t)
	cmd := exec.Command(built, "serve", "--listen", "127.0.0.1:0")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // it was killed
	})
	said, err := bufio.NewReader(stderr).ReadString('\n')
	address := regexp.MustCompile(`http://127\.0\.0\.1:\d+/`).FindString(said)
	if err != nil || address == "" {
		t.Fatalf("it says %q, %v", said, err)
	}
	for at, want := range map[string][2]string{
		"api/v1/said?name=Shen+Baolin":     {"application/json", `"name":"Shen Baolin"`},
		"api/v1/":                          {"text/html", `<article id="said">`},
		"api/v1/openapi.json":              {"application/json", `"openapi":"3.1.0"`},
		"api/v1/nothing":                   {"application/problem+json", `"remedy":`},
		"feeds/said.atom?name=Shen+Baolin": {"application/atom+xml", "<name>Shen Baolin</name>"},
		"metrics":                          {"text/plain", `sanad_record_rows{what="reports"} 8`},
	} {
		r, err := http.Get(address + at)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r.Body)
		r.Body.Close()
		if err != nil || !strings.HasPrefix(r.Header.Get("Content-Type"), want[0]) || !strings.Contains(string(body), want[1]) {
			t.Errorf("%s: %s %s, %v: %.500s", at, r.Status, r.Header.Get("Content-Type"), err, body)
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	client := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil)
	session, err := client.Connect(ctx, &sdk.StreamableClientTransport{Endpoint: address + "mcp", DisableStandaloneSSE: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer session.Close()
	r, err := session.CallTool(ctx, &sdk.CallToolParams{Name: "said", Arguments: map[string]any{"name": "Shen Baolin"}})
	if err != nil || r.IsError {
		t.Errorf("an assistant: %v, %v", r, err)
	}
}
