package main

import (
	"github.com/spf13/cobra"
)

// evalCommand hands all that follows to eval, which has flags of its own.
func (p *program) evalCommand() *cobra.Command {
	return &cobra.Command{
		Use:                "eval GOLD.jsonl...",
		Short:              p.words.Get("short.eval"),
		DisableFlagParsing: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if code := runEval(cmd.Context(), args, p.stdout, p.stderr); code != exitDone {
				return codeError(code)
			}
			return nil
		},
	}
}
