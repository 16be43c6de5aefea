// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

class QSettings;

//! The filters that stood a while, of one connection: most recent first, each once.
class FilterHistory
{
public:
    struct Entry
    {
        QString text;
        QDateTime used; //!< UTC
    };
    static constexpr qsizetype most = 50;

    //! From now on those of \a group, which holds them in "filterHistory". Outlives this.
    void useSettings(QSettings &settings, const QString &group);
    //! Blank ones are not kept.
    void add(const QString &text, const QDateTime &now);
    const QList<Entry> &entries() const { return m_entries; }

private:
    QSettings *m_settings = nullptr;
    QString m_key;
    QList<Entry> m_entries;
};
