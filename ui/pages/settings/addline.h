#pragma once
// "Name … Add": one line that adds something to a list.

#include <QWidget>

class QHBoxLayout;
class QLineEdit;

namespace goodword {

class AddLine final : public QWidget
{
    Q_OBJECT
public:
    AddLine(const QString &placeholder, const QString &button, const QString &name, QWidget *parent = nullptr);
    /// Before the button: what else the new thing needs.
    void insert(QWidget *widget);

Q_SIGNALS:
    void added(const QString &text);

private:
    QHBoxLayout *m_row;
    QLineEdit *m_text;
};

} // namespace goodword
