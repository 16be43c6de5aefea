// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/helpwindow.h"

#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/markwidgets.h"
#include "ui/common/theme.h"

#include <QDesktopServices>
#include <QFile>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QShortcut>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextTable>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

//! The page, laid out for reading.
class HelpText final : public QTextBrowser
{
public:
    HelpText(const QString &resource, QWidget *parent) : QTextBrowser(parent)
    {
        setOpenLinks(false);
        setFrameShape(QFrame::NoFrame);
        setTabChangesFocus(true);
        setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
        QFile file(resource);
        if (file.open(QIODevice::ReadOnly))
            m_markdown = QString::fromUtf8(file.readAll());
        static const QRegularExpression comments(u"<!--.*?-->\\s*"_s,
                                                 QRegularExpression::DotMatchesEverythingOption);
        m_markdown.remove(comments); // the licence is not a part of the text
        render();
    }

    QVariant loadResource(int, const QUrl &) override { return {}; }

    //! Colours and fonts are in the document, so that it is made anew where they change.
    void render()
    {
        const int place = textCursor().position();
        document()->setDocumentMargin(18);
        document()->setDefaultFont(font());
        document()->setMarkdown(m_markdown, QTextDocument::MarkdownDialectGitHub);
        for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
            dress(block);
        for (QTextFrame *frame : document()->rootFrame()->childFrames()) {
            if (auto *table = qobject_cast<QTextTable *>(frame))
                dress(*table);
        }
        QTextCursor cursor(document());
        cursor.setPosition(qMin(place, document()->characterCount() - 1));
        setTextCursor(cursor);
    }

    //! As GitHub names headings: "What differs, and why" is what-differs-and-why.
    void goToHeading(const QString &slug)
    {
        static const QRegularExpression others(u"[^\\w\\- ]"_s,
                                               QRegularExpression::UseUnicodePropertiesOption);
        for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
            if (block.blockFormat().headingLevel() == 0)
                continue;
            const QString own = block.text().toLower().remove(others).replace(u' ', u'-');
            if (own != slug)
                continue;
            setTextCursor(QTextCursor(document()->lastBlock()));
            setTextCursor(QTextCursor(block)); // comes to stand at the top
            return;
        }
    }

protected:
    void doSetSource(const QUrl &, QTextDocument::ResourceType) override { }

private:
    static bool isCode(const QTextBlock &block)
    {
        const QTextBlockFormat shape = block.blockFormat();
        return shape.hasProperty(QTextFormat::BlockCodeLanguage)
            || shape.hasProperty(QTextFormat::BlockCodeFence) || shape.nonBreakableLines();
    }

    void dress(const QTextBlock &block)
    {
        const Theme &theme = Theme::of(this);
        QTextCursor cursor(block);
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        QTextBlockFormat shape = block.blockFormat();
        QTextCharFormat ink;
        const int level = shape.headingLevel();
        if (level > 0) {
            ink.setFontWeight(QFont::DemiBold);
            ink.setProperty(QTextFormat::FontSizeAdjustment, level == 1 ? 2 : 1);
            shape.setTopMargin(level == 1 ? 0 : 16);
            shape.setBottomMargin(6);
        } else if (isCode(block)) {
            ink.setFont(monoFor());
            ink.setForeground(theme.text);
            shape.setBackground(theme.alternate);
            shape.setLeftMargin(14);
            if (!isCode(block.next()))
                shape.setBottomMargin(8);
        } else if (!cursor.currentTable()) {
            shape.setLineHeight(125, QTextBlockFormat::ProportionalHeight);
            shape.setBottomMargin(cursor.currentList() ? 3 : 8);
        }
        cursor.setBlockFormat(shape);
        if (!ink.isEmpty())
            cursor.mergeCharFormat(ink);
        dressFragments(block, theme);
    }

    void dressFragments(const QTextBlock &block, const Theme &theme)
    {
        struct Piece
        {
            int from;
            int length;
            QTextCharFormat format;
        };
        QList<Piece> pieces;
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            const QTextCharFormat format = fragment.charFormat();
            QTextCharFormat change;
            if (format.isAnchor()) {
                change.setForeground(theme.accent);
            } else if (format.fontFixedPitch() && !isCode(block)) {
                change.setFont(monoFor());
                change.setBackground(theme.alternate);
            }
            if (!change.isEmpty())
                pieces.append({fragment.position(), fragment.length(), change});
        }
        for (const Piece &piece : std::as_const(pieces)) {
            QTextCursor cursor(document());
            cursor.setPosition(piece.from);
            cursor.setPosition(piece.from + piece.length, QTextCursor::KeepAnchor);
            cursor.mergeCharFormat(piece.format);
        }
    }

    void dress(QTextTable &table)
    {
        const Theme &theme = Theme::of(this);
        QTextTableFormat format = table.format();
        format.setBorder(1);
        format.setBorderBrush(theme.border);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderCollapse(true);
        format.setCellPadding(5);
        format.setCellSpacing(0);
        format.setTopMargin(4);
        format.setBottomMargin(10);
        table.setFormat(format);
    }

    QFont monoFor() const
    {
        QFont mono = fonts::mono();
        mono.setPointSizeF(font().pointSizeF() * 0.92);
        return mono;
    }

    QString m_markdown;
};

