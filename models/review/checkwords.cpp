// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/checkwords.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace review {

QString EvidenceWords::tr(const char *text, int n)
{
    return QCoreApplication::translate("ReviewEvidence", text, nullptr, n);
}

namespace detail {

void tell(Evidence *evidence, const Catalog &catalog, Row row, catalog::Aspect aspect,
          const QString &value)
{
    static constexpr std::array<const char16_t *, catalog::aspectCount> names {
        u"mlModelDeploymentProperties", u"ownership", u"globalTags", u"deprecation", u"status",
        u"dataPlatformInstance",        u"container"};
    const auto [chunk, i] = catalog.place(row);
    evidence->value = value;
    evidence->urn = catalog.urn(row);
    evidence->aspect = QString::fromUtf16(names[std::size_t(aspect)]);
    evidence->version = chunk.aspectVersions[std::size_t(aspect)][i];
}

QString listed(const QStringList &names)
{
    constexpr qsizetype most = 3;
    const QString first = names.mid(0, most).join(u", "_s);
    return names.size() <= most
             ? first
             : EvidenceWords::tr("%1 and %2 more").arg(first, QString::number(names.size() - most));
}

QString excerpt(const QString &text)
{
    constexpr qsizetype most = 200;
    const QString line = text.left(most * 4).simplified();
    return line.size() <= most && text.size() <= most * 4 ? line : line.left(most) + u'…';
}

} // namespace detail

} // namespace review
