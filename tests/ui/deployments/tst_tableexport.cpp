// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "samples.h"

#include "ui/deployments/deploymenttable.h"
#include "ui/deployments/tableexport.h"

#include <QAction>
#include <QFileDialog>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using Column = DeploymentRows::Column;

class TestTableExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings
            = std::make_unique<QSettings>(m_folder->filePath(u"s.ini"_s), QSettings::IniFormat);
        m_query = std::make_unique<DeploymentQuery>();
        m_query->setCatalog(samples::catalogOf(samples::manyKinds(), samples::names()));
        m_table = std::make_unique<DeploymentTable>(*m_query);
        m_export = new TableExport(*m_table, *m_settings, m_table.get());
    }

    void cleanup()
    {
        m_table.reset();
        m_query.reset();
        m_settings.reset();
    }

    void writesTheColumnsAndRowsThatAreShown()
    {
        filter::Filter filter;
        filter.setText(u"status-"_s);
        m_query->setFilter(filter);
        m_query->setSorting({filter::SortKey::Status, true});
        ColumnLayout layout;
        layout.entries = {{Column::Status, true, 0}, {Column::Name, true, 0}};
        for (const ColumnLayout::Entry &entry : ColumnLayout::standard().entries) {
            if (entry.column != Column::Status && entry.column != Column::Name)
                layout.entries.push_back({entry.column, false, 0});
        }
        layout.sorting = m_query->sorting();
        m_table->setColumnLayout(layout);
        QSignalSpy messages(m_export, &TableExport::message);
        const QString path = m_folder->filePath(u"out.csv"_s);

        m_export->write(path, items::ExportFormat::Csv);

        QVERIFY(m_export->isRunning());
        QTRY_VERIFY(!m_export->isRunning());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QStringList expected {u"urn,status,name"_s};
        for (int row = 0; row < m_table->model()->rowCount(); ++row)
            expected.append(
                u'"' + m_table->deployments().catalog()->urn(m_table->deployments().rowAt(row))
                + u"\","_s + m_table->model()->index(row, int(Column::Status)).data().toString()
                + u',' + m_table->model()->index(row, int(Column::Name)).data().toString());
        expected.append(QString());
        QCOMPARE(QString::fromUtf8(file.readAll()).split(u"\r\n"_s), expected);
        QVERIFY(messages.last().value(0).toString().contains(u"out.csv"_s));
    }

    void whatFailsIsTold()
    {
        QSignalSpy failures(m_export, &TableExport::failed);

        m_export->write(m_folder->filePath(u"none/out.csv"_s), items::ExportFormat::Csv);

        QTRY_COMPARE(failures.size(), 1);
        QVERIFY(!m_export->isRunning());
    }

    void theActionStopsWhatRuns()
    {
        QSignalSpy messages(m_export, &TableExport::message);
        const QString path = m_folder->filePath(u"out.json"_s);
        m_export->write(path, items::ExportFormat::Json);
        QCOMPARE(m_export->action()->iconText(), u"Stop"_s);

        m_export->action()->trigger();

        QTRY_VERIFY(!m_export->isRunning());
        QCOMPARE(m_export->action()->iconText(), u"Export"_s);
        // It may have been quicker than the request to stop.
        QVERIFY(QFile::exists(path) != messages.last().value(0).toString().contains(u"stopped"_s));
    }

    void nothingToWriteIsNotOffered()
    {
        QVERIFY(m_export->action()->isEnabled());

        m_query->setCatalog(std::make_shared<const catalog::Catalog>());

        QVERIFY(!m_export->action()->isEnabled());
    }

    void theFileIsCalledLikeTheView()
    {
        m_export->setShown([] { return TableExport::Shown {u"Due: in/30 days"_s, {}, true}; });
        m_export->action()->trigger();

        auto *dialog = m_table->findChild<QFileDialog *>(u"exportDialog"_s);
        QCOMPARE(QFileInfo(dialog->selectedFiles().value(0)).fileName(), u"Due- in-30 days.csv"_s);
    }

    void whatIsExportedWhileTheLineIsNotUnderstoodIsSaid()
    {
        bool understood = true;
        m_export->setShown([&] { return TableExport::Shown {{}, u"env:DEV"_s, understood}; });
        QVERIFY(!m_export->action()->toolTip().contains(u"env:DEV"_s));

        understood = false;
        m_export->update();

        QVERIFY(m_export->action()->isEnabled());
        QVERIFY(m_export->action()->toolTip().contains(u"env:DEV"_s));
        m_export->action()->trigger();
        QVERIFY(m_table->findChild<QFileDialog *>(u"exportDialog"_s)
                    ->windowTitle()
                    .contains(u"env:DEV"_s));
    }

    void theDialogOffersBothAndRemembers()
    {
        m_settings->setValue(u"export/folder"_s, m_folder->path());
        m_export->action()->trigger();
        auto *dialog = m_table->findChild<QFileDialog *>(u"exportDialog"_s);
        QVERIFY(dialog);
        QCOMPARE(dialog->nameFilters().size(), 2);
        QCOMPARE(dialog->defaultSuffix(), u"csv"_s);

        dialog->selectNameFilter(dialog->nameFilters().at(1));
        dialog->selectFile(u"mine.json"_s);
        QMetaObject::invokeMethod(dialog, "accept");

        QTRY_VERIFY(QFile::exists(m_folder->filePath(u"mine.json"_s)));
        QTRY_VERIFY(!m_export->isRunning());
        QCOMPARE(m_settings->value(u"export/format"_s).toString(), u"json"_s);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<DeploymentQuery> m_query;
    std::unique_ptr<DeploymentTable> m_table;
    TableExport *m_export = nullptr;
};

QTEST_MAIN(TestTableExport)
#include "tst_tableexport.moc"
