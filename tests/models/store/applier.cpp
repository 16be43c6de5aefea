// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/cache/folder.h"
#include "models/changes/aspects.h"
#include "models/store/editing.h"
#include "models/store/gmsstore.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace {

using changes::Json;

//! All that forms can write, of a deployment, its model and a tag.
bool stageEverything(store::Editing &editing)
{
    namespace aspect = changes::aspect;
    const QString urn = u"urn:li:mlModelDeployment:(urn:li:dataPlatform:kserve,all%281%29,PROD)"_s;
    const QString model = u"urn:li:mlModel:(urn:li:dataPlatform:mlflow,m,PROD)"_s;
    const QString tag = u"urn:li:tag:tier 1/π"_s;
    const auto set = [&](const QString &entity, const QString &name, const Json &value) {
        return editing.setAspect({entity, name}, value, name);
    };
    const Json owners = Json::array(
        {changes::ownerEntry(u"urn:li:corpuser:ana"_s, u"TECHNICAL_OWNER"_s),
         changes::ownerEntry(u"urn:li:corpuser:ana"_s,
                             u"urn:li:ownershipType:__system__data_steward"_s),
         changes::ownerEntry(u"urn:li:corpGroup:mlops"_s, u"urn:li:ownershipType:pager"_s)});
    return set(urn, aspect::properties,
               {{"description", "a *Markdown* text \u2192"},
                {"version", {{"versionTag", "7.3.1"}}},
                {"status", "IN_SERVICE"},
                {"createdAt", 1'700'000'000'123},
                {"externalUrl", "https://example.com/x?y=1"},
                {"customProperties", {{"team", "ml"}, {"empty", ""}}}})
        && set(urn, aspect::ownership, {{"owners", owners}})
        && set(urn, aspect::tags, {{"tags", Json::array({{{"tag", tag.toStdString()}}})}})
        && set(urn, aspect::deprecation,
               {{"deprecated", true},
                {"decommissionTime", 1'900'000'000'000},
                {"replacement", "urn:li:mlModelDeployment:(urn:li:dataPlatform:kserve,next,PROD)"}})
        && set(urn, aspect::status, {{"removed", true}})
        && set(urn, aspect::instance,
               {{"platform", "urn:li:dataPlatform:kserve"},
                {"instance", "urn:li:dataPlatformInstance:(urn:li:dataPlatform:kserve,eu)"}})
        && set(urn, aspect::container, {{"container", "urn:li:container:abc"}})
        && set(model, aspect::modelProperties, {{"deployments", Json::array({urn.toStdString()})}})
        && set(tag, aspect::tagProperties,
               {{"name", "tier 1/π"}, {"description", "pager"}, {"colorHex", "#112233"}});
}

} // namespace

//! A program with a change set: applycrash.py kills it, tests/sdk/written.py reads what it wrote.
//!   applier URL FOLDER stage COUNT   makes COUNT edits, and ends
//!   applier URL FOLDER everything    edits every aspect that can be edited, and goes on as apply
//!   applier URL FOLDER apply         applies what waits, says how much is left, and ends
//!   applier URL FOLDER count         says how much is left, and ends
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 4)
        return 2;
    store::Connection connection;
    connection.server.url = QUrl(arguments[1]);
    connection.server.readOnly = false;
    store::GmsStore store(connection);
    store::Editing editing(
        store, store.client(),
        store::Editing::Options {.folder = arguments[2],
                                 .identity = cache::identityOf(connection.server.url),
                                 .fallbackActor = store::localActor()});
    if (arguments[3] == "stage"_L1) {
        QStringList urns;
        for (int i = 0; i < arguments.value(4).toInt(); ++i)
            urns.append(
                u"urn:li:mlModelDeployment:(urn:li:dataPlatform:kserve,crash-%1,PROD)"_s.arg(i));
        changes::Wish wish;
        wish.addTags = {u"urn:li:tag:once"_s};
        return editing.setWish(urns, wish, u"tag"_s) ? 0 : 1;
    }
    const auto count = [&] {
        std::printf("left %zu log %zu\n", editing.changes().editCount(),
                    editing.log(100'000).size());
    };
    if (arguments[3] == "count"_L1) {
        count();
        return 0;
    }
    if (arguments[3] == "everything"_L1 && !stageEverything(editing))
        return 1;
    QObject::connect(
        &editing, &store::Editing::applyFinished, &application,
        [&] {
            count();
            QCoreApplication::quit();
        },
        Qt::QueuedConnection);
    std::puts("begun");
    std::fflush(stdout);
    editing.apply();
    return QCoreApplication::exec();
}
