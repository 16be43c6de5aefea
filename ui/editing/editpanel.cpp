// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/editpanel.h"

#include "models/changes/aspects.h"
#include "ui/common/focus.h"
#include "ui/common/markwidgets.h"
#include "ui/common/segments.h"
#include "ui/common/theme.h"
#include "ui/editing/aspectform.h"
#include "ui/editing/deprecationform.h"
#include "ui/editing/lifecycleform.h"
#include "ui/editing/linksform.h"
#include "ui/editing/newdeploymentform.h"
#include "ui/editing/ownershipform.h"
#include "ui/editing/panelheader.h"
#include "ui/editing/propertiesform.h"
#include "ui/editing/tagsform.h"
#include "ui/editing/writersnote.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QShortcut>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace {

const QString sectionKey = u"editing/section"_s;
constexpr int wideEnough = 392; //!< for the whole words of all segments

//! Forms as wide as the panel and as tall as they need.
class FormArea final : public QScrollArea
{
public:
    explicit FormArea(QWidget *parent) : QScrollArea(parent)
    {
        setFrameShape(QFrame::NoFrame);
        setWidgetResizable(true);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFocusPolicy(Qt::NoFocus);
        viewport()->setBackgroundRole(QPalette::Window);
    }
};

} // namespace

EditPanel::EditPanel(QSettings &settings, QWidget *parent) : QWidget(parent), m_settings(settings)
{
    setObjectName(u"editPanel"_s);
    setAccessibleName(tr("Form of a deployment"));
    setMinimumWidth(320);
    build();
    const auto next = [this](const QKeySequence &keys) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this] {
            if (!m_urn.isEmpty())
                Q_EMIT nextRequested();
        });
    };
    next(QKeySequence(Qt::CTRL | Qt::Key_Return));
    next(QKeySequence(Qt::CTRL | Qt::Key_Enter));
    showHeader();
}

EditPanel::~EditPanel() = default;

void EditPanel::build()
{
    m_header = new PanelHeader(this);
    m_segments = new Segments(this);
    m_segments->setObjectName(u"editSections"_s);
    m_segments->add(tr("Owners · tags · deprecation"), u"editGovernance"_s);
    m_segments->add(tr("Properties"), u"editProperties"_s);
    m_segments->add(tr("Links"), u"editLinks"_s);
    m_segments->add(tr("Lifecycle"), u"editLifecycle"_s);
    m_segments->setCurrent(m_settings.value(sectionKey, 0).toInt());
    m_segmentRow = new QWidget(this);
    auto *row = new QHBoxLayout(m_segmentRow);
    row->setContentsMargins(10, 6, 10, 6);
    row->addWidget(m_segments);
    row->addStretch(1);
    m_scroll = new FormArea(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(new Line(Qt::Horizontal, this));
    column->addWidget(m_segmentRow);
    column->addWidget(new Line(Qt::Horizontal, this));
    column->addWidget(m_scroll, 1);

    connect(m_header, &PanelHeader::closeRequested, this, &EditPanel::closed);
    connect(m_header, &PanelHeader::undoRequested, this, [this] { m_editing->undo(); });
    connect(m_header, &PanelHeader::redoRequested, this, [this] { m_editing->redo(); });
    connect(m_segments, &Segments::currentChanged, this, [this](int index) {
        m_settings.setValue(sectionKey, index);
        if (!m_urn.isEmpty())
            showSection();
    });
}

void EditPanel::setEditing(store::Editing *editing)
{
    if (m_editing == editing)
        return;
    clear();
    if (m_editing)
        m_editing->disconnect(this);
    m_editing = editing;
    m_readAt.clear();
    if (m_editing)
        listen();
    showHeader();
}

void EditPanel::listen()
{
    connect(m_editing, &store::Editing::changed, this, &EditPanel::refresh);
    connect(m_editing, &store::Editing::presentChanged, this, &EditPanel::refresh);
    connect(m_editing, &store::Editing::historyChanged, this,
            [this] { m_header->showHistory(m_editing); });
    connect(m_editing, &store::Editing::aspectsRead, this, [this](const QString &urn) {
        if (m_editing->readError(urn).isEmpty())
            m_readAt.insert(urn, m_now.isValid() ? m_now : QDateTime::currentDateTime());
        refresh();
    });
    connect(m_editing, &store::Editing::directoryChanged, this, &EditPanel::showHeader);
}

EditTarget EditPanel::target() const
{
    EditTarget target {m_editing, m_urn, {}};
    target.now = m_now.isValid() ? m_now : QDateTime::currentDateTime();
    return target;
}

void EditPanel::edit(const QString &urn, std::optional<Section> section)
{
    if (!m_editing)
        return;
    const bool other = m_urn != urn;
    const bool elsewhere = section && *section != this->section();
    m_urn = urn;
    if (elsewhere)
        m_segments->setCurrent(int(*section)); // which shows it
    else if (other)
        showSection();
    m_editing->read(urn);
    showHeader();
}

void EditPanel::create(const QString &original)
{
    if (!m_editing || m_editing->isReadOnly())
        return;
    clear();
    EditTarget what = target();
    what.urn = original;
    auto *form = new NewDeploymentForm(what, this);
    connect(form, &NewDeploymentForm::cancelled, this, &EditPanel::closed);
    connect(form, &NewDeploymentForm::created, this, [this](const QString &urn) {
        edit(urn);
        Q_EMIT created(urn);
    });
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 12);
    column->addWidget(form);
    column->addStretch(1);
    put(page);
    m_header->showNew(original.isEmpty() ? tr("New deployment")
                                         : tr("Copy of %1").arg(m_editing->nameOf(original)),
                      tr("not sent before you apply it"));
    m_segmentRow->hide();
    form->findChild<QLineEdit *>(u"newName"_s)->setFocus();
}

