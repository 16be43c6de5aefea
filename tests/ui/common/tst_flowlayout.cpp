// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/flowlayout.h"

#include <QTest>
#include <QWidget>

class TestFlowLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_parent = std::make_unique<QWidget>();
        m_layout = new FlowLayout(m_parent.get(), 10, 5);
        m_boxes.clear();
        for (int i = 0; i < 3; ++i) {
            auto *box = new QWidget(m_parent.get());
            box->setFixedSize(100, 20);
            m_layout->addWidget(box);
            m_boxes.append(box);
        }
    }

    void aRowHoldsWhatFits()
    {
        place(320);

        QCOMPARE(m_boxes.at(2)->pos(), QPoint(220, 0));
        QCOMPARE(m_layout->heightForWidth(320), 20);
    }

    void whatDoesNotFitBeginsARow()
    {
        place(319);

        QCOMPARE(m_boxes.at(1)->pos(), QPoint(110, 0));
        QCOMPARE(m_boxes.at(2)->pos(), QPoint(0, 25));
        QCOMPARE(m_layout->heightForWidth(319), 45);
    }

    void aWidgetWiderThanTheRowIsNotLost()
    {
        place(50);

        QCOMPARE(m_boxes.at(0)->pos(), QPoint(0, 0));
        QCOMPARE(m_boxes.at(1)->pos(), QPoint(0, 25));
        QCOMPARE(m_layout->heightForWidth(50), 70);
    }

    void hiddenWidgetsTakeNoRoom()
    {
        m_boxes.at(0)->hide();

        place(220);

        QCOMPARE(m_boxes.at(1)->pos(), QPoint(0, 0));
        QCOMPARE(m_layout->heightForWidth(220), 20);
    }

    void rightToLeftRunsFromTheRight()
    {
        m_parent->setLayoutDirection(Qt::RightToLeft);

        place(320);

        QCOMPARE(m_boxes.at(0)->pos(), QPoint(220, 0));
    }

private:
    void place(int width)
    {
        m_parent->resize(width, 200);
        m_layout->setGeometry({0, 0, width, 200});
    }

    std::unique_ptr<QWidget> m_parent;
    FlowLayout *m_layout = nullptr;
    QList<QWidget *> m_boxes;
};

QTEST_MAIN(TestFlowLayout)
#include "tst_flowlayout.moc"
