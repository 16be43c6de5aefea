// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/pickpopup.h"

#include "models/domain/vocabulary.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/marks.h"
#include "ui/common/theme.h"
#include "ui/editing/formwords.h"

#include <QAccessible>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextDocument>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostChoices = 9; //!< rows that are shown at once
constexpr int choiceHeight = 26;
constexpr int markRoom = 26;

QString markIcon(const Choice &choice)
{
    switch (choice.mark) {
    case Choice::Mark::Deployment:
        return icons::forStatus(choice.status);
    case Choice::Mark::Model:
        return u"kind-model"_s;
    case Choice::Mark::New:
        return u"plus"_s;
    default:
        return u"kind-container"_s;
    }
}

void paintMark(QPainter &painter, const QRectF &area, const Choice &choice, const Theme &theme)
{
    const bool group = choice.mark == Choice::Mark::Group;
    if (group || choice.mark == Choice::Mark::User) {
        marks::avatar(painter, area, marks::initials(choice.name), group, theme);
        return;
    }
    if (choice.mark == Choice::Mark::Tag) {
        const QRectF square(area.left() + 4, std::floor(area.center().y() - 4), 8, 8);
        flat::box(painter, square, choice.colour.isValid() ? choice.colour : theme.control,
                  theme.muted, 1);
        return;
    }
    const QColor ink = choice.mark == Choice::Mark::Deployment ? theme.statusColor(choice.status)
                     : choice.mark == Choice::Mark::New        ? theme.accent
                                                               : theme.muted;
    icons::paint(painter, QPointF(area.left() + 2, std::floor(area.center().y() - 7)),
                 markIcon(choice), ink, 14);
}

class ChoiceDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {100, qMax(choiceHeight, option.fontMetrics.height() + 8)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const auto &choice = static_cast<const ChoiceModel *>(index.model())->at(index.row());
        const Theme &theme = Theme::of(option.palette);
        painter->save();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, theme.selection);
        else if (option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(option.rect, theme.header);
        QRectF area = QRectF(option.rect).adjusted(8, 0, -8, 0);
        if (choice.mark != Choice::Mark::None) {
            paintMark(*painter, QRectF(area.left(), area.top(), 20, area.height()), choice, theme);
            area.setLeft(area.left() + markRoom);
        }
        if (!choice.environment.isEmpty()) {
            const qreal width = marks::environmentWidth(choice.environment, choice.production);
            const QRectF at(area.right() - width, area.top(), width, area.height());
            marks::environment(*painter, at, choice.environment, choice.production, theme);
            area.setRight(at.left() - 8);
        }
        paintWords(*painter, area, choice, theme, option);
        painter->restore();
    }

private:
    static void paintWords(QPainter &painter, const QRectF &area, const Choice &choice,
                           const Theme &theme, const QStyleOptionViewItem &option)
    {
        const QFont small = fonts::ui(fonts::Size::Small);
        const QFontMetricsF metrics(option.font);
        const QFontMetricsF smallMetrics(small);
        // A name goes before its detail, which keeps a third where both are long.
        const qreal wanted = std::ceil(metrics.horizontalAdvance(choice.name)) + 1;
        const qreal least
            = choice.detail.isEmpty()
                ? 0
                : qMin(area.width() / 3, smallMetrics.horizontalAdvance(choice.detail) + 9);
        const qreal width = qMin(wanted, area.width() - least);
        painter.setFont(option.font);
        painter.setPen(choice.faint                       ? theme.muted
                       : choice.mark == Choice::Mark::New ? theme.accent
                                                          : theme.text);
        painter.drawText(QRectF(area.left(), area.top(), width, area.height()),
                         Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                         metrics.elidedText(choice.name, Qt::ElideMiddle, width));
        const qreal left = area.left() + width + 8;
        if (choice.detail.isEmpty() || left >= area.right())
            return;
        painter.setFont(small);
        painter.setPen(theme.muted);
        painter.drawText(
            QRectF(left, area.top(), area.right() - left, area.height()),
            Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine,
            smallMetrics.elidedText(choice.detail, Qt::ElideRight, area.right() - left));
    }
};

} // namespace

