// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/viewswitch.h"

#include "models/filter/language.h"
#include "models/filter/meaning.h"
#include "ui/common/banner.h"
#include "ui/common/icons.h"
#include "ui/deployments/deploymenttable.h"
#include "ui/deployments/viewbar.h"
#include "ui/deployments/viewfiles.h"
#include "ui/deployments/wording.h"

#include <QAction>
#include <QCryptographicHash>
#include <QFileInfo>
#include <QMenu>
#include <QScopedValueRollback>
#include <QSettings>
#include <QShortcut>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int keyedViews = 9; // Alt+1 to Alt+9
constexpr qsizetype longestSuggestion = 40;

//! The keystroke that recalls the view at \a place, from 0.
QKeySequence keyOf(qsizetype place)
{
    return place < keyedViews ? QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + int(place)))
                              : QKeySequence();
}

QString withKey(const QString &name, const QKeySequence &keys)
{
    const QString text = wording::oneLine(name, 60).replace(u'&', u"&&"_s);
    return keys.isEmpty() ? text : text + u'\t' + keys.toString(QKeySequence::NativeText);
}

QString viewsFile(const QSettings &settings, const QString &group)
{
    QString name = group.section(u'/', 1);
    if (name.size() > 120) // more than file systems take in a name, once there is an ending
        name = QString::fromLatin1(
            QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha1).toHex());
    return QFileInfo(settings.fileName()).path() + u"/views/"_s + name + u".json"_s;
}

} // namespace

ViewSwitch::ViewSwitch(DeploymentTable &table, BannerArea &banners, QWidget *page)
    : QObject(page)
    , m_table(table)
    , m_banners(banners)
    , m_page(page)
    , m_bar(new ViewBar(page))
    , m_save(new QAction(tr("&Save the view…"), this))
    , m_menuAction(new QAction(tr("Saved &views"), this))
    , m_files(new ViewFiles(m_views, banners, page))
{
    makeActions(page);
    connectParts();
    showViews();
    showActive();
}

void ViewSwitch::makeActions(QWidget *page)
{
    m_save->setObjectName(u"saveView"_s);
    m_save->setIcon(icons::icon(u"save-view"_s));
    m_save->setIconText(tr("Save view"));
    m_save->setToolTip(tr("Save filter, columns and sorting as a view (Ctrl+D)"));
    m_save->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_D));
    m_save->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_menuAction->setObjectName(u"savedViews"_s);
    auto *menu = new QMenu(page);
    m_menuAction->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillMenu(*menu); });
    connect(m_save, &QAction::triggered, this, &ViewSwitch::saveAs);
    for (int place = -1; place < keyedViews; ++place) {
        const QKeySequence keys = place < 0 ? QKeySequence(Qt::ALT | Qt::Key_0) : keyOf(place);
        auto *shortcut = new QShortcut(keys, page);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, place] {
            if (place < 0)
                recall({});
            else if (place < m_views.views().size())
                recall(m_views.views()[place].id);
        });
    }
}

void ViewSwitch::connectParts()
{
    DeploymentQuery &query = m_table.query();
    connect(&query, &DeploymentQuery::filterChanged, this, &ViewSwitch::onStateChanged);
    connect(&query, &DeploymentQuery::sortingChanged, this, &ViewSwitch::onStateChanged);
    connect(&m_table, &DeploymentTable::columnsChanged, this, &ViewSwitch::onStateChanged);
    connect(&query, &DeploymentQuery::answered, this, [this, &query] {
        m_counts.setProductionEnvironments(query.productionEnvironments());
        m_counts.setCatalog(query.catalog());
    });
    connect(&m_counts, &ViewCounts::counted, this, &ViewSwitch::showViews);
    connect(&m_views, &SavedViews::changed, this, [this] {
        showViews();
        showActive();
    });
    connect(&m_views, &SavedViews::saveFailed, this, [this](const Error &error) {
        m_banners.set(u"views"_s,
                      {Tone::Danger, tr("The views could not be saved."), error.detail, {}, true});
    });
    connect(&m_banners, &BannerArea::actionTriggered, this,
            [this](const QString &key) { onBanner(key); });

    connect(m_files, &ViewFiles::message, this, &ViewSwitch::message);
    connect(m_bar, &ViewBar::chosen, this, &ViewSwitch::recall);
    connect(m_bar, &ViewBar::left, this, &ViewSwitch::left);
    connect(m_bar, &ViewBar::saveRequested, this, &ViewSwitch::saveAs);
    connect(m_bar, &ViewBar::named, this, &ViewSwitch::onNamed);
    connect(m_bar, &ViewBar::removeRequested, this, &ViewSwitch::remove);
    connect(m_bar, &ViewBar::menuRequested, this, &ViewSwitch::showTabMenu);
    connect(m_bar, &ViewBar::moved, this, [this](const QString &id, int to) {
        m_views.move(id, to - 1); // the first tab is that of all
    });
    connect(m_bar, &ViewBar::renameRequested, this, [this](const QString &id) {
        if (const SavedView *view = m_views.find(id))
            m_bar->editName(id, view->name);
    });
}

