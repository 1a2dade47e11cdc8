package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/sanad-news/sanad/schema"
)

func (p *program) schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: p.words.Get("short.schema"),
		Args:  p.noArgs,
		RunE: func(*cobra.Command, []string) error {
			if _, err := p.stdout.Write(schema.Reading()); err != nil {
				return fmt.Errorf("writing the schema: %w", err)
			}
			return nil
		},
	}
}
