// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/changeset/applyband.h"

#include "models/changes/words.h"
#include "ui/changeset/changewords.h"
#include "ui/common/buttons.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/markwidgets.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;
using changewords::number;

//! The server's own colour, as in the connection's chip.
class ServerBlock final : public QWidget
{
public:
    explicit ServerBlock(QWidget *parent) : QWidget(parent) { setFixedSize(6, 18); }
    void setColour(const QColor &colour)
    {
        m_colour = colour;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        flat::box(painter, QRectF(rect()), m_colour.isValid() ? m_colour : Theme::of(this).control,
                  {}, 2);
    }

private:
    QColor m_colour;
};

namespace {

QPushButton *bandButton(const QString &text, const QString &icon, const QString &name,
                        QWidget *parent)
{
    QPushButton *button = makeButton(text, icon, parent);
    looks::setSmall(button);
    button->setObjectName(name);
    button->hide();
    return button;
}

//! "Ownership 3 · Tags 1"
QString kinds(const QMap<QString, int> &byAspect)
{
    QStringList parts;
    for (auto it = byAspect.begin(); it != byAspect.end(); ++it)
        parts.append(changes::aspectLabel(it.key()) + u' ' + number(it.value()));
    return parts.join(u" · "_s);
}

} // namespace

ApplyBand::ApplyBand(QWidget *parent)
    : QWidget(parent)
    , m_block(new ServerBlock(this))
    , m_glyph(new Glyph(u"apply"_s, Tone::Mine, 16, this))
    , m_title(new ElidedLabel(this))
    , m_words(new ElidedLabel(this))
    , m_bar(new QProgressBar(this))
    , m_warning(new Glyph(tones::iconName(Tone::Warn), Tone::Warn, 16, this))
    , m_unfinished(new ElidedLabel(this))
    , m_sure(new QCheckBox(this))
    , m_cancel(bandButton(tr("Cancel"), {}, u"cancelApply"_s, this))
    , m_confirm(bandButton(tr("Apply"), u"apply"_s, u"confirmApply"_s, this))
    , m_pause(bandButton(tr("Pause"), u"pause"_s, u"pauseApply"_s, this))
    , m_stop(bandButton(tr("Stop"), u"close"_s, u"stopApply"_s, this))
    , m_conflicts(bandButton(tr("Show conflicts"), u"conflict"_s, u"showConflicts"_s, this))
    , m_retry(bandButton(tr("Try the failed again"), u"refresh"_s, u"retryFailed"_s, this))
    , m_close(bandButton(tr("Close"), {}, u"closeSummary"_s, this))
{
    setObjectName(u"applyBand"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_title->setFont(fonts::ui(fonts::Size::Base, QFont::DemiBold));
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_words->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_words->setFont(fonts::ui(fonts::Size::Small));
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(180, 8);
    m_unfinished->setObjectName(u"unfinished"_s);
    m_unfinished->setFont(fonts::ui(fonts::Size::Small, QFont::DemiBold));
    m_sure->setObjectName(u"sure"_s);
    m_stop->setToolTip(tr("What is on its way is finished, the rest stays in the change set"));
    m_close->setAutoDefault(true);
    m_close->setAccessibleName(tr("Close this summary"));

    auto *first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(m_block);
    first->addWidget(m_glyph);
    first->addWidget(m_title);
    first->addWidget(m_bar);
    first->addWidget(m_words, 1);
    for (QPushButton *button : {m_pause, m_stop, m_conflicts, m_retry, m_close})
        first->addWidget(button);
    auto *second = new QHBoxLayout;
    second->setSpacing(8);
    second->addWidget(m_sure);
    second->addWidget(m_warning);
    second->addWidget(m_unfinished, 1);
    second->addStretch();
    second->addWidget(m_cancel);
    second->addWidget(m_confirm);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 5, 8, 6);
    column->setSpacing(5);
    column->addLayout(first);
    column->addLayout(second);

    connect(m_sure, &QCheckBox::toggled, m_confirm, &QWidget::setEnabled);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        const bool hadFocus = hasKeyboard();
        dismiss();
        Q_EMIT cancelled(hadFocus);
    });
    connect(m_confirm, &QPushButton::clicked, this, &ApplyBand::confirmed);
    connect(m_pause, &QPushButton::clicked, this,
            [this] { Q_EMIT pauseRequested(!m_pause->property("paused").toBool()); });
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_stop->setEnabled(false);
        Q_EMIT stopRequested();
    });
    connect(m_conflicts, &QPushButton::clicked, this, &ApplyBand::conflictsRequested);
    connect(m_retry, &QPushButton::clicked, this, &ApplyBand::retryRequested);
    connect(m_close, &QPushButton::clicked, this, [this] {
        const bool hadFocus = hasKeyboard();
        dismiss();
        Q_EMIT dismissed(hadFocus);
    });
    dismiss();
}

void ApplyBand::setServer(const QString &name, const QColor &colour, bool production)
{
    m_server = name;
    m_colour = colour;
    m_production = production;
    m_block->setColour(colour);
}

void ApplyBand::enter(Phase phase, Tone tone)
{
    m_phase = phase;
    m_tone = tone;
    m_block->setVisible(phase == Phase::Question || phase == Phase::Running);
    m_glyph->setVisible(phase == Phase::Summary);
    m_glyph->set(tones::iconName(tone), tone);
    m_bar->setVisible(phase == Phase::Running);
    showButtons();
    setVisible(phase != Phase::Nothing);
    update();
}

