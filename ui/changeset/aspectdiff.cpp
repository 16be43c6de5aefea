// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/changeset/aspectdiff.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace aspectdiff {

namespace {

// Beyond, the middle that differs is shown as one block: a table of this many cells is some ms.
constexpr std::size_t mostCells = 4'000'000;

QStringList linesOf(const changes::Json &value)
{
    if (value.is_null())
        return {};
    const std::string text = value.dump(2, ' ', false, changes::Json::error_handler_t::replace);
    return QString::fromStdString(text).split(u'\n');
}

QStringView withoutComma(const QString &line)
{
    return line.endsWith(u',') ? QStringView(line).chopped(1) : QStringView(line);
}

//! Of a line such as "time": 1792533600000, what the number means.
QString noteOf(const QString &line, QString (*spell)(qint64))
{
    static const QRegularExpression number(u"^\\s*(?:\042[^\042]*\042: )?(\\d{12,14}),?$"_s);
    const auto match = number.match(line);
    return match.hasMatch() ? spell(match.captured(1).toLongLong()) : QString();
}

//! Which lines of both are the same, as pairs of line numbers, ascending.
std::vector<std::pair<int, int>> common(const QStringList &a, const QStringList &b)
{
    const auto same
        = [&](qsizetype i, qsizetype j) { return withoutComma(a[i]) == withoutComma(b[j]); };
    std::vector<std::pair<int, int>> head;
    std::vector<std::pair<int, int>> tail;
    qsizetype from = 0;
    qsizetype endA = a.size();
    qsizetype endB = b.size();
    for (; from < endA && from < endB && same(from, from); ++from)
        head.emplace_back(int(from), int(from));
    for (; endA > from && endB > from && same(endA - 1, endB - 1); --endA, --endB)
        tail.emplace_back(int(endA - 1), int(endB - 1));

    const auto rowsA = std::size_t(endA - from);
    const auto rowsB = std::size_t(endB - from);
    if (rowsA * rowsB > 0 && rowsA * rowsB <= mostCells) {
        const std::size_t width = rowsB + 1;
        std::vector<int> longest((rowsA + 1) * width, 0);
        for (std::size_t i = rowsA; i-- > 0;) {
            for (std::size_t j = rowsB; j-- > 0;)
                longest[i * width + j]
                    = same(from + qsizetype(i), from + qsizetype(j))
                        ? longest[(i + 1) * width + j + 1] + 1
                        : std::max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
        }
        for (std::size_t i = 0, j = 0; i < rowsA && j < rowsB;) {
            if (same(from + qsizetype(i), from + qsizetype(j))) {
                head.emplace_back(int(from) + int(i++), int(from) + int(j++));
            } else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) {
                ++i;
            } else {
                ++j;
            }
        }
    }
    head.insert(head.end(), tail.rbegin(), tail.rend());
    return head;
}

} // namespace

std::vector<Row> rows(const changes::Json &before, const changes::Json &after,
                      QString (*spell)(qint64 ms))
{
    const QStringList a = linesOf(before);
    const QStringList b = linesOf(after);
    std::vector<std::pair<int, int>> pairs = common(a, b);
    pairs.emplace_back(int(a.size()), int(b.size()));

    const auto side = [spell](const QStringList &lines, int i) {
        return Side {i + 1, lines[i], noteOf(lines[i], spell)};
    };
    std::vector<Row> result;
    int i = 0;
    int j = 0;
    for (const auto &[nextA, nextB] : pairs) {
        while (i < nextA || j < nextB) {
            Row row;
            row.changed = true;
            if (i < nextA)
                row.before = side(a, i++);
            if (j < nextB)
                row.after = side(b, j++);
            result.push_back(std::move(row));
        }
        if (i < a.size() && j < b.size()) {
            Row row;
            row.before = side(a, i++);
            row.after = side(b, j++);
            result.push_back(std::move(row));
        }
    }
    return result;
}

} // namespace aspectdiff
