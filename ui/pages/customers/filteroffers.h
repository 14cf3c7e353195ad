#pragma once
// How a filter for customers may go on, offered while it is typed: read by a worker, since a book may hold many cities.

namespace goodword {

class SearchField;
class Session;

void offerFilters(Session &session, SearchField *field);

} // namespace goodword
