// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/editing/edittarget.h"

#include <QWidget>

#include <optional>

class FieldMessage;
class QFrame;
class QLineEdit;
class QPushButton;

//! A day and a time of day in the user's zone, or none. What is typed is read in the ways people
//! write a day; what cannot be read stays as it is, as a draft, and leaves the value that was there
//! before it was typed.
class DateField final : public QWidget
{
    Q_OBJECT

public:
    //! \a field names the place for drafts; \a distances: buttons of so many days from today.
    DateField(const EditTarget &target, const QString &field, const QString &label,
              const QList<int> &distances, QWidget *parent);

    //! What the set has; \a before is shown struck where it is another.
    void showValue(std::optional<qint64> ms, std::optional<qint64> before);
    void clear() { choose(std::nullopt); } //!< what stands in it, a day or not
    void setNow(const QDateTime &now) { m_target.now = now; }
    FieldMessage *message() const { return m_message; }
    QLineEdit *dayEdit() const { return m_day; }

    //! Nothing where \a text is no day. "14 Dec 2026", "2026-12-14", "14.12.2026",
    //! "today", and from there on "+60d", "+8w", "+6m", "+1y"; "+60" are days.
    static std::optional<QDate> readDay(const QString &text, const QDate &today);
    static std::optional<QTime> readTime(const QString &text);

Q_SIGNALS:
    //! Valid, and another than before. \a typed: goes on in the same field.
    void edited(std::optional<qint64> ms, bool typed);

private:
    void build(const QString &label, const QList<int> &distances);
    void typed();
    void become(std::optional<qint64> ms);
    void setText(std::optional<qint64> ms);
    void fitTime();
    void showButtons();
    void choose(std::optional<qint64> ms);
    void openCalendar();
    QDate today() const;
    QTime timeOfDay() const;
    qint64 msOf(const QDate &day, const QTime &time) const;

    EditTarget m_target;
    QString m_field;
    std::optional<std::optional<qint64>> m_shown;
    std::optional<std::optional<qint64>> m_untyped; //!< what was there before this typing
    QLineEdit *m_day;
    QLineEdit *m_time;
    class ElidedLabel *m_before;
    QList<std::pair<QPushButton *, int>> m_buttons; //!< with their distance; -1: no date
    FieldMessage *m_message;
    QFrame *m_calendar = nullptr;
};