HelpWindow::HelpWindow(const QString &title, const QString &resource, QSettings &settings,
                       QWidget *parent)
    : QDialog(parent, Qt::Window)
    , m_text(new HelpText(resource, this))
    , m_search(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_previous(new QToolButton(this))
    , m_next(new QToolButton(this))
    , m_state(settings, u"help"_s, this)
{
    setObjectName(u"helpWindow"_s);
    setWindowTitle(title);
    m_text->setObjectName(u"helpText"_s);
    m_text->setAccessibleName(title);
    m_search->setObjectName(u"helpSearch"_s);
    m_search->setAccessibleName(tr("Search this page"));
    m_search->setPlaceholderText(tr("Search this page (Ctrl+F)"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icons::icon(u"search"_s, icons::Ink::Muted), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    const auto button = [this](QToolButton *each, const QString &icon, const QString &name) {
        each->setIcon(icons::icon(icon));
        each->setIconSize({14, 14});
        each->setAutoRaise(true);
        each->setFocusPolicy(Qt::StrongFocus);
        each->setAccessibleName(name);
        each->setToolTip(name);
        each->setEnabled(false);
    };
    button(m_previous, u"back"_s, tr("Previous match (Shift+Enter)"));
    button(m_next, u"forward"_s, tr("Next match (Enter)"));

    connect(m_search, &QLineEdit::textChanged, this, &HelpWindow::search);
    connect(m_previous, &QToolButton::clicked, this, [this] { step(false); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(true); });
    connect(m_text, &QTextBrowser::anchorClicked, this,
            [this](const QUrl &url) { showLink(url.toString()); });
    const auto find = [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    };
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, this, find);
    connect(new QShortcut(QKeySequence(Qt::Key_F3), this), &QShortcut::activated, this,
            [this] { step(true); });
    connect(new QShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F3), this), &QShortcut::activated, this,
            [this] { step(false); });

    auto *head = new QHBoxLayout;
    head->setContentsMargins(14, 8, 10, 8);
    head->setSpacing(8);
    head->addWidget(m_search, 1);
    head->addWidget(m_count);
    head->addWidget(m_previous);
    head->addWidget(m_next);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new Line(Qt::Horizontal, this));
    column->addWidget(m_text, 1);
    if (!m_state.keepGeometry())
        resize(720, 680);
    m_text->setFocus();
}

bool HelpWindow::exists(const QString &resource)
{
    return QFile::exists(resource);
}

void HelpWindow::search(const QString &text)
{
    m_matches.clear();
    m_match = 0;
    QTextCursor found(m_text->document());
    while (!text.isEmpty()) {
        found = m_text->document()->find(text, found);
        if (found.isNull())
            break;
        m_matches.append(found.selectionStart());
    }
    // From where the reader is, not from the top.
    const int seen = m_text->cursorForPosition({8, 8}).position();
    for (qsizetype i = 0; i < m_matches.size() && m_matches[i] < seen; ++i)
        m_match = i + 1 < m_matches.size() ? i + 1 : 0;
    m_previous->setEnabled(m_matches.size() > 1);
    m_next->setEnabled(m_matches.size() > 1);
    showMatch();
}

void HelpWindow::step(bool forward)
{
    if (m_matches.isEmpty())
        return;
    m_match = (m_match + (forward ? 1 : m_matches.size() - 1)) % m_matches.size();
    showMatch();
}

void HelpWindow::showMatch()
{
    const QString text = m_search->text();
    m_count->setText(text.isEmpty()        ? QString()
                     : m_matches.isEmpty() ? tr("not found")
                                           : tr("%1 of %2").arg(m_match + 1).arg(m_matches.size()));
    const Theme &theme = Theme::of(this);
    QList<QTextEdit::ExtraSelection> selections;
    for (qsizetype i = 0; i < m_matches.size(); ++i) {
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(m_text->document());
        selection.cursor.setPosition(m_matches[i]);
        selection.cursor.setPosition(m_matches[i] + int(text.size()), QTextCursor::KeepAnchor);
        selection.format.setBackground(i == m_match ? theme.selection : theme.warnTint);
        if (i == m_match) {
            QTextCursor there = selection.cursor;
            there.clearSelection();
            m_text->setTextCursor(there);
        }
        selections.append(selection);
    }
    m_text->setExtraSelections(selections);
}

void HelpWindow::showLink(const QString &link)
{
    const QUrl url(link);
    if (link.startsWith(u'#'))
        m_text->goToHeading(url.fragment(QUrl::FullyDecoded));
    else if (url.scheme() == "https"_L1 || url.scheme() == "http"_L1)
        QDesktopServices::openUrl(url);
}

bool HelpWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            step(!key->modifiers().testFlag(Qt::ShiftModifier));
            return true;
        }
        if (key->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void HelpWindow::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_text->render();
        showMatch();
    }
}
