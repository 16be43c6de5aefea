// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/changeset/changesetmodel.h"
#include "ui/common/tone.h"

#include <QColor>
#include <QWidget>

class ElidedLabel;
class Glyph;
class QCheckBox;
class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;

//! The band in the change set's pane that asks before something is sent, shows how far it is, and
//! says what came of it. Hidden where there is nothing to say. Escape cancels a question.
class ApplyBand final : public QWidget
{
    Q_OBJECT

public:
    explicit ApplyBand(QWidget *parent = nullptr);

    void setServer(const QString &name, const QColor &colour, bool production);
    //! Asks whether \a chosen shall go; \a conflicts is how many edits stay for being in conflict.
    //! \a unfinished fields of forms hold what is no value yet, and so are not among them.
    void ask(const ChangeSetModel::Chosen &chosen, int conflicts, int unfinished);
    void showState(const store::ApplyState &state);
    void dismiss();
    void focusClose(); //!< of the summary: Enter closes it

    enum class Phase { Nothing, Question, Running, Summary };
    Phase phase() const { return m_phase; }
    //! "42 applied and read back, 3 conflicts, 2 failed"
    static QString summary(const store::ApplyState &state);

Q_SIGNALS:
    void confirmed();
    void cancelled(bool hadFocus);
    void pauseRequested(bool pause);
    void stopRequested();
    void conflictsRequested();
    void retryRequested();
    void dismissed(bool hadFocus);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void enter(Phase phase, Tone tone);
    void showButtons();
    bool hasKeyboard() const;

    Phase m_phase = Phase::Nothing;
    Tone m_tone = Tone::Neutral;
    QString m_server;
    QColor m_colour;
    bool m_production = false;
    bool m_hasConflicts = false;
    bool m_hasFailed = false;
    bool m_asksTwice = false;

    class ServerBlock *m_block;
    Glyph *m_glyph;
    ElidedLabel *m_title;
    ElidedLabel *m_words;
    QProgressBar *m_bar;
    Glyph *m_warning;
    ElidedLabel *m_unfinished;
    QCheckBox *m_sure;
    QPushButton *m_cancel;
    QPushButton *m_confirm;
    QPushButton *m_pause;
    QPushButton *m_stop;
    QPushButton *m_conflicts;
    QPushButton *m_retry;
    QPushButton *m_close;
};
