#!/usr/bin/env python3
# SPDX-FileCopyrightText: Slipway contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the official SDK must find when it talks to the embedded GMS.

  cases.py URL [TOKEN]      run by the Python of a virtual environment with acryl-datahub

Each function named case_… is a case; its first line says what holds. One line of output per case.
"""

import json
import logging
import os
import sys
import tempfile
import time
import traceback
import urllib.parse
import uuid
import warnings

os.environ["HOME"] = tempfile.mkdtemp(prefix="slipway_sdk_")
os.environ["DATAHUB_TELEMETRY_ENABLED"] = "false"
warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)

import requests  # noqa: E402
from datahub.configuration.common import GraphError, OperationalError  # noqa: E402
from datahub.emitter.mce_builder import make_ml_model_deployment_urn  # noqa: E402
from datahub.emitter.mcp import MetadataChangeProposalWrapper as Mcp  # noqa: E402
from datahub.ingestion.graph.client import DataHubGraph, DatahubClientConfig  # noqa: E402
from datahub.ingestion.graph.config import ClientMode  # noqa: E402
from datahub.metadata import schema_classes as m  # noqa: E402
from datahub.sdk import DataHubClient, MLModel, MLModelGroup  # noqa: E402

URL = sys.argv[1].rstrip("/")
TOKEN = sys.argv[2] if len(sys.argv) > 2 else None
RUN = "s" + uuid.uuid4().hex[:8]
TYPE = "mlmodeldeployment"
OUT = DataHubGraph.RelationshipDirection.OUTGOING
IN = DataHubGraph.RelationshipDirection.INCOMING
Properties = m.MLModelDeploymentPropertiesClass


def graph(**options):
    return DataHubGraph(
        DatahubClientConfig(server=URL, token=TOKEN, retry_max_times=0, timeout_sec=30, **options)
    )


RESTLI = graph()
OPENAPI = graph(openapi_ingestion=True, client_mode=ClientMode.SDK)
OPENAPI.test_connection()
PATHS = (RESTLI, OPENAPI)


def deployment(name, platform="sagemaker", env="PROD"):
    return make_ml_model_deployment_urn(platform, f"{RUN}-{name}", env)


def model(name):
    return f"urn:li:mlModel:(urn:li:dataPlatform:mlflow,{RUN}-{name},PROD)"


def tag(name):
    return f"urn:li:tag:{RUN}-{name}"


def http(method, path, body=None, **headers):
    if TOKEN:
        headers["Authorization"] = f"Bearer {TOKEN}"
    return requests.request(method, URL + path, json=body, headers=headers, timeout=30)


def v3(urn, rest=""):
    kind = urn.split(":")[2].lower()
    return f"/openapi/v3/entity/{kind}/{urllib.parse.quote(urn, safe='')}{rest}"


def put(urn, aspect, via=RESTLI, **options):
    via.emit_mcp(Mcp(entityUrn=urn, aspect=aspect, **options))


def equal(got, expected):
    if got != expected:
        raise AssertionError(f"got {got!r}, expected {expected!r}")


def refused(status, action):
    try:
        action()
    except (OperationalError, requests.HTTPError) as error:
        cause = error
        while cause is not None and getattr(cause, "response", None) is None:
            cause = cause.__cause__
        equal(getattr(getattr(cause, "response", None), "status_code", None), status)
        return
    raise AssertionError("it was accepted")


def case_every_status_and_environment():
    """All eight statuses and all 17 environments are stored and found again."""
    statuses = [v for k, v in vars(m.DeploymentStatusClass).items() if k.isupper()]
    envs = [v for k, v in vars(m.FabricTypeClass).items() if k.isupper()]
    for i, env in enumerate(envs):
        urn = deployment("all", env=env)
        put(urn, Properties(status=statuses[i % len(statuses)]), PATHS[i % 2])
        equal(RESTLI.get_aspect(urn, Properties).status, statuses[i % len(statuses)])
    equal((len(statuses), len(envs)), (8, 17))


def case_default_platform_instance():
    """The first write adds the key and the platform of the urn."""
    urn = deployment("defaults")
    put(urn, m.StatusClass(removed=False))
    got = RESTLI.get_aspect(urn, m.DataPlatformInstanceClass)
    equal((got.platform, got.instance), ("urn:li:dataPlatform:sagemaker", None))


def case_owner_types():
    """ownerTypes groups the owners by type, by the server."""
    urn = deployment("owners")
    owners = [
        m.OwnerClass(owner="urn:li:corpuser:a", type="TECHNICAL_OWNER"),
        m.OwnerClass(owner="urn:li:corpGroup:b", type="TECHNICAL_OWNER"),
        m.OwnerClass(owner="urn:li:corpuser:a", type="CUSTOM", typeUrn="urn:li:ownershipType:x"),
    ]
    for via in PATHS:
        put(urn, m.OwnershipClass(owners=owners), via)
        equal(
            RESTLI.get_aspect(urn, m.OwnershipClass).ownerTypes,
            {
                "urn:li:ownershipType:__system__technical_owner": [
                    "urn:li:corpuser:a",
                    "urn:li:corpGroup:b",
                ],
                "urn:li:ownershipType:x": ["urn:li:corpuser:a"],
            },
        )


def case_version_match():
    """If-Version-Match lets one of two writers win; -1 means that nothing is there yet."""
    for via, status in ((RESTLI, 422), (OPENAPI, 412)):
        urn = deployment(f"match{status}")
        put(urn, Properties(description="a"), via, headers={"If-Version-Match": "-1"})
        put(urn, Properties(description="b"), via, headers={"If-Version-Match": "1"})
        for version in ("1", "-1"):
            late = {"If-Version-Match": version}
            refused(status, lambda: put(urn, Properties(description="c"), via, headers=late))
        equal(RESTLI.get_aspect(urn, Properties).description, "b")


def case_time_preconditions():
    """If-Unmodified-Since and If-Modified-Since look at the last change."""
    urn = deployment("times")
    put(urn, Properties(description="a"))
    past, future = "2001-01-01T00:00:00Z", "2101-01-01T00:00:00Z"
    refused(
        422, lambda: put(urn, Properties(description="b"), headers={"If-Unmodified-Since": past})
    )
    put(urn, Properties(description="b"), headers={"If-Unmodified-Since": future})
    refused(
        422, lambda: put(urn, Properties(description="c"), headers={"If-Modified-Since": future})
    )
    put(urn, Properties(description="c"), headers={"If-Modified-Since": past})


def case_create_if_none_match():
    """CREATE with If-None-Match: * drops what is there already without an error."""
    urn = deployment("create")
    put(urn, Properties(description="a"))
    put(urn, Properties(description="b"), changeType="CREATE", headers={"If-None-Match": "*"})
    equal(RESTLI.get_aspect(urn, Properties).description, "a")


def case_history():
    """Each change is a version with its stamp; an equal write is none."""
    urn = deployment("history")
    for text in ("a", "b", "b", "c"):
        put(urn, Properties(description=text))
    for version, text in enumerate("abc", 1):
        answer = http("GET", v3(urn, f"/mlModelDeploymentProperties?version={version}&systemMetadata=true")).json()
        equal(answer["value"]["description"], text)
        equal(answer["systemMetadata"]["version"], str(version))
        assert answer["auditStamp"]["actor"].startswith("urn:li:corpuser:")
    equal(http("GET", v3(urn, "/mlModelDeploymentProperties?version=4")).status_code, 404)


def case_http_shapes_of_absence():
    """What is not there is a 404 with the reason in a header; HEAD says it without a body."""
    urn = deployment("absent")
    answer = http("GET", v3(urn))
    equal((answer.status_code, answer.headers.get("Not-Found-Reason")), (404, "ENTITY"))
    equal(http("HEAD", v3(urn)).status_code, 404)
    put(urn, m.StatusClass(removed=False))
    equal(http("HEAD", v3(urn)).status_code, 204)
    equal(http("HEAD", v3(urn, "/ownership")).status_code, 404)
    put(urn, m.StatusClass(removed=True))
    equal(http("HEAD", v3(urn)).status_code, 404)
    equal(http("GET", v3(urn)).status_code, 200)


def case_post_aspect_creates_by_default():
    """POST of an aspect without createIfNotExists=false is a CREATE."""
    urn = deployment("post")
    body = {"value": {"tags": [{"tag": tag("a")}]}}
    equal(http("POST", v3(urn, "/globaltags"), body).status_code, 200)
    again = http("POST", v3(urn, "/globalTags"), body)
    equal((again.status_code, again.json()["error"]), (400, "Validation Error"))
    equal(http("POST", v3(urn, "/globalTags?createIfNotExists=false"), body).status_code, 200)


def case_async_is_202():
    """A batch without async=false is accepted with 202 and a trace."""
    body = [{"urn": deployment("async"), "status": {"value": {"removed": False}}}]
    answer = http("POST", f"/openapi/v3/entity/{TYPE}", body)
    equal(answer.status_code, 202)
    equal(len(answer.headers["traceparent"].split("-")[1]), 32)
    equal(http("POST", f"/openapi/v3/entity/{TYPE}?async=false", body).status_code, 200)


def case_generic_patch():
    """forceGenericPatch changes a field that no template knows."""
    urn = deployment("generic")
    put(urn, Properties(description="a", status="CREATING"))
    patch = {
        "patch": [{"op": "replace", "path": "/status", "value": "IN_SERVICE"}],
        "forceGenericPatch": True,
    }
    equal(http("PATCH", v3(urn, "/mlModelDeploymentProperties"), patch).status_code, 200)
    got = RESTLI.get_aspect(urn, Properties)
    equal((got.description, got.status), ("a", "IN_SERVICE"))
    patch["patch"][0]["value"] = "NONSENSE"
    equal(http("PATCH", v3(urn, "/mlModelDeploymentProperties"), patch).status_code, 400)
    patch["patch"] = [{"op": "remove", "path": "/nothing/there"}]
    equal(http("PATCH", v3(urn, "/mlModelDeploymentProperties"), patch).status_code, 400)


def case_scroll_pages():
    """A scroll gives every entity once, its id before the entities, the total on each page."""
    urns = {deployment(f"page{i:03}") for i in range(57)}
    OPENAPI.emit_mcps([Mcp(entityUrn=u, aspect=Properties(description="p")) for u in urns])
    body = {"entities": ["mlModelDeployment"], "aspects": ["mlModelDeploymentKey", "ownership"]}
    got, scroll_id, totals = [], "", set()
    while True:
        path = f"/openapi/v3/entity/scroll?count=10&scrollId={scroll_id}"
        text = http("POST", path, body).text
        page = json.loads(text)
        totals.add(page["totalCount"])
        got += [entity["urn"] for entity in page["entities"]]
        scroll_id = page.get("scrollId")
        if not scroll_id:
            break
        assert text.startswith('{"scrollId":'), text[:60]
    equal(len(got), len(set(got)))
    equal(urns - set(got), set())
    equal(len(totals), 1)


def case_scroll_shapes():
    """aspects absent: urns only; empty: all; a list: entities that have one of them."""
    urn = deployment("shape")
    put(urn, Properties(description="shapeword" + RUN))

    def first(body):
        query = f"/openapi/v3/entity/scroll?query=shapeword{RUN}"
        return http("POST", query, body).json()["entities"]

    equal(first({}), [{"urn": urn}])
    equal(
        set(first({"aspects": []})[0]),
        {"urn", "mlModelDeploymentKey", "mlModelDeploymentProperties", "dataPlatformInstance"},
    )
    equal(first({"aspects": ["ownership"]}), [])
    equal(set(first({"aspects": ["ownership", "mlModelDeploymentKey"]})[0]), {"urn", "mlModelDeploymentKey"})


def case_scroll_sorts():
    """Sorting goes by the lower-cased value; what has none comes last."""
    for name, status in (("b", "FAILED"), ("a", "UPDATING"), ("c", None)):
        put(deployment("sort-" + name), Properties(description="sortword" + RUN, status=status))
    body = {"sortCriteria": [{"field": "deploymentStatus", "order": "DESCENDING"}]}
    got, scroll_id = [], ""
    while scroll_id is not None:
        path = f"/openapi/v3/entity/scroll?query=sortword{RUN}&count=1&scrollId={scroll_id}"
        page = http("POST", path, body).json()
        got += [e["urn"].split("-")[-1][0] for e in page["entities"]]
        scroll_id = page.get("scrollId")
    equal(got, ["a", "b", "c"])


def case_slices_split_all():
    """The slices of a scroll are disjoint and together all."""
    urns = {deployment(f"slice{i}") for i in range(20)}
    OPENAPI.emit_mcps([Mcp(entityUrn=u, aspect=Properties(description="sl" + RUN)) for u in urns])
    parts = []
    for i in range(3):
        path = f"/openapi/v3/entity/scroll?query=sl{RUN}&count=100&sliceId={i}&sliceMax=3"
        parts.append({e["urn"] for e in http("POST", path, {}).json()["entities"]})
    equal(sum(len(part) for part in parts), 20)
    equal(set().union(*parts), urns)


def case_facets():
    """skipAggregation=false counts platforms and environments over all hits."""
    for i, env in enumerate(("PROD", "PROD", "DEV")):
        put(deployment(f"facet{i}", env=env), Properties(description="facet" + RUN))
    path = f"/openapi/v3/entity/scroll?query=facet{RUN}&count=1&skipAggregation=false"
    facets = {f["field"]: f["aggregations"] for f in http("POST", path, {}).json()["facets"]}
    equal(facets["origin"], {"PROD": 2, "DEV": 1})


def case_restli_search_and_count():
    """Rest.li's search and counts see the same entities."""
    for i in range(3):
        put(deployment(f"rs{i}"), Properties(description="restword" + RUN))
    put(deployment("rs0"), m.StatusClass(removed=True))
    body = {"input": "restword" + RUN, "entity": "mlModelDeployment", "start": 0, "count": 10}
    value = http("POST", "/entities?action=search", body).json()["value"]
    equal((value["numEntities"], len(value["entities"])), (2, 2))
    body["searchFlags"] = {"includeSoftDeleted": True}
    equal(http("POST", "/entities?action=search", body).json()["value"]["numEntities"], 3)
    urns = RESTLI.list_all_entity_urns("mlModelDeployment", 0, 5000)
    equal(deployment("rs0") in urns, True)


