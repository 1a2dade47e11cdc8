package main

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os/exec"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/web"
	"github.com/sanad-news/sanad/reader"
)

// serveFlags are the flags of sanad serve.
type serveFlags struct {
	record recordFlags
	data   dataFlags
	listen string
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
	case !web.Loopback(host):
		return p.use(cmd, "use.serve.beyond", f.listen)
	case f.log != "" && f.log != "json" && f.log != "text":
		return p.use(cmd, "use.serve.log", f.log)
	}
	known, err := f.data.load(p, cmd)
	if err != nil {
		return err
	}
	rec, err := f.record.look(cmd.Context(), p, known)
	if err != nil {
		return err
	}
	r := reader.With(known)
	room, err := web.New(web.Options{Desk: ask.New(rec), Name: rec.Name, Build: buildName(), Read: r.Read, Log: p.serveLog(f.log)})
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
	if err := exec.CommandContext(cmd.Context(), command, address).Start(); err != nil {
		fmt.Fprintln(p.stderr, p.words.Get("serve.browser", strings.TrimSpace(err.Error())))
	}
}
