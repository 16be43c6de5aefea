// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/language.h"
#include "ui/palette/palette.h"

#include "tests/support/sampledata.h"
#include "tests/ui/shell/accessibilitywalk.h"
#include "ui/common/slipwaystyle.h"
#include "ui/palette/actionentries.h"
#include "ui/palette/catalogentries.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;
using Kind = PaletteEntry::Kind;

namespace {

support::Made deployment(const char *name, const char *env)
{
    support::Made made;
    made.urn = std::string("urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker,") + name + ","
             + env + ")";
    made.status = "FAILED";
    return made;
}

catalog::CatalogPtr smallCatalog()
{
    std::vector<support::Made> all {deployment("refund-scorer", "PROD"),
                                    deployment("fraud-two-tower", "DEV"),
                                    deployment("fraud-two-tower", "PROD")};
    all[0].owners = {{"urn:li:corpuser:renate", "TECHNICAL_OWNER"}};
    all[0].tags = {"urn:li:tag:regulated"};
    return support::makeCatalog(all);
}

} // namespace

class TestPalette : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new SlipwayStyle(ThemeChoice::Light));
        m_catalog = smallCatalog();
    }

    void init()
    {
        m_window.reset();
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings
            = std::make_unique<QSettings>(m_folder->filePath(u"s.ini"_s), QSettings::IniFormat);
        m_ran.clear();
        makeWindow();
    }

    void whatIsTypedIsFoundEverywhere()
    {
        open(u"re"_s);

        QVERIFY(titles().contains(u"Refresh"_s));
        QVERIFY(titles().contains(u"refund-scorer"_s));
        QVERIFY(titles().contains(u"renate"_s));
        QVERIFY(titles().contains(u"regulated"_s));
        QCOMPARE(titles().first(), u"Refresh"_s); // there are few actions: one that fits is meant
    }

    void aCharacterInFrontSaysWhatIsMeant()
    {
        const auto found = [this](const QString &text) {
            open(text);
            return titles();
        };
        QCOMPARE(found(u"@"_s), QStringList {u"renate"_s});
        QCOMPARE(found(u"#reg"_s), QStringList {u"regulated"_s});
        QCOMPARE(found(u"> ref"_s), QStringList {u"Refresh"_s});
        QCOMPARE(found(u":x"_s), QStringList {});
        QCOMPARE(found(u"view light"_s), QStringList {u"Light"_s}); // by the way through the menus
    }

    void actionsRunAndTheFocusIsBack()
    {
        open(u"refresh"_s);
        QTest::keyClick(field(), Qt::Key_Return);

        QCOMPARE(m_ran, QStringList {u"refresh"_s});
        QVERIFY(!m_palette->isVisible());
        QVERIFY(m_line->hasFocus());
    }

    void whatCannotBeDoneSaysWhyAndStays()
    {
        open(u"import"_s);
        const QModelIndex import = list()->model()->index(0, 0);

        QVERIFY(import.data(Qt::AccessibleTextRole).toString().contains(u"EU is read-only"_s));
        QTest::keyClick(field(), Qt::Key_Return);

        QVERIFY(m_ran.isEmpty());
        QVERIFY(m_palette->isVisible());
    }

    void deploymentsAreChosenByTheirUrn()
    {
        QSignalSpy chosen(m_palette, &Palette::chosen);
        open(u"ftt"_s);

        QTest::keyClick(field(), Qt::Key_Down); // from the one in production
        QTest::keyClick(field(), Qt::Key_Return);

        QCOMPARE(chosen.count(), 1);
        const auto entry = chosen.at(0).at(0).value<PaletteEntry>();
        QVERIFY(entry.kind == Kind::Deployment);
        QVERIFY(entry.id.endsWith(u"fraud-two-tower,DEV)"_s));
        QCOMPARE(entry.detail, u"sagemaker · DEV · Failed"_s);
    }

    void enterWaitsForTheBestMatch()
    {
        std::vector<support::Made> many(60'000);
        for (std::size_t i = 0; i < many.size(); ++i)
            many[i] = deployment(("x-a-b-" + std::to_string(i)).c_str(), "PROD");
        many.push_back(deployment("xab", "PROD"));
        QSignalSpy chosen(m_palette, &Palette::chosen);
        m_palette->open(support::makeCatalog(many));

        QTest::keyClicks(field(), u"xab"_s);
        QTest::keyClick(field(), Qt::Key_Return);

        QTRY_COMPARE_WITH_TIMEOUT(chosen.count(), 1, 30'000);
        QCOMPARE(chosen.at(0).at(0).value<PaletteEntry>().title, u"xab"_s);
    }

    void rowsAboveTheChosenOneStay()
    {
        PaletteModel model;
        const auto row = [](const QString &id) {
            return PaletteModel::Row {{}, {Kind::Owner, id, id}};
        };
        const auto ids = [&model] {
            QStringList all;
            for (const PaletteModel::Row &each : model.rows())
                all += each.entry.id;
            return all;
        };
        model.show({row(u"a"_s), row(u"b"_s), row(u"c"_s)});

        model.showBehind(1, {row(u"new"_s), row(u"b"_s), row(u"a"_s), row(u"d"_s)});

        QCOMPARE(ids(), (QStringList {u"a"_s, u"b"_s, u"new"_s, u"d"_s}));
    }

    void theLastOnesStandFirst()
    {
        open(u"ref scorer"_s);
        QTest::keyClick(field(), Qt::Key_Return);
        open(u"refresh"_s);
        QTest::keyClick(field(), Qt::Key_Return);

        open({});
        QCOMPARE(titles().mid(0, 3),
                 (QStringList {u"Used lately"_s, u"Refresh"_s, u"refund-scorer"_s}));

        makeWindow(); // the next start
        open({});
        QCOMPARE(titles().mid(0, 3),
                 (QStringList {u"Used lately"_s, u"Refresh"_s, u"refund-scorer"_s}));

        m_palette->dismiss();
        m_palette->open(std::make_shared<const catalog::Catalog>()); // another server
        QVERIFY(!titles().contains(u"refund-scorer"_s));
    }

    void inALargeCatalogTheLastOnesFollow()
    {
        std::vector<support::Made> many(21'000);
        for (std::size_t i = 0; i < many.size(); ++i)
            many[i] = deployment(("d" + std::to_string(i)).c_str(), "PROD");
        m_catalog = support::makeCatalog(many);
        open(u"d20999"_s);
        QTest::keyClick(field(), Qt::Key_Return);

        m_palette->open(m_catalog);
        QTRY_VERIFY_WITH_TIMEOUT(titles().contains(u"d20999"_s), 30'000);

        QCOMPARE(titles().mid(0, 2), (QStringList {u"Used lately"_s, u"d20999"_s}));
        m_catalog = smallCatalog();
    }

    void headsAreStoodOver()
    {
        open({});
        QCOMPARE(list()->currentIndex().row(), 1);
        QTest::keyClick(field(), Qt::Key_Up);
        QCOMPARE(list()->currentIndex().row(), 1);
        QTest::keyClick(field(), Qt::Key_PageDown);
        QVERIFY(list()->currentIndex().row() > 1);
    }

    void escapeClosesAndGivesTheFocusBack()
    {
        open(u"re"_s);
        QTest::keyClick(field(), Qt::Key_Escape);

        QVERIFY(!m_palette->isVisible());
        QVERIFY(m_line->hasFocus());
    }

    void aClickElsewhereCloses()
    {
        open(u"re"_s);
        QTest::mouseClick(m_window.get(), Qt::LeftButton, {}, {3, m_window->height() - 3});

        QVERIFY(!m_palette->isVisible());
    }

    void viewsAreOfferedToo()
    {
        m_palette->addSource([this] {
            PaletteEntry view {Kind::View, u"v1"_s, u"Failed in production"_s};
            view.run = [this] { m_ran += u"v1"_s; };
            return QList<PaletteEntry> {view};
        });
        open(u"failprod"_s);
        QTest::keyClick(field(), Qt::Key_Return);

        QCOMPARE(m_ran, QStringList {u"v1"_s});
    }

    void nothingFoundIsSaid()
    {
        open(u"qqqq"_s);

        auto *note = m_palette->findChild<QLabel *>(u"paletteNote"_s);
        QTRY_COMPARE(note->text(), u"Nothing is like “qqqq”"_s);
        QVERIFY(note->isVisible());
        QTest::keyClick(field(), Qt::Key_Return); // does nothing
        QVERIFY(m_palette->isVisible());
    }

    void aScreenReaderHearsTheRow()
    {
        open(u"refresh"_s);
        QCOMPARE(field()->accessibleDescription(), u"Refresh, action, View, F5"_s);
        open(u"@renate"_s);
        QCOMPARE(field()->accessibleDescription(), u"renate, owner"_s);

        const QStringList faults = accessibilitywalk::faults(m_palette);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u"\n"_s)));
    }

    void filtersAreOfWhatWasChosen()
    {
        const filter::Filter owner = palette::filterFor({Kind::Owner, u"urn:li:corpuser:a"_s, {}});
        QCOMPARE(owner.values(catalog::Facet::Owner), QStringList {u"urn:li:corpuser:a"_s});
        const auto urn = u"urn:li:mlModel:(urn:li:dataPlatform:mlflow,fraud,PROD)"_s;
        const filter::Filter model = palette::filterFor({Kind::Model, urn, u"fraud"_s});
        QVERIFY(model == filter::parse(u"model:"_s + urn).filter && !model.isEmpty());
        QVERIFY(palette::filterFor({Kind::Action, u"x"_s, u"x"_s}).isEmpty());
    }

    void aWindowThatIsSmallHasRoomForIt()
    {
        m_window->resize(420, 300);
        open({});

        QVERIFY(m_window->rect().contains(m_palette->geometry()));
    }

private:
    void makeWindow()
    {
        m_window.reset();
        m_window = std::make_unique<QWidget>();
        m_window->resize(900, 600);
        m_bar = new QMenuBar(m_window.get());
        QMenu *file = m_bar->addMenu(u"&File"_s);
        QAction *import = file->addAction(u"&Import…"_s);
        import->setEnabled(false);
        import->setStatusTip(u"EU is read-only"_s);
        QMenu *view = m_bar->addMenu(u"&View"_s);
        QAction *refresh = view->addAction(u"&Refresh"_s);
        refresh->setObjectName(u"refresh"_s);
        refresh->setShortcut(QKeySequence(Qt::Key_F5));
        connect(refresh, &QAction::triggered, this, [this] { m_ran += u"refresh"_s; });
        QMenu *theme = view->addMenu(u"&Theme"_s);
        theme->addAction(u"&Light"_s);
        theme->addSeparator();
        theme->addAction(u"&Dark"_s);
        m_line = new QLineEdit(m_window.get());
        m_line->move(10, 40);
        m_palette = new Palette(*m_settings, m_window.get());
        m_palette->addSource([this] { return palette::actionEntries(*m_bar); });
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_line->setFocus();
    }

    //! Opens it, and waits until all is found.
    void open(const QString &text)
    {
        m_palette->open(m_catalog, text);
        QTRY_VERIFY(!m_palette->isSearching());
    }

    QLineEdit *field() { return m_palette->findChild<QLineEdit *>(); }
    QListView *list() { return m_palette->findChild<QListView *>(); }
    QStringList titles()
    {
        QStringList all;
        const QAbstractItemModel *model = list()->model();
        for (int row = 0; row < model->rowCount(); ++row)
            all += model->index(row, 0).data().toString();
        return all;
    }

    catalog::CatalogPtr m_catalog;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<QWidget> m_window;
    QMenuBar *m_bar = nullptr;
    QLineEdit *m_line = nullptr;
    Palette *m_palette = nullptr;
    QStringList m_ran;
};

QTEST_MAIN(TestPalette)
#include "tst_palette.moc"
