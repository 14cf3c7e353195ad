#pragma once
// Choosing a passphrase: typed twice, shown on demand, with honest advice about a weak one, which is no wall. What was typed
// is handed on as a Secret; the fields are emptied with it.

#include "core/base/secret.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;

namespace goodword {

class PlainLabel;

/// What is typed, for nobody else: a copy to be wiped.
QString typedIn(const QLineEdit *field);
/// Empties a field, and writes over what it held.
void clearTyped(QLineEdit *field);

class PassphraseFields final : public QWidget
{
    Q_OBJECT
public:
    /// `label`: of the first field, where it is not just the passphrase.
    explicit PassphraseFields(const QString &label = {}, QWidget *parent = nullptr);

    /// Something is typed, alike both times.
    bool agrees() const;
    Secret passphrase() const;
    void clear();

Q_SIGNALS:
    void changed();

private:
    void refresh();

    QLineEdit *m_first, *m_second;
    QCheckBox *m_show;
    PlainLabel *m_advice;
};

} // namespace goodword
