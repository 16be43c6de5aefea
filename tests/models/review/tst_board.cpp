// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/language.h"
#include "models/filter/sort.h"
#include "models/review/candidates.h"
#include "models/review/clashes.h"
#include "models/settings/reviewsettings.h"
#include "tests/models/review/world.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace Qt::Literals::StringLiterals;
using namespace review;
using namespace reviewtest;

namespace {

filter::Context at(const QString &local, const QByteArray &zone)
{
    filter::Context when;
    when.zone = QTimeZone(zone);
    const QDateTime parsed = QDateTime::fromString(local, Qt::ISODate);
    when.now = QDateTime(parsed.date(), parsed.time(), when.zone).toUTC();
    return when;
}

//! Candidates once more, by comparing every deployment with every other.
std::map<std::string, std::set<Reason>> plainCandidates(const World &world)
{
    const auto family = [&](const support::Made &made) {
        std::set<std::string> all(made.models.begin(), made.models.end());
        for (const catalog::Model &model : world.models) {
            if (all.contains(model.urn.toStdString())) {
                for (const QString &group : model.groups)
                    all.insert(group.toStdString());
            }
        }
        return all;
    };
    const auto inQuestion = [](const support::Made &made) {
        return !made.deprecated && !made.removed
            && made.urn.find("model_evaluation") == std::string::npos;
    };
    const auto numbered = [](const support::Made &made) {
        return !made.version.empty() && made.version[0] >= '0' && made.version[0] <= '9';
    };
    std::map<std::string, std::set<Reason>> all;
    for (const support::Made &made : world.made) {
        if (!inQuestion(made))
            continue;
        std::set<Reason> reasons;
        if (made.status == "FAILED")
            reasons.insert(Reason::Failed);
        if (made.status == "OUT_OF_SERVICE")
            reasons.insert(Reason::OutOfService);
        if (made.status.empty() || made.status == "UNKNOWN" || made.status == "HALF_DRAINED")
            reasons.insert(Reason::UnknownStatus);
        if (made.owners.empty())
            reasons.insert(Reason::NoOwner);
        if (made.urn.find("xgboost") != std::string::npos)
            reasons.insert(Reason::Ephemeral);
        for (const support::Made &other : world.made) {
            if (!world.linksKnown || !inQuestion(other) || other.status != "IN_SERVICE"
                || support::partsOf(other).env != support::partsOf(made).env || !numbered(made)
                || !numbered(other))
                continue;
            const auto mine = family(made);
            const auto theirs = family(other);
            const bool related
                = std::ranges::any_of(mine, [&](const auto &one) { return theirs.contains(one); });
            const auto number = [](const std::string &version) {
                const std::size_t point = version.find('.');
                return std::pair(std::stoi(version), std::stoi(version.substr(point + 1)));
            };
            if (related && number(other.version) > number(made.version))
                reasons.insert(Reason::Superseded);
        }
        if (!reasons.empty())
            all[made.urn] = reasons;
    }
    return all;
}

} // namespace

