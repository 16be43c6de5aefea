// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/check.h"

#include "app/localgms/document.h"
#include "app/localgms/extract.h"
#include "app/localgms/server.h"

#include <QFileInfo>

#include <algorithm>
#include <set>

namespace localgms {

namespace {

//! The latest version of each aspect of an entity, as the rows have it.
struct Entity
{
    std::string urn;
    std::vector<Segment> latest;
};

class Checker
{
public:
    explicit Checker(Database &database) : m_database(database), m_reader(database) { }

    std::vector<std::string> run()
    {
        Query pages = m_reader->query("PRAGMA quick_check(10)");
        while (pages.step()) {
            if (pages.text(0) != "ok")
                m_found.push_back("the file is damaged: " + std::string(pages.text(0)));
        }
        walkAspects();
        countLeftovers();
        checkCounts();
        return std::move(m_found);
    }

private:
    void report(const std::string &urn, const std::string &what)
    {
        m_found.push_back(urn + ": " + what);
    }
    void walkAspects();
    void checkEntity(const Entity &entity);
    void checkVersions(const std::string &urn, std::uint16_t aspect, std::int64_t version,
                       std::int64_t previous);
    void checkDocument(const Entity &entity, bool removed);
    void checkEdges(const Entity &entity);
    void checkSearch(const Entity &entity, bool removed);
    void countLeftovers();
    void checkCounts();

