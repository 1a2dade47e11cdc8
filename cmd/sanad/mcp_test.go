package main

import (
	"context"
	"os/exec"
	"strings"
	"testing"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// TestMCP protects that an assistant which starts the program gets answers from
// the record, and that the program ends with it.
func TestMCP(t *testing.T) {
	dir := kept(t)
	cmd := exec.Command(built, "mcp")
	cmd.Dir = dir
	var stderr strings.Builder
	cmd.Stderr = &stderr
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	client := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil)
	session, err := client.Connect(ctx, &sdk.CommandTransport{Command: cmd}, nil)
	if err != nil {
		t.Fatal(err, stderr.String())
	}
	r, err := session.CallTool(ctx, &sdk.CallToolParams{Name: "trace", Arguments: map[string]any{"words": "tidak menargetkan pihak ketiga"}})
	if err != nil || r.IsError || len(r.Content) != 1 {
		t.Fatal(r, err, stderr.String())
	}
	if text, ok := r.Content[0].(*sdk.TextContent); !ok || !strings.Contains(text.Text, "Shen Baolin") {
		t.Errorf("the answer is %v", r.Content[0])
	}
	if err := session.Close(); err != nil {
		t.Errorf("ending: %v", err)
	}
	if code := cmd.ProcessState.ExitCode(); code != exitDone || stderr.String() != "" {
		t.Errorf("exit code %d, stderr %q", code, stderr.String())
	}
}

// TestMCPWithout protects that without a record the program says so and ends, and
// that what is no message is answered as that.
func TestMCPWithout(t *testing.T) {
	if r := runSanad(t, t.TempDir(), "", "mcp"); r.code != exitFailed || !strings.Contains(r.err, "there is no such record") || r.out != "" {
		t.Errorf("exit code %d, stdout %q, stderr %q", r.code, r.out, r.err)
	}
	dir := kept(t)
	if r := runSanad(t, dir, "", "mcp"); r.code != exitDone || r.err != "" {
		t.Errorf("nothing said: exit code %d, stderr %q", r.code, r.err)
	}
	if r := runSanad(t, dir, "what did Lu say?\n", "mcp"); r.code != exitDone || !strings.Contains(r.out, "-32700") || !strings.Contains(r.out, "sanad help mcp") {
		t.Errorf("no message: exit code %d, stdout %q, stderr %q", r.code, r.out, r.err)
	}
	if r := runSanad(t, dir, "", "mcp", "x"); r.code != exitUse {
		t.Errorf("an argument: exit code %d", r.code)
	}
}
