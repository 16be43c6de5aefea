// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/ingest/itemparser.h"

#include "models/domain/urn.h"
#include "models/ingest/aspectnames.h"
#include "models/ingest/avro.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace ingest {

namespace {

using nlohmann::json;

struct ImportWords
{
    Q_DECLARE_TR_FUNCTIONS(Import)
};

const json &member(const json &object, const char *key)
{
    static const json none;
    if (!object.is_object())
        return none;
    const auto it = object.find(key);
    return it == object.end() ? none : *it;
}

QString textAt(const json &object, const char *key)
{
    const json &value = unwrappedText(member(object, key));
    return value.is_string() ? QString::fromStdString(value.get_ref<const std::string &>())
                             : QString();
}

std::string printed(const json &value)
{
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

//! The one member of a union {class: value}; null where it is none.
const json &unionMember(const json &value, QString &className)
{
    static const json none;
    if (!value.is_object() || value.size() != 1)
        return none;
    className = QString::fromStdString(value.begin().key());
    return *value.begin();
}

class ItemParser
{
public:
    ItemParser(qint64 line, std::vector<Item> &items) : m_line(line), m_items(items) { }

    void parse(std::string_view text)
    {
        json object = json::parse(text.begin(), text.end(), nullptr, false);
        if (object.is_discarded())
            return fail(ImportWords::tr("it is not JSON"));
        if (object.contains("proposedSnapshot"))
            return parseSnapshot(object);
        if (object.contains("aspectName") || object.contains("aspect"))
            return parseProposal(object);
        fail(ImportWords::tr(
            "neither a proposal (aspectName, aspect) nor a snapshot (proposedSnapshot)"));
    }

private:
    void parseSnapshot(const json &event)
    {
        QString snapshotClass;
        const json &snapshot = unionMember(event["proposedSnapshot"], snapshotClass);
        m_urn = textAt(snapshot, "urn");
        const json &aspects = member(snapshot, "aspects");
        if (!checkUrn())
            return;
        if (!aspects.is_array() || aspects.empty())
            return fail(ImportWords::tr("the snapshot has no aspects"));
        for (const json &aspect : aspects) {
            QString aspectClass;
            const json &value = unionMember(aspect, aspectClass);
            m_aspect = aspectNameOf(aspectClass);
            if (value.is_object())
                add(fromAvro(m_aspect, value), event);
            else
                fail(ImportWords::tr("the aspect is no object with a class around it"));
        }
    }

    void parseProposal(const json &object)
    {
        m_urn = textAt(object, "entityUrn");
        m_aspect = textAt(object, "aspectName");
        m_changeType = textAt(object, "changeType");
        if (!checkUrn())
            return;
        const QString type = textAt(object, "entityType");
        if (!type.isEmpty() && type != m_type)
            return fail(
                ImportWords::tr("entityType is %1, but the URN is of a %2").arg(type, m_type));
        if (m_aspect.isEmpty())
            return fail(ImportWords::tr("aspectName is missing"));
        QString className;
        const json &aspect = member(object, "aspect");
        const json &generic = unionMember(aspect, className);
        parseAspect(className.endsWith(".GenericAspect"_L1) ? generic : aspect, object);
    }

    void parseAspect(const json &aspect, const json &object)
    {
        if (m_changeType == "DELETE"_L1 && aspect.is_null())
            return add({}, object);
        if (!aspect.is_object())
            return fail(aspect.is_null() ? ImportWords::tr("the aspect is missing")
                                         : ImportWords::tr("the aspect is no object"));
        const json &value = member(aspect, "value");
        if (aspect.contains("contentType") && value.is_string()) {
            m_contentType = textAt(aspect, "contentType");
            const json inner = json::parse(value.get_ref<const std::string &>(), nullptr, false);
            return inner.is_discarded() ? fail(ImportWords::tr("the aspect's value is not JSON"))
                                        : add(inner, object);
        }
        if (const json &inner = member(aspect, "json"); !inner.is_null()) {
            if (const QString type = textAt(aspect, "contentType"); !type.isEmpty())
                m_contentType = type;
            return add(inner, object);
        }
        add(fromAvro(m_aspect, aspect), object);
    }

    //! \a value null is no aspect at all.
    void add(const json &value, const json &source)
    {
        domain::Proposal proposal;
        proposal.entityType = m_type;
        proposal.entityUrn = m_urn;
        proposal.aspectName = m_aspect;
        if (!m_changeType.isEmpty())
            proposal.changeType = m_changeType;
        if (!m_contentType.isEmpty())
            proposal.contentType = m_contentType;
        if (!value.is_null())
            proposal.aspect = printed(value);
        if (const json &headers = member(source, "headers"); headers.is_object()) {
            for (const auto &[name, header] : headers.items())
                proposal.headers[QString::fromStdString(name)]
                    = header.is_string()
                        ? QString::fromStdString(header.get_ref<const std::string &>())
                        : QString::fromStdString(printed(header));
        }
        if (const json &metadata = member(source, "systemMetadata"); metadata.is_object())
            proposal.systemMetadata = printed(fromAvro(u"status"_s, metadata));
        m_items.push_back({m_line, std::move(proposal)});
    }

    bool checkUrn()
    {
        if (m_urn.isEmpty()) {
            fail(ImportWords::tr("the URN is missing"));
            return false;
        }
        // Only its type must be known here. The server has the last word: some writers make URNs
        // that are wrong in their parts, and some servers keep them.
        const QStringList head = m_urn.split(u':');
        if (head.size() < 4 || head[0] != "urn"_L1 || head[1] != "li"_L1 || head[2].isEmpty()) {
            const auto urn = domain::Urn::parse(m_urn);
            fail(urn ? ImportWords::tr("the URN has no type")
                     : ImportWords::tr("at %1 of the URN: %2")
                           .arg(urn.error().position + 1)
                           .arg(urn.error().reason));
            return false;
        }
        m_type = head[2];
        return true;
    }

    void fail(const QString &reason)
    {
        m_items.push_back({m_line, tl::unexpected(ItemError {m_urn, m_aspect, reason})});
    }

    qint64 m_line;
    std::vector<Item> &m_items;
    QString m_urn;
    QString m_type;
    QString m_aspect;
    QString m_changeType;
    QString m_contentType;
};

QString reasonOf(Break broken, std::string_view text)
{
    switch (broken) {
    case Break::Unbalanced:
        return ImportWords::tr("it is not closed before the next one begins or the file ends");
    case Break::LineInText:
        return ImportWords::tr("a line ends inside a text");
    case Break::TooDeep:
        return ImportWords::tr("it is nested too deep");
    case Break::TooLarge:
        return ImportWords::tr("it is larger than 64 MB");
    case Break::Stray:
        return ImportWords::tr("text that belongs to nothing: %1")
            .arg(QString::fromUtf8(text.data(), qsizetype(text.size())).simplified());
    case Break::None:
        break;
    }
    return {};
}

} // namespace

void parseItem(qint64 line, std::string_view text, std::vector<Item> &items)
{
    ItemParser(line, items).parse(text);
}

Item brokenItem(qint64 line, std::string_view text, Break broken)
{
    return {line, tl::unexpected(ItemError {{}, {}, reasonOf(broken, text)})};
}

} // namespace ingest
