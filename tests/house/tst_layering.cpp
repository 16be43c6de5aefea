// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

//! Whom a folder may include, besides itself. What is not listed here is not allowed.
const QMap<QString, QSet<QString>> &allowed()
{
    const QSet<QString> browsing {u"models/core"_s,     u"models/domain"_s,  u"models/catalog"_s,
                                  u"models/filter"_s,   u"models/items"_s,   u"models/store"_s,
                                  u"models/settings"_s, u"models/changes"_s, u"ui/common"_s};
    static const QMap<QString, QSet<QString>> edges {
        {u"models/core"_s, {}},
        {u"models/domain"_s, {u"models/core"_s}},
        {u"models/sql"_s, {}},
        {u"models/changes"_s,
         {u"models/core"_s, u"models/domain"_s, u"models/sql"_s, u"models/catalog"_s}},
        {u"models/settings"_s, {u"models/core"_s, u"models/domain"_s}},
        {u"models/catalog"_s, {u"models/core"_s, u"models/domain"_s}},
        {u"models/filter"_s, {u"models/core"_s, u"models/domain"_s, u"models/catalog"_s}},
        {u"models/gms"_s, {u"models/core"_s, u"models/domain"_s, u"models/catalog"_s}},
        {u"models/ingest"_s, {u"models/core"_s, u"models/domain"_s}},
        {u"models/cache"_s, {u"models/core"_s, u"models/catalog"_s}},
        {u"models/history"_s,
         {u"models/core"_s, u"models/domain"_s, u"models/catalog"_s, u"models/changes"_s,
          u"models/filter"_s, u"models/cache"_s}},
        {u"models/store"_s,
         {u"models/core"_s, u"models/domain"_s, u"models/catalog"_s, u"models/gms"_s,
          u"models/cache"_s, u"models/filter"_s, u"models/changes"_s, u"models/history"_s}},
        {u"models/items"_s,
         {u"models/core"_s, u"models/domain"_s, u"models/catalog"_s, u"models/filter"_s}},
        {u"models/graph"_s,
         {u"models/core"_s, u"models/domain"_s, u"models/catalog"_s, u"models/filter"_s}},
        {u"models/dashboard"_s,
         {u"models/core"_s, u"models/domain"_s, u"models/catalog"_s, u"models/filter"_s,
          u"models/items"_s}},
        {u"models/review"_s,
         {u"models/core"_s, u"models/domain"_s, u"models/catalog"_s, u"models/filter"_s,
          u"models/items"_s}},
        {u"ui/common"_s, {u"models/core"_s, u"models/domain"_s, u"models/settings"_s}},
        {u"ui/report"_s,
         {u"models/core"_s, u"models/domain"_s, u"models/catalog"_s, u"models/filter"_s,
          u"models/review"_s, u"ui/common"_s}},
        {u"ui/review"_s,
         {u"models/core"_s, u"models/domain"_s, u"models/catalog"_s, u"models/filter"_s,
          u"models/review"_s, u"models/changes"_s, u"models/settings"_s, u"ui/common"_s,
          u"ui/report"_s}},
        {u"ui/shell"_s, {u"models/core"_s, u"models/settings"_s, u"ui/common"_s}},
        {u"ui/connections"_s,
         {u"models/core"_s, u"models/settings"_s, u"models/domain"_s, u"ui/common"_s}},
        {u"ui/deployments"_s, browsing},
        {u"ui/editing"_s, browsing},
        {u"ui/palette"_s, browsing},
        {u"ui/charts"_s,
         {u"models/core"_s, u"models/domain"_s, u"models/dashboard"_s, u"ui/common"_s}},
        {u"ui/dashboard"_s,
         {u"models/core"_s, u"models/domain"_s, u"models/catalog"_s, u"models/filter"_s,
          u"models/items"_s, u"models/store"_s, u"models/dashboard"_s, u"ui/charts"_s,
          u"ui/common"_s}},
        {u"ui/graph"_s,
         {u"models/core"_s, u"models/domain"_s, u"models/catalog"_s, u"models/filter"_s,
          u"models/graph"_s, u"models/store"_s, u"models/changes"_s, u"models/settings"_s,
          u"ui/common"_s}},
        {u"ui/changeset"_s,
         {u"models/core"_s, u"models/domain"_s, u"models/catalog"_s, u"models/changes"_s,
          u"models/settings"_s, u"models/store"_s, u"ui/common"_s}},
        {u"app/diagnostics"_s, {u"models/core"_s}},
        {u"ui/history"_s,
         {u"models/core"_s, u"models/domain"_s, u"models/catalog"_s, u"models/filter"_s,
          u"models/changes"_s, u"models/store"_s, u"models/history"_s, u"ui/common"_s,
          u"ui/changeset"_s}},
        {u"app/localgms"_s, {u"models/core"_s, u"models/domain"_s, u"models/sql"_s}},
        {u"app/commands"_s,
         {u"models/core"_s, u"models/domain"_s, u"models/catalog"_s, u"models/filter"_s,
          u"models/items"_s, u"models/store"_s, u"models/gms"_s, u"models/ingest"_s,
          u"models/settings"_s, u"models/changes"_s, u"models/graph"_s, u"models/cache"_s,
          u"models/review"_s, u"models/history"_s, u"app/localgms"_s}},
    };
    return edges;
}

