// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QSettings;
class QSplitter;

//! Facets, table and details side by side, and what becomes of them in narrow windows: the details
//! go below the table and stand there only while something is chosen, the facets become a drawer.
//! A form takes the place of the details, at full height on the right, and folds the facets where
//! room is short; what is gathered stands below. Remembers per connection what is open and how
//! wide.
class PageLayout final : public QWidget
{
    Q_OBJECT

public:
    PageLayout(QWidget *facets, QWidget *table, QWidget *details, QWidget *parent);

    void useSettings(QSettings &settings, const QString &group);

    //! What is shown on the right while something is edited, and below the table; each is the
    //! layout's from then on, and hidden at first.
    void setForm(QWidget *form);
    void setBottom(QWidget *bottom);
    void showForm(bool shown);
    void showBottom(bool shown);
    bool formShown() const { return m_formShown; }
    bool bottomShown() const { return m_bottomShown; }

    bool facetsShown() const;
    //! Whether they are wanted; below the table they wait for a choice.
    bool detailsShown() const;
    void showFacets(bool shown);
    void showDetails(bool shown);
    //! Whether the details have anything to show: below the table they take no room otherwise.
    void setChosen(bool chosen);
    //! So narrow that bars show icons only.
    bool isCompact() const { return width() < 1000; }

Q_SIGNALS:
    void arranged(); //!< something was opened, closed, or moved to another place

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    bool detailsBelow() const { return width() < 1280; }
    bool facetsFold() const { return width() < (m_formShown ? 1500 : 1120); }
    int heightAbove() const;
    int highestBelow() const;
    void arrange();
    void applySizes();
    void keepSizes();
    void save() const;

    QSettings *m_settings = nullptr;
    QString m_group;
    QSplitter *m_root; //!< all but the form, and the form
    QSplitter *m_stack; //!< facets, table and details, and what is below
    QSplitter *m_outer;
    QSplitter *m_inner;
    QWidget *m_facets;
    QWidget *m_details;
    QWidget *m_form = nullptr;
    QWidget *m_bottom = nullptr;
    bool m_formShown = false;
    bool m_bottomShown = false;
    bool m_wantFacets = true;
    bool m_drawer = false; //!< facets, while they fold
    bool m_wantDetails = true;
    bool m_chosen = false;
    bool m_detailsOverTable = false; //!< asked for where there is no room by default
    int m_facetsWidth = 204;
    int m_detailsWidth = 320;
    int m_detailsHeight = 240;
    int m_formWidth = 404;
    int m_bottomHeight = 268;
};
