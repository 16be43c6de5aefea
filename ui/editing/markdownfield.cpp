// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/markdownfield.h"

#include "ui/common/markdownview.h"
#include "ui/common/segments.h"
#include "ui/editing/textfields.h"

#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

MarkdownField::MarkdownField(const EditTarget &target, const QString &objectName,
                             const QString &name, QWidget *parent)
    : QWidget(parent), m_edit(new BlockField(target, this)), m_view(new MarkdownView(this))
{
    setFocusProxy(m_edit);
    m_edit->setObjectName(objectName);
    m_edit->setAccessibleName(name);
    m_view->setAccessibleName(tr("%1, as it will look").arg(name));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_edit);
    column->addWidget(m_view);
    connect(m_view, &MarkdownView::urlRequested, this, &MarkdownField::urlRequested);
    if (!target.isReadOnly()) {
        m_sides = new Segments(this);
        m_sides->add(tr("Edit"), objectName + u"Edit"_s);
        m_sides->add(tr("Preview"), objectName + u"Preview"_s);
        column->addWidget(m_sides, 0, Qt::AlignLeft);
        connect(m_sides, &Segments::currentChanged, this,
                [this](int side) { showSide(side == 1); });
    }
    connect(m_edit, &BlockField::valueEdited, this, &MarkdownField::valueEdited);
    showSide(target.isReadOnly());
}

void MarkdownField::showValue(const QString &value)
{
    m_edit->showValue(value);
    m_view->showMarkdown(value.isEmpty() && !m_sides ? tr("none") : value);
}

void MarkdownField::showSide(bool preview)
{
    if (preview && m_sides)
        m_view->showMarkdown(m_edit->toPlainText());
    m_edit->setVisible(!preview);
    m_view->setVisible(preview);
}
