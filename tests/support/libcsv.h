#pragma once
// libcsv as the oracle that our own reader is held against: strict RFC 4180, spaces kept. Only where it is installed.

#include <csv.h>

#include <QByteArray>
#include <QList>

namespace goodword::test {

inline QList<QList<QByteArray>> libcsvRows(const QByteArray &bytes)
{
    struct Sink {
        QList<QList<QByteArray>> rows;
        QList<QByteArray> row;
    } sink;
    csv_parser parser;
    csv_init(&parser, 0);
    csv_set_space_func(&parser, [](unsigned char) { return 0; });
    const auto cell = [](void *text, size_t size, void *to) {
        static_cast<Sink *>(to)->row += QByteArray(static_cast<const char *>(text), qsizetype(size));
    };
    const auto row = [](int, void *to) {
        auto *s = static_cast<Sink *>(to);
        s->rows += s->row;
        s->row.clear();
    };
    csv_parse(&parser, bytes.constData(), size_t(bytes.size()), cell, row, &sink);
    csv_fini(&parser, cell, row, &sink);
    csv_free(&parser);
    return sink.rows;
}

} // namespace goodword::test
