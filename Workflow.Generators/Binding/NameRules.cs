using System.Text;

namespace Workflow.Generators.Binding;

/// <summary>The one home of the rules for names of workflows, steps, queues and versions.</summary>
internal static class NameRules
{
    /// <summary>Whether a text is a workflow's, step's or queue's name: <c>^[a-z][a-z0-9_]*$</c> without <c>__</c>.</summary>
    public static bool IsName(string? text)
    {
        if (string.IsNullOrEmpty(text) || !IsLower(text![0]) || HasDoubleUnderscore(text)) return false;
        foreach (char c in text)
            if (!IsLower(c) && !IsDigit(c) && c != '_') return false;
        return true;
    }

    /// <summary>Whether a text is a version: <c>^[a-zA-Z0-9._-]+$</c> without <c>__</c>.</summary>
    public static bool IsVersion(string? text)
    {
        if (string.IsNullOrEmpty(text) || HasDoubleUnderscore(text!)) return false;
        foreach (char c in text!)
            if (!IsLower(c) && !IsUpper(c) && !IsDigit(c) && c is not ('.' or '_' or '-')) return false;
        return true;
    }

    /// <summary>
    /// The name of a method that names none: snake_case, a trailing <c>Async</c> dropped. A word begins at a capital that follows a
    /// lower-case letter or a digit, or that starts the last word of a run of capitals: <c>HTTPOrder2</c> is <c>http_order2</c>.
    /// Null where that gives no valid name, so that the method needs an explicit one.
    /// </summary>
    public static string? DefaultName(string method)
    {
        string words = WithoutAsync(method);
        StringBuilder name = new(words.Length + 4);
        for (int i = 0; i < words.Length; i++)
        {
            if (IsUpper(words[i]) && i > 0 && StartsWord(words, i)) name.Append('_');
            name.Append(IsUpper(words[i]) ? (char)(words[i] | 0x20) : words[i]);
        }

        return IsName(name.ToString()) ? name.ToString() : null;
    }

    /// <summary>A method's name without a trailing <c>Async</c>; a method that is called just that keeps it.</summary>
    public static string WithoutAsync(string method) =>
        method.Length > 5 && method.EndsWith("Async", StringComparison.Ordinal) ? method.Substring(0, method.Length - 5) : method;

    private static bool StartsWord(string text, int index)
    {
        char before = text[index - 1];
        bool endsRun = IsUpper(before) && index + 1 < text.Length && IsLower(text[index + 1]);
        return IsLower(before) || IsDigit(before) || endsRun;
    }

    private static bool HasDoubleUnderscore(string text) => text.IndexOf("__", StringComparison.Ordinal) >= 0;

    private static bool IsLower(char c) => c is >= 'a' and <= 'z';

    private static bool IsUpper(char c) => c is >= 'A' and <= 'Z';

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
