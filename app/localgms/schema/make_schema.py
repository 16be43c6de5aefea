#!/usr/bin/env python3
# SPDX-FileCopyrightText: Slipway contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes aspects.json, the table that the embedded GMS checks aspects by, from the SDK's schemas.

  make_schema.py [OUTPUT]        run by a Python that has the package acryl-datahub

The package carries every aspect as an Avro schema, with the annotations of DataHub's models in it
(Aspect, Searchable, Relationship, Urn), and the entity registry in the key aspects. The table:

  types     a list; a type is named by its index. {"k": kind, …} with kind one of
            string long int double boolean bytes urn any,
            enum   "s": symbols
            array  "t": type of the items        map  "t": type of the values
            union  "u": {member name: type}
            record "n": class name, "f": list of [name, type, optional, default?]
  aspects   name -> {"t": type, "c": class name, "v": schema version, "ts": 1 for a time series,
            "s": [[search field, its type, path in the aspect], …],
            "r": [[relationship, path in the aspect, lineage: 0 none, 1 up, -1 down], …]}
  entities  name -> {"k": key aspect, "a": [aspects], "s": snapshot class or absent}

A path is a list of field names; "*" stands for each item of an array or each value of a map, "$"
for each key of a map.
"""

import json
import sys
from importlib.metadata import version
from pathlib import Path

import datahub.metadata

SCHEMAS = Path(datahub.metadata.__file__).parent / "schemas"
PRIMITIVES = {"string", "long", "int", "double", "boolean", "bytes", "any"}
MAX_DEPTH = 12


def class_name(full_name: str) -> str:
    return full_name.replace(".pegasus2avro", "")


class Table:
    def __init__(self) -> None:
        self.types: list = []
        self.index: dict = {}

    def add(self, entry: dict) -> int:
        key = json.dumps(entry, sort_keys=True)
        if key not in self.index:
            self.index[key] = len(self.types)
            self.types.append(entry)
        return self.index[key]

    def named(self, name: str, entry_of) -> int:
        """A record or an enum; the place is taken first, since records may contain themselves."""
        if name not in self.index:
            self.index[name] = len(self.types)
            self.types.append({})
            self.types[self.index[name]] = entry_of()
        return self.index[name]


def full_name(schema: dict, namespace: str) -> str:
    name = schema["name"]
    return name if "." in name else f"{schema.get('namespace', namespace)}.{name}"


def collect_named(schema, namespace: str, found: dict) -> None:
    """Definitions by full name: a schema defines each once and then refers to it."""
    if isinstance(schema, list):
        for item in schema:
            collect_named(item, namespace, found)
    elif isinstance(schema, dict):
        inner = schema.get("namespace", namespace)
        kind = schema.get("type")
        if kind in ("record", "enum", "fixed"):
            found.setdefault(full_name(schema, namespace), schema)
        for field in schema.get("fields", []) if kind == "record" else []:
            collect_named(field["type"], inner, found)
        for key in ("items", "values"):
            if key in schema:
                collect_named(schema[key], inner, found)
        if isinstance(kind, (dict, list)):
            collect_named(kind, inner, found)


class Converter:
    def __init__(self, table: Table, definitions: dict) -> None:
        self.table = table
        self.definitions = definitions

    def resolve(self, schema, namespace: str):
        """A schema as (definition, namespace), references followed."""
        if isinstance(schema, str) and schema not in PRIMITIVES | {"null", "float"}:
            name = schema if "." in schema else f"{namespace}.{schema}"
            schema = self.definitions[name]
        if isinstance(schema, dict):
            namespace = schema.get("namespace", namespace)
            if isinstance(schema.get("type"), dict):
                return self.resolve(schema["type"], namespace)
        return schema, namespace

    def convert(self, schema, namespace: str, urn: bool) -> int:
        schema, namespace = self.resolve(schema, namespace)
        if isinstance(schema, list):
            members = [member for member in schema if member != "null"]
            # A list of one without null is a union all the same, and tagged on the wire.
            if len(members) == 1 and len(schema) == 2:
                return self.convert(members[0], namespace, urn)
            union = {}
            for member in members:
                definition, inner = self.resolve(member, namespace)
                name = member if isinstance(definition, str) else full_name(definition, inner)
                union[class_name(name)] = self.convert(member, namespace, False)
            return self.table.add({"k": "union", "u": union})
        kind = schema if isinstance(schema, str) else schema["type"]
        if kind == "string":
            return self.table.add({"k": "urn" if urn else "string"})
        if kind in ("float", "double"):
            return self.table.add({"k": "double"})
        if kind == "fixed":
            return self.table.add({"k": "bytes"})
        if kind in PRIMITIVES:
            return self.table.add({"k": kind})
        if kind in ("array", "map"):
            inner = schema["items" if kind == "array" else "values"]
            return self.table.add({"k": kind, "t": self.convert(inner, namespace, urn)})
        name = full_name(schema, namespace)
        if kind == "enum":
            return self.table.named(name, lambda: {"k": "enum", "s": schema["symbols"]})
        return self.table.named(name, lambda: self.record(schema, namespace, name))

    def record(self, schema: dict, namespace: str, name: str) -> dict:
        if any(field["name"] == "fieldDiscriminator" for field in schema["fields"]):
            # A union with aliases: on the wire {alias: value}, without the discriminator.
            aliases = [field for field in schema["fields"] if field["name"] != "fieldDiscriminator"]
            return {
                "k": "union",
                "u": {f["name"]: self.convert(f["type"], namespace, False) for f in aliases},
            }
        fields = []
        for field in schema["fields"]:
            kind = field["type"]
            optional = isinstance(kind, list) and "null" in kind
            java = field.get("java", {}).get("class", "")
            urn = "Urn" in field or java.endswith("Urn")
            entry = [field["name"], self.convert(kind, namespace, urn), int(optional)]
            if field.get("default") is not None:
                entry.append(field["default"])
            fields.append(entry)
        return {"k": "record", "n": class_name(name), "f": fields}


def split_path(path: str) -> list:
    return ["$" if step == "$key" else step for step in path.strip("/").split("/") if step]


class Annotations:
    """Where in an aspect its search fields and its relationships are."""

    def __init__(self, converter: Converter) -> None:
        self.converter = converter
        self.search: list = []
        self.relations: list = []

    def walk(self, schema, namespace: str, path: list, seen: tuple = ()) -> None:
        schema, namespace = self.converter.resolve(schema, namespace)
        if len(path) > MAX_DEPTH:
            return
        if isinstance(schema, list):
            members = [member for member in schema if member != "null"]
            if len(members) == 1:
                self.walk(members[0], namespace, path, seen)
            return
        kind = schema if isinstance(schema, str) else schema["type"]
        if kind == "array":
            self.walk(schema["items"], namespace, [*path, "*"], seen)
        elif kind == "map":
            self.walk(schema["values"], namespace, [*path, "*"], seen)
        elif kind == "record":
            name = full_name(schema, namespace)
            if name in seen:
                return
            for field in schema["fields"]:
                self.field(field, [*path, field["name"]])
                self.walk(field["type"], namespace, [*path, field["name"]], (*seen, name))

    def field(self, field: dict, path: list) -> None:
        for where, note in self.notes(field.get("Searchable")):
            full = path + split_path(where)
            name = note.get("fieldName", field["name"])
            self.add(self.search, [name, note.get("fieldType", "TEXT"), full])
            if "hasValuesFieldName" in note:
                self.add(self.search, [note["hasValuesFieldName"], "HAS", path])
        for where, note in self.notes(field.get("Relationship")):
            lineage = (1 if note.get("isUpstream", True) else -1) if note.get("isLineage") else 0
            self.add(self.relations, [note["name"], path + split_path(where), lineage])

    @staticmethod
    def notes(annotation) -> list:
        if not annotation:
            return []
        if any(key.startswith("/") for key in annotation):
            return [(key, note) for key, note in annotation.items() if key.startswith("/")]
        # An array or map that is annotated as a whole: its items are meant.
        return [("", annotation)]

    @staticmethod
    def add(to: list, entry: list) -> None:
        if entry not in to:
            to.append(entry)


def fix_array_paths(entries: list, schema, converter: Converter, namespace: str) -> None:
    """A path that ends at an array or a map goes on to its items."""
    for entry in entries:
        path = entry[1] if isinstance(entry[1], list) else entry[2]
        if len(entry) == 3 and entry[1] == "HAS":
            continue
        node, inner = converter.resolve(schema, namespace)
        for step in path:
            if isinstance(node, list):
                members = [member for member in node if member != "null"]
                if len(members) != 1:
                    node = None
                    break
                node, inner = converter.resolve(members[0], inner)
            if not isinstance(node, dict):
                node = None
                break
            if step in ("*", "$"):
                node, inner = converter.resolve(node.get("items", node.get("values")), inner)
            else:
                fields = {field["name"]: field for field in node.get("fields", [])}
                if step not in fields:
                    node = None
                    break
                node, inner = converter.resolve(fields[step]["type"], inner)
        if isinstance(node, list):
            members = [member for member in node if member != "null"]
            node = converter.resolve(members[0], inner)[0] if len(members) == 1 else None
        if isinstance(node, dict) and node.get("type") in ("array", "map"):
            path.append("*")


def snapshots(definitions: dict) -> dict:
    """Snapshot class by key class."""
    found = {}
    for name, schema in definitions.items():
        if not name.endswith("Snapshot") or schema["type"] != "record":
            continue
        for field in schema["fields"]:
            if field["name"] != "aspects":
                continue
            union = field["type"]["items"]
            members = [m["name"] if isinstance(m, dict) else m.rsplit(".", 1)[-1] for m in union]
            for member in members:
                if member.endswith("Key"):
                    found[member] = class_name(name)
    return found


def main() -> None:
    table = Table()
    aspects: dict = {}
    entities: dict = {}
    key_classes: dict = {}
    all_definitions: dict = {}
    for path in sorted(SCHEMAS.glob("*.avsc")):
        schema = json.loads(path.read_text(encoding="utf8"))
        definitions: dict = {}
        collect_named(schema, "", definitions)
        if path.name == "MetadataChangeEvent.avsc":
            all_definitions = definitions
        if "Aspect" not in schema:
            continue
        note = schema["Aspect"]
        converter = Converter(table, definitions)
        annotations = Annotations(converter)
        annotations.walk(schema, "", [])
        for entries in (annotations.search, annotations.relations):
            fix_array_paths(entries, schema, converter, "")
        entry = {"t": converter.convert(schema, "", False), "c": class_name(full_name(schema, ""))}
        if note.get("schemaVersion", 1) != 1:
            entry["v"] = note["schemaVersion"]
        if note.get("type") == "timeseries":
            entry["ts"] = 1
        if annotations.search:
            entry["s"] = annotations.search
        if annotations.relations:
            entry["r"] = annotations.relations
        aspects[note["name"]] = entry
        if "keyForEntity" in note:
            entities[note["keyForEntity"]] = {"k": note["name"], "a": sorted(note["entityAspects"])}
            key_classes[note["keyForEntity"]] = schema["name"]
    by_key = snapshots(all_definitions)
    for name, key_class in key_classes.items():
        if key_class in by_key:
            entities[name]["s"] = by_key[key_class]
    result = {
        "source": f"acryl-datahub {version('acryl-datahub')}",
        "types": table.types,
        "aspects": aspects,
        "entities": dict(sorted(entities.items())),
    }
    output = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "aspects.json"
    text = json.dumps(result, ensure_ascii=False, separators=(",", ":"))
    # A line an entry, so that the differences of two releases can be read.
    text = text.replace('},{"k":', '},\n{"k":').replace('},"', '},\n"')
    output.write_text(text + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
