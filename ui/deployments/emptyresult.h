// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/deploymentquery.h"
#include "ui/deployments/explanation.h"

#include <QScrollArea>

class QLabel;
class QPushButton;
class QVBoxLayout;

//! Stands below the table's head when the filter leaves nothing: says what each of its terms
//! leaves, which one empties the result, and drops it. Scrolls where there is little room.
class EmptyResult final : public QScrollArea
{
    Q_OBJECT

public:
    explicit EmptyResult(DeploymentQuery &query, QWidget *parent = nullptr);

    //! Reckons anew for the present filter and catalog; what is shown stays until that is done.
    void explainNow();
    const Explanation &explanation() const { return m_explanation; }

Q_SIGNALS:
    void explained();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showExplanation(Explanation explanation);
    QWidget *makePart(std::size_t index, bool culprit, std::uint32_t largest);
    void drop(std::size_t index);
    int linkWidth() const;

    DeploymentQuery &m_query;
    Explanation m_explanation;
    QWidget *m_page;
    QLabel *m_text;
    QWidget *m_frame;
    QVBoxLayout *m_parts;
    QPushButton *m_drop;
    QPushButton *m_clear;
    QLabel *m_removed;
    QPushButton *m_showRemoved;
};
