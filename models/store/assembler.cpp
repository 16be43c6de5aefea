// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/assembler.h"

#include "models/cache/checksum.h"
#include "models/core/fold.h"
#include "models/domain/urn.h"
#include "models/gms/codec/pagedecoder.h"

#include <QSet>

using namespace Qt::Literals::StringLiterals;
using catalog::Catalog;
using catalog::CatalogPtr;
using catalog::Code;
using catalog::Facet;

namespace store {

namespace {

//! Stands for all of \a edges and \a models, of which there may be millions.
std::uint64_t digestOf(const std::vector<catalog::Edge> &edges,
                       const std::vector<catalog::Model> &models)
{
    std::uint64_t digest = 1;
    const auto add = [&digest](const QString &text) {
        digest = cache::checksum({reinterpret_cast<const char *>(text.constData()),
                                  std::size_t(text.size()) * sizeof(QChar)},
                                 digest);
    };
    for (const catalog::Edge &edge : edges) {
        add(edge.model);
        add(edge.deployment);
    }
    for (const catalog::Model &model : models) {
        for (const QString &text : {model.urn, model.name, model.version})
            add(text);
        add(model.groups.join(u'\n'));
    }
    return digest;
}

} // namespace

CatalogPtr Assembler::adopt(cache::Restored restored)
{
    m_directory = restored.parts.directory;
    m_linkedChunks = restored.parts.chunks;
    m_linksDigest = restored.origin.linksDigest;
    m_readLinks = std::move(restored.readLinks);
    m_byName = restored.parts.byName;
    restored.parts.links = std::make_shared<const catalog::Links>();
    m_builder
        = catalog::CatalogBuilder(std::move(restored.dictionaries), std::move(restored.parts));
    return adopted();
}

//! The snapshot with the order that came with its rows.
CatalogPtr Assembler::adopted() const
{
    Catalog::Parts parts = m_builder.snapshot()->parts();
    parts.byName = m_byName;
    return std::make_shared<const Catalog>(std::move(parts));
}

CatalogPtr Assembler::adoptLinks()
{
    const auto read = std::exchange(m_readLinks, nullptr);
    auto links = read ? read() : nullptr;
    if (!links) {
        m_linkedChunks.clear(); // to be made anew, whatever the server says
        return nullptr;
    }
    m_builder.setLinks(std::move(links));
    return adopted();
}

void Assembler::begin()
{
    m_builder.clearChunks();
    m_rows = 0;
}

Result<Assembler::Page> Assembler::addPage(const QByteArray &body)
{
    auto decoded = gms::decodePage(body);
    if (!decoded)
        return Failure(decoded.error());
    m_rows += qint64(decoded->rows.rows());
    m_builder.append(decoded->rows);
    return Page {m_builder.snapshot(), decoded->totalCount, m_rows, decoded->nextScrollId};
}

CatalogPtr Assembler::settle(const CatalogPtr &before)
{
    const auto fresh = m_builder.chunks();
    const auto &old = before->parts().chunks;
    bool same = fresh.size() == old.size();
    m_builder.clearChunks();
    for (std::size_t i = 0; i < fresh.size(); ++i) {
        const bool unchanged = i < old.size() && *fresh[i] == *old[i];
        same = same && unchanged;
        m_builder.append(unchanged ? old[i] : fresh[i]);
    }
    if (same)
        return before;
    if (m_builder.links().known())
        m_builder.setLinks(std::make_shared<const catalog::Links>(
            catalog::Links::carried(m_builder.links(), *before, *m_builder.snapshot())));
    return m_builder.snapshot();
}

std::map<QString, QStringList> Assembler::references() const
{
    const CatalogPtr catalog = m_builder.snapshot();
    std::map<QString, QStringList> urns;
    const auto add = [&urns](std::string_view text) {
        const auto urn = domain::Urn::tryParse(fromUtf8(text));
        if (urn)
            urns[urn->entityType()].append(urn->toString());
    };
    for (const Facet facet :
         {Facet::Platform, Facet::Instance, Facet::Container, Facet::Owner, Facet::Tag}) {
        const auto &dictionary = catalog->dictionary(facet);
        for (Code code = 1; code < dictionary.size(); ++code)
            add(dictionary[code]);
    }
    for (Code code = 1; code < catalog->ownerTypes().size(); ++code)
        add(catalog->ownerTypes()[code]);
    return urns;
}

CatalogPtr Assembler::complete(std::shared_ptr<const catalog::Directory> directory,
                               const std::vector<catalog::Edge> &edges,
                               std::vector<catalog::Model> models, bool edgesKnown)
{
    if (*directory != *m_directory) {
        m_directory = std::move(directory);
        m_builder.setDirectory(m_directory);
    }
    const std::uint64_t digest = digestOf(edges, models);
    const bool sameLinks = digest == m_linksDigest && m_linkedChunks == m_builder.chunks();
    if (edgesKnown && !sameLinks) {
        const auto links = catalog::Links::resolve(*m_builder.snapshot(), edges, std::move(models));
        m_builder.setLinks(std::make_shared<const catalog::Links>(links));
        m_linksDigest = digest;
        m_linkedChunks = m_builder.chunks();
    }
    return m_builder.snapshot();
}

} // namespace store
