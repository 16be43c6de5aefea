// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/emptyresult.h"

#include "ui/common/buttons.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/markwidgets.h"
#include "ui/common/theme.h"
#include "ui/deployments/wording.h"

#include <QFutureWatcher>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QtConcurrentRun>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int columnWidth = 656;
constexpr int lowPage = 420; // where what is said goes before the air around it

//! A term's row: a line below it, and the ground of a warning where it empties the result.
class PartRow final : public QWidget
{
public:
    PartRow(bool warns, QWidget *parent) : QWidget(parent), m_warns(warns) { }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Theme &theme = Theme::of(this);
        painter.fillRect(rect(), m_warns ? theme.warnTint : theme.base);
        flat::edge(painter, rect(), Qt::BottomEdge, theme.border);
    }

private:
    bool m_warns;
};

class PartsFrame final : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Theme &theme = Theme::of(this);
        flat::edge(painter, rect(), Qt::TopEdge, theme.border);
        flat::edge(painter, rect(), Qt::LeftEdge, theme.border);
        flat::edge(painter, rect(), Qt::RightEdge, theme.border);
    }
};

class ShareBar final : public QWidget
{
public:
    ShareBar(double share, QWidget *parent) : QWidget(parent), m_share(share)
    {
        setFixedSize(150, 8);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        if (m_share > 0)
            painter.fillRect(QRectF(0, 0, qMax(1.0, width() * m_share), height()),
                             Theme::of(this).control);
    }

private:
    double m_share;
};

} // namespace

EmptyResult::EmptyResult(DeploymentQuery &query, QWidget *parent)
    : QScrollArea(parent)
    , m_query(query)
    , m_page(new QWidget(this))
    , m_text(new QLabel(m_page))
    , m_frame(new PartsFrame(m_page))
    , m_parts(new QVBoxLayout(m_frame))
    , m_drop(makeButton({}, {}, m_page))
    , m_clear(makeButton(tr("Clear the filter"), {}, m_page))
    , m_removed(new QLabel(m_page))
    , m_showRemoved(makeLinkButton(tr("Show removed"), m_page))
{
    setObjectName(u"emptyResult"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    m_page->setAutoFillBackground(true);
    m_page->setBackgroundRole(QPalette::Base);
    m_drop->setObjectName(u"dropTerm"_s);
    m_drop->setDefault(true);
    m_drop->setAutoDefault(true);
    m_clear->setObjectName(u"clearFilter"_s);
    looks::setKeyHint(m_clear, tr("Esc"));
    m_showRemoved->setObjectName(u"showRemoved"_s);
    looks::setSmall(m_showRemoved);
    m_parts->setContentsMargins(1, 1, 1, 0);
    m_parts->setSpacing(0);

    auto *title = new QLabel(tr("No deployment matches all of this"), m_page);
    title->setFont(fonts::ui(fonts::Size::Title, QFont::DemiBold));
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_text->setWordWrap(true);
    m_removed->setFont(fonts::ui(fonts::Size::Small));
    m_removed->setForegroundRole(QPalette::PlaceholderText);

    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(title);
    words->addWidget(m_text);
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(new Glyph(u"filter"_s, Tone::Neutral, 24, m_page), 0, Qt::AlignTop);
    head->addLayout(words, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_drop);
    buttons->addWidget(m_clear);
    buttons->addStretch();
    buttons->addWidget(m_removed);
    buttons->addWidget(m_showRemoved);

    auto *inner = new QWidget(m_page);
    inner->setMaximumWidth(columnWidth);
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    column->addLayout(head);
    column->addWidget(m_frame);
    column->addLayout(buttons);
    auto *across = new QHBoxLayout;
    across->setContentsMargins(24, 0, 24, 24);
    across->addStretch(1);
    across->addWidget(inner, 100);
    across->addStretch(1);
    auto *whole = new QVBoxLayout(m_page);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addLayout(across);
    whole->addStretch(1);
    setWidget(m_page);

    connect(m_drop, &QPushButton::clicked, this, [this] {
        if (const auto culprit = m_explanation.culprit())
            drop(*culprit);
    });
    connect(m_clear, &QPushButton::clicked, this, [this] { m_query.setFilter({}); });
    connect(m_showRemoved, &QPushButton::clicked, this, [this] {
        filter::Filter filter = m_query.filter();
        filter.setFact(filter::Fact::Removed, true);
        m_query.setFilter(filter);
    });
}

void EmptyResult::resizeEvent(QResizeEvent *event)
{
    m_page->layout()->setContentsMargins(0, height() < lowPage ? 16 : 64, 0, 0);
    QScrollArea::resizeEvent(event);
}

void EmptyResult::explainNow()
{
    auto *watcher = new QFutureWatcher<Explanation>(this);
    connect(watcher, &QFutureWatcher<Explanation>::finished, this, [this, watcher] {
        watcher->deleteLater();
        Explanation explanation = watcher->future().takeResult();
        if (explanation.filter == m_query.filter()) // else another one is under way
            showExplanation(std::move(explanation));
    });
    watcher->setFuture(QtConcurrent::run([catalog = m_query.catalog(), filter = m_query.filter()] {
        return explain(*catalog, filter);
    }));
}

void EmptyResult::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        m_query.setFilter({});
    else
        QScrollArea::keyPressEvent(event);
}

