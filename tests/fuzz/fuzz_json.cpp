#include "core/exchange/testimonialcells.h"
#include "tests/fuzz/promise.h"

using namespace goodword;
using namespace goodword::fuzz;
using namespace goodword::testimonialCells;

/// The cells of JSON in a file of testimonials: whatever they hold is read without a crash, and what was read is written and
/// read again as the same.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QString cell = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const QString consents = consentsText(consentsFrom(cell)), events = eventsText(eventsFrom(cell));
    promise(consentsText(consentsFrom(consents)) == consents, "permissions read back as they were written");
    promise(eventsText(eventsFrom(events)) == events, "events read back as they were written");
    for (const Consent &consent : consentsFrom(cell))
        promise(consent.givenDay.isValid(), "a permission has a day");
    return 0;
}
