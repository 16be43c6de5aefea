// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/shortcutsdialog.h"

#include "ui/common/buttons.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/markwidgets.h"
#include "ui/common/theme.h"

#include <QAction>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int keysRole = Qt::UserRole;
constexpr qreal left = 16;
constexpr qreal right = 16;

//! A section's title, or what a key does with the key at the right.
class KeyDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool head = !index.parent().isValid();
        return {200, qMax(24, option.fontMetrics.height() + 6) + (head ? 6 : 0)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.palette);
        const bool head = !index.parent().isValid();
        QRectF room(option.rect);
        painter->save();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(room, option.state.testFlag(QStyle::State_Active)
                                        ? theme.selection
                                        : theme.selectionIdle);
        room.adjust(left, head ? 6 : 0, -right, 0);
        const QString keys = index.data(keysRole).toString();
        if (!keys.isEmpty()) {
            const qreal width = flat::keyBadgeWidth(keys);
            flat::keyBadge(*painter, {room.right() - width, room.top(), width, room.height()}, keys,
                           theme.muted, theme.edge);
            room.adjust(0, 0, -width - 12, 0);
        }
        const QFont font
            = fonts::scaled(option.font, fonts::Size::Base, head ? QFont::DemiBold : QFont::Normal);
        painter->setFont(font);
        painter->setPen(theme.text);
        painter->drawText(
            room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            QFontMetricsF(font).elidedText(index.data().toString(), Qt::ElideRight, room.width()));
        painter->restore();
    }
};

bool contains(const QString &text, const QString &searched)
{
    return text.contains(searched, Qt::CaseInsensitive);
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QList<ShortcutHelp> &keys, QWidget *parent)
    : QDialog(parent)
    , m_model(new QStandardItemModel(this))
    , m_view(new QTreeView(this))
    , m_search(new QLineEdit(this))
    , m_nothing(new QLabel(tr("No key is like that."), this))
{
    setObjectName(u"shortcutsDialog"_s);
    setWindowTitle(tr("Keyboard shortcuts"));
    m_search->setObjectName(u"shortcutSearch"_s);
    m_search->setPlaceholderText(tr("Search keys and what they do"));
    m_search->setAccessibleName(tr("Search the shortcuts"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icons::icon(u"search"_s, icons::Ink::Muted), QLineEdit::LeadingPosition);
    m_view->setObjectName(u"shortcutList"_s);
    m_view->setAccessibleName(windowTitle());
    m_view->setModel(m_model);
    m_view->setItemDelegate(new KeyDelegate(m_view));
    m_view->setHeaderHidden(true);
    m_view->setRootIsDecorated(false);
    m_view->setItemsExpandable(false);
    m_view->setIndentation(0);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_nothing->setContentsMargins(int(left), 8, 0, 8);
    m_nothing->hide();
    connect(m_search, &QLineEdit::textChanged, this, &ShortcutsDialog::search);
    fill(keys);

    auto *close = makeButton(tr("Close"), {}, this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(14, 12, 14, 10);
    head->addWidget(m_search);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(14, 10, 14, 10);
    foot->addStretch(1);
    foot->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new Line(Qt::Horizontal, this));
    column->addWidget(m_nothing);
    column->addWidget(m_view, 1);
    column->addWidget(new Line(Qt::Horizontal, this));
    column->addLayout(foot);
    resize(480, 600);
    m_search->setFocus();
}

void ShortcutsDialog::fill(const QList<ShortcutHelp> &keys)
{
    QStandardItem *section = nullptr;
    QList<ShortcutHelp> known;
    for (const ShortcutHelp &help : keys) {
        if (known.contains(help))
            continue;
        known.append(help);
        const auto found = m_model->findItems(help.section);
        section = found.isEmpty() ? nullptr : found.first();
        if (!section) {
            section = new QStandardItem(help.section);
            section->setFlags(Qt::ItemIsEnabled);
            m_model->appendRow(section);
        }
        auto *row = new QStandardItem(help.what);
        row->setData(help.keys, keysRole);
        row->setData(u"%1: %2"_s.arg(help.what, spoken(help.keys)), Qt::AccessibleTextRole);
        row->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        section->appendRow(row);
    }
    m_view->expandAll();
}

void ShortcutsDialog::search(const QString &text)
{
    const QString searched = text.trimmed();
    bool any = false;
    for (int s = 0; s < m_model->rowCount(); ++s) {
        const QStandardItem *section = m_model->item(s);
        const bool whole = contains(section->text(), searched);
        bool some = false;
        for (int r = 0; r < section->rowCount(); ++r) {
            const QStandardItem *row = section->child(r);
            const bool shown = whole || contains(row->text(), searched)
                            || contains(row->data(keysRole).toString(), searched)
                            || contains(row->data(Qt::AccessibleTextRole).toString(), searched);
            m_view->setRowHidden(r, section->index(), !shown);
            some = some || shown;
        }
        m_view->setRowHidden(s, {}, !some);
        any = any || some;
    }
    m_nothing->setVisible(!any);
}

QList<ShortcutHelp> ShortcutsDialog::fromActions(const QString &section,
                                                 const QList<QAction *> &actions)
{
    QList<ShortcutHelp> keys;
    for (const QAction *action : actions) {
        if (!action->isVisible())
            continue;
        if (action->menu()) {
            keys += fromActions(section, action->menu()->actions());
            continue;
        }
        if (action->shortcut().isEmpty())
            continue;
        QString what = action->text();
        what.remove(u'&').remove(u'…');
        keys.append({section, what, action->shortcut().toString(QKeySequence::NativeText)});
    }
    return keys;
}

QString ShortcutsDialog::spoken(const QString &keys)
{
    const QString last = keys.right(1);
    QString word;
    if (last == u'?')
        word = tr("question mark");
    else if (last == u'/')
        word = tr("slash");
    else if (last == u'+')
        word = tr("plus");
    else if (last == u'-')
        word = tr("minus");
    else if (last == u',')
        word = tr("comma");
    else if (last == u'.')
        word = tr("full stop");
    else
        return keys;
    return keys.chopped(1) + word;
}
