#include "ui/pages/testimonials/testimonialeditor.h"

#include "core/base/text.h"
#include "core/testimonials/exportable.h"
#include "core/testimonials/testimonialcommands.h"
#include "core/testimonials/testimonialstore.h"
#include "ui/models/celldelegates.h"
#include "ui/pages/testimonials/consentpanel.h"
#include "ui/pages/testimonials/publishdialog.h"
#include "ui/pages/testimonials/quotecard.h"
#include "ui/shell/session.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pilllabel.h"

#include <QInputDialog>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

static QString relationshipName(const QString &code)
{
    const auto translated = [](const char *text) { return QCoreApplication::translate("goodword::TestimonialEditor", text); };
    static const QHash<QString, const char *> names{{u"customer"_s, QT_TRANSLATE_NOOP("goodword::TestimonialEditor", "Customer")},
                                                    {u"employee"_s, QT_TRANSLATE_NOOP("goodword::TestimonialEditor", "Employee")},
                                                    {u"family"_s, QT_TRANSLATE_NOOP("goodword::TestimonialEditor", "Family")},
                                                    {u"investor"_s, QT_TRANSLATE_NOOP("goodword::TestimonialEditor", "Investor")},
                                                    {u"partner"_s, QT_TRANSLATE_NOOP("goodword::TestimonialEditor", "Partner")}};
    return names.contains(code) ? translated(names.value(code)) : code;
}

