#pragma once
// The plain values that travel from a list's model to its delegates. They know no aggregate and no colour of a theme.

#include "core/insight/npsmath.h"

#include <QColor>
#include <QMetaType>
#include <QString>

#include <optional>

namespace goodword {

enum class PillTone { Neutral, Accent, Good, Warn, Bad };

/// A short text in a rounded patch. `own` is a colour the user chose (a stage's); it wins over the tone.
struct Pill {
    QString text;
    PillTone tone = PillTone::Neutral;
    QColor own;

    bool isEmpty() const { return text.isEmpty(); }
};

/// What the 68 px card of a list and the 96 px card of a board show.
struct PersonCard {
    QString name;
    QString company;
    QString lastTouch; ///< already put for people: "2 d"
    Pill stage;
    std::optional<double> nps;
    Pill next; ///< the next step, coloured by how urgent it is
    QString spoken;
    bool aged = false; ///< stands there longer than is good: a board card is tinted and carries an hourglass
};

struct ColumnInfo {
    enum class Look {
        Text,
        Person, ///< avatar and strong text
        Muted,
        Pill,
        Nps ///< the raw score, coloured by its band; the number is always there
    };

    QString key; ///< stable: column state is saved under it
    QString title;
    int width = 140;
    Look look = Look::Text;
    Qt::Alignment alignment = Qt::AlignLeading | Qt::AlignVCenter;
    QString sortKey;            ///< empty: cannot be sorted by
    bool descendingFirst = false; ///< scores and dates: the first click shows the newest or best
    bool shownAtFirst = true;
    bool fixed = false; ///< cannot be hidden (the name)
};

enum RecordRole {
    IdRole = Qt::UserRole + 1,
    PillRole,
    CardRole,
    LookRole
};

/// A score's tone by its band.
inline PillTone npsTone(double score)
{
    return score >= kPromoterFrom ? PillTone::Good : score >= kPassiveFrom ? PillTone::Warn : PillTone::Bad;
}

} // namespace goodword

Q_DECLARE_METATYPE(goodword::Pill)
Q_DECLARE_METATYPE(goodword::PersonCard)
