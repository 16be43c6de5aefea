// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/helpwindow.h"

#include "ui/common/icons.h"
#include "ui/common/slipwaystyle.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

class TestHelpWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new SlipwayStyle(ThemeChoice::Light)); }

    void init()
    {
        m_window.reset();
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings
            = std::make_unique<QSettings>(m_folder->filePath(u"s.ini"_s), QSettings::IniFormat);
        QVERIFY(icons::exists(u"search"_s)); // the icons and the manual are one resource
        QFile file(page());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "<!-- a licence -->\n# Title\n\nA word, a *Word*.\n\n## What differs, and why\n\n"
            "[down](#what-differs-and-why) and ![x](http://127.0.0.1:9/x.png)\n\n"
            "| key | means |\n|---|---|\n| `is:` | a word |\n");
        file.close();
        makeWindow();
    }

    void thePageIsShownWithoutItsComments()
    {
        const QString text = browser()->toPlainText();

        QVERIFY(text.startsWith(u"Title"_s));
        QVERIFY(text.contains(u"What differs, and why"_s));
        QVERIFY(!text.contains(u"licence"_s));
        QVERIFY(!browser()->loadResource(QTextDocument::ImageResource, QUrl()).isValid());
    }

    void matchesAreCountedAndWalked()
    {
        auto *search = m_window->findChild<QLineEdit *>();
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(search->hasFocus());

        QTest::keyClicks(search, u"word"_s);
        QCOMPARE(count(), u"1 of 3"_s);
        QCOMPARE(browser()->extraSelections().size(), 3);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(count(), u"2 of 3"_s);
        QTest::keyClick(search, Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClick(search, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(count(), u"3 of 3"_s);

        search->setText(u"absent"_s);
        QCOMPARE(count(), u"not found"_s);
        QTest::keyClick(search, Qt::Key_Escape);
        QVERIFY(search->text().isEmpty());
        QVERIFY(m_window->isVisible());
        QTest::keyClick(search, Qt::Key_Escape);
        QVERIFY(!m_window->isVisible());
    }

    void aLinkWithinThePageGoesToItsHeading()
    {
        Q_EMIT browser()->anchorClicked(QUrl(u"#what-differs-and-why"_s));

        QCOMPARE(browser()->textCursor().block().text(), u"What differs, and why"_s);
    }

    void theSizeIsRemembered()
    {
        m_window->resize(611, 533);
        m_window->close();

        makeWindow();

        QCOMPARE(m_window->size(), QSize(611, 533));
    }

    void theManualIsThere()
    {
        QVERIFY(HelpWindow::exists(u":/slipway/help/embedded-gms.md"_s));
        QVERIFY(!HelpWindow::exists(u":/slipway/help/none.md"_s));
    }

private:
    QString page() const { return m_folder->filePath(u"page.md"_s); }
    void makeWindow()
    {
        m_window = std::make_unique<HelpWindow>(u"Page"_s, page(), *m_settings);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    QTextBrowser *browser() { return m_window->findChild<QTextBrowser *>(); }
    QString count() { return m_window->findChild<QLabel *>()->text(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<HelpWindow> m_window;
};

QTEST_MAIN(TestHelpWindow)
#include "tst_helpwindow.moc"
