// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/changes/words.h"
#include "models/history/timeline.h"

#include <QWidget>

class DiffView;
class ElidedLabel;
class Glyph;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;
class Segments;

//! One event: who, when and by what, and what it changed in words, side by side, or as JSON. What
//! was before it can be brought back, into the change set.
class EventView final : public QWidget
{
    Q_OBJECT

public:
    explicit EventView(QWidget *parent = nullptr);

    //! Null shows nothing. \a present: the aspect's newest value, to be compared with on demand.
    void show(const history::Event *event, const changes::Json &present,
              const changes::Naming &naming);
    //! Why nothing can be brought back; empty: it can.
    void setLocked(const QString &reason);

Q_SIGNALS:
    void bringBackRequested(const QString &aspect, const changes::Json &value, qint64 version);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeFacts();
    QWidget *makeContent();
    void showFacts();
    void showContent();
    void showWords();
    void showActions();

    history::Event m_event;
    bool m_hasEvent = false;
    changes::Json m_present;
    changes::Naming m_naming;
    QString m_locked;
    Glyph *m_glyph;
    QLabel *m_aspect;
    QLabel *m_versions;
    Segments *m_form;
    QPushButton *m_compare;
    QPushButton *m_bringBack;
    QWidget *m_head;
    QWidget *m_facts;
    ElidedLabel *m_who;
    ElidedLabel *m_by;
    ElidedLabel *m_when;
    ElidedLabel *m_source;
    QStackedWidget *m_content;
    QWidget *m_words;
    QVBoxLayout *m_wordLines;
    DiffView *m_diff;
    QPlainTextEdit *m_json;
};
