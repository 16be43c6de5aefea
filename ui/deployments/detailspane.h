// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"
#include "models/domain/vocabulary.h"
#include "models/filter/expression.h"
#include "models/store/catalogstore.h"

#include <QDateTime>
#include <QMenu>
#include <QPointer>
#include <QScrollArea>
#include <QUrl>

//! What is known of the chosen deployments: all of one, the common of several. Made anew only when
//! that changes, so that a refresh leaves it as it is.
class DetailsPane final : public QScrollArea
{
    Q_OBJECT

public:
    explicit DetailsPane(QWidget *parent = nullptr);

    //! Where models are asked for; null where there is no connection. What was asked of the last
    //! one is let go before this returns.
    void setStore(store::CatalogStore *store);
    //! What the Copy button opens.
    void setCopyMenu(QMenu *menu);
    //! The environments that are marked as production from the next showRows() on.
    void setProduction(const QStringList &environments);
    void showRows(const catalog::CatalogPtr &catalog, const std::vector<catalog::Row> &rows,
                  const QDateTime &now);

    //! A line above all else that leads to the form, "3 changes wait"; empty: none.
    void setPendingNote(const QString &text);

Q_SIGNALS:
    void editRequested(); //!< the line's link
    void replacementRequested(const QString &urn);
    void urlRequested(const QUrl &url);
    void copyRequested(const QString &text);
    void historyRequested(const QString &urn);
    void filterRequested(const filter::Term &term); //!< to narrow the filter by
    void left(); //!< Esc: back to the table

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void placeNote();
    void showNothing();
    void showOne(const catalog::CatalogPtr &catalog, catalog::Row row, const QDateTime &now);
    void put(QWidget *content, bool keepScroll);
    void letGo();

    // The store goes when its connection does; what is asked of it then is nothing.
    QPointer<store::CatalogStore> m_store;
    QPointer<QMenu> m_copyMenu; // the page's, which may go first
    std::shared_ptr<const catalog::Record> m_record; //!< that is shown, if it is one
    catalog::CatalogPtr m_catalog; //!< that it was shown from
    QStringList m_around; //!< what else of the catalog the record's view says
    QStringList m_production = domain::defaultProductionEnvironments();
    bool m_nothing = false;
    class Note *m_note = nullptr;
    QString m_noteText;
};
