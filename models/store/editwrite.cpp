// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/editwrite.h"

#include "models/changes/aspects.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRandomGenerator>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace store {

namespace {

struct WriteWords
{
    Q_DECLARE_TR_FUNCTIONS(WriteWords)
};

constexpr qint64 mostHistory = 100; // versions that are looked into; a server keeps 20 by default
constexpr int firstDelayMs = 10;
constexpr int longestDelayMs = 1'000;

changes::Json valueOf(const gms::AspectState &state)
{
    return state.value ? *state.value : changes::Json();
}

qint64 countedFrom(const gms::AspectState &state)
{
    return state.value ? state.version : 0;
}

Error emptyError()
{
    return {};
}

} // namespace

EditWrite::EditWrite(gms::Client &client, changes::AspectEdit edit, const Options &options,
                     std::function<void(QString)> sending, std::function<void(WriteOutcome)> done)
    : m_client(client)
    , m_edit(std::move(edit))
    , m_options(options)
    , m_sending(std::move(sending))
    , m_done(std::move(done))
    , m_runId(options.knownRunId)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &EditWrite::read);
    if (!m_runId.isEmpty())
        m_open = emptyError();
}

void EditWrite::start()
{
    read();
}

void EditWrite::read()
{
    const auto urn = domain::Urn::tryParse(m_edit.key.urn);
    if (!urn) {
        Error error;
        error.kind = Error::Kind::Rejected;
        error.detail = m_edit.key.urn;
        QMetaObject::invokeMethod(
            this, [this, error] { fail(error); }, Qt::QueuedConnection);
        return;
    }
    m_call = m_client.aspects(*urn, {m_edit.key.aspect},
                              [this](Result<std::map<QString, gms::AspectState>> found) {
                                  m_ended = std::move(m_call);
                                  if (found)
                                      return wasRead((*found)[m_edit.key.aspect]);
                                  if (!m_open)
                                      return fail(found.error());
                                  m_outcome.error = found.error();
                                  finish(WriteOutcome::Kind::Unknown, {});
                              });
}

void EditWrite::wasRead(const gms::AspectState &present)
{
    const changes::Json value = valueOf(present);
    if (m_open && !m_sent.empty() && isThere(present)) {
        // The answer was lost, the write was not.
        m_open.reset();
        return wasReadBack(present);
    }
    const bool wasOpen = m_open.has_value();
    changes::Merged merged = changes::merged(m_edit.key.aspect, value, m_edit.delta);
    if (!merged.collisions.empty())
        return finish(WriteOutcome::Kind::Conflict, present);
    if (merged.made.empty()) {
        // Sent by an earlier run of the program that did not live to see the answer; late: it was
        // still on its way when this run first read, and overtook what this one sent.
        const bool late = !m_options.knownRunId.isEmpty() && present.runId == m_options.knownRunId;
        if ((wasOpen || late) && !m_repairing)
            m_outcome.made = late || m_sent.empty() ? m_edit.delta : m_sent;
        if (!m_sent.empty())
            m_outcome.before = m_before;
        return finish(WriteOutcome::Kind::Applied, present);
    }
    if (wasOpen && !m_sent.empty()) {
        // It did not arrive. Whether to send it again is for whoever asked for it.
        const Error error = *m_open;
        const bool answered = error.httpStatus >= 400;
        if (!answered)
            m_outcome.reason
                = WriteWords::tr("The answer was lost. The server was asked: it does not "
                                 "have the change.");
        return fail(error);
    }
    m_open.reset();
    write(present, merged);
}

bool EditWrite::goesAsPatch(const changes::Merged &merged) const
{
    const QString &aspect = m_edit.key.aspect;
    if (m_client.server().honoursPreconditions()
        || (aspect != changes::aspect::tags && aspect != changes::aspect::ownership))
        return false;
    const auto before = changes::Cells::of(aspect, valueOf(m_before));
    return std::ranges::all_of(merged.made, [&](const changes::FieldChange &change) {
        if (!changes::isMembership(aspect, change.key))
            return false;
        if (aspect == changes::aspect::tags)
            return true;
        // The patch knows an owner by URN and type alone, not by typeUrn: where two would be
        // the same to it, it would take one for the other.
        const changes::Json &entry = change.after.is_null() ? change.before : change.after;
        const auto sameToThePatch = [&](const changes::Cell &cell) {
            return cell.key != change.key && cell.value.is_object()
                && cell.value.value("owner", changes::Json())
                       == entry.value("owner", changes::Json())
                && cell.value.value("type", changes::Json())
                       == entry.value("type", changes::Json());
        };
        return std::ranges::none_of(before.all(), sameToThePatch)
            && std::ranges::none_of(merged.made, [&](const changes::FieldChange &other) {
                   const changes::Json &twin = other.after.is_null() ? other.before : other.after;
                   return sameToThePatch({other.key, twin});
               });
    });
}

