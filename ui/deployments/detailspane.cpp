// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/detailspane.h"

#include "models/domain/vocabulary.h"
#include "ui/common/flatpaint.h"
#include "ui/common/markwidgets.h"
#include "ui/common/note.h"
#include "ui/common/theme.h"
#include "ui/deployments/commonview.h"
#include "ui/deployments/modelsfield.h"
#include "ui/deployments/recordview.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int ring = 2; // wide: says that the keys scroll the pane

//! What the view of \a record says that is not in the record: groups, and how the replacement
//! stands.
QStringList around(const catalog::Catalog &catalog, catalog::Row row, const catalog::Record &record)
{
    QStringList texts;
    for (const catalog::Link &link : catalog.links().ofRow(row))
        texts += catalog.links().models()[link.model].groups;
    if (const auto target = catalog.find(record.replacement))
        texts += {catalog.name(*target), catalog.text(*target, catalog::Facet::Status)};
    return texts;
}

bool sameNames(const catalog::Catalog &a, const catalog::Catalog &b)
{
    return &a.directory() == &b.directory() || a.directory() == b.directory();
}

} // namespace

DetailsPane::DetailsPane(QWidget *parent) : QScrollArea(parent)
{
    setObjectName(u"detailsPane"_s);
    setAccessibleName(tr("Details"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setViewportMargins(ring, ring, ring, ring);
    setMinimumWidth(280);
    viewport()->setBackgroundRole(QPalette::Base);
    showNothing();
}

void DetailsPane::setStore(store::CatalogStore *store)
{
    if (m_store == store)
        return;
    letGo();
    m_store = store;
    showNothing();
}

//! What is taken away is deleted a moment later; what it asked for must not wait that long.
void DetailsPane::letGo()
{
    for (auto *models : findChildren<ModelsField *>())
        models->letGo();
}

void DetailsPane::setCopyMenu(QMenu *menu)
{
    m_copyMenu = menu;
}

void DetailsPane::setProduction(const QStringList &environments)
{
    if (m_production == environments)
        return;
    m_production = environments;
    m_record.reset(); // what is shown is of the old ones
}

void DetailsPane::showRows(const catalog::CatalogPtr &catalog,
                           const std::vector<catalog::Row> &rows, const QDateTime &now)
{
    if (rows.empty()) {
        showNothing();
    } else if (rows.size() == 1) {
        showOne(catalog, rows.front(), now);
    } else {
        m_record.reset();
        put(new CommonView(catalog, rows, m_copyMenu, m_production, this), false);
    }
}

void DetailsPane::showNothing()
{
    if (m_nothing)
        return;
    m_record.reset();
    auto *page = new QWidget(this);
    page->setObjectName(u"nothingSelected"_s);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(12, 92, 12, 12);
    column->setSpacing(8);
    column->addWidget(new Glyph(u"kind-deployment"_s, Tone::Neutral, 24, page), 0,
                      Qt::AlignHCenter);
    auto *words = new QLabel(tr("Nothing selected"), page);
    words->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(words, 0, Qt::AlignHCenter);
    column->addStretch(1);
    put(page, false);
    m_nothing = true;
}

void DetailsPane::showOne(const catalog::CatalogPtr &catalog, catalog::Row row,
                          const QDateTime &now)
{
    catalog::Record record = catalog->record(row);
    QStringList texts = around(*catalog, row, record);
    const bool same = m_record && m_record->urn == record.urn;
    if (same && *m_record == record && m_around == texts && sameNames(*m_catalog, *catalog))
        return;
    m_catalog = catalog;
    m_around = std::move(texts);
    auto *view
        = new RecordView({catalog, row, m_store, m_copyMenu, now, m_production}, record, this);
    connect(view, &RecordView::replacementRequested, this, &DetailsPane::replacementRequested);
    connect(view, &RecordView::urlRequested, this, &DetailsPane::urlRequested);
    connect(view, &RecordView::copyRequested, this, &DetailsPane::copyRequested);
    connect(view, &RecordView::historyRequested, this, &DetailsPane::historyRequested);
    connect(view, &RecordView::filterRequested, this, &DetailsPane::filterRequested);
    m_record = std::make_shared<const catalog::Record>(std::move(record));
    put(view, same);
}

void DetailsPane::put(QWidget *content, bool keepScroll)
{
    m_nothing = false;
    const int scroll = keepScroll ? verticalScrollBar()->value() : 0;
    const bool hadFocus = isAncestorOf(focusWidget()) && focusWidget()->hasFocus();
    // The pane decides how wide things are: what does not fit is elided or wrapped, never scrolled
    // to.
    content->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    content->setAutoFillBackground(true);
    content->setBackgroundRole(QPalette::Base);
    setUpdatesEnabled(false);
    if (QWidget *old = takeWidget()) {
        for (auto *models : old->findChildren<ModelsField *>())
            models->letGo();
        old->hide();
        old->deleteLater(); // one of its buttons may have been pressed to get here
    }
    setWidget(content);
    verticalScrollBar()->setValue(scroll);
    setUpdatesEnabled(true);
    if (hadFocus)
        setFocus(Qt::OtherFocusReason);
}

void DetailsPane::setPendingNote(const QString &text)
{
    if (text == m_noteText)
        return;
    m_noteText = text;
    const bool hadFocus = m_note && m_note->isAncestorOf(focusWidget());
    if (m_note) {
        m_note->hide();
        m_note->deleteLater(); // its button may have been pressed to get here
        m_note = nullptr;
    }
    if (!text.isEmpty()) {
        m_note = new Note(Tone::Mine, this);
        m_note->setObjectName(u"pendingNote"_s);
        m_note->setIcon(u"edit"_s);
        m_note->addText(text, Note::Style::Strong);
        connect(m_note->setAction(tr("Show")), &QPushButton::clicked, this,
                &DetailsPane::editRequested);
        m_note->show();
    }
    placeNote();
    if (hadFocus)
        setFocus(Qt::OtherFocusReason);
}

//! Above the viewport, so that it does not scroll away.
void DetailsPane::placeNote()
{
    const int height = m_note ? m_note->sizeHint().height() : 0;
    if (m_note)
        m_note->setGeometry(ring, ring, width() - 2 * ring, height);
    setViewportMargins(ring, ring + height, ring, ring);
}

void DetailsPane::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (m_note)
        m_note->setGeometry(ring, ring, width() - 2 * ring, m_note->height());
}

bool DetailsPane::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::Paint: { // of the margin around the viewport
        QPainter painter(this);
        const Theme &theme = Theme::of(this);
        painter.fillRect(rect(), theme.base);
        if (hasFocus())
            flat::box(painter, rect(), {}, theme.focus, 0, ring);
        return true;
    }
    case QEvent::FocusIn:
    case QEvent::FocusOut:
        update();
        break;
    default:
        break;
    }
    return QScrollArea::event(event);
}

void DetailsPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier) {
        Q_EMIT left();
        return;
    }
    QScrollArea::keyPressEvent(event);
}
