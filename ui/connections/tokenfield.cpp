// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/tokenfield.h"

#include "ui/common/buttons.h"
#include "ui/common/fonts.h"
#include "ui/common/markwidgets.h"
#include "ui/common/tonelabel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int dots = 28; //!< always as many: the length of a token is nobody's business

} // namespace

TokenField::TokenField(Tokens &tokens, QWidget *parent) : QWidget(parent), m_tokens(tokens)
{
    m_line = new QLineEdit(this);
    m_line->setObjectName(u"token"_s);
    m_line->setAccessibleName(tr("Access token"));
    m_line->installEventFilter(this);
    m_replace = makeButton({}, {}, this);
    m_replace->setObjectName(u"replaceToken"_s);
    m_forget = makeButton({}, {}, this);
    m_forget->setObjectName(u"forgetToken"_s);
    m_mark = new Glyph(u"lock"_s, Tone::Neutral, 14, this);
    m_words = new ToneLabel(this);
    m_words->setObjectName(u"tokenWords"_s);
    m_words->setFont(fonts::ui(fonts::Size::Small));

    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_line, 1);
    row->addWidget(m_replace);
    row->addWidget(m_forget);
    auto *words = new QHBoxLayout;
    words->setSpacing(5);
    words->addWidget(m_mark, 0, Qt::AlignTop);
    words->addWidget(m_words, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addLayout(words);

    connect(m_replace, &QPushButton::clicked, this,
            [this] { m_editing ? keep() : startEditing(); });
    connect(m_forget, &QPushButton::clicked, this,
            [this] { m_editing ? stopEditing() : forget(); });
    connect(m_line, &QLineEdit::textEdited, this,
            [this](const QString &text) { m_replace->setEnabled(!text.trimmed().isEmpty()); });
    connect(&tokens.store(), &SecretStore::kindChanged, this, &TokenField::tellState);
    tellState();
}

void TokenField::setProfile(const ConnectionProfile &profile)
{
    const bool other = profile.id != m_profile.id;
    m_profile = profile;
    if (other) {
        m_editing = false;
        m_token.reset();
        ask();
    }
    tellState();
}

QString TokenField::usableToken() const
{
    return m_token && m_token->belongsTo(m_profile.url) ? m_token->secret : QString();
}

void TokenField::ask()
{
    m_call = m_tokens.read(m_profile.id, [this](Result<std::optional<StoredToken>> stored) {
        if (!stored)
            return tellError(stored.error());
        m_token = *stored;
        tellState();
        Q_EMIT tokenChanged();
    });
}

void TokenField::startEditing()
{
    m_editing = true;
    tellState();
    m_line->setFocus();
}

void TokenField::stopEditing()
{
    m_editing = false;
    tellState();
}

void TokenField::keep()
{
    const QString secret = m_line->text().trimmed();
    if (secret.isEmpty())
        return;
    m_line->clear();
    m_call = m_tokens.write(m_profile, secret, [this, secret](Result<void> written) {
        m_editing = false;
        if (!written)
            return tellError(written.error());
        m_token = StoredToken {secret, originOf(m_profile.url)};
        tellState();
        Q_EMIT tokenChanged();
    });
}

void TokenField::forget()
{
    m_call = m_tokens.remove(m_profile.id, [this](Result<void> removed) {
        if (!removed)
            return tellError(removed.error());
        m_token.reset();
        tellState();
        Q_EMIT tokenChanged();
    });
}

void TokenField::tellState()
{
    m_line->setReadOnly(!m_editing);
    m_line->setEchoMode(m_editing ? QLineEdit::Password : QLineEdit::Normal);
    m_line->setText(!m_editing && m_token ? QString(dots, QChar(0x2022)) : QString());
    m_line->setPlaceholderText(m_editing ? tr("Paste a personal access token") : tr("None"));
    m_replace->setText(m_editing ? tr("Keep") : m_token ? tr("Replace…") : tr("Enter…"));
    m_replace->setEnabled(!m_editing && !m_profile.url.isEmpty());
    m_forget->setText(m_editing ? tr("Cancel") : tr("Forget"));
    m_forget->setEnabled(m_editing || m_token);

    const QString where = describe(m_tokens.store().kind());
    const QString host = hostLabel(m_profile.url);
    if (m_editing)
        tell(u"lock"_s, Tone::Neutral, tr("Will be kept: %1.").arg(where));
    else if (!m_token)
        tell(u"lock"_s, Tone::Neutral, tr("Needed only where the server asks for one."));
    else if (!m_token->belongsTo(m_profile.url))
        tell(u"warning"_s, Tone::Warn,
             tr("It is for %1 and is not sent to %2. Replace it, or go back to that address.")
                 .arg(m_token->origin, host));
    else
        tell(u"lock"_s, Tone::Ok, tr("%1. Only ever sent to %2.").arg(where, host));
}

void TokenField::tell(const QString &icon, Tone tone, const QString &words)
{
    m_mark->set(icon, tone);
    m_words->set(words, tone);
    m_line->setAccessibleDescription(words);
}

void TokenField::tellError(const Error &error)
{
    tell(u"error"_s, Tone::Danger, tr("The keychain refused: %1").arg(error.detail));
}

bool TokenField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && m_editing && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            keep();
            return true; // or the dialog's default button would take it
        }
        if (key == Qt::Key_Escape) {
            stopEditing();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}
