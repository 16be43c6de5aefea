// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/tone.h"

#include <QList>
#include <QString>
#include <QWidget>

class ElidedLabel;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

struct BannerAction
{
    QString id;
    QString label;
    QString icon; //!< a name of icons::; may be empty
};

struct BannerContent
{
    Tone tone = Tone::Info; //!< Info, Warn or Danger
    QString title; //!< said strongly, first
    QString text;
    QList<BannerAction> actions;
    bool closable = true; //!< not where data is missing
};

//! A line above a view that says what is wrong with it, or offers something. It raises an alert for
//! screen readers when it appears or changes.
class Banner final : public QWidget
{
    Q_OBJECT

public:
    explicit Banner(QWidget *parent = nullptr);

    void setContent(const BannerContent &content);
    //! How many others wait behind this one: "+1 more".
    void setMore(int count);

Q_SIGNALS:
    void actionTriggered(const QString &id);
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void rebuildActions(const QList<BannerAction> &actions);

    Tone m_tone = Tone::Info;
    class Glyph *m_glyph;
    QLabel *m_title;
    ElidedLabel *m_text;
    QLabel *m_more;
    QHBoxLayout *m_actions;
    QToolButton *m_close;
};

//! One banner at a time of those that are set: the worst, then the one that was set first.
class BannerArea final : public QWidget
{
    Q_OBJECT

public:
    explicit BannerArea(QWidget *parent = nullptr);

    //! A banner of the same \a key is replaced.
    void set(const QString &key, const BannerContent &content);
    void remove(const QString &key);
    //! The key of the one that is shown; empty where none is.
    QString shownKey() const;

Q_SIGNALS:
    void actionTriggered(const QString &key, const QString &actionId);
    void closed(const QString &key);

private:
    struct Entry
    {
        QString key;
        BannerContent content;
    };
    void showWorst();

    QList<Entry> m_entries;
    QString m_shown;
    Banner *m_banner;
};
