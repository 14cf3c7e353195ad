#include "core/registry.h"

#include "core/book/searchindex.h"
#include "core/customers/customerkeys.h"
#include "core/feedback/feedbackstore.h"
#include "core/insight/answerrollup.h"
#include "core/journey/customerstate.h"
#include "core/journey/journeystore.h"
#include "core/staff/staffstore.h"
#include "core/trash/erasecommands.h"

namespace goodword {

static Derivers allDerivers()
{
    Derivers derivers;
    derivers.push_back(std::make_unique<CustomerKeys>());
    derivers.push_back(std::make_unique<CustomerStateDeriver>());
    derivers.push_back(std::make_unique<AnswerRollup>());
    derivers.push_back(std::make_unique<SearchIndex>());
    return derivers;
}

static void seedAll(UnitOfWork &u)
{
    staffStore::seed(u);
    journeyStore::seed(u);
    feedbackStore::seed(u);
}

BookOptions standardOptions()
{
    BookOptions options;
    options.derivers = allDerivers;
    options.seed = seedAll;
    options.afterOpening = eraseAgain;
    return options;
}

} // namespace goodword
