<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AnswersPane</name>
    <message numerus="yes">
        <source>%n model(s) lose their last production deployment</source>
        <translation>
            <numerusform>%n model loses its last production deployment</numerusform>
            <numerusform>%n models lose their last production deployment</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n more</numerusform>
            <numerusform>+%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangeWords</name>
    <message numerus="yes">
        <source>%1: %n change(s)</source>
        <translation>
            <numerusform>%1: %n change</numerusform>
            <numerusform>%1: %n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConnectionForm</name>
    <message numerus="yes">
        <source>every %n minutes</source>
        <translation>
            <numerusform>every minute</numerusform>
            <numerusform>every %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConnectionsDialog</name>
    <message numerus="yes">
        <source>%n connections were added, read-only and without tokens.</source>
        <translation>
            <numerusform>%n connection was added, read-only and without a token.</numerusform>
            <numerusform>%n connections were added, read-only and without tokens.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message numerus="yes">
        <source>%1: in %n day(s)</source>
        <translation>
            <numerusform>%1: in %n day</numerusform>
            <numerusform>%1: in %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeploymentActions</name>
    <message numerus="yes">
        <source>%n URN(s) copied</source>
        <translation>
            <numerusform>%n URN copied</numerusform>
            <numerusform>%n URNs copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n curl command(s) copied</source>
        <translation>
            <numerusform>%n curl command copied</numerusform>
            <numerusform>%n curl commands copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) copied</source>
        <translation>
            <numerusform>%n link copied</numerusform>
            <numerusform>%n links copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EmptyResult</name>
    <message numerus="yes">
        <source>%n removed deployment(s) would match.</source>
        <translation>
            <numerusform>%n removed deployment would match.</numerusform>
            <numerusform>%n removed deployments would match.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FacetPanel</name>
    <message numerus="yes">
        <source>Clear %n facet(s)</source>
        <translation>
            <numerusform>Clear %n facet</numerusform>
            <numerusform>Clear %n facets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message numerus="yes">
        <source>%n were skipped:</source>
        <translation>
            <numerusform>%n was skipped:</numerusform>
            <numerusform>%n were skipped:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageButton</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <translation>
            <numerusform>%1, %n waiting</numerusform>
            <numerusform>%1, %n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewMail</name>
    <message numerus="yes">
        <source>and %n more
</source>
        <translation>
            <numerusform>and %n more
</numerusform>
            <numerusform>and %n more
</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deployments to be decommissioned</source>
        <translation>
            <numerusform>%n deployment to be decommissioned</numerusform>
            <numerusform>%n deployments to be decommissioned</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SuggestionModel</name>
    <message numerus="yes">
        <source>%n deployment(s)</source>
        <translation>
            <numerusform>%n deployment</numerusform>
            <numerusform>%n deployments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagsForm</name>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>%n removed</numerusform>
            <numerusform>%n removed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ViewFiles</name>
    <message numerus="yes">
        <source>%n view(s) written to %1</source>
        <translation>
            <numerusform>%n view written to %1</numerusform>
            <numerusform>%n views written to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n view(s) imported</source>
        <translation>
            <numerusform>%n view imported</numerusform>
            <numerusform>%n views imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n of them under another name</source>
        <translation>
            <numerusform>, %n of them under another name</numerusform>
            <numerusform>, %n of them under another name</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WriteWords</name>
    <message numerus="yes">
        <source>Others kept changing it: %n attempt(s) met a newer version each.</source>
        <translation>
            <numerusform>Others kept changing it: %n attempt met a newer version.</numerusform>
            <numerusform>Others kept changing it: %n attempts met a newer version each.</numerusform>
        </translation>
    </message>
</context>
</TS>
