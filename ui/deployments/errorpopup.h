// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/filter/language.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;

//! What is wrong with the text of a filter, below the place: the sentence, the column, and what
//! would mend it. Takes no focus; belongs to the window, so that it may cover what is below.
class ErrorPopup final : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype mostRemedies = 3;

    explicit ErrorPopup(QWidget *parent);

    enum class Weight { Error, Doubt };

    //! \a tip is where its pointer ends, in global coordinates.
    void showError(const filter::ParseError &error, const QPoint &tip,
                   Weight weight = Weight::Error);

Q_SIGNALS:
    void remedyChosen(int number);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_warns = false;
    int m_tip = 0; //!< x
    QLabel *m_sentence;
    QHBoxLayout *m_remedies;
};
