// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/review/checkstree.h"

#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/review/reviewpaint.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStaticText>
#include <QStyledItemDelegate>
#include <QTextOption>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using review::Finding;

namespace {

enum Role {
    CheckRole = Qt::UserRole, //!< int; of a check
    OutcomeRole, //!< int; of a check
    ValueRole, //!< QString; of a check: at its end
    LabelRole, //!< QString; of a line of evidence
};

constexpr qreal labelWidth = 62;
constexpr qreal boxLeft = 34;
constexpr qreal side = 12;

//! One line a check; the evidence wraps in a box below it.
class ChecksDelegate final : public QStyledItemDelegate
{
public:
    explicit ChecksDelegate(QTreeWidget *tree) : QStyledItemDelegate(tree), m_tree(tree) { }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        if (!index.parent().isValid())
            return {100, qMax(25, int(QFontMetricsF(fonts::ui()).height()) + 9)};
        return {100, int(std::ceil(wrapped(index.data().toString()).size().height())) + 6};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF rect(0, option.rect.top(), m_tree->viewport()->width(), option.rect.height());
        if (index.parent().isValid())
            paintEvidence(*painter, rect, option, index);
        else
            paintCheck(*painter, rect, option, index);
        painter->restore();
    }

private:
    qreal textWidth() const
    {
        return m_tree->viewport()->width() - boxLeft - side - labelWidth - 16;
    }

    //! Between words where that is possible, else anywhere: URNs have no spaces.
    QStaticText wrapped(const QString &text) const
    {
        QStaticText shown(text);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        shown.setTextFormat(Qt::PlainText);
        shown.setTextOption(option);
        shown.setTextWidth(textWidth());
        shown.prepare({}, fonts::ui(fonts::Size::Small));
        return shown;
    }

    void paintCheck(QPainter &painter, const QRectF &rect, const QStyleOptionViewItem &option,
                    const QModelIndex &index) const
    {
        const Theme &theme = Theme::of(option.palette);
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        const bool open = m_tree->isExpanded(index);
        if (chosen) {
            painter.fillRect(rect, m_tree->hasFocus() ? theme.selection : theme.selectionIdle);
            painter.fillRect(QRectF(rect.topLeft(), QSizeF(3, rect.height())),
                             m_tree->hasFocus() ? theme.accent : theme.control);
        }
        const auto outcome = review::Outcome(index.data(OutcomeRole).toInt());
        icons::paint(painter, {rect.left() + side, std::round(rect.center().y() - 7)},
                     reviewpaint::iconOf(outcome), reviewpaint::inkOf(outcome, theme), 14);
        const QFont font = fonts::ui(fonts::Size::Base, open ? QFont::DemiBold : QFont::Normal);
        const QString title = index.data().toString();
        const qreal left = rect.left() + boxLeft;
        const qreal right = rect.right() - 26;
        const qreal wanted = QFontMetricsF(font).horizontalAdvance(title);
        const qreal titleWidth = qMin(wanted + 2, (right - left) * (open ? 1.0 : 0.78));
        reviewpaint::line(painter, QRectF(left, rect.top(), titleWidth, rect.height()), title, font,
                          theme.text, Qt::ElideRight);
        const QRectF rest(left + titleWidth + 8, rect.top(), right - left - titleWidth - 8,
                          rect.height());
        if (!open && rest.width() > 30)
            reviewpaint::line(painter, rest, index.data(ValueRole).toString(),
                              fonts::ui(fonts::Size::Small), theme.muted, Qt::ElideRight,
                              Qt::AlignRight);
        flat::chevron(painter, QRectF(right + 4, rect.top(), 14, rect.height()),
                      open ? Qt::DownArrow : Qt::RightArrow, theme.muted);
    }

    void paintEvidence(QPainter &painter, const QRectF &rect, const QStyleOptionViewItem &option,
                       const QModelIndex &index) const
    {
        const Theme &theme = Theme::of(option.palette);
        const bool first = index.row() == 0;
        const bool last = index.row() == index.model()->rowCount(index.parent()) - 1;
        const QRectF box = rect.adjusted(boxLeft, 0, -side, 0);
        painter.fillRect(box, theme.base);
        painter.fillRect(QRectF(box.topLeft(), QSizeF(labelWidth, box.height())), theme.window);
        if (option.state.testFlag(QStyle::State_Selected))
            painter.fillRect(box, m_tree->hasFocus() ? theme.selection : theme.selectionIdle);
        flat::edge(painter, box, Qt::LeftEdge, theme.border);
        flat::edge(painter, box, Qt::RightEdge, theme.border);
        if (first)
            flat::edge(painter, box, Qt::TopEdge, theme.border);
        if (last)
            flat::edge(painter, box, Qt::BottomEdge, theme.border);
        painter.setFont(fonts::ui(fonts::Size::Small));
        painter.setPen(theme.muted);
        painter.drawText(box.adjusted(8, 3, 0, -3), int(Qt::AlignLeft | Qt::AlignTop),
                         index.data(LabelRole).toString());
        painter.setPen(theme.text);
        painter.drawStaticText(QPointF(box.left() + labelWidth + 8, box.top() + 3),
                               wrapped(index.data().toString()));
    }

