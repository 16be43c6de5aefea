// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/codec/pagedecoder.h"
#include "tests/bench/groups.h"
#include "tests/bench/pages.h"
#include "tests/bench/rounds.h"

#include <simdjson.h>

#include <thread>

using namespace Qt::Literals::StringLiterals;

namespace bench {

namespace {

std::uint64_t touch(simdjson::ondemand::value value)
{
    std::uint64_t sum = 0;
    switch (value.type()) {
    case simdjson::ondemand::json_type::object:
        for (auto field : value.get_object()) {
            sum += std::string_view(field.unescaped_key()).size();
            sum += touch(field.value());
        }
        break;
    case simdjson::ondemand::json_type::array:
        for (auto element : value.get_array())
            sum += touch(element.value());
        break;
    case simdjson::ondemand::json_type::string:
        sum += std::string_view(value.get_string()).size();
        break;
    case simdjson::ondemand::json_type::number:
        sum += std::uint64_t(std::int64_t(value.get_int64()));
        break;
    case simdjson::ondemand::json_type::boolean:
        sum += bool(value.get_bool());
        break;
    case simdjson::ondemand::json_type::null:
        break;
    }
    return sum;
}

void touchAll(const std::vector<simdjson::padded_string> &pages)
{
    simdjson::ondemand::parser parser;
    for (const auto &page : pages) {
        auto document = parser.iterate(page);
        std::uint64_t sum = 0;
        for (auto field : document.get_object())
            sum += touch(field.value());
        keep(sum);
    }
}

void decodeAll(const QByteArrayList &pages, int threads)
{
    catalog::CatalogBuilder builder;
    std::vector<gms::DecodedPage> decoded(std::size_t(pages.size()));
    const auto work = [&](int thread) {
        for (qsizetype i = thread; i < pages.size(); i += threads)
            decoded[std::size_t(i)] = std::move(*gms::decodePage(pages[i]));
    };
    std::vector<std::thread> others;
    for (int thread = 1; thread < threads; ++thread)
        others.emplace_back(work, thread);
    work(0);
    for (std::thread &other : others)
        other.join();
    for (auto &page : decoded)
        builder.append(page.rows);
    keep(builder.snapshot()->size());
}

void run(const QString &name, bool systemMetadata)
{
    const auto made = support::makeDeployments(20'000, 1);
    const QByteArrayList pages = pagesOf(made, 1000, systemMetadata);
    std::vector<simdjson::padded_string> padded;
    for (const QByteArray &page : pages)
        padded.emplace_back(page.constData(), std::size_t(page.size()));
    const auto yardstick = u"simdjson touches every field"_s;
    compare(
        {u"decode into the catalog, 1 core"_s + name, yardstick, 2.0}, [&] { decodeAll(pages, 1); },
        [&] { touchAll(padded); });
    compare(
        {u"decode into the catalog, 2 cores"_s + name, yardstick, 1.2},
        [&] { decodeAll(pages, 2); }, [&] { touchAll(padded); });
}

} // namespace

void benchDecode()
{
    run({}, false);
    run(u", with systemMetadata"_s, true);
    const auto made = support::makeDeployments(100'000, 2);
    qint64 json = 0;
    catalog::CatalogBuilder builder;
    for (const QByteArray &page : pagesOf(made, 1000, false)) {
        json += page.size();
        builder.append(gms::decodePage(page)->rows);
    }
    const double bytes = double(builder.snapshot()->chunkMemory());
    tell({u"memory per deployment"_s, u"its JSON without systemMetadata"_s, 0.28},
         bytes / double(json),
         u"%1 B of %2 B"_s.arg(bytes / 1e5, 0, 'f', 0).arg(double(json) / 1e5, 0, 'f', 0));
}

} // namespace bench