def case_relationship_encodings():
    """Types may be repeated, in a list, or in an encoded list."""
    put(model("rel"), m.MLModelPropertiesClass(deployments=[deployment("rel")]))
    urn = urllib.parse.quote(model("rel"), safe="")
    base = f"/relationships?direction=OUTGOING&urn={urn}"
    for types in (
        "&types=DeployedTo",
        "&types=OwnedBy&types=DeployedTo",
        "&types=List(OwnedBy,DeployedTo)",
        "&types=List%28OwnedBy%2CDeployedTo%29",
    ):
        got = http("GET", base + types, **{"X-RestLi-Protocol-Version": "2.0.0"}).json()
        equal([r["entity"] for r in got["relationships"]], [deployment("rel")])
    equal(http("GET", "/relationships?direction=sideways&types=x&urn=" + urn).status_code, 400)
    equal(http("GET", base).status_code, 400)


def case_edges_follow_the_aspect():
    """Edges go when the value that made them goes, and stay dangling where the end was never made."""
    urn = model("edges")
    put(urn, m.MLModelPropertiesClass(deployments=[deployment("e1"), deployment("e2")]))
    put(urn, m.MLModelPropertiesClass(deployments=[deployment("e2")]))
    equal([r.urn for r in RESTLI.get_related_entities(urn, ["DeployedTo"], OUT)], [deployment("e2")])
    equal([r.urn for r in RESTLI.get_related_entities(deployment("e1"), ["DeployedTo"], IN)], [])
    equal(RESTLI.exists(deployment("e2")), False)


