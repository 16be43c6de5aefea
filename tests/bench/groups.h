// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

//! What `./dev bench NAME` runs; each prints its figures.
namespace bench {

void benchDecode();
void benchColumns(); //!< filter, counts and sort at 10,000, 100,000 and 1,000,000
void benchTable(); //!< keystrokes and page scroll with the view
void benchLoad(); //!< loads and refreshes from the embedded GMS
void benchBrowse(); //!< tree, selection and export
void benchDashboard(); //!< everything that the charts show
void benchPast(); //!< what changed between two catalogs, and snapshots of them
void benchPalette(); //!< looking for something by a few letters
void benchLocalGms(); //!< the embedded GMS itself
void benchMillion(); //!< its memory while 1,000,000 deployments are listed
void benchApply(); //!< a change set on its way to the embedded GMS
void benchForms(); //!< a bulk edit of 10,000 deployments, opened and staged
void benchGraph(); //!< layout and frames of the graph
void benchReview(); //!< verdicts, candidates and a report
void benchStart(); //!< the whole program, started
void benchKept(); //!< the same with the catalog of the last time

//! What a start is compared with: a window with nothing in it. Runs until it is ended.
int runBareWindow();

} // namespace bench
