// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/replacementfield.h"

#include "models/domain/urn.h"
#include "models/domain/vocabulary.h"
#include "ui/common/buttons.h"
#include "ui/common/icons.h"
#include "ui/common/marks.h"
#include "ui/common/theme.h"
#include "ui/editing/formgroup.h"
#include "ui/editing/formkeys.h"
#include "ui/editing/formwords.h"
#include "ui/editing/pickfield.h"

#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

//! Status and environment of what is chosen, in the line of the field. Takes no room without one.
class StatusDot final : public QWidget
{
public:
    StatusDot(PickField *line) : QWidget(line), m_line(line)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        line->installEventFilter(this);
    }

    void show(const QString &status, const QString &environment, bool production, bool known)
    {
        m_status = status;
        m_environment = environment;
        m_production = production;
        m_known = known;
        place();
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Resize)
            place();
        return QWidget::eventFilter(watched, event);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        if (!m_known)
            return;
        QPainter painter(this);
        const Theme &theme = Theme::of(this);
        icons::paint(painter, QPointF(8, std::floor((height() - 14) / 2.0)),
                     icons::forStatus(m_status), theme.statusColor(m_status), 14);
        if (m_environment.isEmpty())
            return;
        const qreal wide = marks::environmentWidth(m_environment, m_production);
        marks::environment(painter, QRectF(width() - wide - 6, 0, wide, height()), m_environment,
                           m_production, theme);
    }

private:
    void place()
    {
        setGeometry(m_line->rect());
        const int right
            = m_known && !m_environment.isEmpty()
                ? int(std::ceil(marks::environmentWidth(m_environment, m_production))) + 8
                : 0;
        m_line->setTextMargins(m_known ? 20 : 0, 0, right, 0);
        update();
    }

    PickField *m_line;
    QString m_status;
    QString m_environment;
    bool m_production = false;
    bool m_known = false;
};

namespace {

constexpr std::size_t mostCandidates = 60;
constexpr std::size_t mostOfModel = 200;

} // namespace

ReplacementField::ReplacementField(const EditTarget &target, QWidget *parent)
    : QWidget(parent)
    , m_target(target)
    , m_line(new PickField(this))
    , m_dot(new StatusDot(m_line))
    , m_message(new FieldMessage(this))
    , m_search(new CatalogSearch(this))
{
    setFocusProxy(m_line);
    m_line->setObjectName(u"replacement"_s);
    m_line->setAccessibleName(tr("Replaced by"));
    if (target.isReadOnly())
        m_line->setPlaceholderText(tr("nothing"));
    m_message->setObjectName(u"replacementMessage"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_line);
    column->addWidget(m_message);
    if (target.isReadOnly()) {
        m_line->setReadOnly(true);
        m_line->setFrame(false);
        return;
    }
    m_line->setPlaceholderText(tr("Nothing: name, platform or URN…"));
    connect(m_line, &QLineEdit::textEdited, this, &ReplacementField::retyped);
    formkeys::watchPicked(m_line, target.editing);
    connect(m_line, &PickField::asked, this, &ReplacementField::ask);
    connect(m_search, &CatalogSearch::changed, this, &ReplacementField::offer);
    connect(m_line, &PickField::taken, this, [this](const Choice &choice) { choose(choice.urn); });
    connect(m_line, &PickField::entered, this, &ReplacementField::enter);
    connect(m_line, &PickField::cleared, this, [this] { choose({}); });
}

void ReplacementField::showValue(const QString &urn)
{
    if (!m_shown || urn != m_urn) {
        const QString draft = m_shown ? QString() : m_target.draft(u"replacement"_s);
        m_urn = urn;
        m_shown = true;
        m_target.setDraft(u"replacement"_s, {});
        looks::setInvalid(m_line, false);
        m_line->setKept(urn.isEmpty() ? QString() : m_target.nameOf(urn));
        m_line->setToolTip(servertext::toolTip(urn));
        if (!draft.isEmpty()) {
            m_line->setText(draft);
            enter(draft);
        }
    }
    judgeShown();
}

void ReplacementField::clear()
{
    m_urn.clear();
    m_target.setDraft(u"replacement"_s, {});
    looks::setInvalid(m_line, false);
    m_line->setKept({});
    judgeShown();
}

void ReplacementField::setAffected(const QStringList &urns)
{
    if (urns == m_affected)
        return;
    m_affected = urns;
    if (m_urn.isEmpty() || !m_line->isSettled())
        return;
    const replacement::Verdict verdict = judge(m_urn);
    looks::setInvalid(m_line, verdict.refused);
    saySuitability(verdict);
}

bool ReplacementField::isFinished() const
{
    return m_line->isSettled() && !looks::isInvalid(m_line);
}

void ReplacementField::judgeShown()
{
    if (looks::isInvalid(m_line))
        return; // it says why another one was refused
    if (m_urn.isEmpty()) {
        m_dot->show({}, {}, false, false);
        m_message->clear();
        return;
    }
    const catalog::CatalogPtr catalog = m_target.catalog();
    const auto row = catalog->find(m_urn);
    const Choice shown = row ? choiceOf(*row) : Choice();
    m_dot->show(shown.status, shown.environment, shown.production, row.has_value());
    saySuitability(judge(m_urn));
}

