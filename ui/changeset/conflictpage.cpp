// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/changeset/conflictpage.h"

#include "models/changes/words.h"
#include "ui/changeset/changewords.h"
#include "ui/changeset/conflictparts.h"
#include "ui/changeset/conflictview.h"
#include "ui/changeset/othervalue.h"
#include "ui/changeset/outcomelist.h"
#include "ui/common/buttons.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/emptystate.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/markwidgets.h"
#include "ui/common/segments.h"
#include "ui/common/windowstate.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using Choice = store::Editing::Choice;

namespace {

QToolButton *stepButton(const QString &icon, const QString &what, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setFocusPolicy(Qt::TabFocus);
    button->setIcon(icons::icon(icon));
    button->setToolTip(what);
    button->setAccessibleName(what);
    return button;
}

} // namespace

ConflictPage::ConflictPage(QSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_outcomes(new OutcomeModel(this))
    , m_list(new QListView)
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_pages(new QStackedWidget)
    , m_plain(new EmptyState(m_pages))
    , m_view(nullptr)
    , m_other(nullptr)
{
    setObjectName(u"conflictPage"_s);
    setAccessibleName(tr("What came of applying"));
    m_list->setObjectName(u"outcomes"_s);
    m_list->setAccessibleName(tr("Outcomes by deployment"));
    m_list->setModel(m_outcomes);
    m_list->setItemDelegate(new OutcomeDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumWidth(200);

    auto *conflict = new QWidget(m_pages);
    m_view = new ConflictView(m_model, conflict);
    m_other = new OtherValue(conflict);
    auto *right = new QVBoxLayout(conflict);
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(0);
    right->addWidget(makeHead());
    right->addWidget(new Line(Qt::Horizontal, conflict));
    right->addWidget(m_view, 1);
    right->addWidget(m_other);
    right->addWidget(new Line(Qt::Horizontal, conflict));
    right->addWidget(makeFoot());
    m_pages->addWidget(m_plain);
    m_pages->addWidget(conflict);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_pages);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->setStretchFactor(1, 1);
    auto *state = new WindowState(settings, u"conflicts"_s, this);
    if (!state->keepSplitter(u"splitter"_s, m_splitter))
        m_splitter->setSizes({256, 1100});

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTop());
    column->addWidget(new Line(Qt::Horizontal, this));
    column->addWidget(m_splitter, 1);
    setFocusProxy(m_list);

    connect(m_outcomes, &QAbstractItemModel::modelReset, this, &ConflictPage::outcomesChanged);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ConflictPage::currentChanged);
    connect(&m_model, &ConflictModel::choicesChanged, this, &ConflictPage::refreshFoot);
    connect(m_view, &ConflictView::otherRequested, this, &ConflictPage::askForOther);
    connect(m_other, &OtherValue::given, this, [this](const changes::Json &value) {
        m_other->hide();
        m_model.choose(m_otherRow, {Choice::Kind::Other, value});
        m_view->setFocus(Qt::OtherFocusReason);
    });
    connect(m_other, &OtherValue::left, this, [this] {
        m_other->hide();
        m_view->setFocus(Qt::OtherFocusReason);
    });
    connect(m_shown, &Segments::currentChanged, this,
            [this](int which) { m_model.setShown(ConflictModel::Shown(which)); });
    setEditing(nullptr);
}

QWidget *ConflictPage::makeTop()
{
    auto *top = new QWidget(this);
    top->setObjectName(u"outcomeTop"_s);
    m_summary = new ElidedLabel(top);
    m_summary->setObjectName(u"outcomeSummary"_s);
    m_summary->setFont(fonts::ui(fonts::Size::Base, QFont::DemiBold));
    m_summary->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    QPushButton *back = makeButton(tr("Back to the table"), u"back"_s, top);
    back->setObjectName(u"back"_s);
    looks::setSmall(back);
    looks::setKeyHint(back, tr("Esc"));
    connect(back, &QPushButton::clicked, this, &ConflictPage::backRequested);
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins(12, 5, 8, 5);
    row->setSpacing(8);
    row->addWidget(new Glyph(u"conflict"_s, Tone::Warn, 16, top));
    row->addWidget(m_summary, 1);
    row->addWidget(back);
    return top;
}

