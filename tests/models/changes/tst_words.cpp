// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/changes/aspects.h"
#include "models/changes/words.h"

#include <QLocale>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace changes;

class TestWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void aChangeIsSaidInAFewWords_data();
    void aChangeIsSaidInAFewWords();
    void datesAreInTheNamedZone();
};

void TestWords::aChangeIsSaidInAFewWords_data()
{
    QTest::addColumn<QString>("aspectName");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("item");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("words");

    const QString mei = u"urn:li:corpuser:mei|urn:li:ownershipType:__system__data_steward"_s;
    const QString custom = u"urn:li:corpuser:mei|urn:li:ownershipType:pager"_s;
    QTest::newRow("add owner") << aspect::ownership << u"owners"_s << mei << u"null"_s << u"{}"_s
                               << u"Add owner mei (data steward)"_s;
    QTest::newRow("custom type") << aspect::ownership << u"owners"_s << custom << u"{}"_s
                                 << u"null"_s << u"Remove owner mei (pager)"_s;
    QTest::newRow("tag") << aspect::tags << u"tags"_s << u"urn:li:tag:pii"_s << u"{}"_s << u"null"_s
                         << u"Remove tag pii"_s;
    QTest::newRow("deprecate") << aspect::deprecation << u"deprecated"_s << QString() << u"false"_s
                               << u"true"_s << u"Deprecate"_s;
    QTest::newRow("date") << aspect::deprecation << u"decommissionTime"_s << QString()
                          << u"1792533600000"_s << u"1797202800000"_s
                          << u"Move date 20 Oct 2026, 22:00 → 13 Dec 2026, 23:00"_s;
    QTest::newRow("a first date") << aspect::deprecation << u"decommissionTime"_s << QString()
                                  << u"null"_s << u"1797202800000"_s
                                  << u"Goes on 13 Dec 2026, 23:00"_s;
    QTest::newRow("no date") << aspect::deprecation << u"decommissionTime"_s << QString()
                             << u"1792533600000"_s << u"null"_s
                             << u"Has no date any more (20 Oct 2026, 22:00)"_s;
    QTest::newRow("replacement") << aspect::deprecation << u"replacement"_s << QString()
                                 << u"null"_s << u"\042urn:li:tag:new\042"_s
                                 << u"Replaced by new"_s;
    QTest::newRow("property") << aspect::properties << u"customProperties"_s << u"team"_s
                              << u"null"_s << u"\042ml\042"_s << u"Set property team to ml"_s;
    QTest::newRow("clear") << aspect::deprecation << u"note"_s << QString() << u"\042gone\042"_s
                           << u"\042\042"_s << u"Clear note (“gone”)"_s;
    QTest::newRow("status") << aspect::properties << u"status"_s << QString() << u"\042FAILED\042"_s
                            << u"\042IN_SERVICE\042"_s << u"Change status: Failed → In service"_s;
    QTest::newRow("delete") << aspect::status << u"removed"_s << QString() << u"null"_s << u"true"_s
                            << u"Soft-delete"_s;
}

void TestWords::aChangeIsSaidInAFewWords()
{
    QFETCH(QString, aspectName);
    QFETCH(QString, field);
    QFETCH(QString, item);
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, words);
    const Naming naming {[](const QString &urn) { return urn.section(u':', -1); },
                         QTimeZone::utc()};
    const FieldChange change {
        {field, item}, Json::parse(before.toStdString()), Json::parse(after.toStdString())};
    QCOMPARE(sentence(aspectName, change, naming), words);
}

void TestWords::datesAreInTheNamedZone()
{
    const Naming naming {[](const QString &urn) { return urn; }, QTimeZone("Europe/Berlin")};
    QCOMPARE(valueText(aspect::deprecation, {u"decommissionTime"_s, {}}, 1797202800000, naming),
             u"14 Dec 2026"_s);
}

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
