// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/modelsfield.h"

#include "ui/common/buttons.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/fonts.h"
#include "ui/common/markwidgets.h"
#include "ui/deployments/wording.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

ModelsField::ModelsField(const QString &deployment, std::vector<catalog::ModelEntry> known,
                         store::CatalogStore *store, QWidget *parent)
    : QWidget(parent)
    , m_deployment(deployment)
    , m_models(std::move(known))
    , m_store(store)
    , m_column(new QVBoxLayout(this))
{
    setObjectName(u"modelsField"_s);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(1);
    m_wait.setSingleShot(true);
    m_wait.setInterval(patience);
    connect(&m_wait, &QTimer::timeout, this, &ModelsField::ask);
    if (m_store && domain::Urn::tryParse(deployment)) {
        showModels(tr("asking the server…"), true);
        m_wait.start();
    } else {
        showModels(m_models.empty() ? tr("none") : QString(), false);
    }
}

void ModelsField::letGo()
{
    m_wait.stop();
    m_pending.reset();
    m_store = nullptr;
}

void ModelsField::ask()
{
    if (!m_store)
        return;
    showModels(tr("asking the server…"), true);
    m_pending = m_store->fetchModels(*domain::Urn::tryParse(m_deployment),
                                     [this](Result<store::ServedModels> result) { take(result); });
}

void ModelsField::take(Result<store::ServedModels> result)
{
    if (!result) {
        showError(result.error());
        return;
    }
    for (const catalog::ModelEntry &model : result->models) {
        const auto same = std::find_if(m_models.begin(), m_models.end(),
                                       [&](const auto &m) { return m.urn == model.urn; });
        if (same == m_models.end())
            m_models.push_back(model);
    }
    showModels(result->more ? tr("and more") : m_models.empty() ? tr("none") : QString(), false);
}

void ModelsField::clear()
{
    while (QLayoutItem *item = m_column->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // it may be the Retry button that was just pressed
        }
        delete item;
    }
}

void ModelsField::showModels(const QString &remark, bool busy)
{
    clear();
    for (const catalog::ModelEntry &model : m_models)
        addModel(model);
    if (!remark.isEmpty()) {
        auto *line = new QWidget(this);
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(6);
        if (busy)
            row->addWidget(new Glyph(u"clock"_s, Tone::Neutral, 14, line));
        auto *words = new ElidedLabel(remark, line);
        words->setMuted(true);
        row->addWidget(words, 1);
        m_column->addWidget(line);
    }
    if (std::any_of(m_models.begin(), m_models.end(), [](const auto &m) { return m.reconciled; })) {
        auto *why
            = new QLabel(tr("The model names this endpoint by its ARN, not by its URN. Slipway "
                            "matched the two."),
                         this);
        why->setObjectName(u"reconciled"_s);
        why->setTextFormat(Qt::PlainText);
        why->setWordWrap(true);
        why->setFont(fonts::ui(fonts::Size::Small));
        why->setForegroundRole(QPalette::PlaceholderText);
        m_column->addWidget(why);
    }
}

void ModelsField::addModel(const catalog::ModelEntry &model)
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(5);
    const QString words = model.version.isEmpty() ? model.name : model.name + u' ' + model.version;
    auto *name = new ElidedLabel(wording::oneLine(words, 300), line);
    name->setHint(model.urn);
    row->addWidget(name, 1);
    if (model.reconciled) {
        auto *mark = new Glyph(u"link"_s, Tone::Warn, 14, line);
        mark->setToolTip(tr("Matched by ARN"));
        mark->setAccessibleName(tr("Matched by ARN"));
        row->addWidget(mark);
    }
    m_column->addWidget(line);
}

void ModelsField::showError(const Error &error)
{
    const ErrorText text = describe(error, m_store->server().name);
    showModels({}, false);
    auto *why = new QLabel(text.title, this);
    why->setTextFormat(Qt::PlainText);
    why->setWordWrap(true);
    why->setToolTip(wording::toolTip(text.advice));
    auto *retry = makeLinkButton(tr("Retry"), this);
    retry->setObjectName(u"retryModels"_s);
    connect(retry, &QPushButton::clicked, this, &ModelsField::ask);
    m_column->addWidget(why);
    m_column->addWidget(retry, 0, Qt::AlignLeft);
}