void ViewSwitch::useSettings(QSettings &settings, const QString &group)
{
    m_settings = nullptr; // what is set now was there already
    m_group = group;
    m_banners.remove(u"views"_s);
    m_active = QString();
    if (const auto opened = m_views.open(viewsFile(settings, group)); !opened)
        m_banners.set(
            u"views"_s,
            {Tone::Warn, tr("The saved views are lost."), opened.error().detail, {}, true});
    const QString id = settings.value(group + u"/view"_s).toString();
    const filter::Parsed last = filter::parse(settings.value(group + u"/filter"_s).toString());
    {
        const QScopedValueRollback guard(m_applying, true);
        m_table.query().setFilter(last.filter);
    }
    const SavedView *view = m_views.find(id);
    m_active = view ? std::optional(id) : viewOf(last.filter);
    m_base = m_table.columnLayout();
    m_shown = m_base;
    if (view && settings.contains(group + u"/base/columns"_s)) {
        const ColumnLayout base = ColumnLayout::load(settings, group + u"/base"_s);
        if (!view->columns.isEmpty())
            m_base.entries = base.entries;
        if (!view->sorting.isEmpty())
            m_base.sorting = base.sorting;
    }
    m_settings = &settings;
    m_files->setSettings(&settings);
    showActive();
}

SavedView ViewSwitch::present() const
{
    const ColumnLayout layout = m_table.columnLayout();
    return {{},
            {},
            filter::toText(m_table.query().filter()),
            layout.columns(),
            writeSorting(layout.sorting)};
}

QString ViewSwitch::activeName() const
{
    const SavedView *view = m_active ? m_views.find(*m_active) : nullptr;
    return view ? view->name : QString();
}

bool ViewSwitch::isChanged() const
{
    const SavedView *view = m_active ? m_views.find(*m_active) : nullptr;
    if (!view)
        return false;
    const filter::Parsed parsed = filter::parse(view->filter);
    const ColumnLayout layout = m_table.columnLayout();
    return parsed.error || !isSame(parsed.filter, m_table.query().filter())
        || (!view->columns.isEmpty() && !ColumnLayout::of(view->columns).looksLike(layout))
        || (!view->sorting.isEmpty() && readSorting(view->sorting) != layout.sorting);
}

bool ViewSwitch::recall(const QString &id)
{
    const SavedView *found = m_views.find(id);
    if (!id.isEmpty() && !found)
        return false;
    const SavedView view = found ? *found : SavedView();
    const filter::Parsed parsed = filter::parse(view.filter);
    if (parsed.error) {
        m_banners.set(u"views"_s,
                      {Tone::Warn,
                       tr("The view “%1” cannot be shown.").arg(wording::oneLine(view.name, 60)),
                       tr("Its filter is “%1”: %2")
                           .arg(wording::oneLine(view.filter, 200), parsed.error->reason),
                       {},
                       true});
        return false;
    }
    {
        const QScopedValueRollback guard(m_applying, true);
        ColumnLayout layout = view.columns.isEmpty() ? m_base : ColumnLayout::of(view.columns);
        layout.sorting = view.sorting.isEmpty() ? m_base.sorting : readSorting(view.sorting);
        if (layout.entries != m_table.columnLayout().entries)
            m_table.setColumnLayout(layout);
        m_table.query().setSorting(layout.sorting);
        m_table.query().setFilter(parsed.filter);
    }
    m_shown = m_table.columnLayout();
    setActive(id);
    return true;
}

void ViewSwitch::setFilterCheck(std::function<bool()> isUnderstood)
{
    m_isUnderstood = std::move(isUnderstood);
}

