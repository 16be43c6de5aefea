// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/filterline.h"

#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/deployments/filteredit.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace {

QColor barColor(FilterLine::State state, const Theme &theme)
{
    switch (state) {
    case FilterLine::State::Empty:
        return {};
    case FilterLine::State::Valid:
        return theme.ok;
    case FilterLine::State::Busy:
        return theme.control;
    case FilterLine::State::Doubtful:
    case FilterLine::State::Unfinished:
        return theme.warn;
    case FilterLine::State::Invalid:
        return theme.danger;
    }
    return {};
}

} // namespace

FilterLine::FilterLine(QWidget *parent)
    : QWidget(parent)
    , m_edit(new FilterEdit(this))
    , m_result(new QLabel(this))
    , m_clear(new QToolButton(this))
{
    m_edit->setObjectName(u"filterEdit"_s);
    m_edit->setAccessibleName(tr("Filter"));
    m_edit->setPlaceholderText(tr("Words, or key:value — press / to type, Ctrl+Space for help"));
    m_edit->installEventFilter(this);
    m_result->setObjectName(u"filterResult"_s);
    m_result->setFont(fonts::ui(fonts::Size::Small));
    m_result->setTextFormat(Qt::PlainText);
    m_clear->setIcon(icons::icon(u"close"_s, icons::Ink::Muted));
    m_clear->setIconSize({13, 13});
    m_clear->setAutoRaise(true);
    m_clear->setFocusPolicy(Qt::NoFocus);
    m_clear->setToolTip(tr("Clear the filter"));
    m_clear->setAccessibleName(tr("Clear the filter"));
    m_clear->hide();

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 2, 3, 2);
    row->setSpacing(4);
    row->addWidget(m_edit, 1);
    row->addSpacing(4);
    row->addWidget(m_result);
    row->addSpacing(4);
    row->addWidget(m_clear);
    setFixedHeight(qMax(28, m_edit->sizeHint().height() + 4));
    m_edit->setFixedHeight(m_edit->sizeHint().height());
    setFocusProxy(m_edit);
    setState(State::Empty, {});

    connect(m_edit, &FilterEdit::textEdited, this, [this] {
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
    m_edit->setText(text);
}

void FilterLine::setState(State state, const QString &word)
{
    const bool changed = m_state != state;
    m_state = state;
    m_result->setText(word);
    m_edit->setAccessibleDescription(word);
    QPalette palette;
    const Theme &theme = Theme::of(this);
    palette.setColor(QPalette::WindowText, state == State::Invalid ? theme.danger
                                           : state == State::Unfinished || state == State::Doubtful
                                               ? theme.warn
                                               : theme.muted);
    m_result->setPalette(palette);
    update();
    if (changed)
        Q_EMIT stateChanged();
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
    case QEvent::PaletteChange:
        setState(m_state, m_result->text());
        break;
    case QEvent::KeyPress:
        if (const auto *key = static_cast<QKeyEvent *>(event); // the type says so
            handleKey(key->key(), key->modifiers() & ~Qt::KeypadModifier))
            return true;
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

bool FilterLine::handleKey(int key, Qt::KeyboardModifiers modifiers)
{
    const bool plain = modifiers == Qt::NoModifier;
    switch (key) {
    case Qt::Key_Escape:
        if (plain)
            Q_EMIT left();
        return plain;
    case Qt::Key_Return:
    case Qt::Key_Enter: // with whatever modifiers: there is no second line
        if (plain)
            Q_EMIT entered();
        return true;
    case Qt::Key_Down:
        if (modifiers == Qt::ControlModifier || (plain && m_edit->text().isEmpty()))
            Q_EMIT historyRequested();
        else if (plain)
            Q_EMIT left();
        return plain || modifiers == Qt::ControlModifier;
    case Qt::Key_Up:
        return plain;
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
        painter.fillRect(QRectF(0, 0, focused ? 6 : 5, height()), barColor(m_state, theme));
        painter.restore();
    }
    flat::box(painter, box, {}, focused ? theme.focus : theme.control, 4, focused ? 2 : 1);
}
