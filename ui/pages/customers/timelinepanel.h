#pragma once
// Everything that happened with one customer, newest first: the composer on top, chips for kinds, a page of entries and
// more on demand. Reads on a worker; an answer about somebody else is dropped.

#include "core/timeline/timeline.h"
#include "ui/widgets/card.h"

class QVBoxLayout;
class QPushButton;

namespace goodword {

class ChipBar;
class Composer;
class Session;

class TimelinePanel final : public Card
{
    Q_OBJECT
public:
    explicit TimelinePanel(Session &session, QWidget *parent = nullptr);

    void setCustomer(CustomerId id);
    void showKind(TimelineKind kind);
    void focusComposer();

private:
    struct Loaded {
        std::vector<TimelineKey> keys;
        std::vector<TimelineEntry> entries;
    };
    void reload();
    void fill(const Loaded &loaded);
    void addEntry(const TimelineEntry &entry, bool last);
    void open(const TimelineEntry &entry);
    void quote(const TimelineEntry &entry);
    std::vector<TimelineKind> kinds() const;

    Session &m_session;
    CustomerId m_customer;
    quint64 m_generation = 0;
    size_t m_wanted;
    Composer *m_composer;
    ChipBar *m_chips;
    QWidget *m_entries;
    QVBoxLayout *m_column;
    PlainLabel *m_empty;
    QPushButton *m_more;
};

} // namespace goodword
