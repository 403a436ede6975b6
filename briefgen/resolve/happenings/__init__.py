"""What happened, by all who tell of it: tellings, figures, conflicts."""
