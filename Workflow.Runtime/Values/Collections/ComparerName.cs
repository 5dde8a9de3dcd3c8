using System.Globalization;
using Workflow.Runtime.Values.Identity;

namespace Workflow.Runtime.Values.Collections;

/// <summary>The comparers of strings that have a name, so that a collection can be read with the comparer it was written with.</summary>
internal static class ComparerName
{
    /// <summary>The name of a comparer; null for the type's default one.</summary>
    /// <exception cref="ValueException">The comparer has no name.</exception>
    public static string? Of<T>(ValueWriter writer, Type collection, IEqualityComparer<T>? comparer) =>
        comparer is null || ReferenceEquals(comparer, EqualityComparer<T>.Default) ? null : OfString(writer, collection, comparer as IEqualityComparer<string?>, comparer);

    /// <inheritdoc cref="Of{T}(ValueWriter, Type, IEqualityComparer{T})"/>
    public static string? Of<T>(ValueWriter writer, Type collection, IComparer<T>? comparer) =>
        comparer is null || ReferenceEquals(comparer, Comparer<T>.Default) ? null : OfString(writer, collection, comparer as IEqualityComparer<string?>, comparer);

    /// <summary>The comparer of a name; null for the default one.</summary>
    public static StringComparer? Named(ref ValueReader reader, Type item, string? name) => name switch
    {
        null => null,
        _ when item != typeof(string) => throw reader.Fail(TypeName.Of(item), $"the comparer '{name}' compares strings only"),
        nameof(StringComparer.Ordinal) => StringComparer.Ordinal,
        nameof(StringComparer.OrdinalIgnoreCase) => StringComparer.OrdinalIgnoreCase,
        nameof(StringComparer.InvariantCulture) => StringComparer.InvariantCulture,
        nameof(StringComparer.InvariantCultureIgnoreCase) => StringComparer.InvariantCultureIgnoreCase,
        _ => throw reader.Fail(TypeName.Of(item), $"the comparer '{name}' is not known"),
    };

    private static string OfString(ValueWriter writer, Type collection, IEqualityComparer<string?>? comparer, object actual)
    {
        if (StringComparer.IsWellKnownOrdinalComparer(comparer, out bool ignoreCase))
        {
            return ignoreCase ? nameof(StringComparer.OrdinalIgnoreCase) : nameof(StringComparer.Ordinal);
        }

        if (StringComparer.IsWellKnownCultureAwareComparer(comparer, out CompareInfo? culture, out CompareOptions options) && culture.Name.Length == 0)
        {
            if (options == CompareOptions.None) return nameof(StringComparer.InvariantCulture);
            if (options == CompareOptions.IgnoreCase) return nameof(StringComparer.InvariantCultureIgnoreCase);
        }

        throw writer.Fail(TypeName.Of(collection), $"it compares with '{TypeName.Of(actual.GetType())}', which cannot be read back. "
            + "Use the default comparer, StringComparer.Ordinal(IgnoreCase) or StringComparer.InvariantCulture(IgnoreCase).");
    }
}
