"""Prints the seconds LibreOffice Calc takes to load a CSV file, measured around the call that loads it."""
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue

PIPE = "uno:pipe,name=goodword-bench;urp;StarOffice.ComponentContext"


def setting(name, value):
    one = PropertyValue()
    one.Name, one.Value = name, value
    return one


def connect():
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(120):
        try:
            return resolver.resolve(PIPE)
        except Exception:
            time.sleep(0.5)
    sys.exit("LibreOffice did not start")


with tempfile.TemporaryDirectory() as profile:
    office = subprocess.Popen(["soffice", "--headless", "--norestore", "--accept=pipe,name=goodword-bench;urp;",
                               "-env:UserInstallation=" + Path(profile).as_uri()],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    desktop = connect().ServiceManager.createInstance("com.sun.star.frame.Desktop")
    options = (setting("Hidden", True), setting("FilterName", "Text - txt - csv (StarCalc)"), setting("FilterOptions", "44,34,76,1"))
    before = time.monotonic()
    document = desktop.loadComponentFromURL(Path(sys.argv[1]).resolve().as_uri(), "_blank", 0, options)
    print(f"{time.monotonic() - before:.2f}")
    document.close(True)
    try:
        desktop.terminate()
    except Exception:
        pass
    office.wait(30)
