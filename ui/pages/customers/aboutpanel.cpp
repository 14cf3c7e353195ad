#include "ui/pages/customers/aboutpanel.h"

#include "core/consents/optoutcommands.h"
#include "core/customers/contact.h"
#include "core/customers/customercommands.h"
#include "core/customers/customerstore.h"
#include "core/customers/customfieldstore.h"
#include "core/customers/tagstore.h"
#include "core/touchpoints/touchpointkinds.h"
#include "ui/pages/customers/chipseditor.h"
#include "ui/pages/customers/customertexts.h"
#include "ui/pages/customers/detaillist.h"
#include "ui/pages/customers/detailverdicts.h"
#include "ui/shell/session.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QMenu>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

static const QString kCompanyKey = u"company"_s;

AboutPanel::AboutPanel(Session &session, QWidget *parent)
    : Card(parent)
    , m_session(session)
    , m_tags(new ChipsEditor(u"tags"_s, tr("Tag")))
    , m_optOuts(new ChipsEditor(u"optOuts"_s, tr("Opt-out")))
    , m_emails(new DetailList(u"email"_s, tr("E-mail address"), judgeEmail))
    , m_phones(new DetailList(u"phone"_s, tr("Phone number"),
                              [&session](const QString &text) { return judgePhone(text, customerStore::homeRegion(session.db())); }))
    , m_dates(new DetailList(u"date"_s, tr("1980-02-29 or --02-29"), judgeDay))
    , m_ownColumn(new QVBoxLayout)
    , m_notes(new InlineEdit(InlineEdit::Kind::Multiline, tr("Notes"), tr("Add notes")))
{
    setObjectName(u"about"_s);
    auto *header = new SectionHeader(tr("About"));
    auto *add = makeButton(tr("Add a detail"), u"plus-lg"_s, ButtonKind::Quiet);
    add->setObjectName(u"addDetail"_s);
    auto *menu = new QMenu(add);
    menu->setObjectName(u"addDetailMenu"_s);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillMenu(menu); });
    connect(add, &QPushButton::clicked, menu, [add, menu] { menu->popup(add->mapToGlobal(QPoint(0, add->height()))); });
    header->addAction(add);
    body()->setSpacing(2);
    body()->addWidget(header);
    body()->addSpacing(4);
    body()->addWidget(m_tags);
    body()->addSpacing(6);
    makeLists();
    m_notes->setObjectName(u"field-notes"_s);
    connect(m_notes, &InlineEdit::committed, this, [this](const QVariant &value) {
        save(tr("the notes"), [value](CustomerFields &fields) { fields.notes = value.toString(); });
    });
    body()->addSpacing(6);
    auto *notes = new PlainLabel(tr("Notes"), u"cap"_s);
    notes->setContentsMargins(2, 0, 2, 0);
    body()->addWidget(notes);
    body()->addWidget(m_notes);
}

void AboutPanel::makeLists()
{
    m_emails->setLabelOffers({tr("work"), tr("home")});
    m_phones->setLabelOffers({tr("mobile"), tr("work"), tr("home")});
    body()->addWidget(m_emails);
    body()->addWidget(m_phones);
    for (const AboutField &field : aboutFields()) {
        m_lines.push_back(makeLine(field));
        body()->addWidget(m_lines.back().whole);
    }
    body()->addWidget(m_dates);
    m_ownColumn->setSpacing(0);
    body()->addLayout(m_ownColumn);
    m_optOutBox = new QWidget;
    auto *optOuts = new QVBoxLayout(m_optOutBox);
    optOuts->setContentsMargins(0, 6, 0, 0);
    optOuts->setSpacing(4);
    auto *caption = new PlainLabel(tr("Does not want to be asked or contacted for"), u"cap"_s);
    caption->setTone(u"red"_s);
    caption->setWordWrap(true);
    optOuts->addWidget(caption);
    optOuts->addWidget(m_optOuts);
    body()->addWidget(m_optOutBox);
    m_optOuts->setAddable(false);
    connect(m_emails, &DetailList::edited, this, &AboutPanel::saveEmail);
    connect(m_phones, &DetailList::edited, this, &AboutPanel::savePhone);
    connect(m_dates, &DetailList::edited, this, &AboutPanel::saveDate);
    connect(m_tags, &ChipsEditor::addWanted, this, &AboutPanel::addOwnTag);
    connect(m_tags, &ChipsEditor::removeWanted, this, &AboutPanel::removeOwnTag);
    connect(m_optOuts, &ChipsEditor::removeWanted, this, &AboutPanel::liftOptOut);
}

