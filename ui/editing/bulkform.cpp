// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/bulkform.h"

#include "ui/common/buttons.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/segments.h"
#include "ui/common/theme.h"
#include "ui/editing/bulkfields.h"

#include <QFutureWatcher>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QSet>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::Literals::StringLiterals;

namespace {

//! Asks in a worker; \a take gets the answer in the thread of \a owner.
template <typename Answer, typename Take>
void askInWorker(QObject *owner, Answer (*ask)(const bulkpreview::Question &),
                 const bulkpreview::Question &question, Take take)
{
    auto *watcher = new QFutureWatcher<Answer>(owner);
    QObject::connect(watcher, &QFutureWatcherBase::finished, owner, [watcher, take] {
        watcher->deleteLater();
        take(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(ask, question));
}

} // namespace

BulkForm::BulkForm(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"bulkForm"_s);
    setAccessibleName(tr("Edit several deployments"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHead(column);
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_scroll, 1);
    buildFoot(column);
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &BulkForm::askAgain);
    m_soonPresent.setSingleShot(true);
    m_soonPresent.setInterval(0);
    connect(&m_soonPresent, &QTimer::timeout, this, &BulkForm::askWhatIsThere);
}

BulkForm::~BulkForm() = default;

void BulkForm::buildHead(QVBoxLayout *column)
{
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 8, 8, 4);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    m_title = new QLabel(this);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_summary = new QLabel(this);
    m_summary->setFont(fonts::ui(fonts::Size::Small));
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_summary->setWordWrap(true);
    words->addWidget(m_title);
    words->addWidget(m_summary);
    head->addLayout(words, 1);
    auto *close = makeButton({}, u"close"_s, this);
    close->setFlat(true);
    close->setObjectName(u"closeBulk"_s);
    close->setAccessibleName(tr("Close"));
    close->setToolTip(tr("Close (Esc)"));
    connect(close, &QPushButton::clicked, this, &BulkForm::closed);
    head->addWidget(close, 0, Qt::AlignTop);
    column->addLayout(head);
    auto *scope = new QHBoxLayout;
    scope->setContentsMargins(12, 4, 12, 8);
    scope->setSpacing(8);
    auto *to = new QLabel(tr("Apply to"), this);
    to->setForegroundRole(QPalette::PlaceholderText);
    scope->addWidget(to);
    m_scope = new Segments(this);
    m_scope->setAccessibleName(tr("Which deployments"));
    m_scope->add(tr("selected"), u"scopeSelected"_s);
    m_scope->add(tr("all that match"), u"scopeMatching"_s);
    scope->addWidget(m_scope, 1);
    column->addLayout(scope);
    connect(m_scope, &Segments::currentChanged, this, [this] {
        m_title->setText(tr("Edit %1 deployments").arg(affected().size()));
        m_soon.start();
        m_soonPresent.start();
    });
}

void BulkForm::buildFoot(QVBoxLayout *column)
{
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(12, 9, 12, 10);
    foot->setSpacing(6);
    m_sum = new QLabel(this);
    m_sum->setObjectName(u"bulkSum"_s);
    m_sum->setFont(fonts::ui(fonts::Size::Small));
    m_sum->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // the buttons come first
    foot->addWidget(m_sum, 1);
    auto *cancel = makeButton(tr("Cancel"), {}, this);
    cancel->setObjectName(u"cancelBulk"_s);
    connect(cancel, &QPushButton::clicked, this, [this] {
        if (m_fields)
            m_fields->clear();
        Q_EMIT closed();
    });
    foot->addWidget(cancel);
    m_add = makeButton(tr("&Add to change set"), {}, this);
    m_add->setObjectName(u"addToSet"_s);
    m_add->setDefault(true);
    looks::setKeyHint(m_add, u"Ctrl+Enter"_s);
    connect(m_add, &QPushButton::clicked, this, &BulkForm::stage);
    foot->addWidget(m_add);
    column->addLayout(foot);
}

void BulkForm::setEditing(store::Editing *editing)
{
    ++m_asked;
    ++m_askedPresent;
    if (QWidget *old = m_scroll->takeWidget())
        old->deleteLater();
    m_fields = nullptr;
    if (m_editing)
        m_editing->disconnect(this);
    m_editing = editing;
    if (!editing)
        return;
    // What is counted is of the deployments as they are now.
    connect(editing, &store::Editing::presentChanged, this, [this] {
        if (isVisible()) {
            m_soon.start();
            m_soonPresent.start();
        }
    });
}

