// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/topbar.h"

#include "ui/common/buttons.h"
#include "ui/common/flatpaint.h"
#include "ui/common/markwidgets.h"
#include "ui/common/panes.h"
#include "ui/common/theme.h"
#include "ui/shell/connectionchip.h"
#include "ui/shell/pagebutton.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int compactBelow = 1000; //!< narrower windows show the pages as icons

} // namespace

TopBar::TopBar(QAction *back, QAction *forward, QAction *palette, QAction *refresh, QWidget *parent)
    : QWidget(parent), m_row(new QHBoxLayout(this)), m_pageRow(new QHBoxLayout)
{
    setObjectName(u"topBar"_s);
    setMinimumHeight(40);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Toolbar"));
    m_row->setContentsMargins(8, 4, 8, 4);
    m_row->setSpacing(4);
    m_pageRow->setSpacing(4);
    const auto line = [this] {
        auto *separator = new Line(Qt::Vertical, this);
        separator->setFixedHeight(20);
        m_row->addSpacing(5);
        m_row->addWidget(separator);
        m_row->addSpacing(5);
    };
    m_row->addWidget(makeButton(back));
    m_last = makeButton(forward);
    m_row->addWidget(m_last);
    line();
    m_row->addLayout(m_pageRow);
    m_row->addStretch(1);
    m_palette = makePaletteButton(palette);
    m_row->addWidget(m_palette);
    m_row->addSpacing(4);
    m_refresh = makeButton(refresh);
    m_row->addWidget(m_refresh);
    line();
    m_chip = new ConnectionChip(this);
    m_row->addWidget(m_chip);
    panes::mark(m_chip);
}

QToolButton *TopBar::makeButton(QAction *action)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setIconSize({16, 16});
    button->setMinimumSize(28, 28);
    button->setObjectName(action->objectName() + u"Button"_s);
    button->setAccessibleName(action->text().remove(u'&'));
    return button;
}

//! Looks like the field that it opens.
QPushButton *TopBar::makePaletteButton(QAction *action)
{
    QPushButton *button = ::makeButton({}, u"search"_s, this);
    button->setObjectName(u"paletteButton"_s);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(action->text().remove(u'&'));
    button->setToolTip(action->toolTip());
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

PageButton *TopBar::addPage(const QString &id, const QString &iconName, const QString &title)
{
    auto *button = new PageButton(iconName, title, this);
    button->setObjectName(u"page-"_s + id);
    connect(button, &QAbstractButton::clicked, this, [this, id] { Q_EMIT pageChosen(id); });
    if (m_pages.isEmpty())
        panes::mark(button);
    m_pages.insert(id, button);
    m_pageRow->addWidget(button);
    button->setCompact(width() < compactBelow);
    setTabOrder(m_last, button); // visual order, though it was made after what stands to its right
    setTabOrder(button, m_palette);
    setTabOrder(m_palette, m_refresh);
    m_last = button;
    return button;
}

void TopBar::addChanges(QAction *action)
{
    m_changes = makeButton(action);
    m_changes->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_row->insertWidget(m_row->indexOf(m_refresh) + 1, m_changes);
    setTabOrder(m_refresh, m_changes);
    // A tool button takes its name from the action once.
    const auto follow = [this, action] {
        m_changes->setAccessibleName(action->iconText());
        QPalette colours = palette();
        if (action->property("waiting").toBool())
            colours.setColor(QPalette::ButtonText, Theme::of(this).pending);
        m_changes->setPalette(colours);
    };
    connect(action, &QAction::changed, m_changes, follow);
    follow();
    fit();
}

void TopBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void TopBar::fit()
{
    const bool compact = width() < compactBelow;
    for (PageButton *button : std::as_const(m_pages))
        button->setCompact(compact);
    if (m_changes)
        m_changes->setToolButtonStyle(compact ? Qt::ToolButtonIconOnly
                                              : Qt::ToolButtonTextBesideIcon);
    m_palette->setText(compact ? QString() : tr("Go to or run…"));
    looks::setKeyHint(m_palette, compact ? QString() : u"Ctrl+K"_s);
}

ConnectionStrip::ConnectionStrip(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(3);
}

void ConnectionStrip::setColour(const QString &colour)
{
    m_colour = QColor(colour);
    setFixedHeight(m_colour.isValid() ? 3 : 1);
    update();
}

void ConnectionStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_colour.isValid() ? m_colour : Theme::of(this).border);
}
