#include "core/base/sortkey.h"

#include <QLocale>

#include <unicode/coll.h>
#include <unicode/stringpiece.h>
#include <unicode/uversion.h>

namespace goodword {

struct SortKeys::Collator {
    std::unique_ptr<icu::Collator> icu;
};

SortKeys::SortKeys() : m_collator(std::make_unique<Collator>())
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale(QLocale().name().toLatin1().constData());
    m_collator->icu.reset(icu::Collator::createInstance(locale, status));
    if (U_FAILURE(status))
        m_collator->icu.reset();
    else
        m_collator->icu->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
}

SortKeys::~SortKeys() = default;

QByteArray SortKeys::of(const QString &text) const
{
    if (!m_collator->icu)
        return text.toCaseFolded().toUtf8();
    const icu::UnicodeString in(false, text.utf16(), int32_t(text.size()));
    QByteArray key(text.size() * 4 + 16, Qt::Uninitialized);
    int32_t size = m_collator->icu->getSortKey(in, reinterpret_cast<uint8_t *>(key.data()), int32_t(key.size()));
    if (size > key.size()) {
        key.resize(size);
        size = m_collator->icu->getSortKey(in, reinterpret_cast<uint8_t *>(key.data()), size);
    }
    key.truncate(std::max(0, size - 1)); // without the final zero
    return key;
}

int SortKeys::compare(QByteArrayView left, QByteArrayView right) const
{
    if (!m_collator->icu)
        return of(QString::fromUtf8(left)).compare(of(QString::fromUtf8(right)));
    UErrorCode status = U_ZERO_ERROR;
    return m_collator->icu->compareUTF8(icu::StringPiece(left.data(), int32_t(left.size())),
                                        icu::StringPiece(right.data(), int32_t(right.size())), status);
}

QString SortKeys::rules()
{
    return QLocale().name() + QStringLiteral("/") + QStringLiteral(U_ICU_VERSION);
}

} // namespace goodword
