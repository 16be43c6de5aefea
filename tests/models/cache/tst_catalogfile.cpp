// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/cache/catalogfile.h"
#include "models/cache/checksum.h"
#include "models/cache/codec.h"
#include "tests/support/sampledata.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <numeric>

using namespace Qt::Literals::StringLiterals;
using namespace catalog;

namespace {

const auto identity = u"https://gms.example:443"_s;
const QDateTime savedAt = QDateTime::fromMSecsSinceEpoch(1'790'000'000'123);

//! A catalog with everything that a file has to hold.
CatalogPtr makeWhole(std::size_t rows, std::size_t chunkSize)
{
    const auto made = support::makeDeployments(rows, 3);
    CatalogBuilder builder;
    ChunkBuilder chunk;
    for (const support::Made &deployment : made) {
        support::addTo(chunk, deployment);
        if (chunk.rows() == chunkSize)
            builder.append(chunk);
    }
    builder.append(chunk);
    auto directory = std::make_shared<Directory>();
    directory->insert(u"urn:li:tag:gold"_s,
                      {u"Gold"_s, u"the best"_s, u"#ffcc00"_s, {}, {}, true, true});
    directory->insert(u"urn:li:corpuser:gone"_s, {{}, {}, {}, {}, {}, false, false});
    builder.setDirectory(directory);
    const CatalogPtr bare = builder.snapshot();
    std::vector<Edge> edges;
    std::vector<Model> models;
    for (Row row = 0; row < bare->size(); row += 3) {
        const QString urn = u"urn:li:mlModel:(urn:li:dataPlatform:mlflow,m%1,PROD)"_s.arg(row);
        edges.push_back({urn, bare->urn(row)});
        models.push_back(
            {urn, u"Model %1 – größer"_s.arg(row), u"7"_s, {u"urn:li:mlModelGroup:g"_s}});
    }
    edges.push_back(
        {models[0].urn, u"urn:li:mlModelDeployment:(urn:li:dataPlatform:x,none,PROD)"_s});
    builder.setLinks(std::make_shared<Links>(Links::resolve(*bare, edges, models)));
    return builder.snapshot();
}

cache::Origin origin()
{
    return {identity, savedAt, {100, 1000}, 42};
}

//! Stands for an order that someone worked out.
std::vector<Row> backwards(const Catalog &catalog)
{
    std::vector<Row> rows(catalog.size());
    std::iota(rows.rbegin(), rows.rend(), Row(0));
    return rows;
}

CatalogPtr catalogOf(cache::Restored &restored)
{
    restored.parts.links = restored.readLinks();
    return restored.parts.links ? std::make_shared<const Catalog>(restored.parts) : nullptr;
}

bool equal(const Catalog &a, const Catalog &b)
{
    if (a.size() != b.size() || a.directory() != b.directory())
        return false;
    for (Row row = 0; row < a.size(); ++row) {
        if (a.record(row) != b.record(row))
            return false;
    }
    return true;
}

cache::CodeLimits limitsOf(const Catalog &catalog)
{
    cache::CodeLimits limits;
    for (std::size_t i = 0; i < facetCount; ++i)
        limits.facets[i] = catalog.parts().dictionaries[i].size();
    limits.ownerTypes = catalog.ownerTypes().size();
    limits.propertyKeys = catalog.propertyKeys().size();
    return limits;
}

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void setContents(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(bytes);
}

} // namespace

class TestCatalogFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"a.catalog"_s);
    }

    void everythingComesBack_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("chunkSize");
        QTest::newRow("a row") << 1 << 10;
        QTest::newRow("some chunks") << 2345 << 500;
        QTest::newRow("enough for several threads") << 40'000 << 1000;
    }

    void everythingComesBack()
    {
        QFETCH(int, rows);
        QFETCH(int, chunkSize);
        const CatalogPtr before = makeWhole(std::size_t(rows), std::size_t(chunkSize));

        QVERIFY(keep(*before));
        auto restored = cache::read(m_path, identity);

        QVERIFY(restored);
        QCOMPARE(restored->origin.savedAt, savedAt);
        QCOMPARE(restored->origin.pageSizes, (std::vector {100, 1000}));
        QCOMPARE(restored->origin.linksDigest, std::uint64_t(42));
        const CatalogPtr after = catalogOf(*restored);
        QVERIFY(after);
        QVERIFY(equal(*before, *after));
        QCOMPARE(after->links().dangling().size(), std::size_t(1));
        QVERIFY(after->links().known());
        QCOMPARE(*after->parts().byName, backwards(*before));
        for (std::size_t c = 0; c < before->chunkCount(); ++c)
            QVERIFY(before->chunk(c) == after->chunk(c));
        QCOMPARE(after->find(before->urn(0)), std::optional<Row>(0));
    }

    void theFileMayGoWhileItIsRead()
    {
        const CatalogPtr before = makeWhole(700, 100);
        QVERIFY(keep(*before));
        auto restored = cache::read(m_path, identity);
        QVERIFY(restored);
        QVERIFY(QFile::remove(m_path));

        QVERIFY(equal(*before, *catalogOf(*restored)));
    }

    void loadingGoesOnWithTheSameCodes()
    {
        const CatalogPtr before = makeWhole(700, 100);
        QVERIFY(keep(*before));
        auto restored = cache::read(m_path, identity);
        QVERIFY(restored);
        CatalogBuilder builder(std::move(restored->dictionaries), std::move(restored->parts));
        ChunkBuilder rows;
        support::Made made;
        made.urn = "urn:li:mlModelDeployment:(urn:li:dataPlatform:new,b,PROD)";
        made.status = "A_NEW_WORD";
        support::addTo(rows, made);
        builder.append(rows);

        const CatalogPtr after = builder.snapshot();

        QCOMPARE(after->size(), before->size() + 1);
        QCOMPARE(after->text(Row(before->size()), Facet::Status), u"A_NEW_WORD"_s);
        QCOMPARE(after->text(5, Facet::Platform), before->text(5, Facet::Platform));
    }

    void onlyItsOwnerReadsIt()
    {
        QVERIFY(keep(*makeWhole(10, 10)));

        const auto permissions = QFile::permissions(m_path);

        QVERIFY(permissions & QFileDevice::ReadOwner);
        QVERIFY(!(permissions
                  & (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup
                     | QFileDevice::WriteOther)));
    }

    void aFileOfAnotherConnectionIsRefused()
    {
        QVERIFY(keep(*makeWhole(10, 10)));

        const auto restored = cache::read(m_path, u"https://other.example:443"_s);

        QVERIFY(!restored);
        QCOMPARE(restored.error().kind, Error::Kind::File);
    }

    void anOrderThatLeavesRowsOutIsRefused()
    {
        const CatalogPtr catalog = makeWhole(10, 10);
        auto rows = backwards(*catalog);
        rows[3] = rows[4];
        QVERIFY(cache::write(m_path, *catalog, origin(), rows));
        QVERIFY(!cache::read(m_path, identity));
        rows[3] = 10;
        QVERIFY(cache::write(m_path, *catalog, origin(), rows));
        QVERIFY(!cache::read(m_path, identity));
    }

    void noFileIsToldFromABadOne()
    {
        QCOMPARE(cache::read(m_path, identity).error().kind, Error::Kind::NotFound);

        for (const QByteArray &bytes :
             {QByteArray(), QByteArray("{}"), QByteArray(5000, '\0'), QByteArray(5000, '\xff')}) {
            setContents(m_path, bytes);
            const auto restored = cache::read(m_path, identity);
            QVERIFY(!restored);
            QCOMPARE(restored.error().kind, Error::Kind::File);
        }
    }

    void theTimeIsRenewedInPlace()
    {
        const CatalogPtr before = makeWhole(300, 100);
        QVERIFY(keep(*before));

        QVERIFY(cache::confirm(m_path, savedAt.addDays(1)));

        auto restored = cache::read(m_path, identity);
        QVERIFY(restored);
        QCOMPARE(restored->origin.savedAt, savedAt.addDays(1));
        QVERIFY(equal(*before, *catalogOf(*restored)));
        setContents(m_path, "no catalog");
        QVERIFY(!cache::confirm(m_path, savedAt));
        QCOMPARE(contentsOf(m_path), QByteArray("no catalog"));
        QVERIFY(!cache::confirm(m_folder->filePath(u"none"_s), savedAt));
        QVERIFY(!QFile::exists(m_folder->filePath(u"none"_s)));
    }

    void aFlippedBitIsNoticedWhereverItIs()
    {
        QVERIFY(keep(*makeWhole(250, 100)));
        const QByteArray good = contentsOf(m_path);
        QRandomGenerator random(7);
        for (int i = 0; i < 3000; ++i) {
            QByteArray bad = good;
            const qsizetype at
                = i < 200 ? i % good.size() : qsizetype(random.bounded(quint32(good.size())));
            bad[at] = char(bad[at] ^ (1 << random.bounded(8)));
            setContents(m_path, bad);

            auto restored = cache::read(m_path, identity);

            if (restored && !restored->readLinks())
                continue; // in the links: they are read apart
            QVERIFY2(!restored, qPrintable(u"byte %1"_s.arg(at)));
        }
    }

    //! As if someone had made the checksum fit: what is taken may be wrong, but never leads
    //! outside.
    void aChunkThatLiesLeadsNowhere()
    {
        const CatalogPtr whole = makeWhole(60, 60);
        cache::BlockWriter writer;
        cache::put(writer, whole->chunk(0));
        const std::string good(writer.bytes());
        const cache::CodeLimits limits = limitsOf(*whole);
        QRandomGenerator random(11);
        int taken = 0;
        for (int i = 0; i < 20'000; ++i) {
            std::string bad = good;
            for (int k = 0; k <= i % 3; ++k)
                bad[random.bounded(quint32(bad.size()))] = char(random.bounded(256));
            if (i % 10 == 0)
                bad.resize(random.bounded(quint32(bad.size())));
            cache::BlockReader reader(bad);
            auto chunk = std::make_shared<Chunk>();

            take(reader, limits, *chunk);

            if (!reader.ok())
                continue;
            ++taken;
            Catalog::Parts parts = whole->parts();
            parts.chunks = {chunk};
            const Catalog catalog(std::move(parts));
            for (Row row = 0; row < catalog.size(); ++row)
                QVERIFY(!catalog.record(row).urn.isEmpty());
            for (std::size_t k = 0; k < chunk->names.foldedRows().size(); ++k)
                QVERIFY(chunk->names.foldedRows()[k] < chunk->size());
        }
        QVERIFY(taken > 100); // a letter of a text may be any other
    }

    //! What marks edits is of this session: no file may bring it.
    void marksOfEditsAreRefused()
    {
        const CatalogPtr whole = makeWhole(20, 20);
        for (const std::uint8_t mark : {catalog::Pending, catalog::Leaving}) {
            Chunk chunk = whole->chunk(0);
            catalog::Array<std::uint8_t> flags;
            for (std::size_t i = 0; i < chunk.size(); ++i)
                flags.push_back(std::uint8_t(chunk.flags[i] | (i == 7 ? mark : 0)));
            chunk.flags = flags;
            cache::BlockWriter writer;
            cache::put(writer, chunk);
            cache::BlockReader reader(writer.bytes());
            Chunk taken;
            take(reader, limitsOf(*whole), taken);
            QVERIFY(!reader.ok());
        }
    }

    void linksThatLieLeadNowhere()
    {
        const CatalogPtr whole = makeWhole(60, 60);
        cache::BlockWriter writer;
        cache::put(writer, whole->links());
        const std::string good(writer.bytes());
        QRandomGenerator random(13);
        for (int i = 0; i < 20'000; ++i) {
            std::string bad = good;
            bad[random.bounded(quint32(bad.size()))] = char(random.bounded(256));
            cache::BlockReader reader(bad);

            const Links links = cache::takeLinks(reader, whole->size());

            for (Row row = 0; row < whole->size(); ++row) {
                for (const Link &link : links.ofRow(row))
                    QVERIFY(link.model < links.models().size());
            }
        }
    }

    void aFileCutShortIsRefused()
    {
        QVERIFY(keep(*makeWhole(250, 100)));
        const QByteArray good = contentsOf(m_path);
        for (qsizetype size = 0; size < good.size(); size += 1 + size / 40) {
            setContents(m_path, good.left(size));
            QVERIFY(!cache::read(m_path, identity));
        }
        setContents(m_path, good + "more");
        QVERIFY(!cache::read(m_path, identity));
    }

    void theChecksumTellsLengthsAndPlaces()
    {
        QSet<quint64> sums;
        const QByteArray zeros(100, '\0');
        for (int size = 0; size <= 100; ++size)
            sums.insert(cache::checksum({zeros.constData(), std::size_t(size)}));
        for (int at = 0; at < 100; ++at) {
            for (int bit = 0; bit < 8; ++bit) {
                QByteArray one = zeros;
                one[at] = char(1 << bit);
                sums.insert(cache::checksum({one.constData(), 100}));
            }
        }
        QCOMPARE(sums.size(), 101 + 800);
    }

private:
    bool keep(const Catalog &catalog)
    {
        return cache::write(m_path, catalog, origin(), backwards(catalog)).has_value();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestCatalogFile)
#include "tst_catalogfile.moc"
