// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/record.h"
#include "models/store/catalogstore.h"

#include <QTimer>
#include <QWidget>

class QVBoxLayout;

//! The models that a deployment serves: at once those that the catalog knows, then what the server
//! says when asked. It is asked a moment after the field appears, so that walking through rows does
//! not ask for each.
class ModelsField final : public QWidget
{
    Q_OBJECT

public:
    //! \a store may be null: then the catalog's word is all there is. It outlives the field.
    ModelsField(const QString &deployment, std::vector<catalog::ModelEntry> known,
                store::CatalogStore *store, QWidget *parent);

    //! Asks nothing more and lets go of what was asked: the store may go now.
    void letGo();

    static constexpr int patience = 150; //!< ms

private:
    void ask();
    void take(Result<store::ServedModels> result);
    void showModels(const QString &remark, bool busy);
    void showError(const Error &error);
    void addModel(const catalog::ModelEntry &model);
    void clear();

    QString m_deployment;
    std::vector<catalog::ModelEntry> m_models;
    store::CatalogStore *m_store;
    QTimer m_wait;
    Pending m_pending;
    QVBoxLayout *m_column;
};
