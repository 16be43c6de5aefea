// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>
#include <QWidget>

class FlowLayout;
class QLineEdit;

//! The environments that count as production, as marks that can be taken out, and a line that adds
//! one: of the 17 of the schema or any other word.
class EnvironmentsField final : public QWidget
{
    Q_OBJECT

public:
    explicit EnvironmentsField(QWidget *parent = nullptr);
    ~EnvironmentsField() override;

    void setEnvironments(const QStringList &environments);
    QStringList environments() const { return m_environments; }

Q_SIGNALS:
    //! By the user only.
    void edited(const QStringList &environments);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void rebuild();
    void add();
    void take(const QString &environment);

    QStringList m_environments;
    QList<QWidget *> m_marks;
    FlowLayout *m_flow;
    QLineEdit *m_line;
};
