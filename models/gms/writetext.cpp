// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/writetext.h"

#include "models/gms/requests.h"
#include "models/gms/writerequests.h"

using namespace Qt::Literals::StringLiterals;

namespace gms {

namespace {

using nlohmann::json;

//! A text in quotes that JSON and Python read alike.
std::string quotedText(const std::string &text)
{
    return json(text).dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string pythonLiteral(const json &value, int depth)
{
    const std::string indent(std::size_t(depth) * 4, ' ');
    const auto enclosed = [&](char open, const std::string &lines, char close) {
        return lines.empty() ? std::string {open, close} : open + ("\n" + lines) + indent + close;
    };
    std::string lines;
    switch (value.type()) {
    case json::value_t::object:
        for (const auto &[name, part] : value.items())
            lines += indent + "    " + quotedText(name) + ": " + pythonLiteral(part, depth + 1)
                   + ",\n";
        return enclosed('{', lines, '}');
    case json::value_t::array:
        for (const json &part : value)
            lines += indent + "    " + pythonLiteral(part, depth + 1) + ",\n";
        return enclosed('[', lines, ']');
    case json::value_t::null:
        return "None";
    case json::value_t::boolean:
        return value.get<bool>() ? "True" : "False";
    default:
        return value.dump(-1, ' ', false, json::error_handler_t::replace);
    }
}

json headersOf(const AspectWrite &write)
{
    json headers = json::object();
    if (write.ifVersion)
        headers["If-Version-Match"] = std::to_string(*write.ifVersion);
    return headers;
}

constexpr const char *scriptHead = R"py(#!/usr/bin/env python3
# pip install acryl-datahub
import json
import os

from datahub.emitter.rest_emitter import DatahubRestEmitter
from datahub.metadata.schema_classes import (
    ChangeTypeClass,
    GenericAspectClass,
    MetadataChangeProposalClass,
    SystemMetadataClass,
)

# entityUrn, aspectName, runId, headers, aspect
WRITES = )py";

// Proposals are made of bare JSON, since the classes of an SDK drop the fields that they do not
// know.
constexpr const char *scriptTail = R"py(

emitter = DatahubRestEmitter(
    gms_server=SERVER,
    token=os.environ.get('DATAHUB_GMS_TOKEN'),
    retry_max_times=0,
)
for write in WRITES:
    emitter.emit_mcp(
        MetadataChangeProposalClass(
            entityType=write['entityUrn'].split(':')[2],
            entityUrn=write['entityUrn'],
            changeType=ChangeTypeClass.UPSERT,
            aspectName=write['aspectName'],
            aspect=GenericAspectClass(
                value=json.dumps(write['aspect']).encode(),
                contentType='application/json',
            ),
            systemMetadata=SystemMetadataClass(runId=write['runId'])
            if write['runId']
            else None,
            headers=write['headers'] or None,
        ),
        async_flag=False,
    )
    print('written:', write['aspectName'], 'of', write['entityUrn'])
)py";

} // namespace

QString curlOf(const AspectWrite &write, const QString &origin, const QByteArray &basePath,
               bool withToken)
{
    return curlLine(writeRequest(write, 0), origin, basePath, withToken);
}

QString pythonOf(const std::vector<AspectWrite> &writes, const QString &server)
{
    json list = json::array();
    for (const AspectWrite &write : writes) {
        list.push_back({{"entityUrn", write.urn.toStdString()},
                        {"aspectName", write.aspect.toStdString()},
                        {"runId", write.runId.toStdString()},
                        {"headers", headersOf(write)},
                        {"aspect", sentValue(write)}});
    }
    std::string script = scriptHead + pythonLiteral(list, 0) + "\n";
    script += "SERVER = " + quotedText(server.toStdString()) + scriptTail;
    return QString::fromStdString(script);
}

QByteArray mcpFileOf(const std::vector<AspectWrite> &writes)
{
    json list = json::array();
    for (const AspectWrite &write : writes) {
        const json value = sentValue(write);
        json proposal {{"entityType", proposalOf(write, 0).entityType.toStdString()},
                       {"entityUrn", write.urn.toStdString()},
                       {"changeType", "UPSERT"},
                       {"aspectName", write.aspect.toStdString()},
                       {"aspect", {{"json", value}}}};
        if (value.empty()) // which the file source takes for no aspect at all
            proposal["aspect"] = {{"value", "{}"}, {"contentType", "application/json"}};
        if (write.ifVersion)
            proposal["headers"] = headersOf(write);
        if (!write.runId.isEmpty())
            proposal["systemMetadata"] = {{"runId", write.runId.toStdString()}};
        list.push_back(std::move(proposal));
    }
    return QByteArray::fromStdString(list.dump(4, ' ', false, json::error_handler_t::replace))
         + '\n';
}

} // namespace gms
