#pragma once
// The one table of colours for figures on a light ground. Blue, grey and orange stay apart for every kind of colour
// blindness and in grey print; detractors are hatched as well, and every bar carries its name or count.

#include <QColor>

namespace goodword::palette {

inline const QColor kPaper(0xff, 0xff, 0xff);
inline const QColor kInk(0x16, 0x1a, 0x23);
inline const QColor kSoftInk(0x5a, 0x62, 0x72);
inline const QColor kHairline(0xdf, 0xe2, 0xe8);
inline const QColor kPanel(0xf6, 0xf7, 0xf9);

inline const QColor kPromoter(0x1f, 0x6f, 0xb4);
inline const QColor kPassive(0xc9, 0xce, 0xd6);
inline const QColor kDetractor(0xe0, 0x7b, 0x1a);
inline const QColor kBand(0xdd, 0xe3, 0xee); ///< the 95 % interval behind the score line
inline const QColor kScore(0x16, 0x1a, 0x23);

} // namespace goodword::palette
