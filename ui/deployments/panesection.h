// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class ElidedLabel;
class QGridLayout;
class QVBoxLayout;

//! One part of the details pane: padded, with a line below it, under a small head if it has one.
class PaneSection final : public QWidget
{
    Q_OBJECT

public:
    explicit PaneSection(QWidget *parent);
    PaneSection(const QString &title, const QString &aside, QWidget *parent);

    QVBoxLayout *column() const { return m_column; }

    //! A row of two columns: a muted word and what it is. Returns \a value.
    QWidget *addField(const QString &label, QWidget *value);
    //! Plain text; \a hint is the tooltip where it is not cut.
    ElidedLabel *addField(const QString &label, const QString &text, const QString &hint = {});

private:
    QVBoxLayout *m_column;
    QGridLayout *m_fields = nullptr;
};
