#include "ui/pages/journey/stageform.h"

#include "core/base/text.h"
#include "core/staff/staffstore.h"
#include "ui/shell/session.h"
#include "ui/theme/fonts.h"
#include "ui/theme/paint.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QSpinBox>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

/// One of the eight stage colours, as a round button.
class Swatch final : public QAbstractButton
{
public:
    explicit Swatch(int color) : m_color(color)
    {
        setCheckable(true);
        setFixedSize(scaled(26), scaled(26));
        setCursor(Qt::PointingHandCursor);
        setAccessibleName(StageForm::tr("Colour %1").arg(color + 1));
        setToolTip(accessibleName());
        setObjectName(u"stageColour-%1"_s.arg(color));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Tokens &t = tokens();
        const QColor colour = t.stages.at(size_t(m_color) % t.stages.size());
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(QRectF(rect()).adjusted(5, 5, -5, -5));
        if (isChecked()) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(colour, 2));
            painter.drawEllipse(QRectF(rect()).adjusted(2, 2, -2, -2));
        }
        if (hasFocus())
            drawFocusRing(&painter, rect(), 8);
    }

private:
    int m_color;
};

} // namespace

StageForm::StageForm(Session &session, QWidget *parent) : QWidget(parent)
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(10);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_name = new QLineEdit;
    m_name->setObjectName(u"stageName"_s);
    m_name->setMaxLength(Stage::kMaxName);
    m_purpose = new QPlainTextEdit;
    m_purpose->setObjectName(u"stagePurpose"_s);
    m_purpose->setTabChangesFocus(true);
    m_purpose->setFixedHeight(84);
    m_purpose->installEventFilter(this);
    m_department = new QComboBox;
    m_department->setObjectName(u"stageDepartment"_s);
    m_department->addItem(tr("Nobody in particular"), qint64(0));
    for (const Department &department : staffStore::departments(session.db(), true))
        m_department->addItem(isolated(oneLine(department.name)), department.id.value);
    m_place = new QComboBox;
    m_place->setObjectName(u"stagePlace"_s);
    for (const QString &name : {tr("1 Awareness"), tr("2 Consideration"), tr("3 Purchase"), tr("4 Experience"), tr("5 Advocacy")})
        m_place->addItem(name);
    m_place->setToolTip(tr("Where people go when the journey is switched"));
    m_stuck = new QSpinBox;
    m_stuck->setObjectName(u"stageStuckDays"_s);
    m_stuck->setRange(1, 3650);
    m_stuck->setSuffix(tr(" days"));
    m_stuck->setKeyboardTracking(false);
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("Colour"), makeColours());
    form->addRow(tr("&Purpose"), m_purpose);
    form->addRow(tr("&Looked after by"), m_department);
    form->addRow(tr("&Compares to"), m_place);
    form->addRow(tr("&Stuck after"), m_stuck);
    connect(m_name, &QLineEdit::editingFinished, this, &StageForm::take);
    connect(m_department, &QComboBox::activated, this, &StageForm::take);
    connect(m_place, &QComboBox::activated, this, &StageForm::take);
    connect(m_stuck, &QSpinBox::valueChanged, this, &StageForm::take);
}

QWidget *StageForm::makeColours()
{
    auto *colours = new QWidget;
    colours->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(colours);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    m_colours = new QButtonGroup(this);
    for (int i = 0; i < int(tokens().stages.size()); ++i) {
        auto *swatch = new Swatch(i);
        m_colours->addButton(swatch, i);
        row->addWidget(swatch);
    }
    row->addStretch(1);
    connect(m_colours, &QButtonGroup::idClicked, this, &StageForm::take);
    return colours;
}

bool StageForm::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_purpose && event->type() == QEvent::FocusOut)
        take();
    return QWidget::eventFilter(watched, event);
}

void StageForm::setStage(const Stage &stage)
{
    m_filling = true;
    m_stage = stage;
    m_name->setText(stage.name);
    if (m_purpose->toPlainText() != stage.purpose)
        m_purpose->setPlainText(stage.purpose);
    m_department->setCurrentIndex(qMax(0, m_department->findData(stage.department.value)));
    m_place->setCurrentIndex(qBound(0, stage.placeInFive - 1, 4));
    m_stuck->setValue(stage.stuckDays);
    if (QAbstractButton *swatch = m_colours->button(qAbs(stage.color) % int(tokens().stages.size())))
        swatch->setChecked(true);
    m_filling = false;
}

void StageForm::focusName()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

void StageForm::take()
{
    if (m_filling || !m_stage.id.isValid())
        return;
    const Stage before = m_stage;
    m_stage.name = m_name->text();
    m_stage.purpose = m_purpose->toPlainText();
    m_stage.department = DepartmentId(m_department->currentData().toLongLong());
    m_stage.placeInFive = m_place->currentIndex() + 1;
    m_stage.stuckDays = m_stuck->value();
    if (m_colours->checkedId() >= 0)
        m_stage.color = m_colours->checkedId();
    if (m_stage != before)
        emit edited();
}

} // namespace goodword
