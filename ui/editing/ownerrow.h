// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class ElidedLabel;
class QComboBox;
class QToolButton;

//! An owner in a role, as it stands in the form.
struct EditedOwner
{
    enum class State { Same, Added, Removed };

    QString item; //!< as in changes::FieldKey: <owner URN>|<type>
    State state = State::Same;
    QString name;
    QString hint; //!< what the server says of them, and the URN
    QString warning; //!< "inactive"; empty: nothing to warn of

    QString urn() const { return item.section(QLatin1Char('|'), 0, 0); }
    QString type() const { return item.section(QLatin1Char('|'), 1); }
    bool operator==(const EditedOwner &) const = default;
};

//! One line of the owners: who, in which role, and what waits to be done about it.
class OwnerRow final : public QWidget
{
    Q_OBJECT

public:
    //! \a roles: pairs of a type and what it is called, in order, with the owner's own among them.
    OwnerRow(const EditedOwner &line, const QList<std::pair<QString, QString>> &roles,
             bool readOnly, QWidget *parent);

Q_SIGNALS:
    void roleChosen(const QString &item, const QString &type);
    void removeRequested(const QString &item);
    void undoRequested(const QString &item);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addRole(const QList<std::pair<QString, QString>> &roles, bool readOnly);

    EditedOwner m_line;
};
