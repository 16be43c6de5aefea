// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/recordtext.h"
#include "app/commands/run.h"
#include "app/commands/session.h"
#include "models/domain/urn.h"

#include <QCoreApplication>
#include <QEventLoop>

using namespace Qt::Literals::StringLiterals;

namespace commands {

int runShow(const ShowOptions &options)
{
    const auto urn = domain::Urn::parse(options.urn);
    if (!urn) {
        complain(QCoreApplication::translate("Show", "no URN, at character %1: %2")
                     .arg(urn.error().position + 1)
                     .arg(urn.error().reason));
        return wrongUsage;
    }
    if (!urn->isDeployment()) {
        complain(QCoreApplication::translate("Show",
                                             "this is the URN of a %1, not of an mlModelDeployment")
                     .arg(urn->entityType()));
        return wrongUsage;
    }
    const auto session = Session::open(options.target);
    if (!session) {
        complain(
            oneLine(session.error(), QCoreApplication::translate("Session", "The embedded GMS")));
        return failed;
    }
    std::optional<Result<catalog::Record>> record;
    QEventLoop loop;
    const Pending call = (*session)->store().fetchRecord(*urn, [&](Result<catalog::Record> result) {
        record = std::move(result);
        loop.quit();
    });
    loop.exec();
    if (!*record) {
        complain(oneLine(record->error(), (*session)->connection().server.name));
        return failed;
    }
    print(options.format == "json"_L1 ? toJson(**record) : toFields(**record));
    return succeeded;
}

} // namespace commands
