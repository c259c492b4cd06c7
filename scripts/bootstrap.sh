# One bootstrap for ./baton and ./check: find or install uv, make .venv, install the pinned packages, hash by hash.
# Sourced from the repository root, where uv finds .python-version. Sets nothing outside the folder.

# Where the system keeps certificates, uv uses those: a company's own may be among them.
if [ -e /etc/ssl/certs/ca-certificates.crt ]; then export UV_SYSTEM_CERTS=true UV_NATIVE_TLS=true; fi
export PIP_DISABLE_PIP_VERSION_CHECK=1
# Every command starts a process: where Python keeps no bytecode, each would compile all it imports again, for seconds.
export UV_COMPILE_BYTECODE=true

say() { printf '%s\n' "$*" >&2; }

# A uv that runs: a pyenv shim may be on the path and yet refuse in this folder.
find_uv() {
    if uv --version >/dev/null 2>&1; then UV=uv; return; fi
    UV=.uv/bin/uv
    [ -x "$UV" ] && "$UV" --version >/dev/null 2>&1 && return
    for python in python3 python3.13 python3.12 python3.11; do
        "$python" -c 'import venv, ensurepip' >/dev/null 2>&1 || continue
        say "Setting up: installing uv into .uv"
        rm -rf .uv && "$python" -m venv .uv && .uv/bin/python -m pip install --quiet --require-hashes -r requirements/uv.txt && return
    done
    say "Baton needs uv, or a python3 that can make virtual environments. Install either one:"
    say "  Debian, Ubuntu: apt-get install python3-venv      elsewhere: see 'Installing uv' in the uv manual"
    exit 1
}

# install FILE: the packages of requirements/FILE.txt and Baton itself, unless they are there already.
install() {
    want="$(cat requirements/"$1".txt pyproject.toml | cksum)"
    [ -x .venv/bin/python ] && [ "$(cat .venv/baton-"$1" 2>/dev/null)" = "$want" ] && return
    find_uv
    say "Setting up: installing packages into .venv (once)"
    if [ ! -x .venv/bin/python ]; then
        rm -rf .venv
        "$UV" venv --quiet .venv 2>/dev/null || "$UV" venv --quiet --python '>=3.12' .venv
    fi
    "$UV" pip install --quiet --python .venv/bin/python --require-hashes -r requirements/"$1".txt
    "$UV" pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --editable .
    # Compile Baton itself too, and read the tables once: the next start finds what they say (core/signs/kept.py).
    .venv/bin/python -m compileall -q src/baton
    .venv/bin/python -m baton.core.signs "wants to die" >/dev/null
    printf '%s\n' "$want" > .venv/baton-"$1"
}
