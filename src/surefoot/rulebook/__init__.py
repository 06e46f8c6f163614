"""Every number, table and rule of the program, each with its source."""

from surefoot.rulebook._trace import Because, ParameterRead

__all__ = ["Because", "ParameterRead"]
