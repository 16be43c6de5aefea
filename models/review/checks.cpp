// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/checks.h"

namespace review {

namespace {

using Rule = Judgement (*)(const Case &, Evidence *);

// In the order of Check.
constexpr std::array<Rule, checkCount> rules {checks::replacementNamed,
                                              checks::replacementPresent,
                                              checks::replacementInService,
                                              checks::replacementEnvironment,
                                              checks::replacementModel,
                                              checks::replacementChain,
                                              checks::outOfService,
                                              checks::notLast,
                                              checks::ownerTechnical,
                                              checks::ownerActive,
                                              checks::dateSet,
                                              checks::dateNotPassed,
                                              checks::noteSaysWhy,
                                              checks::notAReplacement};

} // namespace

Case::Case(const Index &anIndex, const Context &aContext, Row aRow)
    : index(anIndex)
    , context(aContext)
    , row(aRow)
    , chunk(anIndex.catalog().place(aRow).chunk)
    , i(anIndex.catalog().place(aRow).i)
    , replacement(anIndex.replacementOf(aRow))
{
}

Serving Case::serving() const
{
    return index.serving(code(catalog::Facet::Status));
}

Judgement judge(Check check, const Case &c, Evidence *evidence)
{
    return rules[std::size_t(check)](c, evidence);
}

} // namespace review
