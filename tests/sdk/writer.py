#!/usr/bin/env python3
# SPDX-FileCopyrightText: Slipway contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds and removes owners and tags with the official SDK while others do the same.

  writer.py URL DEPLOYMENTS EDITS

Patches, which the server applies by itself, are the SDK's way to change a list that others change.
At the end it prints what should be there: {"edits": n, "members": [[deployment, aspect, item]]}.
"""

import json
import random
import sys

from datahub.emitter.mcp_patch_builder import MetadataPatchProposal
from datahub.ingestion.graph.client import DatahubClientConfig, DataHubGraph
from datahub.metadata.schema_classes import OwnerClass, OwnershipTypeClass, TagAssociationClass
from datahub.specific.aspect_helpers.ownership import HasOwnershipPatch
from datahub.specific.aspect_helpers.tags import HasTagsPatch


class DeploymentPatch(HasOwnershipPatch, HasTagsPatch, MetadataPatchProposal):
    def __init__(self, urn):
        super().__init__(urn)


def main():
    url, deployments, edits = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    graph = DataHubGraph(DatahubClientConfig(server=url, disable_ssl_verification=True))
    dice = random.Random(7)
    mine = []
    steward = "urn:li:ownershipType:__system__data_steward"
    for i in range(edits):
        removes = mine and dice.randrange(3) == 0
        if removes:
            deployment, aspect, item = mine.pop(dice.randrange(len(mine)))
        else:
            deployment = dice.randrange(deployments)
            aspect = dice.choice(["ownership", "globalTags"])
            item = f"urn:li:corpuser:sdk-{i}|{steward}" if aspect == "ownership" else f"urn:li:tag:sdk-{i}"
        patch = DeploymentPatch(
            f"urn:li:mlModelDeployment:(urn:li:dataPlatform:kserve,contended-{deployment},PROD)")
        if aspect == "ownership":
            owner = item.split("|")[0]
            if removes:
                patch.remove_owner(owner, OwnershipTypeClass.DATA_STEWARD)
            else:
                patch.add_owner(OwnerClass(owner=owner, type=OwnershipTypeClass.DATA_STEWARD))
        elif removes:
            patch.remove_tag(item)
        else:
            patch.add_tag(TagAssociationClass(tag=item))
        for proposal in patch.build():
            graph.emit(proposal)
        if not removes:
            mine.append((deployment, aspect, item))
    print(json.dumps({"edits": edits, "members": mine}))


if __name__ == "__main__":
    main()
