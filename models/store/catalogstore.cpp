// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/catalogstore.h"

#include "models/gms/timers.h"

namespace store {

namespace {

template <typename T>
Pending withoutServer(Done<T> done)
{
    return gms::QtTimers().after(0, [done = std::move(done)] {
        Error error;
        error.kind = Error::Kind::Offline;
        done(Failure(error));
    });
}

} // namespace

Pending CatalogStore::fetchModelDetails(const domain::Urn & /*urn*/, Done<ModelDetails> done)
{
    return withoutServer(std::move(done));
}

Pending CatalogStore::fetchRelations(const domain::Urn & /*urn*/, Done<Relations> done)
{
    return withoutServer(std::move(done));
}

} // namespace store
