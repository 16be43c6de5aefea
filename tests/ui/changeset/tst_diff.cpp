// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/changeset/aspectdiff.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using changes::Json;

namespace {

QString spelled(qint64 ms)
{
    return u"day %1"_s.arg(ms / 86'400'000);
}

int changed(const std::vector<aspectdiff::Row> &rows)
{
    return int(std::ranges::count(rows, true, &aspectdiff::Row::changed));
}

} // namespace

class TestDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesThatAreTheSameStandBesideEachOther()
    {
        const Json before {{"a", 1}, {"b", 2}, {"d", 4}};
        const Json after {{"a", 1}, {"c", 3}, {"d", 5}, {"e", 6}};
        const auto rows = aspectdiff::rows(before, after, &spelled);

        QCOMPARE(rows.front().before.text, u"{"_s);
        QCOMPARE(rows.back().after.text, u"}"_s);
        QCOMPARE(rows.back().before.number, 5);
        QCOMPARE(rows.back().after.number, 6);
        QCOMPARE(changed(rows), 3);
        for (const aspectdiff::Row &row : rows) {
            if (!row.changed)
                QVERIFY(row.before.number > 0 && row.after.number > 0);
        }
    }

    void everyLineIsThereOnceAndInOrder_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("few") << 12;
        QTest::newRow("more than are compared one by one") << 3000;
    }

    void everyLineIsThereOnceAndInOrder()
    {
        QFETCH(int, size);
        Json before = Json::object();
        Json after = Json::object();
        for (int i = 0; i < size; ++i) {
            before["k" + std::to_string(i)] = i;
            after["k" + std::to_string(i)] = i % 3 == 0 ? -i - 1 : i;
        }
        int left = 0;
        int right = 0;
        for (const aspectdiff::Row &row : aspectdiff::rows(before, after, &spelled)) {
            if (row.before.number > 0)
                QCOMPARE(row.before.number, ++left);
            if (row.after.number > 0)
                QCOMPARE(row.after.number, ++right);
        }
        QCOMPARE(left, size + 2);
        QCOMPARE(right, size + 2);
    }

    void aCommaMoreIsNoChange()
    {
        const auto rows = aspectdiff::rows(Json {{"a", 1}}, Json {{"a", 1}, {"b", 2}}, &spelled);
        QCOMPARE(changed(rows), 1);
    }

    void timesAreSpelledOutAndOtherNumbersAreNot()
    {
        const auto rows = aspectdiff::rows(Json {{"decommissionTime", 1'792'540'800'000}},
                                           Json {{"decommissionTime", 20'747}}, &spelled);
        QCOMPARE(rows[1].before.note, u"day 20747"_s);
        QVERIFY(rows[1].after.note.isEmpty());
    }

    void whatIsNotThereHasNoLines()
    {
        const auto rows = aspectdiff::rows(nullptr, Json {{"a", 1}}, &spelled);
        QCOMPARE(rows.size(), std::size_t(3));
        for (const aspectdiff::Row &row : rows)
            QVERIFY(row.before.number == 0 && row.changed);
    }
};

QTEST_GUILESS_MAIN(TestDiff)
#include "tst_diff.moc"
