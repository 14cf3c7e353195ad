#include "core/base/text.h"
#include "ui/models/celldelegates.h"
#include "ui/pages/exchange/fieldtitles.h"
#include "ui/pages/exchange/importsteps.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QRadioButton>
#include <QScrollArea>
#include <QTableWidget>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

constexpr DateOrder kOrders[] = {DateOrder::Dmy, DateOrder::Mdy, DateOrder::Ymd};
constexpr int kSampleColumns = 60, kSampleRows = 5;

QString delimiterName(char delimiter)
{
    switch (delimiter) {
    case ',': return ImportFoundStep::tr("Comma");
    case ';': return ImportFoundStep::tr("Semicolon");
    case '\t': return ImportFoundStep::tr("Tab");
    case '|': return ImportFoundStep::tr("Vertical bar");
    default: return QString(QLatin1Char(delimiter));
    }
}

QComboBox *makeBox(const QString &name)
{
    auto *box = new QComboBox;
    box->setObjectName(name);
    box->setMinimumContentsLength(18);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    return box;
}

/// The first entry is what was found; choosing it leaves the decision to the finding.
void setFound(QComboBox &box, const QString &found, const QString &chosen)
{
    box.setItemText(0, found);
    box.setCurrentIndex(qMax(0, box.findData(chosen)));
}

} // namespace

ImportFoundStep::ImportFoundStep(QWidget *parent) : QWidget(parent)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    auto *inside = new QWidget;
    inside->setProperty("clear", true);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 4, 0);
    column->setSpacing(12);
    area->setWidget(inside);
    outer->addWidget(area);

    m_name = new ElideLabel({}, u"h2"_s);
    m_name->setObjectName(u"importFileName"_s);
    m_facts = new PlainLabel({}, u"muted"_s);
    m_facts->setObjectName(u"importFacts"_s);
    m_facts->setWordWrap(true);
    auto *facts = new QVBoxLayout;
    facts->setSpacing(2);
    facts->addWidget(m_name);
    facts->addWidget(m_facts);
    column->addLayout(facts);
    column->addWidget(makeQuoteCard());
    column->addWidget(makeDatesCard());
    addFormRows();
    column->addLayout(m_form);

    column->addWidget(new PlainLabel(tr("The first rows"), u"cap"_s));
    m_samples = new QTableWidget;
    m_samples->setObjectName(u"importSamples"_s);
    m_samples->setAccessibleName(tr("The first rows"));
    m_samples->setProperty("framed", true);
    m_samples->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_samples->setSelectionMode(QAbstractItemView::NoSelection);
    m_samples->setTabKeyNavigation(false);
    m_samples->setWordWrap(false);
    m_samples->setShowGrid(false);
    m_samples->setItemDelegate(new RowDelegate(m_samples));
    m_samples->verticalHeader()->setDefaultSectionSize(scaled(32));
    m_samples->verticalHeader()->hide();
    m_samples->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_samples->setMinimumHeight(scaled(150));
    column->addWidget(m_samples, 1);
}

QWidget *ImportFoundStep::makeDatesCard()
{
    m_dates = new Card;
    m_dates->setObjectName(u"datesQuestion"_s);
    m_dates->body()->addWidget(new PlainLabel(tr("How are the dates of this file written?"), u"strong"_s));
    m_datesText = new PlainLabel({}, u"muted"_s);
    m_datesText->setWordWrap(true);
    m_dates->body()->addWidget(m_datesText);
    auto *group = new QButtonGroup(this);
    for (int i = 0; i < 3; ++i) {
        m_orders[i] = new QRadioButton;
        m_orders[i]->setObjectName(u"dates-"_s + dateOrderCode(kOrders[i]));
        group->addButton(m_orders[i]);
        m_dates->body()->addWidget(m_orders[i]);
        connect(m_orders[i], &QRadioButton::toggled, this, [this](bool on) {
            if (on && !m_showing)
                Q_EMIT edited();
        });
    }
    m_dates->hide();
    return m_dates;
}

QWidget *ImportFoundStep::makeQuoteCard()
{
    m_quote = new Card;
    m_quote->setObjectName(u"quoteQuestion"_s);
    m_quote->body()->addWidget(new PlainLabel(tr("A quote is opened and never closed"), u"strong"_s));
    m_quoteText = new PlainLabel({}, u"muted"_s);
    m_quoteText->setWordWrap(true);
    m_quote->body()->addWidget(m_quoteText);
    m_strict = new QRadioButton(tr("Do not read the file like this: I repair it first"));
    m_strict->setObjectName(u"quoteStrict"_s);
    m_lenient = new QRadioButton(tr("Take that quote as an ordinary character; each line is a row again"));
    m_lenient->setObjectName(u"quoteLenient"_s);
    auto *group = new QButtonGroup(this);
    for (QRadioButton *button : {m_strict, m_lenient}) {
        group->addButton(button);
        m_quote->body()->addWidget(button);
        connect(button, &QRadioButton::toggled, this, [this](bool on) {
            if (on && !m_showing)
                Q_EMIT edited();
        });
    }
    m_quote->hide();
    return m_quote;
}

