// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/editing.h"

#include "models/changes/aspects.h"
#include "models/changes/words.h"
#include "models/gms/writetext.h"
#include "models/store/applyrun.h"

#include <QDateTime>

using namespace Qt::Literals::StringLiterals;

namespace store {

using changes::EditKey;
using changes::EditState;
using changes::Json;

namespace {

constexpr int mostWritten = 2000; // whole aspects, each some KB

} // namespace

// Applying

void Editing::apply(const QList<EditKey> &keys)
{
    if (m_run || m_options.readOnly)
        return;
    std::vector<ApplyEdit> edits;
    const QSet<EditKey> named(keys.begin(), keys.end());
    for (const changes::AspectEdit &edit : m_set.edits()) {
        const EditState state = m_states.value(edit.key);
        const bool wanted
            = named.isEmpty() ? state.kind != EditState::Kind::Conflict : named.contains(edit.key);
        if (wanted)
            edits.push_back({edit, state.runId});
    }
    m_applyState = {};
    if (edits.empty()) {
        Q_EMIT applyChanged();
        Q_EMIT applyFinished();
        return;
    }
    // What a tag is goes before what bears it.
    std::ranges::stable_partition(edits, [](const ApplyEdit &edit) {
        return edit.edit.key.aspect == changes::aspect::tagProperties;
    });
    m_applyState.running = true;
    m_applyState.total = int(edits.size());
    m_batch = QDateTime::currentMSecsSinceEpoch();
    Q_EMIT applyChanged();
    if (!m_me.isEmpty())
        return begin(edits);
    m_asking = m_client.whoAmI([this, edits](Result<QString> me) {
        const Pending ended = std::move(m_asking);
        if (me)
            m_me = *me;
        begin(edits);
    });
}

void Editing::begin(const std::vector<ApplyEdit> &edits)
{
    m_written.clear();
    EditWrite::Options options;
    options.stamp.actor = me();
    ApplyRun::Hooks hooks;
    hooks.sending = [this](const EditKey &key, const QString &runId) {
        EditState state;
        state.kind = EditState::Kind::Sending;
        state.runId = runId;
        setState(key, state);
    };
    hooks.done = [this](const changes::AspectEdit &sent, WriteOutcome outcome) {
        take(sent, std::move(outcome));
    };
    hooks.finished = [this](std::optional<Error> stopped) {
        m_applyState.running = false;
        m_applyState.paused = false;
        if (stopped)
            m_applyState.stopped = oneLine(*stopped, m_catalogs.server().name);
        m_run.release()->deleteLater();
        Q_EMIT applyChanged();
        Q_EMIT applyFinished();
    };
    m_run = std::make_unique<ApplyRun>(m_client, edits, options, m_options.parallel,
                                       std::move(hooks));
    if (m_applyState.paused)
        m_run->setPaused(true);
    if (std::exchange(m_cancelled, false))
        m_run->cancel();
    m_run->start();
}

void Editing::setState(const EditKey &key, const EditState &state)
{
    if (state.kind == EditState::Kind::Waiting)
        m_states.remove(key);
    else
        m_states.insert(key, state);
    if (m_journal)
        warn(m_journal->setStates({{key, state}}));
    Q_EMIT stateChanged(key);
}

void Editing::take(const changes::AspectEdit &sent, WriteOutcome outcome)
{
    const EditKey &key = sent.key;
    EditState state;
    const QString server = m_catalogs.server().name;
    switch (outcome.kind) {
    case WriteOutcome::Kind::Applied:
        ++m_applyState.applied;
        m_read.insert(key, presentFrom(outcome.present));
        takeApplied(sent, outcome);
        Q_EMIT applyChanged();
        return;
    case WriteOutcome::Kind::Conflict:
        ++m_applyState.conflicts;
        state.kind = EditState::Kind::Conflict;
        state.reason = outcome.reason.isEmpty()
                         ? tr("Someone else changed the same in the meantime.")
                         : outcome.reason;
        state.theirs = outcome.present.value ? *outcome.present.value : Json();
        state.theirsVersion = outcome.present.version;
        state.theirsTimeMs = outcome.present.timeMs;
        state.theirsActor = outcome.present.actor;
        m_read.insert(key, presentFrom(outcome.present));
        break;
    case WriteOutcome::Kind::Failed:
        ++m_applyState.failed;
        state.kind = EditState::Kind::Failed;
        state.reason = outcome.reason.isEmpty() ? oneLine(outcome.error, server) : outcome.reason;
        break;
    case WriteOutcome::Kind::Unknown:
        ++m_applyState.failed;
        state.kind = EditState::Kind::Unknown;
        state.runId = m_states.value(key).runId;
        state.reason = tr("Not known whether it arrived: %1 Apply it again: the server is asked "
                          "first.")
                           .arg(oneLine(outcome.error, server));
        break;
    }
    if (m_set.find(key))
        setState(key, state);
    Q_EMIT applyChanged();
}

//! Out of the set and into the log; what was changed further while it was on its way stays.
void Editing::takeApplied(const changes::AspectEdit &sent, const WriteOutcome &outcome)
{
    const EditKey &key = sent.key;
    changes::LogEntry entry;
    entry.timeMs = QDateTime::currentMSecsSinceEpoch();
    entry.batch = m_batch;
    entry.key = key;
    entry.delta = outcome.made;
    entry.versionBefore = outcome.versionBefore;
    entry.versionAfter = outcome.present.version;
    entry.note = outcome.note;

    if (outcome.before && m_written.size() < mostWritten)
        m_written.insert(key, {outcome.before->value ? *outcome.before->value : Json(),
                               outcome.present.value ? *outcome.present.value : Json(),
                               outcome.present.version});

    changes::Step step;
    if (const changes::AspectEdit *now = m_set.find(key)) {
        changes::Delta left
            = changes::combined(key.aspect, changes::inverted(sent.delta), now->delta);
        // What someone else's field was that was written over: to be put back, if the user agrees.
        left = changes::combined(key.aspect, left, outcome.overwritten);
        step.swaps = {m_set.replaced(key, outcome.present.version, left)};
    }
    m_set.apply(step);
    m_states.remove(key);
    m_history.clear();
    m_applied.apply({{}, {}, {m_applied.added(key, sent.baseVersion, sent.delta)}});
    if (m_journal)
        warn(m_journal->applied(step, entry));
    else if (!entry.delta.empty())
        m_log.insert(m_log.begin(), entry);

    std::vector<qint64> reverted;
    for (auto it = m_reverting.begin(); it != m_reverting.end();) {
        const bool mine = it->second.key == key
                       && changes::holds(key.aspect, changes::Json(m_read.value(key).value),
                                         changes::inverted(it->second.delta));
        if (mine)
            reverted.push_back(it->first);
        it = mine ? m_reverting.erase(it) : std::next(it);
    }
    if (!reverted.empty() && m_journal)
        warn(m_journal->markReverted(reverted));

    if (!outcome.overwritten.empty()) {
        EditState state;
        state.kind = EditState::Kind::Failed;
        state.reason = tr("This server let the write go over someone else's change. Apply this to "
                          "put theirs back.");
        setState(key, state);
    }
    Q_EMIT historyChanged();
    Q_EMIT changed();
    Q_EMIT logChanged();
}

const Written *Editing::writtenOf(const EditKey &key) const
{
    const auto it = m_written.constFind(key);
    return it == m_written.constEnd() ? nullptr : &*it;
}

bool Editing::isWriting() const
{
    return m_run && m_run->isWriting();
}

void Editing::pause()
{
    m_applyState.paused = m_applyState.running;
    if (m_run)
        m_run->setPaused(true);
    Q_EMIT applyChanged();
}

void Editing::resume()
{
    m_applyState.paused = false;
    if (m_run)
        m_run->setPaused(false);
    Q_EMIT applyChanged();
}

void Editing::cancel()
{
    if (m_run)
        m_run->cancel();
    else
        m_cancelled = m_applyState.running;
}

// Conflicts

std::vector<changes::Collision> Editing::collisionsOf(const EditKey &key) const
{
    const changes::AspectEdit *edit = m_set.find(key);
    const auto state = m_states.constFind(key);
    if (!edit || state == m_states.constEnd() || state->kind != EditState::Kind::Conflict)
        return {};
    std::vector<changes::Collision> result
        = changes::merged(key.aspect, state->theirs, edit->delta).collisions;
    // Members that were changed back right after: nothing collides, and yet someone has to say.
    if (result.empty()) {
        for (const changes::FieldChange &change : edit->delta) {
            if (!changes::holds(key.aspect, state->theirs, {change})) {
                const auto cells = changes::Cells::of(key.aspect, state->theirs);
                const Json *theirs = cells.find(change.key);
                result.push_back(
                    {change.key, change.before, theirs ? *theirs : Json(), change.after});
            }
        }
    }
    return result;
}

void Editing::resolve(const EditKey &key,
                      const std::vector<std::pair<changes::FieldKey, Choice>> &choices)
{
    const changes::AspectEdit *edit = m_set.find(key);
    if (!edit)
        return;
    const std::vector<changes::Collision> collisions = collisionsOf(key);
    changes::Delta delta = edit->delta;
    for (const auto &[field, choice] : choices) {
        const auto change = std::ranges::find(delta, field, &changes::FieldChange::key);
        const auto collision = std::ranges::find(collisions, field, &changes::Collision::key);
        if (change == delta.end() || collision == collisions.end())
            continue;
        if (choice.kind == Choice::Kind::Theirs) {
            delta.erase(change);
            continue;
        }
        if (choice.kind == Choice::Kind::Other)
            change->after = choice.other;
        change->before = collision->theirs;
    }
    const qint64 version = m_states.value(key).theirsVersion;
    make({tr("Resolve a conflict"),
          {},
          {m_set.replaced(key, version, changes::combined(key.aspect, {}, delta))}});
}

// As text

QString Editing::copyText(CopyForm form, const QList<EditKey> &keys) const
{
    std::vector<gms::AspectWrite> writes;
    changes::Stamp stamp {me(), QDateTime::currentMSecsSinceEpoch()};
    for (const changes::AspectEdit &edit : m_set.edits()) {
        if (!keys.isEmpty() && !keys.contains(edit.key))
            continue;
        gms::AspectWrite write {edit.key.urn,
                                edit.key.aspect,
                                changes::finished(edit.key.aspect, pendingOf(edit.key), stamp),
                                std::nullopt,
                                {}};
        const qint64 version = presentOf(edit.key).version;
        if (version != 0)
            write.ifVersion = version;
        writes.push_back(std::move(write));
    }
    const QUrl url = m_catalogs.server().url;
    const QString origin = url.toString(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment
                                        | QUrl::RemoveUserInfo);
    if (form == CopyForm::Python)
        return gms::pythonOf(writes, url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery));
    if (form == CopyForm::McpFile)
        return QString::fromUtf8(gms::mcpFileOf(writes));
    QStringList lines;
    for (const gms::AspectWrite &write : writes)
        lines.append(gms::curlOf(write, origin, m_client.server().basePath, m_options.withToken));
    return lines.join(u'\n');
}

