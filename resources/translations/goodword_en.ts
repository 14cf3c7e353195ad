<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- English in the singular and the plural, for every text with a number (%n) in it. Texts are found by their source alone,
     whichever class says them. A test names those that are missing. -->
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Numbers</name>
    <message numerus="yes">
        <source>%1 is the company of %n customer(s), so it cannot become a person. Nothing was changed.</source>
        <translation>
            <numerusform>%1 is the company of %n customer, so it cannot become a person. Nothing was changed.</numerusform>
            <numerusform>%1 is the company of %n customers, so it cannot become a person. Nothing was changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, in %n days</source>
        <translation>
            <numerusform>%1, in %n day</numerusform>
            <numerusform>%1, in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n customers. Press Enter to unfold.</source>
        <translation>
            <numerusform>%1: %n customer. Press Enter to unfold.</numerusform>
            <numerusform>%1: %n customers. Press Enter to unfold.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) could not be written anew, may still hold them and are as they were (%1 in %2). %3 Try again, or delete them.</source>
        <translation>
            <numerusform>%n backup could not be written anew, may still hold them and is as it was (%1 in %2). %3 Try again, or delete it.</numerusform>
            <numerusform>%n backups could not be written anew, may still hold them and are as they were (%1 in %2). %3 Try again, or delete them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) were written anew without them.</source>
        <translation>
            <numerusform>%n backup was written anew without them.</numerusform>
            <numerusform>%n backups were written anew without them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customers</source>
        <translation>
            <numerusform>%n customer</numerusform>
            <numerusform>%n customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customers stand on %1. Move them to:</source>
        <translation>
            <numerusform>%n customer stands on %1. Move to:</numerusform>
            <numerusform>%n customers stand on %1. Move them to:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customers stand on %1. Nothing was changed. Choose the stage they move to first.</source>
        <translation>
            <numerusform>%n customer stands on %1. Nothing was changed. Choose the stage to move to first.</numerusform>
            <numerusform>%n customers stand on %1. Nothing was changed. Choose the stage they move to first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n follow-ups done</source>
        <translation>
            <numerusform>%n follow-up done</numerusform>
            <numerusform>%n follow-ups done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n months</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older backup(s) had to go, because all of them together may take %1 GB. Save a copy elsewhere of those you want to keep.</source>
        <translation>
            <numerusform>%n older backup had to go, because all of them together may take %1 GB. Save a copy elsewhere of what you want to keep.</numerusform>
            <numerusform>%n older backups had to go, because all of them together may take %1 GB. Save a copy elsewhere of those you want to keep.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n similar:</source>
        <translation>
            <numerusform>%n similar:</numerusform>
            <numerusform>%n similar:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n testimonial(s)</source>
        <translation>
            <numerusform>%n testimonial</numerusform>
            <numerusform>%n testimonials</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n testimonial(s) were left out: %1.</source>
        <translation>
            <numerusform>%n testimonial was left out: %1.</numerusform>
            <numerusform>%n testimonials were left out: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln touchpoints</source>
        <translation>
            <numerusform>%Ln touchpoint</numerusform>
            <numerusform>%Ln touchpoints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n touchpoints</source>
        <translation>
            <numerusform>%n touchpoint</numerusform>
            <numerusform>%n touchpoints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n weeks</source>
        <translation>
            <numerusform>%n week</numerusform>
            <numerusform>%n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n years</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>After %n minutes without a touch</source>
        <translation>
            <numerusform>After %n minute without a touch</numerusform>
            <numerusform>After %n minutes without a touch</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Altogether %n lines hold such bytes.</source>
        <translation>
            <numerusform>Altogether %n line holds such bytes.</numerusform>
            <numerusform>Altogether %n lines hold such bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Attach %n files to %1</source>
        <translation>
            <numerusform>Attach %n file to %1</numerusform>
            <numerusform>Attach %n files to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Attached %n files</source>
        <translation>
            <numerusform>Attached %n file</numerusform>
            <numerusform>Attached %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Complete %n follow-ups</source>
        <translation>
            <numerusform>Complete %n follow-up</numerusform>
            <numerusform>Complete %n follow-ups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %n customers</source>
        <translation>
            <numerusform>Copied %n customer</numerusform>
            <numerusform>Copied %n customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %n touchpoints</source>
        <translation>
            <numerusform>Copied %n touchpoint</numerusform>
            <numerusform>Copied %n touchpoints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Log for %n customers</source>
        <translation>
            <numerusform>Log for %n customer</numerusform>
            <numerusform>Log for %n customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Logging for %n customers</source>
        <translation>
            <numerusform>Logging for %n customer</numerusform>
            <numerusform>Logging for %n customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n touchpoints to the trash</source>
        <translation>
            <numerusform>Moved %n touchpoint to the trash</numerusform>
            <numerusform>Moved %n touchpoints to the trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moving %n customers</source>
        <translation>
            <numerusform>Moving %n customer</numerusform>
            <numerusform>Moving %n customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No installed font has %n character(s) of these texts, which would be missing: %1. Install a font for that script, such as Noto, and export again.</source>
        <translation>
            <numerusform>No installed font has %n character of these texts, which would be missing: %1. Install a font for that script, such as Noto, and export again.</numerusform>
            <numerusform>No installed font has %n characters of these texts, which would be missing: %1. Install a font for that script, such as Noto, and export again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restored %n</source>
        <translation>
            <numerusform>Restored %n</numerusform>
            <numerusform>Restored %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The quote is more than %n month(s) old.</source>
        <translation>
            <numerusform>The quote is more than %n month old.</numerusform>
            <numerusform>The quote is more than %n months old.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation>
            <numerusform>about %n second left</numerusform>
            <numerusform>about %n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n months ago</source>
        <translation>
            <numerusform>%n month ago</numerusform>
            <numerusform>%n months ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n years ago</source>
        <translation>
            <numerusform>%n year ago</numerusform>
            <numerusform>%n years ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n days</source>
        <translation>
            <numerusform>every day</numerusform>
            <numerusform>every %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>stuck here for %n days</source>
        <translation>
            <numerusform>stuck here for %n day</numerusform>
            <numerusform>stuck here for %n days</numerusform>
        </translation>
    </message>
</context>
</TS>
