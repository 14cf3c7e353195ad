#pragma once
// What a business does with its book, as steps over the real storage code in a folder of its own; and what the folder then
// holds, as one text: two folders with the same text hold the same promises. For whoever takes the disk away meanwhile.

#include "tests/crash/disk.h"

#include "core/base/clock.h"
#include "core/registry.h"

#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace goodword::test {

class Shop
{
public:
    Shop(const QString &folder, Database::Engine engine, BookKeyPtr key = nullptr);
    QString file(const QString &name) const { return m_folder + u'/' + name; }
    const QString &folder() const { return m_folder; }
    QString bookPath() const { return file(QStringLiteral("shop.goodword")); }
    Done create();
    Done open();
    void close() { m_book.reset(); }
    Book &book() { return *m_book; }
    bool isOpen() const { return m_book != nullptr; }
    const BookOptions &options() const { return m_options; }
    const Clock &clock() const { return m_clock; }
    /// Whom the steps are about, and where they send them: known since the book was opened, as a page on the screen knows.
    CustomerId first() const { return m_first; }
    StageId lastStage() const { return m_lastStage; }

private:
    QString m_folder;
    FixedClock m_clock;
    BookKeyPtr m_key;
    BookOptions m_options;
    std::unique_ptr<Book> m_book;
    CustomerId m_first;
    StageId m_lastStage;
};

struct Step {
    QString name;
    std::function<Done(Shop &)> run;
};

struct Scenario {
    QString name;
    Database::Engine engine = Database::Engine::Qt;
    std::function<void(Shop &)> prepare; ///< on a new, open book
    std::vector<Step> steps;              ///< each is acknowledged when it comes back
    /// It begins with a book that a crash left with its WAL, not open; what stands in its way may, for a moment, be there
    /// under the name of what was set aside only.
    bool crashed = false;
    BookKeyPtr key = nullptr; ///< of a book that is made encrypted
};

const std::vector<Scenario> &scenarios();

/// The folder as text. `faults`: whatever is damaged in it, or left half made under its final name.
QString lookAt(const QString &folder, QStringList &faults);
/// The open book alone.
QString lookAt(Book &book);

Files filesIn(const QString &folder);
/// The folder then holds exactly these.
void layOut(const QString &folder, const Files &files);

/// The scenario's folder before its first step.
Files prepared(const Scenario &scenario);
/// What such a folder looks like before its first step and after each, when nothing comes between.
QStringList statesOf(const Scenario &scenario, const Files &before);
/// What was acknowledged is there, and the step after it wholly or not at all.
bool keepsPromises(const Scenario &scenario, const QStringList &states, int acknowledged, const QString &found);

} // namespace goodword::test