AboutPanel::Line AboutPanel::makeLine(const AboutField &field)
{
    Line line{field, new QWidget, new InlineEdit(field.kind, field.caption, field.placeholder)};
    auto *row = new QHBoxLayout(line.whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    row->addWidget(detailCaption(field.caption), 0, Qt::AlignTop);
    row->addWidget(line.edit, 1);
    line.edit->setObjectName(u"field-"_s + field.key);
    line.edit->setCheck(field.check);
    if (field.display)
        line.edit->setDisplay(field.display);
    connect(line.edit, &InlineEdit::committed, this, [this, field](const QVariant &value) { saveField(field, value); });
    return line;
}

void AboutPanel::makeOwnFields()
{
    const QList<CustomField> fields = customFieldStore::all(m_session.db());
    if (fields == m_ownFields)
        return;
    m_ownFields = fields;
    for (Line &line : m_ownLines) {
        line.whole->hide();
        line.whole->deleteLater();
    }
    m_ownLines.clear();
    for (const CustomField &field : fields) {
        m_ownLines.push_back(makeLine(aboutField(field)));
        m_ownColumn->addWidget(m_ownLines.back().whole);
    }
}

void AboutPanel::fill(const Customer &customer)
{
    m_customer = customer;
    makeOwnFields();
    for (Line &line : m_lines)
        fillLine(line);
    for (Line &line : m_ownLines)
        fillLine(line);
    fillLists();
    m_notes->setValue(customer.notes);
    m_notes->setReadOnly(m_session.book().isReadOnly());
}

void AboutPanel::fillLine(Line &line)
{
    const bool isCompany = line.field.key == kCompanyKey;
    const QVariant value = !isCompany                         ? line.field.get(m_customer)
                           : m_customer.companyId.isValid() ? QVariant(customerStore::nameOf(m_session.db(), m_customer.companyId))
                                                              : QVariant();
    if (line.field.choices && line.field.kind != InlineEdit::Kind::YesNo)
        line.edit->setChoices(line.field.choices(m_session.db()));
    line.edit->setValue(value);
    line.edit->setReadOnly(m_session.book().isReadOnly());
    const bool empty = !value.isValid() || value.toString().isEmpty();
    const bool applies = !isCompany || m_customer.kind == CustomerKind::Person;
    line.whole->setVisible(applies && (!empty || m_pinned.contains(line.field.key)));
}

void AboutPanel::fillLists()
{
    QList<DetailList::Line> emails, phones, dates;
    for (const CustomerEmail &email : m_customer.emails)
        emails += DetailList::Line{email.label, tr("E-mail"), email.address, {}};
    for (const CustomerPhone &phone : m_customer.phones)
        phones += DetailList::Line{phone.label, tr("Phone"), phone.number, {}};
    for (const CustomerDate &date : m_customer.dates)
        dates += DetailList::Line{date.label, dateKindName(date.kind), date.day, shownDay(date.day)};
    m_emails->setLines(emails);
    m_phones->setLines(phones);
    m_dates->setLines(dates);
    QList<ChipsEditor::Chip> tags, optOuts;
    for (const QString &tag : m_customer.tags)
        tags.append({tag, tag});
    m_tags->setChips(tags);
    m_tags->setOffers(tagStore::names(m_session.db()));
    for (const OptOut &optOut : m_customer.optOuts) {
        const QString name = purposeName(optOut.purpose);
        const auto channel = channelFromCode(optOut.channel);
        const QString by = channel ? channelName(*channel) : optOut.channel;
        optOuts.append({purposeCode(optOut.purpose) + u':' + optOut.channel,
                        by.isEmpty() ? name : tr("%1: %2", "purpose: channel").arg(name, by)});
    }
    m_optOuts->setChips(optOuts);
    m_optOutBox->setVisible(!optOuts.isEmpty());
}

/// After a refusal: what is in the book is shown again.
void AboutPanel::refillNow()
{
    if (const auto customer = customerStore::find(m_session.db(), m_customer.id))
        fill(*customer);
}

void AboutPanel::save(const QString &caption, const std::function<void(CustomerFields &)> &edit)
{
    const QString said = tr("Changed %1 of %2", "a detail of a customer").arg(caption, nameInText(m_customer.name));
    if (!m_session.accept(editCustomer(m_session.book(), m_customer.id, edit), said))
        refillNow();
}

void AboutPanel::saveField(const AboutField &field, const QVariant &value)
{
    m_pinned.remove(field.key);
    if (field.key == kCompanyKey) {
        const Done done = setCompany(m_session.book(), m_customer.id, value.toString());
        if (!m_session.accept(done, tr("Changed the company of %1").arg(nameInText(m_customer.name))))
            refillNow();
        return;
    }
    save(field.caption, [field, value](CustomerFields &fields) { field.set(fields, value); });
}

/// Puts `made(old)` at the index of a list, one past its end as a new one; takes it out where the text is empty.
template <class Item, class Make>
static void putAt(QList<Item> &list, int index, const QString &text, const Make &make)
{
    if (text.isEmpty()) {
        if (index < list.size())
            list.removeAt(index);
    } else if (index < list.size()) {
        make(list[index]);
    } else {
        Item item;
        make(item);
        list.append(item);
    }
}

void AboutPanel::saveEmail(int index, const QString &text, const QString &label)
{
    const auto parts = parseEmails(text);
    const bool retyped = m_customer.emails.value(index).address != text;
    const QString address = retyped && !parts.isEmpty() ? parts.first().address : text;
    save(tr("an e-mail address"), [=](CustomerFields &fields) {
        putAt(fields.emails, index, text, [&](CustomerEmail &email) { email = {label, address}; });
    });
}

void AboutPanel::savePhone(int index, const QString &text, const QString &label)
{
    save(tr("a phone number"), [=](CustomerFields &fields) {
        putAt(fields.phones, index, text, [&](CustomerPhone &phone) { phone = {label, text}; });
    });
}

void AboutPanel::saveDate(int index, const QString &text, const QString &label)
{
    const bool isNew = index >= m_customer.dates.size();
    save(tr("an important date"), [=, this](CustomerFields &fields) {
        putAt(fields.dates, index, text, [&](CustomerDate &date) {
            date.day = yearlyDay(text);
            date.label = label;
            if (isNew)
                date.kind = m_newDate;
        });
    });
}

void AboutPanel::addOwnTag(const QString &tag)
{
    m_session.accept(addTag(m_session.book(), {m_customer.id}, tag),
                     tr("Tagged %1 with %2").arg(nameInText(m_customer.name), nameInText(tag)));
}

void AboutPanel::removeOwnTag(const QString &tag)
{
    m_session.accept(removeTag(m_session.book(), {m_customer.id}, tag),
                     tr("Took the tag %1 off %2").arg(nameInText(tag), nameInText(m_customer.name)));
}

void AboutPanel::liftOptOut(const QString &chip)
{
    const auto purpose = purposeFromCode(chip.section(u':', 0, 0));
    if (purpose)
        m_session.accept(goodword::liftOptOut(m_session.book(), {m_customer.id}, *purpose, chip.section(u':', 1)),
                         tr("%1 may be contacted for it again").arg(nameInText(m_customer.name)));
}

void AboutPanel::fillMenu(QMenu *menu)
{
    menu->clear();
    qDeleteAll(menu->findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly));
    const auto offer = [menu, this](const QString &key, const QString &text, const std::function<void()> &start) {
        QAction *action = menu->addAction(withoutMnemonic(text), this, start);
        action->setObjectName(u"add-"_s + key);
    };
    offer(u"email"_s, tr("E-mail address"), [this] { m_emails->addEmpty(tr("E-mail")); });
    offer(u"phone"_s, tr("Phone number"), [this] { m_phones->addEmpty(tr("Phone")); });
    addDateActions(menu);
    addOptOutActions(menu);
    menu->addSeparator();
    for (const auto *lines : {&m_lines, &m_ownLines}) {
        for (const Line &line : *lines) {
            const bool applies = line.field.key != kCompanyKey || m_customer.kind == CustomerKind::Person;
            if (applies && !line.whole->isVisibleTo(this))
                offer(line.field.key, line.field.caption, [this, key = line.field.key] { startField(key); });
        }
    }
}

