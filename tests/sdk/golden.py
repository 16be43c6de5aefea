#!/usr/bin/env python3
# SPDX-FileCopyrightText: Slipway contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real ingestion output goes in through the SDK and reads back equal.

  golden.py URL GOLDEN
"""

import logging
import sys
import warnings
from pathlib import Path

warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)

import datahub.metadata.schema_classes as m  # noqa: E402
from datahub.emitter.mcp import MetadataChangeProposalWrapper  # noqa: E402
from datahub.ingestion.graph.client import DataHubGraph, DatahubClientConfig  # noqa: E402
from datahub.ingestion.source.file import read_metadata_file  # noqa: E402


def aspects_of(record):
    """(urn, aspect) of what a record writes; nothing of a patch."""
    if isinstance(record, m.MetadataChangeEventClass):
        snapshot = record.proposedSnapshot
        return [(snapshot.urn, aspect) for aspect in snapshot.aspects]
    if isinstance(record, m.MetadataChangeProposalClass):
        record = MetadataChangeProposalWrapper.try_from_mcpc(record)
    if record is None or record.aspect is None:
        return []
    return [(record.entityUrn, record.aspect)]


def comparable(aspect):
    value = aspect.to_obj()
    if isinstance(aspect, m.OwnershipClass):
        # The server's own.
        value.pop("ownerTypes", None)
    return value


def check(graph, path):
    expected, wrong = {}, []
    for record in read_metadata_file(path):
        graph.emit(record)
        for urn, aspect in aspects_of(record):
            timeseries = getattr(type(aspect), "ASPECT_TYPE", "default") == "timeseries"
            if not timeseries and not aspect.get_aspect_name().endswith("Key"):
                expected[urn, type(aspect)] = aspect
    for (urn, kind), aspect in expected.items():
        got = graph.get_aspect(urn, kind)
        if got is None or comparable(got) != comparable(aspect):
            wrong.append(f"{urn} {kind.__name__}")
    print(f"{'FAIL' if wrong else 'PASS'} {path.name}: {len(expected)} aspects, {len(wrong)} differ {wrong[:3]}")
    return not wrong


def main():
    graph = DataHubGraph(DatahubClientConfig(server=sys.argv[1], retry_max_times=0))
    files = sorted((Path(sys.argv[2]) / "metadata-ingestion").rglob("*.json"))
    return 0 if all([check(graph, path) for path in files]) and files else 1


if __name__ == "__main__":
    sys.exit(main())
