// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/settings/connectiontester.h"
#include "models/settings/profiles.h"
#include "models/settings/tokens.h"
#include "ui/connections/connectionitems.h"

#include <QDialog>

#include <optional>

class ConnectionForm;
class ElidedLabel;
class QLabel;
class QListView;
class QPushButton;
class QStackedWidget;

//! The user's connections: a list, the fields of one, and a test. Not modal; changes are kept as
//! they are made.
class ConnectionsDialog final : public QDialog
{
    Q_OBJECT

public:
    //! All outlive this.
    ConnectionsDialog(Profiles &profiles, Tokens &tokens, ConnectionTester &tester,
                      QWidget *parent = nullptr);
    ~ConnectionsDialog() override;

    //! The embedded server, first in the list.
    void setLocal(const FixedConnection &local);
    //! What ~/.datahubenv names, last in the list; it can be kept as a profile with its token.
    void setFound(const FixedConnection &found, const QUrl &url, const QString &token);
    void setConnected(const QString &id);

    void select(const QString &id);
    QString selectedId() const;
    //! Adds a connection, to \a server where that is known, and puts the cursor into its address.
    void addNew(const QUrl &server = {});

Q_SIGNALS:
    //! It was removed and cannot be brought back any more; its token is going.
    void forgotten(const ConnectionProfile &profile);
    void connectRequested(const QString &id);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeListSide();
    QWidget *makeFixedPage();
    QWidget *makeFooter();
    QPushButton *addTool(class QHBoxLayout *row, const QString &text, const QString &icon,
                         const QString &name);
    void showSelected();
    void showFixed(const FixedConnection &fixed);
    void keepEdited(const ConnectionProfile &profile);
    void copySelected();
    void removeSelected();
    void undoRemove();
    void forgetRemoved();
    void keepFound();
    void importFile();
    void exportFile();
    void say(const QString &text, bool canUndo = false);

    Profiles &m_profiles;
    Tokens &m_tokens;
    ConnectionItems *m_items;
    QString m_selected; //!< survives a reset of the model
    std::optional<ConnectionProfile> m_removed; //!< can still be put back
    QUrl m_foundUrl;
    QString m_foundToken;
    Pending m_tokenCall;

    QListView *m_list;
    QPushButton *m_copy;
    QPushButton *m_delete;
    QStackedWidget *m_pages;
    ConnectionForm *m_form;
    QLabel *m_fixedTitle;
    QLabel *m_fixedText;
    QPushButton *m_keepFound;
    ElidedLabel *m_words;
    QPushButton *m_undo;
    QPushButton *m_connect;
};
