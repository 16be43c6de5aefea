// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/editing.h"

#include "models/changes/aspects.h"
#include "models/changes/records.h"
#include "models/changes/words.h"
#include "models/store/applyrun.h"

#include <QDateTime>

#include <pwd.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace store {

using changes::EditKey;
using changes::EditState;
using changes::Json;

QString localActor()
{
    QString login = qEnvironmentVariable("USER", qEnvironmentVariable("LOGNAME"));
    if (const passwd *entry = login.isEmpty() ? ::getpwuid(::geteuid()) : nullptr)
        login = QString::fromLocal8Bit(entry->pw_name);
    return domain::Urn::user(login.isEmpty() ? u"unknown"_s : login).toString();
}

Editing::Editing(CatalogStore &catalogs, gms::Client &client, const Options &options,
                 QObject *parent)
    : QObject(parent), m_catalogs(catalogs), m_client(client), m_options(options)
{
    connect(&catalogs, &CatalogStore::catalogChanged, this, &Editing::catalogCame);
    connect(&catalogs, &CatalogStore::stateChanged, this, &Editing::loadWentOn);
    if (m_options.folder.isEmpty())
        return;
    auto journal = changes::Journal::open(m_options.folder, m_options.identity);
    if (!journal) {
        m_notice = tr("Edits cannot be kept on disk: %1. They are lost when Slipway ends.")
                       .arg(journal.error().detail);
        return;
    }
    m_journal = std::move(*journal);
    m_set = m_journal->restored();
    m_states = m_journal->restoredStates();
    m_drafts = m_journal->restoredDrafts();
    // What was on its way when the program ended may have arrived.
    for (EditState &state : m_states) {
        if (state.kind == EditState::Kind::Sending)
            state.kind = EditState::Kind::Unknown;
    }
    if (!m_journal->setAside().isEmpty())
        m_notice = tr("The file of pending edits could not be read. It was kept as %1, and a new "
                      "one was begun.")
                       .arg(m_journal->setAside());
    else if (!m_set.isEmpty())
        m_notice
            = m_set.editCount() == 1
                ? tr("An edit of an earlier time waits in the change set.")
                : tr("%1 edits of an earlier time wait in the change set.").arg(m_set.editCount());
    else if (m_journal->isBesideAnother())
        m_notice = tr("Slipway runs twice on this connection: the edits made here are kept apart.");
}

Editing::~Editing() = default;

QString Editing::nameOf(const QString &urn) const
{
    const auto *tag = m_set.find({urn, changes::aspect::tagProperties});
    if (tag) {
        for (const changes::FieldChange &change : tag->delta) {
            if (change.key.field == "name"_L1 && change.after.is_string())
                return QString::fromStdString(change.after.get<std::string>());
        }
    }
    for (const auto &known : m_neighbours) {
        const auto it = known.constFind(urn);
        if (it != known.constEnd() && !it->name.isEmpty())
            return it->name;
    }
    const catalog::CatalogPtr catalog = m_catalogs.catalog();
    if (urn.startsWith("urn:li:mlModel:"_L1)) {
        if (std::exchange(m_namedLinks, &catalog->links()) != &catalog->links()) {
            m_modelNames.clear();
            for (const catalog::Model &model : catalog->links().models())
                m_modelNames.insert(model.urn, model.name);
        }
        if (const QString name = m_modelNames.value(urn); !name.isEmpty())
            return name;
    }
    return catalog->directory().displayName(urn);
}

changes::Naming Editing::naming() const
{
    return {[this](const QString &urn) { return nameOf(urn); }, QTimeZone::systemTimeZone()};
}

int Editing::conflictCount() const
{
    return int(std::ranges::count(m_states, EditState::Kind::Conflict, &EditState::kind));
}

// What the server has

Present Editing::presentOf(const EditKey &key) const
{
    if (const auto it = m_read.constFind(key); it != m_read.constEnd())
        return *it;
    const catalog::CatalogPtr catalog = m_catalogs.catalog();
    const auto row = catalog->find(key.urn);
    return row ? presentFrom(*catalog, *row, catalog->record(*row), key.aspect) : Present {};
}

Present Editing::presentFrom(const catalog::Catalog &catalog, catalog::Row row,
                             const catalog::Record &record, const QString &aspect)
{
    Present present;
    present.value = changes::documentOf(record, aspect);
    present.version = changes::versionOf(catalog, row, aspect);
    return present;
}

Json Editing::pendingOf(const EditKey &key) const
{
    return withWaiting(key, presentOf(key).value);
}

Json Editing::withWaiting(const EditKey &key, Json present) const
{
    const changes::AspectEdit *edit = m_set.find(key);
    if (!edit)
        return present;
    changes::Cells cells = changes::Cells::of(key.aspect, present);
    for (const changes::FieldChange &change : edit->delta) {
        if (change.after.is_null())
            cells.remove(change.key);
        else if (!changes::isMembership(key.aspect, change.key) || !cells.find(change.key))
            cells.set(change.key, change.after);
    }
    return cells.document(key.aspect);
}

