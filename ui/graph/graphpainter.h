// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/graph/picture.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QFont>
#include <QHash>
#include <QStaticText>

#include <vector>

class QPainter;

//! What of a picture is chosen, as cards and lines of it.
struct GraphMarks
{
    std::uint32_t current = graph::noCard;
    std::vector<std::uint32_t> selected; //!< cards, ascending
    std::vector<std::uint32_t> hits; //!< what was searched for, ascending
    std::vector<std::uint32_t> path; //!< lines that lead to what is selected, ascending
    bool focused = false; //!< the view has the keyboard
};

//! How much is painted of cards at a scale.
enum class GraphDetail {
    Dots, //!< coloured boxes
    Fields, //!< the status field with its shape
    Titles, //!< and the first line of text
    Full,
};

//! Paints a picture in few passes over its arrays: for the view, for files and for paper. Keeps cut
//! texts and drawings, so that it allocates nothing for what it painted before.
class GraphPainter
{
public:
    void setPicture(graph::PicturePtr picture);
    const graph::PicturePtr &picture() const { return m_picture; }
    //! The system's font changed, or the theme.
    void forget();

    //! How finely icons are drawn where the device does not say it, as paper does not.
    void setGlyphRatio(double ratio) { m_glyphRatio = ratio; }

    static GraphDetail detailAt(double scale);

    //! Paints what lies in \a window (in the picture's coordinates) so that its upper left corner
    //! comes to the painter's origin, \a scale times as large.
    void paint(QPainter &painter, const QRectF &window, double scale, const Theme &theme,
               const GraphMarks &marks = {});

    //! Of a card in the present colouring.
    QColor colourOf(const graph::Card &card, const Theme &theme) const;
    static QColor hueColour(std::size_t hue, const Theme &theme);

private:
    struct CutText
    {
        QString text;
        QStaticText laid;
        double width = 0;
    };
    struct Pass;

    void paintLines(Pass &pass);
    void paintStraightLines(Pass &pass);
    void paintArrow(Pass &pass, const graph::Line &line);
    void paintLabels(Pass &pass);
    void paintDots(Pass &pass);
    void paintCard(Pass &pass, std::uint32_t at);
    void paintDeployment(Pass &pass, std::uint32_t at);
    void paintStatusField(Pass &pass, std::uint32_t at, const QRectF &box);
    void paintRightEnd(Pass &pass, std::uint32_t at, const QRectF &box);
    void paintBundle(Pass &pass, std::uint32_t at);
    void paintStatusBar(Pass &pass, const graph::Card &card, const QRectF &box);
    void paintNode(Pass &pass, std::uint32_t at);
    void paintBox(Pass &pass, std::uint32_t at, const QRectF &box, const QColor &fill,
                  const QColor &outline);
    void paintTexts(Pass &pass, std::uint32_t at, const QRectF &room, QFont::Weight weight,
                    double detailRoom);
    void paintPlatform(Pass &pass, const QString &platform, const QRectF &box);
    double environmentWidth(const graph::Card &card);
    void paintEnvironment(Pass &pass, const graph::Card &card, const QRectF &room);

    void text(Pass &pass, const QPointF &topLeft, const CutText &text, const QFont &font,
              const QColor &ink);
    void glyph(Pass &pass, const QRectF &box, const QString &name, const QColor &colour);
    const CutText &cut(std::uint32_t card, int slot, const QString &text, const QFont &font,
                       double room);
    const CutText &word(const QString &text, const QFont &font);
    const QString &statusGlyph(const QString &symbol);

    graph::PicturePtr m_picture;
    std::vector<std::uint32_t> m_cards; //!< of the present paint
    std::vector<std::uint32_t> m_lines;
    QHash<quint64, CutText> m_texts; //!< by card and slot
    QHash<QString, CutText> m_words; //!< environments and numbers
    QHash<QString, QString> m_statusGlyphs;
    QHash<QString, QString> m_platformGlyphs;
    GlyphCache m_glyphs;
    int m_glyphCount = 0;
    double m_glyphRatio = 0; //!< 0: that of the device
};
