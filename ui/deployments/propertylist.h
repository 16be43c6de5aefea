// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/deployments/propertymodel.h"

#include <QTableView>

class QLabel;
class QLineEdit;
class QToolButton;

//! The custom properties of a deployment with a search of their own; as tall as they are.
class PropertyList final : public QWidget
{
    Q_OBJECT

public:
    explicit PropertyList(QWidget *parent = nullptr);

    void setProperties(const std::vector<catalog::Property> &properties);
    QTableView *view() const { return m_view; }

Q_SIGNALS:
    void filterRequested(const catalog::Property &property, bool excluded);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitHeight();
    void openSearch(bool open);
    void showMenu(const QPoint &at);
    void copy(const QString &text) const;

    PropertyModel m_model;
    QLabel *m_count;
    QToolButton *m_searchButton;
    QLineEdit *m_search;
    QTableView *m_view;
};
