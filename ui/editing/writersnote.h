// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/editing/edittarget.h"

#include <QWidget>

class QLabel;

//! Who wrote which aspects last, so that nobody edits what the next run of a pipeline overwrites
//! without knowing. Says no more than the server does.
class WritersNote final : public QWidget
{
    Q_OBJECT

public:
    explicit WritersNote(QWidget *parent);

    void show(const EditTarget &target);
    QString text() const;

    //! The sentences; empty where nothing has been read.
    static QString sentences(const EditTarget &target);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_words;
};
