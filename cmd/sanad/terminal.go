package main

import (
	"context"
	"errors"
	"io"
	"os"
	"runtime"
	"syscall"

	"golang.org/x/term"

	"github.com/sanad-news/sanad/internal/page"
)

// isTerminal reports whether someone looks at what is written to w.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// plain is standard output for what is no page: as it stands where a program
// reads it, and without what would control the terminal where someone looks.
func (p *program) plain() io.Writer {
	if isTerminal(p.stdout) {
		return page.Clean(p.stdout)
	}
	return p.stdout
}

// colour decides whether to write in colour: as asked for, or on a terminal
// whose user has not asked for none (no-color.org).
func (p *program) colour(when string) bool {
	switch when {
	case "always":
		return true
	case "never":
		return false
	}
	return p.getenv("NO_COLOR") == "" && p.getenv("TERM") != "dumb" && isTerminal(p.stdout)
}

// width is that of the page: as asked for, or of the terminal.
func (p *program) width(asked int) int {
	if asked > 0 {
		return asked
	}
	if f, ok := p.stdout.(*os.File); ok {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 0 {
			return w
		}
	}
	return page.DefaultWidth
}

// brokenPipe reports whether who read our output has gone, as head does.
func brokenPipe(err error) bool {
	const windowsBrokenPipe, windowsNoData = syscall.Errno(109), syscall.Errno(232)
	if errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe) {
		return true
	}
	return runtime.GOOS == "windows" && (errors.Is(err, windowsBrokenPipe) || errors.Is(err, windowsNoData))
}

// stopped reports whether work ended because it was told to.
func stopped(err error) bool {
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}
