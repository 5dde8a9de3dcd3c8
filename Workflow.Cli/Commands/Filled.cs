using System.CommandLine;
using System.CommandLine.Parsing;

namespace Workflow.Cli.Commands;

/// <summary>Options and arguments that name something: an empty text, as an unset variable of a script makes it, is wrong usage.</summary>
internal static class Filled
{
    public static Option<string?> Of(Option<string?> option)
    {
        option.Validators.Add(RefusesEmpty(option));
        return option;
    }

    public static Argument<string> Of(Argument<string> argument)
    {
        argument.Validators.Add(RefusesEmpty(argument));
        return argument;
    }

    private static Action<SymbolResult> RefusesEmpty(Symbol symbol) => result =>
    {
        if (result.Tokens is [{ Value: "" }]) result.AddError($"{symbol.Name} must not be empty.");
    };
}
