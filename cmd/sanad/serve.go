package main

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"os/exec"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sanad-news/sanad/internal/api"
	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/internal/mcp"
	"github.com/sanad-news/sanad/internal/metrics"
	"github.com/sanad-news/sanad/internal/query"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/web"
	"github.com/sanad-news/sanad/reader"
)

// serveFlags are the flags of sanad serve.
type serveFlags struct {
	record recordFlags
	data   dataFlags
	listen string
	hosts  []string
	public string
	write  bool
	token  bool
	open   bool
	log    string
}

// defaultListen is where the reading room is open: on this machine alone.
const defaultListen = "127.0.0.1:7272"

func (p *program) serveCommand() *cobra.Command {
	var f serveFlags
	cmd := &cobra.Command{Use: "serve", Short: p.words.Get("short.serve"), Args: p.noArgs, RunE: func(cmd *cobra.Command, _ []string) error {
		return p.serve(cmd, &f)
	}}
	flags := cmd.Flags()
	flags.SortFlags = false
	f.record.add(p, flags)
	flags.StringVar(&f.listen, "listen", defaultListen, p.words.Get("flag.serve.listen"))
	flags.BoolVar(&f.write, "write", false, p.words.Get("flag.serve.write"))
	flags.BoolVar(&f.token, "new-token", false, p.words.Get("flag.serve.token"))
	flags.StringArrayVar(&f.hosts, "host", nil, p.words.Get("flag.serve.host"))
	flags.StringVar(&f.public, "public-url", "", p.words.Get("flag.serve.public"))
	flags.BoolVar(&f.open, "open", false, p.words.Get("flag.serve.open"))
	flags.StringVar(&f.log, "log", "", p.words.Get("flag.serve.log"))
	f.data.add(p, flags)
	return cmd
}

// serve is the verb.
func (p *program) serve(cmd *cobra.Command, f *serveFlags) error {
	host, _, err := net.SplitHostPort(f.listen)
	switch {
	case err != nil:
		return p.use(cmd, "use.serve.listen", f.listen)
	case f.public != "" && f.address() == nil:
		return p.use(cmd, "use.serve.public", f.public)
	case f.log != "" && f.log != "json" && f.log != "text":
		return p.use(cmd, "use.serve.log", f.log)
	}
	known, err := f.data.load(p, cmd)
	if err != nil {
		return err
	}
	open := f.record.look
	if f.write || f.token {
		open = f.record.openKept
	}
	rec, err := open(cmd.Context(), p, known)
	if err != nil {
		return err
	}
	room, err := p.room(cmd, f, rec, known, host)
	if err != nil {
		return errors.Join(err, rec.Close())
	}
	var lc net.ListenConfig
	l, err := lc.Listen(cmd.Context(), "tcp", f.listen)
	if err != nil {
		fmt.Fprintln(p.stderr, p.words.Get("error.serve.listen", f.listen, err))
		return errors.Join(errFailed, rec.Close())
	}
	address := "http://" + l.Addr().String() + "/"
	fmt.Fprintln(p.stderr, p.words.Get("serve.open", rec.Name, address))
	if f.open {
		p.browse(cmd, address)
	}
	err = web.Serve(cmd.Context(), l, room)
	return p.recordFailed(errors.Join(err, rec.Close()))
}

// room makes the reading room of a record, with the API and the tools of
// assistants beside its pages.
func (p *program) room(cmd *cobra.Command, f *serveFlags, rec *record.Record, known *data.Data, host string) (http.Handler, error) {
	access, err := p.access(cmd, f, rec, host)
	if err != nil {
		return nil, err
	}
	log := p.serveLog(f.log)
	source := &query.Source{Record: rec, Desk: ask.New(rec), Reader: reader.With(known)}
	o := web.Options{Desk: source.Desk, Name: rec.Name, Build: buildName(), Read: source.Reader.Read, Access: access, Hosts: f.names(host), Public: f.address(), Log: log}
	if f.write {
		o.Keeper = &roomKeeper{rec, source.Reader, known}
	}
	version := readBuild().version
	if o.API, err = api.New(source, api.Options{Version: version, Base: strings.TrimRight(f.public, "/"), Log: log}); err != nil {
		return nil, fmt.Errorf("opening the API: %w", err)
	}
	assistants, err := mcp.New(source, mcp.Options{Version: version, Words: p.words, Log: log})
	if err != nil {
		return nil, fmt.Errorf("opening the tools of assistants: %w", err)
	}
	o.MCP, o.Metrics = assistants.Handler(), metrics.New(source.Desk.Size)
	return web.New(o) //nolint:wrapcheck // it says what it was doing
}

// access says who may come in. Where the room is open to other machines, by itself
// or by a proxy at a public address, all of it needs the token of the record; else
// only what changes the record does.
func (p *program) access(cmd *cobra.Command, f *serveFlags, rec *record.Record, host string) (web.Access, error) {
	a, open := web.Access{All: !web.Loopback(host)}, "--listen "+f.listen
	if u := f.address(); u != nil && !web.Loopback(u.Hostname()) {
		a.All, open = true, "--public-url "+f.public
	}
	if f.token {
		token := web.NewToken()
		if err := rec.SetTokenHash(cmd.Context(), web.HashToken(token)); err != nil {
			return a, p.recordFailed(err)
		}
		fmt.Fprintln(p.stderr, p.words.Get("serve.token", token))
	}
	var err error
	if a.Hash, err = rec.TokenHash(cmd.Context()); err != nil {
		return a, p.recordFailed(err)
	}
	switch {
	case a.Hash != "":
	case a.All:
		return a, p.use(cmd, "use.serve.beyond", open)
	case f.write:
		return a, p.use(cmd, "use.serve.write")
	}
	return a, nil
}

// names are what the room may be called by, beside the names of this machine's
// loopback.
func (f *serveFlags) names(host string) []string {
	var names []string
	for _, h := range append([]string{host}, f.hosts...) {
		if h = strings.ToLower(strings.TrimSpace(h)); h != "" {
			names = append(names, h)
		}
	}
	return names
}

// address is the address that people know the room by, or nil where it is none.
func (f *serveFlags) address() *url.URL {
	u, err := url.Parse(f.public)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "" {
		return nil
	}
	return u
}

// serveLog is where requests are noted: nowhere, or on standard error.
func (p *program) serveLog(form string) *slog.Logger {
	switch form {
	case "json":
		return slog.New(slog.NewJSONHandler(p.console, nil))
	case "text":
		return slog.New(slog.NewTextHandler(p.stderr, nil))
	}
	return slog.New(slog.NewTextHandler(p.stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
}

// browse opens an address in the user's browser. Where that fails the address
// has been said.
func (p *program) browse(cmd *cobra.Command, address string) {
	command := "xdg-open"
	switch runtime.GOOS {
	case "darwin":
		command = "open"
	case "windows":
		command = "explorer"
	}
	if err := exec.CommandContext(cmd.Context(), command, address).Start(); err != nil { //nolint:gosec // one of three programs, with the server's own address
		fmt.Fprintln(p.stderr, p.words.Get("serve.browser", strings.TrimSpace(err.Error())))
	}
}