void Editing::read(const QString &urn, bool anew)
{
    const auto parsed = domain::Urn::tryParse(urn);
    if (!parsed || m_reading.contains(urn))
        return;
    QStringList aspects = changes::aspect::ofDeployment;
    if (parsed->entityType() == "mlModel"_L1)
        aspects = {changes::aspect::modelProperties};
    else if (parsed->entityType() == "tag"_L1)
        aspects = {changes::aspect::tagProperties};
    else if (!parsed->isDeployment())
        return;
    if (!m_client.server().hasContainer())
        aspects.removeOne(changes::aspect::container);
    if (!anew && m_read.contains({urn, aspects.front()}))
        return;
    m_reading[urn] = m_client.aspects(
        *parsed, aspects, [this, urn](Result<std::map<QString, gms::AspectState>> found) {
            const Pending ended = std::move(m_reading[urn]);
            m_reading.erase(urn);
            m_readErrors.remove(urn);
            if (found) {
                for (const auto &[aspect, state] : *found)
                    m_read.insert({urn, aspect}, presentFrom(state));
            } else {
                m_readErrors.insert(urn, oneLine(found.error(), m_catalogs.server().name));
            }
            Q_EMIT aspectsRead(urn);
        });
}

Present Editing::presentFrom(const gms::AspectState &state)
{
    return {state.value ? *state.value : Json(), state.version, true, state.timeMs, state.actor};
}

void Editing::catalogCame()
{
    // What was read for a form is old where the catalog has seen another version by now.
    const catalog::CatalogPtr catalog = m_catalogs.catalog();
    QSet<QString> old;
    for (auto it = m_read.begin(); it != m_read.end();) {
        const auto row = catalog->find(it.key().urn);
        const qint64 seen = row ? changes::versionOf(*catalog, *row, it.key().aspect) : 0;
        if (row && (seen == 0 ? it->version > 0 : seen != it->version)) {
            old.insert(it.key().urn);
            it = m_read.erase(it);
        } else {
            ++it;
        }
    }
    Q_EMIT presentChanged();
    for (const QString &urn : std::as_const(old))
        read(urn, true);
}

void Editing::loadWentOn()
{
    const LoadState::Phase phase = m_catalogs.state().phase;
    if (m_catalogs.state().isBusy()) {
        // At its beginning; what is applied while it runs may be missed by it.
        if (!std::exchange(m_loading, true) || phase == LoadState::Phase::Connecting)
            m_settledByLoad = m_applied;
        return;
    }
    m_loading = false;
    if (phase != LoadState::Phase::Complete && phase != LoadState::Phase::Partial)
        return;
    // The catalog was read after these were written: it has them.
    if (!m_settledByLoad.isEmpty()) {
        changes::Step gone;
        for (const changes::AspectEdit &edit : m_settledByLoad.edits()) {
            const changes::AspectEdit *now = m_applied.find(edit.key);
            if (now && *now == edit)
                gone.swaps.push_back(m_applied.dropped(edit.key));
        }
        m_applied.apply(gone);
        m_settledByLoad = {};
        Q_EMIT changed();
    }
}

changes::ChangeSet Editing::shown() const
{
    if (m_applied.isEmpty())
        return m_set;
    changes::ChangeSet both = m_applied;
    changes::Step step;
    for (const changes::AspectEdit &edit : m_set.edits())
        step.swaps.push_back(both.added(edit.key, edit.baseVersion, edit.delta));
    both.apply(step);
    return both;
}

// Making and unmaking

bool Editing::setAspect(const EditKey &key, const Json &mine, const QString &title,
                        const QString &coalesces)
{
    const Present present = presentOf(key);
    const changes::AspectEdit *now = m_set.find(key);
    changes::Delta delta = changes::difference(key.aspect, present.value, mine);
    // What the fields were when they were first changed is what a colleague's change is told by.
    for (changes::FieldChange &change : delta) {
        if (!now)
            break;
        const auto it = std::ranges::find(now->delta, change.key, &changes::FieldChange::key);
        if (it != now->delta.end() && !changes::isMembership(key.aspect, change.key))
            change.before = it->before;
    }
    return make(
        {title, coalesces, {m_set.replaced(key, now ? now->baseVersion : present.version, delta)}});
}

bool Editing::setWish(const QStringList &urns, const changes::Wish &wish, const QString &title)
{
    changes::Step step {title, {}, {}};
    const QStringList aspects = wish.aspects();
    const catalog::CatalogPtr catalog = m_catalogs.catalog();
    for (const QString &urn : urns) {
        // As presentOf(), but of thousands of deployments: each record is made once at most.
        const auto row = catalog->find(urn);
        std::optional<catalog::Record> record;
        for (const QString &aspect : aspects) {
            const EditKey key {urn, aspect};
            Present present;
            if (const auto it = m_read.constFind(key); it != m_read.constEnd()) {
                present = *it;
            } else if (row) {
                if (!record)
                    record = catalog->record(*row);
                present = presentFrom(*catalog, *row, *record, aspect);
            }
            const changes::Delta delta
                = changes::wanted(wish, urn, aspect, withWaiting(key, std::move(present.value)));
            if (!delta.empty())
                step.swaps.push_back(m_set.added(key, present.version, delta));
        }
    }
    return make(std::move(step));
}

