// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"

#include <span>
#include <vector>

namespace review {

using catalog::Catalog;
using catalog::CatalogPtr;
using catalog::Code;
using catalog::Row;

//! Whether a deployment answers, as its status says. While it is created, updated or rolled back
//! it may or may not: Unclear, as an absent, unknown and unheard-of status is.
enum class Serving : std::uint8_t { Yes, No, Unclear };

//! What all deprecated deployments are judged by, found in a few passes over a snapshot. Never
//! changes; any thread.
class Index
{
public:
    explicit Index(CatalogPtr catalog);

    const Catalog &catalog() const { return *m_catalog; }
    const CatalogPtr &catalogPtr() const { return m_catalog; }
    //! All that are deprecated, removed ones among them, in the order of the catalog.
    const std::vector<Row> &deprecated() const { return m_deprecated; }

    enum class Target : std::uint8_t {
        None, //!< no replacement is named
        Here, //!< it is a deployment of the catalog
        Absent, //!< it is a deployment, and the catalog has it not
        OtherEntity, //!< a URN of something else
        NoUrn, //!< a text that is no URN
    };
    //! Where replacement leads to replacement: to a deployment that names no other, round in a
    //! circle, or to something that is not in the catalog.
    enum class Chain : std::uint8_t { Ends, Circles, Lost };

    struct Replacement
    {
        Target target = Target::None;
        Row row = 0; //!< of Target::Here
        Chain chain = Chain::Ends;
        std::uint32_t length = 0; //!< of Chain::Ends: how many steps
    };
    //! Of a deployment that is not deprecated: none, whatever its deprecation once said.
    const Replacement &replacementOf(Row row) const
    {
        return m_replacements[m_position.empty() ? 0 : m_position[row]];
    }
    //! Deployments that are deprecated, not removed, and name \a row as their replacement.
    std::vector<Row> namedBy(Row row) const;
    bool isNamed(Row row) const;

    //! How many deployments of a model that some deprecated one serves are IN_SERVICE, and not
    //! removed, in the environment.
    std::uint32_t inService(std::uint32_t model, Code environment) const;

    Serving serving(Code status) const { return m_serving[status]; }

    enum class Ownership : std::uint8_t { Technical, Other, Custom };
    Ownership ownership(Code type) const { return m_ownership[type]; }

    enum class Person : std::uint8_t { Active, Inactive, Missing, NotKnown };
    Person person(Code owner) const { return m_people[owner]; }

    //! The property may say something of traffic.
    bool isAboutTraffic(Code propertyKey) const { return m_traffic[propertyKey]; }

private:
    void readWords();
    void readPeople();
    void findDeprecated();
    void followChains();
    void countServing();

    CatalogPtr m_catalog;
    std::vector<Row> m_deprecated;
    std::vector<std::uint32_t> m_position; //!< of a row in m_replacements; empty: none at all
    std::vector<Replacement> m_replacements; //!< the first is that of all that are not deprecated
    std::vector<std::pair<Row, Row>> m_namedBy; //!< replacement and who names it, sorted
    std::vector<std::uint32_t> m_models; //!< by model: its place in m_inService + 1, 0: none
    std::vector<std::uint32_t> m_inService; //!< by place of the model, then environment
    std::size_t m_environments = 0;
    std::vector<Serving> m_serving;
    std::vector<Ownership> m_ownership;
    std::vector<Person> m_people;
    std::vector<bool> m_traffic;
};

} // namespace review
