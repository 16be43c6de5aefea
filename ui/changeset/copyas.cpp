// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/changeset/copyas.h"

#include "ui/common/icons.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QSaveFile>
#include <QSettings>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;
using Form = store::Editing::CopyForm;

namespace {

constexpr auto folderSetting = "changeset/copyFolder"_L1;

QString formName(Form form)
{
    switch (form) {
    case Form::Curl:
        return CopyAs::tr("curl commands");
    case Form::Python:
        return CopyAs::tr("Python SDK script");
    case Form::McpFile:
        return CopyAs::tr("MCP file");
    }
    return {};
}

QString ending(Form form)
{
    switch (form) {
    case Form::Curl:
        return u"sh"_s;
    case Form::Python:
        return u"py"_s;
    case Form::McpFile:
        return u"json"_s;
    }
    return {};
}

constexpr Form allForms[] {Form::Curl, Form::Python, Form::McpFile};

} // namespace

CopyAs::CopyAs(QSettings &settings, QWidget *window)
    : QObject(window), m_settings(settings), m_window(window)
{
}

void CopyAs::fill(QMenu &menu, const QList<changes::EditKey> &keys)
{
    for (const Form form : allForms) {
        QAction *action = menu.addAction(icons::icon(u"copy"_s), formName(form));
        action->setObjectName(u"copy-"_s + ending(form));
        connect(action, &QAction::triggered, this, [this, form, keys] { copy(form, keys); });
    }
    menu.addSeparator();
    for (const Form form : allForms) {
        QAction *action
            = menu.addAction(icons::icon(u"export"_s), tr("Save %1…").arg(formName(form)));
        action->setObjectName(u"save-"_s + ending(form));
        connect(action, &QAction::triggered, this, [this, form, keys] { askForFile(form, keys); });
    }
}

void CopyAs::copy(Form form, const QList<changes::EditKey> &keys)
{
    if (!m_editing)
        return;
    QGuiApplication::clipboard()->setText(m_editing->copyText(form, keys));
    Q_EMIT done(tr("Changes copied as %1").arg(formName(form)));
}

void CopyAs::askForFile(Form form, const QList<changes::EditKey> &keys)
{
    auto *dialog = new QFileDialog(m_window, tr("Save changes as %1").arg(formName(form)));
    dialog->setObjectName(u"copyAsDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending(form));
    const QString home = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString folder = m_settings.value(folderSetting, home).toString();
    dialog->setDirectory(QDir(folder).exists() ? folder : QDir::homePath());
    dialog->selectFile(u"changes."_s + ending(form));
    // As of when it was asked for: what is applied meanwhile is part of it all the same.
    connect(dialog, &QFileDialog::fileSelected, this,
            [this,
             text = m_editing ? m_editing->copyText(form, keys) : QString()](const QString &path) {
                m_settings.setValue(folderSetting, QFileInfo(path).path());
                QSaveFile file(path);
                const QByteArray bytes = text.toUtf8();
                if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size()
                    && file.commit())
                    Q_EMIT done(tr("Changes written to %1").arg(QFileInfo(path).fileName()));
                else
                    Q_EMIT failed(path, file.errorString());
            });
    dialog->open();
}
