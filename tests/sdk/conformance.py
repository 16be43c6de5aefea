#!/usr/bin/env python3
# SPDX-FileCopyrightText: Slipway contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plays the request and response steps that DataHub's own smoke tests assert on a live server.

  conformance.py URL GOLDEN [NAME …]     GOLDEN is the folder with smoke-test/ and metadata-service/

A step is {"request": {method, url, params, json}, "response": {status_codes, json,
exclude_regex_paths}}. Without status_codes any of 200, 201, 202 and 204 passes. Bodies are compared
without regard to the order of lists, and without the excluded paths.
"""

import json
import re
import sys
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import yaml

FILES = (
    "entities",
    "aspects",
    "exceptions",
    "generic_entities",
    "ownership_owner_types",
    "advanced_patching",
)
PASSING = (200, 201, 202, 204)


def send(base, method, url, params=None, body=None):
    if params:
        texts = {
            key: str(value).lower() if isinstance(value, bool) else value
            for key, value in params.items()
        }
        url += ("&" if "?" in url else "?") + urllib.parse.urlencode(texts)
    data = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(base + url, data, headers, method=method.upper())
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            return response.status, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def without(value, patterns, path="root"):
    """A copy without what the patterns name; paths as DeepDiff writes them: root['a'][0]."""

    def kept(inner):
        return not any(re.search(pattern, inner) for pattern in patterns)

    if isinstance(value, dict):
        places = {key: f"{path}['{key}']" for key in value}
        return {k: without(v, patterns, places[k]) for k, v in value.items() if kept(places[k])}
    if isinstance(value, list):
        return [without(v, patterns, f"{path}[{i}]") for i, v in enumerate(value)]
    return value


def canonical(value):
    if isinstance(value, dict):
        return {key: canonical(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return sorted((canonical(item) for item in value), key=lambda v: json.dumps(v, sort_keys=True))
    return value


def play(base, step):
    """Nothing, or what is wrong."""
    request = step["request"]
    response = step.get("response")
    if not isinstance(response, dict):
        # Upstream's runner does not look at an answer that is written as a list.
        response = {}
    status, body = send(
        base, request.get("method", "post"), request["url"], request.get("params"), request.get("json")
    )
    if status not in response.get("status_codes", PASSING):
        return f"HTTP {status}: {body[:300].decode(errors='replace')}"
    if "json" not in response:
        return None
    patterns = response.get("exclude_regex_paths", [])
    got = canonical(without(json.loads(body), patterns))
    expected = canonical(without(response["json"], patterns))
    if got != expected:
        return f"got {json.dumps(got)}, expected {json.dumps(expected)}"
    return None


def bootstrap(base, golden):
    """The data platforms that a DataHub server has from its first start."""
    folder = golden / "metadata-service/configuration/src/main/resources/bootstrap_mcps"
    entries = yaml.safe_load((folder / "data-platforms.yaml").read_text(encoding="utf8"))
    entities = [
        {"urn": entry["entityUrn"], entry["aspectName"]: {"value": entry["aspect"]}} for entry in entries
    ]
    status, body = send(base, "post", "/openapi/v3/entity/dataplatform", {"async": False}, entities)
    if status not in PASSING:
        raise SystemExit(f"the data platforms were refused: {body[:300]!r}")


def main():
    base, golden = sys.argv[1].rstrip("/"), Path(sys.argv[2])
    bootstrap(base, golden)
    failed = 0
    for name in sys.argv[3:] or FILES:
        steps = json.loads(
            (golden / f"smoke-test/tests/openapi/v3/{name}.json").read_text(encoding="utf8")
        )
        for number, step in enumerate(steps, 1):
            wrong = play(base, step)
            failed += wrong is not None
            verdict = "PASS" if wrong is None else "FAIL"
            what = step["request"].get("description", "")
            print(f"{verdict} {name} {number} {what}" + (f": {wrong}" if wrong else ""))
    print(f"{failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
