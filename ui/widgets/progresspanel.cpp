#include "ui/widgets/progresspanel.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QVBoxLayout>

namespace goodword
{

using namespace Qt::StringLiterals;

// Fixed steps keep the bar's integers small whatever is counted.
static constexpr int kSteps = 1000;

ProgressPanel::ProgressPanel(QWidget *parent)
    : Card(parent)
    , m_what(new ElideLabel({}, u"strong"_s))
    , m_left(new ElideLabel({}, u"cap"_s))
    , m_bar(new QProgressBar)
    , m_cancel(makeButton(tr("Cancel")))
{
    setObjectName(u"progressPanel"_s);
    m_bar->setTextVisible(false);
    m_bar->setRange(0, kSteps);
    m_cancel->setObjectName(u"progressCancel"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    auto *column = new QVBoxLayout;
    column->setSpacing(7);
    column->addWidget(m_what);
    column->addWidget(m_bar);
    column->addWidget(m_left);
    row->addLayout(column, 1);
    row->addWidget(m_cancel, 0, Qt::AlignVCenter);
    body()->addLayout(row);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        m_left->setText(tr("Stopping; everything is put back as it was…"));
        emit cancelRequested();
    });
    hide();
}

void ProgressPanel::start(const QString &what, bool cancellable)
{
    m_what->setText(what);
    m_bar->setAccessibleName(what);
    m_left->setText({});
    m_bar->setRange(0, 0);
    m_cancel->setVisible(cancellable);
    m_cancel->setEnabled(true);
    m_clock.start();
    show();
}

void ProgressPanel::setProgress(qint64 done, qint64 total)
{
    if (!m_cancel->isHidden() && !m_cancel->isEnabled())
        return;
    const QLocale locale;
    if (total <= 0) {
        m_bar->setRange(0, 0);
        m_left->setText(tr("%1 so far").arg(locale.toString(done)));
        return;
    }
    m_bar->setRange(0, kSteps);
    m_bar->setValue(static_cast<int>(qBound<qint64>(0, done, total) * kSteps / total));
    const QString count = tr("%1 of %2").arg(locale.toString(done), locale.toString(total));
    const QString left = timeLeft(m_clock.elapsed(), done, total);
    m_left->setText(left.isEmpty() ? count : u"%1  ·  %2"_s.arg(count, left));
}

void ProgressPanel::finish()
{
    hide();
}

QString ProgressPanel::timeLeft(qint64 elapsedMs, qint64 done, qint64 total)
{
    if (elapsedMs < 1500 || done <= 0 || total <= 0 || done * 50 < total)
        return {};
    const qint64 seconds = elapsedMs * (total - done) / done / 1000;
    if (seconds < 5)
        return tr("a few seconds left");
    if (seconds < 90)
        return tr("about %n second(s) left", nullptr, static_cast<int>((seconds + 4) / 5 * 5));
    return tr("about %n minute(s) left", nullptr, static_cast<int>((seconds + 30) / 60));
}

} // namespace goodword
