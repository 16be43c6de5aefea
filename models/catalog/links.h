// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>
#include <span>
#include <vector>

namespace catalog {

//! A model that some deployment serves, or says it does.
struct Model
{
    QString urn;
    QString name; //!< for people; the URN's own where the server was not asked or has none
    QString version;
    QStringList groups; //!< mlModelGroup URNs

    bool operator==(const Model &) const = default;
};

//! An edge DeployedTo, from a model to a deployment, as the server gave it.
struct Edge
{
    QString model;
    QString deployment;

    bool operator==(const Edge &) const = default;
};

//! One model of a deployment.
struct Link
{
    std::uint32_t model = 0; //!< index into Links::models()
    //! The model names the deployment by something else than its URN (SageMaker ingestion writes
    //! the endpoint's ARN), and it was recognised by that.
    bool reconciled = false;

    bool operator==(const Link &) const = default;
};

class Catalog;

//! Which models a deployment serves, by the rows of one catalog.
class Links
{
public:
    struct Parts
    {
        std::vector<Model> models;
        std::vector<std::uint32_t> start; //!< links of row i are [start[i], start[i + 1])
        std::vector<Link> links;
        std::vector<Edge> dangling;
        bool known = false;
    };

    Links() = default;
    //! As resolve() made them, from elsewhere; the caller vouches for the numbers in them.
    explicit Links(Parts parts);
    //! Resolves \a edges against the deployments of \a catalog. An edge to a URN that is not there
    //! is matched by the SageMaker ARN in it: to customProperties.EndpointArn first, then to the
    //! endpoint's name on the same platform and environment.
    static Links resolve(const Catalog &catalog, const std::vector<Edge> &edges,
                         std::vector<Model> models);

    //! \a links of the rows of \a from, for those rows of \a to that are the same deployments: what
    //! is known of them until their edges are resolved anew.
    static Links carried(const Links &links, const Catalog &from, const Catalog &to);

    std::span<const Link> ofRow(std::uint32_t row) const;
    const std::vector<Model> &models() const { return m_parts.models; }
    //! Edges whose deployment is neither in the catalog nor recognised.
    const std::vector<Edge> &dangling() const { return m_parts.dangling; }
    std::size_t reconciledCount() const { return m_reconciled; }
    bool known() const { return m_parts.known; } //!< false: edges were not loaded (yet)
    const Parts &parts() const { return m_parts; }

private:
    Parts m_parts;
    std::size_t m_reconciled = 0;
};

} // namespace catalog
