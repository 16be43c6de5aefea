// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/filtertext.h"
#include "app/commands/run.h"
#include "app/commands/session.h"
#include "models/changes/aspects.h"
#include "models/filter/scan.h"
#include "models/filter/sort.h"
#include "models/items/recordjson.h"
#include "models/store/editing.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QEventLoop>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using changes::EditState;

namespace commands {

namespace {

constexpr int readAtOnce = 8; // as many as may be written and read back at the same time

struct EditWords
{
    Q_DECLARE_TR_FUNCTIONS(Edit)
};

//! What became of one aspect of one deployment.
struct Line
{
    QString urn;
    QString aspect;
    changes::Delta delta;
    QString result; //!< applied, unchanged, would-change, conflict, failed, unknown
    QString reason;
};

bool isGood(const Line &line)
{
    return line.result == "applied"_L1 || line.result == "unchanged"_L1
        || line.result == "would-change"_L1;
}

//! As in the journal, but a time as everywhere else in what Slipway prints.
changes::Json readable(const changes::Delta &delta)
{
    changes::Json list = changes::toJson(delta);
    for (changes::Json &change : list) {
        if (change["field"] != "decommissionTime")
            continue;
        for (const char *side : {"before", "after"}) {
            if (change[side].is_number_integer())
                change[side] = items::timeText(change[side].get<qint64>()).toStdString();
        }
    }
    return list;
}

//! An owner or a tag that would have to come and go; empty where there is none.
QString contradiction(const changes::Wish &wish)
{
    for (const changes::Wish::Owner &added : wish.addOwners) {
        const QString item = changes::ownerItem(changes::ownerEntry(added.urn, added.type));
        for (const changes::Wish::Owner &gone : wish.removeOwners) {
            if (gone.urn == added.urn
                && (gone.type.isEmpty()
                    || item == changes::ownerItem(changes::ownerEntry(gone.urn, gone.type))))
                return added.urn;
        }
    }
    const auto tag = std::ranges::find_if(
        wish.addTags, [&](const QString &added) { return wish.removeTags.contains(added); });
    return tag == wish.addTags.end() ? QString() : *tag;
}

//! The work of one `slipway edit`: whom it concerns, what it comes to, and how that went.
class EditCommand
{
public:
    EditCommand(const EditOptions &options, Session &session)
        : m_options(options), m_session(session)
    {
    }

    int run();

private:
    bool findUrns();
    void read();
    void stage();
    void apply();
    void print() const;
    void sumUp() const;
    void add(const QString &urn, const QString &result, const QString &reason)
    {
        m_lines.push_back({urn, {}, {}, result, reason});
    }

