// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/deploymentactions.h"

#include "models/filter/language.h"
#include "models/filter/meaning.h"
#include "models/items/csv.h"
#include "models/settings/link.h"
#include "ui/common/icons.h"
#include "ui/deployments/deploymenttable.h"
#include "ui/deployments/wording.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::Literals::StringLiterals;
using catalog::Facet;

namespace {

constexpr qsizetype mostCommands = 200; // more would be no text to paste but a script
constexpr std::size_t mostPasted = 10'000; // more would be no clipboard but a file

//! A text in a menu: without the mnemonics that an ampersand would make.
QString menuText(const QString &text)
{
    return wording::oneLine(text, 40).replace(u'&', u"&&"_s);
}

} // namespace

DeploymentActions::DeploymentActions(DeploymentQuery &query, DeploymentTable &table, QWidget *page)
    : QObject(page)
    , m_query(query)
    , m_table(table)
    , m_filters(query, table.deployments())
    , m_copyMenu(new QMenu(page))
    , m_copyUrn(make(tr("Copy &URN"), u"copy"_s, QKeySequence::Copy))
    , m_copyJson(make(tr("Copy &JSON"), {}, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)))
    , m_copyCurl(make(tr("Copy &curl command"), {}, {}))
    , m_copyRows(make(tr("Copy &rows for a spreadsheet"), {}, {}))
    , m_copyLink(make(tr("Copy &link"), u"link"_s, {}))
    , m_copyFilterLink(make(tr("Copy link to this &filter"), {}, {}))
    , m_openUrl(make(tr("&Open external URL"), u"external-link"_s, {}))
    , m_showReplacement(make(tr("Show &replacement"), u"forward"_s, {}))
    , m_history(make(tr("&History"), u"history"_s, QKeySequence(Qt::CTRL | Qt::Key_H)))
{
    m_copyUrn->setObjectName(u"copyUrn"_s);
    m_copyJson->setObjectName(u"copyJson"_s);
    m_copyCurl->setObjectName(u"copyCurl"_s);
    m_copyRows->setObjectName(u"copyRows"_s);
    m_copyLink->setObjectName(u"copyLink"_s);
    m_copyFilterLink->setObjectName(u"copyFilterLink"_s);
    m_openUrl->setObjectName(u"openUrl"_s);
    m_showReplacement->setObjectName(u"showReplacement"_s);
    m_history->setObjectName(u"history"_s);
    connect(m_history, &QAction::triggered, this, [this] {
        if (const auto record = one())
            Q_EMIT historyRequested(record->urn);
    });
    m_copyMenu->addActions({m_copyUrn, m_copyLink, m_copyJson, m_copyCurl, m_copyRows});
    connect(m_copyUrn, &QAction::triggered, this, &DeploymentActions::copyUrns);
    connect(m_copyJson, &QAction::triggered, this, &DeploymentActions::fetchJson);
    connect(m_copyCurl, &QAction::triggered, this, &DeploymentActions::copyCurlCommands);
    connect(m_copyRows, &QAction::triggered, this, &DeploymentActions::copyTableRows);
    connect(m_copyLink, &QAction::triggered, this, &DeploymentActions::copyLinks);
    connect(m_copyFilterLink, &QAction::triggered, this, &DeploymentActions::copyLinkOfFilter);
    connect(&m_query, &DeploymentQuery::filterChanged, this, &DeploymentActions::update);
    connect(m_openUrl, &QAction::triggered, this, &DeploymentActions::openCurrentUrl);
    connect(m_showReplacement, &QAction::triggered, this, [this] {
        if (const auto record = one(); record && !record->replacement.isEmpty())
            Q_EMIT replacementRequested(record->replacement);
    });
    update();
}

QAction *DeploymentActions::make(const QString &text, const QString &icon, const QKeySequence &keys)
{
    auto *action = new QAction(text, this);
    if (!icon.isEmpty())
        action->setIcon(icons::icon(icon));
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    return action;
}

void DeploymentActions::setStore(store::CatalogStore *store)
{
    m_pending.reset();
    m_store = store;
    update();
}

QList<QAction *> DeploymentActions::all() const
{
    return {m_copyUrn,  m_copyLink, m_copyFilterLink,  m_copyJson, m_copyCurl,
            m_copyRows, m_openUrl,  m_showReplacement, m_history};
}

std::optional<catalog::Record> DeploymentActions::one() const
{
    const auto rows = m_table.chosenRows();
    if (rows.size() != 1)
        return std::nullopt;
    return m_table.deployments().catalog()->record(rows.front());
}

