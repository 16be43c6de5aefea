// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/placeholders.h"

#include "ui/common/theme.h"
#include "ui/deployments/columnheader.h"
#include "ui/deployments/deploymentdelegate.h"

#include <QPainter>

void paintPlaceholders(QPainter &painter, const ColumnHeader &header, const QRect &area, int height,
                       int rows, bool odd)
{
    const Theme &theme = Theme::of(&header);
    int top = area.top();
    for (int i = 0; i < rows && top <= area.bottom(); ++i, top += height) {
        if ((i % 2 == 1) != odd)
            painter.fillRect(QRect(area.left(), top, area.width(), height), theme.alternate);
        for (int c = 0; c < header.count(); ++c) {
            if (header.isSectionHidden(c))
                continue;
            const int indent = int(DeploymentDelegate::padding)
                             + (c == header.leading() ? int(DeploymentDelegate::gutter) : 0);
            const int room = header.sectionSize(c) - indent - int(DeploymentDelegate::padding);
            const int share = 45 + (i * 37 + c * 23) % 50; // of different lengths, as texts are
            painter.fillRect(QRectF(header.sectionViewportPosition(c) + indent,
                                    top + height / 2.0 - 4, room * share / 100.0, 8),
                             theme.header);
        }
    }
}
