// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/newtagform.h"

#include "ui/common/buttons.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/theme.h"
#include "ui/editing/formgroup.h"

#include <QColorDialog>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

NewTagForm::NewTagForm(QWidget *parent)
    : QWidget(parent)
    , m_name(new QLineEdit(this))
    , m_description(new QLineEdit(this))
    , m_colour(new QLineEdit(this))
    , m_pick(makeButton(tr("Choose…"), {}, this))
    , m_create(makeButton(tr("Create tag"), {}, this))
    , m_message(new FieldMessage(this))
{
    setObjectName(u"newTagForm"_s);
    m_name->setObjectName(u"newTagName"_s);
    m_description->setObjectName(u"newTagDescription"_s);
    m_colour->setObjectName(u"newTagColour"_s);
    m_colour->setPlaceholderText(u"#rrggbb"_s);
    m_colour->setFont(fonts::mono());
    m_create->setObjectName(u"newTagCreate"_s);
    m_message->setObjectName(u"newTagMessage"_s);
    m_pick->setAccessibleName(tr("Choose a colour of the tag"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(10, 8, 8, 8);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(5);
    grid->setColumnStretch(1, 1);
    const auto add = [&](int row, const QString &label, QLineEdit *field, const QString &said) {
        auto *words = new QLabel(label, this);
        words->setForegroundRole(QPalette::PlaceholderText);
        words->setBuddy(field);
        field->setAccessibleName(said);
        grid->addWidget(words, row, 0);
        grid->addWidget(field, row, 1, 1, row == 2 ? 1 : 2);
    };
    add(0, tr("New tag"), m_name, tr("Name of the new tag"));
    add(1, tr("Description"), m_description, tr("Description of the new tag"));
    add(2, tr("Colour"), m_colour, tr("Colour of the new tag"));
    grid->addWidget(m_pick, 2, 2);
    grid->addWidget(m_message, 3, 1, 1, 2);
    QPushButton *cancel = makeButton(tr("Cancel"), {}, this);
    cancel->setAccessibleName(tr("Make no new tag"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    buttons->addStretch(1);
    for (QPushButton *button : {m_create, cancel}) {
        looks::setSmall(button);
        buttons->addWidget(button);
    }
    grid->addLayout(buttons, 4, 1, 1, 2);
    connect(m_pick, &QPushButton::clicked, this, &NewTagForm::chooseColour);
    connect(m_create, &QPushButton::clicked, this, &NewTagForm::confirm);
    connect(cancel, &QPushButton::clicked, this, &NewTagForm::cancelled);
    for (QLineEdit *field : {m_name, m_description, m_colour}) {
        connect(field, &QLineEdit::textEdited, this, &NewTagForm::judge);
        connect(field, &QLineEdit::returnPressed, this, &NewTagForm::confirm);
    }
}

void NewTagForm::open(const QString &name)
{
    m_name->setText(name);
    m_description->clear();
    m_colour->clear();
    judge();
    show();
    m_description->setFocus();
}

QString NewTagForm::colourTyped() const
{
    return m_colour->text().trimmed();
}

bool NewTagForm::judge()
{
    static const QRegularExpression hex(u"^#[0-9a-fA-F]{6}$"_s);
    const QString name = m_name->text().trimmed();
    const bool badColour = !colourTyped().isEmpty() && !hex.match(colourTyped()).hasMatch();
    const QString badName = name.isEmpty() ? tr("A tag needs a name.")
                          : check          ? check(name)
                                           : QString();
    looks::setInvalid(m_name, !badName.isEmpty());
    looks::setInvalid(m_colour, badColour);
    const QString said = !badName.isEmpty() ? badName
                       : badColour          ? tr("A colour is written #rrggbb.")
                                            : QString();
    m_message->say(said, Tone::Danger);
    m_create->setEnabled(said.isEmpty());
    update();
    return said.isEmpty();
}

void NewTagForm::confirm()
{
    if (judge())
        Q_EMIT confirmed(
            {m_name->text().trimmed(), m_description->text().trimmed(), colourTyped()});
}

void NewTagForm::chooseColour()
{
    auto *dialog = new QColorDialog(QColor(colourTyped()), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QColorDialog::colorSelected, this, [this](const QColor &colour) {
        m_colour->setText(colour.name(QColor::HexRgb));
        judge();
    });
    dialog->open();
}

void NewTagForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT cancelled();
        return;
    }
    QWidget::keyPressEvent(event);
}

void NewTagForm::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    flat::box(painter, QRectF(rect()), theme.base, theme.border, 4);
}
