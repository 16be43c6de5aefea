// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/deploymentquery.h"
#include "models/store/loadstate.h"
#include "ui/common/banner.h"
#include "ui/common/errorpage.h"
#include "ui/common/progressstrip.h"

#include <optional>

//! How loading stands, in words and in what can be done about it. Pure.
namespace loadwords {

//! Ids of the actions in banners and on the error page.
inline constexpr QStringView retryMissing = u"retry-missing";
inline constexpr QStringView reload = u"reload";
inline constexpr QStringView connections = u"connections";

//! Nothing while all is well. \a shown: deployments on screen.
std::optional<BannerContent> banner(const store::LoadState &state, const QString &server,
                                    qint64 shown);
ProgressContent progress(const store::LoadState &state);
ErrorPageContent errorPage(const store::LoadState &state, const QString &server);

//! "as of 12:03", "as of 12:03, refreshing…"; with the day unless it is that of \a now. Empty where
//! nothing is shown yet.
QString asOf(const store::LoadState &state, const QDateTime &now);

//! What was asked and answered, for a report: never a token.
QString report(const store::LoadState &state, const QString &server);

//! "26 shown of 327   5 with pending changes   1 selected   18 removed are hidden"
QString status(const DeploymentQuery &query, const store::LoadState *state, qint64 selected,
               qint64 pending = 0);

} // namespace loadwords
