#pragma once
// What a reader's own tools say about a PDF of ours (poppler-utils).

#include <QtTest>

namespace goodword::test {

inline QString runTool(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60000) || process.exitCode() != 0)
        return QStringLiteral("FAILED: ") + QString::fromUtf8(process.readAllStandardError()) + process.errorString();
    return QString::fromUtf8(process.readAllStandardOutput());
}

/// In the order in which it was painted.
inline QString pdfText(const QString &path)
{
    return runTool(QStringLiteral("pdftotext"), {QStringLiteral("-raw"), QStringLiteral("-enc"), QStringLiteral("UTF-8"), path, QStringLiteral("-")});
}

inline QString pdfWords(const QString &path)
{
    return pdfText(path).simplified();
}

inline QString pdfInfo(const QString &path, const QString &key)
{
    for (const QString &line : runTool(QStringLiteral("pdfinfo"), {path}).split(u'\n')) {
        if (line.startsWith(key + u':'))
            return line.mid(key.size() + 1).trimmed();
    }
    return {};
}

/// Names of fonts that are not embedded.
inline QStringList fontsNotEmbedded(const QString &path)
{
    QStringList bad;
    const QStringList lines = runTool(QStringLiteral("pdffonts"), {path}).split(u'\n', Qt::SkipEmptyParts);
    if (lines.size() < 3)
        bad << QStringLiteral("no fonts at all");
    for (const QString &line : lines.mid(2)) {
        const QStringList columns = line.simplified().split(u' ');
        if (columns.size() < 6 || columns[columns.size() - 5] != QLatin1String("yes"))
            bad << line;
    }
    return bad;
}

inline int pdfImageCount(const QString &path)
{
    const QStringList lines = runTool(QStringLiteral("pdfimages"), {QStringLiteral("-list"), path}).split(u'\n', Qt::SkipEmptyParts);
    return int(lines.size()) - 2;
}

} // namespace goodword::test
