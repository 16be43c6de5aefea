// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"
#include "models/changes/changeset.h"
#include "models/changes/wish.h"
#include "models/items/rowchange.h"

#include <QMap>
#include <QStringList>

//! What a bulk edit would come to. Pure, any thread.
namespace bulkpreview {

struct Question
{
    catalog::CatalogPtr catalog; //!< as the server has it
    changes::ChangeSet waiting; //!< on top of it
    QStringList urns;
    QMap<QString, changes::Wish> wishes; //!< by the kind of change
};

struct Answer
{
    QMap<QString, int> changing; //!< deployments, by the kind of change
    int changes = 0; //!< fields, over all kinds
    int withoutReplacement = 0; //!< of those that end up deprecated
};

Answer answer(const Question &question);
//! What of it is about one deployment, whether it is among \a question.urns or not.
items::RowChange changeOf(const Question &question, const QString &urn);

//! Owners and tags that they have, with how many have each; the most frequent first.
struct Present
{
    QList<std::pair<QString, int>> owners;
    QList<std::pair<QString, int>> tags;
    int deprecated = 0;
    int dated = 0;
    int removed = 0;
};
Present present(const Question &question);

} // namespace bulkpreview
