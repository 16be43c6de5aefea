// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QHBoxLayout;
class QPushButton;

//! What a user chooses when there is nothing to open yet.
enum class FirstStart {
    Sample,
    Empty,
    Connect,
    DatahubEnv, //!< the server that ~/.datahubenv names, read-only
};

struct FirstStartContent
{
    int sampleCount = 0; //!< deployments in the sample catalog; 0 leaves the number out
    QString embeddedUrl; //!< where SDK and CLI can write to
    QString datahubEnvUrl; //!< empty: no ~/.datahubenv
    QString tokenPlace; //!< "your keychain", "memory until you quit"
};

//! Three equal ways to begin; the first is the default. A file dropped on it is imported.
class FirstStartPage final : public QWidget
{
    Q_OBJECT

public:
    explicit FirstStartPage(QWidget *parent = nullptr);

    void setContent(const FirstStartContent &content);
    //! Gives the focus to the default button.
    void begin();

Q_SIGNALS:
    void chosen(FirstStart choice);

private:
    QWidget *makeHead();
    QWidget *makeFoot();
    class ChoiceCard *addCard(QHBoxLayout *row, const QString &icon, const QString &title,
                              const QString &button, FirstStart choice);

    QWidget *m_column;
    class ChoiceCard *m_sample;
    class ChoiceCard *m_empty;
    class ChoiceCard *m_connect;
    class Note *m_found;
};
