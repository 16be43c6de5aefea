// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette/palette.h"

#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/markwidgets.h"
#include "ui/common/theme.h"
#include "ui/palette/catalogentries.h"
#include "ui/palette/palettedelegate.h"

#include <QAccessible>
#include <QApplication>
#include <QFutureWatcher>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::Literals::StringLiterals;
using Row = PaletteModel::Row;

namespace {

constexpr int widest = 680;
constexpr int fromTop = 34;
constexpr int mostRows = 14; //!< on screen
constexpr qsizetype mostEntries = 200;
constexpr std::size_t findAtOnce = 20'000; //!< deployments

} // namespace

Palette::Palette(QSettings &settings, QWidget *host)
    : QFrame(host)
    , m_host(host)
    , m_field(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_note(new QLabel(this))
    , m_delegate(new PaletteDelegate(m_model, this))
    , m_recent(settings)
{
    setObjectName(u"palette"_s);
    setAccessibleName(tr("Go to or run"));
    build();
    hide();
    connect(m_field, &QLineEdit::textChanged, this, &Palette::ask);
    connect(&m_search, &CatalogSearch::changed, this, [this] {
        if (!isVisible())
            return;
        showRows();
        if (m_goes && !m_search.isBusy())
            choose(m_list->currentIndex());
    });
    connect(m_list, &QListView::clicked, this, &Palette::choose);
    connect(qApp, &QApplication::focusChanged, this,
            [this](QWidget *, QWidget *now) { followFocus(now); });
}

Palette::~Palette()
{
    m_list->setModel(nullptr); // which goes before its view
}

void Palette::build()
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_field->setObjectName(u"paletteField"_s);
    m_field->setAccessibleName(tr("Go to or run"));
    m_field->setPlaceholderText(tr("Go to a deployment, model, owner or tag, or run an action"));
    m_field->setFrame(false);
    m_field->addAction(icons::icon(u"search"_s, icons::Ink::Muted), QLineEdit::LeadingPosition);
    m_field->setMinimumHeight(34);
    m_field->installEventFilter(this);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setAccessibleName(tr("Matches"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setMouseTracking(false);
    m_list->installEventFilter(this);
    m_note->setObjectName(u"paletteNote"_s);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setContentsMargins(14, 6, 14, 6);
    m_note->setTextFormat(Qt::PlainText);
    m_note->hide();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_field);
    column->addWidget(new Line(Qt::Horizontal, this));
    column->addWidget(m_note);
    column->addWidget(m_list);
    column->addWidget(new Line(Qt::Horizontal, this));
    column->addLayout(makeFoot());
}

QLayout *Palette::makeFoot()
{
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(12, 5, 12, 5);
    foot->setSpacing(5);
    const auto add = [&](const QString &key, const QString &words) {
        foot->addWidget(new KeyBadge(key, this));
        auto *label = new QLabel(words, this);
        label->setFont(fonts::ui(fonts::Size::Small));
        label->setForegroundRole(QPalette::PlaceholderText);
        foot->addWidget(label);
        foot->addSpacing(8);
    };
    add(u">"_s, tr("actions"));
    add(u"@"_s, tr("owners"));
    add(u"#"_s, tr("tags"));
    add(u":"_s, tr("models"));
    foot->addStretch(1);
    add(tr("Enter"), tr("go"));
    add(tr("Esc"), tr("close"));
    return foot;
}

void Palette::open(catalog::CatalogPtr catalog, const QString &typed)
{
    if (!isVisible())
        m_before = m_host->focusWidget();
    m_catalog = std::move(catalog);
    m_offered.clear();
    for (const Source &source : std::as_const(m_sources))
        m_offered += source();
    resolveRecent();
    qApp->installEventFilter(this);
    m_field->setText(typed);
    m_field->selectAll();
    ask();
    show();
    raise();
    m_field->setFocus(Qt::PopupFocusReason);
    place();
}

void Palette::setCatalog(catalog::CatalogPtr catalog)
{
    if (!isVisible() || catalog == m_catalog)
        return;
    m_catalog = std::move(catalog);
    if (asksCatalog())
        m_search.ask(m_catalog, m_asked.words, m_asked.kinds);
}

bool Palette::asksCatalog() const
{
    return m_catalog && m_asked.kinds != 0 && (!m_asked.words.isEmpty() || m_asked.isNarrowed());
}

//! The first look-up by URN in a large catalog takes long, also for who chooses a deployment.
void Palette::resolveRecent()
{
    const auto work = [catalog = m_catalog, keys = m_recent.keys()] {
        QList<PaletteEntry> known;
        for (const RecentEntries::Key &key : keys) {
            if (const auto entry = palette::findEntry(*catalog, key.kind, key.id))
                known.append(*entry);
        }
        catalog->find({});
        return known;
    };
    m_known.clear();
    m_resolving.clear();
    if (m_catalog->size() <= findAtOnce) {
        m_known = work();
        return;
    }
    auto *watcher = new QFutureWatcher<QList<PaletteEntry>>(this);
    m_resolving = watcher;
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        if (m_resolving != watcher)
            return;
        m_known = watcher->result();
        if (!m_known.isEmpty() && m_asked.words.isEmpty())
            showRows();
    });
    watcher->setFuture(QtConcurrent::run(work));
}

