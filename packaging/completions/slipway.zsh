#compdef slipway
# SPDX-FileCopyrightText: Slipway contributors
# SPDX-License-Identifier: GPL-3.0-or-later

local -a environments statuses keys common
environments=(DEV TEST QA UAT EI PRE STG NON_PROD PROD CORP RVW PRD TST SIT SBX SANDBOX CERT)
statuses=(CREATING DELETING FAILED IN_SERVICE OUT_OF_SERVICE ROLLING_BACK UNKNOWN UPDATING)
keys=(urn name platform env status version description url created owners tags instance container deprecated
  decommission note replacement removed properties models)
common=(
  '(-h --help)'{-h,--help}'[print options and an example]'
  '--log[write a log, without tokens]:file:_files'
  '(--data)--server[the GMS to work on]:URL:'
  '(--server)--data[data file of the embedded GMS]:file:_files')

_slipway_command() {
  case $words[1] in
    list)
      _arguments $common \
        '--filter[only what this filter leaves]:filter:' \
        '*--platform[only of this platform]:platform:(sagemaker azureml vertexai mlflow kserve seldon)' \
        "*--env[only in this environment]:environment:($environments)" \
        "*--status[only with this status]:status:($statuses)" \
        '--text[only with this text]:text:' \
        '--deprecated[only deprecated ones]' \
        '--removed[removed ones, too]' \
        "--columns[keys to print]:keys:_values -s , key $keys" \
        '--format[how to print]:format:(table csv json)'
      ;;
    show)
      _arguments $common '--format[how to print]:format:(table json)' '1:URN:'
      ;;
    impact|rollback)
      _arguments $common '--format[how to print]:format:(table json)' '1:URN:'
      ;;
    graph)
      _arguments $common '--hops[how many edges to go]:hops:(0 1 2 3 all)' \
        '--format[how to print]:format:(dot json)' '1:URN:'
      ;;
    orphans)
      _arguments $common '--format[how to print]:format:(table json)'
      ;;
    matrix)
      _arguments $common '--format[how to print]:format:(table json)' '1:URN of a model group:'
      ;;
    compare)
      _arguments $common '--format[how to print]:format:(table json)' '*:URN:'
      ;;
    review)
      _arguments $common '--filter[only what this filter leaves]:filter:' \
        '--format[how to print]:format:(table json csv html pdf ics)' '--out[file to write]:file:_files'
      ;;
    changes)
      _arguments $common '--since[the last snapshot, or a day]:day:(last yesterday -7d -30d)' \
        '--filter[only what this filter leaves]:filter:' '--format[how to print]:format:(table json)'
      ;;
    import)
      _arguments $common '1:file:_files'
      ;;
    edit)
      _arguments $common \
        '--filter[all that this filter leaves]:filter:' \
        '*--add-owner[add an owner]:URN[=TYPE]:' \
        '*--remove-owner[remove an owner]:URN[=TYPE]:' \
        '*--add-tag[add a tag]:tag:' \
        '*--remove-tag[remove a tag]:tag:' \
        '(--undeprecate)--deprecate[mark as deprecated]' \
        '--decommission[day on which it goes]:day:' \
        '--note[why it is deprecated]:note:' \
        '--replacement[what replaces it]:URN:' \
        '(--deprecate)--undeprecate[take the deprecation back]' \
        '(--restore)--remove[soft-delete]' \
        '(--remove)--restore[take a soft-deletion back]' \
        '*--set-prop[set a custom property]:KEY=VALUE:' \
        '--actor[the user that the edits name]:URN:' \
        '--dry-run[change nothing]' \
        '--format[how to print]:format:(table json)' \
        '*:URN:'
      ;;
    serve)
      _arguments '(-h --help)'{-h,--help}'[print options and an example]' \
        '--log[write a log, without tokens]:file:_files' \
        '--data[data file]:file:_files' \
        '--port[0 takes a free one]:port:' \
        '--token[ask every request for it]:token:' \
        '--act-as[behave as this release]:release:' \
        '--check[check the data file and end]'
      ;;
  esac
}

_slipway() {
  local curcontext=$curcontext state line
  local -A opt_args
  _arguments -C $common \
    '--version[print the version]' \
    '*--import[files to import]:file:_files' \
    '(--open-snapshot)--new-connection[begin with a new connection]' \
    '(--new-connection)--open-snapshot[begin with choosing a snapshot]' \
    '1: :->first' '*:: :->rest'
  case $state in
    first)
      local -a commands
      commands=('list:print deployments' 'show:print one deployment' 'import:write a file into the catalog'
        'edit:change deployments' 'serve:run the embedded GMS' 'graph:print what is linked with something'
        'impact:what goes with it, and whom to tell' 'rollback:versions to go back to'
        'orphans:what has lost its links' 'matrix:versions of a group by environment'
        'compare:deployments side by side' 'review:which deprecated ones can go'
        'changes:what changed since a day')
      _describe command commands
      _files
      ;;
    rest)
      _slipway_command
      ;;
  esac
}

_slipway "$@"
