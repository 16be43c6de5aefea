// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "samples.h"

#include "ui/deployments/deploymentspage.h"
#include "ui/deployments/deploymenttable.h"
#include "ui/deployments/detailspane.h"
#include "ui/deployments/filteredit.h"

#include <QAction>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

namespace samples {

//! A page over a query, a store and settings of its own, shown and with the samples loaded: what a
//! test of it begins with.
class ShownPage : public QObject
{
protected:
    void makePage()
    {
        m_page = std::make_unique<DeploymentsPage>(*m_query, *m_settings);
        m_page->setNow(today());
        m_page->resize(1440, 800);
        m_page->setStore(m_store.get());
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }

    void begin()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<QSettings>(m_folder->filePath(QStringLiteral("s.ini")),
                                                 QSettings::IniFormat);
        m_query = std::make_unique<DeploymentQuery>();
        m_store = std::make_unique<FakeStore>();
        m_store->setCatalog(catalogOf(manyKinds(), names()));
        m_store->setPhase(store::LoadState::Phase::Complete);
        makePage();
    }

    void end()
    {
        m_page.reset();
        m_store.reset();
        m_query.reset();
        m_settings.reset();
    }

    DeploymentTable *table() const { return m_page->findChild<DeploymentTable *>(); }
    DetailsPane *details() const { return m_page->findChild<DetailsPane *>(); }
    FilterEdit *edit() const
    {
        return m_page->findChild<FilterEdit *>(QStringLiteral("filterEdit"));
    }
    QAction *action(const QString &name) const
    {
        for (QAction *offered : m_page->actions()) {
            if (offered->objectName() == name)
                return offered;
        }
        return nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<DeploymentQuery> m_query;
    std::unique_ptr<FakeStore> m_store;
    std::unique_ptr<DeploymentsPage> m_page;
};

} // namespace samples
