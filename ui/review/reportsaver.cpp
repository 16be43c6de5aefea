// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/review/reportsaver.h"

#include "ui/common/icons.h"
#include "ui/report/pdfreport.h"

#include <QFileDialog>
#include <QFutureWatcher>
#include <QMenu>
#include <QSaveFile>
#include <QtConcurrent>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using review::Report;
using review::Reviewer;

namespace {

//! More owners than a menu can hold: those with most are offered.
constexpr std::size_t mostOwners = 20;
//! Above this the menu does without owners: looking at all the evidence takes longer than a menu
//! may.
constexpr std::size_t mostForOwners = 1000;

QString suffixOf(ReportSaver::Format format)
{
    switch (format) {
    case ReportSaver::Format::Html:
        return u"html"_s;
    case ReportSaver::Format::Pdf:
        return u"pdf"_s;
    case ReportSaver::Format::Csv:
        return u"csv"_s;
    case ReportSaver::Format::Json:
        return u"json"_s;
    case ReportSaver::Format::Calendar:
        break;
    }
    return u"ics"_s;
}

QByteArray written(const Report &report, ReportSaver::Format format)
{
    switch (format) {
    case ReportSaver::Format::Html:
        return review::report::toHtml(report);
    case ReportSaver::Format::Pdf:
        return pdfreport::write(report);
    case ReportSaver::Format::Csv:
        return review::report::toCsv(report);
    case ReportSaver::Format::Json:
        return review::report::toJson(report);
    case ReportSaver::Format::Calendar:
        break;
    }
    return review::report::toCalendar(report);
}

Report reportOf(const Reviewer::Answer &answer, const review::ReportOrigin &origin)
{
    return makeReport(*answer.index, answer.context, answer.policy, answer.assessments, origin);
}

//! Why \a path could not be written; empty where it was.
QString write(const QByteArray &bytes, const QString &path)
{
    QSaveFile file(path);
    const bool good
        = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    return good ? QString() : file.errorString();
}

} // namespace

ReportSaver::ReportSaver(Reviewer &reviewer, QMenu &menu)
    : QObject(&menu), m_reviewer(reviewer), m_menu(menu)
{
    connect(&menu, &QMenu::aboutToShow, this, &ReportSaver::fill);
}

void ReportSaver::fill()
{
    m_menu.clear();
    for (const auto &[text, format] : {std::pair {tr("&HTML page…"), Format::Html},
                                       {tr("&PDF…"), Format::Pdf},
                                       {tr("&CSV…"), Format::Csv},
                                       {tr("&JSON…"), Format::Json},
                                       {tr("&iCalendar of dates…"), Format::Calendar}})
        m_menu.addAction(text, this, [this, format = format] { ask(format); });
    const std::size_t count = m_reviewer.answer()->assessments.size();
    if (count > 0 && count <= mostForOwners) {
        m_menu.addSeparator();
        addOwners(*m_menu.addMenu(tr("&Mail to")));
    }
}

void ReportSaver::addOwners(QMenu &menu)
{
    const Report report = reportOf(*m_reviewer.answer(), m_origin);
    std::vector<review::ReportOwner> owners;
    std::ranges::copy_if(report.owners, std::back_inserter(owners),
                         [](const review::ReportOwner &owner) { return !owner.urn.isEmpty(); });
    std::ranges::stable_sort(owners, std::ranges::greater {},
                             [](const review::ReportOwner &owner) { return owner.lines.size(); });
    owners.resize(std::min(owners.size(), mostOwners));
    for (const review::ReportOwner &owner : owners) {
        const QUrl draft = review::report::mailDraft(report, owner);
        menu.addAction(u"%1 (%2)"_s.arg(QString(owner.name).replace(u'&', u"&&"_s),
                                        QString::number(owner.lines.size())),
                       this, [this, draft] { Q_EMIT mailRequested(draft); });
    }
    menu.setEnabled(!owners.empty());
}

void ReportSaver::ask(Format format)
{
    const QString suffix = suffixOf(format);
    const QString day = m_reviewer.answer()->context.when.now.date().toString(Qt::ISODate);
    auto *dialog = new QFileDialog(m_menu.parentWidget(), tr("Save the report"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilter(u"*."_s + suffix);
    dialog->selectFile(u"decommission-review-%1.%2"_s.arg(day, suffix));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, format](const QString &path) { save(format, path); });
    dialog->open();
}

void ReportSaver::save(Format format, const QString &path)
{
    auto *watcher = new QFutureWatcher<QString>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, path] {
        watcher->deleteLater();
        if (watcher->result().isEmpty())
            Q_EMIT saved(path);
        else
            Q_EMIT failed(path, watcher->result());
    });
    watcher->setFuture(
        QtConcurrent::run([answer = m_reviewer.answer(), origin = m_origin, format, path] {
            return write(written(reportOf(*answer, origin), format), path);
        }));
}
