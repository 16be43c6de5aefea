// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/crashdialog.h"

#include "ui/common/buttons.h"
#include "ui/common/fonts.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>

using namespace Qt::Literals::StringLiterals;

CrashDialog::CrashDialog(const QString &file, const QString &report, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"crashDialog"_s);
    setWindowTitle(tr("Report of a crash"));
    auto *what = new QLabel(
        tr("It says where in the program it happened and which files the program consists of, "
           "nothing of your catalog. It stays on this computer unless you send it to someone."),
        this);
    what->setWordWrap(true);
    auto *where = new QLabel(file, this);
    where->setTextFormat(Qt::PlainText);
    where->setWordWrap(true);
    where->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    where->setForegroundRole(QPalette::PlaceholderText);
    where->setAccessibleName(tr("File of the report"));
    auto *text = new QPlainTextEdit(report, this);
    text->setObjectName(u"crashText"_s);
    text->setReadOnly(true);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setFont(fonts::mono(fonts::Size::Small));
    text->setAccessibleName(tr("Report"));

    auto *remove = makeButton(tr("&Delete"), u"discard"_s, this);
    remove->setObjectName(u"deleteCrash"_s);
    auto *copy = makeButton(tr("&Copy"), u"copy"_s, this);
    auto *closing = makeButton(tr("Close"), {}, this);
    closing->setDefault(true);
    connect(remove, &QPushButton::clicked, this, [this] {
        Q_EMIT deleteRequested();
        close();
    });
    connect(copy, &QPushButton::clicked, this,
            [report] { QGuiApplication::clipboard()->setText(report); });
    connect(closing, &QPushButton::clicked, this, &QDialog::close);

    auto *foot = new QHBoxLayout;
    foot->addWidget(remove);
    foot->addStretch(1);
    foot->addWidget(copy);
    foot->addWidget(closing);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(10);
    column->addWidget(what);
    column->addWidget(where);
    column->addWidget(text, 1);
    column->addLayout(foot);
    resize(760, 520);
    closing->setFocus();
}
