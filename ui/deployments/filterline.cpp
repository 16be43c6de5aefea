// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/filterline.h"

#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>
#include <QSignalBlocker>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

FilterLine::FilterLine(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_result(new QLabel(this))
    , m_clear(new QToolButton(this))
{
    m_edit->setObjectName(u"filterEdit"_s);
    m_edit->setAccessibleName(tr("Filter"));
    m_edit->setFrame(false);
    m_edit->setFont(fonts::mono(fonts::Size::Base));
    m_edit->setPlaceholderText(tr("Filter by words in name, description, owners, tags, properties "
                                  "— press / to type"));
    m_edit->installEventFilter(this);
    m_result->setObjectName(u"filterResult"_s);
    m_result->setFont(fonts::ui(fonts::Size::Small));
    m_result->setForegroundRole(QPalette::PlaceholderText);
    m_result->setTextFormat(Qt::PlainText);
    m_clear->setIcon(icons::icon(u"close"_s, icons::Ink::Muted));
    m_clear->setIconSize({13, 13});
    m_clear->setAutoRaise(true);
    m_clear->setFocusPolicy(Qt::NoFocus);
    m_clear->setToolTip(tr("Clear the text (Esc)"));
    m_clear->setAccessibleName(tr("Clear the text"));
    m_clear->hide();

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 2, 3, 2);
    row->setSpacing(4);
    row->addWidget(m_edit, 1);
    row->addWidget(m_result);
    row->addSpacing(4);
    row->addWidget(m_clear);
    setFixedHeight(qMax(28, m_edit->sizeHint().height() + 2));
    setFocusProxy(m_edit);

    connect(m_edit, &QLineEdit::textEdited, this, [this] {
        m_clear->setVisible(!m_edit->text().isEmpty());
        Q_EMIT textEdited();
    });
    connect(m_clear, &QToolButton::clicked, this, &FilterLine::cleared);
}

QString FilterLine::text() const
{
    return m_edit->text();
}

void FilterLine::setText(const QString &text)
{
    if (m_edit->text().trimmed() == text)
        return;
    m_edit->setText(text);
    m_clear->setVisible(!text.isEmpty());
}

void FilterLine::setState(State state)
{
    if (m_state != state) {
        m_state = state;
        update();
    }
}

void FilterLine::setResult(const QString &result)
{
    m_result->setText(result);
    m_edit->setAccessibleDescription(result);
}

void FilterLine::focus()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

bool FilterLine::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::FocusIn:
    case QEvent::FocusOut:
        update();
        break;
    case QEvent::KeyPress:
        if (const auto *key = static_cast<QKeyEvent *>(event); // the type says so
            (key->modifiers() & ~Qt::KeypadModifier) == 0 && handleKey(key->key()))
            return true;
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

bool FilterLine::handleKey(int key)
{
    switch (key) {
    case Qt::Key_Escape:
        if (m_edit->text().isEmpty())
            Q_EMIT left();
        else
            Q_EMIT cleared();
        return true;
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT left();
        return true;
    default:
        return false;
    }
}

void FilterLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    const bool focused = m_edit->hasFocus();
    const QRectF box(rect());
    flat::box(painter, box, theme.base, {}, 4);
    if (m_state != State::Empty) {
        QPainterPath outline;
        outline.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setClipPath(outline);
        painter.fillRect(QRectF(0, 0, focused ? 6 : 5, height()),
                         m_state == State::Busy ? theme.control : theme.ok);
        painter.restore();
    }
    flat::box(painter, box, {}, focused ? theme.focus : theme.control, 4, focused ? 2 : 1);
}
