#pragma once
// One entry of the timeline as a light widget: icon on the line of time, what, when, the words, and what can be done with
// it. Shows what it was given and asks; changes nothing.

#include "core/timeline/timeline.h"
#include "ui/theme/tokens.h"

#include <QWidget>

namespace goodword {

class TimelineItem final : public QWidget
{
    Q_OBJECT
public:
    TimelineItem(const TimelineEntry &entry, QDate today, bool last, QWidget *parent = nullptr);

Q_SIGNALS:
    void opened();
    void quoteWanted();
    void followedUp();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool canOpen() const;
    bool canQuote() const;
    QWidget *makeTitle(QDate today);
    QWidget *makeFollowUp(QDate today);
    QString words() const;
    Tint tint() const;

    TimelineEntry m_entry;
    bool m_last;
};

} // namespace goodword
