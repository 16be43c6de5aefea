#!/usr/bin/env python3
# SPDX-FileCopyrightText: Slipway contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Slipway's forms write is what DataHub's own schemas allow, and reads back equal by the SDK.

  written.py SERVER APPLIER

Skipped (77) where SLIPWAY_VENV has no official SDK. With the oracle of ../shared/interop each aspect
is held against the SDK's schemas field by field.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from run import SKIPPED, Server, shared_folder

URNS = {
    "urn:li:mlModelDeployment:(urn:li:dataPlatform:kserve,all%281%29,PROD)": [
        "mlModelDeploymentProperties", "ownership", "globalTags", "deprecation", "status",
        "dataPlatformInstance", "container"],
    "urn:li:mlModel:(urn:li:dataPlatform:mlflow,m,PROD)": ["mlModelProperties"],
    "urn:li:tag:tier 1/π": ["tagProperties"],
}


def read_by_sdk(url):
    """Runs in the SDK's interpreter: each aspect raw, and as the SDK's class gives it back."""
    from datahub.emitter.serialization_helper import pre_json_transform
    from datahub.ingestion.graph.client import DatahubClientConfig, DataHubGraph
    from datahub.metadata.schema_classes import ASPECT_NAME_MAP

    graph = DataHubGraph(DatahubClientConfig(server=url))
    lines = []
    for urn, aspects in URNS.items():
        raw = graph.get_entity_raw(urn)["aspects"]
        for name in aspects:
            value = raw[name]["value"]
            again = graph.get_aspect(urn, ASPECT_NAME_MAP[name])
            if again is None or not again.validate():
                raise SystemExit(f"{name} of {urn}: the SDK does not take it")
            told = pre_json_transform(again.to_obj())
            for key, content in value.items():
                if told.get(key) != content:
                    raise SystemExit(f"{name}.{key}: {content!r} became {told.get(key)!r}")
            # ownerTypes is the server's own.
            sent = {key: content for key, content in value.items() if key != "ownerTypes"}
            lines.append({"entityUrn": urn, "aspectName": name, "aspect": sent})
    print("\n".join(json.dumps(line) for line in lines))


def main():
    python = Path(os.environ.get("SLIPWAY_VENV", "")) / "bin" / "python"
    if not os.environ.get("SLIPWAY_VENV") or not python.exists():
        print("SKIP: SLIPWAY_VENV names no virtual environment with the official SDK")
        return SKIPPED
    server, applier = sys.argv[1:3]
    with Server(server) as url, tempfile.TemporaryDirectory() as folder:
        said = subprocess.run([applier, url, folder, "everything"], capture_output=True, text=True, check=True)
        expected = sum(len(aspects) for aspects in URNS.values())
        if f"left 0 log {expected}" not in said.stdout:
            raise SystemExit(f"not all was applied: {said.stdout!r}")
        lines = subprocess.run([python, __file__, "--read", url], stdout=subprocess.PIPE, text=True, check=True).stdout
    if len(lines.splitlines()) != expected:
        raise SystemExit(f"{len(lines.splitlines())} aspects of {expected}")
    oracle = shared_folder() / "interop/aspect_oracle.py"
    if not oracle.exists():
        print(f"SKIP: {oracle} is not there; the SDK's classes alone have judged")
        return 0
    return subprocess.run([python, oracle, "-"], input=lines, text=True, check=False).returncode


if __name__ == "__main__":
    sys.exit(read_by_sdk(sys.argv[2]) if sys.argv[1] == "--read" else main())
