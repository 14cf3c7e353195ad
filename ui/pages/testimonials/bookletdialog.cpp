#include "ui/pages/testimonials/bookletdialog.h"

#include "core/base/text.h"
#include "core/book/sealedfile.h"
#include "ui/dialogs/printing.h"
#include "ui/dialogs/sealdialog.h"
#include "ui/pages/testimonials/bookletpreview.h"
#include "ui/pages/testimonials/brandfields.h"
#include "ui/pages/testimonials/leftoutdialog.h"
#include "ui/shell/session.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDir>
#include <QFormLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardPaths>
#include <QToolButton>

namespace goodword {

using namespace Qt::StringLiterals;

enum What { WhatFiltered, WhatSelected, WhatAll };

BookletDialog::BookletDialog(Session &session, const BookletWishes &wishes, QWidget *parent)
    : QDialog(parent), m_session(session), m_wishes(wishes)
{
    setObjectName(u"bookletDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Export or print testimonials"));
    resize(980, 680);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 18);
    column->setSpacing(14);
    auto *row = new QHBoxLayout;
    row->setSpacing(24);
    row->addWidget(makeForm(), 0);
    row->addWidget(makePages(), 1);
    column->addLayout(row, 1);
    column->addWidget(makeButtons());
    m_rest.setSingleShot(true);
    m_rest.setInterval(200);
    connect(&m_rest, &QTimer::timeout, this, &BookletDialog::make);
    make();
}

