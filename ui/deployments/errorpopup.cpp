// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/errorpopup.h"

#include "ui/common/buttons.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/markwidgets.h"
#include "ui/common/theme.h"
#include "ui/deployments/wording.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int pointer = 7; // high
constexpr int leftOfPointer = 40;
constexpr int textWidth = 420;

} // namespace

ErrorPopup::ErrorPopup(QWidget *parent)
    : QWidget(parent), m_sentence(new QLabel(this)), m_remedies(new QHBoxLayout)
{
    setObjectName(u"filterError"_s);
    setFocusPolicy(Qt::NoFocus);
    m_sentence->setObjectName(u"filterErrorText"_s);
    m_sentence->setTextFormat(Qt::RichText);
    m_sentence->setWordWrap(true);
    m_sentence->setMinimumWidth(textWidth);
    m_remedies->setSpacing(6);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(36, pointer + 9, 12, 10);
    column->setSpacing(8);
    column->addWidget(m_sentence);
    column->addLayout(m_remedies);
    hide();
}

void ErrorPopup::showError(const filter::ParseError &error, const QPoint &tip, Weight weight)
{
    m_warns = error.unfinished || weight == Weight::Doubt;
    const QString where = tr("Column %1").arg(error.position + 1);
    m_sentence->setText(u"<b>%1</b> <span style='color:%2'>%3</span>"_s.arg(
        error.reason.toHtmlEscaped(), Theme::of(this).muted.name(), where));
    setAccessibleName(error.reason + u' ' + where);
    while (QLayoutItem *item = m_remedies->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // it may be the one that was pressed
        }
        delete item;
    }
    const qsizetype count = qMin(mostRemedies, qsizetype(error.remedies.size()));
    for (int i = 0; i < count; ++i) {
        const QString label = wording::oneLine(error.remedies[std::size_t(i)].label, 40);
        QPushButton *button = makeButton(QString(label).replace(u'&', u"&&"_s), {}, this);
        button->setObjectName(u"remedy%1"_s.arg(i));
        button->setAccessibleName(label);
        button->setFocusPolicy(Qt::NoFocus);
        button->setToolTip(i == 0 ? tr("Alt+Enter") : tr("Alt+%1").arg(i + 1));
        looks::setSmall(button);
        connect(button, &QPushButton::clicked, this, [this, i] { Q_EMIT remedyChosen(i); });
        m_remedies->addWidget(button);
    }
    m_remedies->addStretch(1);
    if (count > 0) {
        auto *hint = new QLabel(tr("take the first"), this);
        hint->setFont(fonts::ui(fonts::Size::Small));
        hint->setForegroundRole(QPalette::PlaceholderText);
        m_remedies->addSpacing(12);
        m_remedies->addWidget(new KeyBadge(tr("Alt+Enter"), this));
        m_remedies->addWidget(hint);
    }
    layout()->activate();
    const int wanted = sizeHint().width();
    resize(wanted,
           layout()->hasHeightForWidth() ? layout()->heightForWidth(wanted) : sizeHint().height());
    const QPoint at = parentWidget()->mapFromGlobal(tip);
    const int left = qBound(0, at.x() - leftOfPointer, qMax(0, parentWidget()->width() - width()));
    move(left, at.y());
    m_tip = at.x() - left;
    show();
    raise();
    update();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void ErrorPopup::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = Theme::of(this);
    const QColor ink = m_warns ? theme.warn : theme.danger;
    const qreal top = pointer + 0.5;
    const qreal tip = qBound(14.0, qreal(m_tip), width() - 14.0);
    QPainterPath body;
    body.addRoundedRect(QRectF(0.5, top, width() - 1, height() - top - 0.5), 4, 4);
    QPainterPath arrow;
    arrow.addPolygon(QPolygonF({{tip - 7, top + 1}, {tip, 1}, {tip + 7, top + 1}}));
    painter.setPen(QPen(ink, 1));
    painter.setBrush(theme.base);
    painter.drawPath(body.united(arrow).simplified());
    icons::paint(painter, {12, pointer + 10.0}, m_warns ? u"warning"_s : u"error"_s, ink, 16);
}
