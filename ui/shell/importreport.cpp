// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/importreport.h"

#include "ui/common/buttons.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/fonts.h"
#include "ui/common/markwidgets.h"

#include <QAccessible>
#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;

ImportReport::ImportReport(const QString &file, const QString &target, QWidget *parent)
    : QDialog(parent), m_file(file)
{
    setObjectName(u"importReport"_s);
    setWindowTitle(tr("Import"));
    setModal(false);
    m_mark = new Glyph(u"import"_s, Tone::Neutral, 24, this);
    m_title
        = new ElidedLabel(tr("Importing %1 into %2").arg(QFileInfo(file).fileName(), target), this);
    m_title->setObjectName(u"headline"_s);
    m_title->setFont(fonts::ui(fonts::Size::Head, QFont::DemiBold));
    m_title->setElideMode(Qt::ElideMiddle);
    m_words = new QLabel(file, this);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setForegroundRole(QPalette::PlaceholderText);
    m_bar = new QProgressBar(this);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(8);
    m_bar->setRange(0, 0);
    m_bar->setAccessibleName(tr("Import"));
    m_counts = makeTable({tr("Aspect"), tr("Written"), tr("Unchanged")}, tr("Counts by aspect"));
    m_counts->setObjectName(u"counts"_s);
    m_problemHead = new QLabel(this);
    m_problemHead->setFont(fonts::ui(fonts::Size::Base, QFont::DemiBold));
    m_problemList
        = makeTable({tr("Line"), tr("Where"), tr("What is wrong")}, tr("What was skipped"));
    m_problemList->setObjectName(u"problems"_s);
    m_copy = makeButton(tr("Copy the list"), u"copy"_s, this);
    m_copy->setFlat(true);
    connect(m_copy, &QPushButton::clicked, this, &ImportReport::copyProblems);
    m_close = makeButton(tr("Cancel"), {}, this);
    m_close->setObjectName(u"close"_s);
    connect(m_close, &QPushButton::clicked, this, &ImportReport::reject);

    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_mark, 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(3);
    texts->addWidget(m_title);
    texts->addWidget(m_words);
    head->addLayout(texts, 1);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_copy);
    foot->addStretch(1);
    foot->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(10);
    column->addLayout(head);
    column->addWidget(m_bar);
    column->addWidget(m_counts, 2);
    column->addWidget(m_problemHead);
    column->addWidget(m_problemList, 3);
    column->addLayout(foot);
    for (QWidget *later : {static_cast<QWidget *>(m_counts), static_cast<QWidget *>(m_problemHead),
                           static_cast<QWidget *>(m_problemList), static_cast<QWidget *>(m_copy)})
        later->hide();
    resize(560, 160);
}

QTreeWidget *ImportReport::makeTable(const QStringList &heads, const QString &name)
{
    auto *table = new QTreeWidget(this);
    table->setHeaderLabels(heads);
    table->setRootIsDecorated(false);
    table->setUniformRowHeights(true);
    table->setAlternatingRowColors(true);
    table->setAccessibleName(name);
    table->header()->setStretchLastSection(true);
    return table;
}

void ImportReport::setProgress(qint64 done, qint64 total, const QString &words)
{
    m_bar->setRange(0, total > 0 ? 1000 : 0);
    if (total > 0)
        m_bar->setValue(static_cast<int>(qMin(done, total) * 1000 / total));
    m_words->setText(words);
    m_bar->setAccessibleDescription(words);
}

QString ImportReport::headline(const ImportSummary &summary) const
{
    const QString name = QFileInfo(m_file).fileName();
    if (!summary.failure.isEmpty())
        return tr("The import of %1 ended early").arg(name);
    if (summary.cancelled)
        return tr("The import of %1 was cancelled").arg(name);
    return tr("Imported %1 into %2").arg(name, summary.target);
}

void ImportReport::setSummary(const ImportSummary &summary)
{
    m_running = false;
    const QLocale locale;
    qint64 written = 0;
    for (const ImportCount &count : summary.counts)
        written += count.written;
    const bool ended = !summary.failure.isEmpty();
    const Tone tone = ended                                         ? Tone::Danger
                    : summary.cancelled || summary.problemCount > 0 ? Tone::Warn
                                                                    : Tone::Ok;
    m_mark->set(tones::iconName(tone), tone);
    m_title->setText(headline(summary));
    QString words = tr("%1 aspects were written.").arg(locale.toString(written));
    if (summary.cancelled || ended)
        words += tr(" What was written stays.");
    m_words->setText(ended ? summary.failure + u' ' + words : words);
    m_bar->hide();
    fillCounts(summary.counts);
    fillProblems(summary);
    m_close->setEnabled(true);
    m_close->setText(tr("Close"));
    m_close->setDefault(true);
    m_close->setFocus();
    resize(qMax(width(), 640), summary.problemCount > 0 ? 560 : 400);
    setAccessibleName(m_title->text());
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void ImportReport::fillCounts(const QList<ImportCount> &counts)
{
    const QLocale locale;
    for (const ImportCount &count : counts) {
        auto *item = new QTreeWidgetItem(m_counts, {count.aspect, locale.toString(count.written),
                                                    locale.toString(count.unchanged)});
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
    }
    m_counts->headerItem()->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    m_counts->headerItem()->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
    m_counts->header()->setStretchLastSection(false);
    m_counts->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_counts->setVisible(!counts.isEmpty());
}

void ImportReport::fillProblems(const ImportSummary &summary)
{
    m_problems = summary.problems;
    const QLocale locale;
    for (const ImportProblem &problem : summary.problems) {
        const QString line = problem.line > 0 ? locale.toString(problem.line) : QString();
        auto *item = new QTreeWidgetItem(m_problemList, {line, problem.place, problem.text});
        item->setTextAlignment(0, Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(1, problem.place.toHtmlEscaped());
        item->setToolTip(2, problem.text.toHtmlEscaped());
    }
    m_problemList->headerItem()->setTextAlignment(0, Qt::AlignRight | Qt::AlignVCenter);
    m_problemList->setColumnWidth(0, 64);
    m_problemList->setColumnWidth(1, 200);
    const bool any = summary.problemCount > 0;
    m_problemHead->setText(
        summary.problemCount > summary.problems.size()
            ? tr("%1 were skipped; the first %2:")
                  .arg(locale.toString(summary.problemCount),
                       locale.toString(summary.problems.size()))
            : tr("%n were skipped:", nullptr, static_cast<int>(summary.problemCount)));
    m_problemHead->setVisible(any);
    m_problemList->setVisible(any);
    m_copy->setVisible(any);
}

void ImportReport::copyProblems()
{
    QString text;
    for (const ImportProblem &problem : std::as_const(m_problems))
        text += u"%1\t%2\t%3\n"_s.arg(problem.line).arg(problem.place, problem.text);
    QGuiApplication::clipboard()->setText(text);
    m_copy->setText(tr("Copied"));
}

void ImportReport::reject()
{
    if (!m_running)
        return QDialog::reject();
    m_close->setEnabled(false);
    m_words->setText(tr("Ending…"));
    Q_EMIT cancelRequested();
}