void ImportFoundStep::addFormRows()
{
    m_form = new QFormLayout;
    m_form->setHorizontalSpacing(16);
    m_form->setVerticalSpacing(8);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_kind = makeBox(u"importKind"_s);
    m_charset = makeBox(u"importCharset"_s);
    m_delimiter = makeBox(u"importDelimiter"_s);
    m_decimal = makeBox(u"importDecimal"_s);
    m_survey = makeBox(u"importSurvey"_s);
    m_scale = makeBox(u"importScale"_s);
    m_survey->setEditable(true);
    m_survey->lineEdit()->setPlaceholderText(tr("As the file says, else the oldest of its kind"));
    fillChoices();
    m_form->addRow(tr("The file &holds"), m_kind);
    m_form->addRow(tr("&Survey of the answers"), m_survey);
    m_form->addRow(tr("S&cores are"), m_scale);
    m_form->addRow(tr("Columns are &divided by"), m_delimiter);
    m_form->addRow(tr("Ch&aracters"), m_charset);
    m_form->addRow(tr("&Numbers"), m_decimal);
    for (QComboBox *box : {m_kind, m_charset, m_delimiter, m_decimal, m_scale})
        connect(box, &QComboBox::activated, this, &ImportFoundStep::edited);
}

void ImportFoundStep::fillChoices()
{
    for (const ImportKind kind : kImportKinds)
        m_kind->addItem(importKindTitle(kind), importKindName(kind));
    m_charset->addItem(QString(), QString());
    for (const char *name : {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "windows-1250", "windows-1251", "ISO-8859-1", "ISO-8859-15"})
        m_charset->addItem(QLatin1String(name), QLatin1String(name));
    m_delimiter->addItem(QString(), QString());
    for (const char delimiter : {',', ';', '\t', '|'})
        m_delimiter->addItem(delimiterName(delimiter), QString(QLatin1Char(delimiter)));
    m_decimal->addItem(tr("Only those that cannot be misread; others stay text"), QString());
    m_decimal->addItem(tr("With a point: 1234.56"), u"."_s);
    m_decimal->addItem(tr("With a comma: 1234,56"), u","_s);
    m_scale->addItem(tr("As the file says, else NPS"), QString());
    for (const SurveyKind kind : kSurveyKinds) {
        const Scale scale = scaleOf(kind);
        m_scale->addItem(tr("%1, %2 to %3").arg(surveyKindName(kind)).arg(scale.lowest).arg(scale.highest), surveyKindCode(kind));
    }
}

void ImportFoundStep::setSurveys(const QStringList &names)
{
    const QString typed = m_survey->currentText();
    m_survey->clear();
    m_survey->addItems(names);
    m_survey->setCurrentText(typed);
}

void ImportFoundStep::show(const ImportDraft &draft)
{
    m_showing = true;
    const ImportPreview &preview = draft.preview;
    const CsvFormat &format = preview.format;
    const QLocale locale;
    m_name->setText(QFileInfo(draft.path).fileName());
    QStringList facts;
    if (!preview.plan.sourceTitle.isEmpty())
        facts += tr("an export of %1").arg(preview.plan.sourceTitle);
    if (!draft.quoteOpen())
        facts += preview.rows == 1 ? tr("1 row") : tr("%1 rows").arg(locale.toString(preview.rows));
    facts += format.columns.size() == 1 ? tr("1 column") : tr("%1 columns").arg(locale.toString(qint64(format.columns.size())));
    facts += format.headerLine > 0 ? tr("headers in line %1").arg(locale.toString(format.headerLine))
                                   : tr("no line of headers: columns go by their number");
    m_facts->setText(facts.join(u" · "));

    m_kind->setCurrentIndex(m_kind->findData(importKindName(preview.plan.kind)));
    const QString charset = QString::fromLatin1(format.charset.name);
    setFound(*m_charset, format.charset.guessed ? tr("%1 (a guess: look at the samples)").arg(charset) : tr("%1 (found)").arg(charset),
             draft.options.csv.charset);
    setFound(*m_delimiter, tr("%1 (found)").arg(delimiterName(format.delimiter)),
             draft.options.csv.delimiter ? QString(QLatin1Char(draft.options.csv.delimiter)) : QString());
    m_decimal->setCurrentIndex(qMax(0, m_decimal->findData(draft.options.decimal.isNull() ? QString() : QString(draft.options.decimal))));
    for (int i = 1; i <= 2; ++i) {
        const bool likely = !format.decimal.isNull() && m_decimal->itemData(i).toString() == QString(format.decimal);
        const QString plain = i == 1 ? tr("With a point: 1234.56") : tr("With a comma: 1234,56");
        m_decimal->setItemText(i, likely ? tr("%1 (it looks like it)").arg(plain) : plain);
    }
    m_survey->setCurrentText(draft.options.survey);
    m_scale->setCurrentIndex(qMax(0, m_scale->findData(draft.options.surveyKind ? surveyKindCode(*draft.options.surveyKind) : QString())));
    const bool answers = preview.plan.kind == ImportKind::Answers;
    for (QComboBox *box : {m_survey, m_scale}) {
        box->setVisible(answers);
        m_form->labelForField(box)->setVisible(answers);
    }
    showDates(draft);
    showQuote(draft);
    showSamples(format);
    setFocusProxy(draft.quoteOpen() ? m_lenient : draft.isAnswered() ? static_cast<QWidget *>(m_kind) : m_orders[0]);
    m_showing = false;
}