QWidget *BookletDialog::makeForm()
{
    auto *side = new QWidget;
    side->setFixedWidth(scaled(400));
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    auto *fields = new QWidget;
    auto *form = new QFormLayout(fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(10);
    form->setHorizontalSpacing(14);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    addWhat(form);
    addLook(form);
    column->addWidget(fields);
    m_count = new PlainLabel({}, u"strong"_s);
    m_count->setObjectName(u"bookletCount"_s);
    m_leftOut = new PlainLabel({}, u"muted"_s);
    m_leftOut->setObjectName(u"bookletLeftOut"_s);
    m_leftOutButton = makeButton(tr("Show who is left out…"), u"list-ul"_s, ButtonKind::Quiet);
    m_leftOutButton->setObjectName(u"showLeftOut"_s);
    connect(m_leftOutButton, &QPushButton::clicked, this, [this] { showLeftOut(this, m_made.exportable.leftOut); });
    m_warnings = new PlainLabel;
    m_warnings->setObjectName(u"bookletWarnings"_s);
    m_warnings->setTone(u"amber"_s);
    m_problem = new PlainLabel;
    m_problem->setObjectName(u"bookletProblem"_s);
    m_problem->setTone(u"red"_s);
    m_problem->hide();
    for (PlainLabel *label : {m_count, m_leftOut, m_warnings, m_problem}) {
        label->setWordWrap(true);
        column->addWidget(label);
        if (label == m_leftOut)
            column->addWidget(m_leftOutButton, 0, Qt::AlignLeft);
    }
    column->addStretch(1);
    return side;
}

void BookletDialog::addWhat(QFormLayout *form)
{
    const QLocale locale;
    m_what = new QComboBox;
    m_what->setObjectName(u"bookletWhat"_s);
    m_what->addItem(tr("All that may go out"), WhatAll);
    if (m_wishes.isFiltered)
        m_what->addItem(tr("As filtered (%1)").arg(locale.toString(qint64(m_wishes.filtered.size()))), WhatFiltered);
    if (!m_wishes.selected.empty())
        m_what->addItem(tr("Selected (%1)").arg(locale.toString(qint64(m_wishes.selected.size()))), WhatSelected);
    m_what->setCurrentIndex(m_wishes.selected.size() > 1 ? m_what->count() - 1 : m_wishes.isFiltered ? 1 : 0);
    form->addRow(tr("&What"), m_what);
    m_channel = new QComboBox;
    m_channel->setObjectName(u"bookletChannel"_s);
    for (const ConsentChannel channel : kConsentChannels)
        m_channel->addItem(consentChannelName(channel), int(channel));
    m_channel->setCurrentIndex(m_channel->findData(int(ConsentChannel::Print)));
    form->addRow(tr("&Channel"), m_channel);
    m_day = new QDateEdit(m_session.today());
    m_day->setObjectName(u"bookletDay"_s);
    m_day->setCalendarPopup(true);
    m_day->setMinimumDate(m_session.today()); // what went out before is past asking
    form->addRow(tr("Goes out &on"), m_day);
    for (QComboBox *box : {m_what, m_channel})
        connect(box, &QComboBox::currentIndexChanged, &m_rest, qOverload<>(&QTimer::start));
    connect(m_day, &QDateEdit::dateChanged, &m_rest, qOverload<>(&QTimer::start));
}

void BookletDialog::addLook(QFormLayout *form)
{
    m_layout = new QComboBox;
    m_layout->setObjectName(u"bookletLayout"_s);
    m_layout->addItem(tr("Elegant: one quote to a page"), int(BookletLayout::Elegant));
    m_layout->addItem(tr("Wall: cards in two columns"), int(BookletLayout::Wall));
    m_layout->addItem(tr("Column: like a magazine"), int(BookletLayout::Column));
    form->addRow(tr("&Layout"), m_layout);
    m_paper = new QComboBox;
    m_paper->setObjectName(u"bookletPaper"_s);
    m_paper->addItem(u"A4"_s, int(PaperSize::A4));
    m_paper->addItem(tr("Letter"), int(PaperSize::Letter));
    m_paper->setCurrentIndex(QLocale().measurementSystem() == QLocale::ImperialUSSystem ? 1 : 0);
    form->addRow(tr("&Paper"), m_paper);
    m_title = new QLineEdit(tr("What our customers say"));
    m_title->setObjectName(u"bookletTitle"_s);
    form->addRow(tr("&Title"), m_title);
    m_subtitle = new QLineEdit;
    m_subtitle->setObjectName(u"bookletSubtitle"_s);
    form->addRow(tr("&Subtitle"), m_subtitle);
    m_brand = new BrandFields(m_session);
    form->addRow(tr("Brand"), m_brand);
    m_protect = new QCheckBox(tr("P&rotect it with a passphrase"));
    m_protect->setObjectName(u"bookletProtect"_s);
    form->addRow(m_protect);
    connect(m_layout, &QComboBox::currentIndexChanged, &m_rest, qOverload<>(&QTimer::start));
    connect(m_paper, &QComboBox::currentIndexChanged, &m_rest, qOverload<>(&QTimer::start));
    connect(m_title, &QLineEdit::textEdited, &m_rest, qOverload<>(&QTimer::start));
    connect(m_subtitle, &QLineEdit::textEdited, &m_rest, qOverload<>(&QTimer::start));
    connect(m_brand, &BrandFields::changed, this, &BookletDialog::make);
}

QWidget *BookletDialog::makePages()
{
    auto *pages = new QWidget;
    auto *column = new QVBoxLayout(pages);
    column->setContentsMargins(0, 0, 0, 0);
    m_preview = new BookletPreview;
    m_preview->setObjectName(u"bookletPreview"_s);
    column->addWidget(m_preview, 1);
    auto *row = new QHBoxLayout;
    auto *back = makeIconButton(u"chevron-left"_s, tr("Page before"));
    auto *on = makeIconButton(u"chevron-right"_s, tr("Next page"));
    back->setObjectName(u"pageBefore"_s);
    on->setObjectName(u"pageAfter"_s);
    m_pageOf = new PlainLabel({}, u"cap"_s);
    row->addStretch(1);
    row->addWidget(back);
    row->addWidget(m_pageOf);
    row->addWidget(on);
    row->addStretch(1);
    column->addLayout(row);
    connect(back, &QToolButton::clicked, this, [this] { m_preview->turnTo(m_preview->page() - 1); });
    connect(on, &QToolButton::clicked, this, [this] { m_preview->turnTo(m_preview->page() + 1); });
    connect(m_preview, &BookletPreview::turned, this, [this] {
        const int count = m_preview->pageCount();
        m_pageOf->setText(count > 0 ? tr("Page %1 of %2").arg(QLocale().toString(m_preview->page() + 1), QLocale().toString(count)) : QString());
    });
    return pages;
}

QWidget *BookletDialog::makeButtons()
{
    auto *foot = new QWidget;
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_progress = new QProgressBar;
    m_progress->setObjectName(u"bookletProgress"_s);
    m_progress->setTextVisible(false);
    m_cancel = makeButton(tr("Stop"));
    m_cancel->setObjectName(u"stopBooklet"_s);
    m_export = makeButton(tr("Save PDF…"), u"file-earmark-pdf"_s, ButtonKind::Primary);
    m_export->setObjectName(u"saveBooklet"_s);
    m_export->setDefault(true);
    m_print = makeButton(tr("Print…"), u"printer"_s);
    m_print->setObjectName(u"printBooklet"_s);
    auto *close = makeButton(tr("Close"));
    close->setObjectName(u"closeBooklet"_s);
    row->addWidget(m_progress, 1);
    row->addWidget(m_cancel);
    row->addStretch(1);
    m_csv = makeButton(tr("Save CSV…"), u"filetype-csv"_s);
    m_csv->setObjectName(u"saveTestimonialCsv"_s);
    row->addWidget(m_csv);
    row->addWidget(m_print);
    row->addWidget(close);
    row->addWidget(m_export);
    connect(m_export, &QPushButton::clicked, this, &BookletDialog::askAndExport);
    connect(m_print, &QPushButton::clicked, this, &BookletDialog::print);
    connect(m_csv, &QPushButton::clicked, this, &BookletDialog::askAndExportTable);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_session.currentJob())
            m_session.currentJob()->cancel();
    });
    connect(&m_session, &Session::jobEnded, this, [this] {
        writing(false);
        say({});
    });
    writing(false);
    return foot;
}

