// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/fold.h"
#include "models/items/csv.h"
#include "models/items/exportfile.h"
#include "models/items/recordjson.h"
#include "tests/support/sampledata.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Column = DeploymentRows::Column;

namespace {

//! A reader of RFC 4180, written without a look at the writer.
QList<QStringList> readCsv(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    QList<QStringList> lines {{QString()}};
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        QString &cell = lines.last().last();
        if (quoted && c == u'\042' && i + 1 < text.size() && text[i + 1] == u'\042') {
            cell += c;
            ++i;
        } else if (c == u'\042') {
            quoted = !quoted;
        } else if (!quoted && c == u',') {
            lines.last().append(QString());
        } else if (!quoted && c == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n') {
            ++i;
            lines.append({QString()});
        } else {
            cell += c;
        }
    }
    lines.removeLast(); // what stands behind the last line end: nothing
    return lines;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("not there");
}

} // namespace

class TestExportFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cellsThatASpreadsheetWouldRunAreDefused_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("read");
        const auto same
            = [](const char *row, const QString &text) { QTest::newRow(row) << text << text; };
        const auto defused = [](const char *row, const QString &text) {
            QTest::newRow(row) << text << u'\'' + text;
        };
        defused("equals", u"=1+1"_s);
        defused("plus", u"+cmd|' /C calc'!A0"_s);
        defused("minus", u"-2+3"_s);
        defused("at", u"@SUM(A1:A2)"_s);
        defused("tab", u"\t=1"_s);
        defused("carriage return", u"\r=1"_s);
        defused("a sign alone", u"-"_s);
        defused("two points", u"-1.2.3"_s);
        defused("a number with a unit", u"+5%"_s);
        same("negative", u"-5"_s);
        same("signed fraction", u"+5.25"_s);
        same("empty", QString());
        same("equals within", u"a=b"_s);
        same("quotes", u"say \042hi\042, twice"_s);
        same("line break", u"one\ntwo\r\nthree"_s);
        same("beyond ASCII", u"größe 推薦"_s);
    }

    void cellsThatASpreadsheetWouldRunAreDefused()
    {
        QFETCH(QString, cell);
        QFETCH(QString, read);

        const QList<QStringList> lines = readCsv(items::csvLine({u"x"_s, cell, u"y"_s}));

        QCOMPARE(lines, (QList<QStringList> {{u"x"_s, read, u"y"_s}}));
    }

    void aLineToPasteHasItsCellsBetweenTabs()
    {
        QCOMPARE(
            items::tabLine({u"a"_s, u"=1+1"_s, QString(), u"two\n\tlines, \042so\042"_s, u"-5"_s}),
            u"a\t'=1+1\t\ttwo lines, \042so\042\t-5\n"_s);
    }

    void piecesOfAnArrayAreTheWhole()
    {
        items::Json whole = items::Json::array();
        items::JsonArrayText pieces;
        QByteArray text;
        for (const items::Json &element :
             {items::Json {{"a", "two\nlines"}, {"b", items::Json::array({1, 2})}},
              items::Json::object()}) {
            whole.push_back(element);
            text += pieces.next(element);
        }

        QCOMPARE(text + pieces.end(), items::dumped(whole) + '\n');
        QCOMPARE(items::JsonArrayText().end(), items::dumped(items::Json::array()) + '\n');
    }

    void csvHasTheColumnsInTheirOrderAndTheRowsInTheirs()
    {
        const auto made = support::makeDeployments(2500, 11);
        const catalog::CatalogPtr catalog = support::makeCatalog(made, 700);
        const std::vector<catalog::Row> rows {2400, 3, 1700, 0};
        const std::vector<Column> columns {Column::Status, Column::Urn, Column::Description};

        write({catalog, rows, columns, items::ExportFormat::Csv});

        const QList<QStringList> lines = readCsv(contents(path()));
        QCOMPARE(lines.size(), qsizetype(rows.size()) + 1);
        QCOMPARE(lines[0], (QStringList {u"urn"_s, u"status"_s, u"description"_s}));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            QCOMPARE(lines[qsizetype(i) + 1][0], fromUtf8(made[rows[i]].urn));
            QCOMPARE(lines[qsizetype(i) + 1][2], fromUtf8(made[rows[i]].description));
        }
    }

    void theHeadIsThatOfTheCommandLine()
    {
        std::vector<Column> columns;
        for (int c = 0; c < DeploymentRows::columnTotal; ++c)
            columns.push_back(Column(c));
        write({support::makeCatalog({}), {}, columns, items::ExportFormat::Csv});

        const QStringList head = readCsv(contents(path())).value(0);
        QCOMPARE(head.size(), DeploymentRows::columnTotal); // the URN stands once
        QCOMPARE(items::recordKeys(head).size(), std::size_t(head.size()));
    }

    void timesAreIsoInUtc()
    {
        support::Made made;
        made.urn = "urn:li:mlModelDeployment:(urn:li:dataPlatform:x,a,PROD)";
        made.created = 1'420'070'400'000;
        made.deprecated = true;
        made.decommission = 1'420'156'800'000;
        const auto catalog = support::makeCatalog({made});

        write({catalog, {0}, {Column::Created, Column::Decommission}, items::ExportFormat::Csv});

        QCOMPARE(readCsv(contents(path())).value(1),
                 (QStringList {fromUtf8(made.urn), u"2015-01-01T00:00:00Z"_s,
                               u"2015-01-02T00:00:00Z"_s}));
    }

    void jsonIsWhatTheCommandLinePrints()
    {
        const auto catalog = support::makeCatalog(support::makeDeployments(300, 12));
        const std::vector<catalog::Row> rows {7, 290, 0};

        write({catalog, rows, {Column::Name}, items::ExportFormat::Json});

        const items::Json read = items::Json::parse(contents(path()).toStdString());
        QCOMPARE(read.size(), rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i)
            QVERIFY(read[i] == items::objectOf(catalog->record(rows[i]), items::recordKeys()));
    }

    void whatIsStoppedLeavesTheFileAsItWas()
    {
        QFile old(path());
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("before");
        old.close();
        items::ExportProgress progress;
        progress.cancelled = true;

        const auto result = items::writeExport(
            {support::makeCatalog(support::makeDeployments(10, 1)), {1, 2}, {Column::Name}}, path(),
            progress);

        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::Cancelled);
        QCOMPARE(contents(path()), QByteArray("before"));
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files).size(), 1);
    }

    void whatCannotBeWrittenIsSaid()
    {
        items::ExportProgress progress;

        const auto result = items::writeExport(
            {support::makeCatalog(support::makeDeployments(10, 1)), {1, 2}, {Column::Name}},
            m_folder.filePath(u"no/such/folder/x.csv"_s), progress);

        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::File);
        QVERIFY(!result.error().detail.isEmpty());
    }

private:
    QString path() const { return m_folder.filePath(u"out"_s); }

    void write(const items::ExportJob &job) const
    {
        items::ExportProgress progress;
        const auto result = items::writeExport(job, path(), progress);
        QVERIFY(result);
        QCOMPARE(*result, qint64(job.rows.size()));
        QCOMPARE(progress.written.load(), qint64(job.rows.size()));
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestExportFile)
#include "tst_exportfile.moc"