void Palette::dismiss()
{
    if (!isVisible())
        return;
    qApp->removeEventFilter(this);
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    hide();
    m_search.clear();
    m_catalog.reset();
    m_resolving.clear();
    m_offered.clear(); // what they run may hold on to much
    if (hadFocus && m_before)
        m_before->setFocus(Qt::PopupFocusReason);
}

void Palette::ask()
{
    m_asked = PaletteText::parse(m_field->text());
    m_moved = false;
    m_goes = false;
    m_delegate->setWords(m_asked.words);
    if (asksCatalog())
        m_search.ask(m_catalog, m_asked.words, m_asked.kinds);
    else
        m_search.clear();
    showRows();
}

void Palette::showRows()
{
    const bool nothing = m_asked.words.isEmpty() && !m_asked.isNarrowed();
    QList<Row> rows = nothing ? rowsForNothing() : rowsFound();
    const int current = m_list->currentIndex().row();
    if (m_moved && current >= 0) {
        m_model.showBehind(current, rows);
    } else {
        m_model.show(std::move(rows));
        m_list->scrollToTop();
        moveTo(0, 1);
    }
    const bool none = m_model.rowCount() == 0;
    m_note->setText(!none               ? QString()
                    : m_search.isBusy() ? tr("Searching…")
                                        : tr("Nothing is like “%1”").arg(m_asked.words.left(80)));
    m_note->setVisible(none);
    m_list->setVisible(!none);
    m_list->viewport()->update();
    place();
}

QList<Row> Palette::rowsForNothing() const
{
    QList<Row> rows;
    for (const RecentEntries::Key &key : m_recent.keys()) {
        if (const PaletteEntry *entry = findRecent(key)) {
            if (rows.isEmpty())
                rows.append({tr("Used lately"), {}});
            rows.append({{}, *entry});
        }
    }
    const auto addKind = [&](PaletteEntry::Kind kind, const QString &head) {
        bool first = true;
        for (const PaletteEntry &entry : m_offered) {
            if (entry.kind != kind)
                continue;
            if (std::exchange(first, false))
                rows.append({head, {}});
            rows.append({{}, entry});
        }
    };
    addKind(PaletteEntry::Kind::View, tr("Views"));
    addKind(PaletteEntry::Kind::Action, tr("Actions"));
    return rows;
}

const PaletteEntry *Palette::findRecent(const RecentEntries::Key &key) const
{
    for (const QList<PaletteEntry> *list : {&m_offered, &m_known}) {
        for (const PaletteEntry &entry : *list) {
            if (entry.kind == key.kind && entry.id == key.id)
                return &entry;
        }
    }
    return nullptr;
}

QList<Row> Palette::rowsFound() const
{
    struct Scored
    {
        int score;
        Row row;
    };
    QList<Scored> all;
    for (const PaletteEntry &entry : m_offered) {
        const bool wanted
            = entry.kind == PaletteEntry::Kind::View ? m_asked.views : m_asked.actions;
        if (const auto score = wanted ? scoreOf(entry, m_asked.words) : std::nullopt)
            all.append({*score, {{}, entry}});
    }
    const bool typed = !m_asked.words.isEmpty();
    if (m_search.catalog()) {
        for (const items::SearchHit &hit : m_search.hits()) {
            PaletteEntry entry = palette::entryOf(*m_search.catalog(), hit);
            if (!m_search.isStale())
                all.append({hit.score, {{}, std::move(entry)}});
            else if (const auto score = scoreOf(entry, m_asked.words)) // of what was typed before
                all.append({*score, {{}, std::move(entry)}});
        }
    }
    if (typed) // else the menus' order, or the search's
        std::stable_sort(all.begin(), all.end(),
                         [](const Scored &a, const Scored &b) { return a.score > b.score; });
    QList<Row> rows;
    for (Scored &each : all.first(qMin(all.size(), mostEntries)))
        rows.append(std::move(each.row));
    return rows;
}

