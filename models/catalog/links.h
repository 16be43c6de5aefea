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
    Links() = default;
    //! Resolves \a edges against the deployments of \a catalog. An edge to a URN that is not there
    //! is matched by the SageMaker ARN in it: to customProperties.EndpointArn first, then to the
    //! endpoint's name on the same platform and environment.
    static Links resolve(const Catalog &catalog, const std::vector<Edge> &edges,
                         std::vector<Model> models);

    std::span<const Link> ofRow(std::uint32_t row) const;
    const std::vector<Model> &models() const { return m_models; }
    //! Edges whose deployment is neither in the catalog nor recognised.
    const std::vector<Edge> &dangling() const { return m_dangling; }
    std::size_t reconciledCount() const { return m_reconciled; }
    bool known() const { return m_known; } //!< false: edges were not loaded (yet)

private:
    std::vector<Model> m_models;
    std::vector<std::uint32_t> m_start;
    std::vector<Link> m_links;
    std::vector<Edge> m_dangling;
    std::size_t m_reconciled = 0;
    bool m_known = false;
};

} // namespace catalog
