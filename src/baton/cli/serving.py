"""What runs in the one process of `baton serve`? The pages, and beside them a thread for the background work."""

import threading

from baton.cli.worker import work
from baton.wsgi import application

__all__ = ["application"]

threading.Thread(target=work, args=(threading.Event(),), name="baton-worker", daemon=True).start()
