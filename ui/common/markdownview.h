// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTextBrowser>

//! Text of the server as Markdown and nothing else: HTML in it is shown as it is written, nothing
//! is ever loaded, a link is handed out only when it is clicked, and only http and https ones. As
//! tall as its text.
class MarkdownView final : public QTextBrowser
{
    Q_OBJECT

public:
    explicit MarkdownView(QWidget *parent = nullptr);

    void showMarkdown(const QString &markdown);

    QVariant loadResource(int type, const QUrl &name) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void urlRequested(const QUrl &url);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    bool event(QEvent *event) override;
    void doSetSource(const QUrl &, QTextDocument::ResourceType) override { }

private:
    void render();
    bool replaceImage();
    void fitHeight();
    void follow(const QUrl &url);

    QString m_markdown;
};
