// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/filtereditor.h"

#include "models/filter/doubts.h"
#include "models/filter/meaning.h"
#include "ui/deployments/errorpopup.h"
#include "ui/deployments/filtercompleter.h"
#include "ui/deployments/filteredit.h"
#include "ui/deployments/filterline.h"
#include "ui/deployments/wording.h"

#include <QKeyEvent>
#include <QScopedValueRollback>

#include <chrono>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! Up to here the query answers within a frame, and every letter may ask.
constexpr std::size_t mostAtOnce = 20'000;

} // namespace

FilterEditor::FilterEditor(DeploymentQuery &query, FilterLine &line)
    : m_query(query)
    , m_line(line)
    , m_completer(new FilterCompleter(query, *line.edit(), m_history, this))
{
    for (QTimer *timer : {&m_applies, &m_pause, &m_remembers})
        timer->setSingleShot(true);
    m_applies.setInterval(150ms);
    m_pause.setInterval(400ms);
    m_remembers.setInterval(2s);
    connect(&m_applies, &QTimer::timeout, this, &FilterEditor::apply);
    connect(&m_pause, &QTimer::timeout, this, &FilterEditor::pause);
    connect(&m_remembers, &QTimer::timeout, this, &FilterEditor::remember);

    connect(&line, &FilterLine::textEdited, this, &FilterEditor::takeText);
    connect(&line, &FilterLine::cleared, this, &FilterEditor::clear);
    connect(&line, &FilterLine::entered, this, &FilterEditor::enter);
    connect(&line, &FilterLine::historyRequested, m_completer, &FilterCompleter::showHistory);
    connect(&line, &FilterLine::left, this, &FilterEditor::left);
    connect(m_completer, &FilterCompleter::closed, this, [this] {
        apply();
        if (!m_pause.isActive())
            pause();
    });
    connect(&query, &DeploymentQuery::filterChanged, this, &FilterEditor::showFilter);
    connect(&query, &DeploymentQuery::filterConfirmed, this, &FilterEditor::reset);
    connect(&query, &DeploymentQuery::answered, this, [this] {
        if (m_doubted != m_query.catalog() && !m_pause.isActive())
            doubt();
        showState();
    });
    connect(&query, &DeploymentQuery::busyChanged, this, &FilterEditor::showState);
    line.installEventFilter(this);
    line.edit()->installEventFilter(this);
    m_completer->watchKeys(); // before anybody else
    showFilter();
}

FilterEditor::~FilterEditor() = default;

void FilterEditor::useSettings(QSettings &settings, const QString &group)
{
    m_history.useSettings(settings, group);
    m_line.edit()->document()->clearUndoRedoStacks();
}

void FilterEditor::setSaved(const QList<SavedFilter> &saved)
{
    m_completer->setSaved(saved);
}

void FilterEditor::setLoading(bool loading)
{
    if (m_loading != loading) {
        m_loading = loading;
        if (!m_pause.isActive())
            doubt();
    }
    showState();
}

bool FilterEditor::isUnderstood() const
{
    return !m_parsed.error;
}

void FilterEditor::reset()
{
    if (m_parsed.error)
        showFilter();
}

void FilterEditor::takeText()
{
    m_parsed = filter::parse(m_line.text());
    m_doubts.clear();
    m_doubtSaid = false;
    if (m_writing)
        return;
    hideError();
    m_pause.start();
    m_completer->offer();
    if (m_query.catalog()->size() <= mostAtOnce)
        apply();
    else
        m_applies.start();
    showState();
}

bool FilterEditor::waits() const
{
    return m_completer->isHalfTyped() || (m_completer->beginsKey() && m_pause.isActive());
}

//! What stands before the caret is a word so far, and a colon may still make a key of it.
bool FilterEditor::isInWord() const
{
    const filter::AtCursor at = filter::atCursor(m_line.text(), m_line.edit()->caret());
    return at.kind == filter::AtCursor::Kind::Term && !at.prefix.isEmpty();
}

