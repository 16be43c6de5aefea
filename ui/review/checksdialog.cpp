// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/review/checksdialog.h"

#include "models/filter/language.h"
#include "models/review/candidates.h"
#include "ui/common/buttons.h"
#include "ui/common/fonts.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>

using namespace Qt::Literals::StringLiterals;
using review::Check;
using review::Severity;

ChecksDialog::ChecksDialog(const ReviewChoices &choices, const QString &server, QWidget *parent)
    : QDialog(parent), m_choices(choices)
{
    setObjectName(u"checksDialog"_s);
    setWindowTitle(tr("Checks of %1").arg(server));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(10);
    column->addWidget(makeChecks(), 1);
    column->addWidget(makeRest());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *usual = buttons->addButton(tr("As usual"), QDialogButtonBox::ResetRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    usual->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    connect(usual, &QPushButton::clicked, this, [this] {
        m_choices = {};
        showUsual();
        Q_EMIT chosen(m_choices);
    });
    column->addWidget(buttons);
    showUsual();
    resize(620, 640);
}

QWidget *ChecksDialog::makeChecks()
{
    auto *inside = new QWidget;
    auto *grid = new QGridLayout(inside);
    grid->setContentsMargins(0, 0, 12, 0);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(0, 1);
    int row = 0;
    for (const Check check : review::allChecks()) {
        const review::CheckInfo info = infoOf(check);
        auto *words = new QWidget(inside);
        auto *lines = new QVBoxLayout(words);
        lines->setContentsMargins(0, 0, 0, 0);
        lines->setSpacing(0);
        auto *title = new QLabel(info.title, words);
        auto *rule = new QLabel(info.rule, words);
        rule->setWordWrap(true);
        rule->setFont(fonts::ui(fonts::Size::Small));
        rule->setForegroundRole(QPalette::PlaceholderText);
        lines->addWidget(title);
        lines->addWidget(rule);
        auto *severity = new QComboBox(inside);
        severity->addItems({tr("off"), tr("warns"), tr("blocks")});
        severity->setAccessibleName(info.title);
        severity->setAccessibleDescription(info.rule);
        severity->setObjectName(u"severity-"_s + info.id);
        title->setBuddy(severity);
        connect(severity, &QComboBox::currentIndexChanged, this, &ChecksDialog::take);
        m_severities[std::size_t(check)] = severity;
        grid->addWidget(words, row, 0);
        grid->addWidget(severity, row++, 1, Qt::AlignTop);
    }
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    return scroll;
}

QWidget *ChecksDialog::makeRest()
{
    auto *rest = new QWidget(this);
    auto *form = new QFormLayout(rest);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_ephemeral = new QLineEdit(rest);
    m_ephemeral->setObjectName(u"ephemeralFilter"_s);
    m_ephemeral->setPlaceholderText(review::usualEphemeralFilter());
    m_ephemeral->setFont(fonts::mono());
    m_ephemeral->setAccessibleName(tr("Short-lived, as a filter"));
    connect(m_ephemeral, &QLineEdit::textChanged, this, &ChecksDialog::take);
    m_ephemeralNote = new QLabel(rest);
    m_ephemeralNote->setWordWrap(true);
    m_ephemeralNote->setTextFormat(Qt::PlainText);
    m_ephemeralNote->setFont(fonts::ui(fonts::Size::Small));
    m_ephemeralNote->hide();
    auto *freezes = new QHBoxLayout;
    m_freezes = new QLineEdit(rest);
    m_freezes->setAccessibleName(tr("iCalendar file of freezes"));
    m_freezes->setPlaceholderText(tr("an .ics file whose events are days without decommissions"));
    connect(m_freezes, &QLineEdit::textChanged, this, &ChecksDialog::take);
    QPushButton *choose = makeButton(tr("Choose…"), {}, rest);
    connect(choose, &QPushButton::clicked, this, [this] {
        const QString file = QFileDialog::getOpenFileName(this, tr("Calendar of freezes"), {},
                                                          tr("iCalendar (*.ics)"));
        if (!file.isEmpty())
            m_freezes->setText(file);
    });
    freezes->addWidget(m_freezes, 1);
    freezes->addWidget(choose);
    m_mostADay = new QSpinBox(rest);
    m_mostADay->setRange(0, 1000);
    m_mostADay->setSpecialValueText(tr("any number"));
    m_mostADay->setAccessibleName(tr("Decommissions a day before they clash"));
    connect(m_mostADay, &QSpinBox::valueChanged, this, &ChecksDialog::take);
    form->addRow(tr("Short-lived:"), m_ephemeral);
    form->addRow(QString(), m_ephemeralNote);
    form->addRow(tr("Freezes:"), freezes);
    form->addRow(tr("At most a day:"), m_mostADay);
    return rest;
}

void ChecksDialog::showUsual()
{
    m_filling = true;
    const auto policy = review::Policy::fromWords(m_choices.checks);
    for (const Check check : review::allChecks())
        m_severities[std::size_t(check)]->setCurrentIndex(int(policy[check]));
    m_ephemeral->setText(m_choices.ephemeral);
    m_freezes->setText(m_choices.freezeFile);
    m_mostADay->setValue(m_choices.mostADay);
    m_filling = false;
}

void ChecksDialog::take()
{
    if (m_filling)
        return;
    review::Policy policy;
    for (const Check check : review::allChecks())
        policy.set(check, Severity(m_severities[std::size_t(check)]->currentIndex()));
    m_choices.checks = policy.toWords();
    m_choices.freezeFile = m_freezes->text().trimmed();
    m_choices.mostADay = m_mostADay->value();
    const auto parsed = filter::parse(m_ephemeral->text());
    looks::setInvalid(m_ephemeral, parsed.error.has_value());
    m_ephemeralNote->setVisible(parsed.error.has_value());
    if (parsed.error)
        m_ephemeralNote->setText(parsed.error->reason);
    else // what is no filter is not taken over
        m_choices.ephemeral = m_ephemeral->text().trimmed();
    Q_EMIT chosen(m_choices);
}
