// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/graph/picture.h"
#include "ui/common/tone.h"

#include <QWidget>

#include <optional>

class ElidedLabel;
class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;
class Segments;

//! What the graph page has above its panes: which view, from where, how far, in which colour, and
//! looking for something.
class GraphBar final : public QWidget
{
    Q_OBJECT

public:
    enum class View { Graph, Matrix, Orphans };
    enum class From { Focus, Filter, All };

    explicit GraphBar(QWidget *parent = nullptr);

    View view() const;
    void setView(View view);
    From from() const;
    std::optional<int> hops() const; //!< nothing: all
    graph::ColourBy colour() const;
    bool showsPlaces() const;

    //! What the places to start from are called: of the focus and of the filter.
    void setPlaces(const QString &focus, const QString &filter, const QString &all);
    void setFrom(From from);
    void setOrphans(int count); //!< -1: not known
    void setScale(double scale);
    void setFound(int count); //!< -1: nothing is looked for
    void setExportMenu(QMenu *menu);
    void setMatrixGroups(const QStringList &names, int current);
    int matrixGroup() const; //!< -1: none
    void setDrifts(Tone tone, const QString &words);

    QLineEdit *findField() const { return m_find; }

Q_SIGNALS:
    void viewChanged();
    void fromChanged(); //!< or the hops, or the places
    void colourChanged();
    void findEdited(const QString &text);
    void findNextRequested(bool forward);
    void findLeft(); //!< Esc in the field
    void zoomRequested(double factor);
    void actualSizeRequested();
    void fitRequested();
    void matrixGroupChosen(int index);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QToolButton *makeTool(const QString &name, const QString &icon, const QString &text);
    void buildGraphTools();
    void buildMatrixTools();
    void showTools();

    Segments *m_views;
    QWidget *m_graphTools;
    QWidget *m_graphEnd;
    QWidget *m_matrixTools;
    QLabel *m_fromLabel;
    QComboBox *m_from;
    QLabel *m_hopsLabel;
    Segments *m_hops;
    QLabel *m_colourLabel;
    QComboBox *m_colour;
    QToolButton *m_places;
    QLineEdit *m_find;
    QLabel *m_found;
    QToolButton *m_percent;
    QToolButton *m_export;
    QComboBox *m_group;
    ElidedLabel *m_drifts;
};
