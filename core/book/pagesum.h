#pragma once
// The sum in the last eight bytes of a page: two sums over each other, as Fletcher's, which no single changed bit, byte or
// word leaves as they were, begun with the page's number, so that a page in another's place is found too. Where it is 0,
// another program wrote the page, and nothing is known of it.

#include <QtGlobal>

namespace goodword {

inline constexpr int kSumBytes = 8;
inline constexpr int kHeaderBytes = 100; ///< of the file, at the beginning of page 1
inline constexpr int kLargestPage = 65536;

enum class PageState { Sound, Unsummed, Damaged };

/// Never 0. Of page 1 it leaves out what copying by other programs changes without harm: the journal's kind and counters.
quint64 pageSum(const uchar *page, int size, quint32 number);
PageState stateOfPage(const uchar *page, int size, quint32 number);

/// Of the first bytes of a file; 0 where they are not those of a database.
int pageSizeOf(const uchar *header);
/// Whether the header says that pages carry sums.
bool saysSums(const uchar *header);

} // namespace goodword
