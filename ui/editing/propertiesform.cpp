// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/propertiesform.h"

#include "models/changes/aspects.h"
#include "models/domain/urn.h"
#include "models/domain/vocabulary.h"
#include "ui/common/buttons.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/editing/customproperties.h"
#include "ui/editing/datefield.h"
#include "ui/editing/formgroup.h"
#include "ui/editing/formwords.h"
#include "ui/editing/neighbourfield.h"
#include "ui/editing/pickfield.h"
#include "ui/editing/textfields.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;
using changes::Json;
namespace aspect = changes::aspect;

namespace {

QString platformOf(const QString &urn)
{
    const auto parsed = domain::Urn::tryParse(urn);
    const auto key = parsed ? domain::platformKey(*parsed) : std::nullopt;
    return key ? key->platform : QString();
}

QString instancePrefix(const QString &urn)
{
    const QString platform = platformOf(urn);
    return platform.isEmpty() ? QString() : u"urn:li:dataPlatformInstance:("_s + platform + u',';
}

} // namespace

PropertiesForm::PropertiesForm(const EditTarget &target, QWidget *parent)
    : AspectForm(target, parent)
    , m_group(new FormGroup(u"edit"_s, tr("Properties"), this))
    , m_custom(new FormGroup(u"columns"_s, tr("Custom properties"), this))
    , m_description(new BlockField(target, this))
    , m_version(new LineField(target, u"version"_s, this))
    , m_status(new QComboBox(this))
    , m_statusText(new ElidedLabel(this))
    , m_created(new DateField(target, u"createdAt"_s, tr("Created"), {}, this))
    , m_url(new LineField(target, u"externalUrl"_s, this))
    , m_openUrl(makeButton({}, u"external-link"_s, this))
    , m_instance(new NeighbourField(target, u"dataPlatformInstance"_s, instancePrefix(target.urn),
                                    u"instance"_s, this))
    , m_container(new NeighbourField(target, u"container"_s, {}, u"container"_s, this))
    , m_table(new CustomProperties(target, this))
{
    setObjectName(u"propertiesForm"_s);
    build();
    connectFields();
    refresh();
}

void PropertiesForm::build()
{
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(m_group);
    whole->addWidget(m_custom);
    m_description->setObjectName(u"description"_s);
    m_group->addField(tr("De&scription"), m_description);
    m_group->addField(tr("Vers&ion"), m_version);
    m_status->setObjectName(u"status"_s);
    m_status->setEnabled(!target().isReadOnly());
    m_statusText->setObjectName(u"statusText"_s);
    m_status->setVisible(!target().isReadOnly());
    m_statusText->setVisible(target().isReadOnly());
    if (target().isReadOnly())
        m_group->addField(tr("Status"), m_statusText);
    else
        m_group->addField(tr("S&tatus"), m_status);
    m_status->setAccessibleName(tr("Status"));
    m_group->addField(tr("&Created"), m_created);
    m_openUrl->setObjectName(u"openUrl"_s);
    m_openUrl->setAccessibleName(tr("Open the external URL"));
    m_openUrl->setToolTip(m_openUrl->accessibleName());
    auto *line = new QHBoxLayout;
    line->setSpacing(6);
    line->addWidget(m_url, 1);
    line->addWidget(m_openUrl);
    auto *url = new QVBoxLayout;
    url->setSpacing(0);
    url->addLayout(line);
    url->addWidget(m_url->message());
    m_group->addField(tr("E&xternal URL"), url, m_url);
    m_url->check = [](const QString &text) {
        return text.isEmpty() || servertext::webUrl(text)
                 ? QString()
                 : tr("Not a web address: it begins with https:// or http:// and names a host.");
    };
    m_group->addField(tr("&Instance"), m_instance);
    m_group->addField(tr("C&ontainer"), m_container);
    m_instance->line()->setAccessibleName(tr("Platform instance"));
    m_container->line()->setAccessibleName(tr("Container"));
    m_custom->column()->addWidget(m_table);
}

