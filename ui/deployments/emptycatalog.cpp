// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/emptycatalog.h"

#include "ui/common/buttons.h"
#include "ui/common/fonts.h"
#include "ui/common/markwidgets.h"
#include "ui/deployments/wording.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

EmptyCatalog::EmptyCatalog(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_snippet(new QPlainTextEdit(this))
    , m_import(makeButton(tr("Import a file…"), u"import"_s, this))
{
    setObjectName(u"emptyCatalog"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *inner = new QWidget(this);
    inner->setMaximumWidth(680);
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    column->addWidget(makeHead());

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    m_import->setObjectName(u"importButton"_s);
    m_import->setDefault(true);
    auto *connectButton = makeButton(tr("Connect to a DataHub…"), u"server"_s, this);
    connectButton->setObjectName(u"connectButton"_s);
    buttons->addWidget(m_import);
    buttons->addWidget(connectButton);
    buttons->addStretch();
    column->addLayout(buttons);
    column->addWidget(makeSnippet());

    auto *across = new QHBoxLayout;
    across->setContentsMargins(24, 72, 24, 24);
    across->addStretch(1);
    across->addWidget(inner, 100);
    across->addStretch(1);
    auto *whole = new QVBoxLayout(this);
    whole->addLayout(across);
    whole->addStretch(1);
    setFocusProxy(m_import);

    connect(m_import, &QPushButton::clicked, this, &EmptyCatalog::importRequested);
    connect(connectButton, &QPushButton::clicked, this, &EmptyCatalog::connectRequested);
}

QWidget *EmptyCatalog::makeHead()
{
    auto *head = new QWidget(this);
    auto *title = new QLabel(tr("There are no deployments here yet"), head);
    title->setFont(fonts::ui(fonts::Size::Page, QFont::DemiBold));
    m_text->setParent(head);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    auto *words = new QVBoxLayout;
    words->setSpacing(3);
    words->addWidget(title);
    words->addWidget(m_text);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(14);
    row->addWidget(new Glyph(u"kind-deployment"_s, Tone::Neutral, 32, head), 0, Qt::AlignTop);
    row->addLayout(words, 1);
    return head;
}

QWidget *EmptyCatalog::makeSnippet()
{
    auto *box = new QWidget(this);
    auto *title = new QLabel(tr("Or write one with the DataHub SDK"), box);
    title->setFont(fonts::ui(fonts::Size::Small, QFont::DemiBold));
    auto *copy = makeButton(tr("Copy"), u"copy"_s, box);
    copy->setObjectName(u"copySnippet"_s);
    looks::setSmall(copy);
    connect(copy, &QPushButton::clicked, this, [this] { Q_EMIT copyRequested(snippet()); });
    m_snippet->setObjectName(u"snippet"_s);
    m_snippet->setAccessibleName(tr("Python that writes a deployment"));
    m_snippet->setReadOnly(true);
    m_snippet->setFont(fonts::mono());
    m_snippet->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_snippet->setTabChangesFocus(true);
    m_snippet->setFixedHeight(m_snippet->fontMetrics().lineSpacing() * 14 + 20);
    auto *head = new QHBoxLayout;
    head->addWidget(title);
    head->addStretch();
    head->addWidget(copy);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(6);
    column->addLayout(head);
    column->addWidget(m_snippet);
    return box;
}

void EmptyCatalog::setServer(const QString &server, const QUrl &gms)
{
    m_text->setText(tr("%1 answers, and holds no ML model deployment. Import a file that DataHub's "
                       "ingestion or this program wrote, or look at another server.")
                        .arg(server));
    const QString address = gms.toString(QUrl::RemoveUserInfo | QUrl::StripTrailingSlash);
    m_snippet->setPlainText(
        u"import datahub.emitter.mce_builder as builder\n"
        "import datahub.metadata.schema_classes as models\n"
        "from datahub.emitter.mcp import MetadataChangeProposalWrapper\n"
        "from datahub.emitter.rest_emitter import DatahubRestEmitter\n"
        "\n"
        "urn = builder.make_ml_model_deployment_urn(\n"
        "    platform=\"sagemaker\", deployment_name=\"my-endpoint\", env=\"PROD\"\n"
        ")\n"
        "properties = models.MLModelDeploymentPropertiesClass(\n"
        "    description=\"My first deployment\", status=models.DeploymentStatusClass.IN_SERVICE\n"
        ")\n"
        "DatahubRestEmitter(gms_server=\"%1\").emit(\n"
        "    MetadataChangeProposalWrapper(entityUrn=urn, aspect=properties))\n"_s.arg(address));
}

QString EmptyCatalog::snippet() const
{
    return m_snippet->toPlainText();
}
