// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/groups.h"

#include <QApplication>

#include <cstdio>
#include <thread>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Group
{
    QString name;
    void (*run)();
};

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    if (QCoreApplication::arguments().contains(u"--bare-window"_s))
        return bench::runBareWindow();
    const QList<Group> groups {
        {u"decode"_s, bench::benchDecode},       {u"columns"_s, bench::benchColumns},
        {u"table"_s, bench::benchTable},         {u"load"_s, bench::benchLoad},
        {u"localgms"_s, bench::benchLocalGms},   {u"million"_s, bench::benchMillion},
        {u"start"_s, bench::benchStart},         {u"kept"_s, bench::benchKept},
        {u"browse"_s, bench::benchBrowse},       {u"palette"_s, bench::benchPalette},
        {u"apply"_s, bench::benchApply},         {u"forms"_s, bench::benchForms},
        {u"dashboard"_s, bench::benchDashboard}, {u"graph"_s, bench::benchGraph},
        {u"review"_s, bench::benchReview},       {u"past"_s, bench::benchPast}};
    std::printf("%u cores, %s; ratio = measured ÷ yardstick, median of the rounds [min–max]\n",
                std::thread::hardware_concurrency(),
                QGuiApplication::platformName().toUtf8().constData());
    const QStringList wanted = QCoreApplication::arguments().mid(1);
    bool any = false;
    for (const Group &group : groups) {
        if (!wanted.isEmpty() && !wanted.contains(group.name))
            continue;
        any = true;
        std::printf("\n%s\n", group.name.toUtf8().constData());
        group.run();
    }
    if (!any)
        std::fprintf(stderr, "decode, columns, table, load, localgms, million, start, kept, "
                             "browse, palette, apply, forms, dashboard, graph, review, past\n");
    return any ? 0 : 2;
}
