// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "samples.h"

#include "ui/common/elidedlabel.h"
#include "ui/common/markdownview.h"
#include "ui/deployments/detailspane.h"
#include "ui/deployments/modelsfield.h"
#include "ui/deployments/propertylist.h"

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTextBlock>
#include <QTextDocumentFragment>
#include <QToolButton>
#include <QtTest>

#include <numeric>

using namespace Qt::Literals::StringLiterals;
using samples::Sample;

namespace {

const QString hostile
    = u"<h1>Big</h1><img src=\"http://127.0.0.1:9/x.png\"><a href='javascript:x()'>y</a>"
      "<script>alert(1)</script> &amp; <b>bold</b>"_s;

//! All that a person could read of \a widget.
QStringList wordsIn(const QWidget &widget)
{
    QStringList words;
    for (const auto *label : widget.findChildren<ElidedLabel *>())
        words.append(label->text());
    for (const auto *label : widget.findChildren<QLabel *>())
        words.append(label->text());
    for (const auto *text : widget.findChildren<MarkdownView *>())
        words.append(text->toPlainText());
    return words;
}

bool hasImage(const QTextDocument &document)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            if (it.fragment().charFormat().isImageFormat())
                return true;
        }
    }
    return false;
}

} // namespace

class TestDetails : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<samples::FakeStore>();
        m_pane = std::make_unique<DetailsPane>();
        m_pane->resize(320, 700);
        m_pane->setStore(m_store.get());
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    }

    void cleanup()
    {
        m_pane.reset();
        m_store.reset();
    }

    void everyFieldIsSaid()
    {
        Sample row = full();
        const auto catalog = samples::catalogOf({row, {.name = u"next"_s}}, samples::names());
        show(catalog, {0});

        const QStringList words = wordsIn(*m_pane);
        for (const QString &wanted :
             {row.name, u"version 7.3.1"_s, u"risk ▸ endpoints"_s, row.urn(), u"Ana Petrović"_s,
              u"mlops_team"_s, u"technical"_s, u"Two-tower v7 moves."_s, u"A fraud model."_s})
            QVERIFY2(words.contains(wanted), qPrintable(wanted));
        QVERIFY(words.filter(u"Deprecated, goes on"_s).size() == 1);
        QVERIFY(words.contains(u"in 7 d"_s));
        const auto *properties = m_pane->findChild<QTableView *>(u"properties"_s);
        QCOMPARE(properties->model()->index(0, 1).data().toString(), u"{'A': 1, \"b\": None}"_s);
    }

    void textOfTheServerIsNeverMarkupOfOurs()
    {
        Sample row = full();
        row.name = hostile;
        row.description
            = hostile + u"\n\n![x](http://127.0.0.1:9/y.png) ![z](file:///etc/passwd)"_s;
        row.note = row.description;
        row.version = hostile;
        row.owners = {hostile};
        row.tags = {hostile};
        row.properties = {{hostile, hostile}};
        row.status = hostile;
        row.url = u"javascript:alert(1)"_s;
        auto directory = samples::names();
        catalog::Neighbour named;
        named.name = hostile;
        directory->insert(u"urn:li:container:inner"_s, named);
        show(samples::catalogOf({row}, directory), {0});

        for (const auto *label : m_pane->findChildren<QLabel *>())
            QVERIFY2(label->textFormat() == Qt::PlainText || !Qt::mightBeRichText(label->text()),
                     qPrintable(label->text()));
        const auto texts = m_pane->findChildren<MarkdownView *>();
        QCOMPARE(texts.size(), 2);
        for (const MarkdownView *text : texts) {
            QVERIFY(text->toPlainText().contains(u"<script>alert(1)</script>"_s)); // as written
            QVERIFY(!hasImage(*text->document()));
            QVERIFY(text->toPlainText().contains(u"image not loaded: http://127.0.0.1:9/y.png"_s));
        }
        for (const QWidget *widget : m_pane->findChildren<QWidget *>())
            QVERIFY2(!widget->toolTip().contains(u"<script"_s)
                         && !widget->toolTip().contains(u"<img"_s),
                     qPrintable(widget->toolTip()));
        QVERIFY(!m_pane->findChild<QPushButton *>(u"openUrl"_s));
        QVERIFY(m_pane->findChild<ElidedLabel *>(u"refusedUrl"_s));
    }

    void markdownIsShownAsMarkdownAndLoadsNothing()
    {
        MarkdownView view;
        view.resize(300, 100);
        view.showMarkdown(u"# Title\n\nSome *stress* and a [link](https://example.com/a) and "
                          "[another](javascript:x)\n\n- one\n- two"_s);

        QVERIFY(!view.toPlainText().contains(u'#'));
        QVERIFY(view.toPlainText().contains(u"one"_s));
        QVERIFY(!view.loadResource(QTextDocument::ImageResource, QUrl(u"file:///etc/hostname"_s))
                     .isValid());
        QSignalSpy opened(&view, &MarkdownView::urlRequested);
        Q_EMIT view.anchorClicked(QUrl(u"javascript:x"_s));
        Q_EMIT view.anchorClicked(QUrl(u"file:///etc/passwd"_s));
        QCOMPARE(opened.size(), 0);
        Q_EMIT view.anchorClicked(QUrl(u"https://example.com/a"_s));
        QCOMPARE(opened.size(), 1);
    }

    void theReplacementIsALinkWhereItIsThere()
    {
        Sample row = full();
        const Sample next {.name = u"next"_s};
        row.replacement = next.urn();
        show(samples::catalogOf({row, next}), {0});
        QSignalSpy asked(m_pane.get(), &DetailsPane::replacementRequested);

        QTest::mouseClick(m_pane->findChild<QPushButton *>(u"replacement"_s), Qt::LeftButton);

        QCOMPARE(asked.value(0).value(0).toString(), next.urn());
        QVERIFY(!m_pane->findChild<QLabel *>(u"replacementMissing"_s));
    }

    void aReplacementThatIsNotThereSaysSo()
    {
        Sample row = full();
        row.replacement = Sample {.name = u"elsewhere"_s}.urn();
        show(samples::catalogOf({row}), {0});

        QVERIFY(!m_pane->findChild<QPushButton *>(u"replacement"_s));
        QVERIFY(m_pane->findChild<QLabel *>(u"replacementMissing"_s));
        QVERIFY(wordsIn(*m_pane).contains(u"elsewhere"_s));
    }

    void theAddressIsOpenedOnRequestOnly()
    {
        Sample row = full();
        row.url = u"https://user:pass@console.example.com/endpoint"_s;
        show(samples::catalogOf({row}), {0});
        QSignalSpy opened(m_pane.get(), &DetailsPane::urlRequested);
        auto *open = m_pane->findChild<QPushButton *>(u"openUrl"_s);
        QVERIFY(open->accessibleName().contains(u"console.example.com"_s));
        QCOMPARE(opened.size(), 0);

        QTest::mouseClick(open, Qt::LeftButton);

        QCOMPARE(opened.value(0).value(0).toUrl(), QUrl(row.url));
    }

    void modelsAreAskedForAndMerged()
    {
        const Sample row = full();
        const QString model = u"urn:li:mlModel:(urn:li:dataPlatform:sagemaker,fraud,PROD)"_s;
        show(samples::catalogOf(
                 {row}, samples::names(), {{model, row.urn()}},
                 {{model,
                   u"fraud"_s,
                   u"7"_s,
                   {u"urn:li:mlModelGroup:(urn:li:dataPlatform:sagemaker,grp,PROD)"_s}}}),
             {0});
        QVERIFY(models().contains(u"fraud 7"_s)); // at once, from the catalog
        QVERIFY(models().contains(u"asking the server…"_s));
        QVERIFY(wordsIn(*m_pane).contains(u"grp"_s));

        QTRY_COMPARE(m_store->modelQuestions, 1);
        QVERIFY(m_store->answerModels(store::ServedModels {
            {{model, u"fraud"_s, u"7"_s, false}, {u"urn:li:mlModel:other"_s, u"other"_s, {}, true}},
            false}));

        QTRY_COMPARE(models().filter(u"fraud"_s).size(), 1);
        QVERIFY(models().contains(u"other"_s));
        QVERIFY(!models().contains(u"asking the server…"_s));
        QVERIFY(m_pane->findChild<QLabel *>(u"reconciled"_s)); // and why
    }

    void noModelIsSaid()
    {
        show(samples::catalogOf({full()}), {0});
        QTRY_COMPARE(m_store->modelQuestions, 1);

        QVERIFY(m_store->answerModels(store::ServedModels {}));

        QTRY_VERIFY(models().contains(u"none"_s));
    }

    void whatCouldNotBeAskedCanBeTriedAgain()
    {
        show(samples::catalogOf({full()}), {0});
        QTRY_COMPARE(m_store->modelQuestions, 1);
        QVERIFY(m_store->answerModels(Failure(samples::errorOf(Error::Kind::Timeout))));
        auto *retry = m_pane->findChild<QPushButton *>(u"retryModels"_s);
        QVERIFY(retry);

        QTest::mouseClick(retry, Qt::LeftButton);

        QCOMPARE(m_store->modelQuestions, 2);
        QVERIFY(m_store->answerModels(
            store::ServedModels {{{u"urn:li:mlModel:m"_s, u"m"_s, {}, false}}, true}));
        QTRY_VERIFY(models().contains(u"m"_s));
        QVERIFY(models().contains(u"and more"_s));
    }

    void theNextChoiceLetsTheQuestionGo()
    {
        const auto catalog = samples::catalogOf({full(), {.name = u"other"_s}});
        show(catalog, {0});
        QTRY_COMPARE(m_store->modelQuestions, 1);

        show(catalog, {1});
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);

        QVERIFY(!m_store->answerModels(store::ServedModels {}));
    }

    void aRefreshThatSaysTheSameChangesNothing()
    {
        show(samples::catalogOf({full()}, samples::names()), {0});
        const QWidget *before = m_pane->widget();

        show(samples::catalogOf({{.name = u"new"_s}, full()}, samples::names()), {1});
        QCOMPARE(m_pane->widget(), before);

        auto directory = samples::names();
        catalog::Neighbour renamed;
        renamed.name = u"Ana P."_s;
        directory->insert(u"urn:li:corpuser:ana"_s, renamed);
        show(samples::catalogOf({full()}, directory), {0});
        QVERIFY(m_pane->widget() != before);
        QVERIFY(wordsIn(*m_pane).contains(u"Ana P."_s));
    }

    void propertiesAreSearchedAndCopied()
    {
        Sample row = full();
        row.properties.clear();
        for (int i = 0; i < 8; ++i)
            row.properties.push_back({u"key%1"_s.arg(i), u"value\nof %1"_s.arg(i)});
        show(samples::catalogOf({row}), {0});
        auto *view = m_pane->findChild<QTableView *>(u"properties"_s);
        QCOMPARE(view->model()->rowCount(), 8);

        QTest::mouseClick(m_pane->findChild<QToolButton *>(u"searchProperties"_s), Qt::LeftButton);
        auto *search = m_pane->findChild<QLineEdit *>(u"propertySearch"_s);
        QTest::keyClicks(search, u"value of 3"_s);
        QCOMPARE(view->model()->rowCount(), 0); // the line break is part of the value
        search->clear();
        QTest::keyClicks(search, u"Y3"_s);
        QCOMPARE(view->model()->rowCount(), 1);
        view->setCurrentIndex(view->model()->index(0, 1));
        QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier);

        QCOMPARE(QGuiApplication::clipboard()->text(), u"value\nof 3"_s);
        QTest::keyClick(search, Qt::Key_Escape);
        QCOMPARE(view->model()->rowCount(), 8);
    }

    void severalSayWhatIsCommon()
    {
        std::vector<Sample> rows {{.name = u"a"_s,
                                   .status = u"FAILED"_s,
                                   .version = u"1"_s,
                                   .owners = {u"ana"_s, u"x"_s}},
                                  {.name = u"b"_s,
                                   .status = u"FAILED"_s,
                                   .version = u"2"_s,
                                   .owners = {u"x"_s, u"ana"_s}},
                                  {.name = u"c"_s,
                                   .env = u"DEV"_s,
                                   .status = u"FAILED"_s,
                                   .version = u"3"_s,
                                   .owners = {u"ana"_s}}};
        const auto catalog = samples::catalogOf(rows, samples::names());

        show(catalog, {0, 1, 2});

        const QStringList words = wordsIn(*m_pane);
        QVERIFY(words.contains(u"3 deployments"_s));
        QVERIFY(words.contains(u"sagemaker"_s));
        const auto buttons = m_pane->findChildren<QAbstractButton *>(u"differs"_s);
        QStringList said;
        for (const QAbstractButton *button : buttons)
            said.append(button->accessibleName().section(u' ', 0, 0) + u' ' + button->text());
        QCOMPARE(said, (QStringList {u"Environment differs (2)"_s, u"Version differs (3)"_s,
                                     u"Owners differs (2)"_s}));
    }

    void aFactOfSeveralIsYesOrNo()
    {
        show(samples::catalogOf({{.name = u"a"_s}, {.name = u"b"_s}}), {0, 1});
        QCOMPARE(wordsIn(*m_pane).count(u"no"_s), 2); // deprecated, removed

        show(samples::catalogOf({{.name = u"a"_s}, {.name = u"b"_s, .deprecated = true}}), {0, 1});
        const auto *differs = m_pane->findChildren<QAbstractButton *>(u"differs"_s).value(0);
        QVERIFY(differs);
        const auto hint = QTextDocumentFragment::fromHtml(differs->toolTip()).toPlainText();
        QVERIFY2(hint.contains(u"no: 1"_s) && hint.contains(u"yes: 1"_s), qPrintable(hint));
    }

    void whatDiffersIsListedWhenAskedFor()
    {
        std::vector<Sample> rows;
        for (int i = 0; i < 30; ++i)
            rows.push_back({.name = QString::number(i),
                            .status = i < 25 ? u"FAILED"_s : u"IN_SERVICE"_s,
                            .version = QString::number(i)});
        std::vector<catalog::Row> all(rows.size());
        std::iota(all.begin(), all.end(), catalog::Row(0));
        show(samples::catalogOf(rows), all);
        const auto buttons = m_pane->findChildren<QAbstractButton *>(u"differs"_s);
        QCOMPARE(buttons.size(), 2);
        const auto seen = [this](const QString &word) {
            const auto labels = m_pane->findChildren<ElidedLabel *>();
            return std::any_of(labels.begin(), labels.end(), [&](const ElidedLabel *label) {
                return label->isVisibleTo(m_pane.get()) && label->text() == word;
            });
        };
        const auto hint = QTextDocumentFragment::fromHtml(buttons[0]->toolTip()).toPlainText();
        QVERIFY(hint.contains(u"Failed: 25"_s));
        QVERIFY(!seen(u"Failed"_s));

        buttons[0]->setFocus();
        QTest::keyClick(buttons[0], Qt::Key_Space);
        QVERIFY(seen(u"Failed"_s));
        QVERIFY(seen(u"25"_s));
        QVERIFY(!seen(u"and 10 more"_s));
        QTest::keyClick(buttons[1], Qt::Key_Space);
        QVERIFY(seen(u"and 10 more"_s));
    }

    void nothingIsWiderThanThePane()
    {
        Sample row = full();
        row.name = QString(300, u'x');
        row.owners = {QString(200, u'o')};
        row.tags = {QString(200, u't')};
        row.note = QString(400, u'n');
        row.replacement = Sample {.name = QString(300, u'r')}.urn();
        row.properties = {{QString(200, u'k'), QString(2000, u'v')}};
        show(samples::catalogOf({row, {.name = QString(300, u'r')}}), {0});
        QCoreApplication::processEvents();

        QCOMPARE(m_pane->widget()->width(), m_pane->viewport()->width());
        for (const QWidget *widget : m_pane->widget()->findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->parentWidget()->inherits("QAbstractScrollArea"))
                continue;
            const int right = widget->mapTo(m_pane->widget(), QPoint(widget->width(), 0)).x();
            QVERIFY2(
                right <= m_pane->viewport()->width() + 1,
                qPrintable(u"%1 %2"_s.arg(QString::fromLatin1(widget->metaObject()->className()))
                               .arg(right)));
        }
    }

    void allCanBeReachedAndHasAName()
    {
        Sample row = full();
        row.url = u"https://example.com/x"_s;
        show(samples::catalogOf({row}, samples::names()), {0});

        QVERIFY(!m_pane->accessibleName().isEmpty());
        for (const auto *button : m_pane->findChildren<QAbstractButton *>()) {
            if (!button->isVisible())
                continue;
            QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                     qPrintable(button->objectName()));
            QVERIFY2(button->focusPolicy() & Qt::TabFocus, qPrintable(button->objectName()));
        }
        QSignalSpy left(m_pane.get(), &DetailsPane::left);
        m_pane->setFocus();
        QTest::keyClick(m_pane.get(), Qt::Key_Escape);
        QCOMPARE(left.size(), 1);
    }

