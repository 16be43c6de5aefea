// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractButton>

#include <optional>

//! A view as the bar shows it.
struct ViewTabContent
{
    QString id; //!< empty: all deployments
    QString name;
    QString toolTip;
    std::optional<qint64> count; //!< none: not known
    bool broken = false; //!< its filter cannot be read

    bool operator==(const ViewTabContent &) const = default;
};

//! One of the tabs of ViewBar: a name and a muted count. The active one is bold on a ground of its
//! own, with a star where what is shown is no longer what was saved.
class ViewTab final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit ViewTab(QWidget *parent);

    const ViewTabContent &content() const { return m_content; }
    void setContent(const ViewTabContent &content);
    void setActive(bool active, bool changed);
    bool isActive() const { return m_active; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void dragged(int x); //!< in the parent's coordinates

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    QString title() const;
    QString number() const;
    void say();

    ViewTabContent m_content;
    QPoint m_pressed;
    bool m_dragging = false;
    bool m_active = false;
    bool m_changed = false;
};