void EditWrite::write(const gms::AspectState &present, const changes::Merged &merged)
{
    m_before = present;
    m_sent = merged.made;
    m_history.clear();
    m_runId = u"slipway-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (m_sending)
        m_sending(m_runId);
    const auto done = [this](Result<void> result) {
        m_ended = std::move(m_call);
        written(result);
    };
    m_patched = goesAsPatch(merged);
    if (m_patched) {
        const bool isTags = m_edit.key.aspect == changes::aspect::tags;
        changes::Json operations = changes::Json::array();
        for (const changes::FieldChange &change : merged.made) {
            const bool add = !change.after.is_null();
            const changes::Json &entry = add ? change.after : change.before;
            const auto escaped = [](std::string text) {
                return QString::fromStdString(text)
                    .replace(u'~', "~0"_L1)
                    .replace(u'/', "~1"_L1)
                    .toStdString();
            };
            const std::string path = isTags
                                       ? "/tags/" + escaped(entry.at("tag").get<std::string>())
                                       : "/owners/" + escaped(entry.at("owner").get<std::string>())
                                             + '/' + entry.at("type").get<std::string>();
            changes::Json operation {{"op", add ? "add" : "remove"}, {"path", path}};
            if (add)
                operation["value"] = entry;
            operations.push_back(std::move(operation));
        }
        m_call
            = m_client.patchAspect({m_edit.key.urn, m_edit.key.aspect, operations, m_runId}, done);
        return;
    }
    changes::Stamp stamp = m_options.stamp;
    stamp.timeMs = QDateTime::currentMSecsSinceEpoch();
    gms::AspectWrite write {m_edit.key.urn, m_edit.key.aspect,
                            changes::finished(m_edit.key.aspect, merged.value, stamp), std::nullopt,
                            m_runId};
    if (present.version != 0)
        write.ifVersion = present.version;
    m_call = m_client.writeAspect(write, done);
}

bool EditWrite::isOpen(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Offline:
    case Error::Kind::Timeout:
    case Error::Kind::Tls:
    case Error::Kind::BadReply:
    case Error::Kind::ServerFault:
    case Error::Kind::NotGms:
    case Error::Kind::Rejected: // by whoever stands in between, perhaps
    case Error::Kind::NotFound:
        return true;
    case Error::Kind::Busy:
        return error.httpStatus != 429; // a GMS says 503 after a minute of work, too
    default:
        return false;
    }
}

void EditWrite::written(const Result<void> &result)
{
    if (result)
        return readBack();
    const Error &error = result.error();
    if (isOpen(error)) {
        m_open = error;
        return read();
    }
    if (error.kind == Error::Kind::Conflict) {
        if (++m_attempt < m_options.attempts)
            return again(std::min(longestDelayMs, firstDelayMs << std::min(m_attempt, 6)));
        m_outcome.reason = WriteWords::tr("Others kept changing it: %n attempt(s) met a newer "
                                          "version each.",
                                          nullptr, m_attempt);
        return fail(error);
    }
    const int waitMs = std::max(1, error.retryAfterSeconds) * 1000;
    if (error.kind == Error::Kind::Busy && ++m_waits <= 3 && waitMs <= m_options.longestWaitMs)
        return again(waitMs);
    fail(error);
}

void EditWrite::again(int delayMs)
{
    // By chance, so that those who met do not meet again.
    const int spread = std::max(1, delayMs);
    m_timer.start(delayMs / 2 + QRandomGenerator::global()->bounded(spread));
}

void EditWrite::readBack()
{
    const auto urn = domain::Urn::tryParse(m_edit.key.urn);
    m_call = m_client.aspects(
        *urn, {m_edit.key.aspect}, [this](Result<std::map<QString, gms::AspectState>> found) {
            m_ended = std::move(m_call);
            if (found)
                return wasReadBack((*found)[m_edit.key.aspect]);
            m_outcome.error = found.error();
            m_outcome.reason
                = WriteWords::tr("The server took it, but cannot be asked whether it is "
                                 "there.");
            finish(WriteOutcome::Kind::Unknown, {});
        });
}

//! True where the last write is known to be in \a present or below it.
bool EditWrite::isThere(const gms::AspectState &present) const
{
    return present.runId == m_runId
        || (present.version != m_before.version
            && changes::holds(m_edit.key.aspect, valueOf(present), m_sent));
}

