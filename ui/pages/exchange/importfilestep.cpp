#include "ui/pages/exchange/importsteps.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/emptystate.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

ImportFileStep::ImportFileStep(QWidget *parent) : QWidget(parent)
{
    setAcceptDrops(true);
    auto *column = new QVBoxLayout(this);
    auto *invitation = new EmptyState(
        u"filetype-csv"_s, tr("Drop a CSV file here"),
        tr("Customers, touchpoints, survey answers or testimonials: from a spreadsheet, Google Contacts, Outlook, HubSpot, "
           "Mailchimp, Shopify, SurveyMonkey, Delighted or Goodword itself. Nothing is changed before you have seen what "
           "would happen."));
    QPushButton *button = invitation->setPrimary(tr("Choose a file…"), u"folder2-open"_s);
    button->setObjectName(u"importChoose"_s);
    column->addWidget(invitation, 1);
    setFocusProxy(button);
    connect(invitation, &EmptyState::primaryClicked, this, &ImportFileStep::choose);
}

void ImportFileStep::choose()
{
    const QString chosen = QFileDialog::getOpenFileName(this, tr("Choose a CSV file"),
                                                        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
                                                        tr("Tables as text (*.csv *.tsv *.txt);;All files (*)"));
    if (!chosen.isEmpty())
        Q_EMIT fileChosen(chosen);
}

static QString localFile(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
}

void ImportFileStep::dragEnterEvent(QDragEnterEvent *event)
{
    m_hovered = !localFile(event->mimeData()).isEmpty();
    if (m_hovered)
        event->acceptProposedAction();
    update();
}

void ImportFileStep::dragLeaveEvent(QDragLeaveEvent *)
{
    m_hovered = false;
    update();
}

void ImportFileStep::dropEvent(QDropEvent *event)
{
    const QString path = localFile(event->mimeData());
    m_hovered = false;
    update();
    event->acceptProposedAction();
    if (!path.isEmpty())
        Q_EMIT fileChosen(path);
}

void ImportFileStep::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokens();
    QPen pen(m_hovered ? t.accent : t.strongBorder, m_hovered ? 2 : 1.5, Qt::DashLine);
    pen.setDashPattern({5, 4});
    painter.setPen(pen);
    painter.setBrush(m_hovered ? t.accentSoft : t.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5), 14, 14);
}

} // namespace goodword