    const EditOptions &m_options;
    Session &m_session;
    std::unique_ptr<store::Editing> m_editing;
    QStringList m_urns;
    std::vector<Line> m_lines;
};

bool EditCommand::findUrns()
{
    store::GmsStore &store = m_session.store();
    const QString server = m_session.connection().server.name;
    if (!m_options.filter) {
        m_urns = m_options.urns;
        m_urns.removeDuplicates();
        QEventLoop loop;
        std::optional<Error> error;
        const Pending call = store.client().probe([&](const Result<gms::ServerInfo> &info) {
            if (!info)
                error = info.error();
            loop.quit();
        });
        loop.exec();
        if (error)
            complain(oneLine(*error, server));
        return !error;
    }
    const store::LoadState &state = m_session.load();
    if (state.phase != store::LoadState::Phase::Complete) {
        // Half a list is no list to edit by.
        complain(state.error ? oneLine(*state.error, server) : state.missing);
        return false;
    }
    const catalog::CatalogPtr catalog = store.catalog();
    const filter::Mask mask = filter::scan(*catalog, filter::parse(*m_options.filter).filter);
    for (const catalog::Row row :
         filter::arrange(filter::order(*catalog, filter::SortKey::Name), mask, false))
        m_urns.append(catalog->urn(row));
    if (m_urns.isEmpty())
        complain(EditWords::tr("note: no deployment matches the filter"));
    return true;
}

void EditCommand::read()
{
    QEventLoop loop;
    qsizetype asked = 0;
    qsizetype answered = 0;
    QObject::connect(m_editing.get(), &store::Editing::aspectsRead, &loop, [&] {
        ++answered;
        if (asked < m_urns.size())
            m_editing->read(m_urns[asked++], true);
        else if (answered == m_urns.size())
            loop.quit();
    });
    while (asked < std::min<qsizetype>(readAtOnce, m_urns.size()))
        m_editing->read(m_urns[asked++], true);
    if (!m_urns.isEmpty())
        loop.exec();
}

void EditCommand::stage()
{
    QStringList there;
    for (const QString &urn : std::as_const(m_urns)) {
        const QString error = m_editing->readError(urn);
        const bool exists
            = std::ranges::any_of(changes::aspect::ofDeployment, [&](const QString &aspect) {
                  return !m_editing->presentOf({urn, aspect}).value.is_null();
              });
        if (!error.isEmpty())
            add(urn, u"failed"_s, error);
        else if (!exists)
            add(urn, u"failed"_s, EditWords::tr("The server has no such deployment."));
        else if (m_options.wish.deprecate && m_options.wish.deprecate->replacement == urn)
            add(urn, u"failed"_s, EditWords::tr("A deployment cannot replace itself."));
        else
            there.append(urn);
    }
    m_editing->setWish(there, m_options.wish, {});
    for (const QString &urn : std::as_const(there)) {
        if (!m_editing->changes().touches(urn))
            add(urn, u"unchanged"_s, EditWords::tr("It is so already."));
    }
}

void EditCommand::apply()
{
    const std::vector<changes::AspectEdit> wanted = m_editing->changes().edits();
    if (!m_options.dryRun && !wanted.empty()) {
        QEventLoop loop;
        QObject::connect(m_editing.get(), &store::Editing::applyFinished, &loop, &QEventLoop::quit,
                         Qt::QueuedConnection);
        m_editing->apply();
        loop.exec();
    }
    const QString stopped = m_editing->applyState().stopped;
    for (const changes::AspectEdit &edit : wanted) {
        Line line {edit.key.urn, edit.key.aspect, edit.delta, {}, {}};
        const EditState state = m_editing->stateOf(edit.key);
        line.reason = state.reason;
        if (m_options.dryRun)
            line.result = u"would-change"_s;
        else if (!m_editing->changes().find(edit.key))
            line.result = u"applied"_s;
        else if (state.kind == EditState::Kind::Conflict)
            line.result = u"conflict"_s;
        else if (state.kind == EditState::Kind::Unknown)
            line.result = u"unknown"_s;
        else
            line.result = u"failed"_s;
        if (line.result == "failed"_L1 && line.reason.isEmpty())
            line.reason = EditWords::tr("Not sent: %1").arg(stopped);
        m_lines.push_back(std::move(line));
    }
    for (const changes::LogEntry &entry : m_editing->log(int(wanted.size()))) {
        const auto line = std::ranges::find_if(m_lines, [&](const Line &one) {
            return one.urn == entry.key.urn && one.aspect == entry.key.aspect;
        });
        if (line != m_lines.end())
            line->reason = entry.note;
    }
}

void EditCommand::print() const
{
    if (m_options.format == "json"_L1) {
        nlohmann::json list = nlohmann::json::array();
        for (const Line &line : m_lines) {
            list.push_back({{"urn", line.urn.toStdString()},
                            {"aspect", line.aspect.toStdString()},
                            {"changes", readable(line.delta)},
                            {"result", line.result.toStdString()},
                            {"reason", line.reason.toStdString()}});
        }
        commands::print(QByteArray::fromStdString(list.dump(2) + '\n'));
        return;
    }
    const changes::Naming naming {[this](const QString &urn) { return m_editing->nameOf(urn); },
                                  QTimeZone::systemTimeZone()};
    QString text;
    for (const Line &line : m_lines) {
        QStringList what;
        for (const changes::FieldChange &change : line.delta)
            what.append(changes::sentence(line.aspect, change, naming));
        text += line.result.leftJustified(13) + line.urn;
        if (!what.isEmpty())
            text += u"  "_s + what.join(u"; "_s);
        if (!line.reason.isEmpty())
            text += u"  – "_s + line.reason;
        text += u'\n';
    }
    commands::print(text.toUtf8());
}

void EditCommand::sumUp() const
{
    std::size_t changed = 0;
    QSet<QString> urns;
    for (const Line &line : m_lines) {
        changed += line.delta.size();
        if (!line.delta.empty())
            urns.insert(line.urn);
    }
    complain(EditWords::tr("dry run: %1 changes of %2 deployments, nothing was sent")
                 .arg(changed)
                 .arg(urns.size()));
}

int EditCommand::run()
{
    if (!findUrns())
        return failed;
    m_editing = std::make_unique<store::Editing>(
        m_session.store(), m_session.store().client(),
        store::Editing::Options {.folder = {},
                                 .identity = {},
                                 .fallbackActor = m_options.actor.isEmpty() ? store::localActor()
                                                                            : m_options.actor,
                                 .readOnly = false,
                                 .withToken = false,
                                 .parallel = 4});
    read();
    stage();
    apply();
    print();
    if (m_options.dryRun)
        sumUp();
    const auto good = std::ranges::count_if(m_lines, isGood);
    if (good == qsizetype(m_lines.size()))
        return succeeded;
    complain(EditWords::tr("%1 of %2 not applied")
                 .arg(qsizetype(m_lines.size()) - good)
                 .arg(m_lines.size()));
    return failed;
}

} // namespace

int runEdit(const EditOptions &options)
{
    if (options.wish.isEmpty()) {
        complain(EditWords::tr("nothing to change is named; see slipway edit --help"));
        return wrongUsage;
    }
    if (const QString both = contradiction(options.wish); !both.isEmpty()) {
        complain(EditWords::tr("%1 cannot be added and removed at once").arg(both));
        return wrongUsage;
    }
    if (options.urns.isEmpty() && !options.filter) {
        complain(EditWords::tr("name deployments by URN or by --filter"));
        return wrongUsage;
    }
    for (const QString &urn : options.urns) {
        const auto parsed = domain::Urn::tryParse(urn);
        if (!parsed || !parsed->isDeployment()) {
            complain(EditWords::tr("%1 is no URN of a deployment").arg(urn));
            return wrongUsage;
        }
    }
    if (options.filter) {
        if (options.filter->trimmed().isEmpty()) {
            complain(EditWords::tr("the filter is empty; --filter 'name:*' means all deployments"));
            return wrongUsage;
        }
        const filter::Parsed parsed = filter::parse(*options.filter);
        if (parsed.error) {
            complain(explained(*options.filter, *parsed.error));
            return wrongUsage;
        }
    }
    const auto session = Session::open(options.target, Session::Access::Write);
    if (!session) {
        complain(oneLine(session.error(), EditWords::tr("The embedded GMS")));
        return failed;
    }
    return EditCommand(options, **session).run();
}

} // namespace commands
