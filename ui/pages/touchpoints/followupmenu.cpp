#include "ui/pages/touchpoints/followupmenu.h"

#include "ui/widgets/buttons.h"

#include <QCalendarWidget>
#include <QCoreApplication>
#include <QDialog>
#include <QLocale>
#include <QMenu>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {
struct FollowUp {
    Q_DECLARE_TR_FUNCTIONS(goodword::FollowUp)
};
} // namespace

static void askForDay(QDate today, QWidget *window, const std::function<void(QDate)> &chosen)
{
    auto *dialog = new QDialog(window);
    dialog->setObjectName(u"dayDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(FollowUp::tr("Follow up on"));
    auto *column = new QVBoxLayout(dialog);
    auto *calendar = new QCalendarWidget;
    calendar->setObjectName(u"dayCalendar"_s);
    calendar->setMinimumDate(today);
    calendar->setSelectedDate(today.addDays(7));
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    column->addWidget(calendar);
    auto *ok = makeButton(FollowUp::tr("Choose"), {}, ButtonKind::Primary);
    ok->setObjectName(u"dayOk"_s);
    ok->setDefault(true);
    column->addWidget(ok, 0, Qt::AlignTrailing);
    QObject::connect(ok, &QPushButton::clicked, dialog, &QDialog::accept);
    QObject::connect(calendar, &QCalendarWidget::activated, dialog, &QDialog::accept);
    QObject::connect(dialog, &QDialog::accepted, calendar, [calendar, chosen] { chosen(calendar->selectedDate()); });
    dialog->open();
}

void fillFollowUpMenu(QMenu *menu, QDate today, QWidget *window, const std::function<void(QDate)> &chosen)
{
    const auto add = [&](const QString &text, QDate day) {
        QAction *action = menu->addAction(FollowUp::tr("%1 · %2").arg(text, QLocale().toString(day, u"ddd d MMM"_s)));
        QObject::connect(action, &QAction::triggered, menu, [chosen, day] { chosen(day); });
    };
    add(FollowUp::tr("Tomorrow"), today.addDays(1));
    add(FollowUp::tr("In three days"), today.addDays(3));
    add(FollowUp::tr("In a week"), today.addDays(7));
    add(FollowUp::tr("In two weeks"), today.addDays(14));
    add(FollowUp::tr("In a month"), today.addMonths(1));
    QObject::connect(menu->addAction(FollowUp::tr("Another day…")), &QAction::triggered, window,
                     [today, window, chosen] { askForDay(today, window, chosen); });
}

QString followUpWords(QDate day, QDate today)
{
    const qint64 days = today.daysTo(day);
    const QString date = QLocale().toString(day, day.year() == today.year() ? u"d MMM"_s : u"d MMM yyyy"_s);
    if (days < 0)
        return FollowUp::tr("overdue since %1").arg(date);
    if (days == 0)
        return FollowUp::tr("today");
    if (days == 1)
        return FollowUp::tr("tomorrow");
    return FollowUp::tr("%1, in %n days", nullptr, int(days)).arg(date);
}

} // namespace goodword
