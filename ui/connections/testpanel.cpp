// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/testpanel.h"

#include "ui/common/buttons.h"
#include "ui/common/fonts.h"
#include "ui/common/markwidgets.h"
#include "ui/common/steplist.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QTime>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int pauseMs = 700;

} // namespace

TestPanel::TestPanel(ConnectionTester &tester, QWidget *parent) : QWidget(parent), m_tester(tester)
{
    auto *title = new QLabel(tr("Test"), this);
    title->setFont(fonts::ui(fonts::Size::Small, QFont::DemiBold));
    m_when = new QLabel(this);
    m_when->setObjectName(u"testState"_s);
    m_when->setFont(fonts::ui(fonts::Size::Small));
    m_when->setForegroundRole(QPalette::PlaceholderText);
    m_again = makeButton(tr("Test"), u"refresh"_s, this);
    looks::setSmall(m_again);
    m_again->setObjectName(u"testAgain"_s);
    m_steps = new StepList(StepList::Look::Plain, this);

    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(title);
    head->addWidget(m_when);
    head->addStretch(1);
    head->addWidget(m_again);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(m_steps);

    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &TestPanel::testNow);
    connect(m_again, &QPushButton::clicked, this, &TestPanel::testNow);
    clear();
}

void TestPanel::setTarget(const ConnectionProfile &profile, const QString &token)
{
    const bool other = profile.id != m_profile.id;
    const bool elsewhere = other || profile.url != m_profile.url || token != m_token;
    m_profile = profile;
    m_token = token;
    if (elsewhere) {
        m_pause.stop();
        clear();
    }
    m_again->setEnabled(!profile.url.isEmpty());
}

void TestPanel::clear()
{
    m_call.reset();
    m_steps->clear();
    m_when->setText(tr("not tested yet"));
    m_again->setText(tr("Test"));
}

void TestPanel::testSoon()
{
    if (!m_profile.url.isEmpty())
        m_pause.start();
}

void TestPanel::testNow()
{
    m_pause.stop();
    if (m_profile.url.isEmpty())
        return;
    clear();
    m_when->setText(tr("under way…"));
    m_call = m_tester.test(
        m_profile, m_token, [this](const Finding &finding) { m_steps->append(finding); },
        [this] { finish(); });
}

void TestPanel::finish()
{
    m_when->setText(
        tr("at %1").arg(QLocale().toString(QTime::currentTime(), QLocale::ShortFormat)));
    m_again->setText(tr("Test again"));
}
