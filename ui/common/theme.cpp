// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/theme.h"

#include "models/domain/vocabulary.h"

#include <QWidget>

using namespace Qt::Literals::StringLiterals;

namespace {

Theme makeLight()
{
    Theme t;
    t.isDark = false;
    t.window = QColor(0xF3F5F8);
    t.base = QColor(0xFFFFFF);
    t.alternate = QColor(0xF8FAFC);
    t.header = QColor(0xEAEEF3);
    t.text = QColor(0x17202C);
    t.muted = QColor(0x556070);
    t.removed = QColor(0x5E6877);
    t.border = QColor(0xD7DDE5);
    t.edge = QColor(0xC3CBD6);
    t.control = QColor(0x808C9C);
    t.accent = QColor(0x1F5FBF);
    t.accentFill = QColor(0x1F5FBF);
    t.onAccent = QColor(0xFFFFFF);
    t.focus = QColor(0x1F5FBF);
    t.selection = QColor(0xDCE8FC);
    t.selectionIdle = QColor(0xE7EBF1);
    t.danger = QColor(0xAD130E);
    t.dangerTint = QColor(0xFCEDEB);
    t.warn = QColor(0x855000);
    t.warnTint = QColor(0xFDF3DF);
    t.ok = QColor(0x0F704A);
    t.okTint = QColor(0xE6F4EC);
    t.infoTint = QColor(0xE9F1FE);
    t.pending = QColor(0x6A35C4);
    t.pendingTint = QColor(0xF2ECFD);
    t.theirs = QColor(0x006A78);
    t.theirsTint = QColor(0xE2F3F5);
    t.prodFill = QColor(0xDFE5EC);
    t.inService = QColor(0x0F704A);
    t.outOfService = QColor(0x626B7C);
    t.creating = QColor(0x1689C2);
    t.updating = QColor(0x333FA6);
    t.rollingBack = QColor(0xB77000);
    t.deleting = QColor(0x6B1B4B);
    t.failed = QColor(0xAD130E);
    t.unknown = QColor(0x83817B);
    return t;
}

Theme makeDark()
{
    Theme t;
    t.isDark = true;
    t.window = QColor(0x1E2228);
    t.base = QColor(0x171A1F);
    t.alternate = QColor(0x1B1F25);
    t.header = QColor(0x262B33);
    t.text = QColor(0xE4E8EE);
    t.muted = QColor(0x9DA8B6);
    t.removed = QColor(0x9AA5B3);
    t.border = QColor(0x353C47);
    t.edge = QColor(0x4A5361);
    t.control = QColor(0x727E8F);
    t.accent = QColor(0x82AEFF);
    t.accentFill = QColor(0x3567C4);
    t.onAccent = QColor(0xFFFFFF);
    t.focus = QColor(0x82AEFF);
    t.selection = QColor(0x26395C);
    t.selectionIdle = QColor(0x2A3038);
    t.danger = QColor(0xF38975);
    t.dangerTint = QColor(0x351F1E);
    t.warn = QColor(0xF2B73B);
    t.warnTint = QColor(0x332A17);
    t.ok = QColor(0x5CBB8B);
    t.okTint = QColor(0x182C24);
    t.infoTint = QColor(0x1D2A42);
    t.pending = QColor(0xBFA2FF);
    t.pendingTint = QColor(0x2B243D);
    t.theirs = QColor(0x5CC7D4);
    t.theirsTint = QColor(0x172D32);
    t.prodFill = QColor(0x39424F);
    t.inService = QColor(0x53B081);
    t.outOfService = QColor(0xA5AEBB);
    t.creating = QColor(0x98F4FF);
    t.updating = QColor(0x93BBFF);
    t.rollingBack = QColor(0xF2B73B);
    t.deleting = QColor(0xC95DBA);
    t.failed = QColor(0xEA5F48);
    t.unknown = QColor(0xDED5C3);
    return t;
}

QColor mix(const QColor &ground, const QColor &color, double share)
{
    const auto part = [share](int a, int b) { return qRound(a * (1 - share) + b * share); };
    return QColor(part(ground.red(), color.red()), part(ground.green(), color.green()),
                  part(ground.blue(), color.blue()));
}

bool isDarkPalette(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightness() < 128;
}

} // namespace

const Theme &Theme::light()
{
    static const Theme theme = makeLight();
    return theme;
}

const Theme &Theme::dark()
{
    static const Theme theme = makeDark();
    return theme;
}

const Theme &Theme::of(const QPalette &palette)
{
    return isDarkPalette(palette) ? dark() : light();
}

const Theme &Theme::of(const QWidget *widget)
{
    return of(widget ? widget->palette() : QPalette());
}

const Theme &Theme::chosen(ThemeChoice choice, const QPalette &system)
{
    switch (choice) {
    case ThemeChoice::System:
        return of(system);
    case ThemeChoice::Light:
        return light();
    case ThemeChoice::Dark:
        return dark();
    }
    return light();
}

QPalette Theme::palette() const
{
    QPalette p;
    p.setColor(QPalette::Window, window);
    p.setColor(QPalette::Button, window);
    p.setColor(QPalette::Base, base);
    p.setColor(QPalette::AlternateBase, alternate);
    p.setColor(QPalette::WindowText, text);
    p.setColor(QPalette::Text, text);
    p.setColor(QPalette::ButtonText, text);
    p.setColor(QPalette::BrightText, onAccent);
    p.setColor(QPalette::PlaceholderText, muted);
    p.setColor(QPalette::Light, base);
    p.setColor(QPalette::Midlight, header);
    p.setColor(QPalette::Mid, border);
    p.setColor(QPalette::Dark, control);
    p.setColor(QPalette::Shadow, edge);
    p.setColor(QPalette::Highlight, selection);
    p.setColor(QPalette::HighlightedText, text);
    p.setColor(QPalette::Inactive, QPalette::Highlight, selectionIdle);
    p.setColor(QPalette::Link, accent);
    p.setColor(QPalette::LinkVisited, accent);
    p.setColor(QPalette::ToolTipBase, base);
    p.setColor(QPalette::ToolTipText, text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                            QPalette::HighlightedText, QPalette::PlaceholderText})
        p.setColor(QPalette::Disabled, role, control);
    p.setColor(QPalette::Disabled, QPalette::Base, window);
    p.setColor(QPalette::Disabled, QPalette::Highlight, selectionIdle);
    return p;
}

QColor Theme::statusColor(const QString &symbol) const
{
    using domain::DeploymentStatus;
    switch (domain::deploymentStatus(symbol)) {
    case DeploymentStatus::Failed:
        return failed;
    case DeploymentStatus::RollingBack:
        return rollingBack;
    case DeploymentStatus::Deleting:
        return deleting;
    case DeploymentStatus::Updating:
        return updating;
    case DeploymentStatus::Creating:
        return creating;
    case DeploymentStatus::OutOfService:
        return outOfService;
    case DeploymentStatus::InService:
        return inService;
    case DeploymentStatus::Unknown:
    case DeploymentStatus::Other:
    case DeploymentStatus::Absent:
        return unknown;
    }
    return unknown;
}

QColor Theme::chipFill(const QColor &color) const
{
    return mix(base, color.isValid() ? color : control, isDark ? 0.26 : 0.15);
}
