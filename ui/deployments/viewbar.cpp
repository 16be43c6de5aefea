// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/viewbar.h"

#include "ui/common/buttons.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/deployments/wording.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int margin = 6;
constexpr int tabGap = 2;
constexpr int editWidth = 180;
constexpr int longestTabName = 120;

QToolButton *smallButton(const QString &name, const QString &icon, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setIcon(icons::icon(icon, icons::Ink::Muted));
    button->setIconSize({14, 14});
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    looks::setSmall(button);
    return button;
}

} // namespace

ViewBar::ViewBar(QWidget *parent)
    : QWidget(parent)
    , m_more(smallButton(u"moreViews"_s, u"chevron-down"_s, this))
    , m_moreMenu(new QMenu(m_more))
    , m_add(smallButton(u"addView"_s, u"plus"_s, this))
    , m_edit(new QLineEdit(this))
{
    setObjectName(u"viewBar"_s);
    setAccessibleName(tr("Saved views"));
    m_more->setAccessibleName(tr("More views"));
    m_more->setToolTip(tr("More views"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(m_moreMenu);
    m_more->installEventFilter(this);
    m_add->setAccessibleName(tr("Save as a view"));
    m_add->setToolTip(tr("Save filter, columns and sorting as a view (Ctrl+D)"));
    m_add->installEventFilter(this);
    m_edit->setObjectName(u"viewName"_s);
    m_edit->setAccessibleName(tr("Name of the view"));
    m_edit->setMaxLength(longestTabName);
    looks::setSmall(m_edit);
    m_edit->hide();
    m_edit->installEventFilter(this);
    connect(m_moreMenu, &QMenu::aboutToShow, this, &ViewBar::fillMore);
    connect(m_add, &QToolButton::clicked, this, &ViewBar::saveRequested);
    connect(m_edit, &QLineEdit::returnPressed, this, [this] { endEditing(true); });
}

ViewTab *ViewBar::makeTab()
{
    auto *tab = new ViewTab(this);
    tab->installEventFilter(this);
    connect(tab, &QAbstractButton::clicked, this,
            [this, tab] { Q_EMIT chosen(tab->content().id); });
    connect(tab, &ViewTab::dragged, this, [this, tab](int x) { onDragged(tab->content().id, x); });
    return tab;
}

ViewTab *ViewBar::tabOf(const QString &id) const
{
    const auto it = std::find_if(m_tabs.begin(), m_tabs.end(),
                                 [&id](const ViewTab *tab) { return tab->content().id == id; });
    return it == m_tabs.end() ? nullptr : *it;
}

void ViewBar::setTabs(const QList<ViewTabContent> &tabs)
{
    QList<ViewTab *> before = m_tabs;
    QList<ViewTab *> now;
    for (const ViewTabContent &content : tabs) {
        ViewTab *tab = tabOf(content.id); // a tab that is being dragged stays what it is
        if (tab)
            before.removeOne(tab);
        else
            tab = makeTab();
        tab->setContent(content);
        now.append(tab);
    }
    for (ViewTab *tab : std::as_const(before)) {
        tab->hide();
        tab->deleteLater();
    }
    m_tabs = now;
    arrange();
}

void ViewBar::setActive(const std::optional<QString> &id, bool changed)
{
    m_active = id;
    for (ViewTab *tab : std::as_const(m_tabs))
        tab->setActive(id == tab->content().id, changed && id == tab->content().id);
    arrange();
}

void ViewBar::followInTabOrder(QWidget *widget)
{
    m_tabStopBefore = widget;
    arrange();
}

void ViewBar::setNote(const QString &text)
{
    m_note = text;
    update();
}

QSize ViewBar::sizeHint() const
{
    return {400, qMax(30, QFontMetrics(fonts::ui(fonts::Size::Small)).height() + 14)};
}

QSize ViewBar::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void ViewBar::arrange()
{
    const auto shownWidth = [this](const ViewTab *tab) {
        const bool edited
            = m_edit->isVisibleTo(this) && !m_editing.isEmpty() && tab->content().id == m_editing;
        return (edited ? editWidth : tab->sizeHint().width()) + tabGap;
    };
    const bool adds = m_edit->isVisibleTo(this) && m_editing.isEmpty();
    const int addWidth = adds ? editWidth : m_add->sizeHint().width();
    int needed = 0;
    for (const ViewTab *tab : std::as_const(m_tabs))
        needed += shownWidth(tab);
    int room = width() - 2 * margin - addWidth;
    const bool overflows = needed > room;
    if (overflows)
        room -= m_more->sizeHint().width() + tabGap;

    // What must be seen takes its room first: the active one, and the one whose name is typed.
    const auto mustBeSeen = [this](const ViewTab *tab) {
        return tab->content().id == m_active
            || (m_edit->isVisibleTo(this) && !m_editing.isEmpty()
                && tab->content().id == m_editing);
    };
    for (const ViewTab *tab : std::as_const(m_tabs))
        room -= mustBeSeen(tab) ? shownWidth(tab) : 0;
    int x = margin;
    bool full = false;
    for (ViewTab *tab : std::as_const(m_tabs)) {
        const bool must = mustBeSeen(tab);
        const int tabWidth = shownWidth(tab);
        full = full || (!must && tabWidth > room);
        const bool shown = must || !full;
        tab->setVisible(shown);
        if (!shown)
            continue;
        room -= must ? 0 : tabWidth;
        const int tabHeight = qMin(height(), tab->sizeHint().height());
        tab->setGeometry(x, (height() - tabHeight) / 2, tabWidth - tabGap, tabHeight);
        if (m_edit->isVisibleTo(this) && tab->content().id == m_editing && !m_editing.isEmpty())
            m_edit->setGeometry(x, (height() - m_edit->sizeHint().height()) / 2, editWidth,
                                m_edit->sizeHint().height());
        x += tabWidth;
    }
    m_more->setVisible(overflows);
    const auto place = [this, &x](QWidget *widget, int widgetWidth) {
        const int widgetHeight = widget->sizeHint().height();
        widget->setGeometry(x, (height() - widgetHeight) / 2, widgetWidth, widgetHeight);
        x += widgetWidth + tabGap;
    };
    if (overflows)
        place(m_more, m_more->sizeHint().width());
    m_add->setVisible(!adds);
    place(adds ? static_cast<QWidget *>(m_edit) : m_add, addWidth);
    m_noteRoom = QRect(x + 12, 0, width() - x - 12 - margin - 4, height());

    // Tab stops at one tab only; arrows walk on from there.
    ViewTab *stop = m_active ? tabOf(*m_active) : nullptr;
    for (ViewTab *tab : std::as_const(m_tabs)) {
        if (!stop)
            stop = tab;
        tab->setFocusPolicy(tab == stop ? Qt::TabFocus : Qt::NoFocus);
    }
    QWidget *before = m_tabStopBefore;
    for (QWidget *widget : {static_cast<QWidget *>(stop), static_cast<QWidget *>(m_more),
                            static_cast<QWidget *>(m_add)}) {
        if (before && widget)
            setTabOrder(before, widget);
        before = widget ? widget : before;
    }
    update();
}

QList<QWidget *> ViewBar::stops() const
{
    QList<QWidget *> widgets;
    for (ViewTab *tab : m_tabs)
        widgets.append(tab);
    widgets.append(m_more);
    widgets.append(m_add);
    widgets.removeIf([](const QWidget *widget) { return widget->isHidden(); });
    return widgets;
}

void ViewBar::focusTab()
{
    ViewTab *tab = m_active ? tabOf(*m_active) : nullptr;
    if (!tab && !m_tabs.isEmpty())
        tab = m_tabs.first();
    if (tab)
        tab->setFocus(Qt::ShortcutFocusReason);
}

void ViewBar::walk(QWidget *from, int step)
{
    const QList<QWidget *> widgets = stops();
    const qsizetype at = widgets.indexOf(from) + step;
    if (at >= 0 && at < widgets.size())
        widgets[at]->setFocus(Qt::OtherFocusReason);
}

bool ViewBar::onTabKey(ViewTab *tab, QKeyEvent *event)
{
    const QString id = tab->content().id;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        tab->click();
        return true;
    case Qt::Key_F2:
        if (!id.isEmpty())
            Q_EMIT renameRequested(id);
        return true;
    case Qt::Key_Delete:
        if (!id.isEmpty())
            Q_EMIT removeRequested(id);
        return true;
    default:
        return false;
    }
}

bool ViewBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit) {
        if (event->type() == QEvent::FocusOut
            && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason
            && static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason)
            endEditing(true);
        if (event->type() == QEvent::KeyPress
            && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
            endEditing(false);
            return true;
        }
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto *widget = static_cast<QWidget *>(watched);
    auto *key = static_cast<QKeyEvent *>(event);
    auto *tab = qobject_cast<ViewTab *>(widget);
    if (key->key() == Qt::Key_Left || key->key() == Qt::Key_Right) {
        const bool forward
            = (key->key() == Qt::Key_Right) == (layoutDirection() != Qt::RightToLeft);
        const auto moving = Qt::ControlModifier | Qt::ShiftModifier;
        if (tab && key->modifiers() == moving)
            Q_EMIT moved(tab->content().id, int(m_tabs.indexOf(tab)) + (forward ? 1 : -1));
        else
            walk(widget, forward ? 1 : -1);
        return true;
    }
    if (key->key() == Qt::Key_Escape) {
        Q_EMIT left();
        return true;
    }
    return tab && key->modifiers() == Qt::NoModifier && onTabKey(tab, key);
}

