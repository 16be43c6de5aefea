// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/fold.h"

#include <QString>

#include <algorithm>

std::string foldedUtf8(QStringView text)
{
    return text.toString().toCaseFolded().toUtf8().toStdString();
}

std::string foldedUtf8(std::string_view utf8)
{
    if (!isAscii(utf8))
        return foldedUtf8(QStringView(fromUtf8(utf8)));
    std::string result(utf8);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; });
    return result;
}

bool isAscii(std::string_view text)
{
    // All bytes together, without an early end: the compiler makes this wide.
    unsigned char any = 0;
    for (const char c : text)
        any |= static_cast<unsigned char>(c);
    return any < 0x80;
}

QString fromUtf8(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

std::string toUtf8(QStringView text)
{
    return text.toUtf8().toStdString();
}
