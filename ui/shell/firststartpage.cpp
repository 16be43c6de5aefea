// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/firststartpage.h"

#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/markwidgets.h"
#include "ui/common/note.h"
#include "ui/shell/choicecard.h"

#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int columnWidth = 840;

QLabel *makeSmall(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setFont(fonts::ui(fonts::Size::Small));
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

FirstStartPage::FirstStartPage(QWidget *parent) : QWidget(parent), m_column(new QWidget(this))
{
    setObjectName(u"firstStart"_s);
    m_column->setMaximumWidth(columnWidth);
    auto *cards = new QHBoxLayout;
    cards->setSpacing(24);
    m_sample = addCard(cards, u"table"_s, tr("Open the sample catalog"), tr("Open the sample"),
                       FirstStart::Sample);
    m_sample->setPreferred(true);
    m_empty = addCard(cards, u"plus"_s, tr("Start empty"), tr("Start empty"), FirstStart::Empty);
    m_connect = addCard(cards, u"server"_s, tr("Connect to a DataHub"), tr("Connect…"),
                        FirstStart::Connect);
    m_found = new Note(Tone::Info, m_column);
    m_found->setObjectName(u"datahubEnv"_s);
    connect(m_found->setAction(tr("Connect to it, read-only")), &QPushButton::clicked, this,
            [this] { Q_EMIT chosen(FirstStart::DatahubEnv); });

    auto *column = new QVBoxLayout(m_column);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addSpacing(22);
    column->addLayout(cards);
    column->addSpacing(22);
    column->addWidget(m_found);
    column->addSpacing(14);
    column->addWidget(makeFoot());

    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(m_column, 100);
    middle->addStretch(1);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(24, 16, 24, 16);
    outer->addStretch(1);
    outer->addLayout(middle);
    outer->addStretch(1);
    setContent({});
}

QWidget *FirstStartPage::makeHead()
{
    auto *head = new QWidget(m_column);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    row->addWidget(new Glyph(u"slipway"_s, Tone::Neutral, 64, head));
    auto *name = new QLabel(u"Slipway"_s, head);
    name->setFont(fonts::ui(fonts::Size::Display, QFont::DemiBold));
    auto *what = new QLabel(
        tr("Browse, edit and review the ML model deployments that a DataHub server knows."), head);
    what->setForegroundRole(QPalette::PlaceholderText);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addStretch(1);
    words->addWidget(name);
    words->addWidget(what);
    words->addStretch(1);
    row->addLayout(words, 1);
    return head;
}

QWidget *FirstStartPage::makeFoot()
{
    auto *foot = new QWidget(m_column);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(5);
    row->addWidget(new Glyph(u"import"_s, Tone::Neutral, 14, foot));
    row->addWidget(makeSmall(tr("Or drop an MCP or MCE file here to import it"), foot));
    row->addStretch(1);
    row->addWidget(makeSmall(tr("Nothing leaves this computer unless you connect."), foot));
    return foot;
}

ChoiceCard *FirstStartPage::addCard(QHBoxLayout *row, const QString &icon, const QString &title,
                                    const QString &button, FirstStart choice)
{
    const QKeySequence key(Qt::ALT | Qt::Key(Qt::Key_1 + row->count()));
    auto *card
        = new ChoiceCard(icon, title, button, key.toString(QKeySequence::NativeText), m_column);
    row->addWidget(card, 1);
    connect(card->button(), &QPushButton::clicked, this, [this, choice] { Q_EMIT chosen(choice); });
    auto *shortcut = new QShortcut(key, this);
    connect(shortcut, &QShortcut::activated, card->button(), [card] { card->button()->click(); });
    return card;
}

void FirstStartPage::setContent(const FirstStartContent &content)
{
    const QString contents
        = tr("with owners, tags, overdue deprecations and a few broken links to find.");
    m_sample->setText(content.sampleCount > 0
                          ? tr("%1 invented deployments over six platforms, %2")
                                .arg(QLocale().toString(content.sampleCount), contents)
                          : tr("Invented deployments over six platforms, %1").arg(contents));
    const QString where
        = content.embeddedUrl.isEmpty()
            ? QString()
            : tr(" The DataHub SDK, CLI and ingestion write to it at %1").arg(content.embeddedUrl);
    m_empty->setText(tr("An empty catalog on this computer.") + where);
    const QString place = content.tokenPlace.isEmpty() ? tr("your keychain") : content.tokenPlace;
    m_connect->setText(tr("A GMS by its URL, with a token if it wants one. Read-only is the "
                          "default; the token goes into %1.")
                           .arg(place));
    m_found->clear();
    m_found->addText(tr("Found"));
    m_found->addText(u"~/.datahubenv"_s, Note::Style::Mono);
    m_found->addText(tr("with"));
    m_found->addText(content.datahubEnvUrl, Note::Style::Mono);
    m_found->setVisible(!content.datahubEnvUrl.isEmpty());
}

void FirstStartPage::begin()
{
    m_sample->button()->setFocus();
}
