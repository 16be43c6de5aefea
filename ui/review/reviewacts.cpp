// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/review/reviewacts.h"

#include "models/changes/aspects.h"
#include "ui/review/reviewpaint.h"

#include <QLocale>
#include <QMenu>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using catalog::Facet;
using catalog::Row;

namespace {

constexpr std::size_t mostOffered = 8;

//! An & in a name would become a key of the menu.
QString literal(QString text)
{
    return text.replace(u'&', u"&&"_s);
}

} // namespace

ReviewActs::ReviewActs(QObject *parent) : QObject(parent), m_answer(review::Reviewer().answer()) { }

void ReviewActs::show(const review::Reviewer::AnswerPtr &answer, std::optional<Row> row)
{
    m_answer = answer;
    m_row = row;
}

void ReviewActs::wish(const changes::Wish &wish, const QString &title)
{
    if (m_row)
        Q_EMIT wishRequested({m_answer->catalog().urn(*m_row)}, wish, title);
}

void ReviewActs::addOther(QMenu &menu, const QString &text, const QString &aspect)
{
    if (!menu.isEmpty())
        menu.addSeparator();
    menu.addAction(text, this, [this, aspect] {
        if (m_row)
            Q_EMIT editRequested({m_answer->catalog().urn(*m_row)}, aspect);
    });
}

void ReviewActs::moveTo(Row row, const QDate &day)
{
    const auto &when = m_answer->context.when;
    const std::int64_t before = m_answer->catalog().decommission(row);
    const QTime time = before == catalog::noTime
                         ? QTime()
                         : QDateTime::fromMSecsSinceEpoch(before).toTimeZone(when.zone).time();
    const QDateTime moment = time.isValid() && time != QTime(0, 0) ? QDateTime(day, time, when.zone)
                                                                   : day.startOfDay(when.zone);
    changes::Wish one;
    one.deprecate = changes::Wish::Deprecation {};
    one.deprecate->decommissionMs = moment.toMSecsSinceEpoch();
    Q_EMIT wishRequested(
        {m_answer->catalog().urn(row)}, one,
        tr("Decommission %1 on %2")
            .arg(m_answer->catalog().name(row),
                 reviewpaint::dateText(*one.deprecate->decommissionMs, m_answer->context)));
}

void ReviewActs::fillDates(QMenu &menu)
{
    menu.clear();
    if (!m_row)
        return;
    const auto &when = m_answer->context.when;
    const QDate today = when.now.toTimeZone(when.zone).date();
    const std::int64_t ms = m_answer->catalog().decommission(*m_row);
    const QDate before = ms == catalog::noTime ? QDate() : review::dayOf(ms, when.zone);
    // A date that is past is extended from today: else it might still be past.
    const QDate from = before.isValid() && before > today ? before : today;
    for (const int days : {7, 30, 90}) {
        const QDate day = from.addDays(days);
        const QString text = from == today ? tr("In %1 days, on %2") : tr("%1 days later, on %2");
        menu.addAction(text.arg(QString::number(days), QLocale().toString(day, u"d MMM yyyy"_s)),
                       this, [this, day] {
                           if (m_row)
                               moveTo(*m_row, day);
                       });
    }
    addOther(menu, tr("Another date…"), changes::aspect::deprecation);
}

std::vector<Row> ReviewActs::successors(const catalog::Catalog &catalog, Row row,
                                        std::size_t atMost)
{
    std::vector<Row> rows;
    const catalog::Links &links = catalog.links();
    const auto own = links.ofRow(row);
    const QString environment = catalog.text(row, Facet::Environment);
    for (Row other = 0; !own.empty() && other < catalog.size() && rows.size() < atMost; ++other) {
        const bool shares = std::ranges::any_of(links.ofRow(other), [&](const catalog::Link &link) {
            return std::ranges::any_of(
                own, [&](const catalog::Link &mine) { return mine.model == link.model; });
        });
        if (shares && other != row && !catalog.has(other, catalog::Deprecated)
            && !catalog.has(other, catalog::Removed)
            && catalog.text(other, Facet::Status) == "IN_SERVICE"_L1
            && catalog.text(other, Facet::Environment) == environment)
            rows.push_back(other);
    }
    return rows;
}

void ReviewActs::fillReplacements(QMenu &menu)
{
    menu.clear();
    if (!m_row)
        return;
    const catalog::Catalog &catalog = m_answer->catalog();
    for (const Row row : successors(catalog, *m_row, mostOffered)) {
        changes::Wish one;
        one.deprecate = changes::Wish::Deprecation {};
        one.deprecate->replacement = catalog.urn(row);
        QAction *action = menu.addAction(literal(catalog.name(row)), this, [this, one, row] {
            wish(one, tr("Replacement of %1: %2")
                          .arg(m_answer->catalog().name(*m_row), m_answer->catalog().name(row)));
        });
        action->setCheckable(true);
        action->setChecked(catalog.replacement(*m_row) == *one.deprecate->replacement);
    }
    addOther(menu, tr("Another replacement…"), changes::aspect::deprecation);
}

//! Those of the replacement, then those of what serves the same model.
QStringList ReviewActs::ownersNearby() const
{
    const catalog::Catalog &catalog = m_answer->catalog();
    std::vector<Row> rows;
    const auto &replacement = m_answer->index->replacementOf(*m_row);
    if (replacement.target == review::Index::Target::Here)
        rows.push_back(replacement.row);
    for (const Row row : successors(catalog, *m_row, mostOffered))
        rows.push_back(row);
    QStringList own;
    for (const catalog::OwnerEntry &owner : catalog.owners(*m_row))
        own.append(owner.urn);
    QStringList urns;
    for (const Row row : rows) {
        for (const catalog::OwnerEntry &owner : catalog.owners(row)) {
            const catalog::Neighbour *known = catalog.directory().find(owner.urn);
            const bool gone = known && (!known->exists || !known->active);
            if (!gone && !own.contains(owner.urn) && !urns.contains(owner.urn)
                && urns.size() < qsizetype(mostOffered))
                urns.append(owner.urn);
        }
    }
    return urns;
}

void ReviewActs::fillOwners(QMenu &menu)
{
    menu.clear();
    if (!m_row)
        return;
    const catalog::Catalog &catalog = m_answer->catalog();
    for (const QString &urn : ownersNearby()) {
        changes::Wish one;
        one.addOwners = {{urn, u"TECHNICAL_OWNER"_s}};
        const QString name = catalog.directory().displayName(urn);
        menu.addAction(tr("Add %1").arg(literal(name)), this, [this, one, name] {
            wish(one, tr("%1 owns %2").arg(name, m_answer->catalog().name(*m_row)));
        });
    }
    addOther(menu, tr("Another owner…"), changes::aspect::ownership);
}

void ReviewActs::softDelete()
{
    if (!m_row)
        return;
    changes::Wish one;
    one.removed = true;
    wish(one, tr("Soft-delete %1").arg(m_answer->catalog().name(*m_row)));
}