void ViewSwitch::setActive(const std::optional<QString> &id)
{
    m_active = id;
    keepActive();
    showActive();
}

//! The user, or some other part of the page, changed what is shown.
void ViewSwitch::onStateChanged()
{
    if (m_applying)
        return;
    keepBase();
    // A view that was changed stays the one that is shown, until another one is, or nothing of its
    // filter is left.
    const SavedView *view = m_active ? m_views.find(*m_active) : nullptr;
    if (!view || !isSame(filter::parse(view->filter).filter, m_table.query().filter())) {
        const auto found = viewOf(m_table.query().filter());
        if (!view || (found && !found->isEmpty()) || !sharesTerms(*view))
            m_active = found;
    }
    keepActive();
    showActive();
}

//! Values may be written in several ways.
bool ViewSwitch::isSame(const filter::Filter &a, const filter::Filter &b) const
{
    const catalog::Catalog &catalog = *m_table.query().catalog();
    return a == b || filter::resolved(a, catalog) == filter::resolved(b, catalog);
}

//! The first view with this filter; that of all where it is empty.
std::optional<QString> ViewSwitch::viewOf(const filter::Filter &filter) const
{
    if (filter.isEmpty())
        return QString();
    for (const SavedView &view : m_views.views()) {
        const filter::Parsed parsed = filter::parse(view.filter);
        if (!parsed.error && isSame(parsed.filter, filter))
            return view.id;
    }
    return std::nullopt;
}

bool ViewSwitch::sharesTerms(const SavedView &view) const
{
    const filter::Filter saved = filter::parse(view.filter).filter;
    const auto &shown = m_table.query().filter().terms();
    return saved.isEmpty()
        || std::any_of(shown.begin(), shown.end(), [&saved](const filter::Term &term) {
               return std::find(saved.terms().begin(), saved.terms().end(), term)
                   != saved.terms().end();
           });
}

void ViewSwitch::keepBase()
{
    const SavedView *view = m_active ? m_views.find(*m_active) : nullptr;
    const ColumnLayout layout = m_table.columnLayout();
    // What a view that was left by its filter brought along is not the user's own.
    if ((!view || view->columns.isEmpty()) && layout.entries != m_shown.entries)
        m_base.entries = layout.entries;
    if ((!view || view->sorting.isEmpty()) && layout.sorting != m_shown.sorting)
        m_base.sorting = layout.sorting;
    m_shown = layout;
}

void ViewSwitch::keepActive()
{
    if (!m_settings)
        return;
    m_settings->setValue(m_group + u"/filter"_s, filter::toText(m_table.query().filter()));
    m_settings->setValue(m_group + u"/view"_s, m_active.value_or(QString()));
    m_base.save(*m_settings, m_group + u"/base"_s);
}

void ViewSwitch::importViews(const QString &file)
{
    m_files->importFrom(file);
}

void ViewSwitch::saveAs()
{
    if (m_isUnderstood && !m_isUnderstood()) {
        Q_EMIT message(tr("The filter is not understood yet, so there is no view to save."));
        return;
    }
    m_bar->editName({}, suggestedName());
}

QString ViewSwitch::suggestedName() const
{
    if (const SavedView *view = m_active ? m_views.find(*m_active) : nullptr)
        return m_views.freeName(view->name);
    const QString text = filter::toText(m_table.query().filter());
    return m_views.freeName(text.isEmpty() || text.size() > longestSuggestion ? tr("New view")
                                                                              : text);
}

void ViewSwitch::onNamed(const QString &id, const QString &name)
{
    if (const SavedView *view = m_views.find(id)) {
        SavedView renamed = *view;
        renamed.name = name;
        m_views.change(renamed);
        return;
    }
    if (!id.isEmpty())
        return; // it was taken away meanwhile
    SavedView view = present();
    view.name = name;
    setActive(m_views.add(view));
}

void ViewSwitch::update(const QString &id)
{
    const SavedView *view = m_views.find(id);
    if (!view)
        return;
    SavedView updated = present();
    updated.id = id;
    updated.name = view->name;
    m_views.change(updated);
    setActive(id);
}

