#include "ui/shell/startpage.h"

#include "ui/shell/appsettings.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/labels.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

StartPage::StartPage(AppSettings &settings, QWidget *parent) : QWidget(parent), m_settings(settings)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    m_problem = new Banner;
    m_problem->setObjectName(u"startProblem"_s);
    m_problem->hide();
    outer->addWidget(m_problem);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    outer->addWidget(scroll);
    auto *inside = new QWidget;
    scroll->setWidget(inside);
    auto *centre = new QHBoxLayout(inside);
    centre->addStretch(1);
    auto *panel = new QWidget;
    panel->setMaximumWidth(scaled(680));
    auto *column = new QVBoxLayout(panel);
    centre->addWidget(panel, 100);
    centre->addStretch(1);
    column->setContentsMargins(24, 40, 24, 40);
    column->setSpacing(14);
    column->addStretch(1);

    column->addWidget(heading(tr("Goodword"), u"h1"_s));
    auto *sentence = new PlainLabel(tr("Know who loves your business, and put their good word to use. One file on your own "
                                       "computer; no account, no server."), u"muted"_s);
    sentence->setWordWrap(true);
    column->addWidget(sentence);
    column->addSpacing(8);
    column->addWidget(makeChoice(u"book"_s, tr("New book"), tr("Start empty, or bring in a spreadsheet of customers."),
                                 u"startNew"_s, &StartPage::newWanted));
    column->addWidget(makeChoice(u"folder2-open"_s, tr("Open a book"), tr("A .goodword file you made before or were given."),
                                 u"startOpen"_s, &StartPage::openWanted));
    column->addWidget(makeChoice(u"shop"_s, tr("Look at the sample business"),
                                 tr("A handmade-soap shop with about 250 customers: try everything, break nothing."),
                                 u"startSample"_s, &StartPage::sampleWanted));
    m_recent = new QVBoxLayout;
    m_recent->setSpacing(2);
    column->addSpacing(10);
    column->addLayout(m_recent);
    column->addStretch(2);
    refreshRecent();
}

QWidget *StartPage::makeChoice(const QString &icon, const QString &title, const QString &text, const QString &name,
                               void (StartPage::*signal)())
{
    auto *button = new QPushButton;
    button->setObjectName(name);
    button->setProperty("choice", true);
    button->setAccessibleName(title);
    button->setAccessibleDescription(text);
    button->setMinimumHeight(76);
    connect(button, &QPushButton::clicked, this, signal);
    auto *row = new QHBoxLayout(button);
    row->setContentsMargins(18, 12, 18, 12);
    row->setSpacing(16);
    auto *picture = new IconLabel(icon, IconTint::Accent, 26);
    row->addWidget(picture);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(2);
    lines->addWidget(heading(title, u"h2"_s));
    auto *explanation = new ElideLabel(text, u"muted"_s);
    lines->addWidget(explanation);
    row->addLayout(lines, 1);
    for (QLabel *label : button->findChildren<QLabel *>())
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    picture->setAttribute(Qt::WA_TransparentForMouseEvents);
    return button;
}

void StartPage::refreshRecent()
{
    while (QLayoutItem *item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QStringList recent = m_settings.recentBooks();
    if (recent.isEmpty())
        return;
    auto *header = new SectionHeader(tr("Open again"));
    auto *clear = makeButton(tr("Clear list"), {}, ButtonKind::Quiet);
    clear->setObjectName(u"clearRecent"_s);
    header->addAction(clear);
    connect(clear, &QPushButton::clicked, this, [this] {
        m_settings.clearRecentBooks();
        refreshRecent();
    });
    m_recent->addWidget(header);
    const auto shortened = [this](const QString &text) {
        return withoutMnemonic(fontMetrics().elidedText(text, Qt::ElideMiddle, scaled(290))); // the tooltip has all of it
    };
    for (const QString &path : recent) {
        const QFileInfo info(path);
        auto *button = makeButton(shortened(info.completeBaseName()) + u"   "_s + shortened(QDir::toNativeSeparators(info.absolutePath())),
                                  u"book"_s, ButtonKind::Quiet);
        button->setProperty("startAligned", true);
        // One that is gone is quieter, not dead: choosing it says so, and offers to locate it or to restore a backup.
        button->setProperty("gone", !info.exists());
        button->setToolTip(plainToolTip(info.exists() ? path : tr("%1 is not there at the moment.").arg(path)));
        connect(button, &QPushButton::clicked, this, [this, path] { Q_EMIT recentWanted(path); });
        m_recent->addWidget(button, 0, Qt::AlignLeading);
    }
}

} // namespace goodword
