#include "ui/theme/stylesheet.h"

#include "ui/theme/fonts.h"
#include "ui/theme/tokens.h"

#include <QHash>
#include <QRegularExpression>

namespace goodword {

using namespace Qt::StringLiterals;

QPalette makePalette(const Tokens &t)
{
    QPalette p;
    const auto set = [&p](QPalette::ColorRole role, const QColor &c) { p.setColor(QPalette::All, role, c); };
    set(QPalette::Window, t.bg), set(QPalette::WindowText, t.text);
    set(QPalette::Base, t.surface), set(QPalette::AlternateBase, t.bg), set(QPalette::Text, t.text);
    set(QPalette::Button, t.raised), set(QPalette::ButtonText, t.text), set(QPalette::BrightText, t.red);
    set(QPalette::ToolTipBase, t.raised), set(QPalette::ToolTipText, t.text);
    set(QPalette::PlaceholderText, t.faint);
    set(QPalette::Highlight, t.accent), set(QPalette::HighlightedText, t.accentText);
    set(QPalette::Link, t.accent), set(QPalette::LinkVisited, t.accent);
    set(QPalette::Light, t.raised), set(QPalette::Midlight, t.border), set(QPalette::Mid, t.border);
    set(QPalette::Dark, t.strongBorder);
    set(QPalette::Shadow, t.dark ? QColor(Qt::black) : QColor(0xb8, 0xbe, 0xc8));
    const QColor disabled = mixed(t.surface, t.faint, 0.75);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, disabled);
    p.setColor(QPalette::Disabled, QPalette::Highlight, t.hover);
    p.setColor(QPalette::Disabled, QPalette::HighlightedText, disabled);
    return p;
}

QColor idleGround(const Tokens &t)
{
    return t.highContrast ? t.bg : mixed(t.surface, t.border, 0.5);
}

// A radius above half the height is ignored by Qt, so round things fix their height; a 2 px focus ring takes its
// pixel from the padding, or the text would jump.
static const char *const kFrames = R"(
*[ground="surface"]{background:@surface;} *[ground="sidebar"]{background:@sidebar;} *[ground="bg"]{background:@bg;}
QFrame[card="true"]{background:@surface;border:1px solid @border;border-radius:12px;}
QFrame[card="true"][clickable="true"]:hover{border-color:@strongBorder;background:@surface;}
QFrame[card="true"][clickable="true"]:focus{border:2px solid @accent;}
QFrame[rule="true"]{background:@border;border:none;max-height:1px;min-height:1px;}
QFrame[overlay="true"]{background:@raised;border:1px solid @strongBorder;border-radius:14px;}
QFrame[toast="true"]{background:@toastGround;border:none;border-radius:10px;}
QFrame[toast="true"] QLabel{color:@toastText;}
QFrame[toast="true"] QPushButton{background:transparent;border:2px solid transparent;border-radius:6px;color:@toastAction;font-weight:600;padding:3px 8px;}
QFrame[toast="true"] QPushButton:focus{border-color:@toastAction;}
QFrame[toast="true"] QToolButton{border:2px solid transparent;border-radius:6px;padding:3px;}
QFrame[toast="true"] QToolButton:hover{background:transparent;}
QFrame[toast="true"] QToolButton:focus{border-color:@toastAction;}
QFrame[banner="info"]{background:@accentSoft;border:1px solid @accentSoft;border-radius:10px;}
QFrame[banner="warning"]{background:@amberSoft;border:1px solid @amberSoft;border-radius:10px;}
QFrame[banner="error"]{background:@redSoft;border:1px solid @redSoft;border-radius:10px;}
QFrame[banner="success"]{background:@greenSoft;border:1px solid @greenSoft;border-radius:10px;}
QFrame[banner] QToolButton:hover{background:transparent;}
QFrame[sidebar="true"]{background:@sidebar;border:none;border-right:1px solid @border;}
QFrame[pane="true"]{background:@surface;border:none;border-right:1px solid @border;}
QSplitter::handle{background:@border;}
QToolTip{background:@raised;color:@text;border:1px solid @strongBorder;padding:4px 8px;font-size:@small;}
)";