void ViewSwitch::remove(const QString &id)
{
    const qsizetype index = m_views.indexOf(id);
    const auto removed = m_views.remove(id);
    if (!removed)
        return;
    m_removed = *removed;
    m_removedAt = index;
    if (m_active == id) {
        m_active = m_table.query().filter().isEmpty() ? std::optional(QString()) : std::nullopt;
        keepBase();
        keepActive();
        showActive();
    }
    m_banners.set(u"viewRemoved"_s,
                  {Tone::Info,
                   tr("The view “%1” was deleted.").arg(wording::oneLine(removed->name, 60)),
                   {},
                   {{u"undo"_s, tr("Undo"), u"undo"_s}},
                   true});
}

void ViewSwitch::onBanner(const QString &key)
{
    if (key != "viewRemoved"_L1)
        return;
    m_banners.remove(key);
    m_views.add(m_removed, m_removedAt);
}

void ViewSwitch::showViews()
{
    QList<ViewTabContent> tabs {
        {{}, tr("All"), tr("All deployments (Alt+0)"), m_counts.count({}), false}};
    QStringList texts {QString()};
    for (const SavedView &view : m_views.views()) {
        const filter::Parsed parsed = filter::parse(view.filter);
        const QString keys = keyOf(tabs.size() - 1).toString(QKeySequence::NativeText);
        const QString name = keys.isEmpty() ? view.name : tr("%1 (%2)").arg(view.name, keys);
        tabs.append(
            {view.id, view.name,
             name + u'\n'
                 + (parsed.error ? tr("The filter cannot be read: %1").arg(parsed.error->reason)
                                 : view.filter),
             m_counts.count(view.filter), parsed.error.has_value()});
        texts.append(view.filter);
    }
    m_bar->setTabs(tabs);
    m_counts.setFilters(texts);
}

void ViewSwitch::showActive()
{
    m_bar->setActive(m_active, isChanged());
    m_bar->setNote(sortingWords(m_table.query().sorting()));
}

void ViewSwitch::fillMenu(QMenu &menu)
{
    menu.clear();
    const auto add = [&](const QString &id, const QString &name, const QKeySequence &keys) {
        QAction *action = menu.addAction(withKey(name, keys));
        action->setCheckable(true);
        action->setChecked(m_active == id);
        connect(action, &QAction::triggered, this, [this, id] { recall(id); });
    };
    add({}, tr("All"), QKeySequence(Qt::ALT | Qt::Key_0));
    for (qsizetype i = 0; i < m_views.views().size(); ++i)
        add(m_views.views()[i].id, m_views.views()[i].name, keyOf(i));
    menu.addSeparator();
    menu.addAction(m_save);
    if (m_active && isChanged()) {
        QAction *action = menu.addAction(
            tr("&Update “%1”")
                .arg(wording::oneLine(m_views.find(*m_active)->name, 60).replace(u'&', u"&&"_s)));
        connect(action, &QAction::triggered, this, [this, id = *m_active] { update(id); });
    }
    menu.addSeparator();
    m_files->addActions(menu, {});
}

void ViewSwitch::showTabMenu(const QString &id, const QPoint &at)
{
    auto *menu = new QMenu(m_page);
    menu->setObjectName(u"viewMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_views.find(id)) {
        const auto add = [&](const QString &text, const auto &act) {
            QAction *action = menu->addAction(text);
            connect(action, &QAction::triggered, this, act);
            return action;
        };
        const qsizetype index = m_views.indexOf(id);
        add(tr("&Rename"), [this, id] { m_bar->editName(id, m_views.find(id)->name); });
        add(tr("&Update with what is shown"), [this, id] {
            update(id);
        })->setEnabled(m_active != id || isChanged());
        add(tr("Du&plicate"), [this, id, index] {
            SavedView copy = *m_views.find(id);
            copy.id.clear();
            const QString made = m_views.add(copy, index + 1);
            m_bar->editName(made, m_views.find(made)->name);
        });
        menu->addSeparator();
        add(tr("Move &left"), [this, id, index] {
            m_views.move(id, index - 1);
        })->setEnabled(index > 0);
        add(tr("Move ri&ght"), [this, id, index] {
            m_views.move(id, index + 1);
        })->setEnabled(index + 1 < m_views.views().size());
        menu->addSeparator();
        add(tr("&Delete"), [this, id] { remove(id); });
        menu->addSeparator();
    } else {
        menu->addAction(m_save);
        menu->addSeparator();
    }
    m_files->addActions(*menu, id);
    menu->popup(at);
}
