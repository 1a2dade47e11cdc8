package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// helpKey is a command's key in the catalogue: lang.check.
func helpKey(cmd *cobra.Command) string {
	path := strings.Fields(cmd.CommandPath())
	if len(path) == 1 {
		return "root"
	}
	return strings.Join(path[1:], ".")
}

// help writes the help of a command: what it does, with examples, then what it
// takes.
func (p *program) help(cmd *cobra.Command, _ []string) {
	w := cmd.OutOrStdout()
	if key := "help." + helpKey(cmd); p.words.Has(key) {
		fmt.Fprintln(w, p.words.Get(key))
	} else if cmd.Short != "" {
		fmt.Fprintln(w, cmd.Short) // cobra's own: completion
	}
	fmt.Fprintf(w, "\n%s\n  %s\n", p.words.Get("help.usage"), p.usageLine(cmd))
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(w, "\n%s\n", p.words.Get("help.verbs"))
		for _, c := range cmd.Commands() {
			if c.IsAvailableCommand() || c.Name() == "help" {
				fmt.Fprintf(w, "  %-9s %s\n", c.Name(), c.Short)
			}
		}
	}
	fmt.Fprintf(w, "\n%s\n", p.words.Get("help.flags"))
	cmd.LocalFlags().VisitAll(func(f *pflag.Flag) { helpFlag(cmd, f) })
	cmd.InheritedFlags().VisitAll(func(f *pflag.Flag) { helpFlag(cmd, f) })
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(w, "\n%s\n", p.words.Get("help.more"))
	}
}

// usageLine is a command with what it takes, in the user's language: the
// catalogue has the words that stand for it in pairs.
func (p *program) usageLine(cmd *cobra.Command) string {
	line := strings.TrimSuffix(cmd.UseLine(), " [flags]")
	if cmd.HasAvailableSubCommands() {
		line = cmd.CommandPath() + " VERB"
	}
	return strings.NewReplacer(strings.Fields(p.words.Get("help.placeholders"))...).Replace(line)
}

func helpFlag(cmd *cobra.Command, f *pflag.Flag) {
	if f.Hidden {
		return
	}
	value, usage := pflag.UnquoteUsage(f)
	if f.Value.Type() == "bool" {
		value = ""
	}
	name := "    --" + f.Name
	if f.Shorthand != "" {
		name = "-" + f.Shorthand + ", --" + f.Name
	}
	fmt.Fprintf(cmd.OutOrStdout(), "  %-22s %s\n", strings.TrimSpace(name+" "+value), usage)
}

// helpCommand is "sanad help VERB".
func (p *program) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [VERB]",
		Short: p.words.Get("short.help"),
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return p.noVerb(about, append(rest, args...)[:1])
			}
			return about.Help()
		},
	}
}
