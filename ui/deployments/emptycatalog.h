// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QUrl>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

//! Stands in place of the table while the server has no deployment: how some come about.
class EmptyCatalog final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyCatalog(QWidget *parent = nullptr);

    //! \a server is how the user knows it; \a gms is the address that the SDK writes to.
    void setServer(const QString &server, const QUrl &gms);
    QString snippet() const;

Q_SIGNALS:
    void importRequested();
    void connectRequested();
    void copyRequested(const QString &text);

private:
    QWidget *makeHead();
    QWidget *makeSnippet();

    QLabel *m_text;
    QPlainTextEdit *m_snippet;
    QPushButton *m_import;
};
