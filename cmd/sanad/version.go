package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// What a release build is told with -ldflags "-X main.buildVersion=v1.2.3 -X
// main.buildCommit=…"; other builds know it from the module and the checkout.
var (
	buildVersion string
	buildCommit  string
)

func (p *program) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: p.words.Get("short.version"),
		Args:  p.noArgs,
		RunE:  func(*cobra.Command, []string) error { return p.version() },
	}
}

// version says what this program was built from.
func (p *program) version() error {
	b := readBuild()
	text := p.words.Get("version.line", b.version) + "\n"
	if b.commit != "" {
		text += p.words.Get("version.commit", b.commit)
		if b.time != "" {
			text += ", " + b.time
		}
		if b.modified {
			text += ", " + p.words.Get("version.modified")
		}
		text += "\n"
	}
	text += p.words.Get("version.built", runtime.Version(), runtime.GOOS+"/"+runtime.GOARCH) + "\n"
	if _, err := fmt.Fprint(p.stdout, text); err != nil {
		return fmt.Errorf("writing the version: %w", err)
	}
	return nil
}

// build is what a program was built from, as far as it knows.
type build struct {
	version, commit, time string
	modified              bool
}

func readBuild() build {
	b := build{version: "dev"}
	info, ok := debug.ReadBuildInfo()
	if ok {
		if v := info.Main.Version; v != "" && v != "(devel)" {
			b.version = v
		}
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				b.commit = s.Value
			case "vcs.time":
				b.time = s.Value
			case "vcs.modified":
				b.modified = s.Value == "true"
			}
		}
	}
	if buildVersion != "" {
		b.version = buildVersion
	}
	if buildCommit != "" {
		b.commit = buildCommit
	}
	return b
}
