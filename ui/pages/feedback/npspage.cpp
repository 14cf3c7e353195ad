#include "ui/pages/feedback/npspage.h"

#include "core/base/text.h"
#include "core/exchange/exporter.h"
#include "core/report/npsreport.h"
#include "core/testimonials/testimonialcommands.h"
#include "ui/charts/ratingcharts.h"
#include "ui/dialogs/printing.h"
#include "ui/pages/feedback/answerdialog.h"
#include "ui/pages/feedback/closeloopdialog.h"
#include "ui/pages/feedback/commentfeed.h"
#include "ui/pages/feedback/npsboard.h"
#include "ui/pages/feedback/peopledialog.h"
#include "ui/pages/feedback/periodbar.h"
#include "ui/pages/feedback/ratingboard.h"
#include "ui/shell/session.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chipbar.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"

#include <QAction>
#include <QComboBox>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

NpsPageView::NpsPageView(Session &session, QWidget *parent) : Page(session, parent)
{
    auto *column = new QVBoxLayout(this);
    // The scroll bar stands between the content and the window's edge, on whichever side that is.
    const bool mirrored = isRightToLeft();
    column->setContentsMargins(mirrored ? 16 : 28, 20, mirrored ? 28 : 16, 0);
    column->setSpacing(12);
    column->addWidget(makeHeader());
    m_stack = new QStackedWidget;
    m_stack->addWidget(makeBody());
    m_empty = new EmptyState(u"speedometer2"_s, {}, {});
    m_empty->setPrimary(tr("Record an answer"), u"plus-lg"_s);
    m_empty->setSecondary(tr("Import CSV…"), u"upload"_s);
    connect(m_empty, &EmptyState::primaryClicked, this, &NpsPageView::recordAnswer);
    connect(m_empty, &EmptyState::secondaryClicked, this, [this] {
        if (auto *import = window()->findChild<QAction *>(u"file.import"_s))
            import->trigger();
    });
    m_stack->addWidget(m_empty);
    column->addWidget(m_stack, 1);
    connectBoards();
    auto *exportKey = new QShortcut(QKeySequence(Qt::Key_E), this);
    exportKey->setContext(Qt::WidgetWithChildrenShortcut);
    connect(exportKey, &QShortcut::activated, this, &NpsPageView::exportData);
    connect(&session.book().hub(), &ChangeHub::changed, this, &NpsPageView::onChanged);
    ask();
}

QWidget *NpsPageView::makeHeader()
{
    auto *header = new QWidget;
    auto *column = new QVBoxLayout(header);
    column->setContentsMargins(isRightToLeft() ? 12 : 0, 0, isRightToLeft() ? 0 : 12, 0);
    column->setSpacing(12);
    m_title = new SectionHeader(tr("NPS"), u"h1"_s);
    auto *out = makeButton(tr("Export"), u"download"_s);
    out->setObjectName(u"exportNps"_s);
    auto *add = makeButton(tr("Record an answer"), u"plus-lg"_s, ButtonKind::Primary);
    add->setObjectName(u"recordAnswer"_s);
    add->setEnabled(!session().book().isReadOnly());
    m_title->addAction(out);
    m_title->addAction(add);
    column->addWidget(m_title);
    connect(out, &QPushButton::clicked, this, &NpsPageView::exportData);
    connect(add, &QPushButton::clicked, this, &NpsPageView::recordAnswer);

    auto *choices = new QWidget;
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    choices->setSizePolicy(policy);
    auto *flow = new FlowLayout(choices, 16);
    m_kinds = new ChipBar(true);
    m_kinds->setObjectName(u"feedbackKind"_s);
    for (const SurveyKind kind : kSurveyKinds)
        m_kinds->addChip(surveyKindCode(kind), surveyKindName(kind));
    flow->addWidget(m_kinds);
    m_period = new PeriodBar(session().today());
    flow->addWidget(m_period);
    m_survey = new QComboBox;
    m_survey->setObjectName(u"surveyFilter"_s);
    m_survey->setAccessibleName(tr("Survey"));
    m_survey->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_survey->setMinimumContentsLength(22);
    flow->addWidget(m_survey);
    column->addWidget(choices);
    connect(m_kinds, &ChipBar::chosenChanged, this, [this] {
        m_wantedSurvey = 0;
        m_comments = 50;
        ask();
    });
    connect(m_period, &PeriodBar::changed, this, &NpsPageView::ask);
    connect(m_survey, &QComboBox::activated, this, [this] {
        m_wantedSurvey = m_survey->currentData().toLongLong();
        ask();
    });
    return header;
}

