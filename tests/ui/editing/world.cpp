// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/editing/world.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using nlohmann::json;

namespace {

json propertiesOf(const samples::Sample &sample)
{
    json value {{"customProperties", json::object()}};
    for (const catalog::Property &property : sample.properties)
        value["customProperties"][property.key.toStdString()] = property.value.toStdString();
    const auto put = [&](const char *key, const QString &text) {
        if (!text.isEmpty())
            value[key] = text.toStdString();
    };
    put("status", sample.status);
    put("description", sample.description);
    put("externalUrl", sample.url);
    if (!sample.version.isEmpty())
        value["version"] = {{"versionTag", sample.version.toStdString()}};
    if (sample.created != catalog::noTime)
        value["createdAt"] = sample.created;
    return value;
}

QString ownerOf(const QString &id)
{
    return id.startsWith(u"group:"_s) ? u"urn:li:corpGroup:"_s + id.mid(6)
                                      : u"urn:li:corpuser:"_s + id;
}

} // namespace

World::World(bool readOnly) : m_transport({m_gms.url(), {}, readOnly}), m_client(m_transport)
{
    m_gms.setUser(u"urn:li:corpuser:me"_s);
    store::Editing::Options options;
    options.folder = m_folder.path();
    options.identity = u"test"_s;
    options.readOnly = readOnly;
    m_editing = std::make_unique<store::Editing>(m_store, m_client, options);
    addUser(u"ana"_s, u"Ana Petrović"_s, u"ana@example.com"_s);
    addUser(u"mtanaka"_s, u"Mei Tanaka"_s, u"mei.tanaka@example.com"_s);
    addUser(u"me"_s, u"Olu Adeyemi"_s, u"olu@example.com"_s);
    m_gms.data().set(u"urn:li:corpGroup:ml"_s, u"corpGroupInfo"_s,
                     {{"displayName", "mlops_team"},
                      {"admins", json::array()},
                      {"members", json::array()},
                      {"groups", json::array()}});
    m_gms.data().set(u"urn:li:ownershipType:on_call"_s, u"ownershipTypeInfo"_s,
                     {{"name", "On call"},
                      {"created", {{"time", 0}, {"actor", "urn:li:corpuser:x"}}},
                      {"lastModified", {{"time", 0}, {"actor", "urn:li:corpuser:x"}}}});
    for (const char *tag : {"canary", "pii", "tier-1"})
        m_gms.data().set(u"urn:li:tag:"_s + QString::fromLatin1(tag), u"tagProperties"_s,
                         {{"name", tag}, {"colorHex", "#C0392B"}});
}

void World::add(const samples::Sample &sample)
{
    FakeData &data = m_gms.data();
    const QString urn = sample.urn();
    FakeData::Stamp pipeline;
    pipeline.actor = "urn:li:corpuser:pipeline";
    pipeline.timeMs = samples::today().addSecs(-8 * 3600).toMSecsSinceEpoch();
    data.set(urn, changes::aspect::properties, propertiesOf(sample), pipeline);
    json owners = json::array();
    for (const QString &owner : sample.owners)
        owners.push_back({{"owner", ownerOf(owner).toStdString()}, {"type", "TECHNICAL_OWNER"}});
    if (!owners.empty())
        data.set(urn, changes::aspect::ownership, {{"owners", owners}});
    json tags = json::array();
    for (const QString &tag : sample.tags)
        tags.push_back({{"tag", "urn:li:tag:" + tag.toStdString()}});
    if (!tags.empty())
        data.set(urn, changes::aspect::tags, {{"tags", tags}});
    if (sample.deprecated) {
        json value {{"deprecated", true},
                    {"note", sample.note.toStdString()},
                    {"actor", "urn:li:corpuser:ana"}};
        if (sample.decommission != catalog::noTime)
            value["decommissionTime"] = sample.decommission;
        if (!sample.replacement.isEmpty())
            value["replacement"] = sample.replacement.toStdString();
        data.set(urn, changes::aspect::deprecation, value);
    }
    if (sample.removed)
        data.set(urn, changes::aspect::status, {{"removed", true}});
    if (!sample.container.isEmpty())
        data.set(urn, changes::aspect::container, {{"container", sample.container.toStdString()}});
    m_rows.push_back(sample);
}

void World::addModel(const QString &urn, const QString &name, const QStringList &deployments,
                     const QString &group)
{
    json list = json::array();
    for (const QString &deployment : deployments) {
        list.push_back(deployment.toStdString());
        m_edges.push_back({urn, deployment});
    }
    m_gms.data().set(urn, changes::aspect::modelProperties,
                     {{"description", "a model"}, {"deployments", list}});
    catalog::Model model {urn, name, {}, {}};
    if (!group.isEmpty())
        model.groups = {group};
    m_models.push_back(model);
}

void World::addUser(const QString &id, const QString &name, const QString &email, bool active)
{
    m_gms.data().set(
        u"urn:li:corpuser:"_s + id, u"corpUserInfo"_s,
        {{"active", active}, {"displayName", name.toStdString()}, {"email", email.toStdString()}});
}

void World::show()
{
    m_store.setCatalog(samples::catalogOf(m_rows, m_names, m_edges, m_models));
}

EditTarget World::target(const QString &urn)
{
    return {m_editing.get(), urn, samples::today(), QTimeZone("Europe/Berlin")};
}

bool World::read(const QString &urn)
{
    m_editing->read(urn);
    return QTest::qWaitFor([&] {
        const QString aspect = urn.contains(u":mlModel:"_s) ? changes::aspect::modelProperties
                                                            : changes::aspect::properties;
        return m_editing->presentOf({urn, aspect}).fromServer;
    });
}

QStringList World::owners(const QString &urn) const
{
    const QString &aspect = changes::aspect::ownership;
    return aspecttext::items(aspect, pending(urn, aspect), u"owners"_s);
}

QStringList World::tags(const QString &urn) const
{
    const QString &aspect = changes::aspect::tags;
    return aspecttext::items(aspect, pending(urn, aspect), u"tags"_s);
}

samples::Sample fraud()
{
    samples::Sample sample;
    sample.name = u"fraud-two-tower-prod"_s;
    sample.platform = u"vertexai"_s;
    sample.version = u"7.3.1"_s;
    sample.owners = {u"ana"_s, u"group:ml"_s};
    sample.tags = {u"tier-1"_s, u"pii"_s};
    sample.description = u"Scores card payments."_s;
    sample.url = u"https://console.example.com/fraud"_s;
    sample.created = samples::daysFromToday(-100);
    sample.deprecated = true;
    sample.decommission
        = QDateTime(QDate(2026, 10, 21), QTime(), QTimeZone("Europe/Berlin")).toMSecsSinceEpoch();
    sample.note = u"Two-tower v7 moves to the *shared* endpoint."_s;
    sample.properties = {{u"cost_center"_s, u"4711"_s}, {u"traffic"_s, u"80"_s}};
    return sample;
}

void type(QLineEdit *field, const QString &text)
{
    field->setFocus();
    field->selectAll();
    if (text.isEmpty())
        QTest::keyClick(field, Qt::Key_Backspace);
    else
        QTest::keyClicks(field, text);
}
