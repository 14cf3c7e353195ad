#pragma once
// What long work is given: it reports how far it is and asks whether to go on. Called on the worker's thread;
// cancelled() also on one that helps it.

#include <QtGlobal>

#include <atomic>

namespace goodword {

class Progress
{
public:
    virtual ~Progress() = default;
    /// total 0 means not known yet.
    virtual void report(qint64 done, qint64 total) = 0;
    virtual bool cancelled() const = 0;

    static Progress &none();
};

} // namespace goodword
