// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/tone.h"

#include <QStatusBar>

class ElidedLabel;
class QLabel;

struct StatusContent
{
    QString counts; //!< "26 shown of 327"
    QStringList more; //!< "1 selected", "18 removed are hidden"
    QString trouble; //!< "1 page missing"
    Tone troubleTone = Tone::Warn;
    QString asOf; //!< "as of 14:02"
    QString server; //!< "GMS 1.6.0"
    QString embedded; //!< "embedded on 127.0.0.1:8080"

    bool operator==(const StatusContent &) const = default;
};

//! The line at the window's foot: what is shown at the left, of when and from where at the right.
class StatusLine final : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void setContent(const StatusContent &content);

private:
    ElidedLabel *addLabel(const QString &name, bool permanent);

    ElidedLabel *m_counts;
    ElidedLabel *m_more;
    ElidedLabel *m_trouble;
    class Glyph *m_clock;
    ElidedLabel *m_asOf;
    ElidedLabel *m_embedded;
    ElidedLabel *m_server;
};