void ApplyBand::showButtons()
{
    const bool question = m_phase == Phase::Question;
    m_sure->setVisible(question && m_asksTwice);
    m_warning->setVisible(question && !m_unfinished->text().isEmpty());
    m_unfinished->setVisible(question && !m_unfinished->text().isEmpty());
    m_cancel->setVisible(question);
    m_confirm->setVisible(question);
    m_pause->setVisible(m_phase == Phase::Running);
    m_stop->setVisible(m_phase == Phase::Running);
    m_conflicts->setVisible(m_phase == Phase::Summary && m_hasConflicts);
    m_retry->setVisible(m_phase == Phase::Summary && m_hasFailed);
    m_close->setVisible(m_phase == Phase::Summary);
}

void ApplyBand::ask(const ChangeSetModel::Chosen &chosen, int conflicts, int unfinished)
{
    m_asksTwice = m_production && chosen.urns.size() > 1;
    const QString what = changewords::counted(chosen.changes, chosen.urns);
    m_title->setText(m_production ? tr("Apply to %1, a production server?").arg(m_server)
                                  : tr("Apply to %1?").arg(m_server));
    QStringList words {what, kinds(chosen.byAspect)};
    if (!chosen.isAll)
        words.append(tr("what is not checked stays here"));
    if (conflicts > 0)
        words.append(conflicts == 1 ? tr("1 conflict stays here")
                                    : tr("%1 conflicts stay here").arg(number(conflicts)));
    m_words->setText(words.join(u"   "_s));
    m_sure->setText(
        tr("Yes, change %1 in production").arg(changewords::countedEntities(chosen.urns)));
    m_sure->setChecked(false);
    m_unfinished->setText(
        unfinished == 0 ? QString()
        : unfinished == 1
            ? tr("1 field of a form is not finished, and is not sent")
            : tr("%1 fields of forms are not finished, and are not sent").arg(number(unfinished)));
    m_confirm->setText(tr("Apply %1").arg(number(chosen.changes)));
    m_confirm->setAccessibleName(tr("Apply %1 to %2").arg(what, m_server));
    m_confirm->setIcon(
        icons::icon(u"apply"_s, m_asksTwice ? icons::Ink::Text : icons::Ink::OnAccent));
    m_confirm->setDefault(!m_asksTwice);
    m_confirm->setEnabled(!m_asksTwice);
    enter(Phase::Question, m_production || unfinished > 0 ? Tone::Warn : Tone::Info);
    QWidget *first = m_confirm;
    if (m_asksTwice)
        first = m_sure;
    first->setFocus(Qt::OtherFocusReason);
    setAccessibleName(
        QStringList {m_title->text(), m_words->text(), m_unfinished->text()}.join(u' ').trimmed());
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString ApplyBand::summary(const store::ApplyState &state)
{
    QStringList parts {tr("%1 applied and read back").arg(number(state.applied))};
    if (state.conflicts > 0)
        parts.append(changewords::countedConflicts(state.conflicts));
    if (state.failed > 0)
        parts.append(tr("%1 failed").arg(number(state.failed)));
    return parts.join(u", "_s);
}

void ApplyBand::showState(const store::ApplyState &state)
{
    if (state.running) {
        m_title->setText(state.paused ? tr("Paused: %1").arg(m_server)
                                      : tr("Applying to %1").arg(m_server));
        m_bar->setRange(0, state.total);
        m_bar->setValue(state.done());
        m_bar->setAccessibleName(m_title->text());
        QStringList words {tr("%1 of %2").arg(number(state.done()), number(state.total))};
        if (state.conflicts > 0)
            words.append(changewords::countedConflicts(state.conflicts));
        if (state.failed > 0)
            words.append(tr("%1 failed").arg(number(state.failed)));
        m_words->setText(words.join(u", "_s));
        m_pause->setProperty("paused", state.paused);
        m_pause->setText(state.paused ? tr("Resume") : tr("Pause"));
        m_pause->setIcon(icons::icon(state.paused ? u"forward"_s : u"pause"_s));
        if (m_phase != Phase::Running) {
            m_stop->setEnabled(true);
            enter(Phase::Running, Tone::Neutral);
        }
        return;
    }
    m_hasConflicts = state.conflicts > 0;
    m_hasFailed = state.failed > 0 || !state.stopped.isEmpty();
    const bool all = state.applied == state.total;
    m_title->setText(summary(state));
    m_words->setText(!state.stopped.isEmpty()
                         ? tr("%1 What did not apply stays here.").arg(state.stopped)
                     : all ? QString()
                           : tr("What did not apply stays here."));
    enter(Phase::Summary, all ? Tone::Ok : !state.stopped.isEmpty() ? Tone::Danger : Tone::Warn);
    setAccessibleName(m_title->text() + u". "_s + m_words->text());
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

bool ApplyBand::hasKeyboard() const
{
    return isAncestorOf(QApplication::focusWidget());
}

void ApplyBand::focusClose()
{
    m_close->setFocus(Qt::OtherFocusReason);
}

void ApplyBand::dismiss()
{
    enter(Phase::Nothing, Tone::Neutral);
}

void ApplyBand::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_phase == Phase::Question)
        return m_cancel->click();
    if (event->key() == Qt::Key_Escape && m_phase == Phase::Summary)
        return m_close->click();
    QWidget::keyPressEvent(event);
}

void ApplyBand::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    painter.fillRect(rect(), m_tone == Tone::Neutral ? theme.window : tones::ground(m_tone, theme));
    flat::edge(painter, QRectF(rect()), Qt::BottomEdge, theme.border);
}