void PropertiesForm::connectFields()
{
    connect(m_openUrl, &QPushButton::clicked, this, [this] {
        if (const auto url = servertext::webUrl(m_url->text()))
            Q_EMIT openUrlRequested(*url);
    });
    if (target().isReadOnly())
        return;
    const auto text = [this](const char *field) {
        return
            [this, key = changes::FieldKey {QString::fromLatin1(field), {}}](const QString &now) {
                target().writeField(aspect::properties, key, aspecttext::orNull(now), true);
            };
    };
    connect(m_description, &BlockField::valueEdited, this, text("description"));
    connect(m_url, &LineField::valueEdited, this, text("externalUrl"));
    connect(m_version, &LineField::valueEdited, this, [this](const QString &now) {
        target().writeField(aspect::properties, {u"version"_s, u"versionTag"_s},
                            aspecttext::orNull(now), true);
    });
    connect(m_status, &QComboBox::activated, this, [this] {
        target().writeField(aspect::properties, {u"status"_s, {}},
                            aspecttext::orNull(m_status->currentData().toString()));
    });
    connect(m_created, &DateField::edited, this, [this](std::optional<qint64> ms, bool typed) {
        target().writeField(aspect::properties, {u"createdAt"_s, {}}, ms ? Json(*ms) : Json(),
                            typed);
    });
    connect(m_instance, &NeighbourField::edited, this, &PropertiesForm::writeInstance);
    connect(m_container, &NeighbourField::edited, this, [this](const QString &urn) {
        target().writeField(aspect::container, {u"container"_s, {}}, aspecttext::orNull(urn));
    });
}

//! The aspect needs the platform beside the instance.
void PropertiesForm::writeInstance(const QString &urn)
{
    changes::Cells cells = changes::Cells::of(aspect::instance, target().pending(aspect::instance));
    const changes::FieldKey platform {u"platform"_s, {}};
    if (!cells.find(platform) && !urn.isEmpty())
        cells.set(platform, platformOf(target().urn).toStdString());
    if (urn.isEmpty())
        cells.remove({u"instance"_s, {}});
    else
        cells.set({u"instance"_s, {}}, urn.toStdString());
    target().write(aspect::instance, cells.document(aspect::instance));
}

void PropertiesForm::refresh()
{
    const Json pending = target().pending(aspect::properties);
    m_description->showValue(aspecttext::text(pending, "description"));
    m_version->showValue(pending.is_object() && pending.contains("version")
                             ? aspecttext::text(pending.at("version"), "versionTag")
                             : QString());
    showStatus(aspecttext::text(pending, "status"));
    m_created->setNow(target().now);
    m_created->showValue(aspecttext::number(pending, "createdAt"),
                         aspecttext::number(target().present(aspect::properties), "createdAt"));
    m_url->showValue(aspecttext::text(pending, "externalUrl"));
    m_openUrl->setEnabled(servertext::webUrl(m_url->text()).has_value());
    m_instance->showValue(aspecttext::text(target().pending(aspect::instance), "instance"));
    m_container->setNeeded(target().present(aspect::container).is_null()
                               ? QString()
                               : tr("A container can be changed, but not taken away."));
    m_container->showValue(aspecttext::text(target().pending(aspect::container), "container"));
    m_table->refresh();
    const bool any = target().isChanged(aspect::properties);
    bool custom = false;
    bool other = false;
    if (any) {
        const changes::AspectEdit *edit
            = target().editing->changes().find(target().key(aspect::properties));
        for (const changes::FieldChange &change : edit->delta)
            (change.key.field == "customProperties"_L1 ? custom : other) = true;
    }
    m_custom->setChanged(custom);
    m_group->setChanged(other || target().isChanged(aspect::instance)
                        || target().isChanged(aspect::container));
}

//! The eight of the schema, worst last, and a word never heard of as it is written.
void PropertiesForm::showStatus(const QString &symbol)
{
    QStringList symbols {QString()};
    for (auto it = domain::statusSymbols().rbegin(); it != domain::statusSymbols().rend(); ++it)
        symbols.append(*it);
    if (!symbols.contains(symbol))
        symbols.append(symbol);
    if (m_status->count() != symbols.size()) {
        m_status->clear();
        for (const QString &each : std::as_const(symbols)) {
            const QString label = each.isEmpty() ? tr("No status") : domain::statusLabel(each);
            m_status->addItem(formwords::oneLine(label, 60), each);
        }
    }
    m_statusText->setText(symbol.isEmpty() ? tr("none")
                                           : formwords::oneLine(domain::statusLabel(symbol), 60));
    const Theme &theme = Theme::of(this);
    for (int i = 0; i < m_status->count(); ++i) {
        const QString each = m_status->itemData(i).toString();
        if (!each.isEmpty())
            m_status->setItemIcon(
                i, QIcon(icons::glyph(icons::forStatus(each), theme.statusColor(each), 14,
                                      devicePixelRatioF())));
    }
    m_status->setCurrentIndex(m_status->findData(symbol));
}
