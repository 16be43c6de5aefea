#!/usr/bin/env python3
# SPDX-FileCopyrightText: Slipway contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes data/sdk_*.json with the official Python SDK (acryl-datahub): the same few aspects in each form
that its file sink and its emitters produce. Run by hand when the SDK changes; the output is kept."""

import json
import pathlib

import datahub.metadata.schema_classes as m
from datahub.emitter.mcp import MetadataChangeProposalWrapper
from datahub.emitter.serialization_helper import pre_json_transform
from datahub.metadata.urns import MlModelDeploymentUrn, MlModelUrn

DATA = pathlib.Path(__file__).parent / "data"
DEPLOYMENT = str(MlModelDeploymentUrn("sagemaker", "first, (of) 2", "PROD"))
MODEL = str(MlModelUrn("sagemaker", "model", "PROD"))


def aspects():
    properties = m.MLModelDeploymentPropertiesClass(
        description="Ünïcödé", createdAt=1420070400000, status="IN_SERVICE", customProperties={"string": "x"}
    )
    owner = m.OwnerClass(owner="urn:li:corpuser:a", type=m.OwnershipTypeClass.DATAOWNER)
    model = m.MLModelPropertiesClass(
        name="m", deployments=[DEPLOYMENT], hyperParameters={"rate": 0.5, "kind": "x"}, version=m.VersionTagClass("1")
    )
    return [
        (DEPLOYMENT, properties),
        (DEPLOYMENT, m.OwnershipClass(owners=[owner])),
        (DEPLOYMENT, m.StatusClass(removed=False)),
        (MODEL, model),
    ]


def main():
    DATA.mkdir(exist_ok=True)
    metadata = m.SystemMetadataClass(lastObserved=1, runId="r")
    mcps = [MetadataChangeProposalWrapper(entityUrn=u, aspect=a, systemMetadata=metadata) for u, a in aspects()]
    simple = [x.to_obj(simplified_structure=True) for x in mcps]
    (DATA / "sdk_mcps.json").write_text(json.dumps(simple, indent=4) + "\n", encoding="utf-8")
    lines = "".join(json.dumps(x, ensure_ascii=False) + "\n" for x in simple)
    (DATA / "sdk_mcps.jsonl").write_text(lines, encoding="utf-8")
    generic = [x.to_obj() for x in mcps]
    (DATA / "sdk_generic.json").write_text(json.dumps(generic, indent=0) + "\n", encoding="utf-8")

    by_urn = {}
    for urn, aspect in aspects():
        by_urn.setdefault(urn, []).append(aspect)
    classes = {DEPLOYMENT: m.MLModelDeploymentSnapshotClass, MODEL: m.MLModelSnapshotClass}
    mces = [m.MetadataChangeEventClass(proposedSnapshot=classes[u](urn=u, aspects=a)) for u, a in by_urn.items()]
    (DATA / "sdk_mces.json").write_text(
        json.dumps([x.to_obj() for x in mces], indent=4) + "\n", encoding="utf-8"
    )
    expected = [
        {"entityUrn": u, "aspectName": a.get_aspect_name(), "aspect": pre_json_transform(a.to_obj())}
        for u, a in aspects()
    ]
    (DATA / "expected.json").write_text(json.dumps(expected, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
