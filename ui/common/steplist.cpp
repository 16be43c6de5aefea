// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/steplist.h"

#include "ui/common/elidedlabel.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/markwidgets.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>

using namespace Qt::Literals::StringLiterals;

namespace outcomes {

QString iconName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Ok:
        return u"check-pass"_s;
    case Outcome::Warn:
        return u"check-warn"_s;
    case Outcome::Fail:
        return u"check-block"_s;
    case Outcome::Unknown:
        return u"check-unknown"_s;
    }
    return u"check-unknown"_s;
}

Tone tone(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Ok:
        return Tone::Ok;
    case Outcome::Warn:
        return Tone::Warn;
    case Outcome::Fail:
        return Tone::Danger;
    case Outcome::Unknown:
        return Tone::Neutral;
    }
    return Tone::Neutral;
}

QString word(Outcome outcome)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("Outcome", text); };
    switch (outcome) {
    case Outcome::Ok:
        return tr("passed");
    case Outcome::Warn:
        return tr("warning");
    case Outcome::Fail:
        return tr("failed");
    case Outcome::Unknown:
        return tr("not known");
    }
    return {};
}

} // namespace outcomes

StepList::StepList(Look look, QWidget *parent)
    : QWidget(parent), m_look(look), m_grid(new QGridLayout(this))
{
    setObjectName(u"steps"_s);
    const bool framed = look == Look::Framed;
    m_grid->setContentsMargins(framed ? 14 : 0, 0, framed ? 14 : 0, 0);
    m_grid->setHorizontalSpacing(framed ? 10 : 8);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnMinimumWidth(1, framed ? 196 : 150);
    m_grid->setColumnStretch(2, 1);
}

void StepList::set(const QList<Finding> &findings)
{
    clear();
    for (const Finding &finding : findings)
        append(finding);
}

void StepList::append(const Finding &finding)
{
    m_findings.append(finding);
    addRow(finding);
    QStringList words;
    for (const Finding &each : std::as_const(m_findings))
        words += u"%1: %2"_s.arg(each.title, outcomes::word(each.outcome));
    setAccessibleName(words.join("; "_L1));
}

void StepList::clear()
{
    m_findings.clear();
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    setAccessibleName({});
    for (int row = 0; row < m_grid->rowCount(); ++row)
        m_grid->setRowMinimumHeight(row, 0);
}

void StepList::addRow(const Finding &finding)
{
    const int row = static_cast<int>(m_findings.size()) - 1;
    const bool framed = m_look == Look::Framed;
    const bool failed = finding.outcome == Outcome::Fail;
    const auto size = framed ? fonts::Size::Base : fonts::Size::Small;

    auto *mark
        = new Glyph(outcomes::iconName(finding.outcome), outcomes::tone(finding.outcome), 16, this);
    mark->setAccessibleName(outcomes::word(finding.outcome));
    auto *title = new ElidedLabel(finding.title, this);
    title->setFont(fonts::ui(size, failed ? QFont::Medium : QFont::Normal));
    title->setTone(failed ? Tone::Danger : Tone::Neutral);
    auto *detail = new ElidedLabel(finding.detail, this);
    detail->setFont(fonts::ui(size));
    detail->setMuted(true);
    detail->setElideMode(Qt::ElideMiddle);
    m_grid->addWidget(mark, row, 0);
    m_grid->addWidget(title, row, 1);
    m_grid->addWidget(detail, row, 2);
    if (finding.milliseconds >= 0) {
        auto *time = new QLabel(tr("%1 ms").arg(finding.milliseconds), this);
        time->setFont(fonts::ui(fonts::Size::Small));
        time->setForegroundRole(QPalette::PlaceholderText);
        m_grid->addWidget(time, row, 3, Qt::AlignRight | Qt::AlignVCenter);
    }
    m_grid->setRowMinimumHeight(row, framed ? 34 : 24);
}

void StepList::paintEvent(QPaintEvent *)
{
    if (m_look != Look::Framed || m_findings.isEmpty())
        return;
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    flat::box(painter, QRectF(rect()), {}, theme.border);
    for (int row = 1; row < count(); ++row) {
        const QRectF cell(m_grid->cellRect(row, 0));
        flat::edge(painter, QRectF(0, cell.top(), width(), 1), Qt::TopEdge, theme.border);
    }
}
