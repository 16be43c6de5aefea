// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/aboutdialog.h"

#include "ui/common/buttons.h"
#include "ui/common/fonts.h"
#include "ui/common/markwidgets.h"

#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::Literals::StringLiterals;

AboutDialog::AboutDialog(const QString &version, QWidget *parent) : QDialog(parent)
{
    setObjectName(u"aboutDialog"_s);
    setWindowTitle(tr("About Slipway"));
    auto *name = new QLabel(u"Slipway %1"_s.arg(version), this);
    name->setFont(fonts::ui(fonts::Size::Page, QFont::DemiBold));
    auto *what = new QLabel(tr("A desktop client for the ML model deployments in DataHub."), this);
    auto *details = new QLabel(
        tr("Free software under the GNU General Public License, version 3 or later. It comes "
           "without any warranty.\nQt %1. DataHub is a trademark of its owners; Slipway is "
           "not affiliated with them.")
            .arg(QString::fromLatin1(qVersion())),
        this);
    details->setWordWrap(true);
    details->setForegroundRole(QPalette::PlaceholderText);
    details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *close = makeButton(tr("Close"), {}, this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::close);

    auto *foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(close);
    auto *words = new QVBoxLayout;
    words->setSpacing(6);
    words->addWidget(name);
    words->addWidget(what);
    words->addWidget(details);
    words->addStretch(1);
    words->addLayout(foot);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(20, 20, 16, 14);
    row->setSpacing(18);
    row->addWidget(new Glyph(u"slipway"_s, Tone::Neutral, 64, this), 0, Qt::AlignTop);
    row->addLayout(words, 1);
    resize(460, 220);
    close->setFocus();
}
