// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/icons.h"

#include "models/domain/vocabulary.h"
#include "ui/common/slipwaystyle.h"

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

//! The colour that most of \a pixmap's opaque pixels have.
QColor ink(const QPixmap &pixmap)
{
    const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
    QHash<QRgb, int> counts;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).alpha() == 255)
                ++counts[image.pixel(x, y)];
        }
    }
    QRgb most = 0;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        most = it.value() > counts.value(most) ? it.key() : most;
    return QColor::fromRgb(most);
}

} // namespace

class TestIcons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(icons::exists(u"slipway"_s)); // also brings the resources in
        m_style = new SlipwayStyle(ThemeChoice::Light);
        QApplication::setStyle(m_style);
    }

    void everyDrawingRenders()
    {
        const QStringList files = QDir(u":/slipway/icons"_s).entryList();
        QVERIFY(files.size() >= 70);

        for (const QString &file : files) {
            const QPixmap pixmap = icons::glyph(file.chopped(4), Qt::red, 16, 1);
            QVERIFY2(!pixmap.isNull(), qPrintable(file));
            QVERIFY2(!QRegion(pixmap.mask()).isEmpty(), qPrintable(file));
        }
    }

    void glyphsTakeTheColourAskedFor()
    {
        QCOMPARE(ink(icons::glyph(u"status-in-service"_s, QColor(0x0F704A), 24, 1)),
                 QColor(0x0F704A));
        QCOMPARE(ink(icons::glyph(u"status-in-service"_s, QColor(0x53B081), 24, 1)),
                 QColor(0x53B081));
    }

    void glyphsHaveDevicePixels_data()
    {
        QTest::addColumn<double>("dpr");
        QTest::addColumn<int>("pixels");
        QTest::addRow("1") << 1.0 << 16;
        QTest::addRow("1.25") << 1.25 << 20;
        QTest::addRow("1.5") << 1.5 << 24;
        QTest::addRow("2") << 2.0 << 32;
    }

    void glyphsHaveDevicePixels()
    {
        QFETCH(double, dpr);
        QFETCH(int, pixels);

        const QPixmap pixmap = icons::glyph(u"table"_s, Qt::black, 16, dpr);

        QCOMPARE(pixmap.size(), QSize(pixels, pixels));
        QCOMPARE(pixmap.devicePixelRatio(), dpr);
        QCOMPARE(pixmap.deviceIndependentSize(), QSizeF(16, 16));
    }

    void iconsFollowTheTheme()
    {
        const QIcon icon = icons::icon(u"status-in-service"_s);
        const QIcon danger = icons::icon(u"status-in-service"_s, icons::Ink::Danger);

        m_style->setChoice(ThemeChoice::Light);
        QCOMPARE(ink(icon.pixmap(32, 32)), Theme::light().text);
        QCOMPARE(ink(danger.pixmap(32, 32)), Theme::light().danger);
        QCOMPARE(ink(icon.pixmap(32, 32, QIcon::Disabled)), Theme::light().control);

        m_style->setChoice(ThemeChoice::Dark);
        QCOMPARE(ink(icon.pixmap(32, 32)), Theme::dark().text);
        QCOMPARE(ink(danger.pixmap(32, 32)), Theme::dark().danger);
        m_style->setChoice(ThemeChoice::Light);
    }

    void iconsAreSharpOnFineScreens()
    {
        const QPixmap pixmap = icons::icon(u"table"_s).pixmap(QSize(16, 16), 2.0);

        QCOMPARE(pixmap.size(), QSize(32, 32));
    }

    void everyStatusHasItsShape()
    {
        QStringList names;
        for (const QString &symbol : domain::statusSymbols())
            names += icons::forStatus(symbol);

        names.removeDuplicates();
        QCOMPARE(names.size(), domain::statusSymbols().size());
        for (const QString &name : names)
            QVERIFY2(icons::exists(name), qPrintable(name));
        QCOMPARE(icons::forStatus(u"HIBERNATING"_s), u"status-unknown"_s);
    }

    void platformsWithoutADrawingFallBack()
    {
        QCOMPARE(icons::forPlatform(u"sagemaker"_s), u"platform-sagemaker"_s);
        QCOMPARE(icons::forPlatform(u"SageMaker"_s), u"platform-sagemaker"_s);
        QCOMPARE(icons::forPlatform(u"triton"_s), u"platform-fallback"_s);
        QCOMPARE(icons::forPlatform(u"../slipway"_s), u"platform-fallback"_s);
    }

    void whatDoesNotExistIsNull()
    {
        QVERIFY(icons::glyph(u"no-such"_s, Qt::red, 16, 1).isNull());
        QVERIFY(icons::icon(u"no-such"_s).isNull());
    }

    void aCacheGivesTheSamePixels()
    {
        GlyphCache cache;

        const QPixmap first = cache.glyph(u"table"_s, Qt::red, 16, 2);
        const QPixmap again = cache.glyph(u"table"_s, Qt::red, 16, 2);
        const QPixmap other = cache.glyph(u"table"_s, Qt::blue, 16, 2);

        QCOMPARE(first.cacheKey(), again.cacheKey());
        QVERIFY(first.cacheKey() != other.cacheKey());
    }

private:
    SlipwayStyle *m_style = nullptr;
};

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