void ChoiceModel::set(std::vector<Choice> choices)
{
    beginResetModel();
    m_choices = std::move(choices);
    for (Choice &choice : m_choices) {
        choice.name = formwords::oneLine(choice.name, 200);
        choice.detail = formwords::oneLine(choice.detail, 200);
    }
    endResetModel();
}

int ChoiceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_choices.size());
}

QVariant ChoiceModel::data(const QModelIndex &index, int role) const
{
    const Choice &choice = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return choice.name;
    case Qt::ToolTipRole:
        return Qt::convertFromPlainText(
            choice.detail.isEmpty() ? choice.urn : choice.detail + u'\n' + choice.urn);
    case Qt::AccessibleTextRole: {
        QStringList parts {choice.name};
        for (const QString &part :
             {domain::statusLabel(choice.status), choice.environment, choice.detail}) {
            if (!part.isEmpty())
                parts.append(part);
        }
        return parts.join(u", "_s);
    }
    default:
        return {};
    }
}

PickPopup::PickPopup(QWidget *window)
    : QWidget(window), m_view(new QListView(this)), m_note(new QLabel(this))
{
    setObjectName(u"pickPopup"_s);
    setFocusPolicy(Qt::NoFocus);
    m_view->setAccessibleName(tr("Suggestions"));
    m_view->setModel(&m_model);
    m_view->setItemDelegate(new ChoiceDelegate(m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setMouseTracking(true);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setUniformItemSizes(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setFont(fonts::ui(fonts::Size::Small));
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setContentsMargins(8, 3, 8, 4);
    m_note->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 3, 1, 3);
    column->setSpacing(0);
    column->addWidget(m_view, 1);
    column->addWidget(m_note);
    hide();
    connect(m_view, &QListView::clicked, this,
            [this](const QModelIndex &index) { Q_EMIT taken(Choice(m_model.at(index.row()))); });
}

void PickPopup::showFor(const QWidget *field, std::vector<Choice> choices, const QString &note)
{
    m_model.set(std::move(choices));
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_view->setVisible(m_model.rowCount() > 0);
    place(field);
    show();
    raise();
    if (m_model.rowCount() > 0)
        choose(0);
}

void PickPopup::place(const QWidget *field)
{
    const QWidget *around = parentWidget();
    const QRect below(field->mapTo(around, QPoint(0, 0)), field->size());
    const int rows = qMin(mostChoices, m_model.rowCount());
    const int width = qMin(qMax(below.width(), 240), around->width());
    int height = 8 + (rows > 0 ? rows * m_view->sizeHintForRow(0) : 0);
    if (m_note->isVisibleTo(this))
        height += m_note->heightForWidth(width - 2);
    const int room = around->height() - below.bottom() - 2;
    const bool above = height > room && below.top() > room;
    height = qMin(height, above ? below.top() - 2 : room);
    setGeometry(qBound(0, below.left(), around->width() - width),
                above ? below.top() - height - 1 : below.bottom() + 2, width, height);
}

void PickPopup::choose(int row)
{
    m_view->setCurrentIndex(m_model.index(row));
    // The field keeps the focus; readers are told where its keys lead.
    QAccessibleEvent event(m_view, QAccessible::Focus);
    event.setChild(row);
    QAccessible::updateAccessibility(&event);
}

void PickPopup::move(int step)
{
    const int rows = m_model.rowCount();
    if (rows == 0)
        return;
    const int row = m_view->currentIndex().isValid() ? m_view->currentIndex().row() : -1;
    choose(qAbs(step) == 1 ? (row + step + rows) % rows : qBound(0, row + step, rows - 1));
}

const Choice *PickPopup::chosen() const
{
    const QModelIndex current = m_view->currentIndex();
    return isVisible() && current.isValid() ? &m_model.at(current.row()) : nullptr;
}

void PickPopup::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    flat::box(painter, rect(), theme.base, theme.control, 4);
}