void ViewBar::onDragged(const QString &id, int x)
{
    ViewTab *dragged = tabOf(id);
    for (int i = 0; i < m_tabs.size(); ++i) {
        const QRect place = m_tabs[i]->geometry();
        if (m_tabs[i] == dragged || m_tabs[i]->isHidden() || x < place.left() || x > place.right())
            continue;
        // Past the middle only, or two of different widths would change places for ever.
        const bool forward = i > m_tabs.indexOf(dragged);
        if (forward ? x > place.right() - qMin(place.width(), dragged->width()) / 2
                    : x < place.left() + qMin(place.width(), dragged->width()) / 2)
            Q_EMIT moved(id, i);
        return;
    }
}

void ViewBar::fillMore()
{
    m_moreMenu->clear();
    for (ViewTab *tab : std::as_const(m_tabs)) {
        const ViewTabContent &content = tab->content();
        QString text = wording::oneLine(content.name, 60).replace(u'&', u"&&"_s);
        if (content.count)
            text += u'\t' + wording::number(*content.count);
        QAction *action = m_moreMenu->addAction(text);
        action->setCheckable(true);
        action->setChecked(tab->isActive());
        connect(action, &QAction::triggered, this, [this, id = content.id] { Q_EMIT chosen(id); });
    }
}

