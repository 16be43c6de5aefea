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
                           const std::function<QString(const QString &)> &nameOf, QWidget *parent,
                           const QString &none)
    : QWidget(parent)
    , m_button(new FoldButton(tr("differs (%1)").arg(wording::number(qint64(summary.kinds))), this))
{
    m_button->setObjectName(u"differs"_s);
    m_button->setAccessibleName(tr("%1 differs: show the values").arg(label));
    for (const items::ValueCount &value : summary.values) {
        const bool absent = value.value.isEmpty();
        m_values.append({wording::oneLine(absent ? none : nameOf(value.value), 500),
                         wording::number(value.rows), absent});
    }
    if (summary.valueTotal > summary.values.size())
        m_values.append(
            {tr("and %1 more")
                 .arg(wording::number(qint64(summary.valueTotal - summary.values.size()))),
             {},
             true});
    QStringList hint;
    for (const Line &line : std::as_const(m_values))
        hint.append(line.count.isEmpty()
                        ? line.name
                        : tr("%1: %2").arg(wording::oneLine(line.name, 80), line.count));
    m_button->setToolTip(wording::toolTip(hint.join(u'\n')));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_button, 0, Qt::AlignLeft);
    connect(m_button, &QAbstractButton::toggled, this, &DiffersField::open);
}

//! The list is made when it is first wanted: most never are.
void DiffersField::open(bool open)
{
    if (!m_list) {
        m_list = new QWidget(this);
        auto *lines = new QVBoxLayout(m_list);
        lines->setContentsMargins(0, 2, 0, 4);
        lines->setSpacing(2);
        for (const Line &line : std::as_const(m_values))
            addLine(*lines, line);
        layout()->addWidget(m_list);
    }
    m_list->setVisible(open);
}

void DiffersField::addLine(QVBoxLayout &lines, const Line &line)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *name = new ElidedLabel(line.name, m_list);
    name->setMuted(line.muted);
    row->addWidget(name, 1);
    auto *number = new ElidedLabel(line.count, m_list);
    number->setMuted(true);
    row->addWidget(number);
    lines.addLayout(row);
}
