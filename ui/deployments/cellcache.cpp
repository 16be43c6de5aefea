// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/cellcache.h"

#include "models/core/fold.h"
#include "models/domain/urn.h"
#include "models/domain/vocabulary.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/marks.h"
#include "ui/common/theme.h"
#include "ui/deployments/wording.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using catalog::Code;
using catalog::Facet;

namespace {

constexpr qreal markHeight = 24;
constexpr int textsKept = 4000; // some screens of a wide window

struct CellCacheWords
{
    Q_DECLARE_TR_FUNCTIONS(CellCache)
};

template <typename T>
T &slotOf(std::vector<T> &byCode, Code code)
{
    if (byCode.size() <= code)
        byCode.resize(code + 1);
    return byCode[code];
}

qreal widestDate(const QFont &font)
{
    const QFontMetricsF metrics(font);
    const QDateTime now = QDateTime::currentDateTime();
    qreal widest = 0;
    for (int month = 1; month <= 12; ++month) {
        const QDate date(now.date().year(), month, 28);
        widest = qMax(widest, metrics.horizontalAdvance(QLocale().toString(date, u"d MMM"_s)));
    }
    return std::ceil(widest);
}

} // namespace

CellCache::CellCache() : m_texts(textsKept) { }

void CellCache::begin(const DeploymentRows &rows, const QStringList &production, const QFont &font,
                      const Theme &theme, qreal dpr)
{
    const bool sameLook = m_theme == &theme && m_dpr == dpr && m_base == font;
    if (sameLook && m_catalog == rows.catalog() && m_now == rows.now()
        && m_production == production)
        return;
    clear();
    m_production = production;
    m_catalog = rows.catalog();
    m_now = rows.now();
    if (sameLook)
        return;
    m_theme = &theme;
    m_dpr = dpr;
    m_glyphs.clear();
    m_evaluation = m_removed = m_new = {};
    makeFonts(font);
}

void CellCache::makeFonts(const QFont &font)
{
    m_base = font;
    m_fonts = {font, font, font};
    m_fonts[std::size_t(Weight::Medium)].setWeight(QFont::Medium);
    m_fonts[std::size_t(Weight::DemiBold)].setWeight(QFont::DemiBold);
    m_mono = fonts::mono();
    m_dateWidth = widestDate(font);
}

void CellCache::clear()
{
    for (auto *pixmaps : {&m_owners, &m_tags, &m_fallbacks})
        pixmaps->clear();
    m_environments.clear();
    m_narrowTags.clear();
    m_platforms.clear();
    m_statuses.clear();
    m_texts.clear();
    m_due.clear();
}

QPixmap CellCache::canvas(qreal width, qreal height) const
{
    QPixmap pixmap(qMax(1, qCeil(width * m_dpr)), qMax(1, qCeil(height * m_dpr)));
    pixmap.setDevicePixelRatio(m_dpr);
    pixmap.fill(Qt::transparent);
    return pixmap;
}

const QPixmap &CellCache::environment(Code code, int room)
{
    Environment &mark = slotOf(m_environments, code);
    if (mark.pixmap.isNull() || (mark.room != room && (mark.cut || room < mark.room))) {
        const QString name = fromUtf8(m_catalog->dictionary(Facet::Environment)[code]);
        const bool production = wording::isProduction(name, m_production);
        const QFontMetricsF metrics(
            fonts::ui(fonts::Size::Small, production ? QFont::DemiBold : QFont::Normal));
        const qreal around = marks::environmentWidth({}, production);
        const QString word
            = metrics.elidedText(wording::oneLine(name, 60), Qt::ElideRight, room - around);
        mark = {canvas(marks::environmentWidth(word, production), markHeight), room, word != name};
        QPainter painter(&mark.pixmap);
        marks::environment(painter, {0, 0, 400, markHeight}, word, production, *m_theme);
    }
    return mark.pixmap;
}

const QPixmap &CellCache::owner(Code code)
{
    QPixmap &pixmap = slotOf(m_owners, code);
    if (pixmap.isNull()) {
        const QString urn = fromUtf8(m_catalog->dictionary(Facet::Owner)[code]);
        const QString name = m_catalog->directory().displayName(urn);
        pixmap = canvas(marks::avatarSize, markHeight);
        QPainter painter(&pixmap);
        marks::avatar(painter, {0, 0, marks::avatarSize, markHeight}, marks::initials(name),
                      wording::isGroup(urn), *m_theme);
    }
    return pixmap;
}

QPixmap CellCache::paintTag(const QString &urn, const QString &name) const
{
    QPixmap pixmap = canvas(marks::tagWidth(name), markHeight);
    QPainter painter(&pixmap);
    marks::tag(painter, {0, 0, 2000, markHeight}, name,
               wording::tagColor(m_catalog->directory(), urn), *m_theme);
    return pixmap;
}

