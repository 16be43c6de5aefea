// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/tone.h"

#include <QWidget>

//! The marks of marks.h as widgets, for panes and forms. They take no focus; their words are their
//! accessible names.
class Badge final : public QWidget
{
    Q_OBJECT

public:
    explicit Badge(QWidget *parent = nullptr);
    Badge(const QString &text, Tone tone, QWidget *parent);

    void set(const QString &text, Tone tone, const QString &iconName = {});
    QString text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    QString m_icon;
    Tone m_tone = Tone::Neutral;
};

class EnvironmentMark final : public QWidget
{
    Q_OBJECT

public:
    EnvironmentMark(const QString &environment, bool production, QWidget *parent);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_environment;
    bool m_production;
};

class TagChip final : public QWidget
{
    Q_OBJECT

public:
    //! \a color as the server has it; invalid where it has none.
    TagChip(const QString &name, const QColor &color, QWidget *parent);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    QColor m_color;
};

class Avatar final : public QWidget
{
    Q_OBJECT

public:
    Avatar(const QString &name, bool group, QWidget *parent);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_initials;
    bool m_group;
};

//! One of our icons in a tone, as a picture.
class Glyph final : public QWidget
{
    Q_OBJECT

public:
    Glyph(const QString &iconName, Tone tone, int size, QWidget *parent);

    void set(const QString &iconName, Tone tone);
    QSize sizeHint() const override { return {m_size, m_size}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon;
    Tone m_tone;
    int m_size;
};

//! A key's name in a frame, as a hint; what it does is the business of whoever shows it.
class KeyBadge final : public QWidget
{
    Q_OBJECT

public:
    KeyBadge(const QString &key, QWidget *parent);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_key;
};

//! One hair line in the border colour.
class Line final : public QWidget
{
    Q_OBJECT

public:
    Line(Qt::Orientation orientation, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Qt::Orientation m_orientation;
};