class TestReviewBoard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDateFallsIntoABucket_data()
    {
        QTest::addColumn<QString>("now");
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("date"); // UTC
        QTest::addColumn<QString>("bucket");
        const auto add = [](const char *name, const char *now, const char *zone, const char *date,
                            const char *bucket) {
            QTest::newRow(name) << QString::fromLatin1(now) << QByteArray(zone)
                                << QString::fromLatin1(date) << QString::fromLatin1(bucket);
        };
        const char *noonThere = "2026-10-14T12:00:00";
        add("a millisecond ago", noonThere, "UTC", "2026-10-14T11:59:59.999Z", "overdue");
        add("this very moment", noonThere, "UTC", "2026-10-14T12:00:00.000Z", "7");
        add("last moment of day 7", noonThere, "UTC", "2026-10-21T23:59:59.999Z", "7");
        add("first of day 8", noonThere, "UTC", "2026-10-22T00:00:00.000Z", "30");
        add("day 30", noonThere, "UTC", "2026-11-13T23:59:59.999Z", "30");
        add("day 31", noonThere, "UTC", "2026-11-14T00:00:00.000Z", "90");
        add("day 90", noonThere, "UTC", "2027-01-12T23:59:59.999Z", "90");
        add("day 91", noonThere, "UTC", "2027-01-13T00:00:00.000Z", "later");
        // 22 Oct has begun in Auckland at 11:00 UTC of the day before.
        add("east: day 7", noonThere, "Pacific/Auckland", "2026-10-21T10:59:59.999Z", "7");
        add("east: day 8", noonThere, "Pacific/Auckland", "2026-10-21T11:00:00.000Z", "30");
        add("west: day 7", noonThere, "America/Los_Angeles", "2026-10-22T06:59:59.999Z", "7");
        add("west: day 8", noonThere, "America/Los_Angeles", "2026-10-22T07:00:00.000Z", "30");
        // Berlin turns its clocks back on 25 Oct 2026: the days after it begin an hour later.
        const char *before = "2026-10-20T09:00:00";
        add("clocks back: day 7", before, "Europe/Berlin", "2026-10-27T22:59:59.999Z", "7");
        add("clocks back: day 8", before, "Europe/Berlin", "2026-10-27T23:00:00.000Z", "30");
        // Beirut turned them forward at midnight: 29 Mar 2026 begins at 1:00, which is 22:00 UTC.
        const char *march = "2026-03-21T12:00:00";
        add("day that begins at one: the day before", march, "Asia/Beirut",
            "2026-03-28T21:59:59.999Z", "7");
        add("day that begins at one", march, "Asia/Beirut", "2026-03-28T22:00:00.000Z", "30");
        add("a minute to midnight", "2026-10-14T23:59:00", "Europe/Berlin",
            "2026-10-14T22:00:00.000Z", "7");
        add("a minute past it", "2026-10-15T00:01:00", "Europe/Berlin", "2026-10-14T22:00:00.000Z",
            "overdue");
    }
    void aDateFallsIntoABucket()
    {
        QFETCH(const QString, now);
        QFETCH(const QByteArray, zone);
        QFETCH(const QString, date);
        QFETCH(const QString, bucket);
        const Buckets buckets(at(now, zone));
        const QDateTime moment = QDateTime::fromString(date, Qt::ISODateWithMs);
        QVERIFY(moment.isValid());
        QCOMPARE(wordOf(buckets.of(moment.toMSecsSinceEpoch())), bucket);
        QCOMPARE(wordOf(buckets.of(catalog::noTime)), u"undated"_s);
    }

    void overdueIsWhatTheFilterCallsSo()
    {
        for (const quint32 seed : {3U, 4U, 5U}) {
            const World world = randomWorld(seed);
            const auto catalog = world.catalog();
            const Index index(catalog);
            filter::Filter overdue;
            overdue.add({filter::Is {filter::Fact::Overdue}});
            overdue.setShowsRemoved(true);
            const auto mask = filter::scan(*catalog, overdue, world.context.when);
            for (const Assessment &one : assess(index, world.context, Policy(), index.deprecated()))
                QCOMPARE(one.bucket == Bucket::Overdue, mask[one.row] != 0);
        }
    }

    void aColumnIsInTheOrderOfItsDates()
    {
        const World world = randomWorld(9);
        const Index index(world.catalog());
        const auto all = assess(index, world.context, Policy(), index.deprecated());
        const auto columns = columnsOf(index.catalog(), all);
        std::size_t count = 0;
        const QStringList worstFirst {u"blocked"_s, u"unknown"_s, u"warnings"_s, u"ready"_s};
        for (std::size_t b = 0; b < bucketCount; ++b) {
            count += columns[b].size();
            for (std::size_t k = 0; k < columns[b].size(); ++k) {
                const Assessment &one = all[columns[b][k]];
                QCOMPARE(one.bucket, Bucket(b));
                if (k == 0)
                    continue;
                const Assessment &before = all[columns[b][k - 1]];
                QVERIFY(before.decommission <= one.decommission);
                if (before.decommission == one.decommission)
                    QVERIFY(worstFirst.indexOf(wordOf(before.verdict))
                            <= worstFirst.indexOf(wordOf(one.verdict)));
            }
        }
        QCOMPARE(count, all.size());
        const Sums sums = sumsOf(all);
        QCOMPARE(sums.all(), all.size());
        QCOMPARE(sums.overdue(), columns[0].size());
    }

    void candidatesHaveTheirReasons_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 8; ++seed)
            QTest::addRow("%u", seed) << seed;
    }
    void candidatesHaveTheirReasons()
    {
        QFETCH(const quint32, seed);
        World world = randomWorld(seed);
        for (support::Made &made : world.made)
            made.deprecated = made.deprecated && seed % 2 == 0;
        const auto catalog = world.catalog();
        const auto ephemeral = filter::parse(u"name:*xgboost*"_s);
        QVERIFY(!ephemeral.error);
        std::map<std::string, std::set<Reason>> found;
        int most = 99;
        for (const Candidate &one :
             candidates(*catalog, {}, ephemeral.filter, world.context.when)) {
            std::set<Reason> &reasons = found[catalog->urn(one.row).toStdString()];
            for (const Reason reason : allReasons()) {
                if (one.has(reason))
                    reasons.insert(reason);
            }
            QVERIFY(int(reasons.size()) <= most);
            most = int(reasons.size());
            QCOMPARE(one.successor.has_value(), one.has(Reason::Superseded));
        }
        QVERIFY(!found.empty());
        QVERIFY(found == plainCandidates(world));
    }

    void theUsualEphemeralFilterCanBeRead()
    {
        const auto parsed = filter::parse(usualEphemeralFilter());
        QVERIFY2(!parsed.error, parsed.error ? qPrintable(parsed.error->reason) : "");
        World world = goodWorld();
        world.at("third").urn = urnOf("batch-scores");
        world.at("new").tags = {"urn:li:tag:Temporary"};
        const auto catalog = world.catalog();
        const auto mask = filter::scan(*catalog, parsed.filter, world.context.when);
        QCOMPARE(mask, (filter::Mask {0, 1, 1}));
    }

    void datesClashWithWeekendsFreezesAndOneAnother()
    {
        const filter::Context when = at(u"2026-10-14T12:00:00"_s, "Europe/Berlin");
        const Buckets buckets(when);
        std::vector<Assessment> all;
        const auto add = [&](const QDate &day) {
            Assessment one;
            one.decommission = msOf(day, QTime(0, 0));
            one.bucket = buckets.of(one.decommission);
            all.push_back(one);
        };
        add(QDate(2026, 10, 10)); // a Saturday, past
        add(QDate(2026, 10, 31)); // a Saturday
        add(QDate(2026, 10, 26)); // a Monday, in the freeze
        for (int i = 0; i < 3; ++i)
            add(QDate(2026, 10, 21));
        ClashRules rules;
        rules.mostADay = 2;
        rules.freezes = {{u"freeze"_s, QDate(2026, 10, 26), QDate(2026, 10, 30)}};
        QCOMPARE(clashes(all, rules, when),
                 (std::vector<Clash> {{Clash::Kind::Crowded, QDate(2026, 10, 21), {}, 3, {}},
                                      {Clash::Kind::Freeze, QDate(2026, 10, 26), 2, 0, u"freeze"_s},
                                      {Clash::Kind::Weekend, QDate(2026, 10, 31), 1, 0, {}}}));
        rules.mostADay = 0;
        rules.freezes.clear();
        rules.workdays = {Qt::Saturday};
        QCOMPARE(clashes(all, rules, when).size(), 4U); // all of the others
    }

    void freezesAreReadFromACalendar()
    {
        const QByteArray calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"
                                    "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Year's end\r\n"
                                    "DTSTART;VALUE=DATE:20261221\r\nDTEND;VALUE=DATE:20270104\r\n"
                                    "END:VEVENT\r\n"
                                    "BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Sale\r\n"
                                    "DTSTART:20261126T230000Z\r\nDTEND:20261127T220000Z\r\n"
                                    "END:VEVENT\r\n"
                                    "BEGIN:VEVENT\r\nUID:3\r\nDTSTART;VALUE=DATE:20261101\r\n"
                                    "END:VEVENT\r\nEND:VCALENDAR\r\n";
        const auto freezes = readFreezes(calendar, QTimeZone("Europe/Berlin"));
        QVERIFY(freezes);
        QCOMPARE(*freezes,
                 (std::vector<Freeze> {{u"Year's end"_s, QDate(2026, 12, 21), QDate(2027, 1, 3)},
                                       {u"Sale"_s, QDate(2026, 11, 27), QDate(2026, 11, 27)},
                                       {QString(), QDate(2026, 11, 1), QDate(2026, 11, 1)}}));
        for (const QByteArray &bad :
             {QByteArray(), QByteArray("<html>"), QByteArray("BEGIN:VEVENT")})
            QVERIFY(!readFreezes(bad, QTimeZone::utc()));
    }

    void choicesAreKeptByServer()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        const ReviewChoices choices {{{u"note"_s, u"off"_s}}, u"tag:tmp"_s, u"/tmp/f.ics"_s, 3};
        writeReviewChoices(settings, u"https://a.example:443/gms"_s, choices);
        QCOMPARE(readReviewChoices(settings, u"https://a.example:443/gms"_s), choices);
        QCOMPARE(readReviewChoices(settings, u"https://b.example:443/gms"_s), ReviewChoices());
        QCOMPARE(readReviewChoices(settings, {}), ReviewChoices());
        writeReviewChoices(settings, u"https://a.example:443/gms"_s, {});
        QVERIFY(settings.allKeys().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestReviewBoard)
#include "tst_board.moc"
