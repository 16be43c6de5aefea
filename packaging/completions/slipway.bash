# SPDX-FileCopyrightText: Slipway contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Bash completion for slipway.

_slipway() {
    local cur prev words cword
    _init_completion -n = || return
    local environments="DEV TEST QA UAT EI PRE STG NON_PROD PROD CORP RVW PRD TST SIT SBX SANDBOX CERT"
    local statuses="CREATING DELETING FAILED IN_SERVICE OUT_OF_SERVICE ROLLING_BACK UNKNOWN UPDATING"
    local command="" word
    for word in "${words[@]:1:cword-1}"; do
        case $word in
        list | show | import | edit | serve | graph | impact | rollback | orphans | matrix | compare | review | changes) command=$word && break ;;
        esac
    done
    case $prev in
    --data | --log | --out) _filedir && return ;;
    --since) COMPREPLY=($(compgen -W "last yesterday -7d -30d" -- "$cur")) && return ;;
    --import) _filedir '@(json|jsonl|ndjson)' && return ;;
    --env) COMPREPLY=($(compgen -W "$environments" -- "$cur")) && return ;;
    --status) COMPREPLY=($(compgen -W "$statuses" -- "$cur")) && return ;;
    --platform) COMPREPLY=($(compgen -W "sagemaker azureml vertexai mlflow kserve seldon" -- "$cur")) && return ;;
    --format)
        local formats="table json"
        [ "$command" = list ] && formats="table csv json"
        [ "$command" = graph ] && formats="dot json"
        [ "$command" = review ] && formats="table json csv html pdf ics"
        COMPREPLY=($(compgen -W "$formats" -- "$cur"))
        return
        ;;
    --columns)
        COMPREPLY=($(compgen -W "urn name platform env status version description url created owners tags instance \
            container deprecated decommission note replacement removed properties models" -- "$cur"))
        return
        ;;
    --hops) COMPREPLY=($(compgen -W "0 1 2 3 all" -- "$cur")) && return ;;
    --server | --filter | --text | --add-owner | --remove-owner | --add-tag | --remove-tag | --decommission | --note | \
        --replacement | --set-prop | --actor | --port | --token | --act-as)
        return
        ;;
    esac
    local common="--help --log --server --data" options=""
    case $command in
    list) options="$common --filter --platform --env --status --text --deprecated --removed --columns --format" ;;
    show | impact | rollback | orphans | matrix | compare) options="$common --format" ;;
    graph) options="$common --hops --format" ;;
    review) options="$common --filter --format --out" ;;
    changes) options="$common --since --filter --format" ;;
    import) options="$common" ;;
    edit)
        options="$common --filter --add-owner --remove-owner --add-tag --remove-tag --deprecate --decommission --note
            --replacement --undeprecate --remove --restore --set-prop --actor --dry-run --format"
        ;;
    serve) options="--help --log --data --port --token --act-as --check" ;;
    *) options="$common --version --import --new-connection --open-snapshot" ;;
    esac
    if [[ $cur == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$cur"))
    elif [ -z "$command" ]; then
        COMPREPLY=($(compgen -W "list show import edit serve graph impact rollback orphans matrix compare review changes" -- "$cur"))
        _filedir '@(slipway-views|slipway-snapshot|snapshot|json|jsonl)'
    elif [ "$command" = import ]; then
        _filedir
    fi
} && complete -F _slipway slipway