bool Editing::make(changes::Step step)
{
    if (m_options.readOnly)
        return false;
    std::erase_if(step.swaps,
                  [](const changes::Step::Swap &swap) { return swap.before == swap.after; });
    if (step.isEmpty())
        return false;
    write(step);
    m_history.make(m_set, std::move(step));
    Q_EMIT historyChanged();
    Q_EMIT changed();
    return true;
}

//! Into the journal; an edit that is another now is no failed or conflicting one any more.
void Editing::write(const changes::Step &step)
{
    for (const changes::Step::Swap &swap : step.swaps) {
        const EditState::Kind kind = m_states.value(swap.key).kind;
        const bool keeps = kind == EditState::Kind::Sending || kind == EditState::Kind::Unknown;
        if (!swap.after || !keeps)
            m_states.remove(swap.key);
    }
    if (!m_journal)
        return;
    QHash<EditKey, EditState> states;
    for (const changes::Step::Swap &swap : step.swaps)
        states.insert(swap.key, m_states.value(swap.key));
    warn(m_journal->write(step).and_then([&] { return m_journal->setStates(states); }));
}

void Editing::drop(const EditKey &key, const std::optional<changes::FieldKey> &field)
{
    make({tr("Drop a change"), {}, {m_set.dropped(key, field)}});
}

void Editing::dropEntity(const QString &urn)
{
    changes::Step step {tr("Drop the changes of %1").arg(nameOf(urn)), {}, {}};
    for (const changes::AspectEdit &edit : m_set.of(urn))
        step.swaps.push_back(m_set.dropped(edit.key));
    make(std::move(step));
}

void Editing::discardAll()
{
    changes::Step step {tr("Discard all changes"), {}, {}};
    for (const changes::AspectEdit &edit : m_set.edits())
        step.swaps.push_back(m_set.dropped(edit.key));
    make(std::move(step));
}

void Editing::undo()
{
    if (const auto step = m_history.undo(m_set)) {
        write(*step);
        Q_EMIT historyChanged();
        Q_EMIT changed();
    }
}

void Editing::redo()
{
    if (const auto step = m_history.redo(m_set)) {
        write(*step);
        Q_EMIT historyChanged();
        Q_EMIT changed();
    }
}

void Editing::setDraft(const QString &field, const QString &text)
{
    if (m_drafts.value(field) == text)
        return;
    if (text.isEmpty())
        m_drafts.remove(field);
    else
        m_drafts.insert(field, text);
    if (m_journal)
        warn(m_journal->setDraft(field, text));
}

int Editing::unfinishedFields() const
{
    return int(std::count_if(m_drafts.keyBegin(), m_drafts.keyEnd(),
                             [](const QString &field) { return field.startsWith("urn:"_L1); }));
}

void Editing::warn(const Result<void> &written)
{
    const QString now
        = written ? QString()
                  : tr("The last edit could not be kept on disk: %1").arg(written.error().detail);
    if (written || now == m_notice)
        return;
    m_notice = now;
    Q_EMIT noticeChanged();
}

// Whom one can choose

void Editing::askWhoIAm()
{
    if (m_asking || !m_me.isEmpty())
        return;
    m_asking = m_client.whoAmI([this](Result<QString> me) {
        const Pending ended = std::move(m_asking);
        if (!me)
            return;
        m_me = *me;
        Q_EMIT directoryChanged(u"corpuser"_s);
    });
}

const QHash<QString, catalog::Neighbour> &Editing::neighbours(const QString &entityType)
{
    constexpr int most = 20'000;
    if (!m_neighbours.contains(entityType)) {
        // What the catalog names is there at once.
        QHash<QString, catalog::Neighbour> &known = m_neighbours[entityType];
        const catalog::CatalogPtr catalog = m_catalogs.catalog();
        const QString prefix = u"urn:li:"_s + entityType + u':';
        const auto &entries = catalog->directory().entries();
        for (auto it = entries.begin(); it != entries.end(); ++it) {
            if (it.key().startsWith(prefix))
                known.insert(it.key(), *it);
        }
        m_listing[entityType] = m_client.listNeighbours(
            entityType, most, [this, entityType](Result<QHash<QString, catalog::Neighbour>> found) {
                const Pending ended = std::move(m_listing[entityType]);
                m_listing.erase(entityType);
                if (!found)
                    return;
                m_neighbours[entityType].insert(*found);
                Q_EMIT directoryChanged(entityType);
            });
        if (entityType == "corpuser"_L1 && !m_applyState.running)
            askWhoIAm();
    }
    return m_neighbours[entityType];
}

} // namespace store
