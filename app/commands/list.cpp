// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/filtertext.h"
#include "app/commands/recordtext.h"
#include "app/commands/run.h"
#include "app/commands/session.h"
#include "models/core/fold.h"
#include "models/filter/doubts.h"
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
        sentence += u"\n  "_s + remedy.label + u"  →  "_s + mended;
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

//! Says what was hardly meant, so that an empty list is not taken for good news.
void complainOfDoubts(const filter::Filter &filter, const QString &text, const Catalog &catalog)
{
    for (const filter::UnknownValue &unknown : filter::unknownValues(filter, catalog)) {
        const auto &dictionary = catalog.dictionary(unknown.facet);
        QStringList there = unknown.like;
        for (catalog::Code code = 1; unknown.like.isEmpty() && code < dictionary.size()
                                     && there.size() < qsizetype(mostNamed);
             ++code)
            there.append(catalog.directory().displayName(fromUtf8(dictionary[code])));
        const QString note = ListWords::tr("note: no deployment has %1:%2")
                                 .arg(filter::keyOf(unknown.facet), unknown.value);
        const bool more = unknown.like.isEmpty() && dictionary.size() - 1 > mostNamed;
        complain(unknown.like.isEmpty()
                     ? ListWords::tr("%1; there are %2%3")
                           .arg(note, there.join(u", "_s), more ? u", …"_s : QString())
                     : ListWords::tr("%1; did you mean %2?").arg(note, there.join(u", "_s)));
    }
    for (const filter::ParseError &word : filter::smallOperators(text))
        complain(ListWords::tr("note: %1").arg(word.reason));
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
    complainOfDoubts(parsed.filter, options.filter, *(*session)->store().catalog());
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
