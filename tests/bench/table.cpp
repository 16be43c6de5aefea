// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/deploymentquery.h"
#include "tests/bench/groups.h"
#include "tests/bench/rounds.h"
#include "tests/support/sampledata.h"
#include "ui/common/slipwaystyle.h"
#include "ui/deployments/deploymenttable.h"

#include <QAbstractTableModel>
#include <QApplication>
#include <QEventLoop>
#include <QHeaderView>
#include <QLocale>
#include <QPixmap>
#include <QScrollBar>

using namespace Qt::Literals::StringLiterals;

namespace bench {

namespace {

//! A table that says the same in every cell: what painting costs without anything of ours.
class PlainModel final : public QAbstractTableModel
{
public:
    explicit PlainModel(int rows) : m_rows(rows) { }
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : m_rows;
    }
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : 8;
    }
    QVariant data(const QModelIndex &, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(u"churn-xgboost"_s) : QVariant();
    }

private:
    int m_rows;
};

void waitFor(const DeploymentQuery &query)
{
    if (!query.isBusy())
        return;
    QEventLoop loop;
    QObject::connect(&query, &DeploymentQuery::answered, &loop, &QEventLoop::quit);
    loop.exec();
}

void paint(QWidget &widget)
{
    QPixmap picture(widget.size() * widget.devicePixelRatio());
    picture.setDevicePixelRatio(widget.devicePixelRatio());
    widget.render(&picture);
    keep(std::uint64_t(picture.width()));
}

void scrollPage(QTableView &table)
{
    QScrollBar *bar = table.verticalScrollBar();
    bar->setValue(bar->value() >= bar->maximum() ? 0 : bar->value() + bar->pageStep());
    paint(*table.viewport());
}

void measure(std::size_t count)
{
    const QString at = u" at "_s + QLocale::c().toString(qlonglong(count));
    DeploymentQuery query;
    DeploymentTable table(query);
    table.resize(1400, 900);
    table.show();
    query.setCatalog(support::makeCatalog(support::makeDeployments(count, 4), 1000));
    waitFor(query);
    PlainModel model(int(query.answer().rows.size()));
    QTableView plain;
    plain.setModel(&model);
    plain.verticalHeader()->hide();
    plain.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    plain.setWordWrap(false);
    plain.resize(1400, 900);
    plain.show();
    QCoreApplication::processEvents();

    compare(
        {u"page scroll with chips and icons"_s + at, u"plain QTableView, constant text"_s, 1.3},
        [&] { scrollPage(table); }, [&] { scrollPage(plain); }, 15);
    for (const QString &key : {u"c"_s, u"churn-x"_s}) {
        int turn = 0;
        const auto keystroke = [&] {
            filter::Filter filter;
            if (turn++ % 2 == 0)
                filter.setText(key);
            query.setFilter(filter);
            waitFor(query);
            paint(*table.viewport());
        };
        compare(
            {u"keystroke \"%1\" and back, with the view"_s.arg(key) + at,
             u"page scroll of the same table"_s, count > 100'000 ? 3 : 1.6},
            keystroke, [&] { scrollPage(table); }, 10);
    }
}

} // namespace

void benchTable()
{
    QApplication::setStyle(new SlipwayStyle(ThemeChoice::Light));
    for (const std::size_t count : {10'000, 100'000, 1'000'000})
        measure(count);
}

} // namespace bench