static void clear(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

TestimonialEditor::TestimonialEditor(Session &session, QWidget *parent) : QWidget(parent), m_session(session)
{
    setObjectName(u"testimonialEditor"_s);
    setProperty("ground", u"surface"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *inside = new QWidget;
    inside->setProperty("clear", true);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(20, 18, 16, 20);
    column->setSpacing(14);
    column->addWidget(makeHead());
    column->addWidget(makeWords());
    column->addWidget(makeMoves());
    column->addWidget(makeRule());
    column->addWidget(makeFields());
    column->addWidget(makeRule());
    m_consents = new ConsentPanel(session);
    column->addWidget(m_consents);
    column->addWidget(makeRule());
    column->addWidget(heading(tr("What happened")));
    auto *events = new QWidget;
    m_events = new QVBoxLayout(events);
    m_events->setContentsMargins(0, 0, 0, 0);
    m_events->setSpacing(4);
    column->addWidget(events);
    column->addStretch(1);
    scroll->setWidget(inside);
    outer->addWidget(scroll);
}

QWidget *TestimonialEditor::makeHead()
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    m_state = new PillLabel({}, PillLabel::neutral());
    m_state->setObjectName(u"testimonialState"_s);
    row->addWidget(m_state);
    m_customerLink = makeButton({}, u"person"_s, ButtonKind::Quiet);
    m_customerLink->setObjectName(u"openTestimonialCustomer"_s);
    row->addWidget(m_customerLink);
    row->addStretch(1);
    auto *close = makeIconButton(u"x-lg"_s, tr("Close"));
    close->setObjectName(u"closeTestimonial"_s);
    row->addWidget(close);
    connect(close, &QToolButton::clicked, this, &TestimonialEditor::closeWanted);
    connect(m_customerLink, &QPushButton::clicked, this, [this] { m_session.openCustomer(m_customer); });
    return head;
}

QWidget *TestimonialEditor::makeWords()
{
    auto *words = new QWidget;
    auto *column = new QVBoxLayout(words);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(new PlainLabel(tr("As it came"), u"cap"_s));
    m_original = new PlainLabel({}, u"muted"_s);
    m_original->setObjectName(u"originalWords"_s);
    m_original->setWordWrap(true);
    m_original->setSelectable(true);
    column->addWidget(m_original);
    column->addSpacing(6);
    column->addWidget(new PlainLabel(tr("As we would use it"), u"cap"_s));
    m_words = new InlineEdit(InlineEdit::Kind::Multiline, tr("As we would use it"), tr("The words as they came. Click to shorten or correct them."));
    m_words->setObjectName(u"editedWords"_s);
    connect(m_words, &InlineEdit::committed, this, [this](const QVariant &value) {
        const QString text = value.toString();
        save([&](Testimonial &t) { t.edited = text.trimmed() == t.original.trimmed() ? QString() : text; }, tr("Changed the wording"));
    });
    column->addWidget(m_words);
    m_approved = new PlainLabel({}, u"cap"_s);
    m_approved->setWordWrap(true);
    column->addWidget(m_approved);
    m_warning = new PlainLabel({}, u"cap"_s);
    m_warning->setTone(u"amber"_s);
    m_warning->setWordWrap(true);
    column->addWidget(m_warning);
    m_source = makeButton({}, u"chat-left-quote"_s, ButtonKind::Quiet);
    m_source->setObjectName(u"testimonialSource"_s);
    column->addWidget(m_source, 0, Qt::AlignLeft);
    connect(m_source, &QPushButton::clicked, this, [this] { m_session.openCustomer(m_customer); });
    return words;
}

QWidget *TestimonialEditor::makeMoves()
{
    auto *moves = new QWidget;
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    moves->setSizePolicy(policy);
    auto *flow = new FlowLayout(moves, 6);
    const auto add = [&](TestimonialMove move, const QString &name, const QString &text, const QString &icon, auto slot,
                         ButtonKind kind = ButtonKind::Ordinary) {
        QPushButton *button = makeButton(text, icon, kind);
        button->setObjectName(name);
        connect(button, &QPushButton::clicked, this, slot);
        flow->addWidget(button);
        m_moves.append({move, button});
    };
    add(TestimonialMove::Asked, u"markAsked"_s, tr("Mark as asked"), u"send"_s,
        [this] { m_session.accept(markAsked(m_session.book(), m_id), tr("Noted that it was asked for")); });
    add(TestimonialMove::Received, u"markReceived"_s, tr("Mark as received"), u"envelope"_s,
        [this] { m_session.accept(markReceived(m_session.book(), m_id), tr("Noted that an answer came")); });
    add(TestimonialMove::Approved, u"approveWording"_s, tr("Approve this wording"), u"check-lg"_s,
        [this] { m_session.accept(approveTestimonial(m_session.book(), m_id), tr("Approved this wording")); });
    add(TestimonialMove::SentBack, u"sendBack"_s, tr("Send back…"), u"arrow-counterclockwise"_s, [this] { sendBackWithNote(); });
    add(TestimonialMove::Published, u"publish"_s, tr("Publish…"), u"megaphone"_s, [this] { publish(); });
    add(TestimonialMove::Withdrawn, u"withdraw"_s, tr("Withdraw"), u"x-circle"_s,
        [this] { m_session.accept(withdrawTestimonial(m_session.book(), m_id), tr("Withdrew the testimonial")); }, ButtonKind::Danger);
    return moves;
}

InlineEdit *TestimonialEditor::addField(QGridLayout *grid, InlineEdit::Kind kind, const QString &name, const QString &caption,
                                        const QString &placeholder, const std::function<void(Testimonial &, const QVariant &)> &set)
{
    auto *edit = new InlineEdit(kind, caption, placeholder);
    edit->setObjectName(name);
    edit->setReadOnly(m_session.book().isReadOnly());
    const int row = grid->rowCount();
    auto *label = new PlainLabel(caption, u"muted"_s);
    label->setContentsMargins(0, 4, 0, 0);
    grid->addWidget(label, row, 0, Qt::AlignTop);
    grid->addWidget(edit, row, 1);
    if (set) {
        connect(edit, &InlineEdit::committed, this, [this, set, caption](const QVariant &value) {
            save([&](Testimonial &t) { set(t, value); }, tr("Changed: %1").arg(caption));
        });
    }
    return edit;
}

QWidget *TestimonialEditor::makeFields()
{
    auto *fields = new QWidget;
    auto *grid = new QGridLayout(fields);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    using Kind = InlineEdit::Kind;
    const QString none = tr("Add");
    m_attribution = addField(grid, Kind::Text, u"fieldAttribution"_s, tr("Attribution"), tr("Add a name"), [](Testimonial &t, const QVariant &v) { t.attribution = v.toString(); });
    m_role = addField(grid, Kind::Text, u"fieldRole"_s, tr("Role"), none, [](Testimonial &t, const QVariant &v) { t.role = v.toString(); });
    m_company = addField(grid, Kind::Text, u"fieldCompany"_s, tr("Company"), none, [](Testimonial &t, const QVariant &v) { t.company = v.toString(); });
    m_rating = addField(grid, Kind::Choice, u"fieldRating"_s, tr("Rating"), none, [](Testimonial &t, const QVariant &v) {
        t.rating = v.isValid() && v.toDouble() > 0 ? std::optional(v.toDouble()) : std::nullopt;
    });
    QList<InlineEdit::Choice> ratings{{QVariant(0.0), tr("None")}};
    for (int stars = 5; stars >= 1; --stars)
        ratings.append({QVariant(double(stars)), QString(stars, u'★')});
    m_rating->setChoices(ratings);
    m_rating->setDisplay([](const QVariant &v) { return v.toDouble() > 0 ? QString(qRound(v.toDouble()), u'★') : QString(); });
    m_tags = addField(grid, Kind::Text, u"fieldTags"_s, tr("Tags"), tr("Add tags, separated by commas"), {});
    connect(m_tags, &InlineEdit::committed, this, [this](const QVariant &value) { saveTags(value.toString()); });
    m_day = addField(grid, Kind::Date, u"fieldDay"_s, tr("Said on"), none, [](Testimonial &t, const QVariant &v) { t.day = v.toDate(); });
    m_language = addField(grid, Kind::Text, u"fieldLanguage"_s, tr("Language"), tr("Add a code such as en or de"), [](Testimonial &t, const QVariant &v) { t.language = v.toString(); });
    m_relationship = addField(grid, Kind::Choice, u"fieldRelationship"_s, tr("Relationship"), none, [](Testimonial &t, const QVariant &v) { t.relationship = v.toString(); });
    QList<InlineEdit::Choice> relationships;
    for (const QString &code : {u"customer"_s, u"employee"_s, u"family"_s, u"investor"_s, u"partner"_s})
        relationships.append({code, relationshipName(code)});
    m_relationship->setChoices(relationships);
    m_relationship->setDisplay([](const QVariant &v) { return relationshipName(v.toString()); });
    m_disclosure = addField(grid, Kind::Text, u"fieldDisclosure"_s, tr("Disclosure"), tr("Add what readers must be told"), [](Testimonial &t, const QVariant &v) { t.disclosure = v.toString(); });
    return fields;
}

void TestimonialEditor::save(const std::function<void(Testimonial &)> &change, const QString &said)
{
    auto testimonial = testimonialStore::find(m_session.db(), m_id);
    if (!testimonial)
        return;
    change(*testimonial);
    if (!m_session.accept(editTestimonial(m_session.book(), *testimonial), said))
        refresh();
}

void TestimonialEditor::saveTags(const QString &text)
{
    if (!m_session.accept(setTestimonialTags(m_session.book(), m_id, text.split(u',')), tr("Changed the tags")))
        refresh();
}

void TestimonialEditor::sendBackWithNote()
{
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(u"sendBackDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Send back for approval"));
    dialog->setLabelText(tr("What is to be changed or asked:"));
    dialog->setOption(QInputDialog::UsePlainTextEditForTextInput);
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &note) {
        m_session.accept(sendBack(m_session.book(), m_id, note), tr("Sent back for approval"));
    });
    dialog->open();
}

