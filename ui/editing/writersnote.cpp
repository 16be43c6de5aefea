// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/writersnote.h"

#include "models/changes/aspects.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/tone.h"
#include "ui/editing/formwords.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
namespace aspect = changes::aspect;

namespace {

struct Writing
{
    QString what;
    store::Present present;
};

//! The aspects that a person edits, by the words for them.
std::vector<Writing> writingsOf(const EditTarget &target)
{
    const auto of
        = [&](const QString &name) { return target.editing->presentOf(target.key(name)); };
    return {{WritersNote::tr("owners"), of(aspect::ownership)},
            {WritersNote::tr("tags"), of(aspect::tags)},
            {WritersNote::tr("deprecation"), of(aspect::deprecation)},
            {WritersNote::tr("the container"), of(aspect::container)},
            {WritersNote::tr("the platform instance"), of(aspect::instance)}};
}

} // namespace

WritersNote::WritersNote(QWidget *parent) : QWidget(parent), m_words(new QLabel(this))
{
    setObjectName(u"writersNote"_s);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setFont(fonts::ui(fonts::Size::Small));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 7, 10, 7);
    column->addWidget(m_words);
    hide();
}

QString WritersNote::sentences(const EditTarget &target)
{
    const store::Present properties = target.editing->presentOf(target.key(aspect::properties));
    if (!properties.fromServer)
        return {};
    QStringList said;
    const QString writer = properties.actor;
    if (properties.value.is_null()) {
        said.append(tr("Nobody has written description, status, version and properties yet."));
    } else if (writer.isEmpty()) {
        said.append(tr("The server does not say who writes description, status, version and "
                       "properties. Ingestion, where it runs, may overwrite them."));
    } else {
        const QString who = formwords::oneLine(target.nameOf(writer), 60);
        said.append(
            properties.timeMs > 0
                ? tr("%1 last wrote description, status, version and properties (%2) and may "
                     "overwrite them.")
                      .arg(who, formwords::whenText(properties.timeMs, target.now, target.zone))
                : tr("%1 last wrote description, status, version and properties and may overwrite "
                     "them.")
                      .arg(who));
    }
    QStringList same, none, others;
    QList<std::pair<QString, QStringList>> byWriter; // in the order of the aspects
    for (const Writing &writing : writingsOf(target)) {
        if (writing.present.value.is_null())
            none.append(writing.what);
        else if (!writer.isEmpty() && writing.present.actor == writer)
            same.append(writing.what);
        else if (!writing.present.actor.isEmpty()) {
            const auto it = std::ranges::find(byWriter, writing.present.actor,
                                              &std::pair<QString, QStringList>::first);
            if (it != byWriter.end())
                it->second.append(writing.what);
            else
                byWriter.append({writing.present.actor, {writing.what}});
        }
    }
    for (const auto &[actor, what] : std::as_const(byWriter))
        others.append(
            tr("%1 by %2")
                .arg(formwords::listed(what), formwords::oneLine(target.nameOf(actor), 60)));
    if (!same.isEmpty())
        said.append(tr("It last wrote %1, too.").arg(formwords::listed(same)));
    if (!others.isEmpty())
        said.append(tr("Last written by others: %1.").arg(others.join(u"; "_s)));
    if (!none.isEmpty())
        said.append(tr("Not set: %1.").arg(formwords::listed(none)));
    return said.join(u' ');
}

void WritersNote::show(const EditTarget &target)
{
    const QString text = sentences(target);
    m_words->setText(text);
    setAccessibleName(text);
    setVisible(!text.isEmpty());
}

QString WritersNote::text() const
{
    return m_words->text();
}

void WritersNote::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    flat::box(painter, QRectF(rect()), tones::ground(Tone::Info, theme), {}, 3);
    painter.fillRect(flat::snapped(painter, QRectF(0, 0, 3, height())),
                     tones::ink(Tone::Info, theme));
}
