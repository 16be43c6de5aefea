// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/differsfield.h"

#include "ui/common/elidedlabel.h"
#include "ui/common/flatpaint.h"
#include "ui/common/theme.h"
#include "ui/deployments/wording.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int chevronRoom = 14;

//! Words in line with those around them, and a chevron that says they open.
class FoldButton final : public QAbstractButton
{
public:
    FoldButton(const QString &text, QWidget *parent) : QAbstractButton(parent)
    {
        setText(text);
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
    }

    QSize sizeHint() const override
    {
        const QFontMetricsF metrics(font());
        return {int(std::ceil(metrics.horizontalAdvance(text()))) + chevronRoom,
                int(std::ceil(metrics.height()))};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Theme &theme = Theme::of(this);
        painter.setPen(theme.accent);
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text());
        flat::chevron(painter, QRectF(width() - 12, 0, 12, height()),
                      isChecked() ? Qt::DownArrow : Qt::RightArrow, theme.accent);
        if (hasFocus())
            flat::box(painter, rect(), {}, theme.focus, 2);
    }
};

} // namespace

DiffersField::DiffersField(const QString &label, const items::FieldSummary &summary,
                           const std::function<QString(const QString &)> &nameOf, QWidget *parent)
    : QWidget(parent)
    , m_button(new FoldButton(tr("differs (%1)").arg(wording::number(qint64(summary.kinds))), this))
    , m_list(new QWidget(this))
    , m_lines(new QVBoxLayout(m_list))
{
    m_button->setObjectName(u"differs"_s);
    m_button->setAccessibleName(tr("%1 differs: show the values").arg(label));
    m_lines->setContentsMargins(0, 2, 0, 4);
    m_lines->setSpacing(2);
    QStringList hint;
    for (const items::ValueCount &value : summary.values) {
        const bool none = value.value.isEmpty();
        const QString name = none ? tr("none") : nameOf(value.value);
        const QString count = wording::number(value.rows);
        hint.append(tr("%1: %2").arg(wording::oneLine(name, 80), count));
        addLine(name, count, none);
    }
    if (summary.valueTotal > summary.values.size()) {
        const QString more
            = tr("and %1 more")
                  .arg(wording::number(qint64(summary.valueTotal - summary.values.size())));
        hint.append(more);
        addLine(more, {}, true);
    }
    m_button->setToolTip(wording::toolTip(hint.join(u'\n')));
    m_list->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_button, 0, Qt::AlignLeft);
    column->addWidget(m_list);
    connect(m_button, &QAbstractButton::toggled, m_list, &QWidget::setVisible);
}

void DiffersField::addLine(const QString &value, const QString &count, bool muted)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *name = new ElidedLabel(wording::oneLine(value, 500), m_list);
    name->setMuted(muted);
    row->addWidget(name, 1);
    auto *number = new ElidedLabel(count, m_list);
    number->setMuted(true);
    row->addWidget(number);
    m_lines->addLayout(row);
}
