#!/usr/bin/env python3
# SPDX-FileCopyrightText: Slipway contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a fresh embedded GMS with the official SDK, with and without a token.

  run.py SERVER      SERVER: a program that serves with --port 0 [--token T] and says where

SLIPWAY_VENV names a virtual environment with acryl-datahub; without one there is nothing to run
with (exit status 77). With SLIPWAY_SHARED (or a folder ../shared beside the sources) its suite of
SDK and CLI cases, the recorded steps of DataHub's smoke tests and its files of real ingestion
output are run as well.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SKIPPED = 77


def shared_folder():
    named = os.environ.get("SLIPWAY_SHARED")
    return Path(named) if named else HERE.parent.parent.parent / "shared"


class Server:
    def __init__(self, program, token=None):
        command = [program, "--port", "0"] + (["--token", token] if token else [])
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if not line.startswith("listening on "):
            raise SystemExit(f"the server said {line!r}")
        self.url = line.split()[-1]

    def __enter__(self):
        return self.url

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        if self.process.wait(timeout=20) != 0:
            raise SystemExit("the server did not end cleanly on SIGTERM")


def main():
    venv = os.environ.get("SLIPWAY_VENV", "")
    python = Path(venv) / "bin" / "python"
    if not venv or not python.exists():
        print("SKIP: SLIPWAY_VENV names no virtual environment with the official SDK")
        return SKIPPED
    shared = shared_folder()
    interop, golden = shared / "interop/sdk_interop.py", shared / "data/golden"
    results = []

    def run(script, *arguments):
        print(f"== {script.name} {' '.join(map(str, arguments))}", flush=True)
        results.append(subprocess.run([python, script, *arguments], check=False).returncode)

    for token in (None, "a token of the test"):
        with Server(sys.argv[1], token) as url:
            extra = [token] if token else []
            run(HERE / "cases.py", url, *extra)
            if interop.exists():
                run(interop, url, *extra)
            if golden.exists() and not token:
                run(HERE / "conformance.py", url, golden)
                run(HERE / "golden.py", url, golden)
    if not interop.exists() or not golden.exists():
        print(f"SKIP: {shared} has no interop/ and data/golden/")
    return 1 if any(results) else 0


if __name__ == "__main__":
    sys.exit(main())
