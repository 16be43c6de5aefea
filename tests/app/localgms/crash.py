#!/usr/bin/env python3
# SPDX-FileCopyrightText: Slipway contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills the embedded GMS at random moments under four writers: nothing acknowledged is lost or doubled.

  crash.py SERVER [ROUNDS]
"""

import http.client
import json
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from pathlib import Path

KIND = "mlmodeldeployment"


def start(program, file):
    process = subprocess.Popen([program, "--port", "0", "--data", file], stdout=subprocess.PIPE, text=True)
    line = process.stdout.readline()
    if not line.startswith("listening on "):
        raise SystemExit(f"the server did not start again: {line!r}")
    return process, urllib.parse.urlsplit(line.split()[-1]).netloc


def send(connection, method, path, body=None):
    data = None if body is None else json.dumps(body)
    connection.request(method, path, data, {"Content-Type": "application/json"})
    response = connection.getresponse()
    return response.status, response.read()


class Writer(threading.Thread):
    """Writes pairs of entities in one batch, and counts one aspect up; remembers what was acknowledged."""

    def __init__(self, address, number, state):
        super().__init__()
        self.address, self.number, self.state = address, number, state

    def urn(self, name):
        return f"urn:li:mlModelDeployment:(urn:li:dataPlatform:w{self.number},{name},PROD)"

    def run(self):
        try:
            connection = http.client.HTTPConnection(self.address, timeout=20)
            while True:
                self.write(connection)
        except (OSError, http.client.HTTPException):
            # The server was killed; what was in flight may be there or not, but only as a whole.
            pass

    def write(self, connection):
        count = self.state["count"] + 1
        self.state["tried"] = count
        tags = [{"tag": f"urn:li:tag:{count}"}]
        properties = {"value": {"customProperties": {"count": str(count)}}}
        batch = [
            {"urn": self.urn("counter"), "mlModelDeploymentProperties": properties},
            {"urn": self.urn(f"e{count}"), "globalTags": {"value": {"tags": tags}}},
        ]
        status, body = send(connection, "POST", f"/openapi/v3/entity/{KIND}?async=false", batch)
        if status != 200:
            raise SystemExit(f"HTTP {status}: {body!r}")
        self.state["count"] = count


def check_writer(connection, number, state):
    prefix = f"urn:li:mlModelDeployment:(urn:li:dataPlatform:w{number},"
    path = f"/openapi/v3/entity/{KIND}/{urllib.parse.quote(prefix + 'counter,PROD)', safe='')}"
    status, body = send(connection, "GET", path + "/mlModelDeploymentProperties?systemMetadata=true")
    if status == 404 and state["count"] == 0:
        return
    answer = json.loads(body)
    stored = int(answer["value"]["customProperties"]["count"])
    assert state["count"] <= stored <= state["tried"], f"writer {number}: {stored}, acknowledged {state}"
    assert int(answer["systemMetadata"]["version"]) == stored, "a write was doubled"
    last = urllib.parse.quote(f"{prefix}e{stored},PROD)", safe="")
    assert send(connection, "HEAD", f"/openapi/v3/entity/{KIND}/{last}")[0] == 204, "half of a batch"
    state["count"] = stored


def main():
    program, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 8
    states = [{"count": 0, "tried": 0} for _ in range(4)]
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "gms.sqlite")
        for _ in range(rounds):
            process, address = start(program, file)
            connection = http.client.HTTPConnection(address, timeout=20)
            for number, state in enumerate(states):
                check_writer(connection, number, state)
            writers = [Writer(address, number, state) for number, state in enumerate(states)]
            for writer in writers:
                writer.start()
            time.sleep(random.uniform(0.05, 0.6))
            process.send_signal(signal.SIGKILL)
            process.wait()
            for writer in writers:
                writer.join()
            checked = subprocess.run([program, "--check", "--data", file], capture_output=True, text=True)
            assert checked.returncode == 0, checked.stdout + checked.stderr
    print(f"{sum(s['count'] for s in states)} batches acknowledged over {rounds} kills, all there")
    return 0 if any(s["count"] for s in states) else 1


if __name__ == "__main__":
    sys.exit(main())