static const char *const kTexts = R"(
QLabel[role="h1"]{font-size:@title;font-weight:600;color:@text;}
QLabel[role="h2"]{font-size:@lead;font-weight:600;color:@text;}
QLabel[role="body"]{font-size:@body;color:@text;}
QLabel[role="strong"]{font-size:@body;font-weight:600;color:@text;}
QLabel[role="muted"]{font-size:@body;color:@muted;}
QLabel[role="cap"]{font-size:@small;font-weight:500;color:@muted;}
QLabel[role="kpi"]{font-size:@figure;font-weight:600;color:@text;}
QLabel[role="brand"]{font-size:@lead;font-weight:700;color:@text;}
QLabel[role="key"]{font-size:@tiny;font-weight:500;color:@muted;background:@bg;border:1px solid @border;border-radius:5px;padding:1px 5px;}
QLabel[tone="accent"]{color:@accent;} QLabel[tone="green"]{color:@green;} QLabel[tone="amber"]{color:@amber;}
QLabel[tone="red"]{color:@red;} QLabel[tone="muted"]{color:@muted;}
QLabel[inlineValue="true"]{border:2px solid transparent;border-radius:6px;padding:3px 6px;}
QLabel[inlineValue="true"]:hover{background:@hover;}
QLabel[inlineValue="true"]:focus{border-color:@accent;}
QLabel[inlineValue="true"][empty="true"]{color:@faint;}
QLabel[inlineValue="true"][role="cap"]{padding:4px 0px 2px 0px;color:@muted;}
)";

static const char *const kButtons = R"(
QPushButton{background:@raised;border:1px solid @control;border-radius:8px;padding:7px 12px;font-size:@body;font-weight:500;color:@text;}
QPushButton:hover{background:@hover;} QPushButton:pressed{background:@border;}
QPushButton:focus{border:2px solid @accent;padding:6px 11px;}
QPushButton:disabled{color:@faint;background:@bg;border-style:@idleLine;}
QPushButton[primary="true"]{background:@accent;border:1px solid @accent;color:@accentText;font-weight:600;}
QPushButton[primary="true"]:hover{background:@accentHover;border-color:@accentHover;}
QPushButton[primary="true"]:focus{border:2px solid @text;padding:6px 11px;}
QPushButton[primary="true"]:disabled{background:@idle;border-color:@control;color:@faint;}
QPushButton[danger="true"]{color:@red;} QPushButton[danger="true"]:disabled{color:@faint;}
QPushButton[quiet="true"]{background:transparent;border:1px solid transparent;color:@accent;}
QPushButton[quiet="true"]:disabled{color:@faint;} QPushButton[quiet="true"]:hover{background:@hover;} QPushButton[quiet="true"]:focus{border:2px solid @accent;}
QPushButton[chip="true"]{border-radius:@chipRadius;padding:0 10px;min-height:@chip;max-height:@chip;font-size:@small;color:@muted;}
QPushButton[chip="true"]:focus{padding:0 9px;border:2px solid @accent;}
QPushButton[chip="true"]:checked{background:@accentSoft;border-color:@accentSoft;color:@accent;font-weight:600;}
QPushButton[chip="true"]:checked:focus{border-color:@accent;}
QPushButton[search="true"]{background:@surface;padding:0;min-height:@search;} QPushButton[search="true"]:focus{padding:0;}
QToolButton{border:2px solid transparent;border-radius:8px;padding:5px;color:@text;font-size:@body;}
QToolButton:hover{background:@hover;} QToolButton:pressed{background:@border;}
QToolButton:focus{border-color:@accent;} QToolButton:checked{background:@accentSoft;}
QToolButton::menu-indicator{image:none;}
QPushButton::menu-indicator{image:url(:/icons/control-down.svg);subcontrol-position:right center;subcontrol-origin:padding;right:8px;width:10px;height:10px;}
)";

