// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPlainTextEdit>

class FilterHighlighter;

//! A text of one line whose parts are coloured. What is done to it by the program can be undone
//! like what was typed.
class FilterEdit final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit FilterEdit(QWidget *parent = nullptr);

    QString text() const { return toPlainText(); }
    qsizetype caret() const { return textCursor().position(); }
    //! The caret goes to the end.
    void setText(const QString &text);
    //! The caret goes behind what is put in.
    void replace(qsizetype position, qsizetype length, const QString &text);
    //! Underlines what is wrong, or \a doubtful; nothing where \a length is 0.
    void setFaulty(qsizetype position, qsizetype length, bool doubtful = false);
    //! What a key would put behind the caret, muted; shown at the end of the text only.
    void setGhost(const QString &ghost);
    QString ghost() const { return m_ghost; }
    //! Where the character at \a position stands, in the edit's coordinates.
    QRect placeOf(qsizetype position) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void textEdited(); //!< by whomever; the text is another one

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    void noticeText();
    void paintWave(QPainter &painter) const;
    void paintGhost(QPainter &painter) const;

    FilterHighlighter *m_highlighter;
    QString m_known; //!< colouring alone counts as a change for Qt
    QString m_ghost;
    qsizetype m_faulty = 0;
    qsizetype m_faultyLength = 0;
    bool m_doubtful = false;
};
