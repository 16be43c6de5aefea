// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/changeset/othervalue.h"

#include "models/domain/urn.h"
#include "ui/common/buttons.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/theme.h"

#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;
using changes::Json;

OtherValue::OtherValue(QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(this))
    , m_time(new QDateTimeEdit(this))
    , m_text(new QLineEdit(this))
    , m_fault(new QLabel(this))
    , m_use(makeButton(tr("Use this value"), u"ok"_s, this))
{
    setObjectName(u"otherValue"_s);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setFont(fonts::ui(fonts::Size::Base, QFont::Medium));
    m_time->setObjectName(u"otherTime"_s);
    m_time->setCalendarPopup(true);
    m_time->setDisplayFormat(u"d MMM yyyy HH:mm"_s);
    m_time->setAccessibleName(tr("Another time"));
    m_text->setObjectName(u"otherText"_s);
    m_text->setAccessibleName(tr("Another value"));
    m_fault->setTextFormat(Qt::PlainText);
    m_fault->setFont(fonts::ui(fonts::Size::Small));
    m_use->setObjectName(u"useOther"_s);
    QPushButton *leave = makeButton(tr("Cancel"), {}, this);
    leave->setObjectName(u"leaveOther"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(8);
    row->addWidget(m_label);
    row->addWidget(m_time);
    row->addWidget(m_text, 1);
    row->addWidget(m_fault);
    row->addStretch();
    row->addWidget(leave);
    row->addWidget(m_use);
    connect(m_use, &QPushButton::clicked, this, &OtherValue::take);
    connect(leave, &QPushButton::clicked, this, &OtherValue::left);
    connect(m_text, &QLineEdit::textChanged, this, &OtherValue::check);
    hide();
}

void OtherValue::ask(const QString &label, const Json &like)
{
    m_label->setText(label);
    const QString text
        = like.is_string() ? QString::fromStdString(like.get<std::string>()) : QString();
    m_isTime = like.is_number_integer();
    m_isUrn = text.startsWith("urn:li:"_L1);
    m_time->setVisible(m_isTime);
    m_text->setVisible(!m_isTime);
    if (m_isTime)
        m_time->setDateTime(QDateTime::fromMSecsSinceEpoch(like.get<qint64>()));
    m_text->setText(text);
    check();
    show();
    QWidget *field = m_text;
    if (m_isTime)
        field = m_time;
    field->setFocus(Qt::OtherFocusReason);
    m_text->selectAll();
}

void OtherValue::check()
{
    QString fault;
    if (!m_isTime && m_isUrn) {
        if (const auto urn = domain::Urn::parse(m_text->text().trimmed()); !urn)
            fault = urn.error().reason;
    }
    looks::setInvalid(m_text, !fault.isEmpty());
    m_fault->setText(fault);
    m_use->setEnabled(fault.isEmpty());
}

void OtherValue::take()
{
    if (!m_use->isEnabled())
        return;
    Json value;
    if (m_isTime)
        value = qint64(m_time->dateTime().toMSecsSinceEpoch());
    else
        value = (m_isUrn ? m_text->text().trimmed() : m_text->text()).toStdString();
    Q_EMIT given(value);
}

void OtherValue::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() != Qt::ControlModifier)
        return take();
    if (event->key() == Qt::Key_Escape)
        return Q_EMIT left();
    QWidget::keyPressEvent(event);
}

void OtherValue::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::of(this).pendingTint);
    flat::edge(painter, QRectF(rect()), Qt::TopEdge, Theme::of(this).border);
}
