using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Shop;

[DebuggerDisplay("{ToString()}")]
public partial class Attributed
{
    [Workflow]
    [return: NotNullIfNotNull(nameof(order))]
    public async partial Task<string?> Run([AllowNull] string order, [CallerMemberName] string caller = "", [CallerLineNumber] int line = 0)
    {
        [MethodImpl(MethodImplOptions.NoInlining)]
        static string Trim([DisallowNull] string text) => text.Trim();

        var shout = [DebuggerStepThrough] (string text) => text.ToUpperInvariant();
        string label = shout(Trim(order ?? caller));
        await Ship(label, line);
        return label;
    }

    [Step, DebuggerStepThrough] private static async partial Task Ship(string order, int line) => await Task.Yield();
}
