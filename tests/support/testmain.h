#pragma once
// Each tst_x.cpp registers its class under its file's name; the folder's one program runs the name it is given, or all.

#include "tests/support/patience.h"

#include <QtTest>

#include <functional>
#include <memory>

namespace goodword::test {

using Factory = std::function<std::unique_ptr<QObject>()>;
bool registerTest(const char *file, Factory factory);

} // namespace goodword::test

#define GOODWORD_TEST(Class)                                                                                           \
    [[maybe_unused]] static const bool registered##Class =                                                             \
        goodword::test::registerTest(__FILE__, [] { return std::make_unique<Class>(); });