const QPixmap &CellCache::tag(Code code)
{
    QPixmap &pixmap = slotOf(m_tags, code);
    if (pixmap.isNull()) {
        const QString urn = fromUtf8(m_catalog->dictionary(Facet::Tag)[code]);
        pixmap = paintTag(urn, wording::oneLine(m_catalog->directory().displayName(urn), 60));
    }
    return pixmap;
}

const QPixmap &CellCache::narrowTag(Code code, int room)
{
    QPixmap &pixmap = m_narrowTags[quint64(code) << 16 | quint64(qBound(0, room, 0xffff))];
    if (pixmap.isNull()) {
        const QString urn = fromUtf8(m_catalog->dictionary(Facet::Tag)[code]);
        const QString name = wording::oneLine(m_catalog->directory().displayName(urn), 60);
        const qreal around = marks::tagWidth({});
        const QFontMetricsF metrics(fonts::ui(fonts::Size::Small));
        pixmap = paintTag(urn,
                          metrics.elidedText(name, Qt::ElideRight, qMax(12.0, room - around - 1)));
    }
    return pixmap;
}

const QPixmap &CellCache::badge(QPixmap &kept, const QString &word, Tone tone) const
{
    if (kept.isNull()) {
        kept = canvas(marks::badgeWidth(word), markHeight);
        QPainter painter(&kept);
        marks::badge(painter, {0, 0, 400, markHeight}, word, tone, *m_theme);
    }
    return kept;
}

const QPixmap &CellCache::evaluationMark()
{
    return badge(m_evaluation, CellCacheWords::tr("evaluation"), Tone::Neutral);
}

const QPixmap &CellCache::removedMark()
{
    return badge(m_removed, CellCacheWords::tr("removed"), Tone::Mine);
}

const QPixmap &CellCache::newMark()
{
    return badge(m_new, CellCacheWords::tr("new"), Tone::Mine);
}

const QPixmap &CellCache::fallbackPlatform(Code code)
{
    QPixmap &pixmap = slotOf(m_fallbacks, code);
    if (pixmap.isNull()) {
        const QString urn = fromUtf8(m_catalog->dictionary(Facet::Platform)[code]);
        pixmap = wording::platformPixmap(m_catalog->directory(), urn, m_theme->muted, 16, m_dpr);
    }
    return pixmap;
}

const CellCache::Platform &CellCache::platform(Code code)
{
    Platform &platform = slotOf(m_platforms, code);
    if (platform.id.isNull()) {
        const QString urn = fromUtf8(m_catalog->dictionary(Facet::Platform)[code]);
        platform.id = wording::oneLine(domain::platformId(urn), 100);
        const QString glyph = icons::forPlatform(platform.id);
        if (glyph != u"platform-fallback"_s)
            platform.glyph = glyph;
    }
    return platform;
}

const CellCache::Status &CellCache::status(Code code)
{
    Status &status = slotOf(m_statuses, code);
    if (status.glyph.isEmpty()) {
        status.symbol = fromUtf8(m_catalog->dictionary(Facet::Status)[code]);
        status.glyph = icons::forStatus(status.symbol);
        status.word = wording::oneLine(domain::statusLabel(status.symbol), 100);
        status.color = m_theme->statusColor(status.symbol);
    }
    return status;
}

const items::DueText &CellCache::due(catalog::Row row)
{
    if (m_due.size() > std::size_t(textsKept))
        m_due.clear();
    const auto [it, isNew] = m_due.try_emplace(row);
    if (isNew)
        it->second = items::dueText(m_catalog->has(row, catalog::Deprecated),
                                    m_catalog->decommission(row), m_now);
    return it->second;
}

CellText *CellCache::keep(quint64 key, CellText text)
{
    auto *kept = new CellText(std::move(text));
    m_texts.insert(key, kept); // takes it over; one entry never exceeds the cache
    return kept;
}

//! Names that are made by rule begin alike and differ at their end.
Qt::TextElideMode CellCache::elideMode(Column column)
{
    switch (column) {
    case Column::Name:
    case Column::Model:
    case Column::Instance:
    case Column::Urn:
        return Qt::ElideMiddle;
    default:
        return Qt::ElideRight;
    }
}

CellText CellCache::prepare(const QString &text, const QFont &font, qreal room,
                            Qt::TextElideMode mode)
{
    const QFontMetricsF metrics(font);
    const QString whole = wording::oneLine(text, 400);
    const QString line = metrics.elidedText(whole, mode, room);
    CellText made;
    made.text.setTextFormat(Qt::PlainText);
    made.text.setText(line);
    made.text.setPerformanceHint(QStaticText::AggressiveCaching);
    made.text.prepare({}, font);
    made.width = std::ceil(metrics.horizontalAdvance(line));
    made.room = room;
    made.elided = line != whole;
    return made;
}
