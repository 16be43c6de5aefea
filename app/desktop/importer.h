// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/ingest/importrun.h"
#include "models/store/gmsstore.h"

#include <QObject>
#include <QPointer>

#include <memory>

class ImportReport;
class QWidget;

//! Imports files into a connection, with a report that stays beside the window.
class Importer final : public QObject
{
    Q_OBJECT

public:
    explicit Importer(QWidget *window);
    ~Importer() override;

    bool isRunning() const { return m_run != nullptr; }
    //! Nothing while another one runs. \a store outlives the import, or cancel() is called first.
    void start(store::GmsStore &store, const QString &file);
    //! Without a report: for what the program itself brings.
    void startQuietly(store::GmsStore &store, std::unique_ptr<QIODevice> device);
    void cancel();

Q_SIGNALS:
    void finished(bool wroteAnything);

private:
    void run(store::GmsStore &store, std::unique_ptr<QIODevice> device);
    void showSummary();

    QWidget *m_window;
    QPointer<ImportReport> m_report;
    QString m_target;
    std::unique_ptr<ingest::ImportRun> m_run;
};