BookletOrder BookletDialog::order() const
{
    BookletOrder order;
    order.channel = ConsentChannel(m_channel->currentData().toInt());
    order.day = m_day->date();
    const int what = m_what->currentData().toInt();
    if (what == WhatFiltered)
        order.only = m_wishes.filtered;
    else if (what == WhatSelected)
        order.only = m_wishes.selected;
    BookletStyle &style = order.style;
    style.businessName = m_session.book().name();
    style.title = m_title->text();
    style.subtitle = m_subtitle->text();
    style.brandColour = m_brand->colour();
    style.logo = m_brand->logo();
    style.layout = BookletLayout(m_layout->currentData().toInt());
    style.paper = PaperSize(m_paper->currentData().toInt());
    style.date = order.day;
    style.locale = QLocale();
    return order;
}

void BookletDialog::make()
{
    const int asked = ++m_asked;
    m_export->setEnabled(false);
    m_print->setEnabled(false);
    m_csv->setEnabled(false);
    using Made = std::shared_ptr<MadeBooklet>;
    m_session.read<Made>(
        this, [wanted = order()](Database &db) { return std::make_shared<MadeBooklet>(makeBooklet(db, wanted)); },
        [this, asked](const Made &made) {
            if (made && asked == m_asked)
                showMade(*made);
        });
}

void BookletDialog::showMade(const MadeBooklet &made)
{
    m_made = made;
    m_preview->setEmptyText(tr("Nothing may go out on this channel on this day. Approve testimonials and record permissions; the list beside says what is missing."));
    m_preview->setBooklet(made.booklet);
    m_export->setEnabled(made.booklet && !m_writing);
    m_print->setEnabled(made.booklet != nullptr);
    m_csv->setEnabled(m_export->isEnabled());
    showNotes();
}