def case_all_edges_of_a_type():
    """GET /openapi/v3/relationship/DeployedTo scrolls over every edge."""
    wanted = [deployment(f"way{i:02}") for i in range(15)]
    put(model("way"), m.MLModelPropertiesClass(deployments=wanted))
    got, scroll_id = [], ""
    while scroll_id is not None:
        page = http("GET", f"/openapi/v3/relationship/DeployedTo?count=7&scrollId={scroll_id}").json()
        got += [r["destination"]["urn"] for r in page["results"] if r["source"]["urn"] == model("way")]
        scroll_id = page.get("scrollId")
    equal(got, wanted)


def case_batch_get():
    """batchGet leaves out what is not there and reads old versions by a header."""
    urn = deployment("batch")
    for text in ("old", "new"):
        put(urn, Properties(description=text))
    asked = [
        {"urn": urn, "mlModelDeploymentProperties": {"headers": {"If-Version-Match": "1"}}},
        {"urn": deployment("batch-not")},
    ]
    got = http("POST", f"/openapi/v3/entity/{TYPE}/batchGet", asked).json()
    equal([e["mlModelDeploymentProperties"]["value"]["description"] for e in got], ["old"])
    many = RESTLI.get_entities("mlModelDeployment", [urn], with_system_metadata=True)
    equal(many[urn]["mlModelDeploymentProperties"][0].description, "new")


