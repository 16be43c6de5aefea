// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/datefield.h"

#include "models/filter/days.h"
#include "ui/common/buttons.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/flowlayout.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/editing/formgroup.h"
#include "ui/editing/formkeys.h"
#include "ui/editing/formwords.h"

#include <QAction>
#include <QCalendarWidget>
#include <QFrame>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int noDate = -1;
constexpr int dayWidth = 128;
constexpr int lastYear = 9999; // of a time that a server can hold and a person can mean

QString dayText(const QDate &day)
{
    return QLocale().toString(day, u"d MMM yyyy"_s);
}

} // namespace

DateField::DateField(const EditTarget &target, const QString &field, const QString &label,
                     const QList<int> &distances, QWidget *parent)
    : QWidget(parent)
    , m_target(target)
    , m_field(field)
    , m_day(new QLineEdit(this))
    , m_time(new QLineEdit(this))
    , m_before(new ElidedLabel(this))
    , m_message(new FieldMessage(this))
{
    m_message->setObjectName(field + u"Message"_s);
    build(label, distances);
    if (target.isReadOnly()) {
        for (QLineEdit *edit : {m_day, m_time}) {
            edit->setReadOnly(true);
            edit->setFrame(false);
        }
        return;
    }
    for (QLineEdit *edit : {m_day, m_time}) {
        connect(edit, &QLineEdit::textEdited, this, &DateField::typed);
        formkeys::watch(edit, target.editing);
        // Left with a readable text, it is shown as it was understood.
        connect(edit, &QLineEdit::editingFinished, this, [this] {
            m_untyped.reset();
            if (m_shown && m_target.draft(m_field).isEmpty())
                setText(*m_shown);
        });
    }
}

void DateField::build(const QString &label, const QList<int> &distances)
{
    setFocusProxy(m_day);
    m_day->setObjectName(m_field + u"Day"_s);
    m_day->setAccessibleName(tr("%1: day").arg(label));
    m_day->setPlaceholderText(tr("No date"));
    m_day->setFixedWidth(dayWidth);
    m_time->setObjectName(m_field + u"Time"_s);
    m_time->setAccessibleName(tr("%1: time of day").arg(label));
    m_time->setPlaceholderText(u"00:00"_s);
    fitTime();
    auto *zone = new ElidedLabel(formwords::zoneName(m_target.zone), this);
    zone->setFont(fonts::ui(fonts::Size::Small));
    zone->setMuted(true);
    zone->setAccessibleName(tr("Time zone %1").arg(formwords::zoneName(m_target.zone)));
    auto *first = new QHBoxLayout;
    first->setSpacing(6);
    first->addWidget(m_day);
    first->addWidget(m_time);
    first->addWidget(zone, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(first);
    m_before->setFont([] {
        QFont struck = fonts::ui(fonts::Size::Small);
        struck.setStrikeOut(true);
        return struck;
    }());
    m_before->setMuted(true);
    m_before->setObjectName(m_field + u"Before"_s);
    m_before->setMinimumHeight(22);
    m_before->hide();
    auto *second = new FlowLayout(nullptr, 5, 4);
    if (!m_target.isReadOnly()) {
        auto *open = m_day->addAction(icons::icon(u"calendar"_s, icons::Ink::Muted),
                                      QLineEdit::LeadingPosition);
        open->setToolTip(tr("Choose in a calendar (Alt+Down)"));
        open->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Down));
        open->setShortcutContext(Qt::WidgetShortcut);
        connect(open, &QAction::triggered, this, &DateField::openCalendar);
        for (const int days : distances) {
            QPushButton *button = makeButton(tr("+%1 d").arg(days), {}, this);
            button->setAccessibleName(tr("%1: in %n day(s)", nullptr, days).arg(label));
            m_buttons.append({button, days});
        }
        QPushButton *none = makeButton(tr("No date"), {}, this);
        none->setAccessibleName(tr("%1: no date").arg(label));
        m_buttons.append({none, noDate});
        for (const auto &[button, days] : std::as_const(m_buttons)) {
            looks::setSmall(button);
            button->setCheckable(true);
            button->setObjectName(m_field
                                  + (days == noDate ? u"None"_s : u"+"_s + QString::number(days)));
            second->addWidget(button);
            connect(button, &QPushButton::clicked, this, [this, days = days] {
                choose(days == noDate ? std::nullopt
                                      : std::optional(msOf(today().addDays(days), timeOfDay())));
            });
        }
    }
    second->addWidget(m_before);
    column->addLayout(second);
    column->addWidget(m_message);
}

