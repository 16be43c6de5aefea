// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dashboard/countednote.h"

#include "ui/common/buttons.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/fonts.h"
#include "ui/common/servertext.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestFilter = 300;

QString digits(qint64 number)
{
    return QLocale().toString(number);
}

} // namespace

CountedNote::CountedNote(QWidget *parent)
    : QWidget(parent)
    , m_text(new ElidedLabel(this))
    , m_clear(makeLinkButton(tr("Clear the filter"), this))
    , m_show(makeLinkButton(tr("Show them in the table"), this))
{
    setObjectName(u"countedNote"_s);
    m_text->setFont(fonts::ui(fonts::Size::Small));
    m_text->setMuted(true);
    m_clear->setObjectName(u"clearCharts"_s);
    m_show->setObjectName(u"showDeployments"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 2, 12, 0);
    row->setSpacing(12);
    row->addWidget(m_text, 1);
    row->addWidget(m_clear);
    row->addWidget(m_show);
    connect(m_clear, &QPushButton::clicked, this, &CountedNote::clearRequested);
    connect(m_show, &QPushButton::clicked, this, &CountedNote::showRequested);
}

void CountedNote::setContent(const Content &content)
{
    const bool all = content.filter.isEmpty();
    QString text = all
                     ? tr("Charts show all %1").arg(digits(content.rows))
                     : tr("Charts show %1 of %2").arg(digits(content.rows), digits(content.whole));
    if (content.loading)
        text = tr("%1 that are loaded").arg(text);
    if (all && content.hidden > 0)
        text = tr("%1, %2 removed are hidden").arg(text, digits(content.hidden));
    if (!all)
        text = tr("%1: %2").arg(text, servertext::oneLine(content.filter, longestFilter));
    if (content.aside)
        text = tr("%1 — the chart with chosen bars shows what there was to choose from").arg(text);
    m_text->setText(text);
    m_clear->setVisible(!all);
    m_show->setEnabled(content.rows > 0);
}

QString CountedNote::text() const
{
    return m_text->text();
}
