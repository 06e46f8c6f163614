"""Measurements: how fast the program is, as ratios within one run, written to docs/benchmarks.md.

A measurement is a module ``bench/bench_<topic>.py`` with a docstring that says what is measured and
a function ``run(*, full: bool) -> list[Row]``. Nothing here is asserted in a test: machines differ.
"""
