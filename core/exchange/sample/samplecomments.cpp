#include "core/exchange/sample/sampletext.h"

namespace goodword {

static SampleTexts promoterComments(bool trade)
{
    static constexpr const char *kTrade[] = {
        "Guests take the soap home with them. I have stopped minding and just order more.",
        "Cormac rings before every delivery. Nobody else does that.",
        "Three reviews of our rooms mention your soap by name.",
        "You fixed a wrong label the same afternoon. That is why we stay.",
        "The little card about the bay beside the soap: people read it over breakfast.",
        "Never short, never late, two summers running.",
        "The refill drums saved us forty kilos of plastic last season.",
        "Sells itself. I only have to keep the shelf dusted.",
        "Honest prices and no nonsense about minimum orders.",
        "Our therapists asked for the kelp scrub by name.",
        "We tried a cheaper one in spring. Guests noticed within a week.",
        "You remembered that we close in November and moved the order without being asked.",
        "The wedding favours were tied by hand and every one was perfect.",
        "The scent of the lobby is your soap now. I get asked about it daily.",
        "I send every new landlady on the road to you.",
        "Invoices that add up, boxes that stack. Small things, but I run a hotel.",
        "You sent samples for our allergy guests without charging.",
        "Aoife came out herself to help us lay out the display. It doubled what we sell.",
        "Best supplier we have, and I include the baker.",
        "German visitors photograph the wrapper. Keep the Irish on it.",
        "Reordering takes me two minutes from my phone.",
        "The tester bars by the till were your idea and it worked."};
    static constexpr const char *kHome[] = {
        "My hands no longer crack in winter. That says it all.",
        "It lasts twice as long as the ones from the supermarket.",
        "Smells like the walk to Coumeenole. I am homesick in the nicest way.",
        "I bought one bar for myself and went back for eleven.",
        "The girl in the shop took twenty minutes to find one that suits my eczema.",
        "My teenage son uses it without being told. A miracle.",
        "Arrived in Bristol in three days, wrapped like a present.",
        "No perfume cloud, just clean. Thank you.",
        "You put in a wee sample of peppermint and now I am lost to it.",
        "I like that I can see who made it and where.",
        "Given as a thank-you to my nurses on the ward. They all asked where it came from.",
        "The tin is so pretty that my mother keeps her buttons in it.",
        "A bar fell in the post, you sent a new one before I finished complaining.",
        "Every visitor gets taken to your shop, then the pub. In that order.",
        "The soap-making evening was the best night out we had all year.",
        "Sheep’s milk is the only thing that does not sting my daughter.",
        "Turf Smoke makes my father in Chicago cry a little. He wants six more.",
        "I can pronounce everything on the label.",
        "Nice people. You can tell that they like what they do.",
        "Reasonable, local, and it works. What else would I want?",
        "The stamp card is old-fashioned and I love it.",
        "I wrote with a silly question at ten at night and had an answer by nine.",
        "The oat one saved my knees after the marathon.",
        "Third Christmas in a row that I give nothing else.",
        "My skin doctor asked what I had changed.",
        "Beautiful shop, beautiful smell, kind dog.",
        "You let my little one stamp her own bar. She talks of nothing else.",
        "Worth the detour off the Slea Head drive.",
        "Plastic-free to the last bit of string. Well done.",
        "I came for a souvenir and became a regular by post."};
    return trade ? SampleTexts(kTrade) : SampleTexts(kHome);
}

static SampleTexts passiveComments(bool trade)
{
    static constexpr const char *kTrade[] = {
        "Good soap. A bigger range of guest sizes would help us.",
        "Happy overall, though the courier leaves the boxes in the rain.",
        "Fine product, but the margin is thin for a shop our size.",
        "Please put barcodes on the small bars too.",
        "Delivery is reliable, the order form less so.",
        "We would take more if there were a winter price.",
        "The labels fade in our window. The soap itself is grand.",
        "Nice, but two of my staff find the rose too strong.",
        "Would like to hear about new scents before the season, not in July.",
        "All right so far. Ask me again after August.",
        "Good, but the rep changed and I had to explain everything again.",
        "Guests like it. I would like a dispenser that does not drip."};
    static constexpr const char *kHome[] = {
        "Lovely soap, dear postage.",
        "Good, but it goes soft in my shower dish.",
        "I like it. My husband says soap is soap.",
        "The heather one is wonderful, the charcoal was not for me.",
        "Nice shop, hard to find parking.",
        "Would buy more often if you opened on Mondays.",
        "Smells great at first, less so after a week.",
        "Happy with it. Could the bars be a bit smaller for travelling?",
        "Good quality, but I wish there was a plain one without scent.",
        "The web page did not work on my old phone, so I rang instead.",
        "Fine present. The ribbon was a bit crooked.",
        "As nice as last year, a euro dearer.",
        "I would love a proper shampoo bar.",
        "Good service once I got through on the phone.",
        "It is good soap. I am not someone who recommends soap.",
        "Pleasant. I miss the old lemon one."};
    return trade ? SampleTexts(kTrade) : SampleTexts(kHome);
}

static SampleTexts detractorComments(bool trade)
{
    static constexpr const char *kTrade[] = {
        "Two deliveries late in the week of the food festival. We had to buy elsewhere.",
        "Was promised a call about the price list in March. Still waiting.",
        "A third of the bars came cracked, and we were asked for photos instead of help.",
        "The new wrappers look cheap next to what we were shown.",
        "You sell to the shop next door as well. I had understood otherwise.",
        "Invoice wrong twice in a row.",
        "The scent of the last batch was much weaker. Guests asked if it was the same soap.",
        "Nobody told us that the kelp scrub was discontinued.",
        "Minimum order doubled without a word.",
        "The dispenser leaked over an oak counter.",
        "Left three messages. No answer until I wrote a letter.",
        "Display stand arrived without screws, and without an apology."};
    static constexpr const char *kHome[] = {
        "It gave me a rash on the second day.",
        "Ordered for a birthday, came nine days after it.",
        "Six euro for that size? I felt foolish.",
        "The bar split in two the first time I used it.",
        "I asked for unscented and got rose.",
        "I wrote twice about a missing parcel before somebody answered.",
        "Too strong, I had to put it out of the bathroom.",
        "The shop was closed at three in the afternoon though the door said six.",
        "The gift box came without the card I had paid for.",
        "It melts. I had half a bar left after a week.",
        "I did not like being asked for a review at the till.",
        "Return was refused because the box was open. How else would I smell it?",
        "Stained my white towel blue.",
        "Signed up for the newsletter once, get it three times.",
        "The parcel smelled of diesel and so did the soap.",
        "Nice people, but the soap did nothing for my dry skin."};
    return trade ? SampleTexts(kTrade) : SampleTexts(kHome);
}

SampleTexts sampleComments(NpsBand band, bool trade)
{
    switch (band) {
    case NpsBand::Promoter: return promoterComments(trade);
    case NpsBand::Passive: return passiveComments(trade);
    case NpsBand::Detractor: break;
    }
    return detractorComments(trade);
}

SampleTexts sampleDeliveryComments(bool happy)
{
    static constexpr const char *kHappy[] = {
        "Box was dry although it lashed all day.", "Driver put it in the shed as asked.", "Came a day early.",
        "Not a dent on it.", "Lovely handwritten note inside.", "Paper instead of plastic, thank you.",
        "Text message before it came, very handy.", "Everything there, nothing broken."};
    static constexpr const char *kUnhappy[] = {
        "Left at the wrong gate.", "One bar short.", "Wet through, labels peeling.", "Took eleven days to Cork.",
        "No message, so nobody was in.", "The tin was dented."};
    return happy ? SampleTexts(kHappy) : SampleTexts(kUnhappy);
}

SampleTexts sampleEaseComments(bool easy)
{
    static constexpr const char *kEasy[] = {
        "Same order as last time in two clicks.", "Rang, said my name, done.", "Clear form, no account needed.",
        "The chat answered my question about postage at once.", "Even I managed."};
    static constexpr const char *kHard[] = {
        "Had to type my address three times.", "Could not find how to order half a box.", "The code on the card did not work.",
        "Paid twice, refunded after a call."};
    return easy ? SampleTexts(kEasy) : SampleTexts(kHard);
}

SampleTexts sampleQuotes(bool trade)
{
    static constexpr const char *kTrade[] = {
        "Half of our five-star reviews mention the soap before they mention the breakfast.",
        "We changed every dispenser in forty-two rooms in one morning, and Saltwater Soap did the lifting.",
        "I stock eleven Irish makers. This is the one that people come back for.",
        "The only supplier whose delivery makes the whole reception smell better.",
        "Our guests used to leave the little bars behind. Now they ask at the desk for another.",
        "They told us honestly which scent would not suit a spa. We have trusted them since.",
        "From first sample to full shelf in nine days, in the middle of July.",
        "We save forty kilos of plastic a season, and nobody misses the bottles.",
        "When the courier lost our order, Cormac drove it over the Conor Pass himself.",
        "A shelf one metre wide, and it pays the rent of the shop in August.",
        "They made a soap with the herbs from our own garden. It is on every pillow.",
        "My massage therapists have better hands than ever, and they wash them thirty times a day.",
        "I have never had to count a delivery twice.",
        "German guests photograph the wrapper, French guests steal the bar. What more can I say?",
        "They treat a six-room guesthouse as if it were the Ritz.",
        "The brides ask for it by name now.",
        "Beautiful to look at, easy to sell, and the people answer the phone.",
        "We tried to save money elsewhere for one month. Never again.",
        "It is the first thing that visitors smell when they come in from the rain, and they smile.",
        "Local, honest and on time. I wish that I could say so of my builder."};
    static constexpr const char *kHome[] = {
        "After thirty years of nursing, these are the first winter hands that do not bleed.",
        "It smells like the day we got engaged on Coumeenole strand.",
        "I bought a bar as a souvenir. Four years on, the postman knows what is in the box.",
        "My daughter’s eczema is calm for the first time since she was two.",
        "Turf Smoke is my father’s kitchen in a wrapper.",
        "I can read the whole label to my six-year-old, and she understands every word.",
        "We made our own bars at the Thursday class and laughed until we cried.",
        "The most honest eight euro I spend in a month.",
        "I never thought that I would write a letter about soap. Here it is.",
        "It survives three teenagers and a rugby season.",
        "They talked me out of the dearer one. Who does that?",
        "Every cousin in Boston gets a bar at Christmas, and every cousin writes back.",
        "I have sensitive skin and a suspicious nature. This won both over.",
        "Wash, close your eyes, and you are standing on the pier in Dingle.",
        "Our whole book club is converted, and we agree on nothing.",
        "A bar broke in the post. The new one came with a drawing from the maker’s daughter.",
        "I gave up plastic bottles for Lent and never went back.",
        "The peppermint one gets me out of bed. Coffee only gets me to the door.",
        "It lasts so long that I feel almost guilty about the price.",
        "Kindness, wrapped in brown paper.",
        "My surfers’ skin and my mother’s roses agree on one thing: sheep’s milk.",
        "They remembered my name, my allergy and my dog.",
        "I came in out of the rain and left with a new hobby.",
        "The heather soap was on our wedding tables. Guests still ask.",
        "It does what it says, and it says it in Irish as well.",
        "Simple things done properly. You notice it every morning."};
    return trade ? SampleTexts(kTrade) : SampleTexts(kHome);
}

} // namespace goodword
