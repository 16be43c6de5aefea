#!/usr/bin/env python3
# SPDX-FileCopyrightText: Slipway contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills a program at random moments while it applies 500 edits, and starts it again until all are
applied: every edit is written exactly once, and is in the log exactly once.

  applycrash.py SERVER APPLIER [--rounds N] [--window PROGRAM]

With --window the one that is killed is the whole program with its window.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

EDITS = 500


def serve(program):
    process = subprocess.Popen([program, "--port", "0"], stdout=subprocess.PIPE, text=True)
    line = process.stdout.readline()
    if not line.startswith("listening on "):
        raise SystemExit(f"the server said {line!r}")
    return process, line.split()[-1]


def tags_of(url, i):
    urn = f"urn:li:mlModelDeployment:(urn:li:dataPlatform:kserve,crash-{i},PROD)"
    path = f"/openapi/v3/entity/mlmodeldeployment/{urllib.parse.quote(urn, safe='')}/globalTags?systemMetadata=true"
    with urllib.request.urlopen(url + path, timeout=20) as answer:
        return json.load(answer)


def round_of(server, applier, window, dice):
    process, url = serve(server)
    kills = 0
    try:
        with tempfile.TemporaryDirectory() as home:
            folder = os.path.join(home, "slipway", "changes")
            os.makedirs(folder)
            environment = dict(os.environ, HOME=home, QT_QPA_PLATFORM="offscreen", XDG_DATA_HOME=home,
                               XDG_CONFIG_HOME=home, XDG_CACHE_HOME=home)
            for name in ("DATAHUB_GMS_URL", "DATAHUB_GMS_TOKEN", "DATAHUB_GMS_HOST", "DISPLAY"):
                environment.pop(name, None)
            command = [window, url] if window else [applier, url, folder, "apply"]
            subprocess.run([applier, url, folder, "stage", str(EDITS)], check=True)
            while True:
                run = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
                if not run.stdout.readline() and run.wait(timeout=60) not in (0, -signal.SIGKILL):
                    raise SystemExit(f"{command[0]} ended with {run.returncode}")
                if kills < 25:
                    time.sleep(dice.uniform(0, 0.12))
                    run.send_signal(signal.SIGKILL)
                run.stdout.read()
                if run.wait(timeout=120) == 0:
                    break
                kills += 1
            left = subprocess.run([applier, url, folder, "count"], check=True, capture_output=True, text=True).stdout
            if left != f"left 0 log {EDITS}\n":
                raise SystemExit(f"after {kills} kills it said {left!r}")
            for i in range(EDITS):
                aspect = tags_of(url, i)
                tags = [tag["tag"] for tag in aspect["value"]["tags"]]
                version = aspect["systemMetadata"]["version"]
                if tags != ["urn:li:tag:once"] or version != "1":
                    raise SystemExit(f"crash-{i}: {tags} in version {version}, after {kills} kills")
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)
    return kills


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("server")
    parser.add_argument("applier")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--window")
    options = parser.parse_args()
    rounds = 1 if options.window else options.rounds
    dice = random.Random(11)
    kills = sum(round_of(options.server, options.applier, options.window, dice) for _ in range(rounds))
    print(f"{rounds} times {EDITS} edits, killed {kills} times: each written once")
    if kills < rounds:
        raise SystemExit("it was never killed: the test says nothing")


if __name__ == "__main__":
    main()
