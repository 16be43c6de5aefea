// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/graph/graphexport.h"

#include "models/graph/export.h"
#include "models/graph/svg.h"
#include "ui/graph/graphpainter.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QPrinter>
#include <QSaveFile>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace graphexport {

namespace {

constexpr double pageMargin = 24;
constexpr double mostPixels = 60e6; // 240 MB
constexpr double mostSide = 30000;
constexpr double paperRatio = 4; // icons are pictures, which paper shows larger
constexpr double pointsAPixel = 0.75; // of a screen with 96 dpi

QRectF boxOf(const graph::Picture &picture)
{
    return picture.bounds.adjusted(-pageMargin, -pageMargin, pageMargin, pageMargin);
}

QByteArray pngOf(const graph::PicturePtr &picture)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image(picture).save(&buffer, "PNG");
    return bytes;
}

QByteArray pdfOf(const graph::PicturePtr &picture)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const QRectF box = boxOf(*picture);
    QPdfWriter writer(&buffer);
    // A page larger than 200 inches is none to most readers.
    const double shrink = std::min(1.0, 14000 / std::max(box.width(), box.height()) / pointsAPixel);
    writer.setResolution(96);
    writer.setPageSize(QPageSize(box.size() * pointsAPixel * shrink, QPageSize::Point));
    writer.setPageMargins({});
    writer.setTitle(u"Slipway"_s);
    QPainter painter(&writer);
    GraphPainter shapes;
    shapes.setPicture(picture);
    shapes.setGlyphRatio(paperRatio);
    painter.scale(shrink, shrink);
    shapes.paint(painter, box, 1, Theme::light());
    painter.end();
    return bytes;
}

QByteArray bytesOf(Format format, const graph::Graph &graph, const graph::Subgraph &part,
                   const graph::PicturePtr &picture)
{
    switch (format) {
    case Format::Svg:
        return graph::toSvg(*picture);
    case Format::Png:
        return pngOf(picture);
    case Format::Pdf:
        return pdfOf(picture);
    case Format::Dot:
        return graph::toDot(graph, part);
    case Format::Json:
        return graph::toJson(graph, part);
    }
    return {};
}

} // namespace

QString suffix(Format format)
{
    switch (format) {
    case Format::Svg:
        return u"svg"_s;
    case Format::Png:
        return u"png"_s;
    case Format::Pdf:
        return u"pdf"_s;
    case Format::Dot:
        return u"dot"_s;
    case Format::Json:
        return u"json"_s;
    }
    return {};
}

QImage image(const graph::PicturePtr &picture)
{
    const QRectF box = boxOf(*picture);
    const double side = std::max(box.width(), box.height());
    const double scale
        = std::min({2.0, std::sqrt(mostPixels / (box.width() * box.height())), mostSide / side});
    QImage image((box.size() * scale).toSize().expandedTo({1, 1}), QImage::Format_RGB32);
    image.fill(Theme::light().window);
    QPainter painter(&image);
    GraphPainter shapes;
    shapes.setPicture(picture);
    shapes.paint(painter, box, scale, Theme::light());
    return image;
}

void print(QPrinter &printer, const graph::PicturePtr &picture)
{
    const QRectF box = boxOf(*picture);
    QPainter painter(&printer);
    const QRectF page = printer.pageLayout().paintRectPixels(printer.resolution());
    const double scale = std::min(page.width() / box.width(), page.height() / box.height());
    painter.scale(scale, scale); // the detail is that of 1:1: paper is sharper than a screen
    GraphPainter shapes;
    shapes.setPicture(picture);
    shapes.setGlyphRatio(paperRatio);
    shapes.paint(painter, box, 1, Theme::light());
}

Result<void> write(const QString &path, Format format, const graph::Graph &graph,
                   const graph::Subgraph &part, const graph::PicturePtr &picture)
{
    QSaveFile file(path);
    const QByteArray bytes = bytesOf(format, graph, part, picture);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        Error error;
        error.kind = Error::Kind::File;
        error.detail = file.errorString();
        return Failure(error);
    }
    return {};
}

} // namespace graphexport
