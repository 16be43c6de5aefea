// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/gms/client.h"
#include "tests/models/gms/answer.h"

//! What editing needs of a server, the same whichever it is: its life of one aspect. Ends early,
//! with the test failed, where something is not so.
class AspectCore
{
public:
    AspectCore(gms::Client &client, const QString &urn)
        : m_client(client), m_urn(*domain::Urn::tryParse(urn))
    {
    }

    //! What a server has of \a aspect.
    gms::AspectState state(const QString &aspect)
    {
        Answer<std::map<QString, gms::AspectState>> answer;
        if (!answer.wait(m_client.aspects(m_urn, {aspect}, answer.done())) || !answer.succeeded())
            qFatal("no answer to a read");
        return answer.value().at(aspect);
    }

    std::optional<Error> write(const QString &aspect, const nlohmann::json &value,
                               std::optional<qint64> ifVersion,
                               const QString &runId = QStringLiteral("slipway-1"))
    {
        Answer<void> answer;
        if (!answer.wait(m_client.writeAspect({m_urn.toString(), aspect, value, ifVersion, runId},
                                              answer.done())))
            qFatal("no answer to a write");
        return answer.succeeded() ? std::nullopt : std::optional(answer.error());
    }

    std::optional<Error> patch(const QString &aspect, const nlohmann::json &operations)
    {
        Answer<void> answer;
        if (!answer.wait(m_client.patchAspect(
                {m_urn.toString(), aspect, operations, QStringLiteral("slipway-patch")},
                answer.done())))
            qFatal("no answer to a patch");
        return answer.succeeded() ? std::nullopt : std::optional(answer.error());
    }

    Result<gms::AspectState> stateAt(const QString &aspect, qint64 version)
    {
        Answer<gms::AspectState> answer;
        if (!answer.wait(m_client.aspectAt(m_urn, aspect, version, answer.done())))
            qFatal("no answer to a read");
        return answer.succeeded() ? Result<gms::AspectState>(answer.value())
                                  : Result<gms::AspectState>(Failure(answer.error()));
    }

    //! Beginning where the entity has no `deprecation`.
    void aspectsAreWrittenAndRead()
    {
        const QString name = QStringLiteral("deprecation");
        QCOMPARE(state(name).version, -1);
        QVERIFY(!state(name).value);
        nlohmann::json value {{"deprecated", true},
                              {"decommissionTime", 9'007'199'254'740'993}, // no double holds it
                              {"note", "replaced \042soon\042, über \u2192"},
                              {"actor", "urn:li:corpuser:jdoe"}};

        QVERIFY(!write(name, value, -1));
        const gms::AspectState first = state(name);
        QVERIFY(first.value == value);
        QCOMPARE(first.version, 1);
        QCOMPARE(first.runId, QStringLiteral("slipway-1"));
        QVERIFY(first.timeMs > 1'700'000'000'000);
        QVERIFY(first.actor.startsWith(QStringLiteral("urn:li:corpuser:")));

        QVERIFY(!write(name, value, 1)); // an equal value is no change
        QCOMPARE(state(name).version, 1);

        value["note"] = "";
        QVERIFY(!write(name, value, 1, QStringLiteral("slipway-2")));
        const gms::AspectState second = state(name);
        QVERIFY(second.value == value);
        QCOMPARE(second.version, 2);
        QCOMPARE(second.runId, QStringLiteral("slipway-2"));

        const auto old = stateAt(name, 1);
        QVERIFY(old);
        QVERIFY(old->value == first.value);
        QCOMPARE(old->version, 1);
        QVERIFY(old->actor == first.actor || old->actor.isEmpty());
        const auto none = stateAt(name, 77);
        QVERIFY(!none);
        QCOMPARE(int(none.error().kind), int(Error::Kind::NotFound));
    }

    //! Beginning where the entity has no `globalTags`.
    void preconditionsHold(bool honoured, int httpStatus)
    {
        const QString name = QStringLiteral("globalTags");
        const auto tagged = [](const char *tag) {
            return nlohmann::json {{"tags", {{{"tag", std::string("urn:li:tag:") + tag}}}}};
        };
        QVERIFY(!write(name, tagged("one"), -1));
        QVERIFY(!write(name, tagged("two"), 1));
        QVERIFY(!write(name, tagged("three"), std::nullopt));
        for (const qint64 version : {qint64(1), qint64(-1), qint64(99)}) {
            const qint64 before = state(name).version;
            const auto error = write(name,
                                     tagged(version < 0    ? "four"
                                            : version == 1 ? "five"
                                                           : "six"),
                                     version);
            QCOMPARE(error.has_value(), honoured);
            QCOMPARE(state(name).version, honoured ? before : before + 1);
            if (!error)
                continue;
            QCOMPARE(int(error->kind), int(Error::Kind::Conflict));
            QCOMPARE(error->httpStatus, httpStatus);
            QVERIFY(state(name).value == tagged("three"));
        }
    }

    //! Beginning where the entity has no `ownership`, and any `globalTags`.
    void listsArePatched()
    {
        const auto owner = [](const char *user, const char *type) {
            return nlohmann::json {{"owner", std::string("urn:li:corpuser:") + user},
                                   {"type", type}};
        };
        const auto add = [](const std::string &path, const nlohmann::json &value) {
            return nlohmann::json {{"op", "add"}, {"path", path}, {"value", value}};
        };
        QVERIFY(!patch(
            QStringLiteral("ownership"),
            {add("/owners/urn:li:corpuser:a/DATA_STEWARD", owner("a", "DATA_STEWARD")),
             add("/owners/urn:li:corpuser:b/TECHNICAL_OWNER", owner("b", "TECHNICAL_OWNER"))}));
        QCOMPARE(state(QStringLiteral("ownership")).value->at("owners").size(), 2u);
        QVERIFY(
            !patch(QStringLiteral("ownership"),
                   nlohmann::json::array(
                       {{{"op", "remove"}, {"path", "/owners/urn:li:corpuser:a/DATA_STEWARD"}}})));
        const gms::AspectState left = state(QStringLiteral("ownership"));
        QCOMPARE(left.value->at("owners").size(), 1u);
        QVERIFY(left.value->at("owners")[0]["owner"] == "urn:li:corpuser:b");
        QCOMPARE(left.version, 2);
        QCOMPARE(left.runId, QStringLiteral("slipway-patch"));

        const std::string tag = "urn:li:tag:a/b~c";
        QVERIFY(!patch(QStringLiteral("globalTags"),
                       nlohmann::json::array(
                           {add("/tags/urn:li:tag:a~1b~0c", nlohmann::json {{"tag", tag}})})));
        const gms::AspectState tags = state(QStringLiteral("globalTags"));
        QVERIFY(tags.value->dump().find(tag) != std::string::npos);
    }

private:
    gms::Client &m_client;
    domain::Urn m_urn;
};
