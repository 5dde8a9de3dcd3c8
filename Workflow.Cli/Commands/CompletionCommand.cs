using System.CommandLine;

namespace Workflow.Cli.Commands;

/// <summary>Prints what teaches a shell to complete verbs, options, statuses and run ids.</summary>
internal sealed class CompletionCommand : Verb
{
    // What is suggested comes out of a store or a trace: no script may expand it. compgen -W would.
    private const string Bash = """
        _workflow_complete() {
          local suggestion
          COMPREPLY=()
          while IFS= read -r suggestion; do
            if [[ $suggestion == "${COMP_WORDS[COMP_CWORD]}"* ]]; then COMPREPLY+=("$suggestion"); fi
          done < <(workflow "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)
        }
        complete -o default -F _workflow_complete workflow
        """;

    private const string Zsh = """
        _workflow_complete() {
          local suggestions=("${(@f)$(workflow "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
          compadd -- ${suggestions:#}
        }
        compdef _workflow_complete workflow
        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName workflow -ScriptBlock {
          param($wordToComplete, $commandAst, $cursorPosition)
          workflow "[suggest:$cursorPosition]" "$commandAst" 2>$null |
            Where-Object { $_.StartsWith($wordToComplete, [StringComparison]::Ordinal) } |
            ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }
        """;

    private readonly Argument<string> _shell = new("SHELL") { Description = "bash, zsh or pwsh." };

    public CompletionCommand() : base(
        "completion", "Prints the script that has a shell complete verbs, options, statuses and run ids.",
        "eval \"$(workflow completion bash)\"",
        "source <(workflow completion zsh)",
        "workflow completion pwsh | Out-String | Invoke-Expression")
    {
        _shell.AcceptOnlyFromAmong("bash", "zsh", "pwsh");
        Add(_shell);
    }

    protected override Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        Console.WriteLine(parsed.GetRequiredValue(_shell) switch { "bash" => Bash, "zsh" => Zsh, _ => PowerShell });
        return Task.FromResult(ExitCodes.Done);
    }
}