void ViewBar::editName(const QString &id, const QString &name)
{
    m_editing = id;
    m_edit->setText(name);
    m_edit->show();
    m_edit->raise();
    arrange();
    m_edit->selectAll();
    m_edit->setFocus(Qt::OtherFocusReason);
}

void ViewBar::endEditing(bool take)
{
    if (m_edit->isHidden())
        return;
    const bool hadFocus = m_edit->hasFocus();
    const QString id = m_editing;
    const QString name = m_edit->text().simplified();
    m_editing.clear();
    m_edit->hide();
    arrange();
    if (take && !name.isEmpty())
        Q_EMIT named(id, name);
    if (hadFocus)
        focusTab();
}

void ViewBar::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    auto *tab = qobject_cast<ViewTab *>(byMouse ? childAt(event->pos()) : focusWidget());
    Q_EMIT menuRequested(tab ? tab->content().id : QString(),
                         byMouse || !tab ? event->globalPos()
                                         : tab->mapToGlobal(QPoint(0, tab->height())));
}

void ViewBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ViewBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        arrange();
}

void ViewBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    painter.fillRect(rect(), theme.window);
    const QFont font = fonts::ui(fonts::Size::Small);
    if (QFontMetrics(font).horizontalAdvance(m_note) > m_noteRoom.width())
        return;
    painter.setFont(font);
    painter.setPen(theme.muted);
    painter.drawText(m_noteRoom, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, m_note);
}
