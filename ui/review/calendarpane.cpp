// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/review/calendarpane.h"

#include "ui/common/buttons.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/review/monthgrid.h"
#include "ui/review/reviewlists.h"
#include "ui/review/reviewpaint.h"

#include <QBoxLayout>
#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QSplitter>

using namespace Qt::Literals::StringLiterals;

namespace {

enum MonthRole {
    DateRole = Qt::UserRole, //!< QDate; invalid: without a date
    CountRole, //!< int
    OverdueRole, //!< int, of these
    ShareRole, //!< qreal, of the largest count
};

constexpr int monthsAhead = 12;

//! A month, a bar of which the overdue part is red, and the count.
class MonthDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {100, 25};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.palette);
        const QRectF rect = option.rect;
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        painter->save();
        if (chosen) {
            painter->fillRect(rect, theme.selection);
            painter->fillRect(QRectF(rect.topLeft(), QSizeF(3, rect.height())), theme.accent);
        }
        const QRectF inner = rect.adjusted(12, 0, -12, 0);
        const bool dated = index.data(DateRole).toDate().isValid();
        reviewpaint::line(*painter, QRectF(inner.left(), inner.top(), 68, inner.height()),
                          index.data().toString(),
                          fonts::ui(fonts::Size::Small, chosen ? QFont::DemiBold : QFont::Normal),
                          dated ? theme.text : theme.accent, Qt::ElideRight);
        const int count = index.data(CountRole).toInt();
        if (count > 0) {
            reviewpaint::line(*painter, inner, QString::number(count),
                              fonts::ui(fonts::Size::Small), theme.muted, Qt::ElideRight,
                              Qt::AlignRight);
            const qreal room = inner.width() - 68 - 28;
            const qreal wide = dated ? qMax(4.0, room * index.data(ShareRole).toReal()) : 0;
            const QRectF bar(inner.left() + 70, inner.center().y() - 4, wide, 9);
            painter->fillRect(bar, theme.control);
            painter->fillRect(
                QRectF(bar.topLeft(), QSizeF(wide * index.data(OverdueRole).toInt() / count, 9)),
                theme.danger);
        }
        painter->restore();
    }
};

QLabel *head(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setFont(fonts::ui(fonts::Size::Base, QFont::DemiBold));
    label->setContentsMargins(12, 7, 12, 7);
    return label;
}

} // namespace

