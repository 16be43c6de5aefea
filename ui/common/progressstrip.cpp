// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/progressstrip.h"

#include "ui/common/buttons.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int delayMs = 300;
constexpr int hintNeeds = 1000; //!< narrower windows go without the hint

QString countText(const ProgressContent &content)
{
    if (!content.count.isEmpty())
        return content.count;
    const QLocale locale;
    const QString done = locale.toString(content.done);
    return content.total < 0
             ? done
             : ProgressStrip::tr("%1 of %2").arg(done, locale.toString(content.total));
}

} // namespace

ProgressStrip::ProgressStrip(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"progressStrip"_s);
    setMinimumHeight(32);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);

    m_title = new QLabel(this);
    m_title->setFont(fonts::ui(fonts::Size::Base, QFont::Medium));
    m_bar = new QProgressBar(this);
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(240, 8);
    m_count = new QLabel(this);
    m_detail = new ElidedLabel(this);
    m_detail->setMuted(true);
    m_detail->setFont(fonts::ui(fonts::Size::Small));
    m_detail->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_hint = new QLabel(this);
    m_hint->setFont(fonts::ui(fonts::Size::Small));
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_stop = makeButton({}, {}, this);
    looks::setSmall(m_stop);
    looks::setKeyHint(m_stop, tr("Esc"));
    m_stop->setObjectName(u"stop"_s);
    connect(m_stop, &QPushButton::clicked, this, &ProgressStrip::stopRequested);
    // A shortcut of a hidden widget does nothing, so Esc is free when nothing runs.
    auto *escape = new QShortcut(Qt::Key_Escape, this);
    connect(escape, &QShortcut::activated, m_stop, [this] { m_stop->click(); });

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 3, 8, 4);
    row->setSpacing(12);
    row->addWidget(m_title);
    row->addWidget(m_bar);
    row->addWidget(m_count);
    row->addWidget(m_detail, 1);
    row->addWidget(m_hint);
    row->addWidget(m_stop);

    m_delay.setSingleShot(true);
    m_delay.setInterval(delayMs);
    connect(&m_delay, &QTimer::timeout, this, &QWidget::show);
    hide();
}

void ProgressStrip::setContent(const ProgressContent &content)
{
    m_title->setText(content.title);
    m_count->setText(countText(content));
    m_detail->setText(content.detail);
    m_hint->setText(content.hint);
    m_stop->setText(content.stopLabel);
    m_stop->setVisible(!content.stopLabel.isEmpty());
    m_stop->setAccessibleName(content.stopLabel);
    // QProgressBar counts in int; a thousandth is finer than the bar has pixels.
    m_bar->setRange(0, content.total > 0 ? 1000 : 0);
    if (content.total > 0)
        m_bar->setValue(
            static_cast<int>(qMin<qint64>(content.done, content.total) * 1000 / content.total));
    m_bar->setAccessibleName(content.title);
    m_bar->setAccessibleDescription(m_count->text());
    if (!m_running) {
        m_running = true;
        m_delay.start();
    }
}

void ProgressStrip::finish()
{
    m_running = false;
    m_delay.stop();
    hide();
}

void ProgressStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    flat::edge(painter, QRectF(rect()), Qt::BottomEdge, Theme::of(this).border);
}

void ProgressStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_hint->setVisible(width() >= hintNeeds);
}
