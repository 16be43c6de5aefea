// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/scan.h"
#include "models/history/changessince.h"
#include "models/history/snapshots.h"
#include "tests/bench/groups.h"
#include "tests/bench/rounds.h"
#include "tests/support/sampledata.h"

#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;

namespace bench {

namespace {

constexpr std::size_t deployments = 100'000;

} // namespace

void benchPast()
{
    auto made = support::makeDeployments(deployments, 3);
    const auto before = support::makeCatalog(made, 1000);
    for (std::size_t i = 0; i < made.size(); i += 10) {
        made[i].status = made[i].status == "FAILED" ? "IN_SERVICE" : "FAILED";
        made[i].tags.push_back("urn:li:tag:new");
    }
    const auto after = support::makeCatalog(made, 1000);
    filter::Filter contains;
    contains.setText(u"frau"_s);
    compare(
        {u"what changed, 100,000 deployments, 10 % of them changed"_s,
         u"filtering them by a text"_s, 0},
        [&] { keep(history::changesBetween(*before, *after, {u"PROD"_s}).size()); },
        [&] { keep(filter::scan(*after, contains).size()); }, 5);

    const QTemporaryDir folder;
    const history::Snapshots snapshots(folder.path());
    const history::SnapshotServer server {u"bench"_s, u"bench"_s, {}, {}};
    QString path;
    qint64 bytes = 0;
    const auto write = [&] {
        const auto kept = snapshots.keep(*after, server, QDateTime::currentDateTime());
        path = kept ? kept->path : QString();
        bytes = kept ? kept->bytes : 0;
    };
    compare(
        {u"to keep a snapshot of 100,000"_s, u"what changed in them"_s, 0}, write,
        [&] { keep(history::changesBetween(*before, *after, {u"PROD"_s}).size()); }, 3);
    compare(
        {u"to open it"_s, u"what changed in them"_s, 1},
        [&] { keep(history::snapshotfile::read(path).has_value()); },
        [&] { keep(history::changesBetween(*before, *after, {u"PROD"_s}).size()); }, 3);
    tell({u"its size"_s, u"the columns in memory"_s, 0.5},
         double(bytes) / double(after->chunkMemory()), u"%1 MB"_s.arg(bytes / 1e6, 0, 'f', 1));
}

} // namespace bench