replacement::Verdict ReplacementField::judge(const QString &urn) const
{
    const changes::ChangeSet &set = m_target.editing->changes();
    return m_target.urn.isEmpty()
             ? replacement::judgeForAll(*m_target.catalog(), set, m_affected, urn)
             : replacement::judge(*m_target.catalog(), set, m_target.urn, urn);
}

void ReplacementField::saySuitability(const replacement::Verdict &verdict)
{
    m_message->say(verdict.text, verdict.tone,
                   verdict.tone == Tone::Ok       ? u"check-pass"_s
                   : verdict.tone == Tone::Danger ? u"check-block"_s
                                                  : u"check-warn"_s);
    m_line->setAccessibleDescription(verdict.text);
}

void ReplacementField::ask(const QString &text)
{
    m_asked = text.trimmed();
    const catalog::CatalogPtr catalog = m_target.catalog();
    if (m_sameModelOf != catalog) {
        const auto row = catalog->find(m_target.urn);
        m_sameModel = row ? replacement::sameModel(*catalog, *row, mostOfModel)
                          : std::vector<catalog::Row>();
        m_sameModelOf = catalog;
    }
    if (m_asked.isEmpty()) {
        m_search->clear();
        offer();
    } else {
        m_search->ask(catalog, m_asked, items::kindBit(items::SearchHit::Kind::Deployment));
    }
}

//! Those of the same model first, then by how well they match.
void ReplacementField::offer()
{
    std::vector<Choice> choices;
    if (m_asked.isEmpty()) {
        for (const catalog::Row row : m_sameModel) {
            if (choices.size() < mostCandidates)
                choices.push_back(choiceOf(row));
        }
        m_line->offer(std::move(choices), m_sameModel.empty()
                                              ? tr("Type some letters of its name")
                                              : tr("Of the same model. Type to find others."));
        return;
    }
    if (m_search->isStale())
        return;
    std::vector<Choice> others;
    if (m_search->catalog() == m_target.catalog()) {
        for (const items::SearchHit &hit : m_search->hits()) {
            const catalog::Row row = hit.at;
            Choice choice = choiceOf(row);
            if (choice.urn == m_target.urn || choices.size() + others.size() >= mostCandidates)
                continue;
            const bool model = std::ranges::find(m_sameModel, row) != m_sameModel.end();
            (model ? choices : others).push_back(std::move(choice));
        }
    }
    choices.insert(choices.end(), others.begin(), others.end());
    const bool none = choices.empty() && !m_search->isBusy();
    m_line->offer(std::move(choices), none ? tr("No deployment matches") : QString());
}

Choice ReplacementField::choiceOf(catalog::Row row) const
{
    const catalog::CatalogPtr catalog = m_target.catalog();
    Choice choice;
    choice.mark = Choice::Mark::Deployment;
    choice.urn = catalog->urn(row);
    choice.name = catalog->name(row);
    choice.status = catalog->text(row, catalog::Facet::Status);
    choice.environment = catalog->text(row, catalog::Facet::Environment);
    choice.production = m_target.production().contains(choice.environment);
    const bool model = std::ranges::find(m_sameModel, row) != m_sameModel.end();
    const bool deprecated = catalog->has(row, catalog::Flag::Deprecated);
    const bool removed = catalog->has(row, catalog::Flag::Removed);
    choice.faint = deprecated || removed;
    choice.detail = removed    ? tr("soft-deleted")
                  : deprecated ? tr("deprecated itself")
                  : model      ? tr("same model")
                               : domain::platformId(catalog->text(row, catalog::Facet::Platform));
    return choice;
}

void ReplacementField::enter(const QString &text)
{
    const auto urn = domain::Urn::tryParse(text.trimmed());
    if (urn && urn->isDeployment()) {
        choose(urn->toString());
        return;
    }
    m_target.setDraft(u"replacement"_s, text);
    m_dot->show({}, {}, false, false);
    looks::setInvalid(m_line, true);
    m_message->say(tr("No deployment is called “%1”. Choose one of the list, or give its URN.")
                       .arg(formwords::oneLine(text, 60)),
                   Tone::Danger);
    Q_EMIT finishedChanged();
}

void ReplacementField::retyped(const QString &text)
{
    if (looks::isInvalid(m_line)) {
        looks::setInvalid(m_line, false);
        judgeShown();
    }
    if (m_line->isSettled())
        m_target.setDraft(u"replacement"_s, {});
    else if (!m_target.draft(u"replacement"_s).isEmpty())
        m_target.setDraft(u"replacement"_s, text);
    Q_EMIT finishedChanged();
}

bool ReplacementField::choose(const QString &urn)
{
    looks::setInvalid(m_line, false);
    m_target.setDraft(u"replacement"_s, {});
    const replacement::Verdict verdict = urn.isEmpty() ? replacement::Verdict() : judge(urn);
    if (verdict.refused) {
        m_line->setKept(m_urn.isEmpty() ? QString() : m_target.nameOf(m_urn));
        looks::setInvalid(m_line, true);
        m_message->say(verdict.text, Tone::Danger);
        m_line->setAccessibleDescription(verdict.text);
        Q_EMIT finishedChanged();
        return false;
    }
    if (urn != m_urn)
        Q_EMIT edited(urn);
    showValue(urn);
    m_line->setKept(urn.isEmpty() ? QString() : m_target.nameOf(urn));
    return true;
}
