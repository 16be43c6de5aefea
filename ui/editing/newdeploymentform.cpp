// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/newdeploymentform.h"

#include "models/changes/aspects.h"
#include "models/core/fold.h"
#include "models/domain/urn.h"
#include "models/domain/vocabulary.h"
#include "ui/common/buttons.h"
#include "ui/common/fonts.h"
#include "ui/editing/formgroup.h"
#include "ui/editing/formwords.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;
using changes::Json;
namespace aspect = changes::aspect;

namespace {

//! Of what is copied: what belongs to the one endpoint stays behind.
QStringList copiedAspects()
{
    return {aspect::instance, aspect::container, aspect::ownership, aspect::tags};
}

std::optional<domain::PlatformKey> keyOf(const QString &urn)
{
    const auto parsed = domain::Urn::tryParse(urn);
    return parsed ? domain::platformKey(*parsed) : std::nullopt;
}

} // namespace

NewDeploymentForm::NewDeploymentForm(const EditTarget &target, QWidget *parent)
    : QWidget(parent)
    , m_target(target)
    , m_group(
          new FormGroup(u"plus"_s, target.urn.isEmpty() ? tr("New deployment") : tr("Copy"), this))
    , m_platform(new QComboBox(this))
    , m_name(new QLineEdit(this))
    , m_environment(new QComboBox(this))
    , m_status(new QComboBox(this))
    , m_urn(new QLineEdit(this))
    , m_message(new FieldMessage(this))
    , m_create(makeButton(tr("Put into the change set"), u"plus"_s, this))
{
    setObjectName(u"newDeploymentForm"_s);
    build();
    fillPlatforms();
    if (const auto key = keyOf(target.urn)) {
        m_platform->setEditText(domain::platformId(key->platform));
        m_name->setText(domain::Urn::tryParse(target.urn)->displayName());
        m_environment->setCurrentText(key->env);
    }
    connect(m_platform, &QComboBox::currentTextChanged, this, &NewDeploymentForm::judge);
    connect(m_environment, &QComboBox::currentTextChanged, this, &NewDeploymentForm::judge);
    connect(m_name, &QLineEdit::textChanged, this, &NewDeploymentForm::judge);
    connect(m_name, &QLineEdit::textEdited, this, [this] {
        m_touched = true;
        judge();
    });
    connect(m_name, &QLineEdit::returnPressed, this, &NewDeploymentForm::confirm);
    connect(m_create, &QPushButton::clicked, this, &NewDeploymentForm::confirm);
    judge();
    m_name->selectAll();
}

void NewDeploymentForm::build()
{
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_group);
    m_platform->setObjectName(u"newPlatform"_s);
    m_platform->setEditable(true);
    m_platform->setInsertPolicy(QComboBox::NoInsert);
    m_name->setObjectName(u"newName"_s);
    m_environment->setObjectName(u"newEnvironment"_s);
    m_environment->addItems(domain::environments());
    m_status->setObjectName(u"newStatus"_s);
    for (const QString &symbol : domain::statusSymbols())
        m_status->addItem(domain::statusLabel(symbol), symbol);
    m_status->setCurrentIndex(m_status->findData(u"CREATING"_s));
    m_urn->setObjectName(u"newUrn"_s);
    m_urn->setReadOnly(true);
    m_urn->setFrame(false);
    m_urn->setFont(fonts::mono());
    m_message->setObjectName(u"newMessage"_s);
    m_create->setObjectName(u"createDeployment"_s);
    m_create->setDefault(true);
    m_group->addField(tr("&Platform"), m_platform);
    auto *name = new QVBoxLayout;
    name->setSpacing(0);
    name->addWidget(m_name);
    name->addWidget(m_message);
    m_group->addField(tr("&Name"), name, m_name);
    m_group->addField(tr("Environ&ment"), m_environment);
    m_group->addField(tr("S&tatus"), m_status);
    m_group->addField(tr("URN"), m_urn);
    auto *about = new FieldMessage(this);
    about->say(m_target.urn.isEmpty()
                   ? tr("Owners, tags and all else are filled in afterwards.")
                   : tr("Takes over description, version, custom properties, instance, container, "
                        "owners and tags of %1, as they will be; not its deprecation and not the "
                        "models that link to it.")
                         .arg(m_target.nameOf(m_target.urn)),
               Tone::Neutral, u"info"_s);
    m_group->column()->addWidget(about);
    QPushButton *cancel = makeButton(tr("Cancel"), {}, this);
    cancel->setAccessibleName(tr("Make no new deployment"));
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(0, 6, 0, 0);
    buttons->setSpacing(6);
    buttons->addWidget(m_create);
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    m_group->column()->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &NewDeploymentForm::cancelled);
}

