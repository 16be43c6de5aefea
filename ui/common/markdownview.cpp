// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/markdownview.h"

#include "ui/common/servertext.h"
#include "ui/common/theme.h"

#include <QHelpEvent>
#include <QTextBlock>
#include <QTextDocument>
#include <QToolTip>
#include <QWheelEvent>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longest = 200'000; // characters; laying out more would stop the window

} // namespace

MarkdownView::MarkdownView(QWidget *parent) : QTextBrowser(parent)
{
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setTextInteractionFlags(Qt::TextBrowserInteraction);
    setUndoRedoEnabled(false);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    connect(this, &QTextBrowser::anchorClicked, this, &MarkdownView::follow);
}

void MarkdownView::showMarkdown(const QString &markdown)
{
    if (m_markdown == markdown)
        return;
    m_markdown = markdown;
    render();
}

void MarkdownView::render()
{
    document()->setDefaultFont(font());
    document()->setMarkdown(m_markdown.left(longest),
                            QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub)
                                | QTextDocument::MarkdownNoHTML);
    while (replaceImage()) { }
    fitHeight();
}

//! An image would have to be loaded; what stands for it is its address. False when there is none
//! left.
bool MarkdownView::replaceImage()
{
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            if (!fragment.charFormat().isImageFormat())
                continue;
            const QString name = fragment.charFormat().toImageFormat().name();
            QTextCursor cursor(document());
            cursor.setPosition(fragment.position());
            cursor.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
            QTextCharFormat plain;
            plain.setForeground(Theme::of(this).muted);
            cursor.insertText(tr("[image not loaded: %1]").arg(servertext::oneLine(name, 120)),
                              plain);
            return true; // the fragments have changed
        }
    }
    return false;
}

QVariant MarkdownView::loadResource(int, const QUrl &)
{
    return {};
}

void MarkdownView::follow(const QUrl &url)
{
    if (const auto web = servertext::webUrl(url.toString()))
        Q_EMIT urlRequested(*web);
}

bool MarkdownView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString address = anchorAt(viewport()->mapFrom(this, help->pos()));
        if (address.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(
                help->globalPos(),
                servertext::toolTip(
                    servertext::webUrl(address)
                        ? address
                        : tr("%1\nNot opened: only http and https are.").arg(address)),
                this);
        return true;
    }
    return QTextBrowser::event(event);
}

void MarkdownView::fitHeight()
{
    document()->setTextWidth(qMax(40, viewport()->width()));
    const int height = qMax(fontMetrics().height(), qCeil(document()->size().height()) + 2);
    if (height != this->height() || minimumHeight() != height)
        setFixedHeight(height);
}

QSize MarkdownView::sizeHint() const
{
    return {120, height()};
}

QSize MarkdownView::minimumSizeHint() const
{
    return {60, minimumHeight()};
}

void MarkdownView::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    fitHeight();
}

void MarkdownView::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        render();
}

void MarkdownView::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // the pane scrolls as one
}
