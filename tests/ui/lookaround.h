#pragma once
// What is on the screen, looked at as text: whether a widget takes words for more than words (markup, mnemonics, pictures),
// what a person can read in it, and what is copied from it.

#include "tests/support/patience.h"
#include "ui/models/cardviews.h"
#include "ui/models/tableview.h"
#include "ui/widgets/labels.h"

#include <QtTest>
#include <QtWidgets>

namespace goodword::test {

using namespace Qt::StringLiterals;

inline bool holdsMarkup(const QString &text)
{
    static const QStringList raw{u"<img"_s, u"<table"_s, u"<b>"_s, u"<i>"_s, u"<body"_s, u"<style"_s, u"<a href"_s};
    return std::any_of(raw.begin(), raw.end(), [&](const QString &tag) { return text.contains(tag, Qt::CaseInsensitive); });
}

inline QString faultOf(const QTextDocument &document)
{
    for (const QTextFormat &format : document.allFormats()) {
        if (format.isImageFormat() || format.isTableFormat())
            return u"a text view made a picture or a table of: "_s + document.toPlainText();
    }
    return {};
}

/// An ampersand that would vanish as a mnemonic.
inline bool eatsAmpersand(QString text)
{
    return text.remove(u"&&"_s).contains(u"Tom &"_s) || text.contains(u"Tom & <i>"_s);
}

/// What in this widget would be more than text; empty where nothing.
inline QString faultOf(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget); label && holdsMarkup(label->text())) {
        if (label->textFormat() != Qt::PlainText)
            return u"a label reads as markup: "_s + label->text();
    } else if (const auto *button = qobject_cast<const QAbstractButton *>(widget); button && eatsAmpersand(button->text())) {
        return u"a button loses its ampersand: "_s + button->text();
    } else if (const auto *edit = qobject_cast<const QTextEdit *>(widget)) {
        return faultOf(*edit->document());
    }
    for (const QAction *action : widget->actions()) {
        if (eatsAmpersand(action->text()))
            return u"an entry of a menu loses its ampersand: "_s + action->text();
    }
    if (holdsMarkup(widget->toolTip()))
        return u"a tooltip holds markup: "_s + widget->toolTip();
    if (holdsMarkup(widget->whatsThis()) || holdsMarkup(widget->statusTip()))
        return u"a help text holds markup"_s;
    return {};
}

inline void help(QWidget *widget, QPoint at)
{
    QHelpEvent event(QEvent::ToolTip, at, widget->mapToGlobal(at));
    QApplication::sendEvent(widget, &event);
    QVERIFY2(!holdsMarkup(QToolTip::text()), qPrintable(QToolTip::text()));
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (window->isVisible() && window->inherits("QTipLabel"))
            window->grab();
    }
}

/// As if the mouse had rested on every cell that is seen.
inline void helpInRows(QAbstractItemView *view)
{
    const QAbstractItemModel *model = view->model();
    for (int row = 0; model && row < std::min(model->rowCount(), 40); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            const QRect cell = view->visualRect(model->index(row, column));
            if (cell.isValid() && view->viewport()->rect().intersects(cell))
                help(view->viewport(), cell.center());
        }
    }
}

inline void copyAsTable(QAbstractItemView *view)
{
    if (view->model()->rowCount() == 0)
        return;
    QGuiApplication::clipboard()->setText(u"<nothing copied>"_s);
    view->selectAll();
    if (auto *table = qobject_cast<RecordTableView *>(view))
        table->copySelection();
    else if (auto *cards = qobject_cast<CardListView *>(view))
        cards->copySelection();
    const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
    QVERIFY(copied);
    QVERIFY(copied->text() != u"<nothing copied>"_s);
    QString html = copied->html();
    html.remove(QRegularExpression(u"</?(?:table|tr|td|th|html|head|body|meta[^>]*)>"_s));
    QVERIFY2(!html.contains(u'<'), qPrintable(html));
    view->clearSelection();
}

/// Everything that is on the screen now: painted, asked for its tooltips, copied, and looked at for what is not plain text.
inline void lookAround(int afterMs = 30)
{
    settle(afterMs);
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (!window->isVisible() || window->inherits("QTipLabel"))
            continue;
        window->grab();
        QList<QWidget *> all = window->findChildren<QWidget *>();
        all.prepend(window);
        for (QPointer<QWidget> widget : all) {
            if (!widget || !widget->isVisible())
                continue;
            const QString fault = faultOf(widget.data());
            QVERIFY2(fault.isEmpty(), qPrintable(fault));
            if (auto *view = qobject_cast<QAbstractItemView *>(widget.data()))
                helpInRows(view);
            else if (!widget->toolTip().isEmpty() || qobject_cast<QLabel *>(widget.data()))
                help(widget, widget->rect().center());
        }
    }
    QToolTip::hideText();
}

/// All words that can be read in a widget, as a person reads them.
inline QString wordsIn(const QWidget &root)
{
    QStringList words;
    for (const QWidget *widget : root.findChildren<QWidget *>()) {
        if (!widget->isVisible())
            continue;
        if (const auto *label = qobject_cast<const PlainLabel *>(widget))
            words += label->plainText();
        else if (const auto *line = qobject_cast<const QLineEdit *>(widget))
            words += line->text();
        else if (const auto *plain = qobject_cast<const QPlainTextEdit *>(widget))
            words += plain->toPlainText();
        else if (const auto *edit = qobject_cast<const QTextEdit *>(widget))
            words += edit->toPlainText();
    }
    return words.join(u' ').simplified();
}

inline void closeDialogs()
{
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (auto *dialog = qobject_cast<QDialog *>(window); dialog && dialog->isVisible())
            dialog->reject();
    }
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

} // namespace goodword::test
