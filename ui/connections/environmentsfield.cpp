// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/environmentsfield.h"

#include "models/domain/vocabulary.h"
#include "ui/common/flatpaint.h"
#include "ui/common/flowlayout.h"
#include "ui/common/icons.h"
#include "ui/common/marks.h"
#include "ui/common/theme.h"

#include <QAbstractButton>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int crossSize = 12;

//! A production mark that goes when it is clicked, or by Space, Delete or Backspace.
class RemovableMark final : public QAbstractButton
{
public:
    RemovableMark(const QString &environment, QWidget *parent) : QAbstractButton(parent)
    {
        setText(environment);
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        setAccessibleName(EnvironmentsField::tr("%1, production").arg(environment));
        setToolTip(EnvironmentsField::tr("Take %1 out").arg(environment));
        setAccessibleDescription(toolTip());
    }

    QSize sizeHint() const override
    {
        return {qCeil(marks::environmentWidth(text(), true)) + crossSize + 6,
                qMax(20, fontMetrics().height() + 4)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Theme &theme = Theme::of(this);
        const qreal width
            = marks::environment(painter, QRectF(rect()).adjusted(2, 0, 0, 0), text(), true, theme);
        icons::paint(painter, {width + 3, std::round((height() - crossSize) / 2.0)}, u"close"_s,
                     underMouse() ? theme.text : theme.muted, crossSize);
        if (hasFocus())
            flat::box(painter, QRectF(rect()), {}, theme.focus, 3, 2);
    }

    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
            return click();
        QAbstractButton::keyPressEvent(event);
    }
};

} // namespace

EnvironmentsField::EnvironmentsField(QWidget *parent)
    : QWidget(parent), m_flow(new FlowLayout(this, 4, 2)), m_line(new QLineEdit(this))
{
    m_flow->setContentsMargins(6, 2, 6, 3);
    m_line->setFrame(false);
    m_line->setPlaceholderText(tr("Add an environment…"));
    m_line->setAccessibleName(tr("Add a production environment"));
    m_line->setObjectName(u"addEnvironment"_s);
    m_line->setMinimumWidth(150);
    m_line->setFixedHeight(qMax(20, fontMetrics().height() + 4));
    m_line->installEventFilter(this);
    auto *completer = new QCompleter(domain::environments(), m_line);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_line->setCompleter(completer);
    m_flow->addWidget(m_line);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(m_line, &QLineEdit::editingFinished, this, &EnvironmentsField::add);
}

EnvironmentsField::~EnvironmentsField()
{
    // A widget that is destroyed loses its focus, and editingFinished would find half of this.
    m_line->disconnect(this);
}

void EnvironmentsField::setEnvironments(const QStringList &environments)
{
    if (m_environments == environments)
        return;
    m_environments = environments;
    rebuild();
}

void EnvironmentsField::rebuild()
{
    for (QWidget *mark : std::as_const(m_marks)) {
        mark->hide();
        mark->deleteLater(); // maybe the one whose click brought us here
        m_flow->removeWidget(mark);
    }
    m_marks.clear();
    m_flow->removeWidget(m_line);
    QWidget *previous = nullptr;
    for (const QString &environment : std::as_const(m_environments)) {
        auto *mark = new RemovableMark(environment, this);
        connect(mark, &QAbstractButton::clicked, this, [this, environment] { take(environment); });
        m_flow->addWidget(mark);
        mark->show();
        if (previous)
            setTabOrder(previous, mark);
        m_marks.append(mark);
        previous = mark;
    }
    m_flow->addWidget(m_line);
    if (previous)
        setTabOrder(previous, m_line);
    updateGeometry();
    update();
}

void EnvironmentsField::add()
{
    const QString environment = m_line->text().trimmed().toUpper();
    m_line->clear();
    if (environment.isEmpty() || m_environments.contains(environment))
        return;
    m_environments.append(environment);
    rebuild();
    m_line->setFocus();
    Q_EMIT edited(m_environments);
}

void EnvironmentsField::take(const QString &environment)
{
    m_environments.removeOne(environment);
    rebuild();
    m_line->setFocus();
    Q_EMIT edited(m_environments);
}

bool EnvironmentsField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if ((enter || key->key() == Qt::Key_Comma) && !m_line->text().isEmpty()) {
            add();
            return true; // or the dialog's default button would take Enter
        }
        if (key->key() == Qt::Key_Backspace && m_line->text().isEmpty()
            && !m_environments.isEmpty()) {
            take(m_environments.last());
            return true;
        }
    }
    if (watched == m_line
        && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut))
        update();
    return QWidget::eventFilter(watched, event);
}

void EnvironmentsField::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    const bool focused = m_line->hasFocus();
    flat::box(painter, QRectF(rect()), theme.base, focused ? theme.focus : theme.control, 4,
              focused ? 2 : 1);
}
