// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"
#include "models/filter/expression.h"
#include "models/store/catalogstore.h"

#include <QDateTime>
#include <QUrl>
#include <QWidget>

class PaneSection;
class QMenu;
class QVBoxLayout;

//! Every field of one deployment, from top to bottom. Made anew for each: it has no state but what
//! the user typed into the search of the properties.
class RecordView final : public QWidget
{
    Q_OBJECT

public:
    struct Context
    {
        catalog::CatalogPtr catalog;
        catalog::Row row = 0;
        store::CatalogStore *store = nullptr; //!< null: nothing more can be asked
        QMenu *copyMenu = nullptr;
        QDateTime now;
        QStringList production; //!< environments that count as production
    };

    RecordView(Context context, catalog::Record record, QWidget *parent);

    const catalog::Record &record() const { return m_record; }

Q_SIGNALS:
    void replacementRequested(const QString &urn);
    void urlRequested(const QUrl &url);
    void copyRequested(const QString &text);
    void historyRequested(const QString &urn);
    void filterRequested(const filter::Term &term); //!< to narrow the filter by

private:
    QWidget *makeHead();
    QWidget *makeMarks();
    QWidget *makeButtons();
    QWidget *makeNotices();
    QWidget *makeDeprecation();
    QWidget *makeReplacement();
    QWidget *makeFields();
    QWidget *makeUrn();
    QWidget *makeCreated();
    QWidget *makeDescription();
    QWidget *makeOwners();
    QWidget *makeTags();
    QWidget *makeConcepts();
    QWidget *makeProperties();
    QWidget *offerFilter(QWidget *mark, catalog::Facet facet, const QString &value);
    QString nameOf(const QString &urn) const;
    QStringList groupNames() const;

    Context m_context;
    catalog::Record m_record;
};
