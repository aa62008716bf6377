"""What goes wrong around a run, made to go wrong: each fault a few times here, and as often as docs/failures.md says with `-m slow`."""
