// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/review/verdictpanel.h"

#include "models/domain/vocabulary.h"
#include "ui/common/buttons.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/markwidgets.h"
#include "ui/common/statusglyph.h"
#include "ui/review/checkstree.h"
#include "ui/review/reviewpaint.h"

#include <QBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using catalog::Facet;
using review::Verdict;

//! A tinted box: the verdict in a sentence, and the count of all outcomes.
class VerdictBox final : public QWidget
{
public:
    explicit VerdictBox(QWidget *parent) : QWidget(parent)
    {
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(32, 6, 10, 7);
        column->setSpacing(2);
        m_title = new QLabel(this);
        m_title->setTextFormat(Qt::PlainText);
        m_title->setWordWrap(true);
        m_title->setFont(fonts::ui(fonts::Size::Base, QFont::DemiBold));
        m_counts = new QLabel(this);
        m_counts->setTextFormat(Qt::PlainText);
        m_counts->setWordWrap(true);
        m_counts->setFont(fonts::ui(fonts::Size::Small));
        m_counts->setForegroundRole(QPalette::PlaceholderText);
        column->addWidget(m_title);
        column->addWidget(m_counts);
    }

    void set(Verdict verdict, const QString &title, const QString &counts)
    {
        m_verdict = verdict;
        m_title->setText(title);
        m_counts->setText(counts);
        setAccessibleName(title);
        setAccessibleDescription(counts);
        update();
    }
    QString title() const { return m_title->text(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Theme &theme = Theme::of(this);
        const QColor ink = reviewpaint::inkOf(m_verdict, theme);
        const QColor ground = m_verdict == Verdict::Unknown
                                ? theme.header
                                : tones::ground(reviewpaint::toneOf(m_verdict), theme);
        painter.fillRect(rect(), ground);
        painter.fillRect(QRectF(0, 0, 3, height()), ink);
        icons::paint(painter, {11, 8}, reviewpaint::iconOf(m_verdict), ink, 16);
    }

private:
    Verdict m_verdict = Verdict::Unknown;
    QLabel *m_title;
    QLabel *m_counts;
};

VerdictPanel::VerdictPanel(QWidget *parent) : QWidget(parent), m_answer(review::Reviewer().answer())
{
    setObjectName(u"verdictPanel"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(makeVerdict());
    m_nothing = new QLabel(tr("Choose a deployment to see what its verdict rests on."), this);
    m_nothing->setWordWrap(true);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_nothing->setContentsMargins(24, 24, 24, 24);
    column->addWidget(m_nothing, 1);
    m_checks = new ChecksTree(this);
    column->addWidget(m_checks, 1);
    column->addWidget(makeActions());
    show(m_answer, {});
}

QWidget *VerdictPanel::makeHead()
{
    auto *head = new QWidget(this);
    auto *rows = new QVBoxLayout(head);
    rows->setContentsMargins(12, 8, 12, 6);
    rows->setSpacing(4);
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    m_glyph = new StatusGlyph({}, 16, head);
    m_name = new ElidedLabel(head);
    m_name->setFont(fonts::ui(fonts::Size::Title, QFont::DemiBold));
    m_name->setElideMode(Qt::ElideMiddle);
    m_more = new QToolButton(head);
    m_more->setIcon(icons::icon(u"more"_s));
    m_more->setAutoRaise(true);
    m_more->setAccessibleName(tr("More"));
    m_more->setToolTip(tr("More"));
    m_moreMenu = new QMenu(m_more);
    // Not the button's own menu: that would put an arrow over the dots.
    connect(m_more, &QToolButton::clicked, this,
            [this] { m_moreMenu->popup(m_more->mapToGlobal(QPoint(0, m_more->height()))); });
    top->addWidget(m_glyph);
    top->addWidget(m_name, 1);
    top->addWidget(m_more);
    rows->addLayout(top);
    m_facts = new QHBoxLayout;
    m_facts->setSpacing(8);
    rows->addLayout(m_facts);
    return head;
}

QWidget *VerdictPanel::makeVerdict()
{
    auto *frame = new QWidget(this);
    auto *row = new QVBoxLayout(frame);
    row->setContentsMargins(12, 2, 12, 10);
    m_box = new VerdictBox(frame);
    row->addWidget(m_box);
    return frame;
}

QPushButton *VerdictPanel::makeMenuButton(const QString &text, const QString &icon, QMenu *menu)
{
    QPushButton *button = makeButton(text, icon, m_actions);
    button->setMenu(menu);
    m_buttons.append(button);
    return button;
}

QWidget *VerdictPanel::makeActions()
{
    m_actions = new QWidget(this);
    auto *row = new QHBoxLayout(m_actions);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(6);
    m_dateMenu = new QMenu(m_actions);
    m_replacementMenu = new QMenu(m_actions);
    m_ownerMenu = new QMenu(m_actions);
    row->addWidget(makeMenuButton(tr("Date"), {}, m_dateMenu));
    row->addWidget(makeMenuButton(tr("Replacement"), {}, m_replacementMenu));
    row->addWidget(makeMenuButton(tr("Owner"), {}, m_ownerMenu));
    row->addStretch(1);
    m_delete = makeButton(tr("Soft-delete"), {}, m_actions);
    m_delete->setObjectName(u"softDelete"_s);
    row->addWidget(m_delete);
    connect(m_delete, &QPushButton::clicked, this, &VerdictPanel::softDeleteRequested);
    return m_actions;
}

void VerdictPanel::show(const review::Reviewer::AnswerPtr &answer, std::optional<catalog::Row> row)
{
    m_answer = answer;
    const auto number = row ? answer->find(*row) : std::nullopt;
    m_row = number ? row : std::nullopt;
    for (QWidget *part : {static_cast<QWidget *>(m_glyph), static_cast<QWidget *>(m_more),
                          static_cast<QWidget *>(m_checks), m_box->parentWidget()})
        part->setVisible(m_row.has_value());
    m_nothing->setVisible(!m_row);
    m_findings.clear();
    showHead();
    if (m_row) {
        m_findings = findings(*answer->index, answer->context, answer->policy, *m_row);
        showVerdict(answer->assessments[*number]);
        m_checks->setFindings(*answer, *m_row, m_findings);
    }
    enableActions();
}

void VerdictPanel::showHead()
{
    while (QLayoutItem *item = m_facts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (!m_row) {
        m_name->setText({});
        return;
    }
    const catalog::Catalog &catalog = m_answer->catalog();
    const QString status = catalog.text(*m_row, Facet::Status);
    const QString environment = catalog.text(*m_row, Facet::Environment);
    m_glyph->setSymbol(status);
    m_name->setText(catalog.name(*m_row));
    if (!environment.isEmpty())
        m_facts->addWidget(new EnvironmentMark(
            environment, m_answer->context.when.production.contains(environment), this));
    m_facts->addWidget(
        new ElidedLabel(status.isEmpty() ? tr("No status") : domain::statusLabel(status), this));
    auto *version = new ElidedLabel(catalog.version(*m_row), this);
    version->setMuted(true);
    m_facts->addWidget(version);
    m_facts->addStretch(1);
    const review::Assessment &one = m_answer->assessments[*m_answer->find(*m_row)];
    QString due = tr("no date");
    if (one.decommission != catalog::noTime) {
        const auto &when = m_answer->context.when;
        const qint64 days = when.now.toTimeZone(when.zone).date().daysTo(
            review::dayOf(one.decommission, when.zone));
        due = one.bucket == review::Bucket::Overdue
                ? (days == 0 ? tr("overdue today") : tr("%1 d overdue").arg(-days))
                : (days == 0 ? tr("today") : tr("in %1 d").arg(days));
        due += u"  "_s + reviewpaint::dateText(one.decommission, m_answer->context);
    }
    auto *dueLabel = new ElidedLabel(due, this);
    if (one.bucket == review::Bucket::Overdue)
        dueLabel->setTone(Tone::Danger);
    else
        dueLabel->setMuted(true);
    m_facts->addWidget(dueLabel);
}

void VerdictPanel::showVerdict(const review::Assessment &assessment)
{
    m_verdict = assessment.verdict;
    QString title;
    const auto first = [&](review::Outcome outcome) {
        for (const review::Finding &finding : m_findings) {
            if (finding.outcome == outcome)
                return finding;
        }
        return review::Finding {};
    };
    const auto because = [&](review::Outcome outcome) {
        return complaintOf(first(outcome).check, outcome) + u'.';
    };
    switch (assessment.verdict) {
    case Verdict::Ready:
        title = tr("Ready: it can go.");
        break;
    case Verdict::Warnings:
        title = tr("Ready, with warnings. %1").arg(because(review::Outcome::Warn));
        break;
    case Verdict::Blocked:
        title = tr("Blocked. %1").arg(because(review::Outcome::Block));
        break;
    case Verdict::Unknown:
        title = because(review::Outcome::Unknown);
        break;
    }
    QString counts = tr("%1 checks: %2 block, %3 warn, %4 unknown, %5 pass.")
                         .arg(m_findings.size())
                         .arg(assessment.count(review::Outcome::Block))
                         .arg(assessment.count(review::Outcome::Warn))
                         .arg(assessment.count(review::Outcome::Unknown))
                         .arg(assessment.count(review::Outcome::Pass));
    if (m_answer->context.readAt.isValid())
        counts += u' '
                + tr("Computed from what was read at %1.")
                      .arg(m_answer->context.readAt.toTimeZone(m_answer->context.when.zone)
                               .toString(u"HH:mm"_s));
    m_box->set(assessment.verdict, title, counts);
}

void VerdictPanel::setReadOnly(const QString &why)
{
    m_readOnly = why;
    enableActions();
}

void VerdictPanel::enableActions()
{
    const bool can = m_row && m_readOnly.isEmpty();
    for (QPushButton *button : m_buttons) {
        button->setEnabled(can);
        button->setToolTip(m_readOnly);
    }
    m_delete->setEnabled(can && m_verdict == Verdict::Ready);
    m_delete->setIcon(m_readOnly.isEmpty() ? QIcon() : icons::icon(u"lock"_s));
    m_delete->setToolTip(
        !m_readOnly.isEmpty() ? m_readOnly
        : m_verdict == Verdict::Ready
            ? tr("Marks it as removed; the server keeps it")
            : tr("Not before it is ready. %1").arg(m_box->title().toHtmlEscaped()));
}

void VerdictPanel::openMenu(QMenu *menu)
{
    for (QPushButton *button : m_buttons) {
        if (button->menu() == menu && button->isEnabled())
            button->showMenu();
    }
}

QString VerdictPanel::text() const
{
    if (!m_row)
        return {};
    QString text = m_answer->catalog().urn(*m_row) + u'\n' + m_box->title() + u'\n';
    for (const review::Finding &finding : m_findings)
        text += u"- %1: %2 (%3)\n"_s.arg(labelOf(finding.outcome), infoOf(finding.check).title,
                                         finding.evidence.value);
    return text;
}

void VerdictPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    painter.fillRect(rect(), theme.base);
    const QRectF actions = m_actions->geometry();
    painter.fillRect(actions, theme.window);
    flat::edge(painter, actions, Qt::TopEdge, theme.border);
    if (m_checks->isVisible())
        flat::edge(painter, QRectF(m_checks->geometry()).translated(0, -1), Qt::TopEdge,
                   theme.border);
    flat::edge(painter, rect(), Qt::LeftEdge, theme.border);
}
