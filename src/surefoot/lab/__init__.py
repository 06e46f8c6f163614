"""Where numbers of the rule book are made and put to the test: reading data, fitting, scoring.

No command about a runner needs it.
"""
