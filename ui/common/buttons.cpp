// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/buttons.h"

#include "ui/common/fonts.h"
#include "ui/common/icons.h"

#include <QVariant>

namespace {

constexpr char smallProperty[] = "slipwaySmall";
constexpr char invalidProperty[] = "slipwayInvalid";
constexpr char keyProperty[] = "slipwayKey";
constexpr char linkProperty[] = "slipwayLink";

} // namespace

namespace looks {

void setSmall(QWidget *widget, bool small)
{
    widget->setProperty(smallProperty, small);
    widget->setFont(fonts::ui(small ? fonts::Size::Small : fonts::Size::Base));
    widget->updateGeometry();
}

bool isSmall(const QWidget *widget)
{
    return widget && widget->property(smallProperty).toBool();
}

void setInvalid(QWidget *field, bool invalid)
{
    field->setProperty(invalidProperty, invalid);
    field->update();
}

bool isInvalid(const QWidget *field)
{
    return field && field->property(invalidProperty).toBool();
}

void setKeyHint(QPushButton *button, const QString &key)
{
    button->setProperty(keyProperty, key);
    button->updateGeometry();
}

QString keyHint(const QWidget *widget)
{
    return widget ? widget->property(keyProperty).toString() : QString();
}

void setLink(QPushButton *button)
{
    button->setProperty(linkProperty, true);
    button->setFlat(true);
    button->setAutoDefault(false);
    button->setCursor(Qt::PointingHandCursor);
}

bool isLink(const QWidget *widget)
{
    return widget && widget->property(linkProperty).toBool();
}

} // namespace looks

QPushButton *makeButton(const QString &text, const QString &iconName, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    if (!iconName.isEmpty())
        button->setIcon(icons::icon(iconName));
    button->setAutoDefault(false);
    return button;
}

QPushButton *makeLinkButton(const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    looks::setLink(button);
    return button;
}
