// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/editing/shownform.h"
#include "ui/common/elidedlabel.h"
#include "ui/editing/customproperties.h"
#include "ui/editing/lifecycleform.h"
#include "ui/editing/pickfield.h"
#include "ui/editing/propertiesform.h"
#include "ui/editing/textfields.h"

#include <QComboBox>
#include <QPushButton>
#include <QTableView>

using namespace Qt::Literals::StringLiterals;
namespace aspect = changes::aspect;

namespace {

struct Shown : ShownForm<PropertiesForm>
{
    explicit Shown(bool readOnly = false, const std::function<void(World &)> &more = {})
        : ShownForm(readOnly, more)
    {
    }
    changes::Json properties() { return pending(aspect::properties); }
    changes::Json custom() { return properties().at("customProperties"); }
    CustomPropertyModel *table() { return form->template findChild<CustomProperties *>()->model(); }
};

} // namespace

class TestProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldIsWrittenAsTheSchemaHasIt()
    {
        Shown shown;
        type(shown.part<QLineEdit>("version"), u"8.0"_s);
        QVERIFY(shown.properties().at("version") == (changes::Json {{"versionTag", "8.0"}}));
        auto *status = shown.part<QComboBox>("status");
        QCOMPARE(status->currentText(), u"In service"_s);
        status->setCurrentIndex(status->findText(u"Updating"_s));
        Q_EMIT status->activated(status->currentIndex());
        QCOMPARE(aspecttext::text(shown.properties(), "status"), u"UPDATING"_s);
        auto *description = shown.part<BlockField>("description");
        description->selectAll();
        QTest::keyClicks(description, u"One"_s);
        QTest::keyClick(description, Qt::Key_Return);
        QTest::keyClicks(description, u"Two"_s);
        QCOMPARE(aspecttext::text(shown.properties(), "description"), u"One\nTwo"_s);
        type(shown.part<QLineEdit>("createdAtDay"), u"1 Sep 2026"_s);
        QCOMPARE(*aspecttext::number(shown.properties(), "createdAt"),
                 QDateTime(QDate(2026, 9, 1),
                           QDateTime::fromMSecsSinceEpoch(fraud().created)
                               .toTimeZone(QTimeZone("Europe/Berlin"))
                               .time(),
                           QTimeZone("Europe/Berlin"))
                     .toMSecsSinceEpoch());
        QVERIFY(shown.custom() == (changes::Json {{"cost_center", "4711"}, {"traffic", "80"}}));
    }

    void anAddressThatIsNoneIsKeptAsADraft()
    {
        Shown shown;
        auto *url = shown.part<QLineEdit>("externalUrl");
        type(url, u"file:///etc/passwd"_s);
        QCOMPARE(aspecttext::text(shown.properties(), "externalUrl"), fraud().url);
        QVERIFY(shown.message("externalUrlMessage").startsWith(u"Not a web address"_s));
        PropertiesForm again(shown.world.target(shown.urn), nullptr);
        QCOMPARE(part<QLineEdit>(&again, u"externalUrl"_s)->text(), u"file:///etc/passwd"_s);
        QVERIFY(!part<QPushButton>(&again, u"openUrl"_s)->isEnabled());
        type(url, u"https://x.example.com/"_s);
        QVERIFY(shown.message("externalUrlMessage").isEmpty());
        QCOMPARE(aspecttext::text(shown.properties(), "externalUrl"), u"https://x.example.com/"_s);
        type(url, {});
        QVERIFY(!shown.properties().contains("externalUrl"));
    }

    void aStatusNeverHeardOfStaysChoosable()
    {
        Shown shown;
        auto *status = shown.part<QComboBox>("status");
        QCOMPARE(status->count(), 9);
        shown.editing().setAspect({shown.urn, aspect::properties}, {{"status", "HIBERNATING"}},
                                  u"test"_s);
        QCOMPARE(status->count(), 10);
        QCOMPARE(status->currentText(), u"HIBERNATING"_s);
    }

    void customPropertiesAreAddedChangedRenamedAndRemoved()
    {
        Shown shown;
        type(shown.part<QLineEdit>("newKey"), u"team"_s);
        type(shown.part<QLineEdit>("newValue"), u"risk"_s);
        QTest::keyClick(shown.part<QLineEdit>("newValue"), Qt::Key_Return);
        QVERIFY(shown.custom().at("team") == "risk");
        QVERIFY(shown.part<QLineEdit>("newKey")->text().isEmpty());
        CustomPropertyModel *table = shown.table();
        QVERIFY(table->setData(table->index(1, CustomPropertyModel::ValueColumn), u"100"_s,
                               Qt::EditRole));
        QVERIFY(shown.custom().at("traffic") == "100");
        QCOMPARE(table->at(1).state, CustomPropertyModel::State::Changed);
        QCOMPARE(table->at(1).before, u"80"_s);
        QVERIFY(table->setData(table->index(0, CustomPropertyModel::KeyColumn), u"cost"_s,
                               Qt::EditRole));
        QVERIFY(shown.custom()
                == (changes::Json {{"cost", "4711"}, {"team", "risk"}, {"traffic", "100"}}));
        QCOMPARE(table->at(0).state, CustomPropertyModel::State::Removed);
        auto *view = shown.part<QTableView>("customTable");
        view->setCurrentIndex(table->index(1, 0));
        QTest::keyClick(view, Qt::Key_Delete);
        QVERIFY(!shown.custom().contains("traffic"));
        shown.part<QPushButton>("removeProperty")->click();
        QVERIFY(shown.custom().at("traffic") == "80");
    }

    void aKeyThatIsThereIsRefused()
    {
        Shown shown;
        type(shown.part<QLineEdit>("newKey"), u"traffic"_s);
        shown.part<QPushButton>("addProperty")->click();
        QCOMPARE(shown.message("customMessage"), u"There is a property traffic already."_s);
        QCOMPARE(shown.part<QLineEdit>("newKey")->text(), u"traffic"_s);
        CustomPropertyModel *table = shown.table();
        QVERIFY(!table->setData(table->index(0, 0), u"traffic"_s, Qt::EditRole));
        QVERIFY(!table->setData(table->index(0, 0), u" "_s, Qt::EditRole));
        QVERIFY(shown.editing().changes().isEmpty());
    }

    void instanceAndContainerAreChosenByName()
    {
        Shown shown(false, [](World &world) {
            world.gms().data().set(u"urn:li:container:ws1"_s, u"containerProperties"_s,
                                   {{"name", "Risk workspace"}});
        });
        auto *container = shown.part<PickField>("container");
        QTRY_VERIFY(shown.editing().neighbours(u"container"_s).contains(u"urn:li:container:ws1"_s));
        type(container, u"risk w"_s);
        QTRY_VERIFY(container->isOpen());
        QTest::keyClick(container, Qt::Key_Return);
        QVERIFY(shown.pending(aspect::container)
                == (changes::Json {{"container", "urn:li:container:ws1"}}));
        QCOMPARE(container->text(), u"Risk workspace"_s);
        auto *instance = shown.part<PickField>("instance");
        const QString urn
            = u"urn:li:dataPlatformInstance:(urn:li:dataPlatform:vertexai,eu-west1)"_s;
        type(instance, urn);
        instance->closePopup();
        QTest::keyClick(instance, Qt::Key_Return);
        QVERIFY(shown.pending(aspect::instance)
                == (changes::Json {{"platform", "urn:li:dataPlatform:vertexai"},
                                   {"instance", urn.toStdString()}}));
        type(instance, u"urn:li:dataPlatformInstance:(urn:li:dataPlatform:seldon,x)"_s);
        instance->closePopup();
        QTest::keyClick(instance, Qt::Key_Return);
        QCOMPARE(shown.message("instanceMessage"), u"That URN is of something else."_s);
    }

    void softDeletionSaysWhatItIsAndGoesBack()
    {
        ShownForm<LifecycleForm> shown;
        QCOMPARE(shown.message("lifecycleState"), u"In the catalog."_s);
        auto *button = shown.part<QPushButton>("softDelete");
        button->click();
        QVERIFY(aspecttext::flag(shown.pending(aspect::status), "removed"));
        QCOMPARE(shown.message("lifecycleState"), u"Will be soft-deleted."_s);
        QCOMPARE(button->text(), u"Undo"_s);
        button->click();
        QVERIFY(shown.editing().changes().isEmpty());
    }

    void aReadOnlyConnectionShowsText()
    {
        Shown shown(true);
        for (auto *field : shown.form->findChildren<QLineEdit *>())
            QVERIFY(field->isReadOnly());
        QVERIFY(!shown.part<QComboBox>("status")->isVisibleTo(shown.form.get()));
        QCOMPARE(shown.part<ElidedLabel>("statusText")->text(), u"In service"_s);
        QVERIFY(!(shown.table()->flags(shown.table()->index(0, 1)) & Qt::ItemIsEditable));
        ShownForm<LifecycleForm> lifecycle(true);
        QVERIFY(!lifecycle.part<QPushButton>("softDelete")->isVisibleTo(lifecycle.form.get()));
    }
};

QTEST_MAIN(TestProperties)
#include "tst_properties.moc"