def case_entities_v2_batch():
    """GET /entitiesV2?ids=List(…) answers for several urns."""
    urns = [deployment("v2a"), deployment("v2b")]
    for urn in urns:
        put(urn, Properties(description="x"))
    ids = ",".join(urllib.parse.quote(urn, safe="") for urn in urns)
    headers = {"X-RestLi-Protocol-Version": "2.0.0", "X-RestLi-Method": "batch_get"}
    got = http("GET", f"/entitiesV2?ids=List({ids})&aspects=List(mlModelDeploymentKey)", **headers)
    equal(set(got.json()["results"]), set(urns))


def case_refusals_name_the_reason():
    """Wrong values are refused on both ways with a message, and nothing is stored."""
    bad = {
        "status": {"removed": "yes"},
        "container": {"container": "no urn"},
        "globalTags": {"tags": {"tag": "urn:li:tag:a"}},
        "domains": {"domains": []},
        "deprecation": {"deprecated": True, "note": "", "actor": "urn:li:corpuser:a", "decommissionTime": "x"},
    }
    for aspect, value in bad.items():
        urn = deployment("bad-" + aspect)
        answer = http("POST", f"/openapi/v3/entity/{TYPE}?async=false", [{"urn": urn, aspect: {"value": value}}])
        equal((answer.status_code, bool(answer.json()["message"])), (400, True))
        proposal = {
            "entityType": "mlModelDeployment",
            "entityUrn": urn,
            "changeType": "UPSERT",
            "aspectName": aspect,
            "aspect": {"value": json.dumps(value), "contentType": "application/json"},
        }
        answer = http("POST", "/aspects?action=ingestProposal", {"proposal": proposal})
        equal((answer.status_code, bool(answer.json()["message"])), (422, True))
        equal(RESTLI.exists(urn), False)


