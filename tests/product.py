"""The product's settings, for tests: a home of its own that is thrown away, and a hasher that is quick."""

import atexit
import importlib
import os
import shutil
import tempfile
from pathlib import Path

_home = tempfile.mkdtemp(prefix="baton-test-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ["BATON_HOME"] = _home
(Path(_home) / "static").mkdir()

_settings = importlib.import_module("baton.settings")
globals().update({name: value for name, value in vars(_settings).items() if name.isupper()})

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