QWidget *NpsPageView::makeBody()
{
    m_scroll = new QScrollArea;
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_scroll->setFrameShape(QFrame::NoFrame);
    auto *inside = new QWidget;
    inside->setProperty("clear", true);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 20);
    column->setSpacing(12);
    m_nps = new NpsBoard;
    m_rating = new RatingBoard;
    column->addWidget(m_nps);
    column->addWidget(m_rating);
    auto *card = new Card;
    m_feedHead = new SectionHeader(tr("Comments"));
    card->body()->addWidget(m_feedHead);
    m_feed = new CommentFeed;
    m_feed->setObjectName(u"commentFeed"_s);
    card->body()->addWidget(m_feed);
    column->addWidget(card);
    column->addStretch(1);
    m_scroll->setWidget(inside);
    return m_scroll;
}

void NpsPageView::connectBoards()
{
    const auto openCustomer = [this](CustomerId id) { session().openCustomer(id); };
    const auto chartFailed = [this](const Error &error) { emit session().errorHappened(error); };
    connect(m_nps, &NpsBoard::partClicked, this, &NpsPageView::showPeople);
    connect(m_nps, &NpsBoard::customerWanted, this, openCustomer);
    connect(m_nps, &NpsBoard::closeLoopWanted, this, &NpsPageView::closeLoop);
    connect(m_nps, &NpsBoard::chartFailed, this, chartFailed);
    connect(m_rating, &RatingBoard::partClicked, this, &NpsPageView::showRaters);
    connect(m_rating, &RatingBoard::chartFailed, this, chartFailed);
    connect(m_feed, &CommentFeed::customerWanted, this, openCustomer);
    connect(m_feed, &CommentFeed::testimonialWanted, this, &NpsPageView::makeTestimonial);
    connect(m_feed, &CommentFeed::closeLoopWanted, this, &NpsPageView::closeLoop);
    connect(m_feed, &CommentFeed::openTestimonialWanted, this, [this](TestimonialId id) {
        session().openPage(u"testimonials"_s, u"id:%1"_s.arg(id.value));
    });
    connect(m_feed, &CommentFeed::moreWanted, this, [this] {
        m_comments += 100;
        ask();
    });
}

void NpsPageView::arrive(const QString &argument)
{
    m_period->setToday(session().today());
    if (const auto kind = surveyKindFromCode(argument)) {
        m_kinds->setChosen({argument});
        m_wantedSurvey = 0;
    }
    ask();
}

FeedbackQuestion NpsPageView::question() const
{
    FeedbackQuestion question;
    question.kind = surveyKindFromCode(m_kinds->chosen().value(0)).value_or(SurveyKind::Nps);
    question.query.from = m_period->from();
    question.query.to = m_period->to();
    if (m_wantedSurvey > 0)
        question.query.survey = SurveyId(m_wantedSurvey);
    question.comments = m_comments;
    return question;
}

void NpsPageView::ask()
{
    m_asked = question();
    session().read<FeedbackData>(
        this, [asked = m_asked, today = session().today()](Database &db) { return readFeedback(db, asked, today); },
        [this](const FeedbackData &answers) {
            if (answers.question == m_asked)
                showAnswers(answers);
        });
}