void BookletDialog::showNotes()
{
    const QLocale locale;
    const Exportable &out = m_made.exportable;
    m_count->setText(out.rows.size() == 1 ? tr("1 testimonial goes out.") : tr("%1 testimonials go out.").arg(locale.toString(qint64(out.rows.size()))));
    QStringList reasons;
    for (const auto &[reason, count] : out.counts())
        reasons += tr("%1: %2").arg(leftOutName(reason), locale.toString(count));
    m_leftOut->setText(out.leftOut.empty() ? QString() : tr("Left out: %1").arg(locale.toString(qint64(out.leftOut.size()))) + u"\n"_s + reasons.join(u'\n'));
    m_leftOut->setVisible(!out.leftOut.empty());
    m_leftOutButton->setVisible(!out.leftOut.empty());
    QStringList warnings;
    for (const ExportWarning warning : {ExportWarning::Old, ExportWarning::NowDetractor, ExportWarning::HasDisclosure, ExportWarning::Undisclosed}) {
        const auto count = std::count_if(out.rows.begin(), out.rows.end(), [warning](const ExportRow &row) {
            return std::find(row.warnings.begin(), row.warnings.end(), warning) != row.warnings.end();
        });
        if (count > 0)
            warnings += tr("%1 × %2").arg(locale.toString(qint64(count)), exportWarningText(warning));
    }
    if (!m_made.missingGlyphs.isEmpty())
        warnings += tr("No installed font has these characters, they would be left blank: %1. Install a font for them first.")
                        .arg(m_made.missingGlyphs.mid(0, 12).join(u", "_s));
    m_warnings->setText(warnings.join(u'\n'));
    m_warnings->setVisible(!warnings.isEmpty());
}

void BookletDialog::ask(const QString &title, const QString &name, const QString &filter, const Write &write)
{
    if (!m_protect->isChecked()) {
        askWhereToSave(this, title, name, {filter}, [this, write](const QString &path) {
            if (const Done begun = write(path, std::nullopt); !begun)
                say(begun.error().text);
        });
        return;
    }
    const QDir documents(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    auto *dialog = new SealDialog(title, tr("Only the passphrase opens this file again, in Goodword: for a stick, a cloud folder, a letter box."),
                                  documents.filePath(name + u'.' + kSealedSuffix),
                                  [write](const QString &path, Secret passphrase) { return write(path, std::move(passphrase)); }, this);
    dialog->open();
}

void BookletDialog::askAndExport()
{
    const QString name = safeFileName(tr("%1 – %2").arg(m_session.book().name(), m_title->text()), u".pdf"_s);
    ask(tr("Save PDF"), name, tr("PDF (*.pdf)"), [this](const QString &path, auto passphrase) { return exportTo(path, std::move(passphrase)); });
}

void BookletDialog::askAndExportTable()
{
    const QString name = safeFileName(tr("Testimonials for %1").arg(consentChannelName(m_made.order.channel)), u".csv"_s);
    ask(tr("Save CSV"), name, tr("Table (*.csv)"), [this](const QString &path, auto passphrase) { return exportTable(path, std::move(passphrase)); });
}

Done BookletDialog::exportTo(const QString &path, std::optional<Secret> passphrase)
{
    return begin(bookletJob(m_made, path), std::move(passphrase));
}

Done BookletDialog::exportTable(const QString &path, std::optional<Secret> passphrase)
{
    return begin(tableJob(m_made.order, path), std::move(passphrase));
}

Done BookletDialog::begin(WriteJob job, std::optional<Secret> passphrase)
{
    say({});
    job.passphrase = std::move(passphrase);
    if (const Done begun = startWriting(m_session, parentWidget(), std::move(job)); !begun)
        return begun;
    connect(m_session.currentJob(), &BookJob::progress, this, [this](qint64 done, qint64 total, int) {
        m_progress->setMaximum(int(total));
        m_progress->setValue(int(done));
    });
    writing(true);
    return {};
}

void BookletDialog::say(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void BookletDialog::writing(bool on)
{
    m_writing = on;
    m_progress->setVisible(on);
    m_cancel->setVisible(on);
    m_progress->setMaximum(0);
    m_export->setEnabled(!on && m_made.booklet);
    m_csv->setEnabled(m_export->isEnabled());
}

void BookletDialog::print()
{
    if (!m_made.booklet)
        return;
    PrintJob job;
    job.title = m_made.order.style.title;
    job.pageSize = m_made.booklet->pageSize();
    job.pageCount = m_made.booklet->pageCount();
    job.paintPage = [booklet = m_made.booklet](QPainter &painter, int page) { booklet->paintPage(painter, page); };
    previewPages(this, job);
}

} // namespace goodword
