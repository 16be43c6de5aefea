// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/theme.h"

#include "models/domain/vocabulary.h"

#include <QDir>
#include <QFile>
#include <QTest>
#include <QWidget>

#include <nlohmann/json.hpp>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace {

double channel(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF())
         + 0.0722 * channel(color.blueF());
}

//! WCAG 2's ratio.
double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

struct Named
{
    const char *name;
    QColor color;
};

QList<Named> grounds(const Theme &t)
{
    return {{"window", t.window}, {"base", t.base},           {"alternate", t.alternate},
            {"header", t.header}, {"selection", t.selection}, {"selectionIdle", t.selectionIdle}};
}

//! All tokens but the statuses, by the name that the design's list gives them.
QMap<QString, QColor> tokens(const Theme &t)
{
    QMap<QString, QColor> all {
        {u"window"_s, t.window},
        {u"base"_s, t.base},
        {u"alternate"_s, t.alternate},
        {u"header"_s, t.header},
        {u"text"_s, t.text},
        {u"muted"_s, t.muted},
        {u"border"_s, t.border},
        {u"edge"_s, t.edge},
        {u"control"_s, t.control},
        {u"accent"_s, t.accent},
        {u"accentFill"_s, t.accentFill},
        {u"onAccent"_s, t.onAccent},
        {u"selection"_s, t.selection},
        {u"selectionIdle"_s, t.selectionIdle},
        {u"focus"_s, t.focus},
        {u"danger"_s, t.danger},
        {u"dangerTint"_s, t.dangerTint},
        {u"warn"_s, t.warn},
        {u"warnTint"_s, t.warnTint},
        {u"ok"_s, t.ok},
        {u"okTint"_s, t.okTint},
        {u"infoTint"_s, t.infoTint},
        {u"pending"_s, t.pending},
        {u"pendingTint"_s, t.pendingTint},
        {u"theirs"_s, t.theirs},
        {u"theirsTint"_s, t.theirsTint},
        {u"removed"_s, t.removed},
        {u"prodFill"_s, t.prodFill},
    };
    for (const QString &symbol : domain::statusSymbols())
        all.insert(symbol, t.statusColor(symbol));
    return all;
}

QString sharedTokens()
{
    const QString given = qEnvironmentVariable("SLIPWAY_SHARED");
    const QString folder
        = given.isEmpty() ? QStringLiteral(SLIPWAY_SOURCE_DIR "/../shared") : given;
    return folder + u"/design/tokens.json"_s;
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsReadableOnEveryGround_data() { bothThemes(); }
    void textIsReadableOnEveryGround()
    {
        QFETCH(bool, dark);
        const Theme &t = dark ? Theme::dark() : Theme::light();
        const QList<Named> inks {
            {"text", t.text},       {"muted", t.muted},   {"accent", t.accent},
            {"danger", t.danger},   {"warn", t.warn},     {"ok", t.ok},
            {"pending", t.pending}, {"theirs", t.theirs}, {"removed", t.removed}};
        for (const Named &ink : inks) {
            for (const Named &ground : grounds(t)) {
                const double ratio = contrast(ink.color, ground.color);
                QVERIFY2(ratio >= 4.5,
                         qPrintable(u"%1 on %2: %3"_s
                                        .arg(QLatin1String(ink.name), QLatin1String(ground.name))
                                        .arg(ratio)));
            }
        }
        QVERIFY(contrast(t.onAccent, t.accentFill) >= 4.5);
        QVERIFY(contrast(t.danger, t.dangerTint) >= 4.5);
        QVERIFY(contrast(t.warn, t.warnTint) >= 4.5);
        QVERIFY(contrast(t.ok, t.okTint) >= 4.5);
    }

    void marksStandOutOnEveryGround_data() { bothThemes(); }
    void marksStandOutOnEveryGround()
    {
        QFETCH(bool, dark);
        const Theme &t = dark ? Theme::dark() : Theme::light();
        for (const QString &symbol : domain::statusSymbols()) {
            for (const Named &ground : grounds(t))
                QVERIFY2(contrast(t.statusColor(symbol), ground.color) >= 3, qPrintable(symbol));
        }
        QVERIFY(contrast(t.control, t.window) >= 3);
        QVERIFY(contrast(t.control, t.base) >= 3);
        QVERIFY(contrast(t.focus, t.base) >= 3);
    }

    void tagTextIsReadableOnAnyColour_data() { bothThemes(); }
    void tagTextIsReadableOnAnyColour()
    {
        QFETCH(bool, dark);
        const Theme &t = dark ? Theme::dark() : Theme::light();
        for (int r = 0; r <= 255; r += 51) {
            for (int g = 0; g <= 255; g += 51) {
                for (int b = 0; b <= 255; b += 51)
                    QVERIFY(contrast(t.text, t.chipFill(QColor(r, g, b))) >= 4.5);
            }
        }
        QVERIFY(t.chipFill({}).isValid());
    }

    void anUnheardOfStatusHasUnknownsColour()
    {
        const Theme &t = Theme::light();

        QCOMPARE(t.statusColor(u"HIBERNATING"_s), t.statusColor(u"UNKNOWN"_s));
        QCOMPARE(t.statusColor(u""_s), t.statusColor(u"UNKNOWN"_s));
    }

    void aPaletteTellsItsTheme()
    {
        QVERIFY(!Theme::of(Theme::light().palette()).isDark);
        QVERIFY(Theme::of(Theme::dark().palette()).isDark);
        QWidget widget;
        widget.setPalette(Theme::dark().palette());
        QVERIFY(Theme::of(&widget).isDark);
    }

    void theSystemsLightnessIsFollowedUnlessOneIsChosen()
    {
        const QPalette light = Theme::light().palette();
        const QPalette dark = Theme::dark().palette();

        QVERIFY(Theme::chosen(ThemeChoice::System, dark).isDark);
        QVERIFY(!Theme::chosen(ThemeChoice::System, light).isDark);
        QVERIFY(!Theme::chosen(ThemeChoice::Light, dark).isDark);
        QVERIFY(Theme::chosen(ThemeChoice::Dark, light).isDark);
    }

    void tokensAreThoseOfTheDesign()
    {
        QFile file(sharedTokens());
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("the design's list of tokens is not beside the source");
        const auto design = nlohmann::json::parse(file.readAll().toStdString());

        for (const Theme *theme : {&Theme::light(), &Theme::dark()}) {
            const auto &list = design.at(theme->isDark ? "dark" : "light");
            const auto ours = tokens(*theme);
            QCOMPARE(size_t(ours.size()), list.size());
            for (const auto &[name, value] : list.items()) {
                const QColor color = ours.value(QString::fromStdString(name));
                QCOMPARE(color.name().toUpper(), QString::fromStdString(value));
            }
        }
    }

private:
    static void bothThemes()
    {
        QTest::addColumn<bool>("dark");
        QTest::addRow("light") << false;
        QTest::addRow("dark") << true;
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