void Palette::place()
{
    const int width = qMin(widest, m_host->width() - 40);
    const int rowHeight = qMax(1, m_list->sizeHintForRow(0));
    const int room = m_host->height() - 2 * fromTop - 3 * m_field->height(); // field, foot, edges
    const int fitting = qBound(1, room / rowHeight, mostRows);
    m_list->setFixedHeight(rowHeight * qMin(fitting, m_model.rowCount()));
    layout()->activate();
    setGeometry((m_host->width() - width) / 2, fromTop, width, layout()->sizeHint().height());
}

void Palette::moveTo(int row, int direction)
{
    while (row >= 0 && row < m_model.rowCount() && !m_model.entry(row))
        row += direction;
    if (!m_model.entry(row))
        return;
    const QModelIndex index = m_model.index(row);
    m_list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    // Its head, too, where the first entry is chosen.
    m_list->scrollTo(row == 1 && !m_model.entry(0) ? m_model.index(0) : index);
    tellCurrent();
}

//! A screen reader follows the row, though the keyboard stays in the field.
void Palette::tellCurrent()
{
    const QModelIndex index = m_list->currentIndex();
    const QString words = index.data(Qt::AccessibleTextRole).toString();
    if (m_field->accessibleDescription() != words)
        m_field->setAccessibleDescription(words);
    if (!QAccessible::isActive() || !index.isValid() || !isVisible())
        return;
    QAccessibleEvent event(m_list, QAccessible::Focus);
    event.setChild(index.row());
    QAccessible::updateAccessibility(&event);
}

bool Palette::takeKey(int key)
{
    const int current = m_list->currentIndex().row();
    const int page = mostRows - 1;
    const int last = m_model.rowCount() - 1;
    switch (key) {
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        // Who types a name and Enter means the best match, not the best one so far.
        if (m_search.isBusy() && !m_moved)
            m_goes = true;
        else
            choose(m_list->currentIndex());
        return true;
    case Qt::Key_Down:
        moveTo(current + 1, 1);
        break;
    case Qt::Key_Up:
        moveTo(current - 1, -1);
        break;
    case Qt::Key_PageDown:
        moveTo(qMin(current + page, last), -1);
        break;
    case Qt::Key_PageUp:
        moveTo(qMax(current - page, 0), 1);
        break;
    default:
        return false;
    }
    m_moved = true;
    m_goes = false;
    return true;
}

void Palette::choose(const QModelIndex &index)
{
    const PaletteEntry *pointed = m_model.entry(index.row());
    if (!pointed || !pointed->enabled)
        return;
    const PaletteEntry entry = *pointed;
    m_recent.add(entry);
    dismiss();
    if (entry.run)
        entry.run();
    else
        Q_EMIT chosen(entry);
}

void Palette::followFocus(const QWidget *now)
{
    if (isVisible() && now && now != this && !isAncestorOf(now))
        dismiss();
}

bool Palette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field || watched == m_list) {
        if (event->type() == QEvent::KeyPress)
            return takeKey(static_cast<QKeyEvent *>(event)->key());
        if (watched == m_field && event->type() == QEvent::ShortcutOverride) {
            const int key = static_cast<QKeyEvent *>(event)->key();
            if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter) {
                event->accept(); // not the window's default button, nor an action's Esc
                return true;
            }
        }
    } else if (watched == m_host && event->type() == QEvent::Resize) {
        place();
    } else if (event->type() == QEvent::MouseButtonPress && watched->isWidgetType()) {
        auto *widget = static_cast<QWidget *>(watched);
        if (widget != this && !isAncestorOf(widget))
            dismiss();
    }
    return QFrame::eventFilter(watched, event);
}

void Palette::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    flat::box(painter, rect(), theme.base, theme.control, 4);
}