static const char *const kFields = R"(
QLineEdit,QTextEdit,QPlainTextEdit,QComboBox,QAbstractSpinBox{background:@field;border:1px solid @control;border-radius:8px;padding:6px 9px;font-size:@body;color:@text;selection-background-color:@accent;selection-color:@accentText;}
QLineEdit:focus,QTextEdit:focus,QPlainTextEdit:focus,QComboBox:focus,QAbstractSpinBox:focus{border:2px solid @accent;padding:5px 8px;}
QLineEdit[bare="true"],QLineEdit[bare="true"]:focus{background:transparent;border:none;border-radius:0;padding:14px 4px;font-size:@subtitle;}
QLineEdit:disabled,QTextEdit:disabled,QPlainTextEdit:disabled,QComboBox:disabled,QAbstractSpinBox:disabled{color:@faint;background:@bg;}
QLineEdit[invalid="true"],QPlainTextEdit[invalid="true"]{border:2px solid @red;padding:5px 8px;}
QAbstractSpinBox QLineEdit,QComboBox QLineEdit{border:none;padding:0;background:transparent;}
QComboBox::drop-down{border:none;width:24px;} QComboBox::down-arrow{image:url(:/icons/control-down.svg);width:12px;height:12px;}
QAbstractSpinBox::up-button,QAbstractSpinBox::down-button{border:none;width:20px;background:transparent;}
QAbstractSpinBox::up-arrow{image:url(:/icons/control-up.svg);width:10px;height:10px;}
QAbstractSpinBox::down-arrow,QDateEdit::down-arrow{image:url(:/icons/control-down.svg);width:10px;height:10px;}
QDateEdit::drop-down{border:none;width:22px;}
QComboBox QAbstractItemView{background:@raised;border:1px solid @strongBorder;padding:4px;outline:0;selection-background-color:@accentSoft;selection-color:@text;}
QCheckBox,QRadioButton{font-size:@body;spacing:8px;padding:3px;border:2px solid transparent;border-radius:6px;}
QCheckBox:focus,QRadioButton:focus{border-color:@accent;}
QCheckBox::indicator,QRadioButton::indicator{width:16px;height:16px;border:1px solid @mark;background:@field;}
QCheckBox::indicator{border-radius:4px;} QRadioButton::indicator{border-radius:9px;}
QCheckBox::indicator:checked{background:@accent;border-color:@accent;image:url(:/icons/control-check-@tick.svg);}
QCheckBox::indicator:indeterminate{background:@accentSoft;border-color:@accent;}
QRadioButton::indicator:checked{border:5px solid @accent;width:8px;height:8px;background:@accentText;}
QCheckBox::indicator:disabled,QRadioButton::indicator:disabled{background:@hover;border-color:@border;}
QGroupBox{border:none;margin-top:22px;font-weight:600;} QGroupBox::title{subcontrol-origin:margin;left:0;top:2px;}
QProgressBar{background:@border;border:none;border-radius:3px;min-height:6px;max-height:6px;color:transparent;}
QProgressBar::chunk{background:@accent;border-radius:3px;}
QSlider::groove:horizontal{background:@border;height:4px;border-radius:2px;}
QSlider::handle:horizontal{background:@accent;width:16px;height:16px;margin:-6px 0;border-radius:8px;}
QSlider::handle:horizontal:focus{background:@text;}
)";

static const char *const kViews = R"(
QAbstractItemView{background:@surface;border:none;outline:0;font-size:@body;alternate-background-color:@bg;}
QAbstractItemView[clear="true"]{background:transparent;}
QTableView{gridline-color:@border;selection-background-color:@accentSoft;selection-color:@text;}
QTableView[framed="true"],QTreeView[framed="true"],QListView[framed="true"]{border:1px solid @border;border-radius:10px;}
QTableView[flush="true"] QHeaderView::section{padding-left:3px;padding-right:3px;}
QListView[roomy="true"]{padding:4px;} QListView[roomy="true"]::item{padding:6px 10px;border-radius:6px;color:@text;}
QListView[roomy="true"]::item:selected{background:@accentSoft;color:@text;}
QHeaderView{background:@surface;} QHeaderView::section{background:@surface;color:@muted;font-size:@small;font-weight:600;border:none;border-bottom:1px solid @border;padding:7px 8px;}
QHeaderView::section:hover{color:@text;} QTableCornerButton::section{background:@surface;border:none;}
QHeaderView::down-arrow{image:url(:/icons/control-down.svg);width:10px;height:10px;subcontrol-position:right center;}
QHeaderView::up-arrow{image:url(:/icons/control-up.svg);width:10px;height:10px;subcontrol-position:right center;}
QTabBar{qproperty-drawBase:0;} QTabWidget::pane{border:none;}
QTabBar::tab{background:transparent;border:none;padding:8px 2px;margin-right:20px;color:@muted;font-size:@body;font-weight:500;border-bottom:2px solid transparent;}
QTabBar::tab:selected{color:@text;border-bottom:2px solid @accent;} QTabBar::tab:hover{color:@text;}
QTabBar::tab:focus{color:@accent;}
QMenu{background:@raised;border:1px solid @strongBorder;padding:5px;font-size:@body;}
QMenu::item{padding:6px 24px 6px 10px;border-radius:6px;color:@text;} QMenu::item:selected{background:@accentSoft;}
QMenu::item:disabled{color:@faint;} QMenu::icon{padding-left:8px;} QMenu::separator{height:1px;background:@border;margin:5px 6px;}
QMenuBar{background:@sidebar;border-bottom:1px solid @border;font-size:@body;} QMenuBar::item{padding:5px 10px;background:transparent;border-radius:6px;}
QMenuBar::item:selected{background:@hover;}
QScrollArea{background:transparent;border:none;} QScrollArea>QWidget>QWidget[clear="true"]{background:transparent;}
QScrollBar:vertical{background:transparent;width:12px;margin:2px;} QScrollBar:horizontal{background:transparent;height:12px;margin:2px;}
QScrollBar::handle{background:@scroll;border-radius:4px;} QScrollBar::handle:vertical{min-height:32px;} QScrollBar::handle:horizontal{min-width:32px;}
QScrollBar::handle:hover{background:@faint;} QScrollBar::handle:disabled{background:transparent;} QScrollBar::add-line,QScrollBar::sub-line{height:0;width:0;}
QScrollBar::add-page,QScrollBar::sub-page{background:transparent;}
)";

