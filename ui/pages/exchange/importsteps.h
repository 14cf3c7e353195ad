#pragma once
// The steps of the import window: which file, what it holds, what its columns become. Each shows a draft and says what
// somebody decided; reading files and writing the book is the window's.

#include "ui/pages/exchange/importdraft.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QRadioButton;
class QTableView;
class QTableWidget;
class QVBoxLayout;

namespace goodword {

class Banner;
class Card;
class MappingModel;
class PlainLabel;

/// A place to drop a file on, and a button to choose one.
class ImportFileStep final : public QWidget
{
    Q_OBJECT
public:
    explicit ImportFileStep(QWidget *parent = nullptr);

Q_SIGNALS:
    void fileChosen(const QString &path);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void choose();
    bool m_hovered = false;
};

/// What was found out, each of it to be corrected, and the questions only a person can answer.
class ImportFoundStep final : public QWidget
{
    Q_OBJECT
public:
    explicit ImportFoundStep(QWidget *parent = nullptr);

    void show(const ImportDraft &draft);
    void setSurveys(const QStringList &names);
    /// Takes what is chosen over. True where the file has to be read anew.
    bool takeInto(ImportDraft &draft) const;

Q_SIGNALS:
    void edited();

private:
    QWidget *makeDatesCard();
    QWidget *makeQuoteCard();
    void addFormRows();
    void fillChoices();
    void showDates(const ImportDraft &draft);
    void showQuote(const ImportDraft &draft);
    void showSamples(const CsvFormat &format);

    PlainLabel *m_name, *m_facts;
    Card *m_dates, *m_quote;
    PlainLabel *m_datesText, *m_quoteText;
    QRadioButton *m_orders[3];
    QRadioButton *m_strict, *m_lenient;
    QFormLayout *m_form;
    QComboBox *m_kind, *m_charset, *m_delimiter, *m_decimal, *m_survey, *m_scale;
    QTableWidget *m_samples;
    bool m_showing = false;
};

/// Columns with samples, and what each becomes.
class ImportColumnsStep final : public QWidget
{
    Q_OBJECT
public:
    explicit ImportColumnsStep(QWidget *parent = nullptr);

    void show(const ImportDraft &draft, const QStringList &ownFields);
    void takeInto(ImportDraft &draft) const;
    bool isComplete() const;

Q_SIGNALS:
    void edited();
    void resetWanted();

private:
    void refresh();

    MappingModel *m_model;
    QTableView *m_table;
    QComboBox *m_difference;
    Banner *m_missing, *m_remembered;
    PlainLabel *m_summary;
};

} // namespace goodword
