// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "samples.h"

#include "models/filter/language.h"
#include "ui/deployments/facetpanel.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using catalog::Facet;

namespace {

using State = FacetModel::State;
constexpr int moreGroup = 7;

int groupOf(Facet facet)
{
    const QList<Facet> order {Facet::Platform, Facet::Environment, Facet::Status,   Facet::Owner,
                              Facet::Tag,      Facet::Instance,    Facet::Container};
    return int(order.indexOf(facet));
}

} // namespace

class TestFacets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_query = std::make_unique<DeploymentQuery>();
        m_panel = std::make_unique<FacetPanel>(*m_query);
        m_panel->resize(220, 1600);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        m_query->setCatalog(samples::catalogOf(samples::manyKinds(), samples::names()));
    }

    void cleanup()
    {
        m_panel.reset();
        m_query.reset();
    }

    void aFilterFromTheStartLeavesWhatOneThatComesLaterLeaves()
    {
        const filter::Filter filter = filter::parse(u"is:production status:FAILED").filter;
        m_query->setFilter(filter);
        const QStringList later = wiresOf(*m_panel, Facet::Platform);

        DeploymentQuery query;
        FacetPanel panel(query);
        query.setFilter(filter);
        query.setCatalog(m_query->catalog());

        QVERIFY(later.size() > 2);
        QCOMPARE(wiresOf(panel, Facet::Platform), later);
    }

    void aClickChoosesAndTheNextDoesNot()
    {
        click(value(Facet::Platform, u"urn:li:dataPlatform:kserve"_s));
        QCOMPARE(m_query->filter().values(Facet::Platform),
                 QStringList {u"urn:li:dataPlatform:kserve"_s});
        QCOMPARE(m_query->answer().rows.size(), std::size_t(1));

        click(value(Facet::Platform, u"urn:li:dataPlatform:seldon"_s));
        QCOMPARE(m_query->answer().rows.size(), std::size_t(2));

        click(value(Facet::Platform, u"urn:li:dataPlatform:kserve"_s));
        click(value(Facet::Platform, u"urn:li:dataPlatform:seldon"_s));
        QVERIFY(m_query->filter().isEmpty());
    }

    void withAltAClickExcludes()
    {
        click(value(Facet::Environment, u"DEV"_s), Qt::AltModifier);

        QCOMPARE(m_query->filter().values(Facet::Environment, true), QStringList {u"DEV"_s});
        QCOMPARE(state(Facet::Environment, u"DEV"_s), State::Excluded);

        click(value(Facet::Environment, u"DEV"_s)); // and chosen instead
        QCOMPARE(m_query->filter().values(Facet::Environment), QStringList {u"DEV"_s});
        QVERIFY(m_query->filter().values(Facet::Environment, true).isEmpty());
    }

    void spaceDoesTheSame()
    {
        FacetView *view = m_panel->view();
        view->setFocus();
        view->setCurrentIndex(value(Facet::Status, u"FAILED"_s));

        QTest::keyClick(view, Qt::Key_Space);
        QCOMPARE(state(Facet::Status, u"FAILED"_s), State::Chosen);
        QCOMPARE(view->currentIndex().data(FacetModel::WireRole).toString(), u"FAILED"_s);
        QTest::keyClick(view, Qt::Key_Space, Qt::AltModifier);
        QCOMPARE(state(Facet::Status, u"FAILED"_s), State::Excluded);
        QTest::keyClick(view, Qt::Key_Space, Qt::AltModifier);
        QCOMPARE(state(Facet::Status, u"FAILED"_s), State::Off);
    }

    void aCountSaysWhatChoosingItInsteadWouldGive()
    {
        click(value(Facet::Environment, u"DEV"_s));

        QCOMPARE(count(Facet::Environment, u"PROD"_s), 15u); // as if nothing were chosen here
        QCOMPARE(count(Facet::Platform, u"urn:li:dataPlatform:kserve"_s), 1u);
        QCOMPARE(count(Facet::Platform, u"urn:li:dataPlatform:sagemaker"_s), 0u);
    }

    void nothingChangesItsPlaceWhileAFilterStands()
    {
        const QStringList before = wires(Facet::Platform);

        click(value(Facet::Environment, u"DEV"_s));

        QCOMPARE(wires(Facet::Platform), before);
    }

    void productionStandsFirst() { QCOMPARE(wires(Facet::Environment).first(), u"PROD"_s); }

    void absentOnesAreAValue()
    {
        click(value(Facet::Status, QString()));

        QCOMPARE(m_query->answer().rows.size(), std::size_t(1));
        QCOMPARE(value(Facet::Status, QString()).data().toString(), u"no status"_s);
    }

    void factsHaveThreeStates()
    {
        const QModelIndex removed = child(moreGroup, 1);
        QCOMPARE(removed.data(FacetModel::CountRole).toUInt(), 1u); // hidden, but said

        click(removed);
        QCOMPARE(m_query->filter().fact(filter::Fact::Removed), std::optional(true));
        QCOMPARE(m_query->answer().rows.size(), std::size_t(1));
        click(removed, Qt::AltModifier);
        QCOMPARE(m_query->filter().fact(filter::Fact::Removed), std::optional(false));
        click(removed, Qt::AltModifier);
        QCOMPARE(m_query->filter().fact(filter::Fact::Removed), std::optional<bool>());

        click(child(moreGroup, 2), Qt::AltModifier);
        QCOMPARE(m_query->filter().fact(filter::Fact::Evaluation), std::optional(false));
    }

    void ephemeralOnesCanBeChosen()
    {
        m_query->setCatalog(
            samples::catalogOf({{.name = u"short"_s, .properties = {{u"ephemeral"_s, u"true"_s}}},
                                {.name = u"long"_s}}));
        const QModelIndex ephemeral = child(moreGroup, 3);
        QCOMPARE(ephemeral.data().toString(), u"Ephemeral"_s);
        QCOMPARE(ephemeral.data(FacetModel::CountRole).toUInt(), 1u);

        click(ephemeral);

        QCOMPARE(m_query->filter().fact(filter::Fact::Ephemeral), std::optional(true));
        QCOMPARE(m_query->answer().rows.size(), std::size_t(1));
    }

    void clearTakesAwayWhatThePanelChose()
    {
        auto *clear = m_panel->findChild<QPushButton *>(u"clearFacets"_s);
        QVERIFY(!clear->isVisible());
        filter::Filter filter;
        filter.setText(u"on"_s);
        m_query->setFilter(filter);
        click(value(Facet::Environment, u"DEV"_s));
        click(value(Facet::Platform, u"urn:li:dataPlatform:kserve"_s));
        click(child(moreGroup, 2), Qt::AltModifier);
        QCOMPARE(m_panel->activeCount(), 3);
        QCOMPARE(clear->text(), u"Clear 3"_s);

        QTest::mouseClick(clear, Qt::LeftButton);

        QCOMPARE(m_panel->activeCount(), 0);
        QCOMPARE(m_query->filter().text(), u"on"_s);
        QVERIFY(!clear->isVisible());
    }

    void aLongListIsCutAndOpens()
    {
        std::vector<samples::Sample> rows;
        for (int i = 0; i < 30; ++i)
            rows.push_back({.name = u"d%1"_s.arg(i), .owners = {u"owner%1"_s.arg(i)}});
        m_query->setCatalog(samples::catalogOf(rows));
        const int owners = groupOf(Facet::Owner);
        QCOMPARE(m_panel->model().rowCount(group(owners)), 6);
        const QModelIndex more = child(owners, 5);
        QCOMPARE(more.data().toString(), u"Show all 30"_s);

        click(more);
        QCOMPARE(m_panel->model().rowCount(group(owners)), 31);
        click(child(owners, 30));
        QCOMPARE(m_panel->model().rowCount(group(owners)), 6);
    }

    void aChosenValueIsNeverCutAway()
    {
        std::vector<samples::Sample> rows;
        for (int i = 0; i < 30; ++i)
            rows.push_back({.name = u"d%1"_s.arg(i), .owners = {u"owner%1"_s.arg(i)}});
        m_query->setCatalog(samples::catalogOf(rows));
        filter::Filter filter;
        filter.setValues(Facet::Owner, {u"urn:li:corpuser:owner29"_s});

        m_query->setFilter(filter);

        QVERIFY(value(Facet::Owner, u"urn:li:corpuser:owner29"_s).isValid());
    }

    void groupsCloseAndStayClosed()
    {
        FacetView *view = m_panel->view();
        click(group(groupOf(Facet::Status)));
        QVERIFY(!view->isExpanded(group(groupOf(Facet::Status))));

        auto rows = samples::manyKinds();
        rows.push_back({.name = u"new"_s, .platform = u"newplatform"_s});
        m_query->setCatalog(samples::catalogOf(rows)); // more values: the model resets

        QVERIFY(!view->isExpanded(group(groupOf(Facet::Status))));
        QVERIFY(view->isExpanded(group(groupOf(Facet::Platform))));
    }

    void linesAreSaidInWords()
    {
        click(value(Facet::Status, u"IN_SERVICE"_s));
        click(value(Facet::Environment, u"DEV"_s), Qt::AltModifier);

        const auto said = [](const QModelIndex &index) {
            return index.data(Qt::AccessibleTextRole).toString();
        };
        QVERIFY(said(value(Facet::Status, u"IN_SERVICE"_s)).startsWith(u"In service, "_s));
        QVERIFY(said(value(Facet::Status, u"IN_SERVICE"_s)).endsWith(u", chosen"_s));
        QVERIFY(said(value(Facet::Environment, u"DEV"_s)).endsWith(u", excluded"_s));
        QCOMPARE(said(group(groupOf(Facet::Environment))), u"Environment, 1 excluded"_s);
        QVERIFY(!m_panel->view()->accessibleName().isEmpty());
    }

    void theFootSaysWhatItIsTold()
    {
        m_panel->setNote(u"<b>Counts</b> of 17"_s);
        auto *note = m_panel->findChild<QLabel *>(u"facetNote"_s);
        QVERIFY(note->isVisible());
        QCOMPARE(note->textFormat(), Qt::PlainText);
        m_panel->setNote({});
        QVERIFY(!note->isVisible());
    }

    void theModelPassesTheModelTest()
    {
        FacetModel model(*m_query);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        filter::Filter filter;
        filter.setValues(Facet::Platform, {u"urn:li:dataPlatform:kserve"_s});
        m_query->setFilter(filter);
        m_query->setCatalog(samples::catalogOf({}));

        QCOMPARE(model.rowCount(), 8);
    }

