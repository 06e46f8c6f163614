"""The commands, a file each. They read options, ask a service and reply; everything heavy is imported inside."""
