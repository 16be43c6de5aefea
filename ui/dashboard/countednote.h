// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class ElidedLabel;
class QPushButton;

//! Says what the charts count, and leads to these deployments or back to all.
class CountedNote final : public QWidget
{
    Q_OBJECT

public:
    explicit CountedNote(QWidget *parent = nullptr);

    struct Content
    {
        qint64 rows = 0;
        qint64 whole = 0; //!< deployments in the catalog
        QString filter; //!< as it is typed; empty: all
        qint64 hidden = 0; //!< removed ones that are not among them
        bool loading = false; //!< more are coming, or some are missing
        bool aside = false; //!< one chart shows more than is left, for bars to be chosen

        bool operator==(const Content &) const = default;
    };
    void setContent(const Content &content);
    QString text() const;

Q_SIGNALS:
    void clearRequested();
    void showRequested();

private:
    ElidedLabel *m_text;
    QPushButton *m_clear;
    QPushButton *m_show;
};
