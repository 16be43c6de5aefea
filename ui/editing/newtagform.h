// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <functional>

class FieldMessage;
class QLineEdit;
class QPushButton;

//! What a tag that is not there yet is to be.
struct NewTag
{
    QString name;
    QString description;
    QString colour; //!< #rrggbb; empty: none
};

//! A few fields in the middle of the form of tags, for a tag that the server does not have.
class NewTagForm final : public QWidget
{
    Q_OBJECT

public:
    explicit NewTagForm(QWidget *parent);

    void open(const QString &name);
    //! Why the name cannot be taken; empty: it can.
    std::function<QString(const QString &name)> check;

Q_SIGNALS:
    void confirmed(const NewTag &tag);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString colourTyped() const;
    bool judge();
    void confirm();
    void chooseColour();

    QLineEdit *m_name;
    QLineEdit *m_description;
    QLineEdit *m_colour;
    QPushButton *m_pick;
    QPushButton *m_create;
    FieldMessage *m_message;
};