void TestimonialEditor::publish()
{
    if (!m_id.isValid())
        return;
    (new PublishDialog(m_session, m_id, this))->open();
}

void TestimonialEditor::open(TestimonialId id)
{
    m_id = id;
    refresh();
}

void TestimonialEditor::refresh()
{
    const auto rows = testimonialRows(m_session.db(), {m_id.value}, m_session.today());
    if (rows.empty() || rows.front().testimonial.deleted) {
        m_id = {};
        emit closeWanted();
        return;
    }
    showRow(rows.front());
    showEvents();
    m_consents->showFor(rows.front());
}

void TestimonialEditor::showRow(const TestimonialRow &row)
{
    const Testimonial &t = row.testimonial;
    m_customer = t.customer;
    const Pill state = statePill(row.standing.state);
    m_state->set(state.text, [state] { return pillTint(state); });
    m_customerLink->setText(withoutMnemonic(isolated(oneLine(row.customerName).left(40))));
    m_customerLink->setToolTip(plainToolTip(row.customerName));
    m_customerLink->setVisible(t.customer.isValid() && !row.customerName.isEmpty());
    for (const auto &[move, button] : std::as_const(m_moves)) {
        const Done may = mayFollow(row.standing.state, move);
        button->setEnabled(may && !m_session.book().isReadOnly());
        button->setToolTip(may ? QString() : may.error().text);
    }
    m_original->setText(t.original);
    m_words->setValue(t.edited.isEmpty() ? QVariant(t.original) : QVariant(t.edited));
    m_words->setReadOnly(m_session.book().isReadOnly());
    m_approved->setText(row.standing.isApproved() ? tr("Approved on %1, exactly as it stands here. A change of the words needs approval anew.")
                                                        .arg(QLocale().toString(row.standing.since, QLocale::ShortFormat)) : QString());
    m_approved->setVisible(row.standing.isApproved());
    const bool old = t.day.isValid() && t.day.addMonths(kOldQuoteMonths) < m_session.today();
    m_warning->setText(old ? tr("This was said more than 24 months ago. Ask whether it still holds.") : QString());
    m_warning->setVisible(old);
    m_attribution->setValue(t.attribution);
    m_role->setValue(t.role);
    m_company->setValue(t.company);
    m_rating->setValue(t.rating ? QVariant(*t.rating) : QVariant());
    m_tags->setValue(row.tags.join(u", "_s));
    m_day->setValue(t.day);
    m_language->setValue(t.language);
    m_relationship->setValue(t.relationship.isEmpty() ? u"customer"_s : t.relationship);
    m_disclosure->setValue(t.disclosure);
    showSource(t);
}

