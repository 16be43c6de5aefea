// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/slipwaystyle.h"

#include "ui/common/buttons.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QTabBar>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

class Listener final : public QWidget
{
public:
    int paletteChanges = 0;

protected:
    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::PaletteChange)
            ++paletteChanges;
        QWidget::changeEvent(event);
    }
};

//! How often \a color occurs in what \a widget paints.
int count(QWidget &widget, const QColor &color)
{
    const QImage image = widget.grab().toImage();
    int found = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            found += image.pixelColor(x, y) == color ? 1 : 0;
    }
    return found;
}

} // namespace

class TestSlipwayStyle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_style = new SlipwayStyle(ThemeChoice::Light);
        QApplication::setStyle(m_style);
    }

    void init()
    {
        // Qt tells the widgets with the next turn of the event loop.
        m_style->setChoice(ThemeChoice::Light);
        QCoreApplication::sendPostedEvents();
    }

    void theChoiceReachesEveryWidget()
    {
        Listener widget;
        widget.show();
        QTRY_COMPARE(widget.palette().color(QPalette::Window), Theme::light().window);

        m_style->setChoice(ThemeChoice::Dark);

        QTRY_VERIFY(widget.paletteChanges > 0);
        QCOMPARE(widget.palette().color(QPalette::Window), Theme::dark().window);
        QCOMPARE(widget.palette().color(QPalette::Inactive, QPalette::Highlight),
                 Theme::dark().selectionIdle);
    }

    void aPaletteOfTheDesktopIsAnsweredWithOurs()
    {
        SlipwayStyle style(ThemeChoice::System);
        QPalette night(QColor(30, 30, 30));
        QPalette day(QColor(240, 240, 240));

        style.polish(night);
        style.polish(day);

        QCOMPARE(night.color(QPalette::Base), Theme::dark().base);
        QCOMPARE(day.color(QPalette::Base), Theme::light().base);
    }

    void controlsHaveTheirHeights()
    {
        QPushButton button(u"Button"_s);
        QPushButton small(u"Small"_s);
        looks::setSmall(&small);
        QLineEdit line;
        QComboBox combo;

        QVERIFY(button.sizeHint().height() >= 26);
        QVERIFY(small.sizeHint().height() >= 22);
        QVERIFY(small.sizeHint().height() < button.sizeHint().height());
        QCOMPARE(line.sizeHint().height(), combo.sizeHint().height());
    }

    void aButtonHasRoomForAllItShows()
    {
        QPushButton plain(u"Try again"_s);
        QPushButton more(u"Try again"_s);
        looks::setKeyHint(&more, u"F5"_s);
        QPushButton strong(u"Try again"_s);
        strong.setDefault(true);

        QVERIFY(more.sizeHint().width() > plain.sizeHint().width() + 10);
        QVERIFY(strong.sizeHint().width() >= plain.sizeHint().width());
    }

    void theDefaultButtonIsFilled()
    {
        QPushButton button(u"Go"_s);
        button.resize(100, 26);
        QCOMPARE(count(button, Theme::light().accentFill), 0);

        button.setDefault(true);

        QVERIFY(count(button, Theme::light().accentFill) > 1000);
        button.setEnabled(false);
        QCOMPARE(count(button, Theme::light().accentFill), 0);
    }

    void aRefusedFieldIsOutlinedInDanger()
    {
        QLineEdit line;
        line.resize(100, 26);
        QCOMPARE(count(line, Theme::light().danger), 0);

        looks::setInvalid(&line, true);

        QVERIFY(count(line, Theme::light().danger) > 150);
    }

    void everythingPaintsInBothThemes_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addRow("light") << false;
        QTest::addRow("dark") << true;
    }

    void everythingPaintsInBothThemes()
    {
        QFETCH(bool, dark);
        m_style->setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        QCoreApplication::sendPostedEvents();
        QCheckBox check(u"box"_s);
        check.setChecked(true);
        QComboBox combo;
        combo.addItem(u"one"_s);
        QSpinBox spin;
        QProgressBar bar;
        bar.setValue(50);
        QTabBar tabs;
        tabs.addTab(u"All"_s);
        QScrollBar scroll(Qt::Vertical);
        scroll.setRange(0, 100);

        for (QWidget *widget : QList<QWidget *> {&check, &combo, &spin, &bar, &tabs, &scroll}) {
            widget->resize(120, 40);
            const QImage image = widget->grab().toImage();
            const QColor first = image.pixelColor(0, 0);
            bool plain = true;
            for (int x = 0; x < image.width() && plain; ++x) {
                for (int y = 0; y < image.height() && plain; ++y)
                    plain = image.pixelColor(x, y) == first;
            }
            QVERIFY2(!plain, widget->metaObject()->className());
        }
    }

    void aScrollBarHasNoButtonsAndKeepsAHandle()
    {
        QScrollBar scroll(Qt::Vertical);
        scroll.resize(12, 200);
        scroll.setRange(0, 1000000);
        scroll.setPageStep(10);
        QStyleOptionSlider option;
        option.initFrom(&scroll);
        option.minimum = 0;
        option.maximum = 1000000;
        option.pageStep = 10;
        option.sliderPosition = 1000000;
        option.orientation = Qt::Vertical;

        const auto part = [&](QStyle::SubControl control) {
            return m_style->subControlRect(QStyle::CC_ScrollBar, &option, control, &scroll);
        };

        QVERIFY(part(QStyle::SC_ScrollBarAddLine).isEmpty());
        QVERIFY(part(QStyle::SC_ScrollBarSlider).height() >= 28);
        QCOMPARE(part(QStyle::SC_ScrollBarSlider).bottom(), 199);
        QCOMPARE(part(QStyle::SC_ScrollBarGroove).height(), 200);
    }

private:
    SlipwayStyle *m_style = nullptr;
};

QTEST_MAIN(TestSlipwayStyle)
#include "tst_slipwaystyle.moc"
