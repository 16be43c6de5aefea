// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/assembler.h"

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
    return same ? before : m_builder.snapshot();
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
    const bool sameLinks
        = edges == m_edges && models == m_models && m_linkedChunks == m_builder.chunks();
    if (edgesKnown && !sameLinks) {
        const auto links = catalog::Links::resolve(*m_builder.snapshot(), edges, models);
        m_builder.setLinks(std::make_shared<const catalog::Links>(links));
        m_edges = edges;
        m_models = std::move(models);
        m_linkedChunks = m_builder.chunks();
    }
    return m_builder.snapshot();
}

} // namespace store