QDate DateField::today() const
{
    return m_target.now.toTimeZone(m_target.zone).date();
}

QTime DateField::timeOfDay() const
{
    return readTime(m_time->text()).value_or(QTime(0, 0));
}

qint64 DateField::msOf(const QDate &day, const QTime &time) const
{
    return QDateTime(day, time, m_target.zone).toMSecsSinceEpoch();
}

std::optional<QDate> DateField::readDay(const QString &text, const QDate &today)
{
    const QString typed = text.simplified();
    if (typed.compare(tr("today"), Qt::CaseInsensitive) == 0)
        return today;
    if (typed.startsWith(u'+')) {
        QString distance = typed;
        distance.remove(u' ');
        if (distance.back().isDigit())
            distance += u'd';
        const auto named = filter::dayNamed(distance);
        const QDate day = named ? filter::dateOf(*named, today) : QDate();
        return day.isValid() && day.year() <= lastYear ? std::optional(day) : std::nullopt;
    }
    for (const QString &format :
         {u"d MMM yyyy"_s, u"d MMMM yyyy"_s, u"d. MMM yyyy"_s, u"MMM d, yyyy"_s, u"MMM d yyyy"_s}) {
        for (const QLocale &locale : {QLocale(), QLocale::c()}) {
            if (const QDate day = locale.toDate(typed, format); day.isValid() && day.year() >= 1970)
                return day;
        }
    }
    for (const QString &format : {u"yyyy-M-d"_s, u"d.M.yyyy"_s, u"yyyy/M/d"_s}) {
        if (const QDate day = QDate::fromString(typed, format); day.isValid() && day.year() >= 1970)
            return day;
    }
    return std::nullopt;
}

std::optional<QTime> DateField::readTime(const QString &text)
{
    const QString typed = text.trimmed();
    if (typed.isEmpty())
        return QTime(0, 0);
    for (const QString &format : {u"H:mm"_s, u"HHmm"_s, u"H:mm:ss"_s, u"H:mm:ss.zzz"_s}) {
        if (const QTime time = QTime::fromString(typed, format); time.isValid())
            return time;
    }
    return std::nullopt;
}

void DateField::showValue(std::optional<qint64> ms, std::optional<qint64> before)
{
    if (!m_shown) {
        setText(ms);
        const QString draft = m_target.draft(m_field);
        if (!draft.isEmpty()) {
            m_day->setText(draft.section(u'\n', 0, 0));
            m_time->setText(draft.section(u'\n', 1));
            m_shown = ms;
            typed();
        }
    } else if (*m_shown != ms) {
        m_untyped.reset();
        setText(ms);
        m_target.setDraft(m_field, {});
        m_message->clear();
        looks::setInvalid(m_day, false);
        looks::setInvalid(m_time, false);
    }
    m_shown = ms;
    const bool other = before && before != ms;
    m_before->setVisible(other);
    if (other) {
        const QString whole = formwords::dateText(*before, m_target.zone);
        m_before->setText(formwords::dayText(*before, m_target.now, m_target.zone));
        m_before->setHint(whole);
        m_before->setAccessibleName(tr("before: %1").arg(whole));
    }
    showButtons();
}

void DateField::setText(std::optional<qint64> ms)
{
    if (!ms) {
        m_day->clear();
        m_time->clear();
        return;
    }
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(*ms, Qt::UTC).toTimeZone(m_target.zone);
    const bool coarse = *ms % 60'000 == 0;
    m_day->setText(dayText(local.date()));
    m_time->setText(local.toString(coarse ? u"HH:mm"_s : u"HH:mm:ss.zzz"_s));
    fitTime();
    const QString utc = local.toUTC().toString(Qt::ISODateWithMs);
    m_day->setToolTip(utc);
    m_time->setToolTip(utc);
}