def case_delete_aspect():
    """DELETE of an aspect takes it with its history and its edges."""
    urn = deployment("delete")
    put(urn, m.GlobalTagsClass(tags=[m.TagAssociationClass(tag=tag("gone"))]))
    equal(http("DELETE", v3(urn, "/globalTags")).status_code, 200)
    equal(RESTLI.get_tags(urn), None)
    equal(list(RESTLI.get_related_entities(tag("gone"), ["TaggedWith"], IN)), [])
    equal(RESTLI.exists(urn), True)


def case_delete_references():
    """References to a tag go out of every aspect; a dry run only counts them."""
    urn, other = deployment("refers"), deployment("contained")
    tags = [m.TagAssociationClass(tag=tag("ref")), m.TagAssociationClass(tag=tag("stays"))]
    put(urn, m.GlobalTagsClass(tags=tags))
    put(other, m.ContainerClass(container="urn:li:container:" + RUN))
    equal(RESTLI.delete_references_to_urn(tag("ref"), dry_run=True)[0], 1)
    equal(len(RESTLI.get_tags(urn).tags), 2)
    equal(RESTLI.delete_references_to_urn(tag("ref"))[0], 1)
    equal([t.tag for t in RESTLI.get_tags(urn).tags], [tag("stays")])
    equal(RESTLI.delete_references_to_urn("urn:li:container:" + RUN)[0], 1)
    equal(RESTLI.get_aspect(other, m.ContainerClass), None)


