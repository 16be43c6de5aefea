// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/ingest/aspectnames.h"

#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace ingest {

namespace {

//! Where the name does not follow from the class.
const QHash<QString, QString> &exceptions()
{
    static const QHash<QString, QString> names {
        {u"Metrics"_s, u"mlModelMetrics"_s},
        {u"TrainingData"_s, u"mlModelTrainingData"_s},
        {u"EvaluationData"_s, u"mlModelEvaluationData"_s},
        {u"QuantitativeAnalyses"_s, u"mlModelQuantitativeAnalyses"_s},
        {u"EthicalConsiderations"_s, u"mlModelEthicalConsiderations"_s},
        {u"CaveatsAndRecommendations"_s, u"mlModelCaveatsAndRecommendations"_s},
        {u"StructuredPropertyDefinition"_s, u"propertyDefinition"_s},
        {u"ExecutionRequestKey"_s, u"dataHubExecutionRequestKey"_s},
        {u"ExecutionRequestInput"_s, u"dataHubExecutionRequestInput"_s},
        {u"ExecutionRequestResult"_s, u"dataHubExecutionRequestResult"_s},
        {u"ExecutionRequestSignal"_s, u"dataHubExecutionRequestSignal"_s},
        {u"SchemaFieldInfo"_s, u"schemafieldInfo"_s},
    };
    return names;
}

} // namespace

QString aspectNameOf(const QString &className)
{
    QString name = className.mid(className.lastIndexOf(u'.') + 1);
    if (const auto it = exceptions().constFind(name); it != exceptions().constEnd())
        return *it;
    for (const QString &abbreviation : {u"ML"_s, u"AI"_s, u"ER"_s}) {
        if (name.startsWith(abbreviation))
            return abbreviation.toLower() + name.mid(2);
    }
    if (name.startsWith("EditableML"_L1))
        return u"editableMl"_s + name.mid(10);
    if (!name.isEmpty())
        name[0] = name[0].toLower();
    return name;
}

} // namespace ingest
