using System.CommandLine;

namespace Workflow.Cli.Commands;

/// <summary>Options and arguments that name something: an empty text, as an unset variable of a script makes it, is wrong usage.</summary>
internal static class Filled
{
    public static Option<string?> Of(Option<string?> option)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: "" }]) result.AddError($"{option.Name} must not be empty.");
        });
        return option;
    }

    public static Argument<string> Of(Argument<string> argument)
    {
        argument.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: "" }]) result.AddError($"{argument.Name} must not be empty.");
        });
        return argument;
    }
}