CalendarPane::CalendarPane(QWidget *parent) : QWidget(parent), m_answer(review::Reviewer().answer())
{
    setObjectName(u"calendarPane"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_months = makeMonths();
    row->addWidget(m_months);
    m_splitter = new QSplitter(this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(makeMonth());
    m_splitter->addWidget(makeAgenda());
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    row->addWidget(m_splitter, 1);
    connect(m_grid, &MonthGrid::monthChanged, this, &CalendarPane::showMonth);
}

QWidget *CalendarPane::makeMonths()
{
    auto *side = new QWidget(this);
    side->setFixedWidth(176);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head(tr("Months"), side));
    m_monthList = new QListWidget(side);
    m_monthList->setObjectName(u"months"_s);
    m_monthList->setAccessibleName(tr("Months"));
    m_monthList->setFrameShape(QFrame::NoFrame);
    m_monthList->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_monthList->setItemDelegate(new MonthDelegate(m_monthList));
    m_monthList->viewport()->setAutoFillBackground(false);
    connect(m_monthList, &QListWidget::itemActivated, this, &CalendarPane::chooseMonth);
    connect(m_monthList, &QListWidget::itemClicked, this, &CalendarPane::chooseMonth);
    column->addWidget(m_monthList, 1);
    m_zone = new QLabel(side);
    m_zone->setWordWrap(true);
    m_zone->setFont(fonts::ui(fonts::Size::Small));
    m_zone->setForegroundRole(QPalette::PlaceholderText);
    m_zone->setContentsMargins(12, 8, 12, 10);
    column->addWidget(m_zone);
    return side;
}

QWidget *CalendarPane::makeMonth()
{
    auto *middle = new QWidget(this);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(10, 6, 10, 6);
    bar->setSpacing(6);
    QPushButton *back = makeButton({}, u"back"_s, middle);
    back->setAccessibleName(tr("Month before"));
    back->setToolTip(tr("Month before (PgUp)"));
    QPushButton *today = makeButton(tr("Today"), {}, middle);
    today->setToolTip(tr("To today (T)"));
    QPushButton *next = makeButton({}, u"forward"_s, middle);
    next->setAccessibleName(tr("Next month"));
    next->setToolTip(tr("Next month (PgDown)"));
    m_title = new QLabel(middle);
    m_title->setFont(fonts::ui(fonts::Size::Title, QFont::DemiBold));
    m_title->setContentsMargins(8, 0, 4, 0);
    m_count = new ElidedLabel(middle);
    m_count->setMuted(true);
    for (QWidget *part : {static_cast<QWidget *>(back), static_cast<QWidget *>(today),
                          static_cast<QWidget *>(next), static_cast<QWidget *>(m_title)})
        bar->addWidget(part);
    bar->addWidget(m_count, 1);
    column->addLayout(bar);
    m_grid = new MonthGrid(middle);
    column->addWidget(m_grid, 1);
    connect(back, &QPushButton::clicked, this,
            [this] { m_grid->showMonth(m_grid->month().addMonths(-1)); });
    connect(next, &QPushButton::clicked, this,
            [this] { m_grid->showMonth(m_grid->month().addMonths(1)); });
    connect(today, &QPushButton::clicked, this, [this] {
        const auto &when = m_answer->context.when;
        m_grid->setDay(when.now.toTimeZone(when.zone).date());
    });
    return middle;
}

QWidget *CalendarPane::makeAgenda()
{
    m_agendaSide = new QWidget(this);
    m_agendaSide->setMinimumWidth(240);
    auto *column = new QVBoxLayout(m_agendaSide);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head(tr("Next"), m_agendaSide));
    m_agenda = new Agenda(this);
    m_agendaList = new QListView(m_agendaSide);
    m_agendaList->setObjectName(u"agenda"_s);
    m_agendaList->setAccessibleName(tr("What is due next"));
    m_agendaList->setFrameShape(QFrame::NoFrame);
    m_agendaList->setUniformItemSizes(true);
    m_agendaList->setModel(m_agenda);
    m_agendaList->setItemDelegate(new AgendaDelegate(*m_agenda, m_agendaList));
    column->addWidget(m_agendaList, 1);
    m_clashTitle = head({}, m_agendaSide);
    column->addWidget(m_clashTitle);
    m_clashes = new QListWidget(m_agendaSide);
    m_clashes->setObjectName(u"clashes"_s);
    m_clashes->setAccessibleName(tr("Dates that clash"));
    m_clashes->setFrameShape(QFrame::NoFrame);
    m_clashes->setMaximumHeight(150);
    m_clashes->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_clashes->setTextElideMode(Qt::ElideMiddle);
    auto *inset = new QHBoxLayout;
    inset->setContentsMargins(9, 0, 9, 6);
    inset->addWidget(m_clashes);
    column->addLayout(inset);
    connect(m_agendaList->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                if (index.isValid())
                    m_grid->setCurrent(m_agenda->rowAt(index.row()));
            });
    const auto go
        = [this](const QListWidgetItem *item) { m_grid->setDay(item->data(DateRole).toDate()); };
    connect(m_clashes, &QListWidget::itemActivated, this, go);
    connect(m_clashes, &QListWidget::itemClicked, this, go);
    return m_agendaSide;
}

void CalendarPane::setAnswer(const review::Reviewer::AnswerPtr &answer,
                             const std::vector<review::Freeze> &freezes)
{
    m_answer = answer;
    m_freezes = freezes;
    m_grid->setAnswer(answer, freezes);
    m_agenda->setAnswer(answer);
    m_zone->setText(tr("All days in %1. A date is the start of that day.")
                        .arg(QString::fromUtf8(answer->context.when.zone.id())));
    fillMonths();
    fillClashes();
    showMonth();
}

