// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

//! The aspects that are edited, by the names that they have on the wire.
namespace changes::aspect {

inline const QString properties = QStringLiteral("mlModelDeploymentProperties");
inline const QString ownership = QStringLiteral("ownership");
inline const QString tags = QStringLiteral("globalTags");
inline const QString deprecation = QStringLiteral("deprecation");
inline const QString status = QStringLiteral("status");
inline const QString instance = QStringLiteral("dataPlatformInstance");
inline const QString container = QStringLiteral("container");
inline const QString modelProperties = QStringLiteral("mlModelProperties"); //!< of a model
inline const QString tagProperties = QStringLiteral("tagProperties"); //!< of a tag

//! Those of a deployment, in the order in which they are written and shown: what makes an entity
//! that is not there yet comes first.
inline const QStringList ofDeployment {properties, ownership, tags,     deprecation,
                                       status,     instance,  container};

} // namespace changes::aspect
