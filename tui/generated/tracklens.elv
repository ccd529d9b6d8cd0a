
use builtin;
use str;

set edit:completion:arg-completer[tracklens] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'tracklens'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'tracklens'= {
            cand --config 'A configuration file of Momentum'
            cand --max-metadata-len 'The most bytes of metadata in a link'
            cand --now 'The time to hold an expiry against'
            cand --signature-key-file 'The key of signatures'
            cand --cipher-key-file 'The key of encrypted payloads'
            cand --cipher-iv-file 'The initialisation vector that belongs to the cipher''s key'
            cand --preferences 'A TOML file with the preferences of the inspector'
            cand --mask 'Hide the recipient and the values of the metadata'
            cand --mouse 'Listen to the mouse'
            cand --print-keys 'Print the keys of the inspector'
            cand --print-config 'Print the preferences that hold'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand decode 'Say what links carry, one candidate a line'
            cand encode 'Write links from JSON objects, one a line'
            cand completions 'Print what a shell needs to complete this command line'
            cand man 'Print the manual page, in roff: what `--help` says of every command'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tracklens;decode'= {
            cand --format 'How to write what links say'
            cand --config 'A configuration file of Momentum'
            cand --max-metadata-len 'The most bytes of metadata in a link'
            cand --now 'The time to hold an expiry against'
            cand --signature-key-file 'The key of signatures'
            cand --cipher-key-file 'The key of encrypted payloads'
            cand --cipher-iv-file 'The initialisation vector that belongs to the cipher''s key'
            cand --mask 'Hide the recipient and the values of the metadata'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tracklens;encode'= {
            cand --config 'A configuration file of Momentum'
            cand --max-metadata-len 'The most bytes of metadata in a link'
            cand --signature-key-file 'The key of signatures'
            cand --cipher-key-file 'The key of encrypted payloads'
            cand --cipher-iv-file 'The initialisation vector that belongs to the cipher''s key'
            cand --refuse-long-metadata 'Write no link whose metadata is over the limit'
            cand --cut-link-names 'Cut the name of a link to 63 bytes'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tracklens;completions'= {
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tracklens;man'= {
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'tracklens;help'= {
            cand decode 'Say what links carry, one candidate a line'
            cand encode 'Write links from JSON objects, one a line'
            cand completions 'Print what a shell needs to complete this command line'
            cand man 'Print the manual page, in roff: what `--help` says of every command'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tracklens;help;decode'= {
        }
        &'tracklens;help;encode'= {
        }
        &'tracklens;help;completions'= {
        }
        &'tracklens;help;man'= {
        }
        &'tracklens;help;help'= {
        }
    ]
    $completions[$command]
}
