// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDirIterator>
#include <QFile>
#include <QMultiMap>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

//! Where the linker would take one thing for another without a word, and where two keys mean two
//! things at once.
class TestNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noTwoClassesOutsideNamespacesHaveOneName()
    {
        static const QRegularExpression definition(
            u"^(?:class|struct) (?:\\[\\[\\w+\\]\\] )?(\\w+)(?: final)?(?: :[^;]*)?$"_s);
        QMultiMap<QString, QString> places;
        for (const QString &path : sources()) {
            bool inNamespace = false;
            for (const QString &line : linesOf(path)) {
                if (line.startsWith("namespace "_L1))
                    inNamespace = true;
                else if (line.startsWith("} // namespace"_L1))
                    inNamespace = false;
                const auto match = definition.match(line);
                if (!inNamespace && match.hasMatch())
                    places.insert(match.captured(1), path);
            }
        }
        QVERIFY(places.size() > 100);
        QStringList twice;
        for (const QString &name : places.uniqueKeys()) {
            if (const QStringList in = places.values(name); in.size() > 1)
                twice.append(name + u" in "_s + in.join(u" and "_s));
        }
        QVERIFY2(twice.isEmpty(), qPrintable(twice.join(u'\n')));
    }

    //! Alt and a letter that opens a menu would do that instead.
    void noFieldTakesTheLetterOfAMenu()
    {
        static const QRegularExpression menu(u"WindowMenu::\\w+, tr\\(\042&(\\w)"_s);
        static const QRegularExpression mnemonic(
            u"(?:QCheckBox|QRadioButton|addField|addRow|makeButton|QLabel|makeLabel)\\(.*tr\\(\042([^\042]*&(\\w)[^\042]*)\042"_s);
        QString letters;
        for (const QString &line : linesOf(u"ui/shell/windowmenus.cpp"_s)) {
            if (const auto match = menu.match(line); match.hasMatch())
                letters += match.captured(1).toLower();
        }
        QVERIFY(letters.size() >= 6);
        QStringList taken;
        int fields = 0;
        for (const QString &path : sources()) {
            if (!path.startsWith("ui/editing"_L1) && !path.startsWith("ui/changeset"_L1))
                continue; // beside the menus; dialogs have none
            for (const QString &line : linesOf(path)) {
                const auto match = mnemonic.match(line);
                fields += match.hasMatch() ? 1 : 0;
                if (match.hasMatch() && letters.contains(match.captured(2).toLower()))
                    taken.append(path + u": "_s + match.captured(1));
            }
        }
        QVERIFY(fields > 10);
        QVERIFY2(taken.isEmpty(), qPrintable(taken.join(u'\n')));
    }

private:
    static QStringList sources()
    {
        const QString root = QStringLiteral(SLIPWAY_SOURCE_DIR) + u'/';
        QStringList result;
        for (const QString &top : {u"app"_s, u"ui"_s, u"models"_s}) {
            QDirIterator files(root + top, {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
                               QDirIterator::Subdirectories);
            while (files.hasNext())
                result.append(files.next().mid(root.size()));
        }
        return result;
    }

    static QStringList linesOf(const QString &path)
    {
        QFile file(QStringLiteral(SLIPWAY_SOURCE_DIR) + u'/' + path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return QString::fromUtf8(file.readAll()).split(u'\n');
    }
};

QTEST_GUILESS_MAIN(TestNames)
#include "tst_names.moc"
