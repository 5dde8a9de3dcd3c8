using System.Globalization;
using System.Text;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Methods;

/// <summary>Valid names made of invalid ones, to be shown in messages and set by the fix.</summary>
internal static class NameProposal
{
    /// <summary>A workflow's, step's or queue's name that comes as near as possible: <c>Größe-Prüfen</c> is <c>grosse_prufen</c>.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="otherwise">The name where nothing of the text can be kept.</param>
    public static string ForName(string text, string otherwise)
    {
        string words = NameRules.DefaultName(KeepWords(text)) ?? Snake(KeepWords(text));
        if (NameRules.IsName(words)) return words;
        return words.Length > 0 && NameRules.IsName($"{otherwise}_{words}") ? $"{otherwise}_{words}" : otherwise;
    }

    /// <summary>A version that comes as near as possible: <c>1.0 beta</c> is <c>1.0-beta</c>.</summary>
    public static string ForVersion(string text)
    {
        var version = new StringBuilder(text.Length);
        foreach (char c in text.Trim())
        {
            char kept = NameRules.IsVersion(c.ToString()) ? c : '-';
            if (kept is '-' or '_' && version.Length > 0 && version[version.Length - 1] == kept) continue;
            version.Append(kept);
        }

        string trimmed = version.ToString().Trim('-', '_');
        return NameRules.IsVersion(trimmed) ? trimmed : "1.0.0";
    }

    /// <summary>Letters without their accents, and one underscore for everything between words.</summary>
    private static string KeepWords(string text)
    {
        var words = new StringBuilder(text.Length);
        foreach (char c in text.Replace("ß", "ss").Replace("æ", "ae").Replace("Æ", "Ae").Replace("ø", "o").Replace("Ø", "O").Normalize(NormalizationForm.FormD))
        {
            bool isKept = c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9';
            if (isKept) words.Append(c);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            else if (words.Length > 0 && words[words.Length - 1] != '_') words.Append('_');
        }

        return words.ToString().Trim('_');
    }

    /// <summary>The snake_case of a text whose default name is not valid as it stands, for instance because it begins with a digit.</summary>
    private static string Snake(string words) => NameRules.DefaultName("X" + words) is { } name ? name.Substring(1).TrimStart('_') : "";
}
