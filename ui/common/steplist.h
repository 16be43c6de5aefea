// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/settings/finding.h"
#include "ui/common/tone.h"

#include <QList>
#include <QWidget>

class QGridLayout;

namespace outcomes {

QString iconName(Outcome outcome);
Tone tone(Outcome outcome);
//! "passed", "warning", "failed", "not known"
QString word(Outcome outcome);

} // namespace outcomes

//! Findings one below the other: the mark, what was tried, what came of it, how long it took.
class StepList final : public QWidget
{
    Q_OBJECT

public:
    enum class Look {
        Framed, //!< rows of 34 px in a frame
        Plain, //!< rows of 24 px in the small font
    };

    explicit StepList(Look look, QWidget *parent = nullptr);

    void set(const QList<Finding> &findings);
    void append(const Finding &finding);
    void clear();
    int count() const { return static_cast<int>(m_findings.size()); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addRow(const Finding &finding);

    Look m_look;
    QList<Finding> m_findings;
    QGridLayout *m_grid;
};
