// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"
#include "models/graph/neighbourhood.h"
#include "models/graph/picture.h"

#include <QImage>
#include <QString>

class QPrinter;

//! Pictures of the graph as files and on paper; always light, whatever the window shows.
namespace graphexport {

enum class Format { Svg, Png, Pdf, Dot, Json };

QString suffix(Format format);
//! Writes the whole file or nothing.
Result<void> write(const QString &path, Format format, const graph::Graph &graph,
                   const graph::Subgraph &part, const graph::PicturePtr &picture);

//! Twice as large as on the screen, unless that would be more than a picture can be.
QImage image(const graph::PicturePtr &picture);
//! On one page, as large as it fits.
void print(QPrinter &printer, const graph::PicturePtr &picture);

} // namespace graphexport
