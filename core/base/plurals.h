#pragma once
// English with the right number: "1 testimonial was left out", "2 testimonials were left out". Reads the forms from the
// Linguist file compiled in (resources/translations), so that building needs no translation tools; texts without a number
// are none of its business.

#include <QHash>
#include <QTranslator>

namespace goodword {

class EnglishPlurals final : public QTranslator
{
    Q_OBJECT
public:
    explicit EnglishPlurals(QObject *parent = nullptr);

    QString translate(const char *context, const char *source, const char *disambiguation, int n) const override;
    bool isEmpty() const override { return m_forms.isEmpty(); }

private:
    struct Forms {
        QString one, many;
    };
    QHash<QByteArray, Forms> m_forms; // by source text: English does not need the context
};

/// For the program that is running; once, at its start.
void installEnglishPlurals();

} // namespace goodword