QWidget *ConflictPage::makeHead()
{
    auto *head = new QWidget(this);
    m_title = new EntityTitle(head);
    m_base = makeButton(tr("Base"), {}, head);
    m_base->setObjectName(u"showBase"_s);
    m_base->setCheckable(true);
    m_base->setToolTip(tr("Show what each field was when you began"));
    looks::setSmall(m_base);
    connect(m_base, &QPushButton::toggled, this, &ConflictPage::foldBase);
    m_shown = new Segments(head);
    m_shown->add(tr("All fields"), u"allFields"_s);
    m_shown->add(tr("Changed"), u"changedFields"_s);
    m_shown->add(tr("In conflict"), u"openFields"_s);
    m_shown->setCurrent(int(ConflictModel::Shown::Changed));
    m_place = new QLabel(head);
    m_place->setFont(fonts::ui(fonts::Size::Small));
    m_place->setForegroundRole(QPalette::PlaceholderText);
    m_before = stepButton(u"back"_s, tr("The conflict before"), head);
    m_after = stepButton(u"forward"_s, tr("The next conflict"), head);
    connect(m_before, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_after, &QToolButton::clicked, this, [this] { step(1); });
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(12, 7, 8, 7);
    row->setSpacing(8);
    row->addWidget(m_title, 1);
    row->addWidget(m_base);
    row->addWidget(m_shown);
    row->addWidget(m_place);
    row->addWidget(m_before);
    row->addWidget(m_after);
    return head;
}

QWidget *ConflictPage::makeFoot()
{
    auto *foot = new QWidget(this);
    m_plans = new PlanList(foot);
    m_allTheirs = makeButton(tr("All theirs"), {}, foot);
    m_allTheirs->setObjectName(u"allTheirs"_s);
    m_allMine = makeButton(tr("All mine"), {}, foot);
    m_allMine->setObjectName(u"allMine"_s);
    m_nextOpen = makeButton(tr("Next open"), {}, foot);
    m_nextOpen->setObjectName(u"nextOpen"_s);
    looks::setKeyHint(m_nextOpen, u"F8"_s);
    m_write = makeButton(tr("Write the result"), u"apply"_s, foot);
    m_write->setObjectName(u"writeResult"_s);
    m_write->setDefault(true);
    connect(m_allTheirs, &QPushButton::clicked, this, [this] { chooseAll(Choice::Kind::Theirs); });
    connect(m_allMine, &QPushButton::clicked, this, [this] { chooseAll(Choice::Kind::Mine); });
    connect(m_nextOpen, &QPushButton::clicked, m_view, &ConflictView::goToNextOpen);
    connect(m_write, &QPushButton::clicked, this, &ConflictPage::write);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    buttons->addStretch(1);
    for (QPushButton *button : {m_allTheirs, m_allMine, m_nextOpen, m_write})
        buttons->addWidget(button);
    auto *column = new QVBoxLayout(foot);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(6);
    column->addWidget(m_plans);
    column->addLayout(buttons);
    return foot;
}

void ConflictPage::setEditing(store::Editing *editing)
{
    if (m_editing)
        m_editing->disconnect(this);
    m_editing = editing;
    m_goesOn = false;
    m_model.setEditing(editing);
    if (editing) {
        connect(editing, &store::Editing::stateChanged, this, [this](const changes::EditKey &key) {
            if (key.urn == m_model.urn())
                m_model.reload();
        });
        connect(editing, &store::Editing::changed, this, [this] { m_model.reload(); });
        connect(editing, &store::Editing::applyChanged, this, &ConflictPage::refreshFoot);
    }
    m_outcomes->setEditing(editing);
    outcomesChanged();
}

void ConflictPage::setNow(const QDateTime &now)
{
    m_model.setNow(now);
}
