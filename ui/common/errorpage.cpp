// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/errorpage.h"

#include "ui/common/buttons.h"
#include "ui/common/fonts.h"
#include "ui/common/markwidgets.h"
#include "ui/common/note.h"
#include "ui/common/steplist.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int columnWidth = 680;

QLabel *makeText(QWidget *parent, const QFont &font, bool muted)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFont(font);
    if (muted)
        label->setForegroundRole(QPalette::PlaceholderText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

ErrorPage::ErrorPage(QWidget *parent) : QWidget(parent), m_column(new QWidget(this))
{
    setObjectName(u"errorPage"_s);
    m_column->setMaximumWidth(columnWidth);
    m_steps = new StepList(StepList::Look::Framed, m_column);
    m_actions = new QHBoxLayout;
    m_actions->setSpacing(8);
    m_copy = makeButton(tr("Copy the report"), u"copy"_s, m_column);
    m_copy->setObjectName(u"copyReport"_s);
    m_copy->setFlat(true);
    connect(m_copy, &QPushButton::clicked, this, &ErrorPage::copyReport);
    m_note = new Note(Tone::Neutral, m_column);
    m_note->setIcon(u"history"_s);
    m_noteButton = m_note->setAction(u"-"_s);
    connect(m_noteButton, &QPushButton::clicked, this,
            [this] { Q_EMIT actionTriggered(m_noteAction); });

    auto *buttons = new QHBoxLayout;
    buttons->addLayout(m_actions);
    buttons->addStretch(1);
    buttons->addWidget(m_copy);

    auto *column = new QVBoxLayout(m_column);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(makeHead());
    column->addSpacing(20);
    column->addWidget(m_steps);
    column->addSpacing(18);
    column->addLayout(buttons);
    column->addSpacing(22);
    column->addWidget(m_note);
    m_promise = makeText(m_column, fonts::ui(fonts::Size::Small), true);
    m_promise->setText(
        tr("The report names the request and the answer's first lines. It never holds the token."));
    column->addSpacing(6);
    column->addWidget(m_promise);
    column->setSpacing(0);

    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(24, 24, 24, 24);
    outer->addStretch(2);
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(m_column, 100);
    middle->addStretch(1);
    outer->addLayout(middle);
    outer->addStretch(7);
}

QWidget *ErrorPage::makeHead()
{
    auto *head = new QWidget(m_column);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(14);
    row->addWidget(new Glyph(u"error"_s, Tone::Danger, 32, head), 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(3);
    m_title = makeText(head, fonts::ui(fonts::Size::Page, QFont::DemiBold), false);
    m_advice = makeText(head, fonts::ui(), true);
    texts->addWidget(m_title);
    texts->addWidget(m_advice);
    row->addLayout(texts, 1);
    return head;
}

void ErrorPage::setContent(const ErrorPageContent &content)
{
    m_title->setText(content.title);
    m_advice->setText(content.advice);
    m_steps->set(content.steps);
    m_steps->setVisible(!content.steps.isEmpty());
    rebuildActions(content.actions);
    m_report = content.report;
    m_copy->setText(tr("Copy the report"));
    m_copy->setVisible(!m_report.isEmpty());
    m_promise->setVisible(!m_report.isEmpty());
    m_note->clear();
    m_note->addText(content.note);
    m_note->setVisible(!content.note.isEmpty());
    m_note->setAction(content.noteAction.label);
    m_noteAction = content.noteAction.id;
    setAccessibleName(content.title);
    setAccessibleDescription(content.advice);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void ErrorPage::rebuildActions(const QList<ErrorAction> &actions)
{
    while (QLayoutItem *item = m_actions->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // maybe the one whose click brought us here
        delete item;
    }
    for (const ErrorAction &action : actions) {
        QPushButton *button = makeActionButton(action);
        button->setDefault(m_actions->count() == 0);
        m_actions->addWidget(button);
    }
}

QPushButton *ErrorPage::makeActionButton(const ErrorAction &action)
{
    QPushButton *button = makeButton(action.label, action.icon, m_column);
    button->setObjectName(u"error-"_s + action.id);
    if (!action.key.isEmpty())
        looks::setKeyHint(button, action.key);
    if (action.choices.isEmpty()) {
        connect(button, &QPushButton::clicked, this,
                [this, id = action.id] { Q_EMIT actionTriggered(id); });
        return button;
    }
    auto *menu = new QMenu(button);
    for (const ErrorAction &choice : action.choices)
        menu->addAction(icons::icon(choice.icon), choice.label, this,
                        [this, id = choice.id] { Q_EMIT actionTriggered(id); });
    button->setMenu(menu);
    return button;
}

void ErrorPage::copyReport()
{
    QGuiApplication::clipboard()->setText(m_report);
    m_copy->setText(tr("Copied"));
}

void ErrorPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::of(this).base);
}