//! A value that is being typed and means nothing yet would empty the table: it waits. So does the
//! beginning of a key, until the user pauses; and that a key was taken for a word is taken back.
void FilterEditor::apply()
{
    m_applies.stop();
    const QScopedValueRollback applying(m_applying, true);
    if (m_parsed.error || waits()) {
        if (m_beforeWord && !isInWord())
            m_query.setFilter(*std::exchange(m_beforeWord, std::nullopt));
        return;
    }
    if (!isInWord())
        m_beforeWord.reset();
    else if (!m_beforeWord)
        m_beforeWord = m_query.filter();
    if (m_query.filter() != m_parsed.filter)
        m_remembers.start();
    m_query.setFilter(m_parsed.filter);
    showState();
}

void FilterEditor::enter()
{
    m_completer->letGo();
    if (m_parsed.error) {
        m_pause.stop();
        showState();
        showError();
        return;
    }
    apply();
    doubt();
    if (!m_doubts.empty() && !m_doubtSaid) {
        m_pause.stop();
        showState();
        showError();
        return;
    }
    remember();
    Q_EMIT left();
}

void FilterEditor::clear()
{
    m_completer->letGo();
    m_line.setText({});
    m_completer->letGo();
    apply();
}

void FilterEditor::remember()
{
    m_remembers.stop();
    if (!m_parsed.error)
        m_history.add(m_line.text(), QDateTime::currentDateTimeUtc());
}

void FilterEditor::showFilter()
{
    if (m_applying)
        return;
    const catalog::Catalog &catalog = *m_query.catalog();
    const filter::Filter &filter = m_query.filter();
    const bool same
        = !m_parsed.error
       && (m_parsed.filter == filter
           || filter::resolved(m_parsed.filter, catalog) == filter::resolved(filter, catalog));
    m_beforeWord.reset();
    if (!same) {
        m_applies.stop();
        m_pause.stop();
        m_completer->letGo();
        hideError();
        const QScopedValueRollback writing(m_writing, true);
        m_line.setText(filter::toText(filter::spelled(filter, catalog)));
        m_remembers.start();
        doubt();
    }
    showState();
}

//! What is wrong where the user is typing may come right with the next letter.
bool FilterEditor::isBeingTyped(const filter::ParseError &error) const
{
    const qsizetype caret = m_line.edit()->caret();
    return error.unfinished
        || (m_line.edit()->hasFocus() && (m_pause.isActive() || m_completer->isOpen())
            && caret >= error.position && caret <= error.position + error.length);
}

//! Deployments that are still to come may have what nobody has yet.
void FilterEditor::doubt()
{
    m_doubted = m_query.catalog();
    m_doubts.clear();
    if (!m_parsed.error && !m_loading && !waits())
        m_doubts = filter::doubts(m_line.text(), *m_doubted);
    if (m_doubts.empty() && !m_parsed.error)
        hideError();
}

const filter::ParseError *FilterEditor::problem() const
{
    if (m_parsed.error)
        return &*m_parsed.error;
    return m_doubts.empty() ? nullptr : &m_doubts.front();
}

QString FilterEditor::resultText() const
{
    const DeploymentQuery::Answer &answer = m_query.answer();
    const QString matching = wording::number(answer.counts.matching);
    if (!m_query.filter().isEmpty())
        return tr("%1 of %2").arg(matching, wording::number(qint64(answer.catalog->size())));
    if (answer.catalog->isEmpty())
        return {};
    return m_loading ? tr("%1 so far").arg(matching) : tr("%1 deployments").arg(matching);
}

