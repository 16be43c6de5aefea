// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/deploymentquery.h"
#include "ui/deployments/suggestions.h"

#include <QObject>
#include <QPointer>

#include <atomic>
#include <functional>
#include <optional>

class FilterEdit;
class SuggestionPopup;

//! Says below the filter line what may be meant, with how many deployments each would give, and
//! puts in what a key takes. Never changes the text otherwise.
class FilterCompleter final : public QObject
{
    Q_OBJECT

public:
    //! All outlive this.
    FilterCompleter(DeploymentQuery &query, FilterEdit &edit, const FilterHistory &history,
                    QObject *parent);
    ~FilterCompleter() override;

    //! Its keys go before those of whoever else watches the edit so far.
    void watchKeys();
    void setSaved(const QList<SavedFilter> &saved) { m_saved = saved; }
    //! After the user typed.
    void offer();
    void showHistory();
    //! Closes without a word.
    void letGo();
    bool isOpen() const;
    //! What stands at the caret is no value yet, but the beginning of some.
    bool isHalfTyped() const { return m_halfTyped; }
    //! The word at the caret may become a key with the next letters.
    bool beginsKey() const { return m_beginsKey; }

Q_SIGNALS:
    void closed(); //!< by the user; nothing is half typed any more

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool handleKey(int key, Qt::KeyboardModifiers modifiers);
    bool handleOpenKey(int key);
    suggestions::Question question(bool unasked);
    void ask(bool unasked);
    void show(suggestions::Answer answer, bool chooseFirst);
    bool take();
    bool takeAndAdd();
    void close();
    void showGhost();
    void noticeCaret();
    //! Something that takes a pass over the catalog to list, and the name under which it is kept.
    struct Listing
    {
        QString key;
        std::function<std::vector<items::PropertyValue>(const catalog::Catalog &,
                                                        const std::atomic_bool *cancelled)>
            count;
    };
    std::optional<Listing> listingOf(const filter::AtCursor &at) const;
    const std::vector<items::PropertyValue> *valuesOf(const Listing &listing);

    struct Values;

    DeploymentQuery &m_query;
    FilterEdit &m_edit;
    const FilterHistory &m_history;
    QList<SavedFilter> m_saved;
    QPointer<SuggestionPopup> m_popup; // the window's, which may go first
    suggestions::Answer m_answer;
    bool m_moved = false; //!< the user chose a line
    bool m_halfTyped = false;
    bool m_beginsKey = false;
    bool m_taking = false;
    bool m_unasked = true; //!< the list is there because of what was typed
    bool m_isHistory = false;
    QString m_text; //!< that the answer is for
    // What was listed last.
    std::unique_ptr<Values> m_values;
};
