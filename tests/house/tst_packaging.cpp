// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::Literals::StringLiterals;

namespace {

QString source(const QString &path)
{
    QFile file(QStringLiteral(SLIPWAY_SOURCE_DIR) + u'/' + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString help(const QStringList &arguments)
{
    QProcess slipway;
    slipway.start(QStringLiteral(SLIPWAY_BINARY_DIR) + u"/slipway"_s,
                  arguments + QStringList {u"--help"_s});
    slipway.waitForFinished(60'000);
    return QString::fromUtf8(slipway.readAllStandardOutput());
}

QStringList all(const QString &text, const QString &pattern)
{
    QStringList found;
    for (const QRegularExpressionMatch &match :
         QRegularExpression(pattern, QRegularExpression::MultilineOption).globalMatch(text))
        found.append(match.captured(1));
    return found;
}

QStringList commands()
{
    const QString text = help({});
    return all(text.mid(text.indexOf(u"Subcommands:"_s)), u"^  ([a-z]+)  "_s);
}

} // namespace

//! What is packaged beside the program says the same as the program.
class TestPackaging : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCommandHasAnExample()
    {
        QVERIFY(commands().size() >= 5);
        for (const QString &command : commands() + QStringList {QString()}) {
            const QString text = help(command.isEmpty() ? QStringList() : QStringList {command});
            QVERIFY2(text.contains(u"Example:\n  slipway"_s), qPrintable(command));
        }
    }

    void manualAndCompletionsKnowEveryOption()
    {
        const QString manual = source(u"packaging/slipway.1"_s).remove(u'\\');
        const QString bash = source(u"packaging/completions/slipway.bash"_s);
        const QString zsh = source(u"packaging/completions/slipway.zsh"_s);
        const QString fish = source(u"packaging/completions/slipway.fish"_s);
        int options = 0;
        for (const QString &command : commands() + QStringList {QString()}) {
            QVERIFY2(manual.contains(command) && bash.contains(command) && zsh.contains(command)
                         && fish.contains(command),
                     qPrintable(command));
            const QString text = help(command.isEmpty() ? QStringList() : QStringList {command});
            for (const QString &option : all(text, u"^  (?:-[a-z],)?--([a-z-]+)"_s)) {
                ++options;
                QVERIFY2(manual.contains(u"--"_s + option), qPrintable(option));
                QVERIFY2(bash.contains(u"--"_s + option), qPrintable(option));
                QVERIFY2(zsh.contains(u"--"_s + option), qPrintable(option));
                QVERIFY2(fish.contains(u"-l "_s + option + u' '), qPrintable(option));
            }
        }
        QVERIFY(options > 40);
    }

    void theVersionIsTheSameEverywhere()
    {
        const QString version
            = all(source(u"CMakeLists.txt"_s), u"project\\(slipway VERSION ([0-9.]+)"_s).value(0);
        QVERIFY(!version.isEmpty());
        QCOMPARE(all(source(u"CHANGELOG.md"_s), u"^## ([0-9.]+)"_s).value(0), version);
        QCOMPARE(all(source(u"packaging/changelog"_s), u"^slipway \\(([0-9.]+)\\)"_s).value(0),
                 version);
        QCOMPARE(all(source(u"packaging/org.slipway.Slipway.metainfo.xml"_s),
                     u"<release version=\042([0-9.]+)"_s)
                     .value(0),
                 version);
        QVERIFY(source(u"packaging/slipway.1"_s).contains(u"Slipway "_s + version));
    }

    void theDesktopFileNamesActionsThatThereAre()
    {
        const QString desktop = source(u"packaging/org.slipway.Slipway.desktop"_s);
        const QString text = help({});
        const QStringList runs = all(desktop, u"^Exec=slipway --([a-z-]+)$"_s);
        QCOMPARE(runs.size(), 2);
        for (const QString &option : runs)
            QVERIFY2(text.contains(u"--"_s + option), qPrintable(option));
    }

    void everyPluralHasItsForms()
    {
        QXmlStreamReader forms(source(u"resources/translations/slipway_en.ts"_s));
        int found = 0;
        while (!forms.atEnd()) {
            if (forms.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (forms.name() == "translation"_L1)
                QVERIFY2(!forms.attributes().hasAttribute("type"_L1),
                         qPrintable(u"line %1"_s.arg(forms.lineNumber())));
            if (forms.name() == "numerusform"_L1) {
                ++found;
                const QString form = forms.readElementText();
                QVERIFY2(!form.isEmpty() && !form.contains(u"(s)"_s), qPrintable(form));
            }
        }
        QVERIFY(!forms.hasError());
        QVERIFY(found > 20);
    }

    //! All of them are gathered: else "(s)" would be read by users.
    void everyPluralIsGathered()
    {
        QProcess grep;
        grep.setWorkingDirectory(QStringLiteral(SLIPWAY_SOURCE_DIR));
        grep.start(u"grep"_s, {u"-rhoE"_s, u"tr\\(\042[^\042]*%n[^\042]*\042"_s, u"app"_s,
                               u"models"_s, u"ui"_s, u"--include=*.cpp"_s});
        QVERIFY(grep.waitForFinished());
        const QString gathered = source(u"resources/translations/slipway_en.ts"_s);
        const QStringList lines
            = QString::fromUtf8(grep.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
        QVERIFY(lines.size() > 15);
        for (const QString &line : lines) {
            // Of a text of several lines the first one, up to an escape.
            const QString text = line.mid(4).chopped(1).section(u'\\', 0, 0).toHtmlEscaped();
            QVERIFY2(gathered.contains(u"<source>"_s + text),
                     qPrintable(text + u": run ./dev translations"_s));
        }
    }
};

QTEST_GUILESS_MAIN(TestPackaging)
#include "tst_packaging.moc"
