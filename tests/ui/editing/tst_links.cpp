// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/editing/shownform.h"
#include "ui/editing/linksform.h"
#include "ui/editing/pickfield.h"

#include <QPushButton>

using namespace Qt::Literals::StringLiterals;
namespace aspect = changes::aspect;

namespace {

const QString tower = u"urn:li:mlModel:(urn:li:dataPlatform:mlflow,two-tower,PROD)"_s;
const QString graph = u"urn:li:mlModel:(urn:li:dataPlatform:mlflow,graphsage,PROD)"_s;

void addModels(World &world)
{
    samples::Sample other;
    other.name = u"other"_s;
    world.add(other);
    world.addModel(tower, u"two-tower"_s, {fraud().urn(), other.urn()});
    world.addModel(graph, u"graphsage"_s, {other.urn()});
}

struct Shown : ShownForm<LinksForm>
{
    explicit Shown(bool readOnly = false) : ShownForm(readOnly, addModels)
    {
        if (!world.read(tower))
            qFatal("model not read");
    }
    QStringList deployments(const QString &model)
    {
        return aspecttext::items(aspect::modelProperties,
                                 world.pending(model, aspect::modelProperties), u"deployments"_s);
    }
    QPushButton *unlink(const QString &model)
    {
        return ::part<QPushButton>(form.get(), u"unlink:"_s + model);
    }
};

} // namespace

class TestLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unlinkingTakesThisOneOutOfTheModelsListAndNothingElse()
    {
        Shown shown;
        const changes::Json before = shown.world.pending(tower, aspect::modelProperties);
        shown.unlink(tower)->click();
        QCOMPARE(shown.deployments(tower).size(), 1);
        QVERIFY(!shown.deployments(tower).contains(shown.urn));
        QCOMPARE(shown.editing().changes().changeCount(), 1U);
        QCOMPARE(shown.unlink(tower)->text(), u"Undo"_s);
        shown.unlink(tower)->click();
        QVERIFY(shown.editing().changes().isEmpty());
        QVERIFY(shown.world.pending(tower, aspect::modelProperties) == before);
    }

    void linkingReadsTheModelFirst()
    {
        Shown shown;
        auto *field = shown.part<PickField>("linkModel");
        type(field, u"graphs"_s);
        QTRY_VERIFY(field->isOpen() && !field->offered().empty());
        QCOMPARE(field->offered().front().urn, graph);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(shown.deployments(graph).contains(shown.urn));
        QCOMPARE(shown.deployments(graph).size(), 2);
        QVERIFY(shown.editing().presentOf({graph, aspect::modelProperties}).fromServer);
        QVERIFY(shown.world.pending(graph, aspect::modelProperties).at("description") == "a model");
        QVERIFY(shown.message("linkMessage").isEmpty());
        shown.unlink(graph)->click();
        QVERIFY(shown.editing().changes().isEmpty());
    }

    void whatIsLinkedIsNotOfferedAndRefused()
    {
        Shown shown;
        auto *field = shown.part<PickField>("linkModel");
        type(field, tower);
        field->closePopup();
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(shown.message("linkMessage"), u"two-tower is linked already."_s);
        QVERIFY(shown.editing().changes().isEmpty());
    }

    void aModelThatTheServerDoesNotHaveIsNotMade()
    {
        Shown shown;
        auto *field = shown.part<PickField>("linkModel");
        type(field, u"urn:li:mlModel:(urn:li:dataPlatform:mlflow,nowhere,PROD)"_s);
        field->closePopup();
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(shown.message("linkMessage"),
                     u"The server has no properties of a model nowhere."_s);
        QVERIFY(shown.editing().changes().isEmpty());
    }

    void aReadOnlyConnectionShowsText()
    {
        Shown shown(true);
        QVERIFY(shown.form->findChildren<QPushButton *>().isEmpty());
        QVERIFY(shown.form->findChildren<QLineEdit *>().isEmpty());
    }
};

QTEST_MAIN(TestLinks)
#include "tst_links.moc"
