// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/editing/edittarget.h"

#include <QWidget>

#include <optional>

class AspectForm;
class PanelHeader;
class QScrollArea;
class QSettings;
class Segments;
class WritersNote;

//! Edits one deployment, beside the table. Every valid edit is in the change set at once; closing
//! the panel loses nothing.
class EditPanel final : public QWidget
{
    Q_OBJECT

public:
    enum class Section { Governance, Properties, Links, Lifecycle };
    Q_ENUM(Section)

    //! \a settings outlives it; keeps which section was open last.
    explicit EditPanel(QSettings &settings, QWidget *parent = nullptr);
    ~EditPanel() override;

    //! Lets go of what is edited. \a editing outlives the panel, or is taken from it before.
    void setEditing(store::Editing *editing);
    //! Shows \a urn in \a section, or in the one that was open last. The focus stays in the control
    //! of the same name where it was in one.
    void edit(const QString &urn, std::optional<Section> section = {});
    //! A deployment that is not there yet: from nothing, or as a copy of \a original (URN).
    void create(const QString &original = {});
    const QString &urn() const { return m_urn; } //!< empty: none, or one that is being made
    Section section() const;
    void setNow(const QDateTime &now);
    //! Into the first field of the section.
    void focusForm();

Q_SIGNALS:
    void closed();
    //! Done with this one: edit(), please, that of the next row.
    void nextRequested();
    //! http or https.
    void openUrlRequested(const QUrl &url);
    //! What create() began waits in the change set as \a urn, and is what is edited now.
    void created(const QString &urn);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    EditTarget target() const;
    void build();
    void listen();
    void showSection();
    void fill(QWidget *page);
    void put(QWidget *page);
    void refresh();
    void showHeader();
    void clear();

    QSettings &m_settings;
    store::Editing *m_editing = nullptr;
    QString m_urn;
    QDateTime m_now;
    QHash<QString, QDateTime> m_readAt;
    PanelHeader *m_header;
    Segments *m_segments;
    QWidget *m_segmentRow;
    QScrollArea *m_scroll;
    QList<AspectForm *> m_forms; //!< of the section that is shown
    WritersNote *m_note = nullptr;
};