    QTreeWidget *m_tree;
};

} // namespace

ChecksTree::ChecksTree(QWidget *parent) : QTreeWidget(parent)
{
    setObjectName(u"checksTree"_s);
    setAccessibleName(tr("Checks"));
    setFrameShape(QFrame::NoFrame);
    setColumnCount(1);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setUniformRowHeights(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setExpandsOnDoubleClick(false);
    setItemDelegate(new ChecksDelegate(this));
    connect(this, &QTreeWidget::itemClicked, this, [](QTreeWidgetItem *item) {
        if (!item->parent())
            item->setExpanded(!item->isExpanded());
    });
    connect(this, &QTreeWidget::itemExpanded, this, [this] { doItemsLayout(); });
}

void ChecksTree::setFindings(const review::Reviewer::Answer &answer, catalog::Row row,
                             const std::vector<Finding> &findings)
{
    const QString urn = answer.catalog().urn(row);
    const bool same = std::exchange(m_urn, urn) == urn;
    QSet<int> open;
    int current = -1;
    for (int i = 0; same && i < topLevelItemCount(); ++i) {
        if (topLevelItem(i)->isExpanded())
            open.insert(topLevelItem(i)->data(0, CheckRole).toInt());
    }
    if (currentItem() && !currentItem()->parent())
        current = currentItem()->data(0, CheckRole).toInt();
    clear();
    for (const Finding &finding : findings) {
        const review::CheckInfo info = infoOf(finding.check);
        auto *item = new QTreeWidgetItem(this, {info.title});
        item->setData(0, CheckRole, int(finding.check));
        item->setData(0, OutcomeRole, int(finding.outcome));
        item->setData(0, ValueRole, finding.evidence.value);
        item->setData(
            0, Qt::AccessibleTextRole,
            tr("%1: %2; %3").arg(labelOf(finding.outcome), info.title, finding.evidence.value));
        item->setToolTip(0, finding.evidence.value.toHtmlEscaped());
        addEvidence(item, answer, finding);
        item->setExpanded(open.contains(int(finding.check)));
        if (current == int(finding.check))
            setCurrentItem(item);
    }
    if (!currentItem() && topLevelItemCount() > 0)
        setCurrentItem(topLevelItem(0));
    // What blocks is told at once.
    if (!same && !findings.empty() && findings.front().outcome == review::Outcome::Block)
        topLevelItem(0)->setExpanded(true);
}

void ChecksTree::addEvidence(QTreeWidgetItem *item, const review::Reviewer::Answer &answer,
                             const Finding &finding)
{
    const auto add = [item](const QString &label, const QString &text) {
        auto *line = new QTreeWidgetItem(item, {text});
        line->setData(0, LabelRole, label);
        line->setData(0, Qt::AccessibleTextRole, u"%1: %2"_s.arg(label, text));
    };
    add(tr("Rule"), infoOf(finding.check).rule);
    add(tr("Value"), finding.evidence.value);
    if (!finding.evidence.aspect.isEmpty()) {
        const auto row = answer.catalog().find(finding.evidence.urn);
        const QString whose = row ? answer.catalog().name(*row)
                                  : answer.catalog().directory().displayName(finding.evidence.urn);
        add(tr("Source"), finding.evidence.version > 0
                              ? tr("%1, version %2, of %3")
                                    .arg(finding.evidence.aspect,
                                         QString::number(finding.evidence.version), whose)
                              : tr("%1 of %2").arg(finding.evidence.aspect, whose));
    }
    if (answer.context.readAt.isValid())
        add(tr("Read"),
            QLocale().toString(answer.context.readAt.toTimeZone(answer.context.when.zone),
                               u"d MMM yyyy, HH:mm"_s));
}

void ChecksTree::resizeEvent(QResizeEvent *event)
{
    QTreeWidget::resizeEvent(event);
    scheduleDelayedItemsLayout(); // lines wrap anew
}

void ChecksTree::keyPressEvent(QKeyEvent *event)
{
    const bool toggles = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
                      || event->key() == Qt::Key_Space;
    if (toggles && event->modifiers() == Qt::NoModifier && currentItem()) {
        QTreeWidgetItem *check = currentItem()->parent() ? currentItem()->parent() : currentItem();
        check->setExpanded(!check->isExpanded());
        setCurrentItem(check);
        return;
    }
    QTreeWidget::keyPressEvent(event);
}
