"""Small wins that are worth a line: never for the absence of pain, never for days in a row."""
