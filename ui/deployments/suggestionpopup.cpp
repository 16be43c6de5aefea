// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/suggestionpopup.h"

#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/markwidgets.h"
#include "ui/common/theme.h"
#include "ui/deployments/suggestiondelegate.h"
#include "ui/deployments/wording.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int popupWidth = 560;
constexpr int mostRows = 14;

//! Keeps out of the way of the keyboard: the line has it.
class SuggestionView final : public QListView
{
public:
    using QListView::QListView;

protected:
    void mousePressEvent(QMouseEvent *event) override
    {
        if (event->button() == Qt::LeftButton && indexAt(event->position().toPoint()).isValid())
            QListView::mousePressEvent(event);
    }
};

} // namespace

void SuggestionModel::setLines(std::vector<Suggestion> lines)
{
    beginResetModel();
    m_lines = std::move(lines);
    endResetModel();
}

int SuggestionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

QVariant SuggestionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Suggestion &said = line(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return said.label;
    case Qt::ToolTipRole:
        return said.kind == Suggestion::Kind::Head ? QVariant()
                                                   : QVariant(wording::toolTip(said.insert));
    case Qt::AccessibleTextRole: {
        QStringList parts {said.label};
        if (!said.detail.isEmpty())
            parts.append(said.detail);
        if (said.count)
            parts.append(tr("%n deployment(s)", nullptr, int(*said.count)));
        return parts.join(u", "_s);
    }
    default:
        return {};
    }
}

Qt::ItemFlags SuggestionModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || line(index.row()).kind == Suggestion::Kind::Head)
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

SuggestionPopup::SuggestionPopup(QWidget *parent)
    : QWidget(parent)
    , m_view(new SuggestionView(this))
    , m_foot(new QWidget(this))
    , m_addHint(new QWidget(m_foot))
{
    setObjectName(u"filterSuggestions"_s);
    setFocusPolicy(Qt::NoFocus);
    m_view->setObjectName(u"filterSuggestionList"_s);
    m_view->setAccessibleName(tr("Suggestions for the filter"));
    m_view->setModel(&m_model);
    m_view->setItemDelegate(new SuggestionDelegate(m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setUniformItemSizes(true);

    const auto hint = [](const QString &key, const QString &text, QWidget *inside) {
        auto *row = new QHBoxLayout;
        row->setSpacing(5);
        row->addWidget(new KeyBadge(key, inside));
        auto *label = new QLabel(text, inside);
        label->setFont(fonts::ui(fonts::Size::Small));
        label->setForegroundRole(QPalette::PlaceholderText);
        row->addWidget(label);
        return row;
    };
    auto *foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(10, 4, 10, 4);
    foot->setSpacing(14);
    foot->addLayout(hint(tr("Tab"), tr("take it"), m_foot));
    auto *add = hint(u","_s, tr("add another value"), m_addHint);
    add->setContentsMargins(0, 0, 0, 0);
    m_addHint->setLayout(add);
    foot->addWidget(m_addHint);
    foot->addLayout(hint(tr("Esc"), tr("close"), m_foot));
    foot->addStretch(1);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 3, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_view, 1);
    column->addWidget(m_foot);
    hide();

    connect(m_view, &QListView::clicked, this, [this](const QModelIndex &index) {
        if (!m_model.flags(index).testFlag(Qt::ItemIsEnabled))
            return;
        choose(index.row());
        Q_EMIT taken();
    });
}

void SuggestionPopup::showAnswer(const suggestions::Answer &answer, const QPoint &at,
                                 bool chooseFirst)
{
    static_cast<SuggestionDelegate *>(m_view->itemDelegate())->setTyped(answer.typed);
    m_model.setLines(answer.lines);
    m_addHint->setVisible(answer.canAdd);
    const QWidget *around = parentWidget();
    const QPoint inside = around->mapFromGlobal(at);
    const int width = qMin(popupWidth, around->width());
    const int row = m_view->sizeHintForRow(0);
    const int foot = m_foot->sizeHint().height() + 5;
    const int height
        = qMin(row * qMin(mostRows, m_model.rowCount()) + foot, around->height() - inside.y());
    setGeometry(qBound(0, inside.x(), around->width() - width), inside.y(), width, height);
    show();
    raise();
    m_view->scrollToTop();
    choose(-1);
    if (chooseFirst)
        move(1);
}

void SuggestionPopup::choose(int row)
{
    m_view->setCurrentIndex(m_model.index(row));
    if (row >= 0) {
        // The line keeps the focus; readers are told where its keys lead.
        QAccessibleEvent event(m_view, QAccessible::Focus);
        event.setChild(row);
        QAccessible::updateAccessibility(&event);
    }
    Q_EMIT chosenChanged();
}

void SuggestionPopup::move(int step)
{
    const int rows = m_model.rowCount();
    int row
        = m_view->currentIndex().isValid() ? m_view->currentIndex().row() : (step > 0 ? -1 : rows);
    for (int i = 0; i < rows; ++i) {
        row = (row + step + rows) % rows;
        if (m_model.line(row).kind != Suggestion::Kind::Head) {
            choose(row);
            if (row == 1)
                m_view->scrollToTop(); // its head, too
            return;
        }
    }
}

void SuggestionPopup::movePage(int step)
{
    const int rows = m_model.rowCount();
    const int page = qMax(1, m_view->height() / qMax(1, m_view->sizeHintForRow(0)) - 1);
    int row = qBound(0, m_view->currentIndex().row() + step * page, rows - 1);
    while (row >= 0 && row < rows && m_model.line(row).kind == Suggestion::Kind::Head)
        ++row;
    if (row < rows)
        choose(row);
}

const Suggestion *SuggestionPopup::chosen() const
{
    const QModelIndex current = m_view->currentIndex();
    return isVisible() && current.isValid() ? &m_model.line(current.row()) : nullptr;
}

void SuggestionPopup::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    painter.fillRect(rect(), theme.base);
    painter.fillRect(m_foot->geometry(), theme.window);
    flat::edge(painter, QRectF(m_foot->geometry()), Qt::TopEdge, theme.border);
    flat::box(painter, rect(), {}, theme.control, 2);
}
