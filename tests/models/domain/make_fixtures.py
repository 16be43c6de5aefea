#!/usr/bin/env python3
# SPDX-FileCopyrightText: Slipway contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes data/sdk_urns.json and data/sdk_aspects.json with the official Python SDK (acryl-datahub), so
that the tests read what the SDK itself writes. Run by hand when the SDK changes; the output is kept."""

import json
import pathlib

import datahub.emitter.mce_builder as builder
import datahub.metadata.schema_classes as m
from datahub.emitter.serialization_helper import pre_json_transform
from datahub.metadata.urns import (
    ContainerUrn,
    CorpGroupUrn,
    CorpUserUrn,
    DataPlatformInstanceUrn,
    DataPlatformUrn,
    MlModelDeploymentUrn,
    MlModelGroupUrn,
    MlModelUrn,
    OwnershipTypeUrn,
    TagUrn,
)

DATA = pathlib.Path(__file__).parent / "data"
NAMES = [
    "plain",
    "with, comma",
    "with (parentheses)",
    "100% sure",
    "already%2Cencoded",
    "a/b/c",
    "dots.and:colons;semi",
    "quotes \"and' `ticks`",
    "Ünïcödé 模型 🚀",
    "  ",
    "arn:aws:sagemaker:us-west-2:123412341234:endpoint/the-first-endpoint",
    "plus+and&amp=?#hash",
    "back\\slash",
    "a␟b",
    "),(",
]


def urns():
    for name in NAMES:
        for env in ("PROD", "DEV", "STAGING"):
            yield "deployment", ["sagemaker", name, env], MlModelDeploymentUrn("sagemaker", name, env)
        yield "model", ["mlflow", name, "PROD"], MlModelUrn("mlflow", name, "PROD")
        yield "modelGroup", ["mlflow", name, "QA"], MlModelGroupUrn("mlflow", name, "QA")
        yield "platformInstance", ["vertexai", name], DataPlatformInstanceUrn("vertexai", name)
        yield "tag", [name], TagUrn(name)
        yield "user", [name], CorpUserUrn(name)
        yield "group", [name], CorpGroupUrn(name)
    yield "platform", ["sagemaker"], DataPlatformUrn("sagemaker")
    guid = "9c1185bb9f6d4a3f8a3f0e0d6d6c5b4a"
    yield "container", [guid], ContainerUrn(guid)
    yield "ownershipType", ["__system__technical_owner"], OwnershipTypeUrn("__system__technical_owner")


def aspects():
    actor = "urn:li:corpuser:datahub"
    stamp = m.AuditStampClass(time=1700000000000, actor=actor)
    attribution = m.MetadataAttributionClass(time=1, actor=actor, source="urn:li:x:y")
    endpoint = str(MlModelDeploymentUrn("sagemaker", "e2", "PROD"))
    yield m.MLModelDeploymentPropertiesClass()
    yield m.MLModelDeploymentPropertiesClass(
        description="",
        externalUrl="https://example.org/?a=1&b=é",
        createdAt=1420070400000,
        version=m.VersionTagClass(versionTag="3", metadataAttribution=attribution),
        status=m.DeploymentStatusClass.IN_SERVICE,
        customProperties={"EndpointArn": "arn:aws:x", "python": "{'a': datetime.datetime(2015, 1, 1)}"},
    )
    yield m.OwnershipClass(owners=[])
    yield m.OwnershipClass(
        owners=[
            m.OwnerClass(owner=actor, type=m.OwnershipTypeClass.TECHNICAL_OWNER),
            m.OwnerClass(
                owner="urn:li:corpGroup:g",
                type=m.OwnershipTypeClass.CUSTOM,
                typeUrn="urn:li:ownershipType:mine",
                source=m.OwnershipSourceClass(type=m.OwnershipSourceTypeClass.MANUAL, url="u"),
                attribution=attribution,
            ),
        ],
        lastModified=stamp,
    )
    yield m.GlobalTagsClass(tags=[])
    yield m.GlobalTagsClass(
        tags=[
            m.TagAssociationClass(tag="urn:li:tag:a"),
            m.TagAssociationClass(tag="urn:li:tag:b", context="{}", attribution=attribution),
        ]
    )
    yield m.DeprecationClass(deprecated=False, note="", actor=actor)
    yield m.DeprecationClass(
        deprecated=True, note="n", actor=actor, decommissionTime=1800000000000, replacement=endpoint
    )
    yield m.StatusClass(removed=False)
    yield m.StatusClass(removed=True)
    yield m.DataPlatformInstanceClass(platform="urn:li:dataPlatform:vertexai")
    yield m.DataPlatformInstanceClass(platform="urn:li:dataPlatform:vertexai", instance="raw-project")
    yield m.ContainerClass(container="urn:li:container:c")
    yield m.SubTypesClass(typeNames=["ML Model", "x"])
    yield m.MLModelPropertiesClass()
    yield m.MLModelPropertiesClass(
        name="m",
        description="d",
        version=m.VersionTagClass(versionTag="1"),
        deployments=[endpoint],
        groups=[str(MlModelGroupUrn("mlflow", "g", "PROD"))],
        hyperParams=[m.MLHyperParamClass(name="h", value="1")],
        trainingMetrics=[m.MLMetricClass(name="acc", value="0.9", createdAt=5)],
        created=m.TimeStampClass(time=1, actor=actor),
        customProperties={"k": "v"},
        tags=["t"],
    )
    yield m.MLModelGroupPropertiesClass(name="g", description="d", customProperties={"k": "v"})
    yield m.ContainerPropertiesClass(
        name="c", qualifiedName="a.c", description="d", externalUrl="https://x", customProperties={"k": "v"}
    )
    yield m.TagPropertiesClass(name="t", description="d", colorHex="#ff0000")
    yield m.CorpUserInfoClass(active=True, displayName="D", email="e", title="t", fullName="F", firstName="f")
    yield m.CorpUserEditableInfoClass(displayName="D", email="e", title="t", skills=["s"])
    yield m.CorpGroupInfoClass(admins=[actor], members=[], groups=[], displayName="G", email="e", description="d")
    yield m.DataPlatformInfoClass(
        name="sagemaker", type=m.PlatformTypeClass.OTHERS, datasetNameDelimiter=".", displayName="SageMaker", logoUrl="l"
    )
    yield m.OwnershipTypeInfoClass(name="Boss", description="d", created=stamp, lastModified=stamp)


def main():
    DATA.mkdir(exist_ok=True)
    rows = [{"factory": factory, "args": args, "urn": str(urn)} for factory, args, urn in urns()]
    text = json.dumps(rows, ensure_ascii=False, indent=0, sort_keys=True)
    (DATA / "sdk_urns.json").write_text(text + "\n", encoding="utf-8")
    rows = [{"aspect": a.get_aspect_name(), "value": pre_json_transform(a.to_obj())} for a in aspects()]
    text = json.dumps(rows, ensure_ascii=False, indent=0, sort_keys=True)
    (DATA / "sdk_aspects.json").write_text(text + "\n", encoding="utf-8")
    assert builder.make_tag_urn("plain") == str(TagUrn("plain"))


if __name__ == "__main__":
    main()