void NpsPageView::showAnswers(const FeedbackData &answers)
{
    m_data = answers;
    m_haveData = true;
    const SurveyKind kind = answers.question.kind;
    const bool nps = kind == SurveyKind::Nps;
    m_title->setTitle(surveyKindName(kind));
    const QDate from = answers.from(), to = answers.question.query.to;
    const auto shown = [](QDate day) { return QLocale().toString(day, QLocale::ShortFormat); };
    m_title->setNote(!from.isValid() ? QString() : to.isValid() ? tr("%1 – %2").arg(shown(from), shown(to)) : tr("since %1").arg(shown(from)));
    fillSurveys();
    if (!answers.everAnswered) {
        m_empty->setTexts(tr("No answers yet: %1").arg(surveyKindName(kind)),
                          tr("Record what a customer told you, or import the answers of your survey tool. The figures appear with the first one."));
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    m_nps->setVisible(nps);
    m_rating->setVisible(!nps);
    const bool readOnly = session().book().isReadOnly();
    if (nps)
        m_nps->setData(answers, readOnly);
    else
        m_rating->setData(answers);
    m_feedHead->setNote(answers.commentCount > 0 ? QLocale().toString(answers.commentCount) : QString());
    m_feed->setComments(answers.comments, answers.commentCount, readOnly);
    m_stack->setCurrentWidget(m_scroll);
}

void NpsPageView::fillSurveys()
{
    const QSignalBlocker quiet(m_survey);
    m_survey->clear();
    m_survey->addItem(m_data.question.kind == SurveyKind::Nps ? tr("All relationship surveys") : tr("All surveys"), 0);
    for (const Survey &survey : m_data.surveys)
        m_survey->addItem(oneLine(survey.name), survey.id.value);
    m_survey->setCurrentIndex(qMax(0, m_survey->findData(m_wantedSurvey)));
    m_survey->setVisible(m_data.surveys.size() > 1);
}

void NpsPageView::onChanged(const ChangeSet &changes)
{
    if (changes.everything() || changes.touches("answer") || changes.touches("survey") || changes.touches("testimonial")
        || changes.touches("customer", {"name", "deleted_at"}))
        ask();
}

void NpsPageView::showPeople(const NpsPart &part, const QString &title)
{
    auto *dialog = new PeopleDialog(session(), title,
        [query = m_asked.query, part, today = session().today()](Database &db) {
            return countedAnswerIds(db, SurveyKind::Nps, query, today, part);
        }, this);
    dialog->open();
}

void NpsPageView::showRaters(std::optional<int> rating, QDate month, const QString &title)
{
    NpsPart part;
    part.month = month;
    part.score = rating;
    auto *dialog = new PeopleDialog(session(), title,
        [asked = m_asked, part, today = session().today()](Database &db) {
            return countedAnswerIds(db, asked.kind, asked.query, today, part);
        }, this);
    dialog->open();
}

void NpsPageView::makeTestimonial(AnswerId id)
{
    session().accept(addFromAnswer(session().book(), id), tr("Made a testimonial of the comment"));
}

void NpsPageView::closeLoop(AnswerId id)
{
    const auto rows = answerRows(session().db(), {id.value});
    if (!rows.empty())
        (new CloseLoopDialog(session(), rows.front(), this))->open();
}

void NpsPageView::recordAnswer()
{
    AnswerDialog::ask(session(), this, {});
}

QString NpsPageView::surveyName() const
{
    for (const Survey &survey : m_data.surveys) {
        if (m_data.question.query.survey == survey.id)
            return survey.name;
    }
    return {};
}

NpsReport NpsPageView::report() const
{
    NpsReportStyle style;
    style.businessName = session().book().name();
    style.title = surveyName();
    style.date = session().today();
    style.letter = QLocale().measurementSystem() == QLocale::ImperialUSSystem;
    style.locale = QLocale();
    return NpsReport(m_data.nps, style);
}

void NpsPageView::exportData()
{
    if (!m_haveData)
        return;
    const QDate to = m_data.question.query.to.isValid() ? m_data.question.query.to : session().today();
    const QString name = tr("%1 of %2 up to %3").arg(surveyKindName(m_data.question.kind), session().book().name(),
                                                     to.toString(Qt::ISODate));
    askWhereToSave(this, tr("Export"), safeFileName(name, u".pdf"_s),
                   {tr("PDF (*.pdf)"), tr("Picture that scales (*.svg)"), tr("Picture (*.png)"), tr("The answers as a table (*.csv)")},
                   [this](const QString &path) { exportTo(path); });
}

static QString savedText(const QString &path)
{
    return NpsPageView::tr("Saved %1").arg(isolated(QFileInfo(path).fileName()));
}

void NpsPageView::exportAnswers(const QString &path)
{
    session().runJob(
        tr("Exporting answers"),
        [path, asked = m_data.question](Book &book, Progress &progress) -> Done {
            ExportOptions options;
            options.kind = ImportKind::Answers;
            options.only = answersOfPeriod(book.db(), asked);
            const auto report = exportCsv(book, path, options, progress);
            return report ? Done() : Done(report.error());
        },
        [this, path] { session().tellOfFile(savedText(path), path); });
}

void NpsPageView::exportTo(const QString &path)
{
    if (QFileInfo(path).suffix().compare(u"csv"_s, Qt::CaseInsensitive) == 0) {
        exportAnswers(path);
        return;
    }
    const Done done = m_data.question.kind == SurveyKind::Nps ? writeNpsReport(path, report()) : m_rating->months()->saveAs(path);
    if (!done)
        emit session().errorHappened(done.error());
    else
        session().tellOfFile(savedText(path), path);
}

void NpsPageView::print()
{
    if (!m_haveData)
        return;
    PrintJob job;
    job.pageCount = 1;
    if (m_data.question.kind == SurveyKind::Nps) {
        const auto page = std::make_shared<NpsReport>(report());
        job.title = page->title();
        job.pageSize = page->pageSize();
        job.paintPage = [page](QPainter &painter, int) { page->paint(painter); };
    } else {
        const QImage picture = m_rating->months()->picture();
        job.title = surveyKindName(m_data.question.kind);
        job.pageSize = QSizeF(842, 595);
        job.paintPage = [picture](QPainter &painter, int) {
            const QSizeF size = QSizeF(picture.size()).scaled(QSizeF(770, 520), Qt::KeepAspectRatio);
            painter.drawImage(QRectF(QPointF(36, 36), size), picture);
        };
    }
    previewPages(this, job);
}

QByteArray NpsPageView::saveState() const
{
    return QJsonDocument(QJsonObject{{u"kind"_s, m_kinds->chosen().value(0)}, {u"period"_s, m_period->id()}}).toJson(QJsonDocument::Compact);
}

void NpsPageView::restoreState(const QByteArray &state)
{
    const QJsonObject saved = QJsonDocument::fromJson(state).object();
    if (const QString kind = saved.value(u"kind"_s).toString(); surveyKindFromCode(kind))
        m_kinds->setChosen({kind});
    m_period->setId(saved.value(u"period"_s).toString());
    ask();
}

} // namespace goodword
