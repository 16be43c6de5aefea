// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/tone.h"

#include <QWidget>

class QGridLayout;
class QHBoxLayout;
class QLabel;
class QVBoxLayout;
class ToneLabel;

//! What is wrong with a field, or good to know of it, in the line below it. Takes no room while it
//! has nothing to say.
class FieldMessage final : public QWidget
{
    Q_OBJECT

public:
    explicit FieldMessage(QWidget *parent);

    //! \a iconName empty: that of the tone.
    void say(const QString &text, Tone tone, const QString &iconName = {});
    void clear() { say({}, Tone::Neutral); }
    QString text() const;
    Tone tone() const { return m_tone; }

private:
    class Glyph *m_glyph;
    ToneLabel *m_words;
    Tone m_tone = Tone::Neutral;
};

//! A part of a form under a head with an icon; the head has a dot in the colour of what is not sent
//! yet while something in it waits.
class FormGroup final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int labelWidth = 82; //!< with the gap behind it

    FormGroup(const QString &iconName, const QString &title, QWidget *parent);

    void setChanged(bool changed);
    bool isChanged() const { return m_changed; }
    //! At the right end of the head.
    void addAside(QWidget *widget);
    QVBoxLayout *column() const { return m_column; }
    //! A row of a label and what it names; returns the label.
    QLabel *addField(const QString &label, QWidget *field);
    void addField(const QString &label, QLayout *field, QWidget *buddy);
    //! The muted word before a field; an accessible name for \a buddy where it has none.
    static QLabel *makeLabel(const QString &label, QWidget *buddy, QWidget *parent);

private:
    QGridLayout *fields();

    QVBoxLayout *m_column;
    QHBoxLayout *m_head;
    QGridLayout *m_fields = nullptr;
    QWidget *m_dot;
    bool m_changed = false;
};
