// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/filtertext.h"
#include "app/commands/recordtext.h"
#include "app/commands/run.h"
#include "app/commands/session.h"
#include "models/core/fold.h"
#include "models/filter/language.h"
#include "models/filter/meaning.h"
#include "models/filter/scan.h"
#include "models/filter/sort.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using catalog::Catalog;
using catalog::Facet;

namespace commands {

namespace {

constexpr std::size_t mostNamed = 12;

struct ListWords
{
    Q_DECLARE_TR_FUNCTIONS(List)
};

} // namespace

QString explained(const QString &text, const filter::ParseError &error)
{
    QString line = text;
    for (QChar &c : line)
        c = c.isSpace() ? u' ' : c; // what stands in one line, a mark can point at
    QString sentence = ListWords::tr("in the filter, at character %1: %2")
                           .arg(error.position + 1)
                           .arg(error.reason);
    for (const filter::Remedy &remedy : error.remedies) {
        QString mended = text;
        mended.replace(remedy.position, remedy.length, remedy.text);
        sentence += u"\n  "_s + ListWords::tr("%1: %2").arg(remedy.label, mended);
    }
    return sentence + u"\n    "_s + line + u"\n    "_s + QString(error.position, u' ')
         + QString(qMax(error.length, qsizetype(1)), u'^');
}

namespace {

void addTo(filter::Filter &filter, const ListOptions &options)
{
    if (!options.text.isEmpty())
        filter.add({filter::Contains {options.text}});
    for (const auto &[facet, values] : {std::pair {Facet::Platform, options.platforms},
                                        {Facet::Environment, options.environments},
                                        {Facet::Status, options.statuses}}) {
        if (!values.isEmpty())
            filter.add({filter::AnyOf {facet, values}});
    }
    if (options.withRemoved && !filter.asksAbout(filter::Fact::Removed))
        filter.setShowsRemoved(true);
    if (options.deprecatedOnly)
        filter.add({filter::Is {filter::Fact::Deprecated}});
}

std::vector<catalog::Record> matching(const filter::Filter &filter, const Catalog &catalog)
{
    const filter::Mask mask = filter::scan(catalog, filter);
    std::vector<catalog::Record> records;
    for (const catalog::Row row :
         filter::arrange(filter::order(catalog, filter::SortKey::Name), mask, false))
        records.push_back(catalog.record(row));
    return records;
}

//! Values that no deployment has, so that an empty list is not taken for good news.
void complainOfUnknownValues(const filter::Filter &filter, const Catalog &catalog)
{
    if (catalog.isEmpty())
        return;
    for (const filter::Term &term : filter.terms()) {
        const auto *anyOf = std::get_if<filter::AnyOf>(&term.what);
        if (!anyOf || !anyOf->patterns.isEmpty())
            continue;
        for (const QString &value : anyOf->values) {
            filter::AnyOf one = *anyOf;
            one.values = {value};
            const auto codes = filter::codesMeant(catalog, one);
            if (value.isEmpty() || std::find(codes.begin(), codes.end(), 1) != codes.end())
                continue;
            QStringList there;
            const auto &dictionary = catalog.dictionary(anyOf->facet);
            for (catalog::Code code = 1;
                 code < dictionary.size() && there.size() < qsizetype(mostNamed); ++code)
                there.append(catalog.directory().displayName(fromUtf8(dictionary[code])));
            complain(ListWords::tr("note: no deployment has %1:%2; there are %3%4")
                         .arg(filter::keyOf(anyOf->facet), value, there.join(u", "_s),
                              dictionary.size() - 1 > mostNamed ? u", …"_s : QString()));
        }
    }
}

} // namespace

int runList(const ListOptions &options)
{
    filter::Parsed parsed = filter::parse(options.filter);
    if (parsed.error) {
        complain(explained(options.filter, *parsed.error));
        return wrongUsage;
    }
    addTo(parsed.filter, options);
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
    complainOfUnknownValues(parsed.filter, *(*session)->store().catalog());
    const auto records = matching(parsed.filter, *(*session)->store().catalog());
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
