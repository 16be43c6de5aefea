// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/editing/edittarget.h"

#include <QWidget>

class BlockField;
class MarkdownView;
class Segments;

//! Markdown that is typed on one side and looked at on the other. Read-only it shows the look.
class MarkdownField final : public QWidget
{
    Q_OBJECT

public:
    //! \a name: what the field is called, for its parts.
    MarkdownField(const EditTarget &target, const QString &objectName, const QString &name,
                  QWidget *parent);

    void showValue(const QString &value);
    BlockField *editor() const { return m_edit; }

Q_SIGNALS:
    void valueEdited(const QString &value);
    void urlRequested(const QUrl &url);

private:
    void showSide(bool preview);

    BlockField *m_edit;
    MarkdownView *m_view;
    Segments *m_sides = nullptr;
};
