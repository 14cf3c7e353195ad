#include "app/cli/carecommands.h"
#include "app/cli/erasecommand.h"
#include "app/cli/exportcommand.h"
#include "app/cli/historycommands.h"
#include "app/cli/importcommand.h"
#include "app/cli/listcommand.h"
#include "app/cli/newcommand.h"
#include "app/cli/npscommand.h"
#include "app/cli/passphrasecommand.h"
#include "app/cli/samplecommand.h"
#include "app/cli/showcommand.h"
#include "app/cli/stagecommand.h"
#include "app/cli/touchcommand.h"
#include "app/cli/unsealcommand.h"

namespace goodword::cli {

static Commands makeCommands()
{
    Commands list;
    list.push_back(makeNewCommand());
    list.push_back(makeImportCommand());
    list.push_back(makeExportCommand());
    list.push_back(makeListCommand());
    list.push_back(makeShowCommand());
    list.push_back(makeTouchCommand());
    list.push_back(makeStageCommand());
    list.push_back(makeNpsCommand());
    list.push_back(makeUndoCommand());
    list.push_back(makeRedoCommand());
    list.push_back(makeLogCommand());
    list.push_back(makeEraseCommand());
    list.push_back(makeCheckCommand());
    list.push_back(makeBackupCommand());
    list.push_back(makePassphraseCommand());
    list.push_back(makeUnsealCommand());
    list.push_back(makeSalvageCommand());
    list.push_back(makeSampleCommand());
    return list;
}

const Commands &commands()
{
    static const Commands list = makeCommands();
    return list;
}

} // namespace goodword::cli
