// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/chartview.h"

#include "ui/charts/accessiblechart.h"
#include "ui/charts/chartcanvas.h"
#include "ui/common/fonts.h"
#include "ui/common/servertext.h"

#include <QBuffer>
#include <QHelpEvent>
#include <QImage>
#include <QKeyEvent>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QToolTip>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int titleHeight = 30; // above a picture
constexpr int pictureRatio = 2;

} // namespace

ChartView::ChartView(ChartKind kind, const dashboard::ChartModel &model, QWidget *parent)
    : QWidget(parent), m_kind(kind), m_model(model)
{
    accessiblechart::install();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&model, &QAbstractItemModel::dataChanged, this, &ChartView::rebuild);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        m_current = {};
        m_hovered = {};
        rebuild();
    });
    rebuild();
}

ChartView::~ChartView() = default;

void ChartView::rebuild()
{
    setAccessibleName(m_model.table().title);
    m_geometry = ChartGeometry(m_kind, m_model.table(), size());
    if (!m_current.isValid() || m_current.row >= m_geometry.shown())
        m_current = firstOf(0);
    if (m_canvas) {
        m_canvas->widget()->setGeometry(rect());
        m_canvas->show(m_model.table(), m_geometry, Theme::of(this));
    }
}

void ChartView::repaintAround()
{
    if (m_canvas)
        m_canvas->update();
}

ChartPainter ChartView::painter() const
{
    return {m_model.table(), m_geometry, Theme::of(this),
            m_chosen,        m_excluded, hasFocus() ? m_current : ChartBar(),
            m_hovered};
}

void ChartView::setChosen(const QSet<ChartBar> &chosen, const QSet<ChartBar> &excluded)
{
    m_chosen = chosen;
    m_excluded = excluded;
    repaintAround();
}

void ChartView::setCurrent(ChartBar bar)
{
    if (bar == m_current)
        return;
    m_current = bar;
    repaintAround();
    accessiblechart::announce(this);
    Q_EMIT currentChanged();
}

QString ChartView::spoken() const
{
    if (!m_current.isValid() || m_current.row >= m_model.rowCount())
        return m_model.table().note;
    const QString text = m_model.spoken(m_current.row, m_current.column);
    if (m_chosen.contains(m_current))
        return tr("%1, chosen").arg(text);
    return m_excluded.contains(m_current) ? tr("%1, left out").arg(text) : text;
}

//! What the arrows stop at: what has a value, and lines as a whole.
bool ChartView::isWalkable(ChartBar bar) const
{
    if (bar.row < 0 || bar.row >= m_geometry.shown())
        return false;
    const int series = int(m_model.table().series.size());
    if (bar.column == 0)
        return series > 1 && m_model.term(bar.row, 0).has_value();
    return bar.column <= series && (series == 1 || m_model.value(bar.row, bar.column) > 0);
}

ChartBar ChartView::firstOf(int row) const
{
    const int series = int(m_model.table().series.size());
    for (const int column :
         {m_current.isValid() ? m_current.column : 1, 1, 2, 3, 4, 5, 6, 7, 8, 0}) {
        if (column <= series && isWalkable({row, column}))
            return {row, column};
    }
    return row < m_geometry.shown() && series > 0 ? ChartBar {row, 1} : ChartBar();
}

void ChartView::moveLine(int by)
{
    const int last = m_geometry.shown() - 1;
    if (last < 0)
        return;
    const int row = qBound(0, m_current.row + by, last);
    if (row != m_current.row)
        setCurrent(firstOf(row));
}

void ChartView::moveSeries(int by)
{
    const int last = int(m_model.table().series.size());
    for (int column = m_current.column + by; column >= 0 && column <= last; column += by) {
        if (isWalkable({m_current.row, column})) {
            setCurrent({m_current.row, column});
            return;
        }
    }
}

void ChartView::activate(ChartBar bar, Qt::KeyboardModifiers modifiers)
{
    if (m_model.term(bar.row, bar.column))
        Q_EMIT clicked(bar.row, bar.column, modifiers);
}

