namespace Workflow.Runtime.Values.Identity;

/// <summary>
/// The property names that carry identity and type, and how a user's property of the same name survives: <c>$id</c> is written as
/// <c>$$id</c>, <c>$$id</c> as <c>$$$id</c>, and so on. Every other name stays as it is.
/// </summary>
internal static class MetadataNames
{
    public static string Escape(string name) => IsReserved(name, dollars: 1) ? "$" + name : name;

    public static string Unescape(string name) => IsReserved(name, dollars: 2) ? name[1..] : name;

    private static bool IsReserved(string name, int dollars)
    {
        if (name.Length == 0 || name[0] != '$') return false;
        string word = name.TrimStart('$');
        return name.Length - word.Length >= dollars && word is "id" or "ref" or "values" or "type" or "comparer";
    }
}
