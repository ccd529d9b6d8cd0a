# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_tracklens_global_optspecs
    string join \n config= max-metadata-len= now= mask signature-key-file= cipher-key-file= cipher-iv-file= preferences= mouse print-keys print-config h/help V/version
end

function __fish_tracklens_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_tracklens_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_tracklens_using_subcommand
    set -l cmd (__fish_tracklens_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c tracklens -n "__fish_tracklens_needs_command" -l config -d 'A configuration file of Momentum' -r -F
complete -c tracklens -n "__fish_tracklens_needs_command" -l max-metadata-len -d 'The most bytes of metadata in a link' -r
complete -c tracklens -n "__fish_tracklens_needs_command" -l now -d 'The time to hold an expiry against' -r
complete -c tracklens -n "__fish_tracklens_needs_command" -l signature-key-file -d 'The key of signatures' -r -F
complete -c tracklens -n "__fish_tracklens_needs_command" -l cipher-key-file -d 'The key of encrypted payloads' -r -F
complete -c tracklens -n "__fish_tracklens_needs_command" -l cipher-iv-file -d 'The initialisation vector that belongs to the cipher\'s key' -r -F
complete -c tracklens -n "__fish_tracklens_needs_command" -l preferences -d 'A TOML file with the preferences of the inspector' -r -F
complete -c tracklens -n "__fish_tracklens_needs_command" -l mask -d 'Hide the recipient and the values of the metadata'
complete -c tracklens -n "__fish_tracklens_needs_command" -l mouse -d 'Listen to the mouse'
complete -c tracklens -n "__fish_tracklens_needs_command" -l print-keys -d 'Print the keys of the inspector'
complete -c tracklens -n "__fish_tracklens_needs_command" -l print-config -d 'Print the preferences that hold'
complete -c tracklens -n "__fish_tracklens_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tracklens -n "__fish_tracklens_needs_command" -s V -l version -d 'Print version'
complete -c tracklens -n "__fish_tracklens_needs_command" -f -a "decode" -d 'Say what links carry, one candidate a line'
complete -c tracklens -n "__fish_tracklens_needs_command" -f -a "encode" -d 'Write links from JSON objects, one a line'
complete -c tracklens -n "__fish_tracklens_needs_command" -f -a "completions" -d 'Print what a shell needs to complete this command line'
complete -c tracklens -n "__fish_tracklens_needs_command" -f -a "man" -d 'Print the manual page, in roff: what `--help` says of every command'
complete -c tracklens -n "__fish_tracklens_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tracklens -n "__fish_tracklens_using_subcommand decode" -l format -d 'How to write what links say' -r -f -a "text\t'For people'
ndjson\t'One JSON object a line, in the order of the input'
json\t'One JSON array'
tsv\t'A header and one line a link: tab, newline and backslash as `\\t \\n \\\\`'
event\t'The event that a link stands for, one JSON object a line, in the vendor\'s webhook form; none of an expired link'
markdown\t'A report for a ticket: the link defanged, and nothing in it that Markdown could take for more than text'"
complete -c tracklens -n "__fish_tracklens_using_subcommand decode" -l config -d 'A configuration file of Momentum' -r -F
complete -c tracklens -n "__fish_tracklens_using_subcommand decode" -l max-metadata-len -d 'The most bytes of metadata in a link' -r
complete -c tracklens -n "__fish_tracklens_using_subcommand decode" -l now -d 'The time to hold an expiry against' -r
complete -c tracklens -n "__fish_tracklens_using_subcommand decode" -l signature-key-file -d 'The key of signatures' -r -F
complete -c tracklens -n "__fish_tracklens_using_subcommand decode" -l cipher-key-file -d 'The key of encrypted payloads' -r -F
complete -c tracklens -n "__fish_tracklens_using_subcommand decode" -l cipher-iv-file -d 'The initialisation vector that belongs to the cipher\'s key' -r -F
complete -c tracklens -n "__fish_tracklens_using_subcommand decode" -l mask -d 'Hide the recipient and the values of the metadata'
complete -c tracklens -n "__fish_tracklens_using_subcommand decode" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tracklens -n "__fish_tracklens_using_subcommand encode" -l config -d 'A configuration file of Momentum' -r -F
complete -c tracklens -n "__fish_tracklens_using_subcommand encode" -l max-metadata-len -d 'The most bytes of metadata in a link' -r
complete -c tracklens -n "__fish_tracklens_using_subcommand encode" -l signature-key-file -d 'The key of signatures' -r -F
complete -c tracklens -n "__fish_tracklens_using_subcommand encode" -l cipher-key-file -d 'The key of encrypted payloads' -r -F
complete -c tracklens -n "__fish_tracklens_using_subcommand encode" -l cipher-iv-file -d 'The initialisation vector that belongs to the cipher\'s key' -r -F
complete -c tracklens -n "__fish_tracklens_using_subcommand encode" -l refuse-long-metadata -d 'Write no link whose metadata is over the limit'
complete -c tracklens -n "__fish_tracklens_using_subcommand encode" -l cut-link-names -d 'Cut the name of a link to 63 bytes'
complete -c tracklens -n "__fish_tracklens_using_subcommand encode" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tracklens -n "__fish_tracklens_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tracklens -n "__fish_tracklens_using_subcommand man" -s h -l help -d 'Print help'
complete -c tracklens -n "__fish_tracklens_using_subcommand help; and not __fish_seen_subcommand_from decode encode completions man help" -f -a "decode" -d 'Say what links carry, one candidate a line'
complete -c tracklens -n "__fish_tracklens_using_subcommand help; and not __fish_seen_subcommand_from decode encode completions man help" -f -a "encode" -d 'Write links from JSON objects, one a line'
complete -c tracklens -n "__fish_tracklens_using_subcommand help; and not __fish_seen_subcommand_from decode encode completions man help" -f -a "completions" -d 'Print what a shell needs to complete this command line'
complete -c tracklens -n "__fish_tracklens_using_subcommand help; and not __fish_seen_subcommand_from decode encode completions man help" -f -a "man" -d 'Print the manual page, in roff: what `--help` says of every command'
complete -c tracklens -n "__fish_tracklens_using_subcommand help; and not __fish_seen_subcommand_from decode encode completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
