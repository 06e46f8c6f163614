"""The log and the originals on a database: SQLite in a folder, or PostgreSQL. ``bootstrap`` alone opens it."""
