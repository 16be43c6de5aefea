// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"
#include "models/gms/client.h"
#include "models/gms/codec/pagedecoder.h"
#include "models/gms/qnamtransport.h"
#include "tests/fakegms/fakegms.h"
#include "tests/models/gms/answer.h"

#include <set>

inline const QByteArray secretToken = "very-secret-token";

//! A client and the server that it speaks with.
struct ClientSetup
{
    explicit ClientSetup(const QString &release = QStringLiteral("1.6"), bool readOnly = false)
        : transport({fake.url(), secretToken, readOnly})
    {
        fake.setRelease(release);
    }

    //! All deployments, page by page, as a store would read them.
    std::set<QString> listAll(int count, Error *error = nullptr)
    {
        catalog::CatalogBuilder all;
        QString next;
        do {
            Answer<QByteArray> answer;
            if (!answer.wait(client.deploymentsPage(next, count, answer.done())))
                return {};
            auto page = answer.succeeded() ? gms::decodePage(answer.value())
                                           : Result<gms::DecodedPage>(Failure(answer.error()));
            if (!page) {
                if (error)
                    *error = page.error();
                break;
            }
            next = page->nextScrollId;
            all.append(page->rows);
            ++pages;
        } while (!next.isEmpty());
        std::set<QString> urns;
        snapshot = all.snapshot();
        for (catalog::Row row = 0; row < snapshot->size(); ++row)
            urns.insert(snapshot->urn(row));
        return urns;
    }

    bool probe()
    {
        Answer<gms::ServerInfo> answer;
        return answer.wait(client.probe(answer.done())) && answer.succeeded();
    }

    FakeGms fake;
    gms::QnamTransport transport;
    gms::Client client {transport};
    catalog::CatalogPtr snapshot;
    int pages = 0;
};
