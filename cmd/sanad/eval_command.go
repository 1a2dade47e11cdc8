package main

import (
	"strings"

	"github.com/spf13/cobra"
)

// evalCommand hands all that follows to eval, which has flags of its own.
func (p *program) evalCommand() *cobra.Command {
	return &cobra.Command{
		Use:                "eval GOLD...",
		Short:              p.words.Get("short.eval"),
		DisableFlagParsing: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if code := runEval(cmd.Context(), withoutUI(args), p.plain(), p.stderr); code != exitDone {
				return codeError(code)
			}
			return nil
		},
	}
}

// withoutUI takes out the one flag that is the program's and not eval's: flags
// that are not parsed reach a verb even where they stand before it.
func withoutUI(args []string) []string {
	var rest []string
	for i := 0; i < len(args); i++ {
		switch {
		case args[i] == "--":
			return append(rest, args[i:]...)
		case args[i] == "--ui":
			i++
		case !strings.HasPrefix(args[i], "--ui="):
			rest = append(rest, args[i])
		}
	}
	return rest
}