void AboutPanel::addDateActions(QMenu *menu)
{
    QMenu *dates = menu->addMenu(tr("Important date"));
    for (const DateKind kind : {DateKind::Birthday, DateKind::Anniversary, DateKind::Other}) {
        QAction *action = dates->addAction(dateKindName(kind), this, [this, kind] {
            m_newDate = kind;
            m_dates->addEmpty(dateKindName(kind), kind == DateKind::Other ? DetailList::Begin::Label : DetailList::Begin::Text);
        });
        action->setObjectName(u"add-date-"_s + dateKindCode(kind));
    }
}

/// Letters and calls are channels themselves; all else may be refused on every channel or on one.
void AboutPanel::addOptOutActions(QMenu *menu)
{
    QMenu *optOuts = menu->addMenu(tr("Opt-out"));
    for (const Purpose purpose : allPurposes()) {
        const auto offer = [this, purpose](QMenu *in, const QString &text, const QString &channel) {
            QAction *action = in->addAction(text, this, [this, purpose, channel] { addOptOut(purpose, channel); });
            action->setObjectName(u"optOut-%1:%2"_s.arg(purposeCode(purpose), channel));
        };
        if (purpose == Purpose::Post || purpose == Purpose::Phone) {
            offer(optOuts, purposeName(purpose), {});
            continue;
        }
        QMenu *channels = optOuts->addMenu(purposeName(purpose));
        offer(channels, tr("On every channel"), {});
        channels->addSeparator();
        for (const Channel channel : {Channel::Email, Channel::Call, Channel::Sms, Channel::Chat, Channel::Social, Channel::Letter, Channel::Visit})
            offer(channels, channelName(channel), channelCode(channel));
    }
}

void AboutPanel::addOptOut(Purpose purpose, const QString &channel)
{
    const Done done = optOut(m_session.book(), {m_customer.id}, {purpose, channel, {}, {}});
    m_session.accept(done, tr("Noted what %1 does not want").arg(nameInText(m_customer.name)));
}

void AboutPanel::startField(const QString &key)
{
    m_pinned.insert(key);
    for (auto *lines : {&m_lines, &m_ownLines}) {
        for (Line &line : *lines) {
            if (line.field.key != key)
                continue;
            line.whole->show();
            line.edit->startEdit();
        }
    }
}

} // namespace goodword
