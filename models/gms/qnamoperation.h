// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/gms/transport.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QPointer>

class QNetworkAccessManager;

namespace gms {

//! What QnamOperation sends, ready for the network.
struct QnamCall
{
    QNetworkRequest request;
    QByteArray method;
    QByteArray body;
    bool once = false; //!< must not be sent again, whatever happens to the connection
    QByteArray token; //!< taken out of whatever comes back
    QString name; //!< "GET /config"
};

//! One request on its way. Follows redirects of reads that stay on the same origin, a few times;
//! any other redirect is an answer, so that the token goes nowhere else.
class QnamOperation final : public QObject, public Operation
{
    Q_OBJECT

public:
    QnamOperation(QNetworkAccessManager &manager, QnamCall call, Done<HttpReply> done,
                  Hearing hearing);
    ~QnamOperation() override;

private:
    void start();
    void drop();
    void hear();
    void finish();
    bool followRedirect();
    std::optional<Error> fault() const;
    HttpReply takeReply();
    QString cleaned(QString text) const;

    QNetworkAccessManager &m_manager;
    QnamCall m_call;
    Done<HttpReply> m_done;
    Hearing m_hearing;
    QPointer<QNetworkReply> m_reply; //!< the manager may go first and take it along
    QElapsedTimer m_clock;
    int m_redirects = 0;
    bool m_headHeard = false;
    bool m_tooLarge = false;
};

} // namespace gms
