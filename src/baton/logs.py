"""How does the program tell of its own faults without telling of a client? Types and places, never values.

A database error may quote the row that failed, with a note in it. So exceptions are written as the chain of their
types and the lines they passed through; their messages are left out.
"""

import logging
import traceback


class Discreet(logging.Formatter):
    """Formats a record; an exception is shown as types, files and lines only."""

    def format(self, record: logging.LogRecord) -> str:
        error = record.exc_info[1] if record.exc_info else None
        record.exc_text = "\n".join(_lines(error)) if error else None
        record.exc_info = None
        return super().format(record)


def _lines(error: BaseException) -> list[str]:
    inner = error.__cause__ or error.__context__
    above = [*_lines(inner), "then"] if inner else []
    return [*above, *_places(error), f"{type(error).__module__}.{type(error).__qualname__}"]


def _places(error: BaseException) -> list[str]:
    return [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
