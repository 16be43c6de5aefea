// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "samples.h"

#include "models/core/fold.h"

using namespace Qt::Literals::StringLiterals;

namespace samples {

namespace {

void addRow(catalog::ChunkBuilder &builder, const Sample &row)
{
    builder.beginRow(toUtf8(row.urn()));
    builder.set(catalog::Facet::Status, toUtf8(row.status));
    builder.set(catalog::Facet::Instance, toUtf8(row.instance));
    builder.set(catalog::Facet::Container, toUtf8(row.container));
    builder.setDescription(toUtf8(row.description));
    builder.setVersion(toUtf8(row.version));
    builder.setUrl(toUtf8(row.url));
    builder.setCreated(row.created);
    builder.setHasProperties();
    for (const QString &owner : row.owners) {
        const bool group = owner.startsWith(u"group:"_s);
        builder.addOwner(
            toUtf8(group ? u"urn:li:corpGroup:"_s + owner.mid(6) : u"urn:li:corpuser:"_s + owner),
            "TECHNICAL_OWNER");
    }
    for (const QString &tag : row.tags)
        builder.addTag(toUtf8(u"urn:li:tag:"_s + tag));
    for (const catalog::Property &property : row.properties)
        builder.addProperty(toUtf8(property.key), toUtf8(property.value));
    builder.setDeprecation(row.deprecated, row.decommission, toUtf8(row.note),
                           toUtf8(row.replacement));
    builder.setRemoved(row.removed);
    builder.endRow();
}

} // namespace

QString Sample::urn() const
{
    return domain::Urn::deployment(platform, name, env).toString();
}

QDateTime today()
{
    return QDateTime(QDate(2026, 10, 14), QTime(12, 0), Qt::UTC);
}

qint64 daysFromToday(int days)
{
    return today().addDays(days).toMSecsSinceEpoch();
}

Error errorOf(Error::Kind kind, int httpStatus)
{
    Error error;
    error.kind = kind;
    error.httpStatus = httpStatus;
    return error;
}

catalog::CatalogPtr catalogOf(const std::vector<Sample> &rows,
                              std::shared_ptr<const catalog::Directory> directory,
                              const std::vector<catalog::Edge> &edges,
                              std::vector<catalog::Model> models)
{
    catalog::ChunkBuilder chunk;
    for (const Sample &row : rows)
        addRow(chunk, row);
    catalog::CatalogBuilder builder;
    builder.append(chunk);
    if (directory)
        builder.setDirectory(std::move(directory));
    builder.setLinks(std::make_shared<catalog::Links>(
        catalog::Links::resolve(*builder.snapshot(), edges, std::move(models))));
    return builder.snapshot();
}

std::shared_ptr<catalog::Directory> names()
{
    auto directory = std::make_shared<catalog::Directory>();
    const auto add = [&](const QString &urn, const QString &name, const QString &colour = {},
                         const QString &parent = {}) {
        catalog::Neighbour neighbour;
        neighbour.name = name;
        neighbour.colour = colour;
        neighbour.parent = parent;
        directory->insert(urn, neighbour);
    };
    add(u"urn:li:corpuser:ana"_s, u"Ana Petrović"_s);
    add(u"urn:li:corpGroup:ml"_s, u"mlops_team"_s);
    add(u"urn:li:tag:canary"_s, u"canary"_s, u"#E8A317"_s);
    add(u"urn:li:tag:pii"_s, u"pii"_s, u"#C0392B"_s);
    add(u"urn:li:tag:long"_s, u"a tag whose name is far too long for any cell of the table"_s);
    add(u"urn:li:container:outer"_s, u"risk"_s);
    add(u"urn:li:container:inner"_s, u"endpoints"_s, {}, u"urn:li:container:outer"_s);
    return directory;
}

std::vector<Sample> manyKinds()
{
    std::vector<Sample> rows;
    const QStringList statuses {
        u"FAILED"_s,   u"ROLLING_BACK"_s,   u"DELETING"_s,   u"UNKNOWN"_s,     u"UPDATING"_s,
        u"CREATING"_s, u"OUT_OF_SERVICE"_s, u"IN_SERVICE"_s, u"HIBERNATING"_s, QString()};
    for (const QString &status : statuses) {
        Sample row;
        row.name = u"status-"_s + (status.isEmpty() ? u"absent"_s : status.toLower());
        row.status = status;
        row.version = u"1.2.3"_s;
        row.created = daysFromToday(-40);
        row.description = u"A deployment *like* others\nwith two lines"_s;
        rows.push_back(row);
    }
    const QStringList platforms {u"vertexai"_s, u"azureml"_s, u"kserve"_s,
                                 u"mlflow"_s,   u"seldon"_s,  u"tritonserver"_s};
    for (const QString &platform : platforms) {
        Sample row;
        row.name = u"on-"_s + platform;
        row.platform = platform;
        row.env = u"DEV"_s;
        row.owners = {u"ana"_s, u"group:ml"_s, u"third"_s, u"fourth"_s};
        row.tags = {u"canary"_s, u"pii"_s, u"long"_s};
        row.container = u"urn:li:container:inner"_s;
        row.instance = u"urn:li:dataPlatformInstance:(urn:li:dataPlatform:%1,eu)"_s.arg(platform);
        rows.push_back(row);
    }
    rows.push_back({.name = u"due-soon"_s, .deprecated = true, .decommission = daysFromToday(7)});
    rows.push_back({.name = u"overdue"_s, .deprecated = true, .decommission = daysFromToday(-9)});
    rows.push_back({.name = u"later"_s, .deprecated = true, .decommission = daysFromToday(400)});
    rows.push_back({.name = u"no-date"_s, .deprecated = true});
    rows.push_back({.name = u"gone"_s, .removed = true});
    rows.push_back({.name = u"models.model_evaluation.7"_s, .platform = u"vertexai"_s});
    rows.push_back(
        {.name = u"推薦-ランキング (v2), größe"_s, .env = u"SANDBOX"_s, .tags = {u"long"_s}});
    return rows;
}

class FakeStore::Call final : public Operation
{
public:
    explicit Call(FakeStore &store) : m_store(store) { }
    ~Call() override
    {
        m_store.m_models.erase(this);
        m_store.m_jsons.erase(this);
    }

private:
    FakeStore &m_store;
};

Pending FakeStore::fetchModels(const domain::Urn &, Done<store::ServedModels> done)
{
    ++modelQuestions;
    auto call = std::make_unique<Call>(*this);
    m_models[call.get()] = std::move(done);
    return call;
}

Pending FakeStore::fetchJson(const domain::Urn &, Done<QString> done)
{
    auto call = std::make_unique<Call>(*this);
    m_jsons[call.get()] = std::move(done);
    return call;
}

QString FakeStore::curlCommand(const domain::Urn &urn) const
{
    return u"curl "_s + urn.toString();
}

void FakeStore::setCatalog(catalog::CatalogPtr catalog)
{
    m_catalog = std::move(catalog);
    Q_EMIT catalogChanged();
}

void FakeStore::setState(const store::LoadState &state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

void FakeStore::setPhase(store::LoadState::Phase phase)
{
    m_state.phase = phase;
    Q_EMIT stateChanged();
}

bool FakeStore::answerModels(Result<store::ServedModels> result)
{
    if (m_models.empty())
        return false;
    const auto done = std::exchange(m_models.begin()->second, nullptr);
    m_models.erase(m_models.begin());
    done(std::move(result));
    return true;
}

bool FakeStore::answerJson(Result<QString> result)
{
    if (m_jsons.empty())
        return false;
    const auto done = std::exchange(m_jsons.begin()->second, nullptr);
    m_jsons.erase(m_jsons.begin());
    done(std::move(result));
    return true;
}

} // namespace samples
