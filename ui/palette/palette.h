// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/catalogsearch.h"
#include "ui/palette/palettemodel.h"
#include "ui/palette/palettetext.h"
#include "ui/palette/recententries.h"

#include <QFrame>
#include <QPointer>

class PaletteDelegate;
class QLabel;
class QLineEdit;
class QListView;

//! A field at the top of a window with everything that one can go to or do: actions, views, and the
//! deployments, models, owners and tags of a catalog. Best matches first; while more are found
//! nothing moves above the row that the user has chosen.
class Palette final : public QFrame
{
    Q_OBJECT

public:
    //! What is offered besides the catalog; asked whenever the palette opens.
    using Source = std::function<QList<PaletteEntry>()>;

    //! \a host is the window that it opens in. \a settings keeps what was used lately and outlives
    //! this.
    Palette(QSettings &settings, QWidget *host);
    ~Palette() override;

    void addSource(Source source) { m_sources.append(std::move(source)); }

    //! Opens with \a typed in the field, all of it selected; when it is open that alone.
    void open(catalog::CatalogPtr catalog, const QString &typed = {});
    //! Another snapshot of what it is open for.
    void setCatalog(catalog::CatalogPtr catalog);
    //! Gives the focus back.
    void dismiss();
    //! More may be found.
    bool isSearching() const { return m_search.isBusy(); }

Q_SIGNALS:
    //! The palette is closed already. Of a model, an owner, a tag or a deployment; actions and
    //! views run by themselves.
    void chosen(const PaletteEntry &entry);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    QLayout *makeFoot();
    void ask();
    void showRows();
    bool asksCatalog() const;
    void resolveRecent();
    QList<PaletteModel::Row> rowsForNothing() const;
    QList<PaletteModel::Row> rowsFound() const;
    const PaletteEntry *findRecent(const RecentEntries::Key &key) const;
    void place();
    bool takeKey(int key);
    void moveTo(int row, int direction);
    void choose(const QModelIndex &index);
    void tellCurrent();
    void followFocus(const QWidget *now);

    QWidget *m_host;
    QLineEdit *m_field;
    QListView *m_list;
    QLabel *m_note;
    PaletteModel m_model;
    PaletteDelegate *m_delegate;
    CatalogSearch m_search;
    RecentEntries m_recent;
    QList<Source> m_sources;

    catalog::CatalogPtr m_catalog;
    QList<PaletteEntry> m_offered; //!< by the sources, when it opened
    QList<PaletteEntry> m_known; //!< what was used lately and is in the catalog
    PaletteText m_asked;
    QPointer<QObject> m_resolving; //!< makes m_known
    QPointer<QWidget> m_before; //!< had the focus
    bool m_moved = false; //!< the user has chosen a row
    bool m_goes = false; //!< Enter was pressed before all was found
};
