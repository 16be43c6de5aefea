// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/review/assess.h"
#include "models/review/candidates.h"
#include "models/review/clashes.h"

#include <QObject>

#include <memory>

namespace review {

//! A review of what a filter leaves, and what comes of it. Small ones are answered at once, large
//! ones from a worker; the latest question wins.
class Reviewer final : public QObject
{
    Q_OBJECT

public:
    struct Question
    {
        CatalogPtr catalog;
        std::vector<Row> rows; //!< what the filter leaves; those that are deprecated are reviewed
        filter::Filter within; //!< that filter; of candidates
        Context context;
        Policy policy;
        filter::Filter ephemeral;
        ClashRules clashRules;
    };
    struct Answer
    {
        std::shared_ptr<const Index> index; //!< never null
        Context context;
        Policy policy;
        std::vector<Assessment> assessments;
        std::array<std::vector<std::size_t>, bucketCount> columns;
        Sums sums;
        std::vector<Clash> clashes;
        std::vector<Candidate> candidates;

        const Catalog &catalog() const { return index->catalog(); }
        //! The number of the assessment of \a row; nothing where it is not among them.
        std::optional<std::size_t> find(Row row) const;
    };
    using AnswerPtr = std::shared_ptr<const Answer>;

    explicit Reviewer(QObject *parent = nullptr);
    ~Reviewer() override;

    void ask(const Question &question);
    const AnswerPtr &answer() const { return m_answer; } //!< never null
    bool isBusy() const { return m_cancel != nullptr; }

    //! Pure. \a index is of the catalog, or null.
    static AnswerPtr answered(const Question &question, std::shared_ptr<const Index> index,
                              const std::atomic_bool *cancelled = nullptr);

Q_SIGNALS:
    void changed(); //!< answer() is new
    void busyChanged();

private:
    void take(AnswerPtr answer);

    AnswerPtr m_answer;
    std::shared_ptr<std::atomic_bool> m_cancel; //!< of the question under way
};

} // namespace review
