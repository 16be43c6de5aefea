// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/settings/savedview.h"

#include <QObject>

#include <optional>

//! The saved views of one connection, in the user's order, kept in a file as they change. Those
//! that ship are among them from the start; they can be changed, taken away and brought back.
class SavedViews final : public QObject
{
    Q_OBJECT

public:
    explicit SavedViews(QObject *parent = nullptr);

    //! What is in \a file from now on; the shipped ones where there is none. A damaged file is set
    //! aside with ".broken" at its end and is the error.
    Result<void> open(const QString &file);

    const QList<SavedView> &views() const { return m_views; }
    const SavedView *find(const QString &id) const;
    qsizetype indexOf(const QString &id) const; //!< -1 where there is none

    //! Behind the last one, or at \a at; returns its id. A name that is taken gets a number; one
    //! that has the id of no other keeps it.
    QString add(SavedView view, qsizetype at = -1);
    //! All of a file that was passed on; returns how many had to take another name.
    int addAll(const QList<SavedView> &views);
    //! False where there is no view of that id, or nothing to change. An empty name stays as it
    //! was, one that is taken gets a number.
    bool change(const SavedView &view);
    bool move(const QString &id, qsizetype to);
    //! What was taken away, for add() to bring back.
    std::optional<SavedView> remove(const QString &id);
    //! True where some shipped view is not among them, or is changed.
    bool lacksShipped() const;
    void restoreShipped();

    //! \a name, or with a number behind it where a view other than \a id has it.
    QString freeName(const QString &name, const QString &id = {}) const;

    static bool isShipped(const QString &id);

Q_SIGNALS:
    void changed();
    void saveFailed(const Error &error); //!< the views stay as they are until the next change

private:
    void addMissing(const QStringList &removed);
    void save();

    QString m_file;
    QList<SavedView> m_views;
};
