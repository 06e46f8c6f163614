"""Which planned session a run was."""