//! The composition root and the program may include everything.
bool isRoot(const QString &folder)
{
    return folder == "app"_L1 || folder == "app/desktop"_L1;
}

//! models/gms/codec counts as models/gms.
QString libraryOf(const QString &path)
{
    const QStringList parts = path.split(u'/');
    return parts.size() > 2 ? parts[0] + u'/' + parts[1] : parts[0];
}

struct Include
{
    QString file;
    QString folder;
    QString included;
};

QList<Include> includes()
{
    // A quote is written as \042: moc loses its way over one inside a string here.
    static const QRegularExpression line(u"^\\s*#\\s*include\\s*[<\042]([^\042>]+)[\042>]"_s);
    const QString root = QStringLiteral(SLIPWAY_SOURCE_DIR) + u'/';
    QList<Include> result;
    for (const QString &top : {u"app"_s, u"ui"_s, u"models"_s}) {
        QDirIterator files(root + top, {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QString path = file.fileName().mid(root.size());
            while (!file.atEnd()) {
                const auto match = line.match(QString::fromUtf8(file.readLine()));
                if (match.hasMatch())
                    result.append({path, libraryOf(path), match.captured(1)});
            }
        }
    }
    return result;
}

} // namespace

class TestLayering : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFolderIncludesOnlyWhatItMay()
    {
        const QList<Include> all = includes();
        QVERIFY(all.size() > 500);
        QStringList wrong;
        for (const Include &include : all) {
            const bool ours = include.included.startsWith("app/"_L1)
                           || include.included.startsWith("ui/"_L1)
                           || include.included.startsWith("models/"_L1);
            const QString target = libraryOf(include.included);
            if (!ours || isRoot(include.folder) || target == include.folder)
                continue;
            if (!allowed().value(include.folder).contains(target))
                wrong.append(include.file + u" includes "_s + include.included);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void theWindowKnowsNeitherNetworkNorDatabase()
    {
        static const QRegularExpression forbidden(
            u"^(QNetwork|QTcp|QSsl|QSql|QtNetwork|QtSql|sqlite3|microhttpd)"_s);
        QStringList wrong;
        for (const Include &include : includes()) {
            if (include.folder.startsWith("ui/"_L1) && forbidden.match(include.included).hasMatch())
                wrong.append(include.file + u" includes "_s + include.included);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void modelsKnowNoWidgets()
    {
        static const QRegularExpression forbidden(
            u"^(QWidget|QtWidgets|QApplication|QIcon|QPixmap|QMessageBox|QDialog|QColor$)"_s);
        QStringList wrong;
        for (const Include &include : includes()) {
            if (include.folder.startsWith("models/"_L1)
                && forbidden.match(include.included).hasMatch())
                wrong.append(include.file + u" includes "_s + include.included);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestLayering)
#include "tst_layering.moc"
