#include "ui/pages/touchpoints/attachmentlist.h"

#include "core/attachments/attachmentcommands.h"
#include "core/attachments/attachmentstore.h"
#include "core/base/text.h"
#include "ui/shell/session.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/labels.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
#include <QMimeData>
#include <QStandardPaths>

namespace goodword {

using namespace Qt::StringLiterals;

AttachmentList::AttachmentList(Session &session, QWidget *parent) : QWidget(parent), m_session(session)
{
    setObjectName(u"attachments"_s);
    setAcceptDrops(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_lines = new QVBoxLayout;
    m_lines->setSpacing(2);
    column->addLayout(m_lines);
    m_trouble = new PlainLabel({}, u"cap"_s);
    m_trouble->setObjectName(u"attachmentTrouble"_s);
    m_trouble->setTone(u"red"_s);
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    column->addWidget(m_trouble);
    auto *add = makeButton(tr("Attach files, or drop them here"), u"paperclip"_s, ButtonKind::Quiet);
    add->setObjectName(u"attachAdd"_s);
    m_add = add;
    column->addWidget(add, 0, Qt::AlignLeading);
    connect(add, &QPushButton::clicked, this, &AttachmentList::askForFiles);
}

void AttachmentList::setTouchpoint(TouchpointId touchpoint)
{
    m_touchpoint = touchpoint;
    refresh();
}

void AttachmentList::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    m_add->setVisible(!readOnly);
    setAcceptDrops(!readOnly);
}

void AttachmentList::addFiles(const QStringList &paths)
{
    m_trouble->hide();
    QStringList good;
    for (const QString &path : paths) {
        if (const auto read = readAttachmentFile(path); read) {
            good += path;
        } else {
            m_trouble->setText(read.error().text);
            m_trouble->show();
        }
    }
    if (m_touchpoint.isValid() && !good.isEmpty())
        m_session.accept(addAttachments(m_session.book(), m_touchpoint, good), tr("Attached %n files", nullptr, int(good.size())));
    else
        m_waiting += good;
    refresh();
}

void AttachmentList::refresh()
{
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_count = 0;
    if (m_touchpoint.isValid()) {
        for (const Attachment &file : attachmentStore::ofTouchpoint(m_session.db(), m_touchpoint))
            addLine(file.name, file.size, file.id, {});
    }
    for (const QString &path : std::as_const(m_waiting))
        addLine(attachmentName(path), QFileInfo(path).size(), {}, path);
}

void AttachmentList::addLine(const QString &name, qint64 size, AttachmentId id, const QString &path)
{
    ++m_count;
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(new IconLabel(u"paperclip"_s, IconTint::Muted, 14));
    row->addWidget(new ElideLabel(name, u"body"_s), 1);
    row->addWidget(new PlainLabel(QLocale().formattedDataSize(size, 1), u"cap"_s));
    if (id.isValid()) {
        auto *save = makeIconButton(u"download"_s, tr("Save a copy…"));
        save->setObjectName(u"attachSave-%1"_s.arg(id.value));
        row->addWidget(save);
        connect(save, &QToolButton::clicked, this, [this, id] { saveCopy(id); });
    }
    if (!m_readOnly) {
        auto *remove = makeIconButton(u"x-lg"_s, tr("Remove"));
        remove->setObjectName(u"removeAttachment"_s);
        row->addWidget(remove);
        connect(remove, &QToolButton::clicked, this, [this, id, path, name] {
            if (id.isValid())
                m_session.accept(removeAttachment(m_session.book(), id), tr("Removed %1").arg(isolated(name)));
            m_waiting.removeOne(path);
            refresh();
        });
    }
    m_lines->addWidget(line);
}

void AttachmentList::askForFiles()
{
    addFiles(QFileDialog::getOpenFileNames(this, tr("Attach files")));
}

void AttachmentList::saveCopy(AttachmentId id)
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Save a copy in this folder"),
                                                             QStandardPaths::writableLocation(QStandardPaths::DownloadLocation));
    if (folder.isEmpty())
        return;
    const auto saved = saveAttachment(m_session.db(), id, folder);
    if (m_session.accept(saved))
        m_session.tell(tr("Saved %1").arg(isolated(*saved)));
}

static QStringList localFiles(const QMimeData *data)
{
    QStringList paths;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            paths += url.toLocalFile();
    }
    return paths;
}

void AttachmentList::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void AttachmentList::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    addFiles(localFiles(event->mimeData()));
}

} // namespace goodword
