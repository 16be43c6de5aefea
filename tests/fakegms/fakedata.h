// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <nlohmann/json.hpp>

#include <QString>
#include <QStringList>

#include <map>
#include <string>
#include <vector>

//! The entities of a FakeGms: type, URN, aspects with their versions.
class FakeData
{
public:
    //! Who wrote a version, and when.
    struct Stamp
    {
        std::string runId = "fake";
        std::int64_t timeMs = 1'700'000'000'000;
        std::string actor = "urn:li:corpuser:x";
    };
    struct AspectValue
    {
        nlohmann::json value;
        int version = 1;
        Stamp stamp;
        std::vector<AspectValue> older; //!< in their order, themselves without older ones
    };
    using Aspects = std::map<std::string, AspectValue>;

    //! Writes an aspect; its version grows when it changes. Makes the entity where there is none.
    void set(const QString &urn, const QString &aspect, const nlohmann::json &value);
    void set(const QString &urn, const QString &aspect, const nlohmann::json &value,
             const Stamp &stamp);
    void erase(const QString &urn) { m_entities.erase(urn.toStdString()); }
    void eraseAspect(const QString &urn, const QString &aspect);
    //! Drops what was before the current version, as retention does in time.
    void forgetHistory(const QString &urn, const QString &aspect);
    const Aspects *find(const std::string &urn) const;
    const AspectValue *find(const std::string &urn, const std::string &aspect) const;
    //! \a version 0 is the current one. Null where it is not kept.
    const AspectValue *find(const std::string &urn, const std::string &aspect, int version) const;
    //! Entities in the order of their URNs, as a server sorts them.
    const std::map<std::string, Aspects> &entities() const { return m_entities; }
    QStringList urnsOf(const QString &entityType) const;

    //! \a count deployments of six platforms in all environments and states, with what is around
    //! them: owners, tags, containers, a model for every three. The same \a count gives the same
    //! data.
    void addDeployments(int count);

    static std::string typeOf(const std::string &urn);

private:
    void addNeighbours();
    void addDeployment(int i);
    void addModel(int first, int count);

    std::map<std::string, Aspects> m_entities;
    int m_made = 0;
};

//! The URN of the deployment number \a i of FakeData::addDeployments().
QString fakeDeploymentUrn(int i);
