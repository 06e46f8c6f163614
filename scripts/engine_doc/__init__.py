"""The tables of docs/engine.md, made by the engine itself: ``PYTHONPATH=scripts python -m engine_doc [--check]``."""
