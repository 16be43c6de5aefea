// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

//! The closed words of the field as DataHub's schemas list them, and how to treat a word that they
//! do not.
namespace domain {

//! MLModelDeploymentProperties.status. Other: a value that this version has never heard of; it is
//! kept and shown as written.
enum class DeploymentStatus {
    Failed,
    RollingBack,
    Deleting,
    Unknown,
    Updating,
    Creating,
    OutOfService,
    InService,
    Other, //!< a word not in the schema
    Absent, //!< the field is not there
};

//! \a symbol as on the wire, such as IN_SERVICE; empty is Absent.
DeploymentStatus deploymentStatus(QStringView symbol);
//! The symbol on the wire; empty for Other and Absent.
QString statusSymbol(DeploymentStatus status);
//! "In service"; for a word never heard of the word itself; for an absent one an empty text.
QString statusLabel(const QString &symbol);
//! Lower is worse; the order of the status column. Unheard-of words stand beside Unknown.
int statusSeverity(const QString &symbol);
//! The eight symbols of the schema, worst first.
const QStringList &statusSymbols();

//! The 17 values of FabricType, production first.
const QStringList &environments();
//! PROD and PRD, unless a connection says otherwise.
const QStringList &defaultProductionEnvironments();

//! "Technical owner" and so on for the symbols of OwnershipType; others as written.
QString ownershipTypeLabel(const QString &symbol);
//! urn:li:ownershipType:__system__… for the four that have one; empty for the rest.
QString systemOwnershipTypeUrn(const QString &symbol);

} // namespace domain
