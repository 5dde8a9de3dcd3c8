using System.CommandLine;
using System.CommandLine.Parsing;

namespace Workflow.Cli.Commands;

/// <summary>Tags, one <c>KEY=VALUE</c> per <c>--tag</c>.</summary>
internal static class TagOption
{
    public static Option<Dictionary<string, string>> Create(string description) => new("--tag")
    {
        Description = description,
        HelpName = "KEY=VALUE",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = Parse,
        DefaultValueFactory = static _ => [],
    };

    private static Dictionary<string, string> Parse(ArgumentResult result)
    {
        Dictionary<string, string> tags = new(StringComparer.Ordinal);
        foreach (Token token in result.Tokens)
        {
            int end = token.Value.IndexOf('=', StringComparison.Ordinal);
            if (end <= 0) result.AddError($"'{token.Value}' is not a tag. Write KEY=VALUE, such as customer=acme.");
            else tags[token.Value[..end]] = token.Value[(end + 1)..];
        }

        return tags;
    }
}