// The log

std::vector<changes::LogEntry> Editing::log(int limit) const
{
    if (!m_journal) {
        const auto n = std::min(m_log.size(), std::size_t(limit));
        return {m_log.begin(), m_log.begin() + qptrdiff(n)};
    }
    return m_journal->log(limit).value_or(std::vector<changes::LogEntry>());
}

QStringList Editing::revert(const std::vector<changes::LogEntry> &entries)
{
    QStringList others;
    changes::Step step {tr("Revert what was applied"), {}, {}};
    QHash<EditKey, changes::Delta> back;
    QList<EditKey> order;
    // The newest first: what was changed twice goes back twice.
    for (const changes::LogEntry &entry : entries) {
        const Json present = presentOf(entry.key).value;
        for (const changes::FieldChange &change : entry.delta) {
            const changes::Delta inverse = changes::inverted({change});
            const changes::Delta &sofar = back.value(entry.key);
            const auto it = std::ranges::find(sofar, change.key, &changes::FieldChange::key);
            const bool ours = it != sofar.end()
                                ? it->after == change.after
                                : changes::holds(entry.key.aspect, present, {change});
            if (!ours) {
                others.append(tr("%1: %2 – it is another by now")
                                  .arg(nameOf(entry.key.urn),
                                       changes::sentence(entry.key.aspect, change, naming())));
                continue;
            }
            if (!back.contains(entry.key))
                order.append(entry.key);
            back[entry.key] = changes::combined(entry.key.aspect, sofar, inverse);
        }
        m_reverting.emplace(entry.id, entry);
    }
    for (const EditKey &key : std::as_const(order))
        step.swaps.push_back(m_set.added(key, presentOf(key).version, back.value(key)));
    make(std::move(step));
    return others;
}

} // namespace store
