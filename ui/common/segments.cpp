// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/segments.h"

#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>

#include <cmath>

namespace {

constexpr int sidePadding = 9;
constexpr int beyond = 6; // more than the radius: an edge that far out is not seen

//! One of the segments; the outline around all is painted by each for its part.
class Segment final : public QAbstractButton
{
public:
    enum Place { First, Middle, Last };

    explicit Segment(QWidget *parent) : QAbstractButton(parent)
    {
        setCheckable(true);
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
    }

    void setPlace(Place place) { m_place = place; }

    QSize sizeHint() const override
    {
        const QFontMetricsF metrics(font(true));
        return {int(std::ceil(metrics.horizontalAdvance(text()))) + 2 * sidePadding,
                qMax(22, int(std::ceil(metrics.height())) + 6)};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Theme &theme = Theme::of(this);
        // The chosen one has its outline whole; the others have none towards their neighbours.
        QRectF outline = rect();
        if (!isChecked())
            outline.adjust(m_place == First ? 0 : -beyond, 0, m_place == Last ? 0 : beyond, 0);
        flat::box(painter, outline,
                  isChecked()    ? theme.selection
                  : underMouse() ? theme.header
                                 : theme.base,
                  isChecked() ? theme.accent : theme.edge, 4);
        painter.setFont(font(isChecked()));
        painter.setPen(isChecked() ? theme.text : theme.muted);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, text());
        if (hasFocus())
            flat::box(painter, QRectF(rect()).adjusted(2, 2, -2, -2), {}, theme.focus, 3);
    }

private:
    static QFont font(bool strong)
    {
        return fonts::ui(fonts::Size::Small, strong ? QFont::DemiBold : QFont::Normal);
    }

    Place m_place = First;
};

} // namespace

Segments::Segments(QWidget *parent)
    : QWidget(parent), m_group(new QButtonGroup(this)), m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (checked)
            Q_EMIT currentChanged(id);
    });
}

int Segments::add(const QString &text, const QString &objectName)
{
    auto *segment = new Segment(this);
    segment->setText(text);
    segment->setObjectName(objectName);
    segment->setAccessibleName(text);
    const int index = int(m_group->buttons().size());
    if (index > 0) {
        segment->setPlace(Segment::Last);
        if (index > 1)
            static_cast<Segment *>(m_group->button(index - 1))->setPlace(Segment::Middle);
    }
    m_group->addButton(segment, index);
    m_row->addWidget(segment);
    if (index == 0)
        segment->setChecked(true);
    return index;
}

void Segments::setText(int index, const QString &text)
{
    QAbstractButton *segment = m_group->button(index);
    if (!segment || segment->text() == text)
        return;
    segment->setText(text);
    segment->updateGeometry();
}

int Segments::current() const
{
    return m_group->checkedId();
}

void Segments::setCurrent(int index)
{
    if (QAbstractButton *segment = m_group->button(index))
        segment->setChecked(true);
}