void ImportFoundStep::showDates(const ImportDraft &draft)
{
    m_dates->setVisible(draft.datesAsked && !draft.quoteOpen());
    if (!draft.datesAsked)
        return;
    const QStringList samples = draft.preview.dateSamples;
    if (!samples.isEmpty()) {
        m_datesText->setText(tr("%1: day and month could be either way round, and nothing in the file decides it.")
                                 .arg(samples.mid(0, 3).join(u", ")));
    }
    // A group that must have one chosen would keep the answer of the file before.
    m_orders[0]->group()->setExclusive(false);
    const QString names[] = {tr("Day first"), tr("Month first"), tr("Year first")};
    for (int i = 0; i < 3; ++i) {
        QString text = names[i];
        const QDate day = samples.isEmpty() ? QDate() : parseDay(samples.first(), {kOrders[i], QTimeZone::utc()}).day;
        if (day.isValid())
            text = tr("%1: %2 is %3").arg(names[i], oneLine(samples.first()), QLocale().toString(day, QLocale::LongFormat));
        if (kOrders[i] == draft.preview.likelyOrder)
            text = tr("%1 (likely)").arg(text);
        if (!samples.isEmpty() || m_orders[i]->text().isEmpty())
            m_orders[i]->setText(withoutMnemonic(text));
        m_orders[i]->setChecked(kOrders[i] == draft.options.dateOrder);
    }
    m_orders[0]->group()->setExclusive(true);
}

void ImportFoundStep::showQuote(const ImportDraft &draft)
{
    m_quote->setVisible(draft.quoteOpen() || draft.options.lenient);
    if (draft.quoteOpen())
        m_quoteText->setText(draft.preview.openQuote);
    m_strict->setChecked(!draft.options.lenient);
    m_lenient->setChecked(draft.options.lenient);
}

void ImportFoundStep::showSamples(const CsvFormat &format)
{
    const int columns = qMin(kSampleColumns, int(format.columns.size()));
    m_samples->clear();
    m_samples->setColumnCount(columns);
    const int rows = qMin(kSampleRows, int(format.firstRows.size()));
    m_samples->setRowCount(rows);
    for (int c = 0; c < columns; ++c) {
        const CsvColumn &column = format.columns[size_t(c)];
        m_samples->setHorizontalHeaderItem(c, new QTableWidgetItem(oneLine(column.title)));
        for (int r = 0; r < rows; ++r)
            m_samples->setItem(r, c, new QTableWidgetItem(oneLine(format.firstRows[size_t(r)].value(c)).left(200)));
    }
    m_samples->resizeColumnsToContents();
    for (int c = 0; c < columns; ++c)
        m_samples->setColumnWidth(c, qBound(70, m_samples->columnWidth(c), 240));
}

bool ImportFoundStep::takeInto(ImportDraft &draft) const
{
    ImportOptions &options = draft.options;
    bool again = false;
    const auto take = [&again](auto &value, const auto &wanted) {
        again = again || value != wanted;
        value = wanted;
    };
    const auto kind = importKindNamed(m_kind->currentData().toString());
    if (kind && *kind != draft.preview.plan.kind)
        take(options.kind, kind);
    take(options.csv.charset, m_charset->currentData().toString());
    const QString delimiter = m_delimiter->currentData().toString();
    take(options.csv.delimiter, delimiter.isEmpty() ? char(0) : delimiter.at(0).toLatin1());
    if (!m_quote->isHidden())
        take(options.lenient, m_lenient->isChecked());
    const QString decimal = m_decimal->currentData().toString();
    options.decimal = decimal.isEmpty() ? QChar() : decimal.at(0);
    options.survey = m_survey->isHidden() ? QString() : m_survey->currentText().trimmed();
    options.surveyKind = m_scale->isHidden() ? std::nullopt : surveyKindFromCode(m_scale->currentData().toString());
    for (int i = 0; i < 3; ++i) {
        if (m_orders[i]->isChecked() && !m_dates->isHidden())
            options.dateOrder = kOrders[i];
    }
    return again;
}

} // namespace goodword
