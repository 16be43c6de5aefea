// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/connectionform.h"

#include "ui/common/buttons.h"
#include "ui/common/fonts.h"
#include "ui/common/markwidgets.h"
#include "ui/common/tonelabel.h"
#include "ui/connections/colourpicker.h"
#include "ui/connections/environmentsfield.h"
#include "ui/connections/testpanel.h"
#include "ui/connections/tokenfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int addressPauseMs = 500;

ToneLabel *makeHelp(const QString &text, QWidget *parent)
{
    auto *help = new ToneLabel(parent);
    help->setFont(fonts::ui(fonts::Size::Small));
    help->set(text, Tone::Neutral);
    return help;
}

QString addressHelp()
{
    return ConnectionForm::tr(
        "The GMS itself, or the frontend with /api/gms. Slipway finds out which.");
}

} // namespace

ConnectionForm::ConnectionForm(Tokens &tokens, ConnectionTester &tester, QWidget *parent)
    : QWidget(parent), m_grid(new QGridLayout), m_test(new TestPanel(tester, this))
{
    setObjectName(u"connectionForm"_s);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnMinimumWidth(0, 96);
    m_grid->setColumnStretch(1, 1);
    buildFields(tokens);
    connectFields();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(22, 18, 22, 18);
    column->addLayout(m_grid);
    column->addSpacing(6);
    column->addWidget(new Line(Qt::Horizontal, this));
    column->addSpacing(6);
    column->addWidget(m_test);
    column->addStretch(1);
}

void ConnectionForm::buildFields(Tokens &tokens)
{
    m_name = new QLineEdit(this);
    m_name->setObjectName(u"name"_s);
    m_url = new QLineEdit(this);
    m_url->setObjectName(u"url"_s);
    m_url->setFont(fonts::mono());
    m_url->setPlaceholderText(u"https://datahub.example.com/gms"_s);
    m_token = new TokenField(tokens, this);
    m_colour = new ColourPicker(this);
    m_environments = new EnvironmentsField(this);
    m_refresh = new QComboBox(this);
    m_refresh->setObjectName(u"refresh"_s);
    m_refresh->addItem(tr("only with F5"), 0);
    for (const int minutes : {1, 5, 15, 60})
        m_refresh->addItem(tr("every %n minutes", nullptr, minutes), minutes);
    m_refresh->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    buildSafety();

    addRow(tr("Name"), m_name);
    m_urlHelp = addRow(tr("Server URL"), m_url, addressHelp());
    m_urlHelp->setObjectName(u"urlHelp"_s);
    addRow(tr("Token"), m_token);
    addRow(tr("Colour"), m_colour);
    addRow(tr("Safety"), m_safety);
    addRow(tr("Production"), m_environments,
           tr("Environments that are marked, and warned about, as production."));
    addRow(tr("Refresh"), m_refresh);
}

void ConnectionForm::buildSafety()
{
    m_safety = new QWidget(this);
    m_readOnly = new QCheckBox(tr("Read-only"), m_safety);
    m_readOnly->setObjectName(u"readOnly"_s);
    m_production = new QCheckBox(tr("This is production"), m_safety);
    m_production->setObjectName(u"production"_s);
    auto *column = new QVBoxLayout(m_safety);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(2);
    const auto add = [&](QCheckBox *box, const QString &help) {
        ToneLabel *words = makeHelp(help, m_safety);
        words->setContentsMargins(20, 0, 0, 0);
        box->setAccessibleDescription(help);
        column->addWidget(box);
        column->addWidget(words);
    };
    add(m_readOnly, tr("No write leaves this computer, whatever is clicked."));
    column->addSpacing(4);
    add(m_production, tr("Once writable, applying to more than one deployment asks once more."));
}

