#pragma once
// The list of touchpoints: what is asked for, as ids in order, and ids as rows to show. Text is matched folded, in subject,
// text, outcome and the customer's name. Touchpoints of customers in the trash are on no list.

#include "core/book/database.h"
#include "core/touchpoints/touchpoint.h"

#include <vector>

namespace goodword {

enum class TouchpointOrder { NewestFirst, OldestFirst, FollowUpFirst /* the earliest follow-up day; only those with one */ };

struct TouchpointFilter {
    QString text;
    std::vector<Channel> channels; ///< any of them; empty: all
    std::vector<Sentiment> sentiments;
    DepartmentId department;
    StaffId staff;
    CustomerId customer;
    QDate from; ///< inclusive; invalid: no limit
    QDate to;
    bool followUpOpen = false; ///< something is still to be done
    QDate followUpBy;          ///< with followUpOpen: due on this day or before
    bool asks = false;
    bool gifts = false;
    bool trash = false; ///< what is in the trash, instead of what is not
    TouchpointOrder order = TouchpointOrder::NewestFirst;
};

struct TouchpointRow {
    Touchpoint touchpoint;
    QString customerName;
    QString staffName;
    QString departmentName;
    int attachments = 0;
};

std::vector<qint64> touchpointIds(Database &db, const TouchpointFilter &filter = {});
/// In the order of `ids`; ids that are not there are left out.
std::vector<TouchpointRow> touchpointRows(Database &db, const std::vector<qint64> &ids);

} // namespace goodword