void CalendarPane::fillMonths()
{
    const auto &when = m_answer->context.when;
    const QDate today = when.now.toTimeZone(when.zone).date();
    const QDate first(today.year(), today.month(), 1);
    m_monthList->clear();
    int most = 1;
    int earlier = 0;
    QDate earliest;
    for (const review::Assessment &one : m_answer->assessments) {
        if (one.decommission == catalog::noTime)
            continue;
        const QDate day = review::dayOf(one.decommission, when.zone);
        if (day < first) {
            ++earlier;
            earliest = earliest.isValid() ? qMax(earliest, day) : day;
        }
    }
    const auto add = [&](const QString &text, const QDate &date, int count, int overdue) {
        auto *item = new QListWidgetItem(text, m_monthList);
        item->setData(DateRole, date);
        item->setData(CountRole, count);
        item->setData(OverdueRole, overdue);
        item->setData(Qt::AccessibleTextRole,
                      tr("%1: %2, %3 of them overdue")
                          .arg(text, QString::number(count), QString::number(overdue)));
        if (date.isValid())
            most = qMax(most, count);
    };
    for (int i = 0; i < monthsAhead; ++i) {
        const QDate month = first.addMonths(i);
        const auto [count, overdue] = m_grid->countOf(month);
        const bool named = i == 0 || month.month() == 1;
        add(QLocale().toString(month, named ? u"MMM yyyy"_s : u"MMM"_s), month, count, overdue);
    }
    if (earlier > 0)
        add(tr("Earlier"), earliest, earlier, earlier);
    const int undated = int(m_answer->sums.buckets[std::size_t(review::Bucket::NoDate)]);
    if (undated > 0)
        add(tr("No date"), {}, undated, 0);
    for (int i = 0; i < m_monthList->count(); ++i) {
        QListWidgetItem *item = m_monthList->item(i);
        item->setData(ShareRole, item->data(CountRole).toInt() / qreal(most));
    }
}

void CalendarPane::fillClashes()
{
    m_clashes->clear();
    for (const review::Clash &clash : m_answer->clashes) {
        const QString name = clash.item
                               ? m_answer->catalog().name(m_answer->assessments[*clash.item].row)
                               : QString();
        const QString day = QLocale().toString(clash.day, u"d MMM"_s);
        QString text;
        switch (clash.kind) {
        case review::Clash::Kind::Weekend:
            text = tr("%1: %2 falls on a %3")
                       .arg(day, name, QLocale().dayName(clash.day.dayOfWeek()));
            break;
        case review::Clash::Kind::Freeze:
            text = tr("%1: %2 is inside the freeze “%3”").arg(day, name, clash.freeze);
            break;
        case review::Clash::Kind::Crowded:
            text = tr("%1: %2 on one day").arg(day, QString::number(clash.count));
            break;
        }
        auto *item = new QListWidgetItem(text, m_clashes);
        item->setToolTip(text.toHtmlEscaped());
        item->setData(DateRole, clash.day);
    }
    const bool any = m_clashes->count() > 0;
    m_clashTitle->setText(m_clashes->count() == 1 ? tr("1 date clashes")
                                                  : tr("%1 dates clash").arg(m_clashes->count()));
    m_clashTitle->setVisible(any);
    m_clashes->setVisible(any);
}

void CalendarPane::showMonth()
{
    const QDate month = m_grid->month();
    m_title->setText(QLocale().toString(month, u"MMMM yyyy"_s));
    const auto [count, overdue] = m_grid->countOf(month);
    m_count->setText(count == 0     ? tr("no dates")
                     : overdue == 0 ? tr("%1 dates").arg(count)
                                    : tr("%1 dates, %2 of them overdue").arg(count).arg(overdue));
    for (int i = 0; i < m_monthList->count(); ++i) {
        if (m_monthList->item(i)->data(DateRole).toDate() == month)
            return m_monthList->setCurrentRow(i);
    }
    m_monthList->setCurrentRow(-1);
}

void CalendarPane::chooseMonth(const QListWidgetItem *item)
{
    const QDate date = item->data(DateRole).toDate();
    if (!date.isValid())
        Q_EMIT undatedRequested();
    else if (date.day() == 1)
        m_grid->showMonth(date);
    else
        m_grid->setDay(date);
}

void CalendarPane::showAgenda(bool shown)
{
    m_agendaSide->setVisible(shown);
}

void CalendarPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_months->setVisible(width() >= 900);
    const auto wanted = width() < 1120 ? Qt::Vertical : Qt::Horizontal;
    if (m_splitter->orientation() != wanted) {
        m_splitter->setOrientation(wanted);
        m_splitter->setSizes(wanted == Qt::Vertical ? QList<int> {420, 200}
                                                    : QList<int> {width() - 312, 312});
    } else if (wanted == Qt::Horizontal && m_splitter->sizes().value(1) == 0) {
        m_splitter->setSizes({width() - 312, 312});
    }
}