private:
    QModelIndex group(int row) const { return m_panel->model().index(row, 0); }
    QModelIndex child(int groupRow, int row) const
    {
        return m_panel->model().index(row, 0, group(groupRow));
    }

    QModelIndex value(Facet facet, const QString &wire) const
    {
        const int row = groupOf(facet);
        for (int i = 0; i < m_panel->model().rowCount(group(row)); ++i) {
            const QVariant found = child(row, i).data(FacetModel::WireRole);
            if (found.isValid() && found.toString() == wire)
                return child(row, i);
        }
        return {};
    }

    QStringList wires(Facet facet) const { return wiresOf(*m_panel, facet); }

    static QStringList wiresOf(const FacetPanel &panel, Facet facet)
    {
        const auto &model = panel.model();
        const QModelIndex group = model.index(groupOf(facet), 0);
        QStringList list;
        for (int i = 0; i < model.rowCount(group); ++i)
            list.append(model.index(i, 0, group).data(FacetModel::WireRole).toString());
        return list;
    }

    State state(Facet facet, const QString &wire) const
    {
        return State(value(facet, wire).data(FacetModel::StateRole).toInt());
    }

    uint count(Facet facet, const QString &wire) const
    {
        return value(facet, wire).data(FacetModel::CountRole).toUInt();
    }

    void click(const QModelIndex &index, Qt::KeyboardModifiers modifiers = {})
    {
        QVERIFY(index.isValid());
        FacetView *view = m_panel->view();
        view->scrollTo(index);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, modifiers,
                          view->visualRect(index).center());
    }

    std::unique_ptr<DeploymentQuery> m_query;
    std::unique_ptr<FacetPanel> m_panel;
};

QTEST_MAIN(TestFacets)
#include "tst_facets.moc"
