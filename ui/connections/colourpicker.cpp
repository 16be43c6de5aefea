// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/colourpicker.h"

#include "models/settings/connectionprofile.h"
#include "ui/common/buttons.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/theme.h"

#include <QAbstractButton>
#include <QColorDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

using namespace Qt::Literals::StringLiterals;

//! One colour. A ring says that it is chosen; a second one, under the keyboard, that it has focus.
class Swatch final : public QAbstractButton
{
public:
    explicit Swatch(QWidget *parent) : QAbstractButton(parent)
    {
        setCheckable(true);
        setFixedSize(28, 28);
        setFocusPolicy(Qt::StrongFocus);
    }

    void setColour(const QString &colour)
    {
        m_colour = QColor(colour);
        setAccessibleName(ColourPicker::tr("Colour %1").arg(colour));
        setToolTip(colour);
        update();
    }
    QString colour() const { return m_colour.name(QColor::HexRgb).toUpper(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Theme &theme = Theme::of(this);
        const QRectF all(rect());
        if (isChecked() || hasFocus())
            flat::box(painter, all, {}, isChecked() ? theme.focus : theme.control, 6, 2);
        flat::box(painter, all.adjusted(3, 3, -3, -3), m_colour, {}, 4);
        if (hasFocus())
            flat::box(painter, all.adjusted(7, 7, -7, -7), {}, theme.base, 2, 1);
    }

private:
    QColor m_colour;
};

namespace {

QString nameOf(qsizetype index)
{
    const QStringList names {ColourPicker::tr("Red"),    ColourPicker::tr("Amber"),
                             ColourPicker::tr("Green"),  ColourPicker::tr("Blue"),
                             ColourPicker::tr("Violet"), ColourPicker::tr("Grey")};
    return names.value(index);
}

} // namespace

ColourPicker::ColourPicker(QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    const auto add = [&] {
        auto *swatch = new Swatch(this);
        connect(swatch, &QAbstractButton::clicked, this,
                [this, swatch] { choose(swatch->colour()); });
        row->addWidget(swatch);
        return swatch;
    };
    for (const QString &colour : connectionColours()) {
        Swatch *swatch = add();
        swatch->setColour(colour);
        swatch->setAccessibleName(nameOf(m_swatches.size()));
        swatch->setToolTip(nameOf(m_swatches.size()));
        m_swatches.append(swatch);
    }
    m_own = add();
    QPushButton *more = makeButton({}, u"more"_s, this);
    looks::setSmall(more);
    more->setToolTip(tr("Another colour"));
    more->setAccessibleName(tr("Another colour"));
    more->setObjectName(u"otherColour"_s);
    connect(more, &QPushButton::clicked, this, &ColourPicker::askForOther);
    row->addSpacing(4);
    row->addWidget(more);
    auto *hint = new QLabel(tr("strip below the toolbar, and the chip"), this);
    hint->setFont(fonts::ui(fonts::Size::Small));
    hint->setForegroundRole(QPalette::PlaceholderText);
    row->addSpacing(10);
    row->addWidget(hint);
    row->addStretch(1);
    showChosen();
}

void ColourPicker::setColour(const QString &colour)
{
    m_colour = colour.toUpper();
    showChosen();
}

void ColourPicker::choose(const QString &colour)
{
    const bool differs = colour.toUpper() != m_colour;
    setColour(colour);
    if (differs)
        Q_EMIT picked(m_colour);
}

void ColourPicker::showChosen()
{
    bool known = false;
    for (Swatch *swatch : std::as_const(m_swatches)) {
        swatch->setChecked(swatch->colour() == m_colour);
        known = known || swatch->isChecked();
    }
    m_own->setVisible(!known && QColor(m_colour).isValid());
    m_own->setChecked(!known);
    m_own->setColour(m_colour);
}

void ColourPicker::askForOther()
{
    auto *dialog = new QColorDialog(QColor(m_colour), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QColorDialog::colorSelected, this,
            [this](const QColor &colour) { choose(colour.name(QColor::HexRgb)); });
    dialog->open();
}
