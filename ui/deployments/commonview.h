// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"

#include <QWidget>

namespace items {
struct FieldSummary;
struct SelectionSummary;
} // namespace items

class PaneSection;
class QMenu;
class QVBoxLayout;

//! What several deployments have in common, and how they differ where they do not.
class CommonView final : public QWidget
{
    Q_OBJECT

public:
    //! \a copyMenu outlives this. \a production: environments that count as production.
    CommonView(catalog::CatalogPtr catalog, const std::vector<catalog::Row> &rows, QMenu *copyMenu,
               const QStringList &production, QWidget *parent);

private:
    void addHead(std::size_t count, QMenu *copyMenu);
    void addFields(const items::SelectionSummary &summary);
    PaneSection *addList(const QString &label, const items::FieldSummary &field);
    void addOwners(const items::FieldSummary &field, const catalog::Record &first);
    void addTags(const items::FieldSummary &field, const catalog::Record &first);
    QString modelName(const QString &urn) const;

    catalog::CatalogPtr m_catalog;
    QStringList m_production;
    QVBoxLayout *m_column;
};
