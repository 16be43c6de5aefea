// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/editing/aspectform.h"

class BlockField;
class CustomProperties;
class DateField;
class ElidedLabel;
class FormGroup;
class LineField;
class NeighbourField;
class QComboBox;
class QPushButton;

//! What ingestion usually writes: description, version, status and so on, with where it runs.
class PropertiesForm final : public AspectForm
{
    Q_OBJECT

public:
    PropertiesForm(const EditTarget &target, QWidget *parent);

    void refresh() override;

private:
    void build();
    void connectFields();
    void showStatus(const QString &symbol);
    void writeInstance(const QString &urn);

    FormGroup *m_group;
    FormGroup *m_custom;
    BlockField *m_description;
    LineField *m_version;
    QComboBox *m_status;
    ElidedLabel *m_statusText; //!< in its place where nothing may be changed
    DateField *m_created;
    LineField *m_url;
    QPushButton *m_openUrl;
    NeighbourField *m_instance;
    NeighbourField *m_container;
    CustomProperties *m_table;
};