def case_graphql_edits():
    """The mutations for owners, tags, deprecation and soft deletion work on deployments."""
    urn = deployment("graphql")
    put(urn, Properties(description="x"))

    def mutate(name, kind, **fields):
        query = f"mutation m($input: {kind}!) {{ {name}(input: $input) }}"
        equal(RESTLI.execute_graphql(query, {"input": fields})[name], True)

    mutate("addTag", "TagAssociationInput", tagUrn=tag("g"), resourceUrn=urn)
    mutate(
        "addOwner", "AddOwnerInput", ownerUrn="urn:li:corpuser:g", resourceUrn=urn,
        ownerEntityType="CORP_USER", ownershipTypeUrn="urn:li:ownershipType:__system__data_steward",
    )
    mutate("updateDeprecation", "UpdateDeprecationInput", urn=urn, deprecated=True, note="n")
    mutate("batchUpdateSoftDeleted", "BatchUpdateSoftDeletedInput", urns=[urn], deleted=True)
    equal([t.tag for t in RESTLI.get_tags(urn).tags], [tag("g")])
    equal(RESTLI.get_ownership(urn).owners[0].type, "DATA_STEWARD")
    equal(RESTLI.get_aspect(urn, m.DeprecationClass).note, "n")
    equal(RESTLI.get_aspect(urn, m.StatusClass).removed, True)
    mutate("removeTag", "TagAssociationInput", tagUrn=tag("g"), resourceUrn=urn)
    equal(RESTLI.get_tags(urn).tags, [])


def case_graphql_reads():
    """me, entityExists, aliases, fragments and @include work; unknown fields are errors."""
    urn = deployment("gread")
    put(urn, Properties(description="x"))
    query = """query q($urn: String!, $no: Boolean!) {
      me { corpUser { urn ...U } } there: entityExists(urn: $urn)
      gone: entityExists(urn: $urn) @include(if: $no) }
      fragment U on CorpUser { username }"""
    got = RESTLI.execute_graphql(query, {"urn": urn, "no": False})
    equal((got["there"], "gone" in got), (True, False))
    assert got["me"]["corpUser"]["urn"].startswith("urn:li:corpuser:")
    try:
        RESTLI.execute_graphql("{ nonsense { a } }")
    except GraphError as error:
        assert "nonsense" in str(error)
        return
    raise AssertionError("an unknown field was accepted")


def case_client_entities():
    """DataHubClient makes a group, a model in it and links a deployment."""
    client = DataHubClient(graph=OPENAPI)
    group = MLModelGroup(id=f"{RUN}-group", platform="mlflow", name="Group")
    client.entities.upsert(group)
    client.entities.upsert(
        MLModel(id=f"{RUN}-in-group", platform="mlflow", model_group=group.urn, version="2")
    )
    got = client.entities.get(model("in-group"))
    got.add_deployment(deployment("linked"))
    client.entities.update(got)
    equal(client.entities.get(model("in-group")).deployments, [deployment("linked")])
    equal([r.urn for r in RESTLI.get_related_entities(str(group.urn), ["MemberOf"], IN)], [model("in-group")])


def case_large_values():
    """A description of a megabyte and a thousand properties survive."""
    urn = deployment("large")
    properties = {f"key {i} é": "v" * i for i in range(1000)}
    for via in PATHS:
        put(urn, Properties(description="d" * 1_000_000, customProperties=properties), via)
    got = RESTLI.get_aspect(urn, Properties)
    equal((len(got.description), got.customProperties == properties), (1_000_000, True))


def case_too_large_is_413():
    """More than 16 MB is refused, not cut."""
    equal(http("POST", "/api/graphql", {"query": "x" * 17_000_000}).status_code, 413)


def main():
    failed = 0
    for name, function in list(globals().items()):
        if not name.startswith("case_"):
            continue
        began = time.time()
        try:
            function()
            print(f"PASS {name[5:]} ({time.time() - began:.2f} s)", flush=True)
        except Exception as error:
            failed += 1
            print(f"FAIL {name[5:]}: {' '.join(str(error).split())[:500]}", flush=True)
            if os.environ.get("SLIPWAY_VERBOSE"):
                traceback.print_exc()
    print(f"{failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
