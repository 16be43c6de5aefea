// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dashboard/chartcard.h"

#include "ui/common/density.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QSaveFile>
#include <QSettings>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTableView>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto exportFolder = "export/folder"_L1;

QString endingOf(ChartCard::Format format)
{
    switch (format) {
    case ChartCard::Format::Png:
        return u"png"_s;
    case ChartCard::Format::Svg:
        return u"svg"_s;
    case ChartCard::Format::Csv:
        return u"csv"_s;
    }
    return {};
}

} // namespace

ChartCard::ChartCard(const QString &id, ChartKind kind, QSettings &settings, QWidget *parent)
    : QFrame(parent)
    , m_id(id)
    , m_settings(settings)
    , m_title(new QLabel(this))
    , m_counted(new ElidedLabel(this))
    , m_toggle(makeTool(u"table"_s, u"tableToggle"_s))
    , m_export(makeTool(u"export"_s, u"chartExport"_s))
    , m_body(new QStackedWidget(this))
    , m_chart(new ChartView(kind, m_model, this))
{
    setObjectName(id + u"Card"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(fonts::ui(fonts::Size::Base, QFont::DemiBold));
    m_counted->setMuted(true);
    m_counted->setFont(fonts::ui(fonts::Size::Small));
    m_toggle->setCheckable(true);
    connect(m_toggle, &QToolButton::toggled, this, &ChartCard::setShowsTable);
    auto *formats = new QMenu(m_export);
    for (const auto &[text, format] : {std::pair {tr("Picture (&PNG)…"), Format::Png},
                                       {tr("Drawing (&SVG)…"), Format::Svg},
                                       {tr("Table (&CSV)…"), Format::Csv}})
        connect(formats->addAction(text), &QAction::triggered, this,
                [this, format = format] { askForFile(format); });
    connect(m_export, &QToolButton::clicked, this, [this, formats] {
        formats->popup(m_export->mapToGlobal(QPoint(0, m_export->height())));
    });

    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 4, 6, 0);
    head->setSpacing(8);
    head->addWidget(m_title);
    head->addWidget(m_counted, 1);
    head->addWidget(m_toggle);
    head->addWidget(m_export);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 6);
    column->setSpacing(2);
    column->addLayout(head);
    column->addWidget(m_body, 1);
    m_body->addWidget(m_chart);
    setTabOrder(m_chart, m_toggle);
    setTabOrder(m_toggle, m_export);
    connect(m_chart, &ChartView::clicked, this, &ChartCard::chosen);
    connect(m_chart, &ChartView::tableRequested, this, [this] { setShowsTable(true); });
}

ChartCard::~ChartCard() = default;

QToolButton *ChartCard::makeTool(const QString &icon, const QString &name)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setIcon(icons::icon(icon, icons::Ink::Muted));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

void ChartCard::show(dashboard::ChartTable table)
{
    m_title->setText(table.title);
    m_counted->setText(table.counted);
    setAccessibleName(table.title);
    m_toggle->setAccessibleName(tr("%1 as a table").arg(table.title));
    m_toggle->setToolTip(tr("Show the table behind the chart"));
    m_export->setAccessibleName(tr("Export %1").arg(table.title));
    m_export->setToolTip(m_export->accessibleName());
    m_model.show(std::move(table));
    if (m_table)
        m_table->setAccessibleName(m_model.table().title);
}

bool ChartCard::showsTable() const
{
    return m_table && m_body->currentWidget() == m_table;
}

void ChartCard::setShowsTable(bool table)
{
    if (table && !m_table)
        makeTable();
    QWidget *shown = table ? static_cast<QWidget *>(m_table) : m_chart;
    const bool hadFocus = m_body->isAncestorOf(QApplication::focusWidget());
    m_body->setCurrentWidget(shown);
    m_toggle->setChecked(table);
    if (hadFocus)
        shown->setFocus();
}

void ChartCard::makeTable()
{
    m_table = new QTableView(m_body);
    m_table->setObjectName(u"chartTable"_s);
    m_table->setAccessibleName(m_model.table().title);
    m_table->setModel(&m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight(Density::Compact));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setMinimumSectionSize(40);
    m_body->addWidget(m_table);
    setTabOrder(m_chart, m_table);
    setTabOrder(m_table, m_toggle);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (m_model.term(index.row(), index.column()))
            Q_EMIT chosen(index.row(), index.column(), QApplication::keyboardModifiers());
    });
}

Result<void> ChartCard::write(const QString &path, Format format)
{
    if (format != Format::Csv)
        return m_chart->write(path, format == Format::Png ? ChartView::Format::Png
                                                          : ChartView::Format::Svg);
    QSaveFile file(path);
    const QByteArray text = m_model.csv();
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
        return {};
    Error error;
    error.kind = Error::Kind::File;
    error.detail = file.errorString();
    return Failure(error);
}

void ChartCard::askForFile(Format format)
{
    const QString ending = endingOf(format);
    auto *dialog = new QFileDialog(this, tr("Export %1").arg(m_model.table().title));
    dialog->setObjectName(u"chartExportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(u"%1 (*.%2)"_s.arg(ending.toUpper(), ending));
    dialog->setDefaultSuffix(ending);
    const QString home = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString folder = m_settings.value(exportFolder, home).toString();
    dialog->setDirectory(QDir(folder).exists() ? folder : QDir::homePath());
    dialog->selectFile(m_model.table().title.simplified().replace(u' ', u'-').toLower() + u'.'
                       + ending);
    connect(dialog, &QFileDialog::fileSelected, this, [this, format](const QString &path) {
        m_settings.setValue(exportFolder, QFileInfo(path).path());
        if (const auto done = write(path, format))
            Q_EMIT written(path);
        else
            Q_EMIT failed(path, done.error());
    });
    dialog->open();
}

void ChartCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    flat::box(painter, QRectF(rect()), theme.base, theme.border, 4);
}