ToneLabel *ConnectionForm::addRow(const QString &label, QWidget *field, const QString &help)
{
    const int row = m_grid->rowCount();
    auto *words = new QLabel(label, this);
    words->setForegroundRole(QPalette::PlaceholderText);
    words->setMinimumHeight(26);
    words->setBuddy(field);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(label);
    m_grid->addWidget(words, row, 0, Qt::AlignTop);
    m_grid->addWidget(field, row, 1,
                      qobject_cast<QComboBox *>(field) ? Qt::AlignLeft : Qt::Alignment());
    ToneLabel *below = nullptr;
    if (!help.isEmpty()) {
        below = makeHelp(help, this);
        field->setAccessibleDescription(help);
        below->setContentsMargins(0, 3, 0, 0);
        m_grid->addWidget(below, row + 1, 1);
    }
    m_grid->setRowMinimumHeight(m_grid->rowCount(), 10);
    return below;
}

void ConnectionForm::connectFields()
{
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_profile.name = text;
        changed();
    });
    connect(m_url, &QLineEdit::textEdited, this, &ConnectionForm::editAddress);
    connect(m_url, &QLineEdit::editingFinished, this, &ConnectionForm::keepAddress);
    m_addressPause.setSingleShot(true);
    m_addressPause.setInterval(addressPauseMs);
    connect(&m_addressPause, &QTimer::timeout, this, &ConnectionForm::keepAddress);
    connect(m_token, &TokenField::tokenChanged, this,
            [this] { m_test->setTarget(m_profile, m_token->usableToken()); });
    connect(m_colour, &ColourPicker::picked, this, [this](const QString &colour) {
        m_profile.colour = colour;
        changed();
    });
    connect(m_readOnly, &QCheckBox::toggled, this, [this](bool on) {
        m_profile.readOnly = on;
        changed();
    });
    connect(m_production, &QCheckBox::toggled, this, [this](bool on) {
        m_profile.production = on;
        changed();
    });
    connect(m_environments, &EnvironmentsField::edited, this, [this](const QStringList &all) {
        m_profile.productionEnvironments = all;
        changed();
    });
    connect(m_refresh, &QComboBox::activated, this, [this] {
        m_profile.refreshMinutes = m_refresh->currentData().toInt();
        changed();
    });
}

void ConnectionForm::setProfile(ConnectionProfile profile)
{
    const bool other = profile.id != m_profile.id;
    if (other)
        keepAddress();
    m_profile = profile;
    const QSignalBlocker readOnly(m_readOnly);
    const QSignalBlocker production(m_production);
    if (m_name->text() != profile.name)
        m_name->setText(profile.name);
    if (other) {
        m_url->setText(profile.url.toString());
        tellProblem({});
    }
    m_token->setProfile(profile);
    m_colour->setColour(profile.colour);
    m_readOnly->setChecked(profile.readOnly);
    m_production->setChecked(profile.production);
    m_environments->setEnvironments(profile.productionEnvironments);
    if (m_refresh->findData(profile.refreshMinutes) < 0)
        m_refresh->addItem(tr("every %n minutes", nullptr, profile.refreshMinutes),
                           profile.refreshMinutes);
    m_refresh->setCurrentIndex(m_refresh->findData(profile.refreshMinutes));
    m_test->setTarget(profile, m_token->usableToken());
}

void ConnectionForm::focusAddress()
{
    m_url->setFocus();
    m_url->selectAll();
}

void ConnectionForm::editAddress(const QString &text)
{
    const UrlReading reading = readServerUrl(text);
    tellProblem(reading.problem);
    m_addressTyped = reading.problem.isEmpty();
    if (m_addressTyped)
        m_addressPause.start();
}

void ConnectionForm::keepAddress()
{
    m_addressPause.stop();
    if (!std::exchange(m_addressTyped, false))
        return;
    const QUrl url = readServerUrl(m_url->text()).url;
    if (url == m_profile.url)
        return;
    m_profile.url = url;
    changed();
    m_token->setProfile(m_profile);
    m_test->setTarget(m_profile, m_token->usableToken());
    m_test->testSoon();
}

void ConnectionForm::tellProblem(const QString &problem)
{
    looks::setInvalid(m_url, !problem.isEmpty());
    const bool fine = problem.isEmpty();
    m_urlHelp->set(fine ? addressHelp() : problem, fine ? Tone::Neutral : Tone::Danger);
    m_url->setAccessibleDescription(m_urlHelp->text());
}

void ConnectionForm::changed()
{
    Q_EMIT edited(m_profile);
}
