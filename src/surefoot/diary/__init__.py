"""The vocabulary: runner, log, goals and plan as frozen records, read and written strictly, without a database."""
