// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTextEdit>

//! Finds what a keyboard or a screen reader could not use.
namespace accessibilitywalk {

inline bool isInteractive(const QWidget *widget)
{
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget)
        || qobject_cast<const QComboBox *>(widget) || qobject_cast<const QTabBar *>(widget)
        || qobject_cast<const QAbstractItemView *>(widget)
        || qobject_cast<const QAbstractSpinBox *>(widget)
        || qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QTextEdit *>(widget);
}

//! What Qt makes for itself: the overflow of a menu bar, the corner of a table, the line of a spin
//! box, headers, the list of a combo box, the mark and the cross in a field.
inline bool isQtsOwn(const QWidget *widget)
{
    for (const QWidget *each = widget; each; each = each->parentWidget()) {
        const QString name = each->objectName();
        const QString type = QString::fromLatin1(each->metaObject()->className());
        if (name.startsWith(QLatin1String("qt_")) || type == QLatin1String("QHeaderView")
            || type == QLatin1String("QTableCornerButton")
            || type == QLatin1String("QLineEditIconButton")
            || type.startsWith(QLatin1String("QComboBoxPrivate")))
            return true;
    }
    return qobject_cast<const QAbstractSpinBox *>(widget->parentWidget())
        || qobject_cast<const QComboBox *>(widget->parentWidget());
}

//! One line per fault below \a root; also of hidden widgets.
inline QStringList faults(const QWidget *root)
{
    QStringList found;
    for (QWidget *widget : root->findChildren<QWidget *>()) {
        if (!isInteractive(widget) || isQtsOwn(widget))
            continue;
        const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        const QString where = QString::fromLatin1(widget->metaObject()->className())
                            + QLatin1Char(' ') + widget->objectName();
        if (!spoken || spoken->text(QAccessible::Name).trimmed().isEmpty())
            found += where + QLatin1String(": no accessible name");
        if (!(widget->focusPolicy() & Qt::TabFocus))
            found += where + QLatin1String(": not reached by Tab");
    }
    return found;
}

} // namespace accessibilitywalk
