// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette/palettetext.h"

#include "models/filter/fuzzy.h"

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int byPath = -150;
constexpr int ofOwnKind = 60; //!< there are few of them, so that one that matches is likely meant
constexpr int ofDisabled = -300;

} // namespace

PaletteText PaletteText::parse(const QString &typed)
{
    using Found = items::SearchHit::Kind;
    const QString text = typed.trimmed();
    const auto only = [&](bool actions, items::SearchKinds kinds) {
        return PaletteText {text.mid(1).trimmed(), actions, false, kinds};
    };
    if (text.startsWith(u'>'))
        return only(true, 0);
    if (text.startsWith(u'@'))
        return only(false, items::kindBit(Found::Owner));
    if (text.startsWith(u'#'))
        return only(false, items::kindBit(Found::Tag));
    if (text.startsWith(u':'))
        return only(false, items::kindBit(Found::Model));
    return {text, true, true, items::allKinds};
}

std::optional<int> scoreOf(const PaletteEntry &entry, const QString &words)
{
    const filter::FuzzyPattern pattern {QStringView(words)};
    auto best = pattern.score(QStringView(entry.title));
    if (!entry.path.isEmpty()) {
        const auto whole = pattern.score(QStringView(QString(entry.path + u' ' + entry.title)));
        if (whole && (!best || *whole + byPath > *best))
            best = *whole + byPath;
    }
    if (best)
        *best += ofOwnKind + (entry.enabled ? 0 : ofDisabled);
    return best;
}
