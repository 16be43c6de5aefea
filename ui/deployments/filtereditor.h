// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/filter/language.h"
#include "models/items/deploymentquery.h"
#include "ui/deployments/filterhistory.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

class ErrorPopup;
class FilterCompleter;
class FilterLine;
class QKeyEvent;
class QSettings;
struct SavedFilter;

//! Keeps the text of the line and the filter of the query in step: what is typed becomes the filter
//! once it is one, what is chosen elsewhere becomes text. What is no filter is said, and the last
//! one stays; so is what is one, but hardly what was meant.
class FilterEditor final : public QObject
{
    Q_OBJECT

public:
    //! Both outlive this.
    FilterEditor(DeploymentQuery &query, FilterLine &line);
    ~FilterEditor() override;

    //! Where the history of the connection is kept; what was typed for another cannot be undone.
    void useSettings(QSettings &settings, const QString &group);
    //! Filters with a name, to be offered beside the history.
    void setSaved(const QList<SavedFilter> &saved);
    //! Deployments are still coming: the line says "3,500 so far".
    void setLoading(bool loading);
    //! The text is a filter; the one that is applied, but for a moment.
    bool isUnderstood() const;

Q_SIGNALS:
    void left(); //!< to the table

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void takeText();
    bool waits() const;
    bool isInWord() const;
    bool isForRemedy(const QKeyEvent &key) const;
    void apply();
    void enter();
    void clear();
    void remember();
    void showFilter();
    void reset(); //!< a text that is no filter gives way to the one that is applied
    void showState();
    void pause();
    void doubt(); //!< looks at the text, once it stands still
    const filter::ParseError *problem() const;
    void showError();
    void hideError();
    bool takeRemedy(int number);
    bool isBeingTyped(const filter::ParseError &error) const;
    QString resultText() const;

    DeploymentQuery &m_query;
    FilterLine &m_line;
    FilterHistory m_history;
    FilterCompleter *m_completer;
    QPointer<ErrorPopup> m_popup; // the window's, which may go first
    filter::Parsed m_parsed; //!< of the text
    std::vector<filter::ParseError> m_doubts; //!< of the text, where it is a filter
    catalog::CatalogPtr m_doubted; //!< over which
    bool m_doubtSaid = false; //!< since the text is what it is
    //! The filter before a word that may become a key.
    std::optional<filter::Filter> m_beforeWord;
    QTimer m_applies; //!< where answers take long
    QTimer m_pause; //!< runs while the user is typing
    QTimer m_remembers;
    bool m_applying = false;
    bool m_writing = false;
    bool m_loading = false;
};
