// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/banner.h"

#include "ui/common/buttons.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/markwidgets.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace {

QAccessibleInterface *makeAlert(const QString &className, QObject *object)
{
    if (className == "Banner"_L1)
        return new QAccessibleWidget(qobject_cast<QWidget *>(object), QAccessible::AlertMessage);
    return nullptr;
}

int severity(Tone tone)
{
    switch (tone) {
    case Tone::Danger:
        return 2;
    case Tone::Warn:
        return 1;
    case Tone::Neutral:
    case Tone::Info:
    case Tone::Ok:
    case Tone::Mine:
    case Tone::Theirs:
        return 0;
    }
    return 0;
}

} // namespace

Banner::Banner(QWidget *parent) : QWidget(parent)
{
    static const bool installed = (QAccessible::installFactory(makeAlert), true);
    Q_UNUSED(installed)
    setObjectName(u"banner"_s);
    setMinimumHeight(34);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);

    m_glyph = new Glyph(u"info"_s, Tone::Info, 16, this);
    m_title = new QLabel(this);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(fonts::ui(fonts::Size::Base, QFont::DemiBold));
    m_text = new ElidedLabel(this);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_more = new QLabel(this);
    m_more->setFont(fonts::ui(fonts::Size::Small));
    m_close = new QToolButton(this);
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::TabFocus);
    m_close->setIcon(icons::icon(u"close"_s, icons::Ink::Muted));
    m_close->setObjectName(u"closeBanner"_s);
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close this message"));
    connect(m_close, &QToolButton::clicked, this, &Banner::closed);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 3, 8, 4);
    row->setSpacing(6);
    row->addWidget(m_glyph);
    row->addSpacing(4);
    row->addWidget(m_title);
    row->addWidget(m_text, 1);
    row->addWidget(m_more);
    m_actions = new QHBoxLayout;
    m_actions->setSpacing(6);
    row->addLayout(m_actions);
    row->addWidget(m_close);
}

void Banner::setContent(const BannerContent &content)
{
    m_tone = content.tone;
    m_glyph->set(tones::iconName(content.tone), content.tone);
    m_title->setText(content.title);
    m_title->setVisible(!content.title.isEmpty());
    m_text->setText(content.text);
    m_close->setVisible(content.closable);
    rebuildActions(content.actions);
    setAccessibleName(
        tr("%1: %2 %3").arg(tones::spoken(content.tone), content.title, content.text));
    update();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Banner::setMore(int count)
{
    m_more->setVisible(count > 0);
    m_more->setText(tr("+%n more", nullptr, count));
}

void Banner::rebuildActions(const QList<BannerAction> &actions)
{
    while (QLayoutItem *item = m_actions->takeAt(0)) {
        item->widget()->deleteLater(); // maybe the one whose click brought us here
        item->widget()->hide();
        delete item;
    }
    for (const BannerAction &action : actions) {
        QPushButton *button = makeButton(action.label, action.icon, this);
        looks::setSmall(button);
        button->setObjectName(u"banner-"_s + action.id);
        connect(button, &QPushButton::clicked, this,
                [this, id = action.id] { Q_EMIT actionTriggered(id); });
        m_actions->addWidget(button);
    }
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    painter.fillRect(rect(), tones::ground(m_tone, theme));
    flat::edge(painter, QRectF(rect()), Qt::BottomEdge, theme.border);
}

BannerArea::BannerArea(QWidget *parent) : QWidget(parent), m_banner(new Banner(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_banner);
    setVisible(false);
    connect(m_banner, &Banner::actionTriggered, this,
            [this](const QString &id) { Q_EMIT actionTriggered(m_shown, id); });
    connect(m_banner, &Banner::closed, this, [this] {
        const QString key = m_shown;
        remove(key);
        Q_EMIT closed(key);
    });
}

void BannerArea::set(const QString &key, const BannerContent &content)
{
    const auto sameKey = [&key](const Entry &entry) { return entry.key == key; };
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), sameKey);
    if (found != m_entries.end())
        found->content = content;
    else
        m_entries.append({key, content});
    showWorst();
}

void BannerArea::remove(const QString &key)
{
    if (m_entries.removeIf([&key](const Entry &entry) { return entry.key == key; }) > 0)
        showWorst();
}

QString BannerArea::shownKey() const
{
    return m_shown;
}

void BannerArea::showWorst()
{
    if (m_entries.isEmpty()) {
        m_shown.clear();
        setVisible(false);
        return;
    }
    const auto milder = [](const Entry &a, const Entry &b) {
        return severity(a.content.tone) < severity(b.content.tone);
    };
    const auto worst = std::max_element(m_entries.cbegin(), m_entries.cend(), milder);
    m_shown = worst->key;
    m_banner->setContent(worst->content);
    m_banner->setMore(static_cast<int>(m_entries.size()) - 1);
    setVisible(true);
}