void TestimonialEditor::showSource(const Testimonial &testimonial)
{
    const QString day = QLocale().toString(testimonial.day, QLocale::ShortFormat);
    m_source->setText(testimonial.source == TestimonialSource::Answer       ? tr("From a survey comment of %1").arg(day)
                      : testimonial.source == TestimonialSource::Touchpoint ? tr("From a touchpoint on %1").arg(day)
                                                                            : QString());
    m_source->setVisible(!m_source->text().isEmpty() && testimonial.customer.isValid());
}

void TestimonialEditor::showEvents()
{
    clear(m_events);
    std::vector<TestimonialEvent> events = testimonialStore::events(m_session.db(), m_id);
    std::reverse(events.begin(), events.end());
    for (const TestimonialEvent &event : events) {
        const QString what = event.place.isEmpty() ? testimonialMoveName(event.move)
                                                   : tr("%1: %2").arg(testimonialMoveName(event.move), event.place);
        auto *line = new QHBoxLayout;
        auto *label = new PlainLabel(event.note.isEmpty() ? what : tr("%1. %2").arg(what, event.note));
        label->setWordWrap(true);
        line->addWidget(label, 1);
        line->addWidget(new PlainLabel(QLocale().toString(event.day, QLocale::ShortFormat), u"cap"_s), 0, Qt::AlignTop);
        auto *holder = new QWidget;
        line->setContentsMargins(0, 0, 0, 0);
        holder->setLayout(line);
        m_events->addWidget(holder);
    }
}

} // namespace goodword
