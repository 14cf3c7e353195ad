#pragma once
// A new customer in one line: what is understood is shown while typing, and who looks alike. Enter adds and opens. Only
// asks and runs the command; what a line means is core/customers/quickadd.h's business.

#include "core/customers/customersimilar.h"
#include "core/customers/quickadd.h"

#include <QDialog>
#include <QTimer>

class QLineEdit;
class QPushButton;

namespace goodword {

class PlainLabel;
class Session;

class QuickAddDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit QuickAddDialog(Session &session, QWidget *parent = nullptr);

private:
    void read();
    void showParsed();
    void askForSimilar();
    void showSimilar(const std::vector<SimilarCustomer> &similar);
    void add();

    Session &m_session;
    QString m_region;
    QuickAdd m_parsed;
    QLineEdit *m_line;
    QWidget *m_preview, *m_similar;
    PlainLabel *m_hint;
    QPushButton *m_add;
    QTimer m_rest;
};

void openQuickAdd(Session &session, QWidget *parent);

} // namespace goodword
