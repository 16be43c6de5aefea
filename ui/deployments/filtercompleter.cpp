// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/filtercompleter.h"

#include "ui/deployments/filteredit.h"
#include "ui/deployments/suggestionpopup.h"

#include <QFutureWatcher>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QtConcurrentRun>

using namespace Qt::Literals::StringLiterals;
using filter::Field;

namespace {

constexpr std::size_t mostListed = 2'000;
//! Up to here a pass over all properties takes less than a frame.
constexpr std::size_t mostCountedAtOnce = 20'000;

} // namespace

struct FilterCompleter::Values
{
    catalog::CatalogPtr catalog;
    QString key;
    std::shared_ptr<std::atomic_bool> cancel;
    std::optional<std::vector<items::PropertyValue>> values;

    ~Values()
    {
        if (cancel)
            cancel->store(true);
    }
};

FilterCompleter::FilterCompleter(DeploymentQuery &query, FilterEdit &edit,
                                 const FilterHistory &history, QObject *parent)
    : QObject(parent), m_query(query), m_edit(edit), m_history(history)
{
    connect(&edit, &QPlainTextEdit::cursorPositionChanged, this, &FilterCompleter::noticeCaret);
    connect(&query, &DeploymentQuery::answered, this, [this] {
        if (isOpen() && !m_moved && !m_isHistory)
            ask(m_unasked); // the counts are others
    });
}

FilterCompleter::~FilterCompleter() = default;

void FilterCompleter::watchKeys()
{
    m_edit.installEventFilter(this);
}

bool FilterCompleter::isOpen() const
{
    return m_popup && m_popup->isVisible();
}

suggestions::Question FilterCompleter::question(bool unasked)
{
    suggestions::Question asked;
    asked.text = m_edit.text();
    asked.caret = m_edit.caret();
    asked.unasked = unasked;
    asked.catalog = m_query.answer().catalog.get();
    asked.counts = &m_query.answer().counts;
    asked.history = m_history.entries();
    asked.saved = m_saved;
    asked.today = QDate::currentDate();
    const filter::AtCursor at = filter::atCursor(asked.text, asked.caret);
    if (const auto listing = listingOf(at))
        asked.values = valuesOf(*listing);
    return asked;
}

std::optional<FilterCompleter::Listing> FilterCompleter::listingOf(const filter::AtCursor &at) const
{
    if (at.kind != filter::AtCursor::Kind::Value)
        return std::nullopt;
    using Cancel = const std::atomic_bool *;
    if (at.key == u"prop"_s)
        return Listing {u"prop."_s + at.property,
                        [key = at.property](const catalog::Catalog &catalog, Cancel cancel) {
                            return items::propertyValues(catalog, key, mostListed, cancel);
                        }};
    if (at.key == u"is"_s) {
        // What the rest of the filter leaves; the whole of it where the term stands in a group.
        QString rest = m_edit.text();
        const qsizetype start = at.position - 3;
        const bool negated = start > 0 && rest[start - 1] == u'-';
        rest.remove(start - (negated ? 1 : 0), at.length + 3 + (negated ? 1 : 0));
        const filter::Parsed parsed = filter::parse(rest);
        filter::Context context = filter::Context::current();
        context.production = m_query.productionEnvironments();
        const filter::Filter filter = parsed.error ? m_query.filter() : parsed.filter;
        return Listing {u"is:"_s + filter::toText(filter),
                        [filter, context](const catalog::Catalog &catalog, Cancel cancel) {
                            return items::factCounts(catalog, filter, context, cancel);
                        }};
    }
    for (const Field field : {Field::Name, Field::Version, Field::Replacement}) {
        if (at.key != filter::keyOf(field))
            continue;
        // Names are as many as deployments: only those that fit are looked at.
        const QString part = field == Field::Name ? at.prefix : QString();
        return Listing {at.key + u':' + part,
                        [field, part](const catalog::Catalog &catalog, Cancel cancel) {
                            return items::fieldValues(catalog, field, part, mostListed, cancel);
                        }};
    }
    return std::nullopt;
}

const std::vector<items::PropertyValue> *FilterCompleter::valuesOf(const Listing &listing)
{
    const catalog::CatalogPtr &catalog = m_query.answer().catalog;
    if (m_values && m_values->catalog == catalog && m_values->key == listing.key)
        return m_values->values ? &*m_values->values : nullptr;
    m_values = std::make_unique<Values>();
    m_values->catalog = catalog;
    m_values->key = listing.key;
    if (catalog->size() <= mostCountedAtOnce) {
        m_values->values = listing.count(*catalog, nullptr);
        return &*m_values->values;
    }
    m_values->cancel = std::make_shared<std::atomic_bool>(false);
    using Watcher = QFutureWatcher<std::vector<items::PropertyValue>>;
    auto *watcher = new Watcher(this);
    connect(watcher, &Watcher::finished, this, [this, watcher, cancel = m_values->cancel] {
        watcher->deleteLater();
        if (cancel->load())
            return;
        m_values->values = watcher->future().takeResult();
        if (m_edit.hasFocus() && !m_moved && !m_isHistory)
            ask(m_unasked);
    });
    watcher->setFuture(
        QtConcurrent::run([catalog, count = listing.count, cancel = m_values->cancel] {
            return count(*catalog, cancel.get());
        }));
    return nullptr;
}

