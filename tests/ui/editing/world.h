// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/changes/aspects.h"
#include "models/gms/client.h"
#include "models/gms/qnamtransport.h"
#include "models/store/editing.h"
#include "tests/fakegms/fakegms.h"
#include "tests/ui/deployments/samples.h"
#include "ui/editing/edittarget.h"

#include <QLineEdit>
#include <QTemporaryDir>

#include <memory>

//! Some deployments on a server, the catalog of them, and their edits: what a form is tested with.
class World
{
public:
    explicit World(bool readOnly = false);

    //! A deployment that catalog and server have; show() makes the catalog of all of them.
    void add(const samples::Sample &sample);
    void addModel(const QString &urn, const QString &name, const QStringList &deployments,
                  const QString &group = {});
    void addUser(const QString &id, const QString &name, const QString &email, bool active = true);
    void show();

    store::Editing &editing() { return *m_editing; }
    FakeGms &gms() { return m_gms; }
    samples::FakeStore &store() { return m_store; }
    EditTarget target(const QString &urn);
    //! Reads the aspects of \a urn as a form does, and waits for them.
    bool read(const QString &urn);

    changes::Json pending(const QString &urn, const QString &aspect) const
    {
        return m_editing->pendingOf({urn, aspect});
    }
    //! "<owner URN>|<type>" of those that will own \a urn.
    QStringList owners(const QString &urn) const;
    QStringList tags(const QString &urn) const;

private:
    FakeGms m_gms;
    gms::QnamTransport m_transport;
    gms::Client m_client;
    samples::FakeStore m_store;
    QTemporaryDir m_folder;
    std::unique_ptr<store::Editing> m_editing;
    std::vector<samples::Sample> m_rows;
    std::shared_ptr<catalog::Directory> m_names = samples::names();
    std::vector<catalog::Edge> m_edges;
    std::vector<catalog::Model> m_models;
};

//! fraud-two-tower-prod and what is around it.
samples::Sample fraud();

//! Types \a text as a user does, after what is there was selected.
void type(QLineEdit *field, const QString &text);

//! A widget of that name below \a root; fails loudly where there is none.
template <typename T>
T *part(const QWidget *root, const QString &name)
{
    T *found = root->findChild<T *>(name);
    if (!found)
        qFatal("no %s", qPrintable(name));
    return found;
}
