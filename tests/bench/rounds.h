// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <functional>

//! Times are told as ratios: what is measured and its yardstick take turns in the same run, and the
//! median of the rounds' ratios is printed with its spread. Absolute times are a guide.
namespace bench {

struct Figure
{
    QString name;
    QString yardstick; //!< in words
    double target = 0; //!< the ratio that is aimed at; 0: none
    bool higherIsBetter = false;
};

//! Runs both \a rounds times, one after the other. Prints one line.
void compare(const Figure &figure, const std::function<void()> &measured,
             const std::function<void()> &yardstick, int rounds = 9);

//! Prints a figure that is no time.
void tell(const Figure &figure, double ratio, const QString &detail);

//! Seconds that \a work takes.
double seconds(const std::function<void()> &work);

//! Keeps the compiler from leaving out what made \a value.
void keep(std::uint64_t value);

} // namespace bench
