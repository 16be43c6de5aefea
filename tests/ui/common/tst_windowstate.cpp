// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/windowstate.h"

#include <QHeaderView>
#include <QSettings>
#include <QSplitter>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Window
{
    Window() : splitter(new QSplitter(&widget)), table(new QTableWidget(2, 3))
    {
        splitter->addWidget(table);
        splitter->addWidget(new QWidget);
        splitter->resize(600, 300);
    }

    QWidget widget;
    QSplitter *splitter;
    QTableWidget *table;
};

} // namespace

class TestWindowState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings
            = std::make_unique<QSettings>(m_folder->filePath(u"s.ini"_s), QSettings::IniFormat);
    }

    void nothingIsRememberedAtFirst()
    {
        Window window;
        WindowState state(*m_settings, u"window"_s, &window.widget);

        QVERIFY(!state.keepGeometry());
        QVERIFY(!state.keepSplitter(u"main"_s, window.splitter));
        QVERIFY(!state.keepHeader(u"columns"_s, window.table->horizontalHeader()));
    }

    void whatStoodComesBack()
    {
        QList<int> sizes;
        {
            Window window;
            auto *state = new WindowState(*m_settings, u"window"_s, &window.widget);
            state->keepGeometry();
            state->keepSplitter(u"main"_s, window.splitter);
            state->keepHeader(u"columns"_s, window.table->horizontalHeader());
            window.widget.resize(640, 400);
            window.widget.show();
            window.splitter->setSizes({150, 450});
            sizes = window.splitter->sizes();
            window.table->horizontalHeader()->moveSection(2, 0);
            window.table->horizontalHeader()->resizeSection(1, 77);
            window.widget.close();
        }

        Window window;
        WindowState state(*m_settings, u"window"_s, &window.widget);
        QVERIFY(state.keepGeometry());
        QVERIFY(state.keepSplitter(u"main"_s, window.splitter));
        QVERIFY(state.keepHeader(u"columns"_s, window.table->horizontalHeader()));

        QCOMPARE(window.widget.size(), QSize(640, 400));
        QCOMPARE(window.splitter->sizes(), sizes);
        QCOMPARE(window.table->horizontalHeader()->logicalIndex(0), 2);
        QCOMPARE(window.table->horizontalHeader()->sectionSize(1), 77);
    }

    void columnsOfAnotherVersionAreLetGo()
    {
        Window window;
        WindowState state(*m_settings, u"window"_s, &window.widget);
        state.keepHeader(u"columns"_s, window.table->horizontalHeader(), 1);
        state.save();

        QVERIFY(!state.keepHeader(u"columns"_s, window.table->horizontalHeader(), 2));
    }

    void aPageMayGoBeforeItsWindow()
    {
        Window window;
        WindowState state(*m_settings, u"window"_s, &window.widget);
        auto *gone = new QSplitter;
        state.keepSplitter(u"gone"_s, gone);
        delete gone;

        state.save();

        QVERIFY(!m_settings->contains(u"window/gone"_s));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
};

QTEST_MAIN(TestWindowState)
#include "tst_windowstate.moc"
