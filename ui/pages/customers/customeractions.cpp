#include "ui/pages/customers/customeractions.h"

#include "core/customers/customercommands.h"
#include "core/customers/customerlabel.h"
#include "core/customers/tagstore.h"
#include "core/journey/journeycommands.h"
#include "core/journey/journeystore.h"
#include "core/staff/staffstore.h"
#include "ui/pages/customers/customertexts.h"
#include "ui/shell/session.h"
#include "ui/widgets/labels.h"

#include <QInputDialog>
#include <QMenu>

namespace goodword::customerActions {

using namespace Qt::StringLiterals;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(goodword::CustomerActions)
};
} // namespace

void change(Session &session, const ChosenCustomers &ids, const QString &title, const QString &said, const Change &change)
{
    if (!ids.empty())
        session.change(ids.size(), title, said, [ids, change](Book &book) { return change(book, ids); });
}

static QString who(Session &session, const ChosenCustomers &ids)
{
    return customersLabel(session.db(), ids);
}

void moveTo(Session &session, const ChosenCustomers &ids, StageId stage, const QString &stageName)
{
    const QString name = nameInText(stageName);
    change(session, ids, Words::tr("Moving %1 to %2").arg(who(session, ids), name),
           Words::tr("Moved %1 to %2").arg(who(session, ids), name), [stage](Book &book, const ChosenCustomers &chosen) {
               StageMove move;
               move.to = stage;
               const auto moved = moveToStage(book, chosen, move);
               return moved ? Done() : Done(moved.error());
           });
}

void trash(Session &session, const ChosenCustomers &ids)
{
    change(session, ids, Words::tr("Moving %1 to the trash").arg(who(session, ids)),
           Words::tr("Moved %1 to the trash").arg(who(session, ids)), trashCustomers);
}

static void fillAnew(QMenu *menu, const std::function<void()> &fill)
{
    const auto again = [menu, fill] {
        menu->clear();
        fill();
    };
    again();
    QObject::connect(menu, &QMenu::aboutToShow, menu, again);
}

void fillStages(QMenu *menu, Session &session, const Chosen &chosen)
{
    fillAnew(menu, [menu, &session, chosen] {
        int number = 1;
        for (const Stage &stage : journeyStore::activeStages(session.db())) {
            const QString name = withoutMnemonic(stage.name);
            const QString text = number < 10 ? u"&%1  %2"_s.arg(number).arg(name) : name;
            ++number;
            menu->addAction(text, menu, [&session, chosen, stage] { moveTo(session, chosen(), stage.id, stage.name); });
        }
    });
}

static void setOwnerOf(Session &session, const ChosenCustomers &ids, StaffId owner, const QString &name)
{
    const QString said = owner.isValid() ? Words::tr("%1 looks after %2 now").arg(nameInText(name), who(session, ids))
                                         : Words::tr("Nobody looks after %1 now").arg(who(session, ids));
    change(session, ids, Words::tr("Changing the owner of %1").arg(who(session, ids)), said,
           [owner](Book &book, const ChosenCustomers &chosen) { return setOwner(book, chosen, owner); });
}

void fillOwners(QMenu *menu, Session &session, const Chosen &chosen)
{
    fillAnew(menu, [menu, &session, chosen] {
        for (const Staff &staff : staffStore::team(session.db()))
            menu->addAction(withoutMnemonic(staff.name), menu,
                            [&session, chosen, staff] { setOwnerOf(session, chosen(), staff.id, staff.name); });
        menu->addSeparator();
        menu->addAction(Words::tr("Nobody"), menu, [&session, chosen] { setOwnerOf(session, chosen(), {}, {}); });
    });
}

static void tagThem(Session &session, const ChosenCustomers &ids, const QString &tag, bool remove)
{
    const QString name = nameInText(tag);
    const QString title = remove ? Words::tr("Untagging %1").arg(who(session, ids)) : Words::tr("Tagging %1").arg(who(session, ids));
    const QString said = remove ? Words::tr("Took the tag %1 off %2").arg(name, who(session, ids))
                                : Words::tr("Tagged %1 with %2").arg(who(session, ids), name);
    change(session, ids, title, said, [tag, remove](Book &book, const ChosenCustomers &chosen) {
        return remove ? removeTag(book, chosen, tag) : addTag(book, chosen, tag);
    });
}

/// For one customer its own tags, for many every tag: the longest lists are cut, the rest is typed.
static QStringList tagsToOffer(Session &session, const ChosenCustomers &ids, bool remove)
{
    static constexpr qsizetype kMost = 20;
    if (remove && ids.size() == 1)
        return tagStore::namesOf(session.db(), ids.front());
    return tagStore::names(session.db()).mid(0, kMost);
}

void fillTags(QMenu *menu, Session &session, const Chosen &chosen, bool remove)
{
    fillAnew(menu, [menu, &session, chosen, remove] {
        for (const QString &tag : tagsToOffer(session, chosen(), remove))
            menu->addAction(withoutMnemonic(tag), menu, [&session, chosen, tag, remove] { tagThem(session, chosen(), tag, remove); });
        if (remove && menu->isEmpty())
            menu->addAction(Words::tr("No tags yet"))->setEnabled(false);
        if (remove)
            return;
        menu->addSeparator();
        menu->addAction(Words::tr("&New tag…"), menu, [menu, &session, chosen] {
            const ChosenCustomers ids = chosen();
            askForLine(menu->parentWidget(), Words::tr("New tag"), Words::tr("A word for these customers:"),
                       [&session, ids](const QString &tag) { tagThem(session, ids, tag, false); });
        });
    });
}

void askForLine(QWidget *parent, const QString &title, const QString &label, const std::function<void(const QString &)> &use)
{
    auto *dialog = new QInputDialog(parent ? parent->window() : nullptr);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"askForLine"_s);
    dialog->setWindowTitle(title);
    dialog->setLabelText(label);
    QObject::connect(dialog, &QInputDialog::textValueSelected, dialog, [use](const QString &text) {
        if (!text.trimmed().isEmpty())
            use(text.trimmed());
    });
    dialog->open();
}

} // namespace goodword::customerActions
