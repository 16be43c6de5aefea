// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/propertylist.h"

#include "ui/common/buttons.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/deployments/wording.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QStyledItemDelegate>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestFilter = 500; // more would be no line to read

//! Keys are quiet, values are read.
class PropertyDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        QStyleOptionViewItem flush(option);
        if (index.column() == PropertyModel::Key) // in line with what stands above the list
            flush.rect.adjust(-3, 0, 0, 0);
        QStyledItemDelegate::paint(painter, flush, index);
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.column() == PropertyModel::Key) {
            const QColor muted = Theme::of(option->palette).muted;
            option->palette.setColor(QPalette::Text, muted);
            option->palette.setColor(QPalette::HighlightedText, muted);
        }
    }
};

} // namespace

PropertyList::PropertyList(QWidget *parent)
    : QWidget(parent)
    , m_count(new QLabel(this))
    , m_searchButton(new QToolButton(this))
    , m_search(new QLineEdit(this))
    , m_view(new QTableView(this))
{
    auto *title = new QLabel(tr("Custom properties"), this);
    title->setFont(fonts::ui(fonts::Size::Small, QFont::DemiBold));
    m_count->setFont(fonts::ui(fonts::Size::Small));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_searchButton->setObjectName(u"searchProperties"_s);
    m_searchButton->setIcon(icons::icon(u"search"_s, icons::Ink::Muted));
    m_searchButton->setIconSize({14, 14});
    m_searchButton->setAutoRaise(true);
    m_searchButton->setCheckable(true);
    m_searchButton->setToolTip(tr("Search the properties"));
    m_searchButton->setAccessibleName(tr("Search the properties"));
    m_search->setObjectName(u"propertySearch"_s);
    m_search->setPlaceholderText(tr("Key or value contains…"));
    m_search->setAccessibleName(tr("Search the properties"));
    m_search->setClearButtonEnabled(true);
    looks::setSmall(m_search);
    m_search->hide();
    m_search->installEventFilter(this);

    m_view->setObjectName(u"properties"_s);
    m_view->setAccessibleName(tr("Custom properties"));
    m_view->setModel(&m_model);
    m_view->setItemDelegate(new PropertyDelegate(m_view));
    m_view->setFont(fonts::mono());
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->horizontalHeader()->hide();
    m_view->horizontalHeader()->setStretchLastSection(true);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setMinimumSectionSize(16);
    m_view->verticalHeader()->setDefaultSectionSize(qMax(20, m_view->fontMetrics().height() + 4));
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);

    auto *head = new QHBoxLayout;
    head->setSpacing(6);
    head->addWidget(title);
    head->addWidget(m_count);
    head->addStretch();
    head->addWidget(m_searchButton);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(m_search);
    column->addWidget(m_view);

    connect(m_searchButton, &QToolButton::toggled, this, &PropertyList::openSearch);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model.setSearch(text);
        fitHeight();
    });
    connect(m_view, &QWidget::customContextMenuRequested, this, &PropertyList::showMenu);
}

void PropertyList::setProperties(const std::vector<catalog::Property> &properties)
{
    m_count->setText(wording::number(qint64(properties.size())));
    m_searchButton->setVisible(properties.size() > 5);
    if (m_search->text().isEmpty())
        m_searchButton->setChecked(false);
    m_model.setProperties(properties);
    fitHeight();
}

void PropertyList::openSearch(bool open)
{
    m_search->setVisible(open);
    if (open)
        m_search->setFocus();
    else
        m_search->clear();
}

void PropertyList::fitHeight()
{
    const int rows = m_model.rowCount();
    m_view->setFixedHeight(qMax(1, rows) * m_view->verticalHeader()->defaultSectionSize());
    m_view->setColumnWidth(PropertyModel::Key, qBound(80, width() * 45 / 100, 220));
}

void PropertyList::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitHeight();
}

bool PropertyList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view->viewport() && event->type() == QEvent::Wheel) {
        event->ignore(); // the pane scrolls as one
        return true;
    }
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (watched == m_search && key->key() == Qt::Key_Escape) {
            m_searchButton->setChecked(false);
            m_view->setFocus();
            return true;
        }
        if (watched == m_view && key->matches(QKeySequence::Copy)) {
            copy(m_view->currentIndex().data(Qt::EditRole).toString());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void PropertyList::copy(const QString &text) const
{
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void PropertyList::showMenu(const QPoint &at)
{
    const QModelIndex index = m_view->indexAt(at);
    if (!index.isValid())
        return;
    const QString key = index.siblingAtColumn(PropertyModel::Key).data(Qt::EditRole).toString();
    const QString value = index.siblingAtColumn(PropertyModel::Value).data(Qt::EditRole).toString();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const catalog::Property property {key, value};
    if (value.size() <= longestFilter) {
        const QString shown = wording::oneLine(value, 40).replace(u'&', u"&&"_s);
        connect(menu->addAction(tr("Filter for “%1”").arg(shown)), &QAction::triggered, this,
                [this, property] { Q_EMIT filterRequested(property, false); });
        connect(menu->addAction(tr("Exclude “%1”").arg(shown)), &QAction::triggered, this,
                [this, property] { Q_EMIT filterRequested(property, true); });
        menu->addSeparator();
    }
    connect(menu->addAction(tr("Copy value")), &QAction::triggered, this,
            [=, this] { copy(value); });
    connect(menu->addAction(tr("Copy key")), &QAction::triggered, this, [=, this] { copy(key); });
    connect(menu->addAction(tr("Copy key and value")), &QAction::triggered, this,
            [=, this] { copy(key + u'=' + value); });
    menu->popup(m_view->viewport()->mapToGlobal(at));
}