void FilterEditor::showState()
{
    using State = FilterLine::State;
    const auto &error = m_parsed.error;
    const bool unfinished = error ? isBeingTyped(*error) : m_completer->isHalfTyped();
    if (error && !unfinished)
        m_line.edit()->setFaulty(error->position, qMax(qsizetype(1), error->length));
    else if (!error && !m_doubts.empty())
        m_line.edit()->setFaulty(m_doubts.front().position, m_doubts.front().length, true);
    else
        m_line.edit()->setFaulty(0, 0);
    if (unfinished)
        m_line.setState(State::Unfinished, tr("unfinished · showing the last complete filter"));
    else if (error)
        m_line.setState(State::Invalid, tr("not understood · showing the last complete filter"));
    else if (m_query.isBusy() || m_applies.isActive() || waits())
        m_line.setState(State::Busy, resultText());
    else if (!m_doubts.empty())
        m_line.setState(State::Doubtful, resultText());
    else
        m_line.setState(m_query.filter().isEmpty() ? State::Empty : State::Valid, resultText());
}

void FilterEditor::pause()
{
    apply();
    doubt();
    showState();
    if (problem() && !problem()->unfinished && !m_completer->isOpen() && m_line.edit()->hasFocus())
        showError();
}

void FilterEditor::showError()
{
    if (!m_line.isVisible())
        return;
    QWidget *window = m_line.window();
    if (!m_popup) {
        m_popup = new ErrorPopup(window);
        connect(m_popup, &ErrorPopup::remedyChosen, this, &FilterEditor::takeRemedy);
    }
    if (m_popup->parentWidget() != window)
        m_popup->setParent(window);
    const FilterEdit *edit = m_line.edit();
    const QRect place = edit->placeOf(problem()->position);
    const int x = qBound(0, place.left() + 4, edit->width());
    m_doubtSaid = !m_parsed.error;
    m_popup->showError(*problem(),
                       {edit->mapToGlobal(QPoint(x, 0)).x(),
                        m_line.mapToGlobal(QPoint(0, m_line.height() - 1)).y()},
                       m_parsed.error ? ErrorPopup::Weight::Error : ErrorPopup::Weight::Doubt);
}

void FilterEditor::hideError()
{
    if (m_popup)
        m_popup->hide();
}

bool FilterEditor::takeRemedy(int number)
{
    const filter::ParseError *wrong = problem();
    if (!wrong || number < 0 || number >= int(wrong->remedies.size())
        || number >= int(ErrorPopup::mostRemedies))
        return false;
    const filter::Remedy remedy = wrong->remedies[std::size_t(number)];
    m_line.edit()->replace(remedy.position, remedy.length, remedy.text);
    m_line.edit()->setFocus(Qt::OtherFocusReason);
    m_completer->letGo();
    apply();
    return true;
}

bool FilterEditor::isForRemedy(const QKeyEvent &key) const
{
    return m_popup && m_popup->isVisible()
        && (key.modifiers() & ~Qt::KeypadModifier) == Qt::AltModifier && key.key() >= Qt::Key_1
        && key.key() <= Qt::Key_9;
}

bool FilterEditor::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        // While remedies are offered, Alt and a digit are theirs and recall no view.
        if (isForRemedy(*static_cast<QKeyEvent *>(event))) {
            event->accept();
            return true;
        }
        break;
    case QEvent::KeyPress: {
        const auto *key = static_cast<QKeyEvent *>(event);
        const Qt::KeyboardModifiers modifiers = key->modifiers() & ~Qt::KeypadModifier;
        if (modifiers == Qt::AltModifier) {
            if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)
                return takeRemedy(0);
            if (isForRemedy(*key)) {
                takeRemedy(key->key() - Qt::Key_1);
                return true;
            }
        }
        if (key->key() == Qt::Key_Escape && m_popup && m_popup->isVisible()) {
            hideError();
            return true;
        }
        break;
    }
    case QEvent::FocusOut:
        if (static_cast<QFocusEvent *>(event)->reason() == Qt::ActiveWindowFocusReason)
            break;
        m_completer->letGo();
        hideError();
        apply();
        showState();
        break;
    case QEvent::Hide:
    case QEvent::Resize:
        if (watched == &m_line) {
            m_completer->letGo();
            hideError();
        }
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}
