// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/review/world.h"
#include "ui/report/pdfreport.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace review;
using namespace reviewtest;

namespace {

Report reportOf(const World &world)
{
    const Index index(world.catalog());
    return makeReport(index, world.context, Policy(),
                      assess(index, world.context, Policy(), index.deprecated()),
                      {u"Production EU"_s, u"is:deprecated"_s});
}

World manyWorld()
{
    World world = goodWorld();
    const support::Made model = world.made.front();
    for (int i = 0; i < 60; ++i) {
        support::Made made = model;
        made.urn = urnOf("fraud-" + std::to_string(i));
        made.status = i % 3 == 0 ? "IN_SERVICE" : "OUT_OF_SERVICE";
        made.decommission += (i - 40) * std::int64_t(86'400'000);
        made.owners
            = {{i % 2 == 0 ? "urn:li:corpuser:bo" : "urn:li:corpGroup:risk", "TECHNICAL_OWNER"}};
        if (i % 5 == 0)
            made.replacement.clear();
        world.made.push_back(made);
    }
    world.made[5].note = "<script>alert(1)</script> <img src=http://evil.example/x.png>";
    world.made[6].note = "abc \u202E gnp.exe";
    world.made[7].note = std::string(1024 * 1024, 'x');
    return world;
}

QByteArray output(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished() && process.exitCode() == 0 ? process.readAllStandardOutput()
                                                                : QByteArray();
}

} // namespace

class TestPdfReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_folder.isValid()); }

    void pagesHaveTextAndNumbers()
    {
        const QByteArray pdf = pdfreport::write(reportOf(manyWorld()));
        QVERIFY(pdf.startsWith("%PDF-1."));
        QVERIFY(pdf.size() < 5'000'000);
        for (const char *word : {"/JavaScript", "/URI", "/Launch", "/EmbeddedFile"})
            QVERIFY(!pdf.contains(word));
        const QString file = keep(pdf);
        if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
            QSKIP("poppler-utils is not installed");
        const QString text
            = QString::fromUtf8(output(u"pdftotext"_s, {u"-layout"_s, file, u"-"_s}));
        const QStringList pages = text.split(u'\f', Qt::SkipEmptyParts);
        QVERIFY(pages.size() > 3);
        for (qsizetype i = 0; i < pages.size(); ++i)
            QVERIFY(pages[i].contains(u"Page %1 of %2"_s.arg(i + 1).arg(pages.size())));
        QVERIFY(pages[0].contains("Decommission review"_L1));
        QVERIFY(pages[0].contains("Production EU"_L1));
        QVERIFY(pages[1].trimmed().startsWith("Ana"_L1)); // each owner begins a page
        QVERIFY(text.contains("<script>alert(1)</script>"_L1)); // as text
        QVERIFY(text.contains("1048576 characters in all"_L1));
        QVERIFY(!text.contains(u'\u202E'));
        for (int i = 0; i < 60; ++i)
            QVERIFY2(text.contains(u"fraud-%1"_s.arg(i)), qPrintable(QString::number(i)));
    }

    void theFirstPageIsAPictureWithCharts()
    {
        const QString file = keep(pdfreport::write(reportOf(manyWorld())));
        if (QStandardPaths::findExecutable(u"pdftoppm"_s).isEmpty())
            QSKIP("poppler-utils is not installed");
        const QString picture = m_folder.filePath(u"page"_s);
        output(u"pdftoppm"_s,
               {u"-png"_s, u"-r"_s, u"60"_s, u"-l"_s, u"1"_s, u"-singlefile"_s, file, picture});
        const QImage page(picture + u".png"_s);
        QVERIFY(!page.isNull());
        int red = 0;
        int outside = 0;
        for (int y = 0; y < page.height(); ++y) {
            for (int x = 0; x < page.width(); ++x) {
                const QColor colour = page.pixelColor(x, y);
                red += colour.red() > 140 && colour.green() < 60 ? 1 : 0;
                const bool margin
                    = x < 20 || x > page.width() - 20 || y < 20 || y > page.height() - 20;
                outside += margin && colour.lightness() < 250 ? 1 : 0;
            }
        }
        QVERIFY(red > 100); // the bar of those overdue
        QCOMPARE(outside, 0);
    }

    void nothingDeprecatedIsAPage()
    {
        World world = goodWorld();
        world.made.front().deprecated = false;
        QVERIFY(pdfreport::write(reportOf(world)).startsWith("%PDF-1."));
    }

private:
    QString keep(const QByteArray &pdf)
    {
        // Kept where somebody wants to look at it.
        const QString wanted = qEnvironmentVariable("SLIPWAY_KEEP_PDF");
        const QString path = wanted.isEmpty() ? m_folder.filePath(u"report.pdf"_s) : wanted;
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(pdf) != pdf.size())
            return {};
        return path;
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(TestPdfReport)
#include "tst_pdfreport.moc"
