// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/statusline.h"

#include "ui/common/elidedlabel.h"
#include "ui/common/fonts.h"
#include "ui/common/markwidgets.h"

#include <QHBoxLayout>

using namespace Qt::Literals::StringLiterals;

StatusLine::StatusLine(QWidget *parent) : QStatusBar(parent)
{
    setObjectName(u"statusLine"_s);
    setSizeGripEnabled(false);
    setContentsMargins(8, 0, 8, 0);
    setMinimumHeight(24);
    m_counts = addLabel(u"counts"_s, false);
    m_more = addLabel(u"more"_s, false);
    m_trouble = addLabel(u"trouble"_s, false);
    m_clock = new Glyph(u"clock"_s, Tone::Neutral, 14, this);
    addPermanentWidget(m_clock);
    m_asOf = addLabel(u"asOf"_s, true);
    m_embedded = addLabel(u"embedded"_s, true);
    m_server = addLabel(u"server"_s, true);
    setContent({});
}

ElidedLabel *StatusLine::addLabel(const QString &name, bool permanent)
{
    auto *label = new ElidedLabel(this);
    label->setObjectName(name);
    label->setFont(fonts::ui(fonts::Size::Small));
    label->setMuted(true);
    label->setContentsMargins(0, 0, 6, 0);
    if (permanent)
        addPermanentWidget(label);
    else
        addWidget(label);
    return label;
}

void StatusLine::setContent(const StatusContent &content)
{
    const auto tell = [](ElidedLabel *label, const QString &text) {
        label->setText(text);
        label->setVisible(!text.isEmpty());
    };
    tell(m_counts, content.counts);
    tell(m_more, content.more.join(u"    "_s));
    tell(m_trouble, content.trouble);
    m_trouble->setTone(content.troubleTone);
    m_clock->setVisible(!content.asOf.isEmpty());
    tell(m_asOf, content.asOf);
    tell(m_embedded, content.embedded);
    tell(m_server, content.server);
}
