// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/catalog/directory.h"

#include "models/domain/urn.h"

namespace catalog {

QString Directory::displayName(const QString &urn) const
{
    const Neighbour *neighbour = find(urn);
    if (neighbour && !neighbour->name.isEmpty())
        return neighbour->name;
    const auto parsed = domain::Urn::tryParse(urn);
    return parsed ? parsed->displayName() : urn;
}

QStringList Directory::containerPath(const QString &container) const
{
    QStringList path;
    QString at = container;
    while (!at.isEmpty() && !path.contains(at)) {
        path.prepend(at);
        const Neighbour *neighbour = find(at);
        at = neighbour ? neighbour->parent : QString();
    }
    return path;
}

} // namespace catalog