void BulkForm::setNow(const QDateTime &now)
{
    m_now = now;
    if (m_fields)
        m_fields->setNow(now);
}

void BulkForm::edit(const QStringList &selected, const QStringList &matching)
{
    if (!m_editing)
        return;
    const bool same = selected == m_selected && m_fields;
    m_selected = selected;
    m_matching = matching;
    if (!m_now.isValid())
        m_now = QDateTime::currentDateTime();
    // What was typed stays while the selection grows.
    if (!m_fields) {
        m_fields = new BulkFields(*m_editing, m_now, m_scroll);
        m_scroll->setWidget(m_fields);
        connect(m_fields, &BulkFields::changed, &m_soon, qOverload<>(&QTimer::start));
    }
    m_scope->setText(0, tr("%1 selected").arg(selected.size()));
    m_scope->setText(1, tr("all %1 that match").arg(matching.size()));
    if (!same)
        m_scope->setCurrent(0);
    m_title->setText(tr("Edit %1 deployments").arg(affected().size()));
    m_soon.start();
    m_soonPresent.start();
}

void BulkForm::begin(const QString &aspect)
{
    if (m_fields)
        m_fields->begin(aspect);
}

const QStringList &BulkForm::affected() const
{
    return m_scope->current() == 1 ? m_matching : m_selected;
}

bulkpreview::Question BulkForm::question() const
{
    return {m_editing->catalogs().catalog(), m_editing->shown(), affected(), m_fields->wishes()};
}

void BulkForm::askAgain()
{
    if (!m_editing || !m_fields)
        return;
    m_fields->setAffected(affected());
    const bulkpreview::Question question = this->question();
    m_fields->setCounting();
    preview(question);
    askInWorker(this, bulkpreview::answer, question,
                [this, asked = ++m_asked](const bulkpreview::Answer &answer) {
                    if (asked == m_asked)
                        take(answer);
                });
}

void BulkForm::askWhatIsThere()
{
    if (!m_editing || !m_fields)
        return;
    askInWorker(this, bulkpreview::present, question(),
                [this, asked = ++m_askedPresent](const bulkpreview::Present &present) {
                    if (asked == m_askedPresent)
                        takePresent(present);
                });
}

void BulkForm::preview(const bulkpreview::Question &question)
{
    if (!isVisible())
        return;
    const bool all = m_scope->current() == 1;
    QSet<QString> meant;
    if (!all)
        meant = QSet<QString>(m_selected.begin(), m_selected.end());
    Q_EMIT previewChanged([question, meant, all](const QString &urn) {
        return all || meant.contains(urn) ? bulkpreview::changeOf(question, urn)
                                          : items::RowChange {};
    });
}

void BulkForm::take(const bulkpreview::Answer &answer)
{
    m_fields->showCounts(answer, int(affected().size()));
    const int unfinished = m_fields->unfinished();
    m_sum->setText(unfinished > 0 ? tr("<b>Not finished</b><br>see above")
                   : answer.changes == 0
                       ? tr("Nothing<br>would change")
                       : tr("<b>%1 changes</b><br>not sent yet").arg(answer.changes));
    m_add->setEnabled(answer.changes > 0 && unfinished == 0);
}

void BulkForm::takePresent(const bulkpreview::Present &present)
{
    m_fields->showPresent(present);
    m_summary->setText(tr("%1 deprecated, %2 removed, %3 owners and %4 tags among them")
                           .arg(present.deprecated)
                           .arg(present.removed)
                           .arg(present.owners.size())
                           .arg(present.tags.size()));
}

void BulkForm::stage()
{
    if (!m_editing || !m_add->isEnabled() || m_fields->unfinished() > 0)
        return;
    const QStringList urns = affected();
    const changes::Wish wish = m_fields->wish();
    if (!m_editing->setWish(urns, wish, tr("Edit %1 deployments").arg(urns.size())))
        return;
    m_fields->clear();
    Q_EMIT staged(int(urns.size()));
}

void BulkForm::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_soon.start();
}

void BulkForm::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    Q_EMIT previewChanged(nullptr);
}

void BulkForm::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        return stage();
    if (event->key() == Qt::Key_Escape)
        return Q_EMIT closed();
    QWidget::keyPressEvent(event);
}

void BulkForm::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().window());
    flat::edge(painter, QRectF(0, m_scroll->geometry().bottom() + 1, width(), 1), Qt::TopEdge,
               Theme::of(this).border);
}