private:
    static Sample full()
    {
        return {.name = u"fraud-two-tower-prod"_s,
                .platform = u"vertexai"_s,
                .version = u"7.3.1"_s,
                .owners = {u"ana"_s, u"group:ml"_s},
                .tags = {u"canary"_s, u"pii"_s},
                .description = u"A fraud model."_s,
                .url = {},
                .instance = u"gcp-risk-prod"_s,
                .container = u"urn:li:container:inner"_s,
                .created = samples::daysFromToday(-200),
                .deprecated = true,
                .decommission = samples::daysFromToday(7),
                .note = u"Two-tower v7 moves."_s,
                .replacement = {},
                .removed = false,
                .properties = {{u"variants"_s, u"{'A': 1, \"b\": None}"_s}}};
    }

    void show(const catalog::CatalogPtr &catalog, const std::vector<catalog::Row> &rows)
    {
        m_pane->showRows(catalog, rows, samples::today());
    }

    QStringList models() const
    {
        QStringList words;
        for (const auto *label :
             m_pane->findChild<ModelsField *>()->findChildren<ElidedLabel *>()) {
            if (label->isVisible())
                words.append(label->text());
        }
        return words;
    }

    std::unique_ptr<samples::FakeStore> m_store;
    std::unique_ptr<DetailsPane> m_pane;
};

QTEST_MAIN(TestDetails)
#include "tst_details.moc"
