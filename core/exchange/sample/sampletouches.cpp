#include "core/exchange/sample/sampletext.h"

namespace goodword {

namespace {

constexpr auto kIn = Direction::In, kOut = Direction::Out;
constexpr auto kNoDirection = Direction::None;
constexpr auto kGood = Sentiment::Positive, kPlain = Sentiment::Neutral, kBad = Sentiment::Negative;
constexpr auto kUnset = Sentiment::Unset;
using Touches = std::span<const SampleTouch>;

Touches helloTouches(bool trade)
{
    static constexpr SampleTouch kTrade[] = {
        {Channel::Event, kNoDirection, kGood, 15, "Met at the Listowel food fair", "Took three samples and a price list.", "Send the trade list"},
        {Channel::Social, kIn, kPlain, 0, "Message on Instagram", "Asked whether we supply guesthouses around {town}.", ""},
        {Channel::Visit, kOut, kPlain, 20, "Dropped in with samples", "Left {soap} and {other} with the manager.", "Ring next week"},
        {Channel::Email, kIn, kPlain, 0, "Found us through the Kerry makers’ page", "Would like to know what guest sizes there are.", ""},
        {Channel::Call, kOut, kPlain, 6, "First call", "Busy with a coach party, said to try after Easter.", "Try again later"}};
    static constexpr SampleTouch kHome[] = {
        {Channel::Event, kIn, kGood, 5, "Stopped at our stall at the Friday market", "Smelled every bar and put {soap} back twice.", ""},
        {Channel::Social, kIn, kGood, 0, "Comment under the harbour picture", "“Is that the place beside the old slipway?”", ""},
        {Channel::Chat, kIn, kPlain, 4, "Question on the web chat", "Asked about opening hours in winter.", ""},
        {Channel::Visit, kIn, kPlain, 10, "Came into the shop out of the rain", "Had a look round, took a card.", ""},
        {Channel::Social, kIn, kUnset, 0, "Tagged us in a story", "A friend’s bathroom shelf with our {soap}.", ""},
        {Channel::Other, kIn, kUnset, 0, "Signed the visitors’ book", "Left an e-mail address for news.", ""}};
    return trade ? Touches(kTrade) : Touches(kHome);
}

Touches questionTouches(bool trade)
{
    static constexpr SampleTouch kTrade[] = {
        {Channel::Call, kIn, kPlain, 12, "Asked for trade prices", "Compares us with a supplier in Cork. Needs {n} bars a month.", "Quote sent the same day"},
        {Channel::Email, kOut, kUnset, 0, "Offer for guest soap", "{n} bars of {soap}, guest size, with our paper band.", ""},
        {Channel::Meeting, kNoDirection, kGood, 45, "Sample tasting with the housekeeper", "Liked {soap}, found {other} too sweet.", "Will decide after the weekend"},
        {Channel::Email, kIn, kPlain, 0, "Is the soap safe for septic tanks?", "Wants it in writing before ordering.", "Sent the data sheet"},
        {Channel::Visit, kOut, kGood, 30, "Measured the shelf", "Room for six scents beside the till.", ""},
        {Channel::Call, kOut, kBad, 5, "Asked after the offer", "Finds the first order too large.", "Offer half a box"}};
    static constexpr SampleTouch kHome[] = {
        {Channel::Email, kIn, kPlain, 0, "Which soap for dry skin?", "Uses {other} from us already, wants something milder.", "Recommended {soap}"},
        {Channel::Chat, kIn, kPlain, 7, "Postage to the mainland", "Asked what two tins cost to send.", ""},
        {Channel::Call, kIn, kGood, 8, "Asked about the soap-making evening", "Three friends, any Thursday.", "Kept three places"},
        {Channel::Visit, kIn, kGood, 15, "Tried the testers", "Nose in every jar. {soap} it might be.", ""},
        {Channel::Sms, kIn, kPlain, 0, "Is {soap} back in stock?", "Yes, from Tuesday.", ""},
        {Channel::Email, kOut, kUnset, 0, "Answer about nut oils", "None in {soap} or {other}.", ""}};
    return trade ? Touches(kTrade) : Touches(kHome);
}

Touches orderTouches(bool trade)
{
    static constexpr SampleTouch kTrade[] = {
        {Channel::Email, kIn, kGood, 0, "First order", "{n} bars of {soap}, {n} of {other}, plain labels.", "Confirmed for Thursday"},
        {Channel::Call, kIn, kGood, 9, "Ordered by phone", "Half a box to try, the rest after the bank holiday.", ""},
        {Channel::Meeting, kNoDirection, kGood, 40, "Agreed on the season’s order", "One box every second Tuesday until October.", "Standing order"},
        {Channel::Email, kOut, kUnset, 0, "Order confirmation and delivery day", "Side door, before eleven.", ""}};
    static constexpr SampleTouch kHome[] = {
        {Channel::Visit, kIn, kGood, 12, "Bought in the shop", "Two {soap}, one {other}, and a tin.", ""},
        {Channel::Email, kIn, kPlain, 0, "Order through the web page", "Gift box with a card.", ""},
        {Channel::Call, kIn, kGood, 6, "Ordered by phone", "Three {soap} for a sister in {town}.", ""},
        {Channel::Event, kIn, kGood, 3, "Bought at the Christmas market", "{soap} for the stocking.", ""},
        {Channel::Chat, kIn, kPlain, 5, "Changed the order", "{other} instead of {soap}, same price.", ""}};
    return trade ? Touches(kTrade) : Touches(kHome);
}

Touches afterTouches(bool trade)
{
    static constexpr SampleTouch kTrade[] = {
        {Channel::Call, kOut, kGood, 7, "How did the first delivery go?", "All there. Housekeeping likes the paper bands.", ""},
        {Channel::Visit, kOut, kGood, 25, "Brought the display stand", "Set it up by the till together.", ""},
        {Channel::Email, kIn, kBad, 0, "Two bars cracked", "Sent a picture with the invoice number.", "Replaced with the next box"},
        {Channel::Call, kOut, kPlain, 5, "Asked about the first weeks", "Too early to say, ring again in a month.", ""}};
    static constexpr SampleTouch kHome[] = {
        {Channel::Email, kOut, kUnset, 0, "Your parcel is on the way", "With a sample of {other}.", ""},
        {Channel::Email, kIn, kGood, 0, "Arrived safely", "“The whole hall smells of {soap}.”", ""},
        {Channel::Sms, kOut, kUnset, 0, "Parcel at the post office", "", ""},
        {Channel::Call, kIn, kBad, 8, "One bar missing", "The card said three, the box held two.", "Sent the third today"},
        {Channel::Letter, kOut, kUnset, 0, "Thank-you card with the first order", "Handwritten, with the stamp card.", ""}};
    return trade ? Touches(kTrade) : Touches(kHome);
}

Touches keepTouches(bool trade)
{
    static constexpr SampleTouch kTrade[] = {
        {Channel::Call, kOut, kGood, 10, "Season check", "Going through a box a week. Wants {soap} again.", "Box on the Tuesday van"},
        {Channel::Email, kIn, kPlain, 0, "Reorder", "{n} bars of {soap}.", ""},
        {Channel::Visit, kOut, kGood, 30, "Coffee with the owner", "New wing opens in spring, eight more rooms.", "Send an offer for eight rooms"},
        {Channel::Email, kOut, kUnset, 0, "New scents for the season", "{soap} and {other}, samples with the next box.", ""},
        {Channel::Call, kIn, kPlain, 4, "Asked for a copy of an invoice", "Accountant’s yearly hunt.", "Sent"},
        {Channel::Meeting, kNoDirection, kPlain, 50, "Price talk", "Held this year’s price against a yearly order.", "Agreed"},
        {Channel::Sms, kIn, kGood, 0, "“Out of {soap} again!”", "", ""},
        {Channel::Event, kNoDirection, kGood, 20, "Met at the hoteliers’ evening in Tralee", "Introduced us to two neighbours.", ""},
        {Channel::Call, kIn, kBad, 11, "Courier came without the order", "Third time this road was left out.", "Cormac drives it over"},
        {Channel::Email, kIn, kGood, 0, "Picture from a guest", "Our bar on a windowsill with the bay behind it.", ""}};
    static constexpr SampleTouch kHome[] = {
        {Channel::Visit, kIn, kGood, 10, "Back in the shop", "Refilled the hand soap and took {soap}.", ""},
        {Channel::Email, kOut, kUnset, 0, "Newsletter: {soap} is back", "", ""},
        {Channel::Email, kIn, kPlain, 0, "Ordered again", "Two {soap}, gift wrapped.", ""},
        {Channel::Social, kIn, kGood, 0, "Posted a picture of {soap}", "“My desert island soap.”", "Thanked underneath"},
        {Channel::Call, kIn, kPlain, 5, "Asked for a plainer wrapper", "For a christening.", ""},
        {Channel::Letter, kIn, kGood, 0, "A postcard from {town}", "Thanks for the quick help with the parcel.", "On the wall above the till"},
        {Channel::Chat, kIn, kPlain, 6, "How to keep the bar dry", "Sent the drawing of the slatted dish.", ""},
        {Channel::Event, kIn, kGood, 120, "Came to the Thursday class", "Made {other} with too much colour and was delighted.", ""},
        {Channel::Email, kIn, kBad, 0, "{soap} smells weaker than before", "A bar of the June batch.", "Sent one of the new batch"},
        {Channel::Sms, kOut, kUnset, 0, "Your order is ready in the shop", "", ""},
        {Channel::Other, kIn, kUnset, 0, "Handed in a full stamp card", "Chose {soap} as the free bar.", ""}};
    return trade ? Touches(kTrade) : Touches(kHome);
}

Touches mendTouches()
{
    static constexpr SampleTouch kMend[] = {
        {Channel::Call, kOut, kPlain, 14, "Called about the low score", "Listened first, then said sorry. We had not known.", "Replacement sent"},
        {Channel::Call, kOut, kGood, 18, "Talked it through", "Was surprised that somebody rang. Will give us another try.", "Half price on the next order"},
        {Channel::Email, kOut, kUnset, 0, "Our answer to your comment", "What went wrong, what we changed, and a new bar on its way.", ""},
        {Channel::Visit, kOut, kPlain, 25, "Went over in person", "Looked at the damaged box together.", "Credited the whole box"},
        {Channel::Letter, kOut, kUnset, 0, "Letter from Aoife", "An apology by hand.", ""}};
    return kMend;
}

Touches thanksTouches()
{
    static constexpr SampleTouch kThanks[] = {
        {Channel::Letter, kOut, kGood, 0, "Thank-you note and a bar of {soap}", "For sending two neighbours our way.", ""},
        {Channel::Visit, kOut, kGood, 20, "Brought a tin as a thank-you", "For the kind words at the market.", ""},
        {Channel::Call, kOut, kGood, 9, "Thanked for the recommendation", "“Sure I tell everybody anyway.”", ""},
        {Channel::Letter, kOut, kGood, 0, "Birthday card with a sample", "{other}, as the last time.", ""}};
    return kThanks;
}

Touches askTouches()
{
    static constexpr SampleTouch kAsk[] = {
        {Channel::Email, kOut, kUnset, 0, "May we quote you?", "Asked for a sentence or two in their own words.", "Said yes"},
        {Channel::Call, kOut, kGood, 6, "Asked for a few words", "Happy to, will write at the weekend.", "Waiting"},
        {Channel::Visit, kOut, kGood, 15, "Asked to use the story on our page", "Read it aloud together and changed one word.", "Signed the form"},
        {Channel::Email, kOut, kUnset, 0, "A line for the booklet", "With the form for permission.", ""}};
    return kAsk;
}

} // namespace

std::span<const SampleTouch> sampleTouches(SamplePhase phase, bool trade)
{
    switch (phase) {
    case SamplePhase::Hello: return helloTouches(trade);
    case SamplePhase::Question: return questionTouches(trade);
    case SamplePhase::Order: return orderTouches(trade);
    case SamplePhase::After: return afterTouches(trade);
    case SamplePhase::Mend: return mendTouches();
    case SamplePhase::Thanks: return thanksTouches();
    case SamplePhase::Ask: return askTouches();
    case SamplePhase::Keep: break;
    }
    return keepTouches(trade);
}

} // namespace goodword
