#define SHOUT
#nullable enable

namespace Shop;

public partial class Directives
{
    #region Workflows

    [Workflow]
    public async partial Task<string> Run(string order)
    {
#if SHOUT
        string label = order.ToUpperInvariant();
#else
        string label = DateTime.Now.ToString();
#endif
#pragma warning disable WFL2001 // The label is thrown away.
        _ = DateTime.Now.ToString();
#pragma warning restore WFL2001
#line 200 "Other.cs"
        await Ship(label);
#line default
        return label;
    }

    #endregion

    [Step] private static async partial Task Ship(string order) => await Task.Yield();
}
