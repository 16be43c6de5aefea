// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace diagnostics {

//! \a text without what may be a secret: tokens of DataHub and other JSON Web Tokens, what follows
//! "Bearer" or "Basic", values of names such as token, password and secret in any notation, and
//! user and password of a URL. Each is "[hidden]" instead. Everything that goes into a log passes
//! here.
QString redacted(const QString &text);

} // namespace diagnostics
