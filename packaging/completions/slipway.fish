# SPDX-FileCopyrightText: Slipway contributors
# SPDX-License-Identifier: GPL-3.0-or-later

set -l commands list show import edit serve
set -l bare "not __fish_seen_subcommand_from $commands"
set -l works "not __fish_seen_subcommand_from serve"

complete -c slipway -n $bare -a list -d 'Print deployments'
complete -c slipway -n $bare -a show -d 'Print one deployment'
complete -c slipway -n $bare -a import -d 'Write a file into the catalog'
complete -c slipway -n $bare -a edit -d 'Change deployments'
complete -c slipway -n $bare -a serve -d 'Run the embedded GMS'
complete -c slipway -s h -l help -d 'Print options and an example'
complete -c slipway -l log -r -F -d 'Write a log, without tokens'
complete -c slipway -n $works -l server -x -d 'The GMS to work on'
complete -c slipway -l data -r -F -d 'Data file of the embedded GMS'
complete -c slipway -n $bare -l version -d 'Print the version'
complete -c slipway -n $bare -l import -r -F -d 'Files to import'
complete -c slipway -n $bare -l new-connection -d 'Begin with a new connection'
complete -c slipway -n $bare -l open-snapshot -d 'Begin with choosing a snapshot'

set -l list '__fish_seen_subcommand_from list'
complete -c slipway -f -n $list -l platform -x -a 'sagemaker azureml vertexai mlflow kserve seldon' -d 'Only of this platform'
complete -c slipway -f -n $list -l env -x -a 'DEV TEST QA UAT EI PRE STG NON_PROD PROD CORP RVW PRD TST SIT SBX SANDBOX CERT' -d 'Only in this environment'
complete -c slipway -f -n $list -l status -x -a 'CREATING DELETING FAILED IN_SERVICE OUT_OF_SERVICE ROLLING_BACK UNKNOWN UPDATING' -d 'Only with this status'
complete -c slipway -f -n $list -l text -x -d 'Only with this text'
complete -c slipway -f -n $list -l deprecated -d 'Only deprecated ones'
complete -c slipway -f -n $list -l removed -d 'Removed ones, too'
complete -c slipway -f -n $list -l columns -x -a 'urn name platform env status version description url created owners tags instance container deprecated decommission note replacement removed properties models' -d 'Keys to print'
complete -c slipway -f -n $list -l format -x -a 'table csv json' -d 'How to print'
complete -c slipway -f -n '__fish_seen_subcommand_from show edit' -l format -x -a 'table json' -d 'How to print'
complete -c slipway -f -n '__fish_seen_subcommand_from list edit' -l filter -x -d 'Only what this filter leaves'

set -l edit '__fish_seen_subcommand_from edit'
complete -c slipway -f -n $edit -l add-owner -x -d 'Add an owner: URN[=TYPE]'
complete -c slipway -f -n $edit -l remove-owner -x -d 'Remove an owner: URN[=TYPE]'
complete -c slipway -f -n $edit -l add-tag -x -d 'Add a tag'
complete -c slipway -f -n $edit -l remove-tag -x -d 'Remove a tag'
complete -c slipway -f -n $edit -l deprecate -d 'Mark as deprecated'
complete -c slipway -f -n $edit -l decommission -x -d 'Day on which it goes'
complete -c slipway -f -n $edit -l note -x -d 'Why it is deprecated'
complete -c slipway -f -n $edit -l replacement -x -d 'URN of what replaces it'
complete -c slipway -f -n $edit -l undeprecate -d 'Take the deprecation back'
complete -c slipway -f -n $edit -l remove -d 'Soft-delete'
complete -c slipway -f -n $edit -l restore -d 'Take a soft-deletion back'
complete -c slipway -f -n $edit -l set-prop -x -d 'KEY=VALUE'
complete -c slipway -f -n $edit -l actor -x -d 'User that the edits name'
complete -c slipway -f -n $edit -l dry-run -d 'Change nothing'

set -l serve '__fish_seen_subcommand_from serve'
complete -c slipway -f -n $serve -l port -x -d '0 takes a free one'
complete -c slipway -f -n $serve -l token -x -d 'Ask every request for it'
complete -c slipway -f -n $serve -l act-as -x -d 'Behave as this release'
complete -c slipway -f -n $serve -l check -d 'Check the data file and end'
