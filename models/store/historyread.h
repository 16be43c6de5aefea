// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/pending.h"
#include "models/domain/urn.h"
#include "models/gms/client.h"
#include "models/history/timeline.h"

#include <QObject>

#include <list>
#include <optional>
#include <vector>

namespace store {

//! Reads the versions of a deployment's aspects that the server still holds: the present ones in
//! one request, then each aspect downwards from its newest, some aspects at a time. What came
//! stays, whatever happens to the rest. Destroying it cancels what is under way.
class HistoryRead final : public QObject
{
    Q_OBJECT

public:
    //! A server keeps 20 besides the present one unless it is told otherwise; to ask for a few more
    //! shows that there are none.
    static constexpr int usualVersions = 24;

    //! \a client outlives it.
    HistoryRead(gms::Client &client, const domain::Urn &deployment, QObject *parent = nullptr);
    ~HistoryRead() override;

    //! Reads at most \a most versions of each aspect.
    void start(int most = usualVersions);
    //! Goes on with the aspects that end Unread or Failed, by \a further versions each; all anew
    //! where not even the present ones came.
    void more(int further = usualVersions);
    void stop();

    //! Those of changes::aspect::ofDeployment, in that order; empty before the present ones came.
    const std::vector<history::AspectVersions> &aspects() const { return m_aspects; }
    bool isReading() const { return m_first != nullptr || !m_walks.empty() || !m_waiting.empty(); }
    int aspectsDone() const; //!< of aspects(): not being read
    int versionCount() const; //!< that are here
    //! Why not even the present aspects came.
    const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    //! aspects(), or whether it is reading. Not at once for start(), more() and stop().
    void changed();

private:
    struct Walk
    {
        std::size_t aspect = 0;
        int left = 0; //!< versions that may still be asked for
        Pending call;
        Pending ended; //!< the call whose answer is being looked at
    };
    void presentCame(Result<std::map<QString, gms::AspectState>> found, int most);
    void pump();
    void step(Walk &walk);
    void came(Walk &walk, Result<gms::AspectState> state);

    gms::Client &m_client;
    const domain::Urn m_urn;
    std::vector<history::AspectVersions> m_aspects;
    std::optional<Error> m_error;
    Pending m_first;
    Pending m_ended; //!< the call whose answer is being looked at
    std::list<Walk> m_walks; //!< under way
    std::vector<std::pair<std::size_t, int>> m_waiting; //!< aspects, and how many versions of each
};

} // namespace store
