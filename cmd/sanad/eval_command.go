package main

import "github.com/spf13/cobra"

func (p *program) evalCommand() *cobra.Command {
	var e evalRun
	cmd := &cobra.Command{
		Use:   "eval GOLD...",
		Short: p.words.Get("short.eval"),
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return p.use(cmd, "use.eval")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return e.start(p, cmd, args) },
	}
	e.define(p, cmd.Flags())
	return cmd
}
