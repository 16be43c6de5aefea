// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/formgroup.h"

#include "ui/common/fonts.h"
#include "ui/common/markwidgets.h"
#include "ui/common/theme.h"
#include "ui/common/tonelabel.h"

#include <QAccessible>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace {

//! "Something in here waits to be sent."
class PendingDot final : public QWidget
{
public:
    explicit PendingDot(QWidget *parent) : QWidget(parent)
    {
        setFixedSize(9, 9);
        setAccessibleName(FormGroup::tr("changed, not sent yet"));
        setToolTip(accessibleName());
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::of(this).pending);
        painter.drawEllipse(QRectF(1, 1, 7, 7));
    }
};

} // namespace

FieldMessage::FieldMessage(QWidget *parent)
    : QWidget(parent), m_glyph(new Glyph({}, Tone::Neutral, 14, this)), m_words(new ToneLabel(this))
{
    m_words->setFont(fonts::ui(fonts::Size::Small));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 3, 0, 0);
    row->setSpacing(5);
    row->addWidget(m_glyph, 0, Qt::AlignTop);
    row->addWidget(m_words, 1);
    hide();
}

void FieldMessage::say(const QString &text, Tone tone, const QString &iconName)
{
    const bool worse = tone == Tone::Danger && (m_tone != Tone::Danger || text != m_words->text());
    m_tone = tone;
    m_glyph->set(iconName.isEmpty() ? tones::iconName(tone) : iconName, tone);
    m_words->set(text, tone);
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    if (worse && isVisible()) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

QString FieldMessage::text() const
{
    return m_words->text();
}

FormGroup::FormGroup(const QString &iconName, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout)
    , m_head(new QHBoxLayout)
    , m_dot(new PendingDot(this))
{
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    m_column->setContentsMargins(12, 8, 12, 10);
    m_column->setSpacing(4);
    whole->addLayout(m_column);
    whole->addWidget(new Line(Qt::Horizontal, this));

    auto *words = new QLabel(title, this);
    words->setFont(fonts::ui(fonts::Size::Base, QFont::DemiBold));
    m_head->setSpacing(6);
    m_head->addWidget(new Glyph(iconName, Tone::Neutral, 15, this));
    m_head->addWidget(words);
    m_head->addWidget(m_dot);
    m_head->addStretch(1);
    m_dot->hide();
    auto *head = new QWidget(this);
    m_head->setContentsMargins(0, 0, 0, 0);
    head->setMinimumHeight(24);
    head->setLayout(m_head);
    m_column->addWidget(head);
    setAccessibleName(title);
}

void FormGroup::setChanged(bool changed)
{
    m_changed = changed;
    m_dot->setVisible(changed);
}

void FormGroup::addAside(QWidget *widget)
{
    m_head->addWidget(widget);
}

QGridLayout *FormGroup::fields()
{
    if (!m_fields) {
        m_fields = new QGridLayout;
        m_fields->setHorizontalSpacing(8);
        m_fields->setVerticalSpacing(8);
        m_fields->setColumnMinimumWidth(0, labelWidth - 8);
        m_fields->setColumnStretch(1, 1);
        m_column->addLayout(m_fields);
    }
    return m_fields;
}

QLabel *FormGroup::makeLabel(const QString &label, QWidget *buddy, QWidget *parent)
{
    auto *words = new QLabel(label, parent);
    words->setForegroundRole(QPalette::PlaceholderText);
    words->setMinimumHeight(26);
    // A label's key moves the focus only to what takes it itself.
    QWidget *taker = buddy;
    while (taker->focusProxy())
        taker = taker->focusProxy();
    words->setBuddy(taker);
    if (buddy->accessibleName().isEmpty()) {
        QString plain = label;
        buddy->setAccessibleName(plain.remove(QLatin1Char('&')));
    }
    return words;
}

QLabel *FormGroup::addField(const QString &label, QWidget *field)
{
    QLabel *words = makeLabel(label, field, this);
    const int row = fields()->rowCount();
    fields()->addWidget(words, row, 0, Qt::AlignTop);
    fields()->addWidget(field, row, 1);
    return words;
}

void FormGroup::addField(const QString &label, QLayout *field, QWidget *buddy)
{
    QLabel *words = makeLabel(label, buddy, this);
    const int row = fields()->rowCount();
    fields()->addWidget(words, row, 0, Qt::AlignTop);
    fields()->addLayout(field, row, 1);
}