void ChartView::keyPressEvent(QKeyEvent *event)
{
    const bool lying = m_geometry.isLying();
    switch (event->key()) {
    case Qt::Key_Up:
        lying ? moveLine(-1) : moveSeries(1);
        break;
    case Qt::Key_Down:
        lying ? moveLine(1) : moveSeries(-1);
        break;
    case Qt::Key_Left:
        lying ? moveSeries(-1) : moveLine(-1);
        break;
    case Qt::Key_Right:
        lying ? moveSeries(1) : moveLine(1);
        break;
    case Qt::Key_Home:
        moveLine(-m_geometry.shown());
        break;
    case Qt::Key_End:
        moveLine(m_geometry.shown());
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        activate(m_current, event->modifiers() & ~Qt::KeypadModifier);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void ChartView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (m_geometry.more().contains(event->position())) {
        Q_EMIT tableRequested();
        return;
    }
    const ChartBar bar = m_geometry.at(event->position());
    if (!bar.isValid())
        return;
    setCurrent(bar);
    activate(bar, event->modifiers());
}

void ChartView::mouseMoveEvent(QMouseEvent *event)
{
    hover(m_geometry.at(event->position()));
    const bool link = m_geometry.more().contains(event->position());
    const bool bar = m_hovered.isValid() && m_model.term(m_hovered.row, m_hovered.column);
    setCursor(link || bar ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void ChartView::leaveEvent(QEvent *)
{
    hover({});
}

void ChartView::hover(ChartBar bar)
{
    if (bar == m_hovered)
        return;
    m_hovered = bar;
    repaintAround();
}

bool ChartView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const ChartBar bar = m_geometry.at(help->pos());
    if (bar.isValid())
        QToolTip::showText(help->globalPos(),
                           servertext::toolTip(m_model.spoken(bar.row, bar.column)), this);
    else
        QToolTip::hideText();
    return true;
}

void ChartView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        rebuild();
    QWidget::changeEvent(event);
}

void ChartView::showEvent(QShowEvent *event)
{
    if (!m_canvas) {
        m_canvas = std::make_unique<ChartCanvas>(
            this, [this](QPainter &around) { painter().below(around); },
            [this](QPainter &around) { painter().above(around); });
        rebuild();
        m_canvas->widget()->show();
    }
    QWidget::showEvent(event);
}

void ChartView::resizeEvent(QResizeEvent *)
{
    rebuild();
}

void ChartView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    repaintAround();
}

void ChartView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    repaintAround();
}

QSize ChartView::pictureSize() const
{
    return size() + QSize(0, titleHeight);
}

void ChartView::paintPicture(QPainter &painter)
{
    const Theme &theme = Theme::of(this);
    const QSize whole = pictureSize();
    painter.fillRect(QRect({}, whole), theme.base);
    const QRectF title(12, 0, whole.width() - 24, titleHeight);
    const QFont strong = fonts::ui(fonts::Size::Base, QFont::DemiBold);
    painter.setFont(strong);
    painter.setPen(theme.text);
    QRectF used;
    painter.drawText(title, Qt::AlignLeft | Qt::AlignVCenter, m_model.table().title, &used);
    painter.setFont(fonts::ui(fonts::Size::Small));
    painter.setPen(theme.muted);
    painter.drawText(title.adjusted(used.width() + 10, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     m_model.table().counted);
    m_canvas->render(painter, QRectF(QPointF(0, titleHeight), size()));
}

Result<void> ChartView::write(const QString &path, Format format)
{
    QSaveFile file(path);
    const auto failed = [&file]() -> Result<void> {
        Error error;
        error.kind = Error::Kind::File;
        error.detail = file.errorString();
        return Failure(error);
    };
    if (!m_canvas || !file.open(QIODevice::WriteOnly))
        return failed();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (format == Format::Png) {
        QImage image(pictureSize() * pictureRatio, QImage::Format_RGB32);
        image.setDevicePixelRatio(pictureRatio);
        QPainter painter(&image);
        paintPicture(painter);
        painter.end();
        image.save(&buffer, "PNG");
    } else {
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setSize(pictureSize());
        generator.setViewBox(QRect({}, pictureSize()));
        generator.setTitle(m_model.table().title);
        QPainter painter(&generator);
        paintPicture(painter);
        painter.end();
    }
    if (file.write(bytes) != bytes.size() || !file.commit())
        return failed();
    return {};
}