//! As wide as what it shows: a time that a machine wrote has milliseconds.
void DateField::fitTime()
{
    const QString text = m_time->text();
    const QString widest = text.size() > 5 ? text : u"00:00"_s;
    m_time->setFixedWidth(fontMetrics().horizontalAdvance(widest) + 24);
    m_time->setCursorPosition(0);
}

void DateField::showButtons()
{
    const auto shown = m_shown.value_or(std::nullopt);
    const QDate day
        = shown ? QDateTime::fromMSecsSinceEpoch(*shown, Qt::UTC).toTimeZone(m_target.zone).date()
                : QDate();
    for (const auto &[button, days] : std::as_const(m_buttons))
        button->setChecked(days == noDate ? !shown : shown && day == today().addDays(days));
}

void DateField::typed()
{
    if (!m_untyped)
        m_untyped = m_shown.value_or(std::nullopt);
    const QString dayTyped = m_day->text().trimmed();
    const auto day = readDay(dayTyped, today());
    const auto time = readTime(m_time->text());
    looks::setInvalid(m_day, !dayTyped.isEmpty() && !day);
    looks::setInvalid(m_time, !time);
    if ((dayTyped.isEmpty() && m_time->text().trimmed().isEmpty()) || (day && time)) {
        m_target.setDraft(m_field, {});
        m_message->clear();
        m_day->setAccessibleDescription({});
        become(day ? std::optional(msOf(*day, *time)) : std::nullopt);
        return;
    }
    m_target.setDraft(m_field, m_day->text() + u'\n' + m_time->text());
    m_message->say(
        dayTyped.isEmpty() ? tr("A time of day needs a day.")
        : !day
            ? tr("Not a day: write %1, 2026-12-14, +60d or +6m.").arg(dayText(QDate(2026, 12, 14)))
            : tr("Not a time of day: write 18:30."),
        Tone::Danger);
    m_day->setAccessibleDescription(m_message->text());
    // A beginning of it may have been a day: "+6" of "+6x".
    become(*m_untyped);
}

//! As typed, a step that goes on.
void DateField::become(std::optional<qint64> ms)
{
    const bool other = !m_shown || *m_shown != ms;
    m_shown = ms;
    showButtons();
    if (other)
        Q_EMIT edited(ms, true);
}

void DateField::choose(std::optional<qint64> ms)
{
    m_untyped.reset();
    m_target.setDraft(m_field, {});
    m_message->clear();
    looks::setInvalid(m_day, false);
    looks::setInvalid(m_time, false);
    const bool other = !m_shown || *m_shown != ms;
    m_shown = ms;
    setText(ms);
    showButtons();
    if (other)
        Q_EMIT edited(ms, false);
}

void DateField::openCalendar()
{
    if (!m_calendar) {
        m_calendar = new QFrame(this, Qt::Popup);
        m_calendar->setObjectName(u"calendarPopup"_s);
        m_calendar->setFrameShape(QFrame::StyledPanel);
        auto *calendar = new QCalendarWidget(m_calendar);
        calendar->setAccessibleName(tr("Calendar"));
        calendar->setVerticalHeaderFormat(QCalendarWidget::ISOWeekNumbers);
        calendar->setHorizontalHeaderFormat(QCalendarWidget::ShortDayNames);
        auto *inside = new QVBoxLayout(m_calendar);
        inside->setContentsMargins(1, 1, 1, 1);
        inside->addWidget(calendar);
        const auto take = [this](const QDate &day) {
            m_calendar->hide();
            choose(msOf(day, timeOfDay()));
            m_day->setFocus();
        };
        connect(calendar, &QCalendarWidget::clicked, this, take);
        connect(calendar, &QCalendarWidget::activated, this, take);
    }
    auto *calendar = m_calendar->findChild<QCalendarWidget *>();
    calendar->setSelectedDate(readDay(m_day->text(), today()).value_or(today()));
    m_calendar->move(m_day->mapToGlobal(QPoint(0, m_day->height() + 1)));
    m_calendar->show();
    calendar->setFocus();
}
