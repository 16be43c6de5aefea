# SPDX-FileCopyrightText: Slipway contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""make_fixtures.py BUILD FOLDER: writes the files of this release, databases as text, into FOLDER.

Once for each release whose formats are new: what was released is never made again.
"""
import base64
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

build, target = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
target.mkdir(parents=True, exist_ok=True)
URN = "urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker,fraud-eu,PROD)"


def dump(source, name):
    with sqlite3.connect(source) as database:
        head = "".join(
            f"PRAGMA {pragma}={database.execute('PRAGMA ' + pragma).fetchone()[0]};\n"
            for pragma in ("application_id", "user_version"))
        (target / name).write_text(head + "\n".join(database.iterdump()) + "\n", encoding="utf-8")


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    subprocess.run([build / "tests/tst_app_upgrade_upgrade"], check=True,
                   env=dict(os.environ, SLIPWAY_WRITE_FIXTURES=str(folder)))
    for name in ("connections.json", "views.json", "slipway.ini"):
        shutil.copy(folder / name, target / name)
    dump(next(folder.glob("*.db")), "journal.sql")
    (target / "cache.base64").write_text(
        base64.encodebytes((folder / "cache.bin").read_bytes()).decode(), encoding="ascii")

    aspects = {
        "mlModelDeploymentProperties": {"status": "FAILED", "customProperties": {"team": "risk"}},
        "ownership": {"owners": [{"owner": "urn:li:corpuser:ana", "type": "TECHNICAL_OWNER"}]},
    }
    proposals = [{"entityType": "mlModelDeployment", "entityUrn": URN, "changeType": "UPSERT",
                  "aspectName": name, "aspect": {"json": value}} for name, value in aspects.items()]
    (folder / "mcps.json").write_text(json.dumps(proposals), encoding="utf-8")
    subprocess.run([build / "slipway", "import", "--data", folder / "catalog", folder / "mcps.json"], check=True)
    dump(folder / "catalog", "catalog.sql")
