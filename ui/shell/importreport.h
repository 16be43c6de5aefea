// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>
#include <QList>
#include <QString>

class ElidedLabel;
class QLabel;
class QProgressBar;
class QPushButton;
class QTreeWidget;

struct ImportCount
{
    QString aspect; //!< "ownership"; its name in DataHub
    qint64 written = 0;
    qint64 unchanged = 0; //!< the server had it already
};

struct ImportProblem
{
    qint64 line = 0; //!< 0: not known
    QString place; //!< a URN or a JSON path; may be empty
    QString text;
};

struct ImportSummary
{
    QString target; //!< the connection's name
    QList<ImportCount> counts;
    QList<ImportProblem> problems; //!< the first ones
    qint64 problemCount = 0; //!< all of them
    bool cancelled = false;
    QString failure; //!< a sentence; the import ended before the end of the file
};

//! An import while it runs and what came of it. Not modal: the window can be used meanwhile.
class ImportReport final : public QDialog
{
    Q_OBJECT

public:
    ImportReport(const QString &file, const QString &target, QWidget *parent = nullptr);

    //! \a done of \a total, in bytes or lines, whichever is known; \a words says it.
    void setProgress(qint64 done, qint64 total, const QString &words);
    void setSummary(const ImportSummary &summary);
    bool isRunning() const { return m_running; }

    //! Closing while it runs asks for the end of the import instead.
    void reject() override;

Q_SIGNALS:
    void cancelRequested();

private:
    QTreeWidget *makeTable(const QStringList &heads, const QString &name);
    void fillCounts(const QList<ImportCount> &counts);
    void fillProblems(const ImportSummary &summary);
    QString headline(const ImportSummary &summary) const;
    void copyProblems();

    QString m_file;
    bool m_running = true;
    QList<ImportProblem> m_problems;
    class Glyph *m_mark;
    ElidedLabel *m_title;
    QLabel *m_words;
    QProgressBar *m_bar;
    QTreeWidget *m_counts;
    QLabel *m_problemHead;
    QTreeWidget *m_problemList;
    QPushButton *m_copy;
    QPushButton *m_close;
};
