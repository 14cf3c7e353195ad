#pragma once
// Text that comes in is cleaned once, here; text that is searched is folded by one function, here, so that every list,
// index and hint agrees on what is "the same". Knows nothing of customers or of SQL.

#include <QString>
#include <QStringList>

namespace goodword {

/// What cleanText() had to change; a row report names it.
struct CleanResult {
    QString text;
    bool changed = false;
};

/// The one gate for text from outside: NUL removed, lone surrogates and noncharacters replaced by U+FFFD, CRLF and CR
/// made LF. Everything else (bidi marks, zero width, spaces) is kept exactly.
CleanResult cleanText(const QString &text);

/// For search and matching: NFKC case fold, NFD, marks dropped, ł ø đ ß æ œ ð þ ı spelled out, typographic apostrophes and
/// hyphens made plain. Any script is kept. Safe to call from any thread.
QString fold(QStringView text);
/// The same of UTF-8.
QByteArray foldUtf8(QByteArrayView text);

/// fold() with each CJK character and kana set apart by spaces: what the full-text index stores and what queries use.
QString foldForIndex(QStringView text);

/// True where the text holds bidi overrides, embeddings or isolates, which a list must show isolated and marked.
bool hasBidiControls(QStringView text);

/// For display in a line with other text: override characters made visible as U+FFFD and, where it holds right-to-left
/// letters or bidi controls, isolated (FSI…PDI) so that it cannot reorder its neighbours.
QString isolated(const QString &text);

/// One line for lists: line breaks and tabs become a space.
QString oneLine(const QString &text);

/// A name within a sentence: one line, cut where it is very long, isolated.
QString inSentence(const QString &name);

/// A file name made from a customer's name: one path component, not hidden, not reserved, at most 200 bytes with the
/// suffix, never empty. `taken` names are avoided by a number.
QString safeFileName(const QString &base, const QString &suffix, const QStringList &taken = {});

} // namespace goodword
