
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'tracklens' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'tracklens'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'tracklens' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'A configuration file of Momentum')
            [CompletionResult]::new('--max-metadata-len', '--max-metadata-len', [CompletionResultType]::ParameterName, 'The most bytes of metadata in a link')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to hold an expiry against')
            [CompletionResult]::new('--signature-key-file', '--signature-key-file', [CompletionResultType]::ParameterName, 'The key of signatures')
            [CompletionResult]::new('--cipher-key-file', '--cipher-key-file', [CompletionResultType]::ParameterName, 'The key of encrypted payloads')
            [CompletionResult]::new('--cipher-iv-file', '--cipher-iv-file', [CompletionResultType]::ParameterName, 'The initialisation vector that belongs to the cipher''s key')
            [CompletionResult]::new('--preferences', '--preferences', [CompletionResultType]::ParameterName, 'A TOML file with the preferences of the inspector')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Hide the recipient and the values of the metadata')
            [CompletionResult]::new('--mouse', '--mouse', [CompletionResultType]::ParameterName, 'Listen to the mouse')
            [CompletionResult]::new('--print-keys', '--print-keys', [CompletionResultType]::ParameterName, 'Print the keys of the inspector')
            [CompletionResult]::new('--print-config', '--print-config', [CompletionResultType]::ParameterName, 'Print the preferences that hold')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('decode', 'decode', [CompletionResultType]::ParameterValue, 'Say what links carry, one candidate a line')
            [CompletionResult]::new('encode', 'encode', [CompletionResultType]::ParameterValue, 'Write links from JSON objects, one a line')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print what a shell needs to complete this command line')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual page, in roff: what `--help` says of every command')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tracklens;decode' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write what links say')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'A configuration file of Momentum')
            [CompletionResult]::new('--max-metadata-len', '--max-metadata-len', [CompletionResultType]::ParameterName, 'The most bytes of metadata in a link')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to hold an expiry against')
            [CompletionResult]::new('--signature-key-file', '--signature-key-file', [CompletionResultType]::ParameterName, 'The key of signatures')
            [CompletionResult]::new('--cipher-key-file', '--cipher-key-file', [CompletionResultType]::ParameterName, 'The key of encrypted payloads')
            [CompletionResult]::new('--cipher-iv-file', '--cipher-iv-file', [CompletionResultType]::ParameterName, 'The initialisation vector that belongs to the cipher''s key')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Hide the recipient and the values of the metadata')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tracklens;encode' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'A configuration file of Momentum')
            [CompletionResult]::new('--max-metadata-len', '--max-metadata-len', [CompletionResultType]::ParameterName, 'The most bytes of metadata in a link')
            [CompletionResult]::new('--signature-key-file', '--signature-key-file', [CompletionResultType]::ParameterName, 'The key of signatures')
            [CompletionResult]::new('--cipher-key-file', '--cipher-key-file', [CompletionResultType]::ParameterName, 'The key of encrypted payloads')
            [CompletionResult]::new('--cipher-iv-file', '--cipher-iv-file', [CompletionResultType]::ParameterName, 'The initialisation vector that belongs to the cipher''s key')
            [CompletionResult]::new('--refuse-long-metadata', '--refuse-long-metadata', [CompletionResultType]::ParameterName, 'Write no link whose metadata is over the limit')
            [CompletionResult]::new('--cut-link-names', '--cut-link-names', [CompletionResultType]::ParameterName, 'Cut the name of a link to 63 bytes')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tracklens;completions' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tracklens;man' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'tracklens;help' {
            [CompletionResult]::new('decode', 'decode', [CompletionResultType]::ParameterValue, 'Say what links carry, one candidate a line')
            [CompletionResult]::new('encode', 'encode', [CompletionResultType]::ParameterValue, 'Write links from JSON objects, one a line')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print what a shell needs to complete this command line')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual page, in roff: what `--help` says of every command')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tracklens;help;decode' {
            break
        }
        'tracklens;help;encode' {
            break
        }
        'tracklens;help;completions' {
            break
        }
        'tracklens;help;man' {
            break
        }
        'tracklens;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
