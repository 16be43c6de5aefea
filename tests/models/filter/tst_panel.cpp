// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/language.h"
#include "models/filter/meaning.h"
#include "tests/support/sampledata.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using catalog::Facet;

namespace {

catalog::CatalogPtr catalogOf(const std::vector<std::string> &owners)
{
    std::vector<support::Made> made;
    for (const std::string &owner : owners) {
        support::Made one;
        one.urn = "urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker,d"
                + std::to_string(made.size()) + ",PROD)";
        one.owners = {{owner, "TECHNICAL_OWNER"}};
        made.push_back(one);
    }
    catalog::Directory directory;
    catalog::Neighbour ana;
    ana.name = u"Ana López"_s;
    directory.insert(u"urn:li:corpuser:ana"_s, ana);
    return support::makeCatalog(made, 1000, directory);
}

} // namespace

//! The facet panel and the text as two views of one value.
class TestPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePanelsViewOfAFilterIsTheFilter()
    {
        filter::Filter filter;
        filter.setText(u"x"_s);
        filter.setValues(Facet::Status, {u"FAILED"_s});
        filter.setValues(Facet::Status, {u"UNKNOWN"_s}, true);
        filter.setFact(filter::Fact::Deprecated, false);

        QCOMPARE(filter.text(), u"x"_s);
        QCOMPARE(filter.values(Facet::Status), QStringList {u"FAILED"_s});
        QCOMPARE(filter.values(Facet::Status, true), QStringList {u"UNKNOWN"_s});
        QCOMPARE(filter.fact(filter::Fact::Deprecated), std::optional(false));
        QCOMPARE(filter.fact(filter::Fact::Removed), std::nullopt);
        QCOMPARE(filter::toText(filter), u"x status:FAILED -status:UNKNOWN -is:deprecated"_s);

        filter.setText({});
        filter.setValues(Facet::Status, {});
        filter.setValues(Facet::Status, {}, true);
        filter.setFact(filter::Fact::Deprecated, {});
        QCOMPARE(filter, filter::Filter());
    }

    void platformsAreWrittenByTheirId()
    {
        filter::Filter filter;
        filter.setValues(Facet::Platform, {u"urn:li:dataPlatform:sagemaker"_s});

        QCOMPARE(filter::toText(filter), u"platform:sagemaker"_s);
        QCOMPARE(filter::parse(u"platform:sagemaker").filter, filter);
    }

    void havingNoneIsOneValueOfThePanel()
    {
        filter::Filter filter;
        filter.setValues(Facet::Owner, {QString()});
        QCOMPARE(filter::toText(filter), u"-owner:*"_s);
        QCOMPARE(filter::parse(u"owner:*").filter.values(Facet::Owner, true),
                 QStringList {QString()});

        filter.setValues(Facet::Owner, {QString(), u"ana"_s});
        QCOMPARE(filter::toText(filter), u"owner:\"\",ana"_s);
    }

    void removedOnesAmongTheOthersAreATerm()
    {
        filter::Filter filter;
        filter.setShowsRemoved(true);

        QCOMPARE(filter::toText(filter), u"is:removed,present"_s);
        QVERIFY(filter::parse(u"is:present,removed").filter.showsRemoved());
        QVERIFY(!filter.hidesRemoved());
        QVERIFY(filter.beyondPanel().empty());
        filter.setShowsRemoved(false);
        QVERIFY(filter.isEmpty());
    }

    void removedOnesAreNamedAtAnyDepth()
    {
        QVERIFY(!filter::parse(u"a OR (b -is:removed)").filter.hidesRemoved());
        QVERIFY(filter::parse(u"a OR (b -is:present)").filter.hidesRemoved());
    }

    void whatThePanelCannotShowStaysAndIsNamed()
    {
        auto filter = filter::parse(u"(a OR env:DEV) owner:an* word created<2027 word2").filter;
        filter.setValues(Facet::Environment, {u"PROD"_s});
        filter.setFact(filter::Fact::Removed, true);

        QCOMPARE(filter::toText(filter),
                 u"(a OR env:DEV) owner:an* word created<2027 word2 env:PROD is:removed"_s);
        QStringList beyond;
        for (const filter::Term &term : filter.beyondPanel())
            beyond.append(filter::toText(term));
        QCOMPARE(beyond,
                 (QStringList {u"a OR env:DEV"_s, u"owner:an*"_s, u"created<2027"_s, u"word2"_s}));
    }

    void valuesAreResolvedHoweverTheyAreWritten()
    {
        const auto catalog = catalogOf({"urn:li:corpuser:ana", "urn:li:corpuser:bo"});
        const auto filter
            = filter::parse(u"owner:\"ana lópez\",BO,nobody platform:SageMaker").filter;

        const auto resolved = filter::resolved(filter, *catalog);

        QCOMPARE(resolved.values(Facet::Owner),
                 (QStringList {u"urn:li:corpuser:ana"_s, u"urn:li:corpuser:bo"_s, u"nobody"_s}));
        QCOMPARE(resolved.values(Facet::Platform),
                 QStringList {u"urn:li:dataPlatform:sagemaker"_s});
    }

    void urnsAreSpelledShortWhereThatMeansTheSame()
    {
        const auto catalog = catalogOf({"urn:li:corpuser:ana", "urn:li:corpuser:both",
                                        "urn:li:corpGroup:both", "urn:li:corpGroup:ml"});
        filter::Filter filter;
        filter.setValues(Facet::Owner, {u"urn:li:corpuser:ana"_s, u"urn:li:corpuser:both"_s,
                                        u"urn:li:corpGroup:ml"_s, u"urn:li:corpuser:gone"_s});

        QCOMPARE(filter::toText(filter::spelled(filter, *catalog)),
                 u"owner:ana,urn:li:corpuser:both,ml,urn:li:corpuser:gone"_s);
    }

    void aTermAboutAFacetIsLeftOutOfItsCounts()
    {
        const auto filter = filter::parse(u"env:PROD -env:QA* (env:DEV OR a) b").filter;

        QCOMPARE(filter::toText(filter::without(filter, Facet::Environment)),
                 u"(env:DEV OR a) b"_s);
    }
};

QTEST_GUILESS_MAIN(TestPanel)
#include "tst_panel.moc"
