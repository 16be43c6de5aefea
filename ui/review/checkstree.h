// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/review/reviewer.h"

#include <QTreeWidget>

//! The checks of one deployment, the worst first; each opens to show what it rests on.
class ChecksTree final : public QTreeWidget
{
    Q_OBJECT

public:
    explicit ChecksTree(QWidget *parent = nullptr);

    //! Of \a row. What was open stays open where it is the same deployment as before; of another
    //! one, the first check that blocks is opened.
    void setFindings(const review::Reviewer::Answer &answer, catalog::Row row,
                     const std::vector<review::Finding> &findings);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addEvidence(QTreeWidgetItem *item, const review::Reviewer::Answer &answer,
                     const review::Finding &finding);

    QString m_urn;
};