static QHash<QString, QString> replacements(const Tokens &t)
{
    const auto px = [&t](int size) { return u"%1px"_s.arg(qRound(size * t.textScale)); };
    const auto size = [&px](TextSize s) { return px(static_cast<int>(s)); };
    const int chip = qRound(24 * t.textScale) / 2 * 2;
    QHash<QString, QString> map{
        {u"tiny"_s, size(TextSize::Tiny)},         {u"small"_s, size(TextSize::Small)},
        {u"body"_s, size(TextSize::Body)},         {u"lead"_s, size(TextSize::Lead)},
        {u"subtitle"_s, size(TextSize::Subtitle)}, {u"title"_s, size(TextSize::Title)},
        {u"figure"_s, size(TextSize::Figure)},     {u"chip"_s, u"%1px"_s.arg(chip)},
        {u"search"_s, u"%1px"_s.arg(qRound(30 * t.textScale))},
        {u"idleLine"_s, t.highContrast ? u"dashed"_s : u"solid"_s}, // where the colours are too alike to tell
        {u"tick"_s, t.dark ? u"dark"_s : u"light"_s},
        {u"chipRadius"_s, u"%1px"_s.arg(chip / 2)}};
    const std::initializer_list<std::pair<QString, QColor>> colours{
        {u"bg"_s, t.bg}, {u"surface"_s, t.surface}, {u"raised"_s, t.raised}, {u"sidebar"_s, t.sidebar},
        {u"border"_s, t.border}, {u"strongBorder"_s, t.highContrast ? t.strongBorder : t.border},
        {u"control"_s, t.highContrast ? t.strongBorder : mixed(t.border, t.strongBorder, 0.22)},
        {u"idle"_s, idleGround(t)}, {u"hover"_s, t.hover}, {u"text"_s, t.text}, {u"muted"_s, t.muted}, {u"faint"_s, t.faint},
        {u"accent"_s, t.accent}, {u"accentHover"_s, mixed(t.accent, t.text, 0.14)}, {u"accentSoft"_s, t.accentSoft},
        {u"accentText"_s, t.accentText}, {u"green"_s, t.green}, {u"greenSoft"_s, t.greenSoft}, {u"amber"_s, t.amber},
        {u"amberSoft"_s, t.amberSoft}, {u"red"_s, t.red}, {u"redSoft"_s, t.redSoft},
        {u"mark"_s, t.strongBorder}, {u"field"_s, t.dark ? t.bg : t.surface}, {u"scroll"_s, mixed(t.border, t.strongBorder, 0.45)},
        {u"toastGround"_s, t.toastGround}, {u"toastText"_s, t.toastText}, {u"toastAction"_s, t.toastAction}};
    for (const auto &[name, colour] : colours)
        map.insert(name, colour.name());
    return map;
}

QString makeStyleSheet(const Tokens &t)
{
    const QHash<QString, QString> map = replacements(t);
    QString sheet;
    for (const char *part : {kFrames, kTexts, kViews, kButtons, kFields})
        sheet += QLatin1String(part);
    static const QRegularExpression token(u"@([a-zA-Z]+)"_s);
    QString out;
    qsizetype from = 0;
    for (auto it = token.globalMatch(sheet); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        Q_ASSERT_X(map.contains(match.captured(1)), "style sheet", qPrintable(match.captured(0)));
        out += QStringView(sheet).mid(from, match.capturedStart() - from);
        out += map.value(match.captured(1));
        from = match.capturedEnd();
    }
    out += QStringView(sheet).mid(from);
    return out;
}

} // namespace goodword
