// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"
#include "models/items/deploymentrows.h"
#include "ui/common/icons.h"
#include "ui/common/tone.h"

#include <QCache>
#include <QDateTime>
#include <QFont>
#include <QPixmap>
#include <QStaticText>

#include <array>
#include <unordered_map>
#include <vector>

struct Theme;

//! A line of text made ready for painting.
struct CellText
{
    QStaticText text;
    qreal width = 0; //!< of the text as it is painted
    qreal room = -1; //!< the width that it was elided for
    bool elided = false;
};

//! What the cells of the table are painted from, made once and kept: values of a dictionary by
//! their code, texts of a row by row, column and width. A paint that finds everything here makes
//! nothing.
class CellCache
{
public:
    using Column = DeploymentRows::Column;
    enum class Weight { Normal, Medium, DemiBold };

    CellCache();

    //! Says what is painted next; whatever was made for something else is dropped.
    void begin(const DeploymentRows &rows, const QStringList &production, const QFont &font,
               const Theme &theme, qreal dpr);
    const QStringList &production() const { return m_production; }

    const QFont &font(Weight weight) const { return m_fonts[std::size_t(weight)]; }
    const QFont &mono() const { return m_mono; }
    qreal dateWidth() const { return m_dateWidth; }
    const catalog::Catalog &catalog() const { return *m_catalog; }
    GlyphCache &glyphs() { return m_glyphs; }

    //! Its word is cut where it would be wider than \a room.
    const QPixmap &environment(catalog::Code code, int room);
    const QPixmap &owner(catalog::Code code);
    const QPixmap &tag(catalog::Code code);
    //! A chip whose word is cut so that it is no wider than \a room.
    const QPixmap &narrowTag(catalog::Code code, int room);
    const QPixmap &evaluationMark();
    const QPixmap &removedMark(); //!< of a row that is to be removed
    const QPixmap &newMark(); //!< of one that is to be made
    const QPixmap &fallbackPlatform(catalog::Code code); //!< two initials in a frame

    struct Platform
    {
        QString glyph; //!< empty: no drawing, take fallbackPlatform()
        QString id;
    };
    const Platform &platform(catalog::Code code);

    struct Status
    {
        QString symbol;
        QString glyph;
        QString word;
        QColor color;
    };
    const Status &status(catalog::Code code);

    const items::DueText &due(catalog::Row row);

    //! \a make gives the whole text where it is not known yet. \a slot tells apart several texts of
    //! a cell. Elided to \a room, at the end or where names of the column differ least.
    template <typename Make>
    const CellText &text(catalog::Row row, Column column, int slot, const QFont &font, qreal room,
                         Make make)
    {
        const quint64 key = quint64(row) << 8 | quint64(int(column)) << 3 | quint64(slot);
        CellText *found = m_texts.object(key);
        if (!found || (found->room != room && (found->elided || found->width > room)))
            found = keep(key, prepare(make(), font, room, elideMode(column)));
        return *found;
    }

private:
    struct Environment
    {
        QPixmap pixmap;
        int room = 0;
        bool cut = false;
    };

    template <typename T>
    using ByCode = std::vector<T>;

    CellText *keep(quint64 key, CellText text);
    static Qt::TextElideMode elideMode(Column column);
    static CellText prepare(const QString &text, const QFont &font, qreal room,
                            Qt::TextElideMode mode);
    void makeFonts(const QFont &font);
    void clear();
    QPixmap canvas(qreal width, qreal height) const;
    const QPixmap &badge(QPixmap &kept, const QString &word, Tone tone) const;
    QPixmap paintTag(const QString &urn, const QString &name) const;

    catalog::CatalogPtr m_catalog;
    QStringList m_production;
    QDateTime m_now;
    QFont m_base;
    std::array<QFont, 3> m_fonts;
    QFont m_mono;
    qreal m_dateWidth = 0;
    const Theme *m_theme = nullptr;
    qreal m_dpr = 0;

    GlyphCache m_glyphs;
    ByCode<Environment> m_environments;
    ByCode<QPixmap> m_owners;
    ByCode<QPixmap> m_tags;
    ByCode<QPixmap> m_fallbacks;
    QHash<quint64, QPixmap> m_narrowTags; //!< by code and room
    ByCode<Platform> m_platforms;
    ByCode<Status> m_statuses;
    std::unordered_map<catalog::Row, items::DueText> m_due;
    QPixmap m_evaluation;
    QPixmap m_removed;
    QPixmap m_new;
    QCache<quint64, CellText> m_texts;
};
