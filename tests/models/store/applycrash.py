#!/usr/bin/env python3
# SPDX-FileCopyrightText: Slipway contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills a program at random moments while it applies 500 edits, and starts it again until all are
applied: every edit is written exactly once, and is in the log exactly once.

  applycrash.py SERVER APPLIER [ROUNDS]
"""

import json
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


def round_of(server, applier, dice):
    process, url = serve(server)
    kills = 0
    try:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([applier, url, folder, "stage", str(EDITS)], check=True)
            while True:
                run = subprocess.Popen([applier, url, folder, "apply"], stdout=subprocess.PIPE, text=True)
                run.stdout.readline()
                if kills < 25:
                    time.sleep(dice.uniform(0, 0.12))
                    run.send_signal(signal.SIGKILL)
                rest = run.stdout.read()
                if run.wait(timeout=120) == 0:
                    break
                kills += 1
            if f"left 0 log {EDITS}" not in rest:
                raise SystemExit(f"after {kills} kills it said {rest!r}")
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
    server, applier = sys.argv[1:3]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    dice = random.Random(11)
    kills = sum(round_of(server, applier, dice) for _ in range(rounds))
    print(f"{rounds} times {EDITS} edits, killed {kills} times: each written once")
    if kills < rounds:
        raise SystemExit("it was never killed: the test says nothing")


if __name__ == "__main__":
    main()
