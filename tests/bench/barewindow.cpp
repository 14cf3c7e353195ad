// The smallest window of Qt Widgets that says when it is painted: what the start of any such program costs.

#include <QApplication>
#include <QMainWindow>
#include <QTimer>
#include <QWindow>

#include <cstdio>

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    QMainWindow window;
    window.resize(1360, 860);
    window.show();
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &window, [&] {
        if (!window.windowHandle()->isExposed())
            return;
        look.stop();
        window.repaint();
        std::puts("painted");
        std::fflush(stdout);
    });
    look.start(1);
    return QApplication::exec();
}
