// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "samples.h"

#include "ui/deployments/explanation.h"
#include "ui/deployments/wording.h"

#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using catalog::Facet;

class TestExplanation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachPartSaysWhatItLeaves()
    {
        const auto catalog = samples::catalogOf(samples::manyKinds(), samples::names());
        filter::Filter filter;
        filter.setValues(Facet::Environment, {u"PROD"_s});
        filter.setValues(Facet::Status, {u"FAILED"_s});
        filter.setValues(Facet::Platform, {u"urn:li:dataPlatform:kserve"_s});

        const Explanation explanation = explain(*catalog, filter);

        QCOMPARE(explanation.parts.size(), std::size_t(3));
        QCOMPARE(explanation.parts[0].left, 15u); // in production, without the removed one
        QCOMPARE(explanation.parts[1].left, 1u);
        QCOMPARE(explanation.parts[2].left, 0u);
        QCOMPARE(explanation.parts[2].without, 1u);
        QCOMPARE(explanation.culprit(), std::optional<std::size_t>(2));
        QCOMPARE(explanation.total, std::uint32_t(catalog->size()));
        QCOMPARE(explanation.removed, 0u);
    }

    void removedOnesThatWouldMatchAreCounted()
    {
        const auto catalog = samples::catalogOf(samples::manyKinds());
        filter::Filter filter;
        filter.setText(u"gone"_s);

        const Explanation explanation = explain(*catalog, filter);

        QCOMPARE(explanation.removed, 1u);
        QCOMPARE(explanation.parts.front().left, 0u);
    }

    void nothingIsToBlameWhereDroppingOneDoesNotHelp()
    {
        const auto catalog = samples::catalogOf(samples::manyKinds());
        filter::Filter filter;
        filter.setText(u"no such word"_s);
        filter.setValues(Facet::Environment, {u"CERT"_s});

        QCOMPARE(explain(*catalog, filter).culprit(), std::optional<std::size_t>());
    }

    void termsReadAsTheyWouldBeTyped_data()
    {
        QTest::addColumn<filter::Term>("term");
        QTest::addColumn<QString>("text");
        using filter::Term;
        QTest::addRow("word") << Term {filter::Contains {u"fraud"_s}} << u"fraud"_s;
        QTest::addRow("words") << Term {filter::Contains {u"two words"_s}} << u"\"two words\""_s;
        QTest::addRow("statuses") << Term {filter::AnyOf {Facet::Status,
                                                          {u"FAILED"_s, u"UNKNOWN"_s}}}
                                  << u"status:FAILED,UNKNOWN"_s;
        QTest::addRow("excluded") << Term {filter::AnyOf {Facet::Environment, {u"DEV"_s}}, true}
                                  << u"-env:DEV"_s;
        QTest::addRow("platform") << Term {filter::AnyOf {Facet::Platform,
                                                          {u"urn:li:dataPlatform:kserve"_s}}}
                                  << u"platform:kserve"_s;
        QTest::addRow("owner by name")
            << Term {filter::AnyOf {Facet::Owner, {u"urn:li:corpGroup:ml"_s}}}
            << u"owner:mlops_team"_s;
        QTest::addRow("no owner") << Term {filter::AnyOf {Facet::Owner, {QString()}}}
                                  << u"-owner:*"_s;
        QTest::addRow("an owner") << Term {filter::AnyOf {Facet::Owner, {QString()}}, true}
                                  << u"owner:*"_s;
        QTest::addRow("fact") << Term {filter::Is {filter::Fact::Deprecated}} << u"is:deprecated"_s;
    }

    void termsReadAsTheyWouldBeTyped()
    {
        QFETCH(filter::Term, term);
        QFETCH(QString, text);

        QCOMPARE(wording::termText(*samples::names(), term), text);
    }

    void onlyWebAddressesAreOpened_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("opened");
        QTest::addRow("https") << u"https://example.com/a?b=c"_s << true;
        QTest::addRow("http") << u"HTTP://example.com"_s << true;
        QTest::addRow("javascript") << u"javascript:alert(1)"_s << false;
        QTest::addRow("file") << u"file:///etc/passwd"_s << false;
        QTest::addRow("data") << u"data:text/html,<b>x</b>"_s << false;
        QTest::addRow("no host") << u"https:///path"_s << false;
        QTest::addRow("words") << u"see the wiki"_s << false;
        QTest::addRow("nothing") << QString() << false;
    }

    void onlyWebAddressesAreOpened()
    {
        QFETCH(QString, text);
        QFETCH(bool, opened);

        QCOMPARE(wording::webUrl(text).has_value(), opened);
    }
};

QTEST_MAIN(TestExplanation)
#include "tst_explanation.moc"
