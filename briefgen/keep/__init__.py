"""Remember what was worked out before, and tell whether it is still up to date."""
