// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/editing.h"
#include "models/store/gmsstore.h"
#include "tests/fakegms/fakegms.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

//! A server, its catalog and an Editing with a journal of its own.
class EditingBed
{
public:
    explicit EditingBed(int deployments = 20, bool readOnly = false, bool journal = true)
    {
        gms.setUser(QStringLiteral("urn:li:corpuser:user0"));
        gms.addDeployments(deployments);
        store::Connection connection;
        connection.server.url = gms.url();
        connection.server.name = QStringLiteral("Production EU");
        connection.server.readOnly = readOnly;
        store = std::make_unique<store::GmsStore>(connection);
        store->refresh();
        if (!QTest::qWaitFor([this] { return !store->state().isBusy(); }, 30'000))
            qFatal("the catalog did not load");
        store::Editing::Options options;
        options.folder = journal ? folder.path() : QString();
        options.identity = QStringLiteral("test");
        options.fallbackActor = QStringLiteral("urn:li:corpuser:user0");
        options.readOnly = readOnly;
        editing = std::make_unique<store::Editing>(*store, store->client(), options);
    }

    static QString urn(int i) { return fakeDeploymentUrn(i); }
    static changes::EditKey key(int i, const char *aspect)
    {
        return {urn(i), QString::fromLatin1(aspect)};
    }

    //! One step: a note, which is of aspect deprecation.
    void note(int i, const QString &text)
    {
        changes::Json value = editing->pendingOf(key(i, "deprecation"));
        if (value.is_null())
            value = {{"deprecated", true}};
        value["note"] = text.toStdString();
        editing->setAspect(key(i, "deprecation"), value, QStringLiteral("Note"));
    }
    void addTag(int i, const QString &tag)
    {
        changes::Wish wish;
        wish.addTags = {QStringLiteral("urn:li:tag:") + tag};
        editing->setWish({urn(i)}, wish, QStringLiteral("Add tag"));
    }
    //! Someone else writes the note on the server.
    void noteOfSomeoneElse(int i, const QString &text)
    {
        const auto *now = gms.data().find(urn(i).toStdString(), "deprecation");
        nlohmann::json value = now ? now->value : nlohmann::json {{"deprecated", true}};
        value["note"] = text.toStdString();
        FakeData::Stamp stamp;
        stamp.actor = "urn:li:corpuser:user3";
        gms.data().set(urn(i), QStringLiteral("deprecation"), value, stamp);
    }
    std::string noteOnServer(int i) const
    {
        const auto *now = gms.data().find(urn(i).toStdString(), "deprecation");
        return now ? now->value.value("note", std::string()) : std::string();
    }

    bool apply(const QList<changes::EditKey> &keys = {})
    {
        editing->apply(keys);
        return waitForApply();
    }
    bool waitForApply()
    {
        return QTest::qWaitFor([this] { return !editing->applyState().running; }, 30'000);
    }

    mutable FakeGms gms;
    QTemporaryDir folder;
    std::unique_ptr<store::GmsStore> store;
    std::unique_ptr<store::Editing> editing;
};
