#include "ui/dialogs/filefield.h"

#include "core/book/sealedfile.h"
#include "ui/widgets/buttons.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>

namespace goodword {

using namespace Qt::StringLiterals;

FileKind FileKind::book()
{
    return {u"goodword"_s, FileField::tr("Goodword book")};
}

FileKind FileKind::sealed()
{
    return {kSealedSuffix, FileField::tr("Encrypted file")};
}

FileKind FileKind::table()
{
    return {u"csv"_s, FileField::tr("Tables as text"), false};
}

FileField::FileField(const QString &objectName, const QString &title, FileKind kind, QWidget *parent)
    : QWidget(parent), m_title(title), m_kind(std::move(kind)), m_line(new QLineEdit)
{
    m_line->setObjectName(objectName);
    m_line->setAccessibleName(title);
    auto *browse = makeButton(tr("&Choose…"), u"folder2-open"_s);
    browse->setObjectName(objectName + u"Choose"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_line, 1);
    row->addWidget(browse);
    setFocusProxy(m_line);
    setFocusPolicy(Qt::StrongFocus); // else the key of its label does nothing
    connect(m_line, &QLineEdit::textChanged, this, &FileField::changed);
    connect(m_line, &QLineEdit::textEdited, this, &FileField::edited);
    connect(browse, &QPushButton::clicked, this, &FileField::choose);
}

QString FileField::path() const
{
    const QString path = QDir::fromNativeSeparators(m_line->text().trimmed());
    const QString suffix = u'.' + m_kind.suffix;
    const bool lacks = m_kind.isFixed ? !path.endsWith(suffix) : QFileInfo(path).suffix().isEmpty();
    return path.isEmpty() || m_kind.suffix.isEmpty() || !lacks ? path : path + suffix;
}

void FileField::setPath(const QString &path)
{
    m_line->setText(QDir::toNativeSeparators(path));
}

void FileField::choose()
{
    const QString filter = m_kind.suffix.isEmpty() ? QString() : u"%1 (*.%2)"_s.arg(m_kind.name, m_kind.suffix);
    auto *dialog = new QFileDialog(this, m_title, path(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &chosen) {
        setPath(chosen);
        Q_EMIT edited();
    });
    dialog->open();
}

} // namespace goodword
