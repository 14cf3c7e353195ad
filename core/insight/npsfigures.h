#pragma once
// What one query hands to the chart, the page, the PDF and the command line, so that they cannot disagree: data only.
// Days are inclusive and local to the business; a month's figure takes each person's latest answer within that month,
// the whole window the latest within it, so months do not sum to the window.

#include "core/insight/npsmath.h"

#include <QDate>
#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace goodword {

struct NpsMonth {
    QDate firstDay;
    NpsFigure figure;
};

struct NpsPage {
    QDate from;     ///< invalid: from the first answer
    QDate to;       ///< invalid: to the last answer
    QString survey; ///< empty: all relational surveys
    NpsFigure figure;
    NpsFigure previous; ///< the period of the same length before; without answers where there is none
    std::optional<NpsChange> change;
    std::array<qint64, 11> distribution{}; ///< answers by whole score; 8.5 counts at 8, as its band does
    std::vector<NpsMonth> months;          ///< in order, months without an answer included
    qint64 unansweredDetractors = 0;       ///< detractors nobody has got back to
    qint64 comments = 0;                   ///< answers of the window that say something, earlier ones of a person too
    std::optional<qint64> invited;         ///< where invitations are known: response rate = n / invited
};

struct CsatMonth {
    QDate firstDay;
    CsatFigure figure;
};

/// As NpsPage; every answer of a transactional survey counts, of a relational one each person's latest.
struct CsatPage {
    QDate from;
    QDate to;
    QString survey;
    CsatFigure figure;
    CsatFigure previous;
    qint64 comments = 0; ///< as NpsPage
    std::array<qint64, 5> distribution{}; ///< answers of 1 to 5, a half counted below
    std::vector<CsatMonth> months;
    std::optional<qint64> invited;
};

struct CesMonth {
    QDate firstDay;
    CesFigure figure;
};

struct CesPage {
    QDate from;
    QDate to;
    QString survey;
    CesFigure figure;
    CesFigure previous;
    qint64 comments = 0; ///< as NpsPage
    std::array<qint64, 7> distribution{}; ///< answers of 1 to 7, a half counted below
    std::vector<CesMonth> months;
    std::optional<qint64> invited;
};

} // namespace goodword