void EmptyResult::drop(std::size_t index)
{
    if (m_explanation.filter == m_query.filter())
        m_query.setFilter(withoutTerm(m_query.filter(), index));
}

void EmptyResult::showExplanation(Explanation explanation)
{
    m_explanation = std::move(explanation);
    m_text->setText(tr("%1 are loaded. Left to right, this is what each part leaves:")
                        .arg(wording::number(m_explanation.total)));
    while (QLayoutItem *item = m_parts->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // its link may be what was pressed
        delete item;
    }
    const auto culprit = m_explanation.culprit();
    const std::uint32_t largest
        = m_explanation.parts.empty() ? 1 : m_explanation.parts.front().left;
    for (std::size_t i = 0; i < m_explanation.parts.size(); ++i)
        m_parts->addWidget(makePart(i, culprit == i, qMax(largest, 1u)));
    m_drop->setVisible(culprit.has_value());
    m_clear->setDefault(!culprit);
    setFocusProxy(culprit ? m_drop : m_clear);
    if (culprit) {
        const QString term = wording::oneLine(
            wording::termText(m_query.catalog()->directory(), m_explanation.parts[*culprit].term),
            40);
        m_drop->setText(tr("Drop %1").arg(term).replace(u'&', u"&&"_s));
    }
    m_removed->setText(
        tr("%n removed deployment(s) would match.", nullptr, int(m_explanation.removed)));
    m_removed->setVisible(m_explanation.removed > 0);
    m_showRemoved->setVisible(m_explanation.removed > 0);
    Q_EMIT explained();
}

int EmptyResult::linkWidth() const
{
    return fontMetrics().horizontalAdvance(tr("without it: %1").arg(wording::number(1'000'000)));
}

QWidget *EmptyResult::makePart(std::size_t index, bool culprit, std::uint32_t largest)
{
    const Explanation::Part &part = m_explanation.parts[index];
    auto *line = new PartRow(culprit, m_frame);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(12, 0, 8, 1);
    row->setSpacing(12);
    line->setMinimumHeight(qMax(33, fontMetrics().height() + 12));
    auto *term = new ElidedLabel(
        wording::oneLine(wording::termText(m_query.catalog()->directory(), part.term), 300), line);
    term->setFont(fonts::mono());
    term->setMinimumWidth(120);
    row->addWidget(term, 1);
    row->addWidget(new ShareBar(double(part.left) / largest, line));
    auto *left = new QLabel(wording::number(part.left), line);
    left->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    left->setMinimumWidth(48);
    row->addWidget(left);
    const QString words = tr("without it: %1").arg(wording::number(part.without));
    if (part.without == 0) {
        auto *nothing = new QLabel(words, line);
        nothing->setForegroundRole(QPalette::PlaceholderText);
        nothing->setContentsMargins(5, 0, 5, 0);
        nothing->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        nothing->setMinimumWidth(linkWidth());
        row->addWidget(nothing);
    } else {
        QPushButton *link = makeLinkButton(words, line);
        link->setAccessibleDescription(tr("Drops %1").arg(term->text()));
        connect(link, &QPushButton::clicked, this, [this, index] { drop(index); });
        auto *place = new QHBoxLayout;
        place->addStretch(1);
        place->addWidget(link);
        auto *holder = new QWidget(line);
        place->setContentsMargins(0, 0, 0, 0);
        holder->setLayout(place);
        holder->setMinimumWidth(linkWidth());
        row->addWidget(holder);
    }
    return line;
}