void FilterCompleter::offer()
{
    if (m_taking)
        return;
    if (m_edit.hasFocus())
        ask(true);
    else
        letGo();
}

void FilterCompleter::ask(bool unasked)
{
    suggestions::Answer answer = suggestions::answer(question(unasked));
    m_halfTyped = answer.halfTyped;
    m_beginsKey = answer.beginsKey;
    m_unasked = unasked;
    m_isHistory = false;
    const bool chooseFirst = answer.likely;
    show(std::move(answer), chooseFirst);
}

void FilterCompleter::showHistory()
{
    suggestions::Answer answer = suggestions::history(question(false));
    if (answer.lines.empty())
        ask(false);
    else
        show(std::move(answer), true);
    m_isHistory = true;
    m_moved = isOpen(); // it was asked for with a key that chooses
}

void FilterCompleter::show(suggestions::Answer answer, bool chooseFirst)
{
    m_answer = std::move(answer);
    m_moved = false;
    m_text = m_edit.text();
    if (m_answer.lines.empty() || !m_edit.isVisible()) {
        if (m_popup)
            m_popup->hide();
        m_edit.setGhost({});
        return;
    }
    QWidget *window = m_edit.window();
    if (!m_popup) {
        m_popup = new SuggestionPopup(window);
        connect(m_popup, &SuggestionPopup::taken, this, &FilterCompleter::take);
        connect(m_popup, &SuggestionPopup::chosenChanged, this, &FilterCompleter::showGhost);
    }
    if (m_popup->parentWidget() != window)
        m_popup->setParent(window);
    const QRect place = m_edit.placeOf(m_answer.position);
    const int x = qBound(0, place.left() - 34, m_edit.width());
    const QWidget *line = m_edit.parentWidget(); // whose frame the list leaves alone
    const int y = line->mapToGlobal(QPoint(0, line->height() + 2)).y();
    m_popup->showAnswer(m_answer, {m_edit.mapToGlobal(QPoint(x, 0)).x(), y}, chooseFirst);
}

//! What Tab would put behind the caret.
void FilterCompleter::showGhost()
{
    const Suggestion *chosen = m_popup ? m_popup->chosen() : nullptr;
    const bool goesOn = chosen && !chosen->whole && !m_answer.typed.isEmpty()
                     && chosen->insert.startsWith(m_answer.typed, Qt::CaseInsensitive);
    m_edit.setGhost(goesOn ? chosen->insert.mid(m_answer.typed.size()) : QString());
}

void FilterCompleter::letGo()
{
    m_halfTyped = false;
    m_beginsKey = false;
    m_moved = false;
    if (m_popup)
        m_popup->hide();
    m_edit.setGhost({});
}

void FilterCompleter::close()
{
    letGo();
    Q_EMIT closed();
}

bool FilterCompleter::take()
{
    const Suggestion *chosen = m_popup ? m_popup->chosen() : nullptr;
    if (!chosen)
        return false;
    const Suggestion taken = *chosen;
    {
        const QScopedValueRollback taking(m_taking, true);
        letGo();
        if (taken.whole)
            m_edit.setText(taken.insert);
        else
            m_edit.replace(m_answer.position, m_answer.length, taken.insert);
    }
    m_text = m_edit.text();
    if (taken.kind == Suggestion::Kind::Key)
        ask(true);
    else
        Q_EMIT closed();
    return true;
}

//! The comma goes in as typed, behind what was taken.
bool FilterCompleter::takeAndAdd()
{
    if (m_answer.canAdd && (m_moved || m_halfTyped)) {
        const Suggestion *chosen = m_popup->chosen();
        if (chosen && chosen->kind == Suggestion::Kind::Value)
            take();
    }
    return false;
}

void FilterCompleter::noticeCaret()
{
    // While something is typed the text is new, and an answer follows.
    if (!m_taking && (isOpen() || m_halfTyped || m_beginsKey) && m_edit.text() == m_text)
        close();
}

bool FilterCompleter::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        return handleKey(key->key(), key->modifiers() & ~Qt::KeypadModifier);
    }
    return false;
}

bool FilterCompleter::handleKey(int key, Qt::KeyboardModifiers modifiers)
{
    if (key == Qt::Key_Space && modifiers == Qt::ControlModifier) {
        ask(false);
        return true;
    }
    if (!isOpen() || modifiers != Qt::NoModifier)
        return false;
    return handleOpenKey(key);
}

bool FilterCompleter::handleOpenKey(int key)
{
    switch (key) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        m_popup->move(key == Qt::Key_Down ? 1 : -1);
        m_moved = true;
        return true;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        m_popup->movePage(key == Qt::Key_PageDown ? 1 : -1);
        m_moved = true;
        return true;
    case Qt::Key_Tab:
        if (!take())
            close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return m_moved && take();
    case Qt::Key_Comma:
        return takeAndAdd();
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return false;
    }
}
