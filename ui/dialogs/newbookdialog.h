#pragma once
// Name, home country, currency, place: what a new book needs, with sensible answers already there.

#include "core/book/book.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace goodword {

class FileField;

class NewBookDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit NewBookDialog(QWidget *parent = nullptr);

    NewBook wishes() const;
    QString path() const;
    /// Always no where this build cannot.
    bool wantsEncryption() const;
    void accept() override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void suggestPath();

    QLineEdit *m_name;
    QComboBox *m_region;
    QComboBox *m_currency;
    FileField *m_file;
    QCheckBox *m_encrypt;
    bool m_pathTyped = false;
};

} // namespace goodword