EditPanel::Section EditPanel::section() const
{
    return Section(m_segments->current());
}

void EditPanel::setNow(const QDateTime &now)
{
    m_now = now;
    for (AspectForm *form : std::as_const(m_forms))
        form->setNow(now);
    if (m_editing && !m_urn.isEmpty())
        showHeader();
}

void EditPanel::focusForm()
{
    if (m_scroll->widget())
        focusInto(m_scroll->widget());
}

void EditPanel::showSection()
{
    auto *page = new QWidget(this);
    page->setObjectName(u"editPage"_s);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 12);
    column->setSpacing(0);
    m_forms.clear();
    fill(page);
    m_note = new WritersNote(page);
    auto *note = new QHBoxLayout;
    note->setContentsMargins(12, 12, 12, 0);
    note->addWidget(m_note);
    column->addLayout(note);
    column->addStretch(1);
    for (AspectForm *form : std::as_const(m_forms))
        connect(form, &AspectForm::openUrlRequested, this, &EditPanel::openUrlRequested);
    put(page);
    refresh();
}

void EditPanel::fill(QWidget *page)
{
    const EditTarget what = target();
    const auto add = [&](AspectForm *form) {
        m_forms.append(form);
        static_cast<QVBoxLayout *>(page->layout())->addWidget(form);
    };
    switch (section()) {
    case Section::Governance:
        add(new OwnershipForm(what, page));
        add(new TagsForm(what, page));
        add(new DeprecationForm(what, page));
        break;
    case Section::Properties:
        add(new PropertiesForm(what, page));
        break;
    case Section::Links:
        add(new LinksForm(what, page));
        break;
    case Section::Lifecycle:
        add(new LifecycleForm(what, page));
        break;
    }
}

//! The page in place of the one that is shown, with the focus where it was.
void EditPanel::put(QWidget *page)
{
    QWidget *focused = window()->focusWidget();
    const bool inside = m_scroll->widget() && focused && m_scroll->widget()->isAncestorOf(focused);
    const QString name = inside ? focused->objectName() : QString();
    page->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setUpdatesEnabled(false);
    if (QWidget *old = m_scroll->takeWidget()) {
        for (auto *form : old->findChildren<AspectForm *>())
            form->letGo();
        old->hide();
        old->deleteLater(); // a key in one of its fields may have led here
    }
    m_scroll->setWidget(page);
    m_scroll->verticalScrollBar()->setValue(0);
    setUpdatesEnabled(true);
    if (!inside)
        return;
    auto *again = name.isEmpty() ? nullptr : page->findChild<QWidget *>(name);
    if (again && again->isEnabled())
        again->setFocus(Qt::OtherFocusReason);
    else
        focusForm();
}

void EditPanel::refresh()
{
    if (!m_editing || m_urn.isEmpty())
        return;
    for (AspectForm *form : std::as_const(m_forms))
        form->refresh();
    m_note->show(target());
    showHeader();
}

void EditPanel::showHeader()
{
    m_header->showHistory(m_editing);
    if (m_urn.isEmpty() && m_scroll->widget())
        return; // a new one is being made
    if (m_editing && !m_urn.isEmpty())
        m_header->show(target(), m_readAt.value(m_urn));
    else
        m_header->showNew(tr("Nothing is edited"), {});
    m_segmentRow->setVisible(!m_urn.isEmpty());
}

void EditPanel::clear()
{
    m_urn.clear();
    m_forms.clear();
    m_note = nullptr;
    if (QWidget *old = m_scroll->takeWidget()) {
        old->hide();
        delete old; // before what it edits
    }
}

void EditPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier) {
        Q_EMIT closed();
        return;
    }
    QWidget::keyPressEvent(event);
}

void EditPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_segments->setText(0, width() >= wideEnough ? tr("Owners · tags · deprecation")
                                                 : tr("Owners · tags · …"));
}

void EditPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, 1, height()), Theme::of(this).border);
}