void EditWrite::wasReadBack(const gms::AspectState &present)
{
    const bool held = changes::holds(m_edit.key.aspect, valueOf(present), m_sent);
    const bool counted = present.version > 0 && m_before.version != 0;
    const bool alone = counted && present.version <= countedFrom(m_before) + 1;
    if (held && (alone || !counted || m_patched)) {
        if (!m_repairing) {
            m_outcome.made = m_sent;
            m_outcome.versionBefore = m_before.version;
            m_outcome.before = m_before;
        }
        return finish(WriteOutcome::Kind::Applied, present);
    }
    if (!counted) {
        m_outcome.reason
            = WriteWords::tr("The server answered that it was written, but it is not there.");
        return fail(emptyError());
    }
    lookInto(present);
}

//! Someone else wrote at the same time: the versions in between say what and in which order.
void EditWrite::lookInto(const gms::AspectState &present)
{
    m_history[present.version] = present;
    m_history[countedFrom(m_before)] = m_before;
    m_nextVersion = std::max(countedFrom(m_before) + 1, present.version - mostHistory);
    historyCame(present);
}

void EditWrite::historyCame(const gms::AspectState &present)
{
    if (m_nextVersion < present.version) {
        const auto urn = domain::Urn::tryParse(m_edit.key.urn);
        const qint64 version = m_nextVersion++;
        m_call = m_client.aspectAt(*urn, m_edit.key.aspect, version,
                                   [this, version, present](Result<gms::AspectState> state) {
                                       m_ended = std::move(m_call);
                                       // What the server keeps no longer is left out.
                                       if (state)
                                           m_history[version] = std::move(*state);
                                       historyCame(present);
                                   });
        return;
    }

    const QString &aspect = m_edit.key.aspect;
    const auto mine = std::ranges::find_if(
        m_history, [this](const auto &entry) { return entry.second.runId == m_runId; });
    changes::Delta lost;
    if (mine != m_history.end() && mine != m_history.begin()) {
        const changes::Json justBefore = valueOf(std::prev(mine)->second);
        // My write was based on m_before: what came between the two is gone from it.
        for (const changes::FieldChange &theirs :
             changes::difference(aspect, valueOf(m_before), justBefore)) {
            const bool sentToo = std::ranges::any_of(
                m_sent, [&](const changes::FieldChange &own) { return own.key == theirs.key; });
            const bool stillLost = !changes::holds(aspect, valueOf(present), {theirs});
            if (!sentToo && stillLost)
                lost.push_back(theirs);
        }
    }
    if (!m_repairing) {
        m_outcome.made = m_sent;
        m_outcome.versionBefore = m_before.version;
        m_outcome.before = m_before;
    }
    const bool held = changes::holds(aspect, valueOf(present), m_sent);
    if (!held && !m_repairing) {
        m_outcome.reason = WriteWords::tr("It was written, and someone changed it again at the "
                                          "same moment.");
        return finish(WriteOutcome::Kind::Conflict, present);
    }
    if (lost.empty()) {
        if (m_outcome.note.isEmpty())
            m_outcome.note
                = WriteWords::tr("Someone else changed it at the same time; both changes "
                                 "are there.");
        return finish(WriteOutcome::Kind::Applied, present);
    }

    const bool members = std::ranges::all_of(lost, [&](const changes::FieldChange &change) {
        return changes::isMembership(aspect, change.key);
    });
    if (!members || ++m_attempt >= m_options.attempts) {
        m_outcome.overwritten = lost;
        m_outcome.note = WriteWords::tr("This server let the write go over someone else's change.");
        return finish(WriteOutcome::Kind::Applied, present);
    }
    // Lists of others are put back at once: an addition that went missing is nobody's wish.
    m_repairing = true;
    m_outcome.note = WriteWords::tr("This server let the write go over someone else's change; it "
                                    "was put back.");
    m_edit.delta = lost;
    read();
}

void EditWrite::finish(WriteOutcome::Kind kind, const gms::AspectState &present)
{
    m_outcome.kind
        = m_repairing && kind != WriteOutcome::Kind::Applied ? WriteOutcome::Kind::Applied : kind;
    if (m_repairing && kind != WriteOutcome::Kind::Applied)
        m_outcome.overwritten = m_edit.delta;
    m_outcome.present = present;
    m_timer.stop();
    m_done(std::move(m_outcome)); // this may be gone now
}

void EditWrite::fail(const Error &error)
{
    m_outcome.error = error;
    finish(WriteOutcome::Kind::Failed, {});
}

} // namespace store
