// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/accessiblechart.h"

#include "ui/charts/chartview.h"

#include <QAccessibleWidget>

namespace accessiblechart {

namespace {

class Interface final : public QAccessibleWidget
{
public:
    explicit Interface(ChartView *chart)
        : QAccessibleWidget(chart, QAccessible::Chart), m_chart(chart)
    {
    }

    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? m_chart->spoken() : QAccessibleWidget::text(kind);
    }

private:
    ChartView *m_chart;
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *chart = qobject_cast<ChartView *>(object);
    return chart ? new Interface(chart) : nullptr;
}

} // namespace

void install()
{
    static const bool once = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(once)
}

void announce(ChartView *chart)
{
    QAccessibleValueChangeEvent event(chart, chart->spoken());
    QAccessible::updateAccessibility(&event);
}

} // namespace accessiblechart
