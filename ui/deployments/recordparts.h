// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/directory.h"

#include <QWidget>

//! The small parts that a record is shown with. They take no focus; their words are their
//! accessible names, and the server's texts in them are plain text.

//! A platform's drawing, or its initials in a frame.
class PlatformMark final : public QWidget
{
    Q_OBJECT

public:
    PlatformMark(const catalog::Directory &directory, const QString &platformUrn, int size,
                 QWidget *parent);

    QSize sizeHint() const override { return {m_size, m_size}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const catalog::Directory m_directory; //!< shared, not copied: the name may be asked for anew
    QString m_urn;
    int m_size;
};

//! Shape and word of a status.
class StatusMark final : public QWidget
{
    Q_OBJECT

public:
    StatusMark(const QString &symbol, QWidget *parent);

    void setWordShown(bool shown);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont wordFont() const;

    QString m_symbol;
    QString m_word;
    bool m_wordShown = true;
};

//! An owner with avatar, name and type.
class OwnerLine final : public QWidget
{
    Q_OBJECT

public:
    //! \a type: an ownershipType URN or a symbol of OwnershipType; may be empty.
    OwnerLine(const catalog::Directory &directory, const QString &urn, const QString &type,
              QWidget *parent);
};

//! Tags as chips, as many rows as they need.
class TagFlow final : public QWidget
{
    Q_OBJECT

public:
    TagFlow(const catalog::Directory &directory, const QStringList &urns, QWidget *parent);

    QWidget *chip(qsizetype number) const { return m_chips[number]; }

private:
    QList<QWidget *> m_chips;
};
