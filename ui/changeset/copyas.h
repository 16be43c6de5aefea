// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/editing.h"

#include <QObject>
#include <QPointer>

class QMenu;
class QSettings;
class QWidget;

//! "Copy as": what waits as curl lines, a Python script or a file of MCPs, to the clipboard or into
//! a file. None of them holds a token.
class CopyAs final : public QObject
{
    Q_OBJECT

public:
    CopyAs(QSettings &settings, QWidget *window);

    void setEditing(store::Editing *editing) { m_editing = editing; }
    //! Fills \a menu; of \a keys, or of all that waits where it is empty.
    void fill(QMenu &menu, const QList<changes::EditKey> &keys = {});

Q_SIGNALS:
    void done(const QString &message);
    void failed(const QString &path, const QString &why);

private:
    using Form = store::Editing::CopyForm;
    void copy(Form form, const QList<changes::EditKey> &keys);
    void askForFile(Form form, const QList<changes::EditKey> &keys);

    QSettings &m_settings;
    QWidget *m_window;
    QPointer<store::Editing> m_editing;
};