void DeploymentActions::update()
{
    const auto record = one();
    const bool any = record || m_table.selectionModel()->hasSelection();
    m_copyUrn->setEnabled(any);
    m_copyCurl->setEnabled(any && m_store);
    m_copyRows->setEnabled(any);
    m_copyLink->setEnabled(any && m_store);
    m_copyFilterLink->setEnabled(m_store && !m_query.filter().isEmpty());
    m_copyJson->setEnabled(record && m_store);
    m_openUrl->setEnabled(record && wording::webUrl(record->url));
    m_showReplacement->setEnabled(record && !record->replacement.isEmpty());
    m_history->setEnabled(record && m_store);
}

void DeploymentActions::copy(const QString &text, const QString &done)
{
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT message(done);
}

void DeploymentActions::copyUrns()
{
    const QStringList urns = m_table.chosenUrns();
    if (!urns.isEmpty())
        copy(urns.join(u'\n'), tr("%n URN(s) copied", nullptr, int(urns.size())));
}

void DeploymentActions::fetchJson()
{
    const auto record = one();
    const auto urn = record ? domain::Urn::tryParse(record->urn) : std::nullopt;
    if (!urn || !m_store)
        return;
    Q_EMIT message(tr("Reading the JSON of %1…").arg(wording::oneLine(record->name, 60)));
    m_pending = m_store->fetchJson(*urn, [this, name = record->name](Result<QString> json) {
        if (json)
            copy(*json, tr("JSON of %1 copied").arg(wording::oneLine(name, 60)));
        else
            Q_EMIT failed(json.error());
    });
}

void DeploymentActions::copyCurlCommands()
{
    QStringList commands;
    const QStringList urns = m_table.chosenUrns().mid(0, mostCommands);
    for (const QString &text : urns) {
        const auto urn = domain::Urn::tryParse(text);
        if (urn && m_store)
            commands.append(m_store->curlCommand(*urn));
    }
    if (!commands.isEmpty())
        copy(commands.join(u'\n'), tr("%n curl command(s) copied", nullptr, int(commands.size())));
}

//! With a head, in the columns and the order of the table.
void DeploymentActions::copyTableRows()
{
    std::vector<catalog::Row> rows = m_table.chosenRows();
    if (rows.empty())
        return;
    const bool tooMany = rows.size() > mostPasted;
    rows.resize(std::min(rows.size(), mostPasted));
    std::vector<DeploymentRows::Column> columns;
    QStringList titles;
    for (const ColumnLayout::Entry &entry : m_table.columnLayout().entries) {
        if (!entry.visible)
            continue;
        columns.push_back(entry.column);
        titles.append(DeploymentRows::title(entry.column));
    }
    QString text = items::tabLine(titles);
    for (const catalog::Row row : rows) {
        QStringList cells;
        for (const DeploymentRows::Column column : columns)
            cells.append(DeploymentRows::exported(*m_table.deployments().catalog(), row, column));
        text += items::tabLine(cells);
    }
    const QString count = wording::number(qint64(rows.size()));
    copy(text, tooMany            ? tr("First %1 rows copied; Export writes all").arg(count)
               : rows.size() == 1 ? tr("1 row copied")
                                  : tr("%1 rows copied").arg(count));
}

//! The embedded server is another one on every computer: a link to it names none.
QUrl DeploymentActions::linkedServer() const
{
    return m_store->server().embedded ? QUrl() : m_store->server().url;
}

void DeploymentActions::copyLinks()
{
    if (!m_store)
        return;
    QStringList links;
    for (const QString &urn : m_table.chosenUrns().mid(0, mostCommands))
        links.append(linkText({LinkTarget::Kind::Deployment, urn, {}, linkedServer()}));
    if (!links.isEmpty())
        copy(links.join(u'\n'), tr("%n link(s) copied", nullptr, int(links.size())));
}

void DeploymentActions::copyLinkOfFilter()
{
    if (m_store)
        copy(linkText(
                 {LinkTarget::Kind::Filter, {}, filter::toText(m_query.filter()), linkedServer()}),
             tr("Link to the filter copied"));
}

void DeploymentActions::openCurrentUrl()
{
    const auto record = one();
    if (const auto url = record ? wording::webUrl(record->url) : std::nullopt)
        Q_EMIT urlRequested(*url);
}

void DeploymentActions::fillCellMenu(QMenu &menu, const QModelIndex &index)
{
    m_filters.fill(menu, index);
    menu.addActions({m_copyUrn, m_copyLink, m_copyJson, m_copyCurl, m_copyRows});
    menu.addSeparator();
    const auto record = one();
    if (const auto url = record ? wording::webUrl(record->url) : std::nullopt) {
        QAction *open = menu.addAction(icons::icon(u"external-link"_s),
                                       tr("&Open %1").arg(menuText(url->host(QUrl::FullyEncoded))));
        connect(open, &QAction::triggered, this, &DeploymentActions::openCurrentUrl);
    }
    if (m_showReplacement->isEnabled())
        menu.addAction(m_showReplacement);
    menu.addAction(m_history);
}