    Database &m_database;
    Database::Reader m_reader;
    std::vector<std::string> m_found;
    std::int64_t m_entities = 0;
    std::int64_t m_edges = 0;
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> m_counts;
};

void Checker::walkAspects()
{
    Query rows = m_reader->query("SELECT urn, aspect, version, value, meta, audit FROM aspects"
                                 " ORDER BY urn, aspect, version");
    Entity entity;
    std::int64_t previous = 0;
    while (rows.step()) {
        const bool isNew = rows.text(0) != entity.urn;
        if (isNew) {
            checkEntity(entity);
            entity = {std::string(rows.text(0)), {}};
        }
        const auto aspect = std::uint16_t(rows.integer(1));
        Segment segment {aspect, std::string(rows.text(3)), std::string(rows.text(4)),
                         std::string(rows.text(5))};
        const bool next = !isNew && !entity.latest.empty() && entity.latest.back().aspect == aspect;
        checkVersions(entity.urn, aspect, rows.integer(2), next ? previous : 0);
        previous = rows.integer(2);
        if (next) {
            entity.latest.back() = std::move(segment);
        } else {
            entity.latest.push_back(std::move(segment));
        }
    }
    checkEntity(entity);
}

void Checker::checkVersions(const std::string &urn, std::uint16_t aspect, std::int64_t version,
                            std::int64_t previous)
{
    if (version != previous + 1)
        report(urn, "version " + std::to_string(version) + " of " + m_database.nameOf(aspect)
                        + " follows " + std::to_string(previous));
}

bool isRemoved(const Entity &entity, std::uint16_t statusId)
{
    for (const Segment &s : entity.latest) {
        if (s.aspect == statusId)
            return Json::parse(s.value).value("removed", false);
    }
    return false;
}

void Checker::checkEntity(const Entity &entity)
{
    if (entity.urn.empty())
        return;
    ++m_entities;
    const bool removed = isRemoved(entity, m_database.idOf("status"));
    auto &[total, gone] = m_counts[std::string(entityTypeOf(entity.urn))];
    ++total;
    gone += removed;
    checkDocument(entity, removed);
    checkEdges(entity);
    checkSearch(entity, removed);
}

void Checker::checkDocument(const Entity &entity, bool removed)
{
    Query row = m_reader->query("SELECT removed, body FROM documents WHERE urn=?");
    if (!row.bind(std::string_view(entity.urn)).step()) {
        report(entity.urn, "there is no document");
        return;
    }
    if ((row.integer(0) != 0) != removed)
        report(entity.urn, "the document and the status disagree on the soft deletion");
    std::vector<SegmentView> segments = decodeDocument(row.text(1));
    std::sort(segments.begin(), segments.end(),
              [](const SegmentView &a, const SegmentView &b) { return a.aspect < b.aspect; });
    const bool same = std::equal(segments.begin(), segments.end(), entity.latest.begin(),
                                 entity.latest.end(), [](const SegmentView &a, const Segment &b) {
                                     return a.aspect == b.aspect && a.value == b.value
                                         && a.meta == b.meta && a.audit == b.audit;
                                 });
    if (!same)
        report(entity.urn, "the document differs from the aspects");
}

void Checker::checkEdges(const Entity &entity)
{
    std::set<std::string> expected;
    for (const Segment &segment : entity.latest) {
        const AspectSpec *aspect = m_database.registry().aspect(m_database.nameOf(segment.aspect));
        if (!aspect || aspect->relations.empty())
            continue;
        const Json value = Json::parse(segment.value);
        for (const Relation &relation : aspect->relations) {
            for (const std::string &destination : urnsAt(value, relation.path))
                expected.insert(relation.name + " " + destination + " " + aspect->name);
        }
    }
    for (const std::string &edge : expected) {
        const std::size_t first = edge.find(' ');
        const std::size_t last = edge.rfind(' ');
        const std::string destination = edge.substr(first + 1, last - first - 1);
        Query row = m_reader->query(
            "SELECT 1 FROM edges WHERE type=? AND source=? AND destination=? AND aspect=?");
        row.bind(std::int64_t(m_database.idOf(edge.substr(0, first))))
            .bind(std::string_view(entity.urn))
            .bind(std::string_view(destination))
            .bind(std::int64_t(m_database.idOf(edge.substr(last + 1))));
        if (!row.step())
            report(entity.urn, "the edge " + edge + " is missing");
    }
    m_edges += std::int64_t(expected.size());
}

void Checker::checkSearch(const Entity &entity, bool removed)
{
    Query row = m_reader->query("SELECT removed FROM search WHERE urn=?");
    if (!row.bind(std::string_view(entity.urn)).step()) {
        report(entity.urn, "it cannot be found by a search");
    } else if ((row.integer(0) != 0) != removed) {
        report(entity.urn, "the search and the status disagree on the soft deletion");
    }
}

//! What is there without an aspect that says so.
void Checker::countLeftovers()
{
    const std::int64_t documents = m_reader->number("SELECT count(*) FROM documents");
    const std::int64_t searches = m_reader->number("SELECT count(*) FROM search");
    const std::int64_t edges = m_reader->number("SELECT count(*) FROM edges");
    if (documents != m_entities)
        m_found.push_back(std::to_string(documents) + " documents for " + std::to_string(m_entities)
                          + " entities");
    if (searches != m_entities)
        m_found.push_back(std::to_string(searches) + " search rows for "
                          + std::to_string(m_entities) + " entities");
    if (edges != m_edges)
        m_found.push_back(std::to_string(edges) + " edges where the aspects name "
                          + std::to_string(m_edges));
}

void Checker::checkCounts()
{
    Query rows = m_reader->query("SELECT type, total, removed FROM counts");
    while (rows.step()) {
        const auto expected = m_counts[std::string(rows.text(0))];
        if (rows.integer(1) != expected.first || rows.integer(2) != expected.second)
            m_found.push_back("the counter of " + std::string(rows.text(0)) + " is wrong");
        m_counts.erase(std::string(rows.text(0)));
    }
    for (const auto &[type, count] : m_counts)
        m_found.push_back("there is no counter of " + type);
}

} // namespace

std::vector<std::string> findInconsistencies(Database &database)
{
    return Checker(database).run();
}

Result<QStringList> checkDataFile(const QString &path)
{
    if (!QFileInfo(path).isFile())
        return Failure(Error {Error::Kind::File, 0, path, {}, -1, {}});
    auto registry = Registry::load();
    if (!registry)
        return tl::unexpected(registry.error());
    auto database = Database::open(path, *registry);
    if (!database)
        return tl::unexpected(database.error());
    QStringList result;
    try {
        for (const std::string &sentence : findInconsistencies(**database))
            result.append(QString::fromStdString(sentence));
    } catch (const std::exception &error) {
        return Failure(Error {Error::Kind::File, 0, QString::fromUtf8(error.what()), {}, -1, {}});
    }
    return result;
}

} // namespace localgms