//! Those of the catalog, then the ones that Slipway has a drawing for.
void NewDeploymentForm::fillPlatforms()
{
    QStringList platforms;
    const catalog::CatalogPtr catalog = m_target.catalog();
    const catalog::DictionaryView &known = catalog->dictionary(catalog::Facet::Platform);
    for (catalog::Code code = 1; code < known.size(); ++code)
        platforms.append(domain::platformId(fromUtf8(known[code])));
    platforms.sort();
    for (const QString &id :
         {u"sagemaker"_s, u"vertexai"_s, u"azureml"_s, u"kserve"_s, u"mlflow"_s, u"seldon"_s}) {
        if (!platforms.contains(id))
            platforms.append(id);
    }
    m_platform->addItems(platforms);
    m_platform->setCurrentIndex(0);
}

QString NewDeploymentForm::urn() const
{
    const QString platform = m_platform->currentText().trimmed();
    const QString name = m_name->text().trimmed();
    static const QRegularExpression id(u"^[A-Za-z0-9_.-]+$"_s);
    if (name.isEmpty() || !id.match(platform).hasMatch())
        return {};
    return domain::Urn::deployment(platform, name, m_environment->currentText()).toString();
}

QString NewDeploymentForm::problem() const
{
    const QString made = urn();
    if (m_name->text().trimmed().isEmpty())
        return tr("It needs a name.");
    if (made.isEmpty())
        return tr("A platform is an id, such as sagemaker.");
    if (m_target.catalog()->find(made))
        return tr("There is a deployment of that name, platform and environment already.");
    if (m_target.editing->changes().touches(made))
        return tr("That one waits in the change set already.");
    return {};
}

void NewDeploymentForm::judge()
{
    const QString why = problem();
    // An untouched form is not wrong, only not ready.
    const bool said = !why.isEmpty() && (m_touched || !m_name->text().isEmpty());
    looks::setInvalid(m_name, said);
    m_message->say(said ? why : QString(), Tone::Danger);
    m_name->setAccessibleDescription(m_message->text());
    m_urn->setText(urn());
    m_urn->setCursorPosition(0);
    m_urn->setToolTip(servertext::toolTip(urn()));
    m_create->setEnabled(why.isEmpty());
}

std::vector<std::pair<QString, Json>> NewDeploymentForm::aspects() const
{
    Json properties = m_target.urn.isEmpty() ? Json() : m_target.pending(aspect::properties);
    if (!properties.is_object())
        properties = Json::object();
    properties.erase("createdAt");
    properties["status"] = m_status->currentData().toString().toStdString();
    std::vector<std::pair<QString, Json>> result {{aspect::properties, properties}};
    if (m_target.urn.isEmpty())
        return result;
    const auto original = keyOf(m_target.urn);
    const auto own = keyOf(urn());
    const bool samePlatform = original && own && original->platform == own->platform;
    for (const QString &name : copiedAspects()) {
        // An instance belongs to its platform.
        if (name != aspect::instance || samePlatform)
            result.emplace_back(name, m_target.pending(name));
    }
    return result;
}

void NewDeploymentForm::confirm()
{
    m_touched = true;
    judge();
    if (!m_create->isEnabled())
        return;
    const QString made = urn();
    changes::Step step {tr("New deployment %1").arg(m_name->text().trimmed()), {}, {}};
    for (const auto &[name, value] : aspects()) {
        const changes::Delta delta = changes::difference(name, nullptr, value);
        if (!delta.empty())
            step.swaps.push_back(m_target.editing->changes().added({made, name}, -1, delta));
    }
    if (m_target.editing->make(std::move(step)))
        Q_EMIT created(made);
}
