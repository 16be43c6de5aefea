// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/platformconcepts.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using items::ConceptGroup;
using Properties = std::vector<catalog::Property>;

namespace {

//! "Variants: AllTraffic 90 % (2 instances), ..." of every group, one a line.
QStringList said(const std::vector<ConceptGroup> &groups)
{
    QStringList lines;
    for (const ConceptGroup &group : groups) {
        QStringList rows;
        for (const items::ConceptRow &row : group.rows) {
            QString text = row.label;
            if (row.share)
                text += u' ' + QString::number(*row.share, 'g', 4) + u'%';
            if (!row.value.isEmpty())
                text += u" ("_s + row.value + u')';
            rows.append(text);
        }
        lines.append(group.title + u": "_s + rows.join(u", "_s));
    }
    return lines;
}

QStringList concepts(const Properties &properties, const QString &platform)
{
    return said(items::platformConcepts(properties, u"urn:li:dataPlatform:"_s + platform));
}

} // namespace

class TestPlatformConcepts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sageMakerAsIngestionWritesIt()
    {
        const Properties properties {
            {u"EndpointArn"_s, u"arn:aws:sagemaker:eu-west-1:1:endpoint/churn"_s},
            {u"ProductionVariants"_s,
             u"[{'VariantName': 'AllTraffic', 'DeployedImages': [{'ResolutionTime': "
             "datetime.datetime(2015, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)}], "
             "'CurrentWeight': 1.5, 'DesiredWeight': 1.0, 'CurrentInstanceCount': 3, "
             "'DesiredInstanceCount': 5}, {'VariantName': 'Challenger', 'CurrentWeight': 0.5, "
             "'CurrentInstanceCount': 1, 'DesiredInstanceCount': 1}]"_s},
            {u"DataCaptureConfig"_s, u"{'EnableCapture': True, 'CaptureStatus': 'Started', "
                                     u"'CurrentSamplingPercentage': 20, "
                                     "'DestinationS3Uri': 's3://b/c'}"_s},
            {u"LastDeploymentConfig"_s,
             u"{'BlueGreenUpdatePolicy': {'TrafficRoutingConfiguration': {'Type': 'CANARY', "
             "'WaitIntervalInSeconds': 60, 'CanarySize': {'Type': 'CAPACITY_PERCENT', 'Value': "
             "10}}, 'TerminationWaitInSeconds': 120}, 'AutoRollbackConfiguration': {'Alarms': "
             "[{'AlarmName': 'errors'}, {'AlarmName': 'latency'}]}}"_s}};

        QCOMPARE(concepts(properties, u"sagemaker"_s),
                 (QStringList {
                     u"Variants: AllTraffic 75% (3 of 5 instances), Challenger 25% (1 instance)"_s,
                     u"Blue/green update: Traffic moves (canary, then the rest), Step (10 %), "
                     "Wait between (60 s), Old one ends (120 s), Rolls back on (errors, latency)"_s,
                     u"Data capture: Capture (on), Sampled (20 %), Destination (s3://b/c)"_s}));
    }

    void sageMakerAsJson()
    {
        const Properties properties {
            {u"production_variants"_s,
             u"[{\042VariantName\042:\042AllTraffic\042,\042ModelName\042:\042m-v4\042,"
             "\042InitialVariantWeight\042:1.0}]"_s},
            {u"shadow_variant"_s, u"m-v5"_s},
            {u"shadow_sampling_percent"_s, u"20"_s}};

        QCOMPARE(
            concepts(properties, u"sagemaker"_s),
            (QStringList {u"Variants: AllTraffic 100% (m-v4)"_s, u"Shadow variants: m-v5 20%"_s}));
    }

    void variantsWithoutWeightHaveNoShare()
    {
        QCOMPARE(
            concepts({{u"ProductionVariants"_s,
                       u"[{'VariantName': 'a', 'CurrentWeight': 0.0}, {'VariantName': 'b'}]"_s}},
                     u"sagemaker"_s),
            QStringList {u"Variants: a, b"_s});
    }

    void azureBlueAndGreen()
    {
        const Properties properties {{u"deployment"_s, u"green"_s},
                                     {u"traffic"_s, u"{\042blue\042:90,\042green\042:10}"_s},
                                     {u"mirror_traffic"_s, u"{\042green\042:5}"_s}};

        QCOMPARE(concepts(properties, u"azureml"_s),
                 (QStringList {u"Blue/green traffic: blue 90%, green 10% (this deployment)"_s,
                               u"Mirrored traffic: green 5% (this deployment)"_s}));
    }

    void vertexSplitAndScaling()
    {
        const Properties properties {{u"traffic_split"_s, u"{'7031': 90, '6522': 10}"_s},
                                     {u"deployed_model_id"_s, u"7031"_s},
                                     {u"minReplicaCount"_s, u"2"_s},
                                     {u"maxReplicaCount"_s, u"12"_s}};

        QCOMPARE(concepts(properties, u"vertexai"_s),
                 (QStringList {u"Traffic split: 7031 90% (this deployment), 6522 10%"_s,
                               u"Autoscaling: Replicas (2 to 12)"_s}));
    }

    void kubernetesCanaryAndAutoscaling()
    {
        const Properties kserve {{u"min_replicas"_s, u"0"_s},
                                 {u"max_replicas"_s, u"10"_s},
                                 {u"scale_target"_s, u"80"_s},
                                 {u"deployment_mode"_s, u"Serverless"_s},
                                 {u"canary_traffic_percent"_s, u"25"_s}};
        QCOMPARE(
            concepts(kserve, u"kserve"_s),
            (QStringList {u"Canary traffic: Canary 25%, Stable 75%"_s,
                          u"Autoscaling: Replicas (0 to 10), Target (80), Mode (Serverless)"_s}));

        const Properties annotations {{u"autoscaling.knative.dev/min-scale"_s, u"1"_s},
                                      {u"autoscaling.knative.dev/metric"_s, u"rps"_s}};
        QCOMPARE(concepts(annotations, u"kserve"_s),
                 QStringList {u"Autoscaling: At least (1), Measured by (rps)"_s});

        const Properties seldon {
            {u"predictors"_s,
             u"[{\042name\042:\042default\042,\042replicas\042:3,\042traffic\042:90},"
             "{\042name\042:\042canary\042,\042replicas\042:1,\042traffic\042:10}]"_s}};
        QCOMPARE(concepts(seldon, u"seldon"_s),
                 QStringList {u"Predictors: default 90% (3 replicas), canary 10% (1 replica)"_s});
    }

    void whatIsNotRecognisedIsLeftOut_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("another key") << u"team"_s << u"{'a': 1}"_s;
        QTest::newRow("traffic in words") << u"traffic"_s << u"all of it"_s;
        QTest::newRow("traffic above all") << u"traffic"_s << u"{'a': 900}"_s;
        QTest::newRow("traffic of something else") << u"traffic"_s << u"{'a': {'b': 1}}"_s;
        QTest::newRow("variants cut off") << u"ProductionVariants"_s << u"[{'VariantName': 'a'"_s;
        QTest::newRow("variants of no kind") << u"ProductionVariants"_s << u"[1, 'x', None]"_s;
        QTest::newRow("capture of no kind") << u"DataCaptureConfig"_s << u"[1]"_s;
        QTest::newRow("update of no kind")
            << u"LastDeploymentConfig"_s << u"{'AutoRollbackConfiguration': {'Alarms': 'x'}}"_s;
        QTest::newRow("a target alone") << u"scale_target"_s << u"80"_s;
        QTest::newRow("canary in words") << u"canary_traffic_percent"_s << u"some"_s;
    }

    void whatIsNotRecognisedIsLeftOut()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);

        QCOMPARE(concepts({{key, value}}, u"sagemaker"_s), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestPlatformConcepts)
#include "tst_platformconcepts.moc"
