// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/bulkrow.h"

#include "ui/common/icons.h"
#include "ui/common/markwidgets.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

//! How many of all, as a violet part of a bar.
class CountBar final : public QWidget
{
public:
    explicit CountBar(QWidget *parent) : QWidget(parent) { setFixedSize(132, 6); }

    void setShare(double share)
    {
        m_share = share;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Theme &theme = Theme::of(this);
        painter.fillRect(rect(), theme.prodFill);
        if (m_share >= 0)
            painter.fillRect(QRectF(0, 0, width() * m_share, height()), theme.pending);
    }

private:
    double m_share = -1;
};

BulkRow::BulkRow(const QString &iconName, const QString &title, const QString &objectName,
                 QWidget *parent)
    : QWidget(parent)
    , m_box(new QCheckBox(title, this))
    , m_body(new QWidget(this))
    , m_fields(new QVBoxLayout)
    , m_bar(new CountBar(this))
    , m_count(new QLabel(this))
    , m_hint(new QLabel(this))
{
    setObjectName(objectName);
    m_box->setObjectName(objectName + u"Box"_s);
    m_box->setIcon(icons::icon(iconName, icons::Ink::Muted));
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_fields->setSpacing(4);
    auto *share = new QHBoxLayout;
    share->setSpacing(8);
    share->addWidget(m_bar, 0, Qt::AlignVCenter);
    share->addWidget(m_count, 1);
    auto *body = new QVBoxLayout(m_body);
    body->setContentsMargins(22, 0, 0, 0);
    body->setSpacing(4);
    body->addLayout(m_fields);
    body->addLayout(share);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(4);
    column->addWidget(m_box);
    auto *hint = new QHBoxLayout;
    hint->setContentsMargins(22, 0, 0, 0);
    hint->addWidget(m_hint);
    column->addLayout(hint);
    column->addWidget(m_body);
    connect(m_box, &QCheckBox::toggled, this, [this](bool on) {
        arrange();
        Q_EMIT toggled(on);
    });
    arrange();
}

bool BulkRow::isOn() const
{
    return m_box->isChecked();
}

void BulkRow::setOn(bool on)
{
    m_box->setChecked(on);
}

void BulkRow::setHint(const QString &hint)
{
    m_hint->setText(hint);
    arrange();
}

void BulkRow::setCount(int changing, int total, const QString &rest)
{
    const bool known = changing >= 0;
    m_bar->setShare(known && total > 0 ? double(changing) / total : -1);
    m_count->setText(known
                         ? tr("<b>%1</b> change &nbsp; %2").arg(changing).arg(rest.toHtmlEscaped())
                         : tr("counting…"));
    m_box->setAccessibleDescription(known ? tr("%1 of %2 change").arg(changing).arg(total)
                                          : QString());
}

void BulkRow::setWanting(const QString &what)
{
    m_bar->setShare(-1);
    m_count->setText(what);
}

void BulkRow::arrange()
{
    m_body->setVisible(isOn());
    m_hint->setVisible(!isOn() && !m_hint->text().isEmpty());
}
