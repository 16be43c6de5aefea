// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/codec/aspects.h"

#include "models/gms/codec/entities.h"
#include "models/gms/codec/json.h"
#include "models/gms/codec/reasons.h"
#include "models/gms/errors.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace gms {

namespace {

using nlohmann::json;

struct WriteWords
{
    Q_DECLARE_TR_FUNCTIONS(Write)
};

Failure badAspect(const QString &path, const char *what)
{
    return Failure(badReply(path, QCoreApplication::translate("Json", what)));
}

Failure notSaid(const QString &detail)
{
    Error error;
    error.kind = Error::Kind::NotFound;
    error.detail = detail;
    return Failure(std::move(error));
}

//! A version is a decimal text; 0 where it is none.
qint64 versionIn(const json &metadata)
{
    const json &version = member(metadata, "version");
    if (version.is_number_integer())
        return qMax<qint64>(0, version.get<qint64>());
    bool ok = false;
    const qint64 number = textAt(metadata, "version").toLongLong(&ok);
    return ok && number > 0 ? number : 0;
}

//! What an answer with status 200 says as if it had the status that it should have.
std::optional<Error> errorInside(const QByteArray &body, const json &answer)
{
    const bool says = answer.contains("error") || answer.contains("exceptionClass")
                   || (answer.contains("message") && answer.contains("status"));
    if (!says)
        return std::nullopt;
    const json &status = member(answer, "status");
    const bool known
        = status.is_number_integer() && status.get<qint64>() >= 400 && status.get<qint64>() < 600;
    HttpReply told;
    told.status = known ? status.get<int>() : 400;
    told.body = body;
    auto error = errorOf({}, told);
    error->httpStatus = 200;
    return error;
}

Result<json> answerOf(const QByteArray &body)
{
    auto answer = parseJson(body);
    if (!answer)
        return answer;
    // A batch write answers with a list, and some releases do for a single aspect, too.
    if (answer->is_array() && answer->size() == 1)
        answer = json(answer->front());
    if (!answer->is_object())
        return badAspect({}, reasons::noObject);
    if (auto error = errorInside(body, *answer))
        return Failure(std::move(*error));
    return answer;
}

//! Names that stand for whoever comes while the server's authentication is off.
bool isNobody(const QString &urn)
{
    constexpr std::array<QLatin1StringView, 4> nobodies {
        "urn:li:corpuser:__datahub_system"_L1, "urn:li:corpuser:unknown"_L1,
        "urn:li:corpuser:anonymous"_L1, "urn:li:corpuser:"_L1};
    return urn.isEmpty()
        || std::any_of(nobodies.begin(), nobodies.end(), [&urn](QLatin1StringView nobody) {
               return urn.compare(nobody, Qt::CaseInsensitive) == 0;
           });
}

} // namespace

Result<AspectState> aspectStateFrom(const json &aspect, const QString &path)
{
    if (!aspect.is_object())
        return badAspect(path, reasons::noObject);
    const QString valuePath = path.isEmpty() ? u"value"_s : path + u".value"_s;
    const json &value = member(aspect, "value");
    if (!value.is_object())
        return badAspect(valuePath,
                         aspect.contains("value") ? reasons::noObject : reasons::missing);
    const json &metadata = member(aspect, "systemMetadata");
    const json &stamp = member(aspect, "auditStamp");
    const json &time = member(stamp, "time");
    AspectState state;
    state.value = value;
    state.version = versionIn(metadata);
    state.runId = textAt(metadata, "runId");
    state.pipeline = textAt(metadata, "pipelineName");
    state.timeMs = time.is_number_integer() ? qMax<qint64>(0, time.get<qint64>()) : 0;
    state.actor = textAt(stamp, "actor");
    return state;
}

Result<AspectState> readAspectState(const QByteArray &body)
{
    return parseJson(body).and_then([](const json &aspect) { return aspectStateFrom(aspect, {}); });
}

Result<AspectStates> aspectStatesFrom(const json &entity, const QStringList &names)
{
    if (!entity.is_object())
        return badAspect({}, reasons::noObject);
    AspectStates states = absentAspects(names);
    for (auto &[name, state] : states) {
        const auto it = entity.find(name.toStdString());
        if (it == entity.end() || it->is_null())
            continue;
        auto found = aspectStateFrom(*it, name);
        if (!found)
            return Failure(std::move(found.error()));
        state = std::move(*found);
    }
    return states;
}

AspectStates absentAspects(const QStringList &names)
{
    AspectStates states;
    for (const QString &name : names)
        states.emplace(name, AspectState());
    return states;
}

Result<AspectStates> readAspectStates(const QByteArray &body, const QStringList &names)
{
    return parseJson(body).and_then([&names](const json &entity) -> Result<AspectStates> {
        if (textAt(entity, "urn").isEmpty())
            return badAspect(u"urn"_s, reasons::noText);
        return aspectStatesFrom(entity, names);
    });
}

Result<AspectStates> readAspectStatesV2(const QByteArray &body, const QStringList &names)
{
    return parseJson(body).and_then([&names](const json &entity) -> Result<AspectStates> {
        if (!member(entity, "aspects").is_object())
            return badAspect(u"aspects"_s, reasons::noObject);
        return aspectStatesFrom(entityFromV2(entity), names);
    });
}

Result<AspectState> readRestLiAspect(const QByteArray &body, qint64 version)
{
    return parseJson(body).and_then([version](const json &answer) -> Result<AspectState> {
        const json &wrapped = member(answer, "aspect"); // {"com.linkedin.common.Ownership": {…}}
        if (!wrapped.is_object() || wrapped.size() != 1 || !wrapped.begin()->is_object())
            return badAspect(u"aspect"_s, reasons::noObject);
        AspectState state;
        state.value = *wrapped.begin();
        state.version = version;
        return state;
    });
}

Result<void> readWritten(const QByteArray &body, const QString &aspect)
{
    const auto answer = answerOf(body);
    if (!answer)
        return Failure(answer.error());
    if (textAt(*answer, "urn").isEmpty())
        return badAspect(u"urn"_s, reasons::noText);
    if (!member(*answer, aspect.toUtf8().constData()).is_object()) {
        Error error;
        error.kind = Error::Kind::Rejected;
        error.httpStatus = 200;
        error.detail
            = WriteWords::tr("The server did not store the aspect %1, and did not say why.")
                  .arg(aspect);
        return Failure(std::move(error));
    }
    return {};
}

Result<void> readIngested(const QByteArray &body)
{
    const auto answer = answerOf(body);
    if (!answer)
        return Failure(answer.error());
    if (!answer->contains("value"))
        return badAspect(u"value"_s, reasons::missing);
    return {};
}

Result<QString> readMe(const QByteArray &body)
{
    const auto answer = parseJson(body);
    if (!answer)
        return Failure(answer.error());
    const QString urn = textAt(member(member(member(*answer, "data"), "me"), "corpUser"), "urn");
    if (!isNobody(urn))
        return urn;
    const json &errors = member(*answer, "errors");
    if (!member(*answer, "data").is_object() && !errors.is_array())
        return badAspect(u"data"_s, reasons::noObject);
    if (!errors.is_array() || errors.empty())
        return notSaid({});
    const json &code = member(member(errors.front(), "extensions"), "code");
    auto failure = notSaid(textAt(errors.front(), "message").left(600));
    if (code == 401)
        failure.value().kind = Error::Kind::Unauthorized;
    else if (code == 403)
        failure.value().kind = Error::Kind::Forbidden;
    return failure;
}

} // namespace gms
