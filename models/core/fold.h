// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringView>

#include <string>
#include <string_view>

//! Texts are compared ignoring case by their full Unicode case folding, in UTF-8 on both sides.
std::string foldedUtf8(QStringView text);
std::string foldedUtf8(std::string_view utf8);

bool isAscii(std::string_view text);

//! \a utf8 as a QString, without the cast that the build forbids.
QString fromUtf8(std::string_view utf8);
std::string toUtf8(QStringView text);
