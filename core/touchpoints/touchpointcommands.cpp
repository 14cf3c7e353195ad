#include "core/touchpoints/touchpointcommands.h"

#include "core/attachments/attachmentstore.h"
#include "core/customers/customerlabel.h"
#include "core/touchpoints/quicklog.h"
#include "core/touchpoints/touchpointstore.h"

namespace goodword {

namespace {

Error gone()
{
    return {ErrorCode::NotFound, Core::tr("The touchpoint is no longer there. Nothing was changed."), {}};
}

/// All of them, or why not.
Result<std::vector<Touchpoint>> find(Book &book, const std::vector<TouchpointId> &ids)
{
    std::vector<Touchpoint> found;
    for (const TouchpointId id : ids) {
        auto touchpoint = touchpointStore::touchpoint(book.db(), id);
        if (!touchpoint)
            return book.db().troubleOr(gone());
        found.push_back(std::move(*touchpoint));
    }
    if (found.empty())
        return Error{ErrorCode::Invalid, Core::tr("No touchpoint is chosen, so nothing was changed."), {}};
    return found;
}

/// "touchpoint with Ann", or "12 touchpoints".
QString labelOf(Book &book, const std::vector<Touchpoint> &touchpoints)
{
    return touchpoints.size() == 1
               ? Core::tr("touchpoint with %1").arg(customerLabel(book.db(), touchpoints.front().customer))
               : Core::tr("%n touchpoints", nullptr, int(touchpoints.size()));
}

Done setDeleted(Book &book, const std::vector<TouchpointId> &ids, bool deleted, const QString &label)
{
    const auto found = find(book, ids);
    if (!found)
        return found.error();
    return book.change(label.arg(labelOf(book, *found)), [&](UnitOfWork &u) {
        for (const Touchpoint &touchpoint : *found) {
            if (touchpoint.deleted != deleted)
                touchpointStore::setDeleted(u, touchpoint.id, deleted);
        }
    });
}

} // namespace

Result<std::vector<TouchpointId>> logTouchpoint(Book &book, const std::vector<CustomerId> &customers,
                                                const Touchpoint &draft, const QStringList &files)
{
    if (Done there = checkCustomers(book.db(), customers); !there)
        return there.error();
    Touchpoint touchpoint = cleaned(draft);
    const bool now = !touchpoint.day.isValid();
    if (now)
        touchpoint.day = book.today();
    if (Done valid = touchpoint.validate(book.today()); !valid)
        return valid.error();
    std::vector<AttachmentFile> attachments;
    for (const QString &path : files) {
        auto file = readAttachmentFile(path);
        if (!file)
            return file.error();
        attachments.push_back(std::move(*file));
    }
    return book.change(Core::tr("Log touchpoint with %1").arg(customersLabel(book.db(), customers)), [&](UnitOfWork &u) {
        if (now)
            touchpoint.at = u.now();
        touchpoint.uid.clear();
        std::vector<TouchpointId> ids;
        for (const CustomerId customer : customers) {
            touchpoint.customer = customer;
            ids.push_back(touchpointStore::add(u, touchpoint));
            for (const AttachmentFile &file : attachments)
                attachmentStore::add(u, customer, ids.back(), file);
        }
        return ids;
    });
}

Touchpoint quickTouchpoint(const QString &text, QDate today)
{
    const QuickLog read = parseQuickLog(text, today);
    Touchpoint touchpoint;
    touchpoint.channel = read.channel;
    touchpoint.direction = read.direction;
    touchpoint.sentiment = read.sentiment;
    touchpoint.minutes = read.minutes;
    touchpoint.followUpDay = read.followUp;
    // What happened today happened now: logTouchpoint notes the time.
    touchpoint.day = read.day == today ? QDate() : read.day;
    // A short line is the subject; a long one, or several, is text.
    const bool isSubject = read.text.size() <= 120 && !read.text.contains(u'\n');
    (isSubject ? touchpoint.subject : touchpoint.body) = read.text;
    return touchpoint;
}

Result<std::vector<TouchpointId>> quickLog(Book &book, const std::vector<CustomerId> &customers, const QString &text,
                                           StaffId staff, DepartmentId department)
{
    if (text.trimmed().isEmpty())
        return Error{ErrorCode::Invalid, Core::tr("There is nothing to log yet. Write what happened."), {}};
    Touchpoint touchpoint = quickTouchpoint(text, book.today());
    touchpoint.staff = staff;
    touchpoint.department = department;
    return logTouchpoint(book, customers, touchpoint);
}

Done editTouchpoint(Book &book, const Touchpoint &draft)
{
    const Touchpoint touchpoint = cleaned(draft);
    if (Done valid = touchpoint.validate(book.today()); !valid)
        return valid;
    const auto found = find(book, {touchpoint.id});
    if (!found)
        return found.error();
    return book.change(Core::tr("Change %1").arg(labelOf(book, *found)),
                       [&](UnitOfWork &u) { touchpointStore::update(u, touchpoint); });
}

Done trashTouchpoints(Book &book, const std::vector<TouchpointId> &ids)
{
    return setDeleted(book, ids, true, Core::tr("Move %1 to the trash"));
}

Done restoreTouchpoints(Book &book, const std::vector<TouchpointId> &ids)
{
    return setDeleted(book, ids, false, Core::tr("Restore %1 from the trash"));
}

Done completeFollowUps(Book &book, const std::vector<TouchpointId> &ids)
{
    const auto found = find(book, ids);
    if (!found)
        return found.error();
    const QString label = found->size() == 1
                              ? Core::tr("Complete follow-up with %1").arg(customerLabel(book.db(), found->front().customer))
                              : Core::tr("Complete %n follow-ups", nullptr, int(found->size()));
    return book.change(label, [&](UnitOfWork &u) {
        for (const Touchpoint &touchpoint : *found) {
            if (touchpoint.followUpDay.isValid() && !touchpoint.followUpDone)
                touchpointStore::setFollowUp(u, touchpoint.id, touchpoint.followUpDay, true);
        }
    });
}

Done rescheduleFollowUp(Book &book, TouchpointId id, QDate day)
{
    if (!day.isValid())
        return Error{ErrorCode::Invalid, Core::tr("A follow-up needs a day. Nothing was changed."), {}};
    const auto found = find(book, {id});
    if (!found)
        return found.error();
    return book.change(Core::tr("Follow up with %1 on %2")
                           .arg(customerLabel(book.db(), found->front().customer), dayText(day)),
                       [&](UnitOfWork &u) { touchpointStore::setFollowUp(u, id, day, false); });
}

Done clearFollowUp(Book &book, TouchpointId id)
{
    const auto found = find(book, {id});
    if (!found)
        return found.error();
    return book.change(Core::tr("Remove follow-up with %1").arg(customerLabel(book.db(), found->front().customer)),
                       [&](UnitOfWork &u) { touchpointStore::setFollowUp(u, id, QDate(), false); });
}

} // namespace goodword
