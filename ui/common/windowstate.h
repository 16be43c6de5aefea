// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>

class QHeaderView;
class QSettings;
class QSplitter;
class QWidget;

//! Remembers where a window was and how its splitters and headers stood. Each keep…() restores what
//! was remembered at once; all are saved when the window closes or hides, and with save().
class WindowState final : public QObject
{
    Q_OBJECT

public:
    //! \a settings outlives this; keys go below \a group, such as "window/main".
    WindowState(QSettings &settings, const QString &group, QWidget *window);

    //! False where nothing was remembered, so that the caller chooses a first size.
    bool keepGeometry();
    bool keepSplitter(const QString &key, QSplitter *splitter);
    //! \a version changes with the set of columns; a state of another version is let go.
    bool keepHeader(const QString &key, QHeaderView *header, int version = 1);

    void save();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QString path(const QString &key) const;

    struct SplitterEntry
    {
        QString key;
        QPointer<QSplitter> splitter; // pages may go before the window does
    };
    struct HeaderEntry
    {
        QString key;
        QPointer<QHeaderView> header;
        int version;
    };

    QSettings &m_settings;
    QString m_group;
    QWidget *m_window;
    bool m_geometry = false;
    QList<SplitterEntry> m_splitters;
    QList<HeaderEntry> m_headers;
};
