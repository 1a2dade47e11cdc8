package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/sanad-news/sanad/internal/message"
	"github.com/sanad-news/sanad/internal/page"
)

// Exit codes.
const (
	exitDone   = 0
	exitFailed = 1
	exitUse    = 2
)

// program is one run of sanad: where it reads and writes, and what it says.
type program struct {
	stdin          io.Reader
	stdout, stderr io.Writer // what goes to stderr is made fit for a terminal
	console        io.Writer // standard error itself, for progress
	getenv         func(string) string
	words          message.Catalogue
}

// errFailed ends the program with exitFailed; what failed has been said.
var errFailed = errors.New("failed")

// useError is wrong use: what is wrong, and the command whose help tells what
// would be right.
type useError struct {
	command string
	problem string
}

func (e *useError) Error() string { return e.problem }

// run runs the program and returns its exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer, getenv func(string) string) int {
	p := &program{stdin: stdin, stdout: stdout, stderr: page.Clean(stderr), console: stderr, getenv: getenv}
	p.words = message.Load(uiLanguage(args, getenv))
	root := p.root()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(p.stderr)
	return p.exitCode(ctx, root.ExecuteContext(ctx))
}

// exitCode says what went wrong, where that was not said yet.
func (p *program) exitCode(ctx context.Context, err error) int {
	var use *useError
	var code codeError
	switch {
	case err == nil, brokenPipe(err):
		return exitDone // who reads our output has read enough: no fault of ours
	case errors.As(err, &use):
		fmt.Fprintln(p.stderr, p.words.Get("use.see", use.problem, use.command))
		return exitUse
	case errors.As(err, &code):
		return int(code)
	case errors.Is(err, errFailed):
	case ctx.Err() != nil:
		fmt.Fprintln(p.stderr, p.words.Get("error.stopped"))
	default:
		fmt.Fprintln(p.stderr, "sanad:", err)
	}
	return exitFailed
}

// codeError ends the program with its exit code; all has been said.
type codeError int

func (c codeError) Error() string { return fmt.Sprint("exit code ", int(c)) }

// root makes the tree of commands.
func (p *program) root() *cobra.Command {
	root := &cobra.Command{
		Use:               "sanad",
		SilenceErrors:     true,
		SilenceUsage:      true,
		Args:              p.noVerb,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
	}
	version := root.Flags().Bool("version", false, p.words.Get("flag.version"))
	root.PersistentFlags().BoolP("help", "h", false, p.words.Get("flag.help"))
	root.PersistentFlags().String("ui", "", p.words.Get("flag.ui"))
	root.PersistentPreRunE = p.checkFlags
	root.RunE = func(cmd *cobra.Command, _ []string) error {
		if *version {
			return p.version()
		}
		return cmd.Help()
	}
	root.SuggestionsMinimumDistance = 2
	root.SetHelpFunc(p.help)
	root.SetFlagErrorFunc(p.flagError)
	root.SetHelpCommand(p.helpCommand())
	root.AddCommand(p.readCommand(), p.schemaCommand(), p.langCommand(), p.evalCommand(), p.versionCommand())
	root.AddCommand(p.addCommand(), p.watchCommand(), p.sourcesCommand(), p.rereadCommand(), p.correctCommand())
	root.AddCommand(p.saidCommand(), p.traceCommand(), p.copiesCommand(), p.checkCommand(), p.reportCommand(), p.reportsCommand(), p.actorsCommand(), p.linesCommand())
	root.AddCommand(p.dossierCommand(), p.relationsCommand())
	root.AddCommand(p.exportCommand(), p.citeCommand(), p.mcpCommand(), p.serveCommand())
	return root
}

// use makes the error of wrong use.
func (p *program) use(cmd *cobra.Command, key string, args ...any) error {
	return &useError{cmd.CommandPath(), p.words.Get(key, args...)}
}

// noVerb refuses what follows a command that only has verbs under it.
func (p *program) noVerb(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		return p.use(cmd, "use.didyoumean", args[0], strings.Join(near, ", "))
	}
	return p.use(cmd, "use.verb", args[0])
}

// noArgs refuses arguments.
func (p *program) noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return p.use(cmd, "use.toomany", cmd.CommandPath(), args[0])
	}
	return nil
}

// checkFlags refuses what every verb would take for nothing said: a flag whose
// value is empty, as an unset variable of a script makes it, and a number of 0.
func (p *program) checkFlags(cmd *cobra.Command, _ []string) (err error) {
	cmd.Flags().Visit(func(f *pflag.Flag) {
		values := []string{f.Value.String()}
		if list, ok := f.Value.(pflag.SliceValue); ok {
			values = list.GetSlice()
		}
		for _, v := range values {
			switch {
			case err != nil:
			case f.Name == "ui" && !slices.Contains(message.Languages(), strings.ToLower(v)):
				err = p.use(cmd, "use.ui", brief(v), strings.Join(message.Languages(), ", "))
			case strings.TrimSpace(v) == "":
				err = p.use(cmd, "use.empty", "--"+f.Name)
			case (f.Name == "limit" || f.Name == "least") && v == "0":
				err = p.use(cmd, "use.ask.limit", "--"+f.Name, v)
			}
		}
	})
	return err
}

// flagError says in the user's language what is wrong with a flag.
func (p *program) flagError(cmd *cobra.Command, err error) error {
	var (
		unknown *pflag.NotExistError
		missing *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
	)
	switch {
	case errors.As(err, &unknown):
		dashes := "--"
		if unknown.GetSpecifiedShortnames() != "" {
			dashes = "-"
		}
		return p.use(cmd, "use.flag", dashes+unknown.GetSpecifiedName())
	case errors.As(err, &missing):
		return p.use(cmd, "use.value", "--"+missing.GetSpecifiedName())
	case errors.As(err, &invalid):
		return p.use(cmd, "use.bad", "--"+invalid.GetFlag().Name, shorten(invalid.GetValue()))
	}
	return &useError{cmd.CommandPath(), err.Error()}
}

// uiLanguage is the language of the program's own words: what --ui says, or
// the environment, in the order of POSIX.
func uiLanguage(args []string, getenv func(string) string) string {
	for i, a := range args {
		if a == "--" {
			break
		}
		if v, ok := strings.CutPrefix(a, "--ui="); ok {
			return strings.ToLower(v)
		}
		if a == "--ui" && i+1 < len(args) {
			return strings.ToLower(args[i+1])
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := getenv(name); v != "" {
			language, _, _ := strings.Cut(strings.ToLower(v), "_")
			language, _, _ = strings.Cut(language, ".")
			return language
		}
	}
	return "en"
}
