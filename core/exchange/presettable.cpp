#include "core/exchange/presettable.h"

namespace goodword {

namespace {

constexpr auto kCustomers = ImportKind::Customers;
constexpr auto kAnswers = ImportKind::Answers;
constexpr auto kTestimonials = ImportKind::Testimonials;

constexpr const char *kMailchimp =
    "Email Address=email|First Name=given_name|Last Name=family_name|NOTES=notes|TAGS=tags:list|EUID=external_id|"
    "OPTIN_TIME=created|CC=country|REGION=region|Address=street|Phone Number=phone|Company=company|Birthday=birthday";
constexpr const char *kOutlook =
    "First Name=given_name|Middle Name=given_name|Last Name=family_name|E-mail Address=email|E-mail 2 Address=email|"
    "E-mail 3 Address=email|Primary Phone=phone|Mobile Phone=phone|Home Phone=phone|Home Phone 2=phone|"
    "Business Phone=phone|Business Phone 2=phone|Company Main Phone=phone|Other Phone=phone|Car Phone=phone|"
    "Company=company|Job Title=job_title|Birthday=birthday|Language=language|Notes=notes|Categories=tags:list|"
    "Home Street=street|Home Street 2=street|Home Street 3=street|Home Address PO Box=street|Home City=city|"
    "Home State=region|Home Postal Code=postal_code|Home Country=country|Home Country/Region=country|"
    "Business Street=street|Business Street 2=street|Business Street 3=street|Business Address PO Box=street|"
    "Business City=city|Business State=region|Business Postal Code=postal_code|Business Country=country|"
    "Business Country/Region=country|Other Street=street|Other Street 2=street|Other Street 3=street|"
    "Other Address PO Box=street|Other City=city|Other State=region|Other Postal Code=postal_code|"
    "Other Country=country|Other Country/Region=country";

constexpr ImportPreset kPresets[] = {
    {"google", "Google Contacts", kCustomers, "Phonetic First Name|File As|Organization Name",
     "First Name=given_name|Middle Name=given_name|Last Name=family_name|Organization Name=company|"
     "Organization Title=job_title|Birthday=birthday|Notes=notes|Labels=tags:labels|E-mail % - Value=email:several|"
     "Phone % - Value=phone:several|Address 1 - Street=street|Address 1 - PO Box=street|"
     "Address 1 - Extended Address=street|Address 1 - City=city|Address 1 - Region=region|"
     "Address 1 - Postal Code=postal_code|Address 1 - Country=country|Address % - Formatted=custom:header|"
     "Event % - Value=dates:labelled|Custom Field % - Value=custom:labelled"},
    {"google-old", "Google Contacts", kCustomers, "Given Name|Family Name|Yomi Name|Group Membership",
     "Name=name|Given Name=given_name|Additional Name=given_name|Family Name=family_name|Birthday=birthday|"
     "Notes=notes|Language=language|Group Membership=tags:labels|E-mail % - Value=email:several|"
     "Phone % - Value=phone:several|Organization 1 - Name=company|Organization 1 - Title=job_title|"
     "Address 1 - Street=street|Address 1 - PO Box=street|Address 1 - Extended Address=street|Address 1 - City=city|"
     "Address 1 - Region=region|Address 1 - Postal Code=postal_code|Address 1 - Country=country|"
     "Address % - Formatted=custom:header|Event % - Value=dates:labelled|Custom Field % - Value=custom:labelled"},
    {"outlook", "Outlook", kCustomers, "First Name|Last Name|E-mail Address|E-mail 2 Address|Business Street", kOutlook},
    {"thunderbird", "Thunderbird", kCustomers, "Display Name|Primary Email|Secondary Email|Screen Name",
     "First Name=given_name|Last Name=family_name|Display Name=name|Primary Email=email|Secondary Email=email|"
     "Mobile Number=phone|Home Phone=phone|Work Phone=phone|Home Address=street|Home Address 2=street|Home City=city|"
     "Home State=region|Home ZipCode=postal_code|Home Country=country|Work Address=street|Work Address 2=street|"
     "Work City=city|Work State=region|Work ZipCode=postal_code|Work Country=country|Job Title=job_title|"
     "Organization=company|Notes=notes"},
    {"linkedin", "LinkedIn", kCustomers, "First Name|Last Name|Email Address|Company|Position|Connected On",
     "First Name=given_name|Last Name=family_name|Email Address=email|Company=company|Position=job_title|"
     "URL=external_id|Connected On=created"},
    {"shopify", "Shopify", kCustomers, "Customer ID|Email|Accepts Email Marketing|Default Address Address1|Tax Exempt",
     "Customer ID=external_id:quote|First Name=given_name|Last Name=family_name|Email=email|"
     "Accepts Email Marketing=opt_outs:optout|Default Address Company=company|Default Address Address1=street|"
     "Default Address Address2=street|Default Address City=city|Default Address Province Code=region|"
     "Default Address Country Code=country|Default Address Zip=postal_code|Phone=phone:quote|"
     "Default Address Phone=phone:quote|Note=notes|Tags=tags:list|Tax Exempt=|*=custom:header"},
    {"shopify", "Shopify", kCustomers, "First Name|Email|Accepts Email Marketing|Address1|Total Spent|Tax Exempt",
     "Customer ID=external_id:quote|First Name=given_name|Last Name=family_name|Email=email|"
     "Accepts Email Marketing=opt_outs:optout|Company=company|Address1=street|Address2=street|City=city|"
     "Province=region|Province Code=region|Country=country|Country Code=country|Zip=postal_code|Phone=phone:quote|"
     "Note=notes|Tags=tags:list|Tax Exempt=|*=custom:header"},
    {"shopify", "Shopify", kCustomers, "First Name|Email|Accepts Marketing|Total Spent|Tax Exempt",
     "Customer ID=external_id:quote|First Name=given_name|Last Name=family_name|Email=email|"
     "Accepts Marketing=opt_outs:optout|Company=company|Address1=street|Address2=street|City=city|Province=region|"
     "Province Code=region|Country=country|Country Code=country|Zip=postal_code|Phone=phone:quote|Note=notes|"
     "Tags=tags:list|Tax Exempt=|*=custom:header"},
    {"mailchimp-unsubscribed", "Mailchimp (unsubscribed)", kCustomers, "Email Address|UNSUB_TIME", kMailchimp, true,
     "opt_outs=marketing"},
    {"mailchimp", "Mailchimp", kCustomers, "Email Address|MEMBER_RATING|LEID|EUID", kMailchimp, true},
    {"hubspot", "HubSpot", kCustomers, "Record ID|First Name|Last Name|Email",
     "Record ID=external_id|First Name=given_name|Last Name=family_name|Email=email|Phone Number=phone|"
     "Mobile Phone Number=phone|Associated Company=company|Company Name=company|Job Title=job_title|"
     "Street Address=street|City=city|State/Region=region|Postal Code=postal_code|Country/Region=country|"
     "Contact owner=owner|Create Date=created|Original Source=source", true},
    {"hubspot", "HubSpot", kCustomers, "Record ID|Company name",
     "Record ID=external_id|Company name=company|Company owner=owner|Create Date=created|Phone Number=phone", true},
    {"salesforce", "Salesforce", kCustomers, "Id|IsDeleted|AccountId|LastName|FirstName|OwnerId",
     "Id=external_id|FirstName=given_name|LastName=family_name|Name=name|Email=email|MobilePhone=phone|Phone=phone|"
     "HomePhone=phone|OtherPhone=phone|Title=job_title|MailingStreet=street|MailingCity=city|MailingState=region|"
     "MailingPostalCode=postal_code|MailingCountry=country|LeadSource=source|Birthdate=birthday|Description=notes|"
     "CreatedDate=created"},
    {"stripe", "Stripe", kCustomers, "id|Email|Name|Created (UTC)|Delinquent",
     "id=external_id|Description=notes|Email=email|Name=name|Created (UTC)=created"},
    {"woocommerce", "WooCommerce", kCustomers, "Name|Username|Last Active|Email|AOV",
     "Name=name|Username=external_id|Sign Up=created|Email=email|Country / Region=country|City=city|Region=region|"
     "Postal Code=postal_code|Billing Phone=phone|Shipping Phone=phone"},
    {"square", "Square", kCustomers, "Square Customer ID|Email Address",
     "First Name=given_name|Last Name=family_name|Email Address=email|Phone Number=phone|Company Name=company|"
     "Street Address 1=street|Street Address 2=street|City=city|State=region|Postal Code=postal_code|"
     "Birthday=birthday|Memo=notes|Square Customer ID=external_id|Creation Source=source|First Visit=created", true},
    {"surveymonkey", "SurveyMonkey", kAnswers, "Respondent ID|Collector ID|Start Date|End Date",
     "Respondent ID=external_id|End Date=at|Email Address=email|First Name=customer|Last Name=customer", true},
    {"typeform", "Typeform", kAnswers, "Start Date (UTC)|Submit Date (UTC)|Network ID",
     "#=external_id|Submit Date (UTC)=at", true},
    {"delighted", "Delighted", kAnswers, "survey_type|score|comment|permalink",
     "id=external_id|person=customer|person_name=customer|person_email=email|survey_type=kind|score=score|"
     "comment=comment|created_at=at", true},
    {"trustpilot", "Trustpilot", kTestimonials, "Review Id|Review Content|Review Stars",
     "Review Id=external_id|Review Created (UTC)=day|Review Username=customer|Review User Email=email|"
     "Review Content=quote|Review Stars=rating|Source Of Review=source"},
    {"judgeme", "Judge.me", kTestimonials, "title|body|rating|review_date|reviewer_name",
     "body=quote|rating=rating|review_date=day|reviewer_name=customer|reviewer_email=email"},
};

} // namespace

std::span<const ImportPreset> importPresets()
{
    return kPresets;
}

} // namespace goodword
