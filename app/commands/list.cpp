// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/recordtext.h"
#include "app/commands/run.h"
#include "app/commands/session.h"
#include "models/core/fold.h"
#include "models/domain/urn.h"
#include "models/filter/sort.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;
using catalog::Catalog;
using catalog::Facet;

namespace commands {

namespace {

//! The values of the catalog that a user means by \a words: by URN, id or display name, ignoring
//! case. A word that means none is kept, so that it matches nothing.
QStringList meant(const Catalog &catalog, Facet facet, const QStringList &words)
{
    QStringList values;
    const auto &dictionary = catalog.dictionary(facet);
    for (const QString &word : words) {
        const qsizetype before = values.size();
        for (catalog::Code code = 1; code < dictionary.size(); ++code) {
            const QString value = fromUtf8(dictionary[code]);
            const auto urn = domain::Urn::tryParse(value);
            const bool same
                = value.compare(word, Qt::CaseInsensitive) == 0
               || (urn && urn->displayName().compare(word, Qt::CaseInsensitive) == 0)
               || catalog.directory().displayName(value).compare(word, Qt::CaseInsensitive) == 0;
            if (same)
                values.append(value);
        }
        if (values.size() == before)
            values.append(word);
    }
    return values;
}

filter::Filter filterOf(const ListOptions &options, const Catalog &catalog)
{
    filter::Filter filter;
    filter.setText(options.text);
    filter.setValues(Facet::Platform, meant(catalog, Facet::Platform, options.platforms));
    filter.setValues(Facet::Environment, meant(catalog, Facet::Environment, options.environments));
    filter.setValues(Facet::Status, meant(catalog, Facet::Status, options.statuses));
    filter.setShowsRemoved(options.withRemoved);
    if (options.deprecatedOnly)
        filter.setFact(filter::Fact::Deprecated, true);
    return filter;
}

std::vector<catalog::Record> matching(const ListOptions &options, const Catalog &catalog)
{
    const filter::Mask mask = filter::scan(catalog, filterOf(options, catalog));
    std::vector<catalog::Record> records;
    for (const catalog::Row row :
         filter::arrange(filter::order(catalog, filter::SortKey::Name), mask, false))
        records.push_back(catalog.record(row));
    return records;
}

} // namespace

int runList(const ListOptions &options)
{
    const auto session = Session::open(options.target);
    if (!session) {
        complain(
            oneLine(session.error(), QCoreApplication::translate("Session", "The embedded GMS")));
        return failed;
    }
    const store::LoadState &state = (*session)->load();
    const QString server = (*session)->connection().server.name;
    if (state.phase == store::LoadState::Phase::Failed) {
        complain(oneLine(*state.error, server));
        return failed;
    }
    const auto records = matching(options, *(*session)->store().catalog());
    if (options.format == "json"_L1)
        print(toJson(records, options.columns));
    else if (options.format == "csv"_L1)
        print(toCsv(records, options.columns));
    else
        print(toTable(records, options.columns));
    if (state.phase != store::LoadState::Phase::Complete) {
        complain(state.missing);
        return failed;
    }
    return succeeded;
}

} // namespace commands
