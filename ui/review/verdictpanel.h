// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/review/reviewer.h"

#include <QWidget>

class ChecksTree;
class ElidedLabel;
class QHBoxLayout;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;
class StatusGlyph;

//! One deployment under review: its verdict in a sentence, the checks with what they rest on, and
//! what can be done about it.
class VerdictPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit VerdictPanel(QWidget *parent = nullptr);

    //! \a row of the answer's catalog, or nothing.
    void show(const review::Reviewer::AnswerPtr &answer, std::optional<catalog::Row> row);
    //! Why nothing can be changed; empty: it can.
    void setReadOnly(const QString &why);
    //! Made anew each time they open.
    QMenu *dateMenu() const { return m_dateMenu; }
    QMenu *replacementMenu() const { return m_replacementMenu; }
    QMenu *ownerMenu() const { return m_ownerMenu; }
    QMenu *moreMenu() const { return m_moreMenu; }
    void openMenu(QMenu *menu); //!< below its button, for keys
    ChecksTree *checks() const { return m_checks; }
    //! The verdict and every check as text.
    QString text() const;

    QSize sizeHint() const override { return {396, 600}; }

Q_SIGNALS:
    void softDeleteRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeVerdict();
    QWidget *makeActions();
    void showHead();
    void showVerdict(const review::Assessment &assessment);
    void enableActions();
    QPushButton *makeMenuButton(const QString &text, const QString &icon, QMenu *menu);

    review::Reviewer::AnswerPtr m_answer;
    std::optional<catalog::Row> m_row;
    std::vector<review::Finding> m_findings;
    review::Verdict m_verdict = review::Verdict::Unknown;
    QString m_readOnly;
    StatusGlyph *m_glyph;
    ElidedLabel *m_name;
    QHBoxLayout *m_facts;
    class VerdictBox *m_box;
    ChecksTree *m_checks;
    QLabel *m_nothing;
    QWidget *m_actions;
    QMenu *m_dateMenu;
    QMenu *m_replacementMenu;
    QMenu *m_ownerMenu;
    QMenu *m_moreMenu;
    QToolButton *m_more;
    QList<QPushButton *> m_buttons; //!< of the menus, in their order
    QPushButton *m_delete;
};
