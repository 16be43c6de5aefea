// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/editing.h"
#include "tests/bench/dataset.h"
#include "tests/bench/groups.h"
#include "tests/bench/rounds.h"
#include "ui/common/slipwaystyle.h"
#include "ui/editing/bulkform.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QLabel>

using namespace Qt::Literals::StringLiterals;

namespace bench {

namespace {

constexpr std::size_t rows = 10'000;

//! Until it is painted.
void open(BulkForm &form, store::Editing &editing, const QStringList &urns, const QStringList &all)
{
    form.hide();
    form.setEditing(&editing);
    form.edit(urns, all);
    form.show();
    keep(std::uint64_t(form.grab().width()));
}

//! Until what the selection has in common and would change is counted, too.
qint64 untilCounted(BulkForm &form, store::Editing &editing, const QStringList &urns)
{
    QElapsedTimer timer;
    timer.start();
    auto *sum = form.findChild<QLabel *>(u"bulkSum"_s);
    sum->clear();
    open(form, editing, urns, urns);
    while (sum->text().isEmpty())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return timer.elapsed();
}

changes::Wish manyWishes(int n)
{
    changes::Wish wish;
    wish.addTags = {u"urn:li:tag:bench%1"_s.arg(n)};
    wish.addOwners = {{u"urn:li:corpuser:bench%1"_s.arg(n), u"TECHNICAL_OWNER"_s}};
    wish.deprecate.emplace().decommissionMs = 1'900'000'000'000 + n;
    wish.properties = {{u"bench"_s, QString::number(n)}};
    return wish;
}

} // namespace

void benchForms()
{
    localgms::Options options;
    options.port = 0;
    const auto server = localgms::Server::start(options);
    if (!server)
        return;
    QApplication::setStyle(new SlipwayStyle(ThemeChoice::Light));
    store::Connection connection = connectionTo(**server);
    connection.server.readOnly = false;
    store::GmsStore store(connection);
    for (const auto &batch : batchesOf(rows, 500, 5)) {
        if (!ingest(store.client(), batch))
            return;
    }
    QEventLoop loop;
    QObject::connect(&store, &store::CatalogStore::stateChanged, &loop, [&] {
        if (!store.state().isBusy())
            loop.quit();
    });
    store.refresh();
    loop.exec();
    QStringList urns;
    for (catalog::Row row = 0; row < store.catalog()->size(); ++row)
        urns.append(store.catalog()->urn(row));

    store::Editing::Options editingOptions;
    editingOptions.fallbackActor = store::localActor();
    store::Editing editing(store, store.client(), editingOptions);
    BulkForm form;
    form.resize(452, 800);
    compare(
        {u"a form on 10,000 rows, painted"_s, u"the same form on one"_s, 2},
        [&] { open(form, editing, urns, urns); },
        [&] { open(form, editing, urns.mid(0, 1), urns); });
    tell({u"… and all counted, in frames"_s, u"a frame: 16.7 ms"_s, 0},
         double(untilCounted(form, editing, urns)) / 16.7, {});
    int n = 0;
    compare(
        {u"staging 4 aspects of 10,000"_s, u"their records, made four times"_s, 0},
        [&] { editing.setWish(urns, manyWishes(++n), u"bench"_s); },
        [&] {
            for (int i = 0; i < 4; ++i) {
                for (catalog::Row row = 0; row < store.catalog()->size(); ++row)
                    keep(store.catalog()->record(row).owners.size());
            }
        },
        5);
}

} // namespace bench
